//! What the answer says, in words: who is next, by when and after how long a count, which of the related cases first.

use std::sync::Arc;

use super::time;
use crate::calendar::Calendar;
use crate::case::{Status, Task};
use crate::desk::{Nearby, Preview};
use crate::regulation::Regulation;
use crate::regulation::model::Guidance;
use crate::regulation::texts::{command_title, role_title};
use crate::text::Lang;
use crate::tui::model::Shell;

/// The rules of the desk, once it is open.
pub(super) fn regulation(shell: &Shell) -> Option<&Regulation> {
    shell.desk.as_ref().map(|desk| &*desk.regulation)
}

/// The working days of the desk, once it is open.
pub(super) fn calendar(shell: &Shell) -> Option<Arc<Calendar>> {
    let desk = shell.desk.as_ref()?;
    Some(Arc::clone(&desk.calendar))
}

/// What a task is called: the title of the command that does it.
pub(super) fn step(lang: Lang, task: &Task) -> &'static str {
    command_title(lang, task.step)
}

/// Who has to do it: a person, or a role as the regulation calls it, with the department.
pub(super) fn who(shell: &Shell, task: &Task) -> String {
    let own = regulation(shell).and_then(|regulation| regulation.roles.get(&task.role));
    let role = own.map_or_else(
        || role_title(shell.lang, task.role),
        |label| label.get(shell.lang),
    );
    let who = task.person.as_deref().unwrap_or(role);
    match &task.department {
        Some(department) => format!("{department} {who}"),
        None => who.to_owned(),
    }
}

/// By when, and after how long a count: `10月8日 周四 18:00 · 3 个工作日`.
pub(super) fn due(shell: &Shell, preview: &Preview, task: &Task) -> Option<String> {
    let due = task.due?;
    let mut text = time::with_weekday(shell.lang, due, shell.now);
    let same_rule = preview
        .limits
        .iter()
        .filter(|kept| kept.key.step == task.step && kept.key.clause == task.clause);
    let span = same_rule
        .filter(|kept| kept.due == due)
        .find_map(|kept| kept.span);
    if let Some(span) = span {
        text.push_str(" · ");
        text.push_str(&span.span_text(shell.lang));
    }
    if task.provisional {
        text.push_str(texts::provisional(shell.lang));
    }
    Some(text)
}

/// The tasks in the order of their urgency: whose turn it is first, then by due time.
pub(super) fn tasks(preview: &Preview) -> Vec<&Task> {
    let mut tasks: Vec<&Task> = preview.tasks.iter().collect();
    let next = |task: &Task| task.ready && !task.standing && Some(task.step) == preview.stage;
    tasks.sort_by_key(|task| (!next(task), task.due.is_none(), task.due, task.id));
    tasks
}

/// What to say, that which belongs to this very case first.
pub(super) fn guidance(preview: &Preview) -> Vec<&Guidance> {
    let mut lines: Vec<&Guidance> = preview.guidance.iter().collect();
    lines.sort_by_key(|line| line.when.is_none());
    lines
}

/// How many of the radar are still open.
pub(super) fn still_open(nearby: &[Nearby]) -> usize {
    let open = |near: &&Nearby| near.row.status == Status::Open;
    nearby.iter().filter(open).count()
}

/// The one to look at first: an open one before others, then the one with most reasons.
pub(super) fn best(nearby: &[Nearby]) -> Option<&Nearby> {
    let worth = |near: &Nearby| (near.row.status == Status::Open, near.near.len());
    nearby.iter().rev().max_by_key(|near| worth(near))
}

mod texts {
    crate::catalogue! {
        provisional() { zh: "（暂定）", en: " (provisional)" }
    }
}
