//! `tousu log`: the desk's own log.

use serde_json::{Value, json};

use super::args::Log;
use super::failure::Failure;
use super::session::Session;
use crate::desk::Logged;

pub fn run(session: &mut Session<'_, '_>, wish: &Log) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let entries = desk.own_log(&actor, wish.limit)?;
    session.answer(
        || json!({"entries": entries.iter().map(value).collect::<Vec<_>>()}),
        |out| {
            let rows: Vec<_> = entries.iter().map(row).collect();
            out.table(&rows);
        },
    )
}

fn value(entry: &Logged) -> Value {
    json!({"seq": entry.seq, "at": entry.at, "actor": entry.actor, "kind": entry.kind, "facts": entry.facts})
}

/// The kind and the facts are the log's own words, as the chain has them.
fn row(entry: &Logged) -> Vec<String> {
    let at: String = entry.at.chars().take(16).collect();
    let facts = match &entry.facts {
        Value::Object(facts) => facts
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| match value.as_str() {
                Some(text) => format!("{name} {text}"),
                None => format!("{name} {value}"),
            })
            .collect::<Vec<_>>()
            .join("  "),
        other => other.to_string(),
    };
    vec![
        at.replace('T', " "),
        entry.actor.clone(),
        entry.kind.clone(),
        facts,
    ]
}
