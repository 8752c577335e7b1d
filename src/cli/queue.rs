//! `tousu queue`: open tasks by due time; fit for cron and mail.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::args::Queue;
use super::failure::Failure;
use super::session::{Session, time};
use super::{case_json, texts};
use crate::calendar::Moment;
use crate::case::Role;
use crate::desk::{QueueQuery, ReportDue};
use crate::regulation::Regulation;
use crate::regulation::tell::words;
use crate::store::TaskRow;
use crate::text::{Lang, cut};

/// The cells of a line: what a mail leaves as it is.
const ACROSS: usize = 78;
/// The most that one part of the second line takes.
const PART: usize = 22;

pub fn run(session: &mut Session<'_, '_>, wish: &Queue) -> Result<u8, Failure> {
    let lang = session.lang;
    let roles = match &wish.role {
        None => Vec::new(),
        Some(word) => vec![
            Role::parse(word).ok_or_else(|| Failure::usage("role", texts::bad_role(lang, word)))?,
        ],
    };
    let within = match &wish.within {
        None => None,
        Some(text) => Some(
            span(text).ok_or_else(|| Failure::usage("within", texts::bad_within(lang, text)))?,
        ),
    };
    let (desk, actor) = session.signed_in()?;
    let reports = if wish.query.is_empty() && wish.department.is_none() {
        desk.reports_due(&actor)?
    } else {
        Vec::new()
    };
    let question = QueueQuery {
        words: wish.query.join(" "),
        within,
        roles,
        department: wish.department.clone(),
        limit: wish.limit,
        ..QueueQuery::default()
    };
    let page = desk.queue(&actor, &question)?;
    let now = desk.now();
    let regulation = desk.regulation();
    let reports: Vec<_> = reports
        .into_iter()
        .filter(|due| {
            let readers = regulation.report_readers(due.name);
            question.roles.is_empty() || question.roles.iter().any(|role| readers.contains(role))
        })
        .collect();
    session.answer(
        || {
            let tasks: Vec<_> = page
                .rows
                .iter()
                .map(|row| case_json::queued(row, regulation, lang, now))
                .collect();
            let reports: Vec<_> = reports.iter().map(|due| reported(due, lang)).collect();
            json!({"tasks": tasks, "reports": reports, "next": page.next.as_ref().map(|cursor| cursor.0.clone())})
        },
        |out| {
            for due in &reports {
                for line in report_lines(due, lang) {
                    out.line(line);
                }
            }
            if page.rows.is_empty() {
                out.line(texts::nothing_open(lang));
                return;
            }
            for row in &page.rows {
                let [first, second] = lines(row, regulation, lang, now);
                out.line(first).line(second);
            }
            if page.next.is_some() {
                out.line(texts::more_tasks(lang, page.rows.len()));
            }
        },
    )
}

/// A report that nobody has made yet: what the desk owes, not a case.
fn reported(due: &ReportDue, lang: Lang) -> Value {
    json!({
        "report": due.name.as_str(),
        "label": due.label.get(lang),
        "period": due.period.to_string(),
        "from": due.period.first(),
        "until": due.period.last(),
        "clause": due.clause,
    })
}

/// The same on two lines, with the command that makes it.
fn report_lines(due: &ReportDue, lang: Lang) -> [String; 2] {
    let period = due.period.to_string();
    let day = |day: chrono::NaiveDate| day.format("%m-%d").to_string();
    let (first, last) = (day(due.period.first()), day(due.period.last()));
    let label = due.label.get(lang);
    let first = texts::report_due(lang, label, &period, &first, &last);
    let name = due.name.as_str();
    let second = format!("    tousu report {name} -o {name}.docx · {}", due.clause);
    [first, second].map(|line| cut(&line, ACROSS).into_owned())
}

/// A task on two lines that a mail does not break: when, which case and what; below it who, the customer and the clause.
fn lines(row: &TaskRow, regulation: &Regulation, lang: Lang, now: Moment) -> [String; 2] {
    let overdue = row.due.is_some_and(|due| due < now);
    let mark = match (overdue, row.ready) {
        (true, _) => texts::overdue_mark(lang),
        (false, false) => texts::not_ready(lang),
        (false, true) => "",
    };
    let due = row.due.map_or_else(|| texts::no_due(lang).to_owned(), time);
    let parts = [
        due.as_str(),
        mark,
        &row.number,
        &case_json::step_title(row, regulation, lang),
    ];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let first = parts.collect::<Vec<_>>().join("  ");
    let who = row
        .department
        .clone()
        .unwrap_or_else(|| words::role(lang, regulation, row.role));
    let below = [
        cut(&who, PART),
        cut(&row.customer, PART),
        row.clause.as_str().into(),
    ];
    let below: Vec<_> = below.into_iter().filter(|part| !part.is_empty()).collect();
    let second = format!("    {}", below.join(" · "));
    [first, second].map(|line| cut(&line, ACROSS).into_owned())
}

/// `2h`, `30m`, `1d`.
fn span(text: &str) -> Option<TimeDelta> {
    let unit = text.chars().last()?;
    let number: i64 = text
        .strip_suffix(unit)?
        .parse()
        .ok()
        .filter(|number| (0..=100_000).contains(number))?;
    match unit {
        'm' => TimeDelta::try_minutes(number),
        'h' => TimeDelta::try_hours(number),
        'd' => TimeDelta::try_days(number),
        _ => None,
    }
}
