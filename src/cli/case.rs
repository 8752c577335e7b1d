//! `tousu case add|show|do|list`.

use serde_json::{Value, json};

use super::args::{Case, SortBy};
use super::failure::Failure;
use super::output::{Output, write_json};
use super::session::{Session, parse_json, time};
use super::{DONE, case_json, list, texts};
use crate::case::{Actor, Intake};
use crate::desk::{CaseFile, Desk, DeskError, Receipt, Wish};
use crate::regulation::Refusal;
use crate::regulation::explain::why_text;
use crate::regulation::texts::{command_title, event_title, role_title, status_title};
use crate::store::{Cursor, Sort};
use crate::text::Lang;

pub fn run(session: &mut Session<'_, '_>, wish: &Case) -> Result<u8, Failure> {
    match wish {
        Case::Add { file, lines: false } => add(session, file),
        Case::Add { file, lines: true } => add_lines(session, file),
        Case::Show { number } => show(session, number),
        Case::Do {
            number,
            command,
            file,
        } => act(session, number, command, file),
        Case::List {
            query,
            limit,
            after,
            sort,
        } => {
            let sort = match sort {
                SortBy::Due => Sort::Due,
                SortBy::Received => Sort::Received,
                SortBy::Level => Sort::Level,
            };
            list::run(
                session,
                &query.join(" "),
                sort,
                after.clone().map(Cursor),
                *limit,
            )
        }
    }
}

fn register(desk: &mut Desk, actor: &Actor, value: Value) -> Result<Receipt, Failure> {
    let intake = Intake::read(value).map_err(|error| DeskError::from(Refusal::from(error)))?;
    Ok(desk.register(actor, &intake)?)
}

fn add(session: &mut Session<'_, '_>, file: &str) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let value = session.read_json(file)?;
    let receipt = register(&mut desk, &actor, value)?;
    answer(session, &desk, &receipt, true)
}

/// One JSON a line in, one answer a line out. An answer is written only after its case is on disk; a line that fails is
/// answered with its error, and the others go on.
fn add_lines(session: &mut Session<'_, '_>, file: &str) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let mut exit = DONE;
    let text;
    if file == "-" {
        let mut line = String::new();
        for number in 1u32.. {
            line.clear();
            rest(&mut desk, number)?;
            if session.around.stdin.read_line(&mut line)? == 0 {
                return Ok(exit);
            }
            exit = exit.max(add_line(session, &mut desk, &actor, &line)?);
        }
    } else {
        text = session.read(file)?;
        for (line, number) in text.lines().zip(1u32..) {
            rest(&mut desk, number)?;
            exit = exit.max(add_line(session, &mut desk, &actor, line)?);
        }
    }
    Ok(exit)
}

/// Search merges are done between commits, never inside one.
fn rest(desk: &mut Desk, line: u32) -> Result<(), Failure> {
    const EVERY: u32 = 200;
    if line.is_multiple_of(EVERY) {
        desk.idle()?;
    }
    Ok(())
}

fn add_line(
    session: &mut Session<'_, '_>,
    desk: &mut Desk,
    actor: &Actor,
    line: &str,
) -> Result<u8, Failure> {
    if line.trim().is_empty() {
        return Ok(DONE);
    }
    let lang = session.lang;
    let outcome = parse_json(line, lang).and_then(|value| register(desk, actor, value));
    let (value, exit) = match outcome {
        Ok(receipt) => (value(&receipt, desk, lang), DONE),
        Err(failure) => (failure.json(lang), failure.exit()),
    };
    write_json(session.around.stdout, &value)?;
    Ok(exit)
}

fn show(session: &mut Session<'_, '_>, number: &str) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let file = desk.case(&actor, number)?;
    let (lang, now) = (session.lang, desk.now());
    session.answer(
        || case_json::case(&file, lang, now),
        |out| describe(out, &file, lang, &desk),
    )
}

fn act(
    session: &mut Session<'_, '_>,
    number: &str,
    command: &str,
    file: &str,
) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let fields = match file {
        "" if session.around.interactive => json!({}),
        "" => fields_from_stdin(session)?,
        file => session.read_json(file)?,
    };
    let wish = Wish::read(command, fields).map_err(Failure::from)?;
    let receipt = desk.execute(&actor, number, &wish)?;
    answer(session, &desk, &receipt, false)
}

/// Without a file, the fields may come on standard input; none at all means none are needed.
fn fields_from_stdin(session: &mut Session<'_, '_>) -> Result<Value, Failure> {
    let text = session.read("-")?;
    if text.trim().is_empty() {
        Ok(json!({}))
    } else {
        parse_json(&text, session.lang)
    }
}

