//! `tousu case list`.

use serde_json::json;

use super::failure::Failure;
use super::session::{Session, time};
use super::{case_json, texts};
use crate::regulation::tell::words;
use crate::regulation::texts::status_title;
use crate::store::{Cursor, Sort};

/// The words of the user's saved search of that name.
pub fn saved(session: &mut Session<'_, '_>, name: &str) -> Result<String, Failure> {
    let lang = session.lang;
    let (desk, actor) = session.signed_in()?;
    let all = desk.searches(&actor.user)?;
    if let Some(found) = all.iter().find(|search| search.name == name) {
        return Ok(found.words.clone());
    }
    let known: Vec<&str> = all.iter().map(|search| search.name.as_str()).collect();
    let problem = if known.is_empty() {
        texts::none_saved(lang, name)
    } else {
        texts::no_saved(lang, name, &known.join(", "))
    };
    Err(Failure::usage("saved", problem))
}

pub fn run(
    session: &mut Session<'_, '_>,
    query: &str,
    sort: Sort,
    after: Option<Cursor>,
    limit: u32,
) -> Result<u8, Failure> {
    let (desk, actor) = session.signed_in()?;
    let page = desk.cases(&actor, query, sort, after, limit)?;
    let (lang, now) = (session.lang, desk.now());
    let regulation = desk.regulation();
    session.answer(
        || {
            let cases: Vec<_> = page
                .rows
                .iter()
                .map(|row| case_json::row(row, now))
                .collect();
            json!({"cases": cases, "next": page.next.as_ref().map(|cursor| cursor.0.clone())})
        },
        |out| {
            if page.rows.is_empty() {
                out.line(texts::nothing_found(lang));
                return;
            }
            let several = regulation.kinds.len() > 1;
            let mut head = vec![texts::number_head(lang)];
            head.extend(several.then(|| texts::kind_head(lang)));
            head.extend([
                texts::received_head(lang),
                texts::level_head(lang),
                texts::customer_head(lang),
                texts::subject_head(lang),
                texts::department_head(lang),
                texts::stage_head(lang),
                texts::due_head(lang),
            ]);
            let mut rows = vec![
                head.iter()
                    .map(|head| (*head).to_owned())
                    .collect::<Vec<_>>(),
            ];
            rows.extend(page.rows.iter().map(|row| {
                let level = row
                    .level
                    .as_deref()
                    .and_then(|id| regulation.level(id))
                    .map_or("—", |level| level.label.get(lang));
                let kind = regulation.kind(&row.kind);
                let track = kind.map_or("", |kind| kind.track.as_str());
                let stage = row.stage.map_or_else(
                    || status_title(lang, row.status).to_owned(),
                    |stage| words::step(lang, regulation, track, stage, None),
                );
                let kind = kind.map_or(row.kind.as_str(), |kind| kind.label.get(lang));
                let subject = row
                    .subject
                    .clone()
                    .unwrap_or_else(|| row.excerpt.chars().take(12).collect());
                let mut cells = vec![row.number.clone()];
                cells.extend(several.then(|| kind.to_owned()));
                cells.extend([
                    time(row.received_at),
                    level.to_owned(),
                    if row.is_erased() {
                        texts::erased_mark(lang).to_owned()
                    } else {
                        row.customer.clone()
                    },
                    subject,
                    row.departments.first().cloned().unwrap_or_default(),
                    stage,
                    row.due.map(time).unwrap_or_default(),
                ]);
                cells
            }));
            out.table(&rows);
            if let Some(cursor) = &page.next {
                out.line(texts::more(lang, &cursor.0));
            }
        },
    )
}
