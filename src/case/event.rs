//! An event: a fact that happened to a case, who caused it, when, and under which clause.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Fact, KeptDeadline, Personal};
use crate::calendar::Moment;

/// An event that a rule has decided and that is not yet in the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub at: Moment,
    pub actor: String,
    pub clause: Option<String>,
    pub fact: Fact,
    /// It belongs to the same command as the event before it.
    pub follows: bool,
    /// The deadlines that this event counted: it opened their tasks, or moved them.
    pub deadlines: Vec<KeptDeadline>,
    pub personal: Personal,
}

/// An event of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Place in the desk's log, from 1; order is by this, never by time.
    pub seq: i64,
    pub at: Moment,
    pub actor: String,
    pub clause: Option<String>,
    /// It belongs to the same command as the event before it.
    pub follows: bool,
    pub fact: Fact,
    pub deadlines: Vec<KeptDeadline>,
    pub personal: Personal,
}

/// The half of an event that is kept for ever, as it stands in the log.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoredFacts {
    #[serde(flatten)]
    pub fact: Fact,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub follows: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<KeptDeadline>,
}

/// What [`StoredFacts`] say beside the fact itself, read first: the kind says how to read the fact.
#[derive(Deserialize)]
struct BesideFact<'a> {
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(default)]
    clause: Option<String>,
    #[serde(default)]
    follows: bool,
    #[serde(default)]
    deadlines: Vec<KeptDeadline>,
}

impl Draft {
    /// The event that this draft becomes at place `seq` of the log.
    pub fn into_event(self, seq: i64) -> Event {
        Event {
            seq,
            at: self.at,
            actor: self.actor,
            clause: self.clause,
            follows: self.follows,
            fact: self.fact,
            deadlines: self.deadlines,
            personal: self.personal,
        }
    }

    /// The clauses that acted in it, as [`Event::clauses`].
    pub fn clauses(&self) -> BTreeSet<&str> {
        carried(self.clause.as_deref(), &self.fact, &self.deadlines)
    }

    /// The facts as the log keeps them.
    pub fn stored_facts(&self) -> StoredFacts {
        StoredFacts {
            fact: self.fact.clone(),
            clause: self.clause.clone(),
            follows: self.follows,
            deadlines: self.deadlines.clone(),
        }
    }
}

impl Event {
    /// Reads an event from the halves that the log keeps; `personal` is absent once erased.
    ///
    /// # Errors
    /// A half that this program has not written.
    pub fn read(
        seq: i64,
        at: Moment,
        actor: String,
        facts: &str,
        personal: Option<&str>,
    ) -> Result<Self, serde_json::Error> {
        let beside: BesideFact<'_> = serde_json::from_str(facts)?;
        Ok(Self {
            seq,
            at,
            actor,
            clause: beside.clause,
            follows: beside.follows,
            fact: Fact::read(&beside.kind, facts)?,
            deadlines: beside.deadlines,
            personal: personal
                .map(serde_json::from_str)
                .transpose()?
                .unwrap_or_default(),
        })
    }

    /// The clauses that acted in it: the rule that it follows, those that put the case into its level, those whose clocks it
    /// started. None acts where something is only taken back or counted again.
    pub fn clauses(&self) -> BTreeSet<&str> {
        carried(self.clause.as_deref(), &self.fact, &self.deadlines)
    }
}

fn carried<'a>(
    own: Option<&'a str>,
    fact: &'a Fact,
    deadlines: &'a [KeptDeadline],
) -> BTreeSet<&'a str> {
    if matches!(fact, Fact::Undone { .. } | Fact::DeadlineRecounted { .. }) {
        return BTreeSet::new();
    }
    let reasons = fact.level().into_iter().flat_map(|level| &level.why);
    let reasons = reasons.filter_map(|why| why.clause.as_deref());
    let clocks = deadlines.iter().map(|kept| kept.key.clause.as_str());
    own.into_iter().chain(reasons).chain(clocks).collect()
}
