//! The case of the task under the cursor: what is to do, why it is due then, whose matter it is, and what to ask in a call.

use ratatui::layout::Rect;

use super::ask::{Counted, Looked};
use super::view::{owner, risen, standing, title};
use crate::calendar::{Span as LimitSpan, reason_text};
use crate::case::CommandName;
use crate::store::TaskRow;
use crate::tui::commands::queue as commands;
use crate::tui::draw::Draw;
use crate::tui::screens::cases::preview::{Pane, head, matter, regulation};
use crate::tui::theme::Role;
use crate::tui::widgets::due;

/// The most days of a count that are listed.
const DAYS: usize = 8;

pub(super) fn view(draw: &mut Draw<'_>, area: Rect, task: &TaskRow, looked: Option<&Looked>) {
    let mut pane = Pane::new(draw, area);
    task_head(&mut pane, task);
    if let Some(looked) = looked {
        if let Some(limit) = &looked.limit {
            count(&mut pane, limit);
        }
        pane.gap();
        head(&mut pane, &looked.file);
        matter(&mut pane, &looked.file.case);
        if task.step == CommandName::Callback {
            script(&mut pane, looked);
        }
    }
}

/// What is to do, by whom, by when, under which clause.
fn task_head(pane: &mut Pane<'_, '_>, task: &TaskRow) {
    let shell = pane.draw.shell;
    let lang = shell.lang;
    let what = vec![pane.draw.span(title(shell, task), Role::Title)];
    let who = vec![pane.draw.span(owner(shell, task), Role::Muted)];
    pane.ends(what, who);
    if !task.ready {
        pane.text(commands::texts::not_ready(lang), Role::Muted, 1);
    }
    if let Some(at) = task.due {
        let (_, text, role) = standing(shell, task, at);
        let when = texts::until(lang, &due::moment(lang, at, shell.now));
        let spans = vec![
            pane.draw.span(format!("{text}  "), role),
            pane.draw.span(when, Role::Normal),
        ];
        pane.line(spans);
    } else {
        let since = task.since.map_or_else(String::new, |at| {
            let when = due::moment(lang, at, shell.now);
            texts::since(lang, &when, &due::age(lang, at, shell.now))
        });
        let text = format!("{}  {since}", texts::no_limit(lang));
        pane.text(text.trim_end(), Role::Muted, 2);
    }
    if let (Some(risen), Some(rose)) = (risen(shell, task), &task.rose) {
        let at = due::moment(lang, rose.at, shell.now);
        pane.text(&format!("{risen}  {at}"), Role::DueSoon, 2);
    }
    let label = regulation(shell)
        .and_then(|regulation| regulation.clause(&task.clause))
        .map_or("", |clause| clause.label.get(lang));
    pane.text(&format!("{} {label}", task.clause), Role::Muted, 3);
    if task.provisional {
        pane.text(texts::provisional(lang), Role::DueSoon, 2);
    }
}

/// From when, how long, and the days that count.
fn count(pane: &mut Pane<'_, '_>, limit: &Counted) {
    let (lang, now) = (pane.draw.lang(), pane.draw.now());
    pane.heading(texts::why(lang));
    let from = due::moment(lang, limit.kept.key.from, now);
    let (Some(span), Some(count)) = (limit.kept.span, &limit.count) else {
        return pane.text(texts::agreed(lang), Role::Normal, 1);
    };
    let text = texts::from(lang, &from, &span.span_text(lang));
    pane.text(&text, Role::Normal, 2);
    if count.due != limit.kept.due {
        let first = due::moment(lang, count.due, now);
        pane.text(&texts::moved(lang, &first), Role::Muted, 2);
    }
    if !matches!(span, LimitSpan::Workdays(_) | LimitSpan::Days(_)) {
        return;
    }
    let skipped = count.days.len().saturating_sub(DAYS);
    if skipped > 0 {
        pane.text(&texts::earlier(lang, skipped), Role::Muted, 1);
    }
    for day in count.days.iter().skip(skipped) {
        let number = day
            .number
            .map_or_else(|| "  —".to_owned(), |number| format!("{number:>3}"));
        let role = if day.counted {
            Role::Normal
        } else {
            Role::Muted
        };
        let text = format!(
            "{number}  {}  {}",
            day.date.format("%m-%d"),
            reason_text(&day.reason, lang)
        );
        pane.text(&text, role, 1);
    }
}

/// What the regulation would have asked.
fn script(pane: &mut Pane<'_, '_>, looked: &Looked) {
    let lang = pane.draw.lang();
    let script = &looked.file.regulation.callback_script;
    if script.is_empty() {
        return;
    }
    pane.heading(texts::script(lang));
    for (place, line) in script.iter().enumerate() {
        let text = format!("{}. {}", place + 1, line.label.get(lang));
        pane.text(&text, Role::Normal, 3);
    }
}

mod texts {
    crate::catalogue! {
        until(when: &str) { zh: "{when} 前", en: "by {when}" }
        since(when: &str, age: &str) { zh: "{when} 起，{age}", en: "since {when}, {age}" }
        no_limit() { zh: "没有时限", en: "No limit" }
        provisional() { zh: "涉及尚未公布放假安排的年份，公布后会重算", en: "Provisional: a year without a published calendar is involved" }
        why() { zh: "为何此时到期", en: "Why then" }
        agreed() { zh: "双方约定的时间", en: "A time that was agreed" }
        from(from: &str, span: &str) { zh: "自 {from} 起，{span}", en: "From {from}, {span}" }
        moved(first: &str) { zh: "原为 {first}，后经暂停或延期", en: "First {first}; moved by a wait or an extension" }
        earlier(n: usize) { zh: "  …  前面还有 {n} 天", en: "  …  {n} days before these", en_one: "  …  {n} day before these" }
        script() { zh: "回访话术", en: "What to ask" }
    }
}
