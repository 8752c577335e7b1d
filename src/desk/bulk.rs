//! Dispatching many cases in one go, and taking it all back.
//!
//! Nothing here is another way to write: every case goes through [`Desk::execute`] with the version that was seen, its own
//! decision and its own events, and so does taking it back. What is refused for one case keeps none of the others.

use std::collections::BTreeMap;

use super::command::decide_wish;
use super::{Desk, DeskError, Wish};
use crate::case::{Actor, Command, Dispatch, LevelState, Task};

/// A case with the version that was seen.
pub type Seen = (String, u32);

/// What a dispatch would make of one case.
#[derive(Clone, Debug, PartialEq)]
pub struct Prospect {
    pub customer: String,
    /// The responsible department before; `None` where there was none.
    pub department: Option<String>,
    pub level_before: Option<LevelState>,
    pub level: Option<LevelState>,
    /// What is to be done next by its earliest limit.
    pub next: Option<Task>,
    /// Other cases that would become graver.
    pub raised: Vec<String>,
}

/// A case, and what a dispatch would make of it or why it would be refused.
pub type Foreseen = (String, Result<Prospect, DeskError>);

/// A case that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    pub number: String,
    /// Its version now: what an undo expects to find.
    pub version: u32,
    /// Other cases that became graver by it, with their version now.
    pub raised: Vec<Seen>,
}

/// What became of many cases.
#[derive(Debug, Default)]
pub struct Bulk {
    pub done: Vec<Done>,
    /// Somebody was faster, or a rule says no: these are left as they were.
    pub left: Vec<(String, DeskError)>,
}

impl Desk {
    /// What `wish` would make of each of these cases, or why it would be refused. Nothing is written.
    ///
    /// # Errors
    /// A fault of the file, or a clock that stands before the log.
    pub fn dispatch_prospects(
        &mut self,
        actor: &Actor,
        cases: &[Seen],
        wish: &Dispatch,
    ) -> Result<Vec<Foreseen>, DeskError> {
        let mut all = Vec::new();
        for seen in cases {
            let prospect = match self.prospect(actor, seen, wish) {
                Err(error) if !is_of_case(&error) => return Err(error),
                other => other,
            };
            all.push((seen.0.clone(), prospect));
        }
        Ok(all)
    }

    fn prospect(
        &mut self,
        actor: &Actor,
        seen: &Seen,
        wish: &Dispatch,
    ) -> Result<Prospect, DeskError> {
        let (now, training) = (self.now(), self.profile.training);
        let wish = of(Command::Dispatch(wish.clone()), seen);
        let read = self.store.as_read();
        let before = read.case(&seen.0)?;
        let (_, receipt) = decide_wish(
            read,
            &mut self.rules,
            (now, training),
            actor,
            &seen.0,
            &wish,
            "",
        )?;
        let unknown = || DeskError::UnknownCase(seen.0.clone());
        let file = receipt.file.ok_or_else(unknown)?;
        let regulation = file.regulation.clone();
        let level_before = before.as_ref().and_then(|row| {
            let id = row.level.as_ref()?;
            let level = regulation.levels.iter().find(|level| level.id == *id)?;
            Some(LevelState {
                id: id.clone(),
                rank: level.rank,
                why: Vec::new(),
                set_over: None,
            })
        });
        let next = file.tasks.iter().filter(|task| task.due.is_some());
        let next = next.min_by_key(|task| task.due).cloned();
        let file = self.masked(actor, file);
        Ok(Prospect {
            customer: file.case.customer.name,
            department: before.and_then(|row| row.departments.into_iter().next()),
            level_before,
            level: file.case.level,
            next,
            raised: receipt.raised,
        })
    }

    /// Dispatches these cases, each with the version that was seen.
    ///
    /// # Errors
    /// A fault of the file. What was dispatched before it stays dispatched: each case is whole.
    pub fn dispatch_many(
        &mut self,
        actor: &Actor,
        cases: &[Seen],
        wish: &Dispatch,
    ) -> Result<Bulk, DeskError> {
        self.each_of(actor, cases.iter(), &Command::Dispatch(wish.clone()))
    }

    /// Takes a dispatch of many back: one compensating event in each case, the last one dispatched first. A case in which
    /// something has happened since is left, and named.
    ///
    /// # Errors
    /// As [`Desk::dispatch_many`].
    pub fn undo_many(&mut self, actor: &Actor, cases: &[Seen]) -> Result<Bulk, DeskError> {
        self.each_of(actor, cases.iter().rev(), &Command::Undo {})
    }

    fn each_of<'a>(
        &mut self,
        actor: &Actor,
        cases: impl Iterator<Item = &'a Seen>,
        command: &Command,
    ) -> Result<Bulk, DeskError> {
        let mut bulk = Bulk::default();
        // One case may make another of them graver before its turn comes: that is nobody else's change.
        let mut moved: BTreeMap<String, u32> = BTreeMap::new();
        for (number, version) in cases {
            let version = moved.get(number).copied().unwrap_or(*version);
            let seen = (number.clone(), version);
            match self.execute(actor, number, &of(command.clone(), &seen)) {
                Ok(receipt) => {
                    let raised = self.versions(receipt.raised)?;
                    moved.extend(raised.iter().cloned());
                    bulk.done.push(Done {
                        number: receipt.number,
                        version: receipt.version,
                        raised,
                    });
                }
                Err(error) if is_of_case(&error) => bulk.left.push((number.clone(), error)),
                Err(error) => return Err(error),
            }
        }
        Ok(bulk)
    }

    fn versions(&self, numbers: Vec<String>) -> Result<Vec<Seen>, DeskError> {
        let mut seen = Vec::new();
        for number in numbers {
            let version = self.store.case(&number)?.map_or(0, |row| row.version);
            seen.push((number, version));
        }
        Ok(seen)
    }
}

fn of(command: Command, (_, version): &Seen) -> Wish {
    Wish {
        version: Some(*version),
        ..Wish::of(command)
    }
}

/// Whether an error is about one case, so that the others go on.
const fn is_of_case(error: &DeskError) -> bool {
    matches!(error, DeskError::Refused(_) | DeskError::UnknownCase(_))
}

#[cfg(test)]
mod tests;
