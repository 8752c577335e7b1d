//! `tousu queue`: open tasks by due time; fit for cron and mail.

use chrono::TimeDelta;
use serde_json::json;

use super::args::Queue;
use super::failure::Failure;
use super::session::{Session, time};
use super::{case_json, texts};
use crate::case::Role;
use crate::desk::QueueQuery;
use crate::regulation::tell::words;

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
    session.answer(
        || {
            let tasks: Vec<_> = page
                .rows
                .iter()
                .map(|row| case_json::queued(row, regulation, lang, now))
                .collect();
            json!({"tasks": tasks, "next": page.next.as_ref().map(|cursor| cursor.0.clone())})
        },
        |out| {
            if page.rows.is_empty() {
                out.line(texts::nothing_open(lang));
                return;
            }
            let head = [
                texts::due_head(lang),
                "",
                texts::number_head(lang),
                texts::task_head(lang),
                texts::who_head(lang),
                texts::customer_head(lang),
                texts::clause_head(lang),
            ];
            let mut rows = vec![
                head.iter()
                    .map(|head| (*head).to_owned())
                    .collect::<Vec<_>>(),
            ];
            rows.extend(page.rows.iter().map(|row| {
                let overdue = row.due.is_some_and(|due| due < now);
                let mark = match (overdue, row.ready) {
                    (true, _) => texts::overdue_mark(lang),
                    (false, false) => texts::not_ready(lang),
                    (false, true) => "",
                };
                vec![
                    row.due.map(time).unwrap_or_default(),
                    mark.to_owned(),
                    row.number.clone(),
                    case_json::step_title(row, regulation, lang),
                    row.department
                        .clone()
                        .unwrap_or_else(|| words::role(lang, regulation, row.role)),
                    row.customer.clone(),
                    row.clause.clone(),
                ]
            }));
            out.table(&rows);
        },
    )
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