fn value(receipt: &Receipt, desk: &Desk, lang: Lang) -> Value {
    match &receipt.file {
        Some(file) => case_json::case(file, lang, desk.now()),
        None => case_json::sealed(&receipt.number, receipt.version),
    }
}

fn answer(
    session: &mut Session<'_, '_>,
    desk: &Desk,
    receipt: &Receipt,
    new: bool,
) -> Result<u8, Failure> {
    let lang = session.lang;
    session.answer(
        || value(receipt, desk, lang),
        |out| {
            if new {
                out.line(texts::registered(lang, &receipt.number));
            }
            if receipt.repeated {
                out.line(texts::repeated(lang));
            }
            for raised in &receipt.raised {
                out.line(texts::raised(lang, raised));
            }
            if let Some(file) = &receipt.file {
                describe(out, file, lang, desk);
            }
        },
    )
}

/// A case in words.
fn describe(out: &mut Output, file: &CaseFile, lang: Lang, desk: &Desk) {
    let case = &file.case;
    let regulation = &file.regulation;
    let kind = regulation
        .kind(&case.kind)
        .map_or(case.kind.as_str(), |kind| kind.label.get(lang));
    out.line(format!(
        "{}  {}  {}",
        case.number,
        kind,
        status_title(lang, case.status)
    ));
    let level = case
        .level
        .as_ref()
        .and_then(|level| regulation.level(&level.id))
        .map_or(texts::no_level(lang), |level| level.label.get(lang));
    let mut rows = vec![vec![texts::level_head(lang).to_owned(), level.to_owned()]];
    for why in case.level.iter().flat_map(|level| &level.why) {
        let clause = why.clause.clone().unwrap_or_default();
        rows.push(vec![
            String::new(),
            format!("{clause} {}", why_text(lang, regulation, why)),
        ]);
    }
    let mut row = |head: &str, value: Option<&str>| {
        rows.extend(
            value
                .filter(|value| !value.is_empty())
                .map(|value| vec![head.to_owned(), value.to_owned()]),
        );
    };
    row(texts::customer_head(lang), Some(&case.customer.name));
    row(texts::phone_head(lang), case.customer.phone.as_deref());
    row(
        texts::category_head(lang),
        case.category
            .as_deref()
            .and_then(|id| regulation.category(id))
            .map(|category| category.label.get(lang)),
    );
    row(texts::subject_head(lang), case.subject.as_deref());
    let departments: Vec<&str> = case
        .departments
        .iter()
        .map(|entry| entry.name.as_str())
        .collect();
    row(texts::department_head(lang), Some(&departments.join("、")));
    row(texts::received_head(lang), Some(&time(case.received_at)));
    row(texts::text_head(lang), case.text.as_deref());
    let erased = case.erased.as_ref().map(|erasure| {
        let clause = erasure.clause.as_deref().unwrap_or_default();
        texts::erased(lang, &erasure.at.date_naive().to_string(), clause)
    });
    row(texts::text_head(lang), erased.as_deref());
    out.table(&rows);
    describe_tasks(out, file, lang, desk);
    out.blank().line(texts::history_head(lang));
    let history: Vec<Vec<String>> = file
        .events
        .iter()
        .map(|event| {
            vec![
                time(event.at),
                event.actor.clone(),
                event_title(lang, &event.fact).to_owned(),
                event.clause.clone().unwrap_or_default(),
            ]
        })
        .collect();
    out.table(&history);
}

fn describe_tasks(out: &mut Output, file: &CaseFile, lang: Lang, desk: &Desk) {
    if file.tasks.is_empty() {
        return;
    }
    let now = desk.now();
    out.blank().line(texts::tasks_head(lang));
    let rows: Vec<Vec<String>> = file
        .tasks
        .iter()
        .map(|task| {
            let due = task.due.map(time).unwrap_or_default();
            let mark = match (task.overdue(now), task.ready) {
                (true, _) => texts::overdue_mark(lang),
                (false, false) => texts::not_ready(lang),
                (false, true) => "",
            };
            let who = task
                .department
                .clone()
                .unwrap_or_else(|| role_title(lang, task.role).to_owned());
            vec![
                command_title(lang, task.step).to_owned(),
                who,
                due,
                mark.to_owned(),
                task.clause.clone(),
            ]
        })
        .collect();
    out.table(&rows);
}
