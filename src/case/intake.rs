//! A case as it comes in: what the registration form, the command line and an import all hand to the desk.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::command::{CommandError, read_fields};
use super::{Contact, Customer, PersonRef};
use crate::calendar::Moment;

/// The fields of a registration. Ids are the regulation's; everything but `kind`, `channel`, `customer.name` and `text` may be
/// absent (and `category`, where the kind asks for one).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Intake {
    /// The client's operation id: the same one twice registers one case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub op: Option<String>,
    pub kind: String,
    pub channel: String,
    /// When the complaint was received; now, where it is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_at: Option<Moment>,
    pub customer: Customer,
    #[serde(skip_serializing_if = "Contact::is_empty")]
    pub contact: Contact,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub demand: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub agitated: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub persons: Vec<PersonRef>,
    /// The ticked criteria, by clause id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
    /// The case that this one goes on with, by its number: the same customer is back with the same matter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sequel_to: Option<String>,
    /// The extra intake fields that the regulation names.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
}

/// What is wrong with the shape of a registration.
pub type IntakeError = CommandError;

impl Intake {
    /// Reads a registration from JSON.
    ///
    /// # Errors
    /// Names the field that is unknown or malformed. Missing fields are the regulation's to refuse.
    pub fn read(value: Value) -> Result<Self, IntakeError> {
        read_fields(value)
    }
}
