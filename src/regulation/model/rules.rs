//! The rest of a paper: clauses, free actions, extensions, ladders, items, retention.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Condition;
use crate::calendar::Span;
use crate::case::{CommandName, Role, Sanction, WaitOn};
use crate::text::Label;

/// A clause of the paper. Every rule names one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    pub id: String,
    /// What it says, in a few words.
    pub label: Label,
}

/// A command that is no step, where the paper says more about it than the desk's own rule does.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    #[serde(rename = "do")]
    pub name: CommandName,
    /// The tracks it belongs to; every track where empty.
    #[serde(default)]
    pub tracks: Vec<String>,
    /// Who may do it; the desk's own rule where empty.
    #[serde(default)]
    pub roles: Vec<Role>,
    pub clause: String,
    pub when: Option<Condition>,
    /// Who decides what was proposed (entries against persons); the manager where empty.
    #[serde(default)]
    pub decides: Vec<Role>,
    /// The case waits from then on: asking a higher office stops the clocks until it answers.
    pub waits: Option<WaitOn>,
}

/// How far a limit may be extended.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    pub clause: String,
    #[serde(default)]
    pub tracks: Vec<String>,
    /// The step whose limit moves.
    pub step: CommandName,
    pub role: Option<Role>,
    /// How often at most.
    pub times: Option<u32>,
    /// Never beyond this, counted from where the limit itself was counted from.
    pub cap: Option<Span>,
}

/// A type of finding, and what follows from it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingKind {
    pub id: String,
    pub label: Label,
    pub clause: String,
    pub consequence: Label,
}

/// Whom an item of the assessment table charges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Charges {
    Person,
    Head,
    Both,
}

/// An item of the assessment table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub id: String,
    pub clause: String,
    pub label: Label,
    pub group: Option<Label>,
    pub charges: Charges,
    /// The item is a reward.
    #[serde(default)]
    pub reward: bool,
    /// What it costs; the first whose condition holds.
    #[serde(default)]
    pub charge: Vec<ItemCharge>,
}

/// What an item costs under a condition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemCharge {
    pub when: Option<Condition>,
    /// Points off, at least: the person's.
    pub points: Option<u32>,
    /// Points off, at least: the head's, where the item charges both.
    pub head_points: Option<u32>,
    /// The sanctions that are open; none where empty.
    #[serde(default)]
    pub sanctions: Vec<Sanction>,
}

/// A rung of the ladder of escalation, lowest first.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    pub id: String,
    pub title: Label,
    pub role: Role,
    pub clause: String,
}

/// Something that time alone makes due: when the condition comes true, the clock escalates the case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trigger {
    pub track: String,
    pub clause: String,
    pub when: Condition,
    /// Whom it goes to.
    pub to: Role,
}

/// What the regulation would have said to the customer while the clerk writes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guidance {
    pub label: Label,
    pub clause: Option<String>,
    pub when: Option<Condition>,
}

/// A line of the callback's script.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    pub label: Label,
}

/// Which waits stop the working-day and day limits.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaitingRule {
    pub stops: Vec<WaitOn>,
    /// Hour and minute clocks stop too.
    #[serde(default)]
    pub stops_hours: bool,
}

impl Default for WaitingRule {
    fn default() -> Self {
        Self {
            stops: vec![WaitOn::Customer, WaitOn::Office],
            stops_hours: false,
        }
    }
}

/// How a verdict is reached.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictRule {
    /// What cannot be verified is upheld, under this clause.
    pub doubt_favours_customer: Option<String>,
}

/// When a customer counts as impossible to reach.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unreachable {
    pub clause: String,
    /// Failed attempts, at least.
    pub attempts: u32,
    /// On so many different days, at least.
    pub days: u32,
}

/// How far back "the same matter" reaches.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Matter {
    /// A rolling window, in days.
    pub window_days: u32,
}

impl Default for Matter {
    fn default() -> Self {
        Self { window_days: 30 }
    }
}

/// How long the papers are kept after closing.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    pub clause: String,
    pub keep: Span,
    /// Kinds that are kept for another time.
    #[serde(default)]
    pub kinds: BTreeMap<String, Span>,
}
