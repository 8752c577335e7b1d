//! A ledger and what its columns mean: tried on a desk, then taken over.

use std::sync::Arc;

use super::headings::Mapping;
use super::problem::{Problem, Problems};
use super::rows::{Defaults, Reader};
use super::sheet::Sheet;
use super::{ImportError, Progress};
use crate::case::Actor;
use crate::desk::{Desk, DeskError, Fate, Feed, Take, TakenOver};

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
    go_through(desk, plan, progress, |desk, ledger, feed| {
        desk.try_to_take_over(actor, ledger, feed)
    })
}

/// Takes all rows over, or none: none where one does not fit, or where `progress` stops it. The last time that `progress` is
/// called, with all rows done, nothing is kept yet.
///
/// # Errors
/// As [`check`]; nothing was written then.
pub fn take_over(
    desk: &mut Desk,
    actor: &Actor,
    plan: &Plan,
    progress: &mut Progress<'_>,
) -> Result<Outcome, ImportError> {
    go_through(desk, plan, progress, |desk, ledger, feed| {
        desk.take_over(actor, ledger, feed)
    })
}

fn go_through(
    desk: &mut Desk,
    plan: &Plan,
    progress: &mut Progress<'_>,
    run: impl FnOnce(&mut Desk, &str, &mut Feed<'_>) -> Result<TakenOver, DeskError>,
) -> Result<Outcome, ImportError> {
    desk.refresh()?;
    let regulation = Arc::clone(desk.regulation());
    let calendar = Arc::clone(desk.calendar());
    let reader = Reader::new(&plan.mapping, &plan.defaults, &regulation, &calendar);
    let mut problems = Problems::of(&plan.mapping, &regulation);
    let mut trouble = None;
    let taken = run(desk, &plan.sheet.fingerprint(), &mut |take| match feed(
        plan,
        &reader,
        &mut problems,
        progress,
        take,
    ) {
        Ok(()) => Ok(problems.is_empty()),
        Err(ImportError::Desk(error)) => Err(error),
        Err(error) => {
            trouble = Some(error);
            Ok(false)
        }
    })?;
    match trouble {
        Some(error) => Err(error),
        None => Ok(Outcome { taken, problems }),
    }
}

fn feed(
    plan: &Plan,
    reader: &Reader<'_>,
    problems: &mut Problems,
    progress: &mut Progress<'_>,
    take: &mut Take<'_>,
) -> Result<(), ImportError> {
    let of = u64::try_from(plan.rows()).unwrap_or(u64::MAX);
    let mut done = 0;
    let mut tell = |done| {
        if progress(done, of) {
            Ok(())
        } else {
            Err(ImportError::Stopped)
        }
    };
    plan.sheet.each(&mut |index, line| {
        if index <= plan.mapping.line {
            return Ok(());
        }
        if done % TELL == 0 {
            tell(done)?;
        }
        done += 1;
        match reader.read(line) {
            Ok(row) => {
                if let Fate::Refused(refusal) = take(&row)? {
                    let refusal = Box::new(refusal);
                    problems.add(Problem::Refused {
                        row: row.row,
                        refusal,
                    });
                }
            }
            Err(misfits) => misfits
                .into_iter()
                .for_each(|misfit| problems.add(Problem::Misfit(misfit))),
        }
        Ok(())
    })?;
    tell(of)
}
