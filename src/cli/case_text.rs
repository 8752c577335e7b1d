//! A case in words: the same page that the screen shows, laid out for a plain terminal, a mail or a screen reader.

use super::output::Output;
use super::session::time;
use super::texts;
use crate::case::Task;
use crate::desk::CaseFile;
use crate::regulation::tell::{Entry, Sign, Teller, words};
use crate::regulation::texts::{actor_title, event_title, status_title, wait_title};
use crate::text::Lang;

use crate::calendar::Moment;

/// Writes the whole case.
pub fn describe(out: &mut Output, file: &CaseFile, lang: Lang, now: Moment) {
    let teller = Teller {
        lang,
        regulation: &file.regulation,
        at: &time,
    };
    head(out, file, lang);
    record(out, file, &teller, now);
    tasks(out, file, lang, now);
    outcome(out, &teller.outcome(&file.case));
    history(out, file, &teller);
}

fn head(out: &mut Output, file: &CaseFile, lang: Lang) {
    let (case, regulation) = (&file.case, &file.regulation);
    let kind = regulation
        .kind(&case.kind)
        .map_or(case.kind.as_str(), |kind| kind.label.get(lang));
    let status = status_title(lang, case.status);
    out.line(format!("{}  {kind}  {status}", case.number));
}

fn record(out: &mut Output, file: &CaseFile, teller: &Teller<'_>, now: Moment) {
    let (case, regulation, lang) = (&file.case, &file.regulation, teller.lang);
    let level = case.level.as_ref();
    let label = level.map(|level| words::level(lang, regulation, &level.id));
    let label = label.unwrap_or_else(|| texts::no_level(lang).to_owned());
    let mut rows = vec![vec![texts::level_head(lang).to_owned(), label]];
    let why = teller.level_why(case, &file.events);
    rows.extend(why.into_iter().map(|why| vec![String::new(), why]));
    let lines = teller.record(case, &file.events, file.office(now));
    rows.extend(lines.into_iter().map(|line| vec![line.label, line.text]));
    out.table(&rows);
    if file.masked {
        out.line(texts::masked(lang, &case.number));
    }
}

fn tasks(out: &mut Output, file: &CaseFile, lang: Lang, now: Moment) {
    if let Some(waiting) = &file.case.waiting {
        let on = wait_title(lang, waiting.on);
        let reason = waiting.reason.as_deref().unwrap_or_default();
        let text = texts::waiting(lang, on, &time(waiting.since), reason);
        out.blank().line(text.trim_end());
    }
    if file.tasks.is_empty() {
        return;
    }
    out.blank().line(texts::tasks_head(lang));
    if let Some(remark) = file.promise_remark(lang) {
        out.line(remark);
    }
    let rows: Vec<Vec<String>> = file
        .tasks
        .iter()
        .map(|task| {
            vec![
                title(file, task, lang),
                words::who(lang, &file.regulation, task),
                task.due.map(time).unwrap_or_default(),
                mark(task, lang, now).to_owned(),
                task.clause.clone(),
            ]
        })
        .collect();
    out.table(&rows);
}

/// What the regulation calls the step of a task, and the measure it is about.
pub fn title(file: &CaseFile, task: &Task, lang: Lang) -> String {
    let track = &file.case.track;
    let clause = Some(task.clause.as_str());
    let step = words::step(lang, &file.regulation, track, task.step, clause);
    let mut measures = file.case.measures.iter();
    let about = measures.find(|entry| Some(entry.id) == task.measure);
    match about.and_then(|entry| entry.measure.as_ref()) {
        Some(measure) => words::about(lang, &step, measure),
        None => step,
    }
}

fn mark(task: &Task, lang: Lang, now: Moment) -> &'static str {
    match (task.overdue(now), task.ready) {
        (true, _) => texts::overdue_mark(lang),
        (false, false) => texts::not_ready(lang),
        (false, true) => "",
    }
}

fn outcome(out: &mut Output, page: &[Entry]) {
    for entry in page {
        match entry {
            Entry::Heading(text) => out.blank().line(text),
            Entry::Field(label, text) => out.line(format!("  {label}  {text}")),
            Entry::Item(sign, text) => {
                let sign = match sign {
                    Sign::Plain => "-",
                    Sign::Good => "[x]",
                    Sign::Bad => "[!]",
                    Sign::Open => "[ ]",
                };
                out.line(format!("  {sign} {text}"))
            }
            Entry::More(text) => out.line(format!("      {text}")),
        };
    }
}

fn history(out: &mut Output, file: &CaseFile, teller: &Teller<'_>) {
    out.blank().line(texts::history_head(teller.lang));
    let rows: Vec<Vec<String>> = file
        .events
        .iter()
        .map(|event| {
            let said = teller.event(event).join("  ");
            vec![
                time(event.at),
                actor_title(teller.lang, &event.actor).to_owned(),
                event_title(teller.lang, &event.fact).to_owned(),
                event.clause.clone().unwrap_or_default(),
                said.split_whitespace().collect::<Vec<_>>().join(" "),
            ]
        })
        .collect();
    out.table(&rows);
}
