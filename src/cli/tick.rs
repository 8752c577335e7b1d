//! `tousu tick`: what time alone has made due.

use serde_json::json;

use super::failure::Failure;
use super::session::Session;
use super::texts;

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
            for raised in &changed {
                out.line(format!("{}  {}  {}", raised.number, raised.kind, raised.clause.as_deref().unwrap_or_default()));
            }
        },
    )
}
