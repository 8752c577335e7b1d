//! The fields without which a command will be refused: what a form marks, and what a task tells a script.

use serde_json::Value;

use super::facts::FactName;
use super::model::{Comparison, Condition, Step};
use super::view::View;
use crate::case::{Command, CommandName};

/// The mandatory fields of a command itself, those included that only some answers ask for (why it is *not* valid, whether
/// what *was* verified is upheld).
pub fn of_command(name: CommandName) -> Vec<String> {
    let fields: &[&str] = match name {
        CommandName::Reclassify => &["kind", "reason"],
        CommandName::Verify => &["valid", "reason"],
        CommandName::Dispatch => &["department"],
        CommandName::Promise => &["until"],
        CommandName::Contact => &["reached", "method", "notes"],
        CommandName::Progress
        | CommandName::Investigate
        | CommandName::Review
        | CommandName::Reflect
        | CommandName::Circulate
        | CommandName::Greet => &["notes"],
        CommandName::Correct => &["measure", "owner", "due"],
        CommandName::Wait => &["on", "reason"],
        CommandName::Extend | CommandName::Escalate | CommandName::Reopen => &["reason"],
        CommandName::Return => &["reasons"],
        CommandName::Verdict => &["substantiated", "upheld", "reason"],
        CommandName::Inspect => &["effective", "notes"],
        CommandName::Answer => &["method", "notes"],
        CommandName::Countersign => &["name"],
        CommandName::Callback => &["method", "reached"],
        CommandName::AssessPerson => &["item", "person", "reason"],
        CommandName::Adopt => &["adopted", "reason"],
        CommandName::Merge => &["into"],
        CommandName::Hold => &["until", "reason"],
        CommandName::Note => &["text"],
        _ => &[],
    };
    fields.iter().map(|field| (*field).to_owned()).collect()
}

/// The mandatory fields of a step: the command's, the paper's, and what a rule further on depends on.
pub fn of_step(step: &Step, view: &View<'_>) -> Vec<String> {
    let mut needs = of_command(step.name);
    for field in &step.needs {
        if !needs.contains(field) {
            needs.push(field.clone());
        }
    }
    if step.name == CommandName::Verify && asks_severity(view) {
        needs.push("severity".to_owned());
    }
    needs
}

/// The first field that `step` cannot do without and `command` leaves out. A call or an attempt that reached nobody can say
/// no more than that; closing takes its reason for its notes.
pub fn left_out<'a>(step: &'a Step, command: &Command) -> Option<&'a str> {
    let reached_nobody = matches!(
        command,
        Command::Callback { reached: false, .. } | Command::Contact { reached: false, .. }
    );
    if reached_nobody || matches!(command, Command::Close { .. }) {
        return None;
    }
    let said = serde_json::to_value(command).unwrap_or_default();
    let said = said.get(step.name.as_str());
    let missing = |field: &&String| match said.and_then(|said| said.get(field.as_str())) {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(Value::Array(list)) => list.is_empty(),
        Some(_) => false,
    };
    step.needs.iter().find(missing).map(String::as_str)
}

/// Whether the track goes different ways by severity, so that verifying a valid complaint has to state it.
pub fn asks_severity(view: &View<'_>) -> bool {
    let by_severity = |condition: &Condition| {
        condition.leaves().iter().any(|leaf| {
            matches!(
                leaf,
                Condition::Fact(FactName::Severity, Comparison::Is(_) | Comparison::OneOf(_))
            )
        })
    };
    view.regulation
        .criteria
        .iter()
        .filter_map(|criterion| criterion.when.as_ref())
        .any(by_severity)
}
