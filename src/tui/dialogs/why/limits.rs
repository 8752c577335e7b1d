//! Each limit: since when, counted how, moved by what, due when.

use chrono::NaiveDate;

use super::grounds::Grounds;
use super::month;
use crate::calendar::{Count, Moment, Span};
use crate::case::{Fact, KeptDeadline, Task};
use crate::regulation::tell::words;
use crate::regulation::texts::wait_title;
use crate::tui::model::Shell;
use crate::tui::screens::case::sheet::Sheet;
use crate::tui::theme::Role;
use crate::tui::widgets::due;

/// Writes all limits, that of the step asked about first.
pub(super) fn write(
    sheet: &mut Sheet<'_>,
    shell: &Shell,
    grounds: &Grounds<'_>,
    first: Option<crate::case::CommandName>,
    cells: u16,
) {
    let waits = grounds.case.is_some_and(|case| case.waiting.is_some());
    let mut tasks: Vec<&Task> = grounds
        .tasks
        .iter()
        .filter(|task| task.due.is_some() || waits)
        .collect();
    tasks.sort_by_key(|task| Some(task.step) != first);
    for task in tasks {
        limit(sheet, shell, grounds, task, cells);
    }
}

fn limit(sheet: &mut Sheet<'_>, shell: &Shell, grounds: &Grounds<'_>, task: &Task, cells: u16) {
    let lang = shell.lang;
    let found = grounds.counted(task);
    let title = grounds.step(lang, task.step, &task.clause);
    match task.due {
        Some(at) => {
            let by = due::moment(lang, at, shell.now);
            sheet.heading(&texts::due(lang, &title, &by));
        }
        None if found.is_some() => sheet.heading(&texts::stopped(lang, &title)),
        None => return,
    }
    let clause = found.map_or(task.clause.as_str(), |found| found.kept.key.clause.as_str());
    let clause = words::clause(lang, grounds.regulation, clause);
    sheet.text(0, &clause, Role::Muted);
    match found.and_then(|found| Some((&found.kept, found.count.as_ref()?))) {
        Some((kept, count)) => counted(sheet, shell, grounds, (kept, count), cells),
        None => sheet.text(0, &agreed(shell, grounds, task), Role::Normal),
    }
}

/// A time that nobody counted: it was agreed.
fn agreed(shell: &Shell, grounds: &Grounds<'_>, task: &Task) -> String {
    let lang = shell.lang;
    if task.measure.is_some() {
        return texts::measure(lang).to_owned();
    }
    let promises = grounds.case.map_or(&[][..], |case| &case.promises);
    let mut promises = promises.iter().rev();
    match promises.find(|promise| Some(promise.until) == task.due) {
        Some(promise) => {
            let at = due::moment(lang, promise.at, shell.now);
            texts::promised(lang, &at, promise.what.as_deref().unwrap_or_default())
        }
        None => texts::agreed(lang).to_owned(),
    }
}

fn counted(
    sheet: &mut Sheet<'_>,
    shell: &Shell,
    grounds: &Grounds<'_>,
    (kept, count): (&KeptDeadline, &Count),
    cells: u16,
) {
    let lang = shell.lang;
    let at = |moment| due::moment(lang, moment, shell.now);
    let span = kept.span.map(|span| span.span_text(lang));
    let text = texts::counted(lang, &span.unwrap_or_default(), &at(kept.key.from));
    sheet.text(0, &text, Role::Normal);
    if matches!(kept.span, Some(Span::Workdays(1..) | Span::Days(1..))) {
        let zone = grounds.calendar.zone;
        let day = |moment: Moment| moment.with_timezone(&zone).date_naive();
        let waits = waits(grounds, kept, shell.now);
        let stopped: Vec<(NaiveDate, NaiveDate)> = waits
            .iter()
            .map(|(from, to)| (day(*from), day(*to)))
            .collect();
        let plan = month::Plan {
            count,
            due: day(kept.due),
            stopped: &stopped,
            today: day(shell.now),
            calendar: grounds.calendar,
        };
        month::write(sheet, lang, &plan, cells);
    }
    if count.provisional {
        sheet.text(0, texts::provisional(lang), Role::DueSoon);
    }
    if count.due != kept.due {
        let text = texts::moved(lang, &at(count.due), &at(kept.due));
        sheet.text(0, &text, Role::DueSoon);
    }
    moves(sheet, shell, grounds, kept);
}

/// The waits that fell into this limit, the one that lasts until now.
fn waits(grounds: &Grounds<'_>, kept: &KeptDeadline, now: Moment) -> Vec<(Moment, Moment)> {
    let Some(case) = grounds.case else {
        return Vec::new();
    };
    let over = case.waited.iter().map(|(_, from, to)| (*from, *to));
    let lasting = case.waiting.iter().map(|waiting| (waiting.since, now));
    let all = over.chain(lasting);
    all.filter(|(from, to)| *to > kept.key.from && *from < kept.due)
        .collect()
}

/// What moved a limit after it was counted: waits and extensions.
fn moves(sheet: &mut Sheet<'_>, shell: &Shell, grounds: &Grounds<'_>, kept: &KeptDeadline) {
    let lang = shell.lang;
    let Some(case) = grounds.case else { return };
    let at = |moment| due::moment(lang, moment, shell.now);
    let mut say = |text: &str| sheet.bullet(sheet.signs().soon, Role::DueSoon, text, Role::Normal);
    for (on, from, to) in &case.waited {
        if *to > kept.key.from && *from < kept.due {
            say(&texts::waited(
                lang,
                wait_title(lang, *on),
                &at(*from),
                &at(*to),
            ));
        }
    }
    if let Some(waiting) = &case.waiting {
        let on = wait_title(lang, waiting.on);
        say(&texts::waits(lang, on, &at(waiting.since)));
    }
    for event in grounds.events {
        let Fact::Extended { until, .. } = event.fact else {
            continue;
        };
        if event.deadlines.iter().any(|moved| moved.key == kept.key) {
            let clause = event.clause.as_deref().unwrap_or_default();
            let text = texts::extended(lang, &at(event.at), &event.actor, &at(until), clause);
            say(&text);
        }
    }
}

mod texts {
    crate::catalogue! {
        due(step: &str, at: &str) { zh: "时限：{step}，{at}", en: "Due: {step}, {at}" }
        stopped(step: &str) { zh: "时限：{step}，暂停计算", en: "Due: {step}, the clock has stopped" }
        counted(span: &str, from: &str) { zh: "{span}，自 {from} 起：", en: "{span} from {from}:" }
        provisional() { zh: "该年放假安排未公布，暂按周一至周五计；公布后重算", en: "The holidays of that year are not published: Monday to Friday for now, counted again then" }
        moved(rule: &str, now: &str) { zh: "原为 {rule}，现为 {now}：", en: "It was {rule}, and is {now} now:" }
        waited(on: &str, from: &str, to: &str) { zh: "{on}：{from} 至 {to}，期间停止计算", en: "{on}: {from} to {to}, the clock stood still" }
        waits(on: &str, since: &str) { zh: "{on}：自 {since} 起，恢复后续计", en: "{on} since {since}; what is left runs on afterwards" }
        extended(at: &str, who: &str, until: &str, clause: &str) { zh: "{at} {who}延期至 {until}（{clause}）", en: "{at} {who} extended it to {until} ({clause})" }
        promised(at: &str, what: &str) { zh: "{at} 向客户承诺的时间  {what}", en: "Promised to the customer on {at}  {what}" }
        measure() { zh: "制定措施时约定的日期", en: "The date agreed for the measure" }
        agreed() { zh: "约定的时间", en: "An agreed time" }
    }
}
