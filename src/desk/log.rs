//! The desk's own log, for the administrator: who signed in, exported, imported, lifted a mask, was refused, changed users,
//! working days or rules.
//!
//! Only the facts are shown; names, telephones and words stay in the log. What says that there is a sealed case (who opened
//! one, who was refused one) is shown only to those who may see that case: an administrator usually does not.

use std::collections::{BTreeMap, VecDeque};

use serde_json::Value;

use super::command::find;
use super::file::may_see;
use super::{Desk, DeskError};
use crate::case::{Actor, Role};

/// An entry of the desk's own log.
#[derive(Clone, Debug, PartialEq)]
pub struct Logged {
    /// Its place in the whole log.
    pub seq: i64,
    /// RFC 3339.
    pub at: String,
    pub actor: String,
    pub kind: String,
    pub facts: Value,
}

impl Desk {
    /// The youngest `limit` entries of the desk's own log, oldest first.
    ///
    /// # Errors
    /// An actor who is no administrator; a fault of the file.
    pub fn own_log(&mut self, actor: &Actor, limit: usize) -> Result<Vec<Logged>, DeskError> {
        self.entitled(actor, "log", &[Role::Admin])?;
        let visible = self.cases_in_log(actor)?;
        let mut found = VecDeque::new();
        self.store.walk_log(&mut |entry| {
            if entry.case.is_none() {
                let facts: Value = serde_json::from_str(&entry.facts).unwrap_or_default();
                let hidden = cases_of(&facts).any(|case| visible.get(case) == Some(&false));
                if !hidden {
                    found.push_back(Logged {
                        seq: entry.seq,
                        at: entry.at.clone(),
                        actor: entry.actor.clone(),
                        kind: entry.kind.clone(),
                        facts,
                    });
                }
                if found.len() > limit {
                    found.pop_front();
                }
            }
            true
        })?;
        Ok(found.into())
    }

    /// Every case that the desk's own log names, and whether `actor` may know of it.
    fn cases_in_log(&mut self, actor: &Actor) -> Result<BTreeMap<String, bool>, DeskError> {
        let mut named = BTreeMap::new();
        self.store.walk_log(&mut |entry| {
            if entry.case.is_none() {
                let facts: Value = serde_json::from_str(&entry.facts).unwrap_or_default();
                named.extend(cases_of(&facts).map(|case| (case.to_owned(), false)));
            }
            true
        })?;
        for (number, visible) in &mut named {
            let read = self.store.as_read();
            *visible = match find(read, &mut self.rules, number) {
                Ok(found) => {
                    let regulation = self.rules.version(read, &found.case.regulation)?;
                    may_see(&regulation, &found.case, actor)
                }
                Err(DeskError::UnknownCase(_)) => true,
                Err(error) => return Err(error),
            };
        }
        Ok(named)
    }
}

/// The cases that an entry names.
fn cases_of(facts: &Value) -> impl Iterator<Item = &str> {
    let one = facts.get("case").and_then(Value::as_str);
    let several = facts.get("cases").and_then(Value::as_array);
    let several = several.into_iter().flatten().filter_map(Value::as_str);
    one.into_iter().chain(several)
}
