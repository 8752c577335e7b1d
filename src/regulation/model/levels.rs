//! Levels of gravity, and what puts a case there.

use serde::Deserialize;

use super::Condition;
use crate::text::Label;

/// A level of gravity.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    pub id: String,
    /// 1 is the gravest.
    pub rank: u8,
    pub label: Label,
    /// The clause that sets out the level.
    pub clause: String,
    /// Where no criterion holds, a case has this level. A regulation without a default has cases without a level.
    #[serde(default)]
    pub default: bool,
}

/// One sufficient reason for a level.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub clause: String,
    pub level: String,
    /// A person at the desk can state it.
    #[serde(default)]
    pub ticked: bool,
    /// The program knows it from the record. A criterion may be both.
    pub when: Option<Condition>,
    /// What `when` looks at was stated by a person in a command: the reason is shown as stated, not computed.
    #[serde(default)]
    pub stated: bool,
    /// The kinds it applies to; every levelled kind where empty.
    #[serde(default)]
    pub kinds: Vec<String>,
}
