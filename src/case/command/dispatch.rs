//! The fields of `dispatch`: the responsible department, others involved, a named handler, the slip's limit.

use serde::{Deserialize, Serialize};

/// The limit on a slip: done the same day, or within so many calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", try_from = "SlipLimit", into = "SlipLimit")]
pub enum Limit {
    SameDay,
    Days(u32),
}

#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SlipLimit {
    #[serde(skip_serializing_if = "Option::is_none")]
    same_day: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<u32>,
}

impl TryFrom<SlipLimit> for Limit {
    type Error = &'static str;

    fn try_from(slip: SlipLimit) -> Result<Self, Self::Error> {
        match (slip.same_day, slip.days) {
            (Some(true), None) => Ok(Self::SameDay),
            (None | Some(false), Some(days @ 1..=366)) => Ok(Self::Days(days)),
            (None | Some(false), Some(_)) => Err("days: 1 to 366"),
            _ => Err("either {\"same_day\":true} or {\"days\":n}"),
        }
    }
}

impl From<Limit> for SlipLimit {
    fn from(limit: Limit) -> Self {
        match limit {
            Limit::SameDay => Self {
                same_day: Some(true),
                days: None,
            },
            Limit::Days(days) => Self {
                same_day: None,
                days: Some(days),
            },
        }
    }
}

/// `dispatch`: the responsible department, others involved, a named handler, the slip's limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dispatch {
    pub department: String,
    pub person: Option<String>,
    #[serde(default)]
    pub departments: Vec<String>,
    pub limit: Option<Limit>,
    pub demand: Option<String>,
}
