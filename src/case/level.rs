//! The gravity of a case, with the reasons that put it there.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// How the desk came to know that a criterion holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// A person at the desk stated the fact.
    Ticked,
    /// The program knows it from the record.
    Computed,
    /// No criterion holds; the regulation's default.
    Default,
    /// A supervisor set the level by hand.
    Set,
}

/// A value that a condition looked at when it held: "departments = 前台, 器械, 商品".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saw {
    /// The fact's name as regulation files spell it.
    pub fact: String,
    /// Its value, one entry for each member of a list.
    pub values: Vec<String>,
}

/// One reason for a level: a clause, and what it saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// The clause that fired; absent for a level set by hand.
    pub clause: Option<String>,
    pub how: How,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub saw: Vec<Saw>,
}

/// The level of a case at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelState {
    /// The regulation's id of the level.
    pub id: String,
    /// 1 is the gravest. Kept beside the id so that lists sort without the rules.
    pub rank: u8,
    /// Gravest clause first.
    pub why: Vec<Why>,
    /// Every clause that had fired when a person last set the level by hand. Only another one can raise it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_over: Option<BTreeSet<String>>,
}
