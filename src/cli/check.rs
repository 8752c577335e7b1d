//! `tousu check`: is the desk sound?

use serde_json::json;

use super::args::Check;
use super::backup;
use super::bar::Bar;
use super::failure::Failure;
use super::session::Session;
use super::texts;
use crate::desk::backup::Stage;
use crate::desk::check::Anchor;
use crate::document::ledger;

/// The exit code of damage.
const DAMAGED: u8 = 3;

pub fn run(session: &mut Session<'_, '_>, wish: &Check) -> Result<u8, Failure> {
    let mut anchors: Vec<Anchor> = Vec::new();
    for file in &wish.anchor {
        let mut value = session.read_json(&file.display().to_string())?;
        // A manifest, or what `check --json` says, holds it as the head.
        if let Some(head) = value.get_mut("head") {
            value = head.take();
        }
        let anchor = serde_json::from_value(value).map_err(|_| {
            let name = file.display().to_string();
            Failure::usage("anchor", texts::bad_anchor(session.lang, &name))
        })?;
        anchors.push(anchor);
    }
    let mut desk = session.open()?;
    let lang = session.lang;
    let mut bar = Bar::new(session.around, lang, backup::progress(Stage::Chain));
    let report = desk.check_watched(&anchors, &mut |stage, done, of| {
        bar.says(backup::progress(stage));
        bar.show_wide(done, of);
        true
    });
    bar.clear();
    let mut report = report?;
    report.add(ledger::check(&mut desk)?);
    let advice = if report.ok { None } else { session.advice() };
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
            if let Some(advice) = &advice {
                out.line(advice);
            }
            for damage in &report.damage {
                out.line(format!("{}  {}  {}", damage.what, damage.place, damage.detail));
            }
            out.line(texts::chain_head(lang, report.events, &report.head));
        },
    )?;
    Ok(if report.ok { super::DONE } else { DAMAGED })
}
