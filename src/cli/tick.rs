//! `tousu tick`: what time alone has made due.

use serde_json::json;

use super::failure::Failure;
use super::session::Session;
use super::texts;
use crate::regulation::tell::words;

pub fn run(session: &mut Session<'_, '_>) -> Result<u8, Failure> {
    let mut desk = session.open()?;
    if session.user().is_some() && !desk.profile().training {
        drop(desk);
        desk = session.signed_in()?.0;
    }
    let changed = desk.tick()?;
    desk.idle()?;
    let lang = session.lang;
    session.answer(
        || {
            let changed: Vec<_> = changed
                .iter()
                .map(|raised| json!({"number": raised.number, "kind": raised.kind, "clause": raised.clause, "level": raised.level}))
                .collect();
            json!({"changed": changed})
        },
        |out| {
            if changed.is_empty() {
                out.line(texts::nothing_due(lang));
            }
            let regulation = desk.regulation();
            let rows: Vec<Vec<String>> = changed
                .iter()
                .map(|raised| {
                    let level = raised.level.as_deref();
                    vec![
                        raised.number.clone(),
                        raised.title.get(lang).to_owned(),
                        level.map(|id| words::level(lang, regulation, id)).unwrap_or_default(),
                        raised.clause.as_deref().map(|id| words::clause(lang, regulation, id)).unwrap_or_default(),
                    ]
                })
                .collect();
            out.table(&rows);
        },
    )
}
