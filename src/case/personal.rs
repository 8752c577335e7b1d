//! The personal half of an event: names, phones, addresses, free text.
//!
//! It is kept apart from the facts so that the law's erasure can delete it, with its salt, and leave a chain that verifies, a
//! fold that folds, and figures that do not move. Hence the invariant: **no rule and no figure may depend on anything in
//! here** once a case is closed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Contact, Customer, MeasurePlan, PersonRef};

/// What an event says about people, in their words. All of it may be absent: not said, or erased.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Personal {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<Customer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub persons: Vec<PersonRef>,
    /// The one person that this event concerns: a named handler, who is assessed, who wrote a reflection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub demand: Option<String>,
    /// The extra intake fields that the regulation names.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// What was promised; what a reward is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// How the department handled the matter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handling: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<MeasurePlan>,
    /// The customer's words at the callback.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The name under the customer's signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl Personal {
    /// Nothing but a reason.
    pub fn reason(reason: impl Into<Option<String>>) -> Self {
        Self {
            reason: reason.into(),
            ..Self::default()
        }
    }

    /// Nothing but notes.
    pub fn notes(notes: impl Into<Option<String>>) -> Self {
        Self {
            notes: notes.into(),
            ..Self::default()
        }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }
}
