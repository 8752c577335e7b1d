//! What somebody asks of a case, and what they are told when it is done.

use serde_json::Value;

use super::{CaseFile, DeskError};
use crate::case::Command;
use crate::regulation::{Reason, Refusal};

/// What somebody asks: a command, the version they saw, and an id so that asking twice does it once.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    pub op: Option<String>,
    pub version: Option<u32>,
    pub command: Command,
}

impl Wish {
    /// A wish without an id or a version.
    pub fn of(command: Command) -> Self {
        Self {
            op: None,
            version: None,
            command,
        }
    }

    /// Reads a command with its envelope (`op`, `version`) from JSON.
    ///
    /// # Errors
    /// The field that is missing, unknown or malformed.
    pub fn read(name: &str, mut fields: Value) -> Result<Self, DeskError> {
        let op = take(&mut fields, "op", |value| {
            value.as_str().map(ToOwned::to_owned)
        })?;
        let version = take(&mut fields, "version", |value| {
            value
                .as_u64()
                .and_then(|version| u32::try_from(version).ok())
        })?;
        let command = Command::read(name, fields).map_err(Refusal::from)?;
        Ok(Self {
            op,
            version,
            command,
        })
    }
}

fn take<T>(
    fields: &mut Value,
    name: &str,
    read: impl Fn(&Value) -> Option<T>,
) -> Result<Option<T>, DeskError> {
    let taken = fields
        .as_object_mut()
        .and_then(|fields| fields.remove(name))
        .filter(|value| !value.is_null());
    match taken {
        None => Ok(None),
        Some(value) => read(&value)
            .map(Some)
            .ok_or_else(|| Refusal::invalid(name, Reason::Malformed(value.to_string())).into()),
    }
}

/// What a command did.
#[derive(Clone, Debug)]
pub struct Receipt {
    pub number: String,
    pub version: u32,
    /// The case as it is now; `None` for a sealed one that the actor may not open.
    pub file: Option<CaseFile>,
    /// Other cases that became graver by this one.
    pub raised: Vec<String>,
    /// The same operation was done before; nothing was done now.
    pub repeated: bool,
}
