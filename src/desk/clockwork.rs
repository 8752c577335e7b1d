//! What time alone makes due: levels that rise, escalations. In slices, so that a screen stays alive.

use super::command::find;
use super::project;
use super::{Desk, DeskError, writing_time};
use crate::case::{Actor, LevelCause};
use crate::regulation::decide::{self, Context};
use crate::regulation::texts::event_label;
use crate::store::Batch;
use crate::text::Label;

/// How many cases one transaction of a tick takes.
const SLICE: u32 = 200;

/// Something that time did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    pub number: String,
    /// The event's kind: `level_changed`, `escalated`.
    pub kind: &'static str,
    /// What the history calls it.
    pub title: Label,
    pub clause: Option<String>,
    pub level: Option<String>,
}

/// What a tick did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TickReport {
    pub changed: Vec<Raised>,
    /// There is more to do: call again.
    pub more: bool,
}

impl Desk {
    /// Applies one slice of what time has made due.
    ///
    /// # Errors
    /// A fault of the file, or a clock that stands before the log.
    pub fn tick_slice(&mut self) -> Result<TickReport, DeskError> {
        let (now, training) = (self.now(), self.profile.training);
        if self.store.wakes(now, 1)?.is_empty() {
            return Ok(TickReport::default());
        }
        let mut report = TickReport::default();
        let mut problem = None;
        let rules = &mut self.rules;
        self.store.append(&mut |read| {
            let mut step = || -> Result<Batch, DeskError> {
                rules.refresh(read)?;
                let now = writing_time(read, now, training)?;
                let numbers = read.wakes(now, SLICE)?;
                report = TickReport {
                    changed: Vec::new(),
                    more: numbers.len() == SLICE as usize,
                };
                let mut batch = Batch::default();
                for number in numbers {
                    let found = find(read, rules, &number)?;
                    let regulation = rules.version(read, &found.case.regulation)?;
                    let calendar = rules.calendar().clone();
                    let clock = Actor::clock();
                    let context = Context {
                        regulation: &regulation,
                        calendar: &calendar,
                        now,
                        actor: &clock,
                        around: found.around,
                    };
                    let decided =
                        decide::tick(&context, &found.case, &found.events, LevelCause::Time);
                    let decision =
                        decided.unwrap_or_else(|| decide::unchanged(&context, &found.case));
                    // Nobody may learn of a sealed case, not even that time has moved it.
                    let told = decision.drafts.iter().filter(|_| !decision.case.sealed);
                    report.changed.extend(told.map(|draft| Raised {
                        number: number.clone(),
                        kind: draft.fact.kind(),
                        title: event_label(&draft.fact),
                        clause: draft.clause.clone(),
                        level: decision.case.level.as_ref().map(|level| level.id.clone()),
                    }));
                    batch
                        .cases
                        .push(project::write(&decision, found.case.version));
                }
                Ok(batch)
            };
            match step() {
                Ok(batch) => Ok(Some(batch)),
                Err(error) => {
                    problem = Some(error);
                    Ok(None)
                }
            }
        })?;
        problem.map_or(Ok(report), Err)
    }

    /// Applies everything that time has made due.
    ///
    /// # Errors
    /// As [`Desk::tick_slice`].
    pub fn tick(&mut self) -> Result<Vec<Raised>, DeskError> {
        let mut changed = Vec::new();
        loop {
            let report = self.tick_slice()?;
            changed.extend(report.changed);
            if !report.more {
                return Ok(changed);
            }
        }
    }
}
