//! Reading a command from JSON: what is wrong is named by its field, from the outside in (`customer.phone`).

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::case::CommandName;

/// The shape of a command or of a registration is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    #[error("unknown command: {0}")]
    UnknownCommand(String),
    #[error("unknown field: {0}")]
    UnknownField(String),
    #[error("missing field: {0}")]
    Missing(String),
    #[error("field {field}: {detail}")]
    Malformed { field: String, detail: String },
    #[error("a JSON object is expected: {0}")]
    NotAnObject(String),
}

impl CommandError {
    /// The field that the error is about, where there is one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::UnknownField(field) | Self::Missing(field) | Self::Malformed { field, .. } => {
                Some(field)
            }
            Self::UnknownCommand(_) => Some("command"),
            Self::NotAnObject(_) => Some("file"),
        }
    }
}

/// Deserialises `value`, naming the offending field by its path from the outside in (`customer.phone`).
pub(in crate::case) fn read_fields<T: DeserializeOwned>(value: Value) -> Result<T, CommandError> {
    if !value.is_object() {
        return Err(CommandError::NotAnObject(value.to_string()));
    }
    serde_path_to_error::deserialize(value).map_err(|error| {
        let mut path = error.path().to_string();
        let detail = error.into_inner().to_string();
        let inner_most = |word: &str| join(&outer(&path), word);
        if let Some(field) = quoted(&detail, "unknown field `") {
            return CommandError::UnknownField(inner_most(field));
        }
        if let Some(field) = quoted(&detail, "missing field `") {
            return CommandError::Missing(inner_most(field));
        }
        path = outer(&path);
        CommandError::Malformed {
            field: path,
            detail,
        }
    })
}

/// The path without the command's own name, which is the client's argument and not a field.
fn outer(path: &str) -> String {
    let fields: Vec<&str> = path
        .split('.')
        .enumerate()
        .filter(|(at, part)| {
            !(part.is_empty() || *part == "?" || (*at == 0 && CommandName::parse(part).is_some()))
        })
        .map(|(_, part)| part)
        .collect();
    fields.join(".")
}

fn join(path: &str, field: &str) -> String {
    let already = path.rsplit('.').next() == Some(field);
    match (path.is_empty(), already) {
        (true, _) => field.to_owned(),
        (false, true) => path.to_owned(),
        (false, false) => format!("{path}.{field}"),
    }
}

fn quoted<'a>(detail: &'a str, opening: &str) -> Option<&'a str> {
    detail
        .split_once(opening)?
        .1
        .split_once('`')
        .map(|(word, _)| word)
}
