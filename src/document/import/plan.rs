//! A ledger and what its columns mean: tried on a desk, then taken over.

use std::sync::Arc;

use super::headings::Mapping;
use super::problem::{Problem, Problems};
use super::rows::{Defaults, Passed, Reader};
use super::sheet::{Line, Sheet};
use super::{ImportError, Progress};
use crate::case::Actor;
use crate::desk::{Desk, DeskError, Fate, Feed, Take, TakenOver};

/// More lines that are no case are counted and no longer named.
const NAMED: usize = 1000;

/// After so many rows whoever waits is told how far it is.
const TELL: u64 = 32;

/// What is to be taken over, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub sheet: Arc<Sheet>,
    pub mapping: Mapping,
    pub defaults: Defaults,
}

impl Plan {
    /// How many rows stand below the headings.
    pub fn rows(&self) -> usize {
        self.sheet.lines.saturating_sub(self.mapping.line + 1)
    }
}

/// What became, or would become, of the rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    pub taken: TakenOver,
    pub problems: Problems,
    pub passed: PassedOver,
}

/// The lines that are no case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PassedOver {
    /// The first of them, by row.
    pub first: Vec<(u32, Passed)>,
    /// How many there are.
    pub count: usize,
}

impl PassedOver {
    fn add(&mut self, row: u32, why: Passed) {
        self.count += 1;
        if self.first.len() < NAMED {
            self.first.push((row, why));
        }
    }
}

/// Says what would become of each row; writes nothing and holds up nobody.
///
/// # Errors
/// A file that has changed; an actor who may not; a fault of the desk; the wish to stop.
pub fn check(
    desk: &mut Desk,
    actor: &Actor,
    plan: &Plan,
    progress: &mut Progress<'_>,
) -> Result<Outcome, ImportError> {
    go_through(desk, plan, progress, false, |desk, ledger, feed| {
        desk.try_to_take_over(actor, ledger, feed)
    })
}

/// Takes all rows over, or none: none where one does not fit, or where `progress` stops it. Nobody else can write meanwhile, so
/// it ends with the first row that does not fit; [`check`] names them all. The last time that `progress` is called, with all
/// rows done, nothing is kept yet.
///
/// # Errors
/// As [`check`]; nothing was written then.
pub fn take_over(
    desk: &mut Desk,
    actor: &Actor,
    plan: &Plan,
    progress: &mut Progress<'_>,
) -> Result<Outcome, ImportError> {
    go_through(desk, plan, progress, true, |desk, ledger, feed| {
        desk.take_over(actor, ledger, feed)
    })
}

fn go_through(
    desk: &mut Desk,
    plan: &Plan,
    progress: &mut Progress<'_>,
    only_whole: bool,
    run: impl FnOnce(&mut Desk, &str, &mut Feed<'_>) -> Result<TakenOver, DeskError>,
) -> Result<Outcome, ImportError> {
    desk.refresh()?;
    let regulation = Arc::clone(desk.regulation());
    let calendar = Arc::clone(desk.calendar());
    let mut going = Going {
        plan,
        reader: Reader::new(&plan.mapping, &plan.defaults, &regulation, &calendar),
        problems: Problems::of(&plan.mapping, &regulation),
        passed: PassedOver::default(),
        only_whole,
    };
    let mut trouble = None;
    let ledger = plan.sheet.fingerprint();
    let taken = run(
        desk,
        &ledger,
        &mut |take| match going.feed(progress, take) {
            Ok(()) => Ok(going.problems.is_empty()),
            Err(ImportError::Desk(error)) => Err(error),
            Err(ImportError::Stopped) if going.is_over() => Ok(false),
            Err(error) => {
                trouble = Some(error);
                Ok(false)
            }
        },
    )?;
    match trouble {
        Some(error) => Err(error),
        None => Ok(Outcome {
            taken,
            problems: going.problems,
            passed: going.passed,
        }),
    }
}

/// A ledger on its way to the desk.
struct Going<'a> {
    plan: &'a Plan,
    reader: Reader<'a>,
    problems: Problems,
    passed: PassedOver,
    /// It is over with the first row that does not fit.
    only_whole: bool,
}

impl Going<'_> {
    fn is_over(&self) -> bool {
        self.only_whole && !self.problems.is_empty()
    }

    fn feed(
        &mut self,
        progress: &mut Progress<'_>,
        take: &mut Take<'_>,
    ) -> Result<(), ImportError> {
        let of = u64::try_from(self.plan.rows()).unwrap_or(u64::MAX);
        let mut done = 0;
        let mut tell = |done| {
            if progress(done, of) {
                Ok(())
            } else {
                Err(ImportError::Stopped)
            }
        };
        let plan = self.plan;
        plan.sheet.each(&mut |index, line| {
            if index <= plan.mapping.line {
                return Ok(());
            }
            if done % TELL == 0 {
                tell(done)?;
            }
            done += 1;
            self.line(line, take)?;
            if self.is_over() {
                return Err(ImportError::Stopped);
            }
            Ok(())
        })?;
        tell(of)
    }

    fn line(&mut self, line: &Line, take: &mut Take<'_>) -> Result<(), ImportError> {
        if let Some(why) = self.reader.passes_over(line) {
            let row = u32::try_from(line.place).unwrap_or(u32::MAX);
            self.passed.add(row, why);
            return Ok(());
        }
        match self.reader.read(line) {
            Ok(row) => {
                if let Fate::Refused(refusal) = take(&row)? {
                    let refusal = Box::new(refusal);
                    self.problems.add(Problem::Refused {
                        row: row.row,
                        refusal,
                    });
                }
            }
            Err(misfits) => misfits
                .into_iter()
                .for_each(|misfit| self.problems.add(Problem::Misfit(misfit))),
        }
        Ok(())
    }
}
