//! The end of a case's personal data: what remains known of it.

use serde::{Deserialize, Serialize};

use crate::calendar::Moment;

/// Why the personal data of a case was erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErasureCause {
    /// The regulation's time of keeping is over.
    Retention,
    /// The person asked for it.
    Request,
}

impl ErasureCause {
    /// The word used in data and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Retention => "retention",
            Self::Request => "request",
        }
    }
}

/// That, when and under which clause a case's personal data was erased. Two persons: one asked, another confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Erasure {
    pub at: Moment,
    pub clause: Option<String>,
    pub cause: ErasureCause,
    pub asked_by: String,
    pub confirmed_by: String,
}
