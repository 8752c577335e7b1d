//! What a registration asks for: kinds, channels, categories, fields, receiving offices.

use serde::Deserialize;

use super::Condition;
use crate::text::Label;

/// What a case is: complaint, grumble, need, suggestion …
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    pub id: String,
    pub clause: String,
    pub label: Label,
    /// What the kind means, in a sentence for the clerk.
    pub meaning: Option<Label>,
    pub track: String,
    /// Cases of this kind have a level.
    #[serde(default)]
    pub levelled: bool,
    #[serde(default)]
    pub category: CategoryRule,
    /// Visible to one role only after registration; own number series; in no list, sum or search.
    pub sealed_for: Option<crate::case::Role>,
}

/// Whether a kind takes a category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CategoryRule {
    Required,
    #[default]
    Optional,
}

/// How a case came to the desk.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    pub id: String,
    pub label: Label,
}

/// What a case is about.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    pub id: String,
    pub label: Label,
    /// The kinds that use it; every kind where empty.
    #[serde(default)]
    pub kinds: Vec<String>,
}

/// A field of the registration that the paper lists beyond the mandatory ones. A dotted id names a field that every case has
/// (`customer.phone`); another id is an extra one, kept under `fields`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub id: String,
    pub label: Label,
    pub clause: String,
    /// The kinds that ask for it; every kind where empty.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Shown as "to be completed" while it is empty.
    #[serde(default)]
    pub expected: bool,
}

impl Field {
    /// Whether the field is kept among the extra `fields` of a case.
    pub fn is_extra(&self) -> bool {
        !self.id.contains('.') && !Self::OWN.contains(&self.id.as_str())
    }

    /// The undotted fields that every case has of its own.
    pub const OWN: [&'static str; 6] = [
        "demand",
        "subject",
        "departments",
        "persons",
        "agitated",
        "received_at",
    ];
}

/// The office that receives and follows a case. The first whose condition holds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    pub label: Label,
    pub clause: String,
    pub when: Option<Condition>,
}
