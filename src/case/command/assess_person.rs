//! The fields of `assess_person`: an entry is proposed, or decided.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::case::Sanction;

/// `assess_person`: propose an entry, or decide one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "AssessPersonFields")]
pub enum AssessPerson {
    Propose {
        item: String,
        person: String,
        department: Option<String>,
        points: Option<u32>,
        sanction: Option<Sanction>,
        reward: Option<String>,
        reason: String,
    },
    Decide {
        id: u32,
        decided: bool,
    },
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct AssessPersonFields {
    item: Option<String>,
    person: Option<String>,
    department: Option<String>,
    points: Option<u32>,
    sanction: Option<Sanction>,
    reward: Option<Value>,
    reason: Option<String>,
    id: Option<u32>,
    decided: Option<bool>,
}

impl TryFrom<AssessPersonFields> for AssessPerson {
    type Error = String;

    fn try_from(fields: AssessPersonFields) -> Result<Self, Self::Error> {
        let missing = |field: &str| format!("missing field `{field}`");
        if let Some(id) = fields.id {
            let decided = fields.decided.ok_or_else(|| missing("decided"))?;
            return Ok(Self::Decide { id, decided });
        }
        Ok(Self::Propose {
            item: fields.item.ok_or_else(|| missing("item"))?,
            person: fields.person.ok_or_else(|| missing("person"))?,
            department: fields.department,
            points: fields.points,
            sanction: fields.sanction,
            reward: match fields.reward {
                None | Some(Value::Null) => None,
                Some(Value::String(words)) => Some(words),
                Some(other) => Some(other.to_string()),
            },
            reason: fields.reason.ok_or_else(|| missing("reason"))?,
        })
    }
}
