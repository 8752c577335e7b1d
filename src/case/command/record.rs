//! The fields of `complete` and `assess`: what is put right in the record itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::case::{Contact, Customer, PersonRef};

/// `complete`: what was not known at the counter is filled in later. What is absent stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Complete {
    pub customer: Option<Customer>,
    pub contact: Option<Contact>,
    pub category: Option<String>,
    pub subject: Option<String>,
    pub demand: Option<String>,
    pub persons: Option<Vec<PersonRef>>,
    pub fields: BTreeMap<String, String>,
}

/// `assess`: the whole ticked set, a level by hand, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Assess {
    pub facts: Option<Vec<String>>,
    pub level: Option<String>,
    pub reason: Option<String>,
}
