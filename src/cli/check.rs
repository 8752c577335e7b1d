//! `tousu check`: is the desk sound?

use serde_json::json;

use super::args::Check;
use super::failure::Failure;
use super::session::Session;
use super::texts;
use crate::desk::check::Anchor;

/// The exit code of damage.
const DAMAGED: u8 = 3;

pub fn run(session: &mut Session<'_, '_>, wish: &Check) -> Result<u8, Failure> {
    let mut anchors: Vec<Anchor> = Vec::new();
    for file in &wish.anchor {
        let value = session.read_json(&file.display().to_string())?;
        let anchor = serde_json::from_value(value).map_err(|_| {
            Failure::usage(
                "anchor",
                texts::bad_anchor(session.lang, &file.display().to_string()),
            )
        })?;
        anchors.push(anchor);
    }
    let mut desk = session.open()?;
    let report = desk.check(&anchors)?;
    let lang = session.lang;
    let message = texts::damaged(lang, report.damage.len());
    session.answer(
        || if report.ok { json!({"ok": true, "events": report.events, "cases": report.cases, "head": {"seq": report.events, "chain": report.head}, "damage": []}) } else { json!({
            "ok": false, "events": report.events, "cases": report.cases, "head": {"seq": report.events, "chain": report.head},
            "damage": report.damage,
            "error": {"code": "damaged", "message": message},
        }) },
        |out| {
            if report.ok {
                out.line(texts::sound(lang, report.events, report.cases));
            } else {
                out.line(&message);
            }
            for damage in &report.damage {
                out.line(format!("{}  {}  {}", damage.what, damage.place, damage.detail));
            }
            out.line(texts::chain_head(lang, report.events, &report.head));
        },
    )?;
    Ok(if report.ok { super::DONE } else { DAMAGED })
}
