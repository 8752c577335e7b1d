//! The fields of `correct`: a measure is planned, reported done, or judged by its effect.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::day::{day, optional_day};

/// A measure against recurrence, as planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasurePlan {
    /// What it is to put right for good: the result of the cause analysis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    pub measure: String,
    pub owner: String,
    #[serde(deserialize_with = "day")]
    pub due: NaiveDate,
}

/// `correct`: plan a measure, report it done, or judge its effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "CorrectFields")]
pub enum Correct {
    Plan(MeasurePlan),
    Done {
        id: u32,
        notes: Option<String>,
    },
    Effect {
        id: u32,
        effective: bool,
        notes: Option<String>,
    },
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct CorrectFields {
    cause: Option<String>,
    measure: Option<String>,
    owner: Option<String>,
    #[serde(deserialize_with = "optional_day")]
    due: Option<NaiveDate>,
    id: Option<u32>,
    done: Option<bool>,
    effective: Option<bool>,
    notes: Option<String>,
}

impl TryFrom<CorrectFields> for Correct {
    type Error = String;

    fn try_from(fields: CorrectFields) -> Result<Self, Self::Error> {
        let missing = |field: &str| format!("missing field `{field}`");
        if let Some(id) = fields.id {
            return match (fields.done, fields.effective) {
                (_, Some(effective)) => Ok(Self::Effect {
                    id,
                    effective,
                    notes: fields.notes,
                }),
                (Some(true), None) => Ok(Self::Done {
                    id,
                    notes: fields.notes,
                }),
                _ => Err(missing("done")),
            };
        }
        Ok(Self::Plan(MeasurePlan {
            cause: fields.cause,
            measure: fields.measure.ok_or_else(|| missing("measure"))?,
            owner: fields.owner.ok_or_else(|| missing("owner"))?,
            due: fields.due.ok_or_else(|| missing("due"))?,
        }))
    }
}
