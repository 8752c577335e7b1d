//! The fields of `dispatch`: the responsible department, others involved, a named handler, the slip's limit.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

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

/// Another department that works on the case: in JSON its name alone, or an object with its name and the limit of its slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "Said")]
pub struct Other {
    pub department: String,
    /// Of its own; `None`: that of the responsible department.
    pub limit: Option<Limit>,
}

impl Other {
    pub const fn named(department: String) -> Self {
        Self {
            department,
            limit: None,
        }
    }
}

/// The two ways of saying it.
#[derive(Serialize)]
#[serde(untagged)]
enum Said {
    Name(String),
    Slip { department: String, limit: Limit },
}

impl From<Other> for Said {
    fn from(other: Other) -> Self {
        let department = other.department;
        match other.limit {
            Some(limit) => Self::Slip { department, limit },
            None => Self::Name(department),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Slip {
    department: String,
    limit: Option<Limit>,
}

impl<'de> Deserialize<'de> for Other {
    /// By hand, so that a mistake within the object is named by its own field.
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(OtherVisitor)
    }
}

struct OtherVisitor;

impl<'de> Visitor<'de> for OtherVisitor {
    type Value = Other;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a department, or {\"department\":…,\"limit\":…}")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Other, E> {
        Ok(Other::named(name.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Other, A::Error> {
        let slip = Slip::deserialize(MapAccessDeserializer::new(fields))?;
        Ok(Other {
            department: slip.department,
            limit: slip.limit,
        })
    }
}

/// `dispatch`: the responsible department, others involved, a named handler, the slip's limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dispatch {
    pub department: String,
    pub person: Option<String>,
    #[serde(default)]
    pub departments: Vec<Other>,
    pub limit: Option<Limit>,
    pub demand: Option<String>,
}
