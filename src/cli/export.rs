//! `tousu export …`: with a bar for whoever watches; Ctrl+C stops it and leaves no file.

use std::path::Path;
use std::sync::atomic::Ordering;

use anyhow::anyhow;
use serde_json::json;

use super::args::Export;
use super::bar::Bar;
use super::failure::Failure;
use super::session::Session;
use super::texts;
use crate::document::DocumentError;
use crate::document::ledger::{self, Wish};
use crate::store::Total;
use crate::text::Lang;

pub fn run(session: &mut Session<'_, '_>, wish: &Export) -> Result<u8, Failure> {
    let Export::Ledger { query, output } = wish;
    write_ledger(session, &query.join(" "), output)
}

fn write_ledger(session: &mut Session<'_, '_>, query: &str, target: &Path) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let lang = session.lang;
    let wish = Wish {
        query,
        target,
        lang,
    };
    let interrupted = (session.around.interrupted)();
    let mut bar = Bar::new(session.around, lang, texts::export_progress);
    let exported = ledger::export(&mut desk, &actor, &wish, &mut |done, of| {
        let (Total::Exactly(of) | Total::MoreThan(of)) = of;
        let done = u32::try_from(done).unwrap_or(u32::MAX);
        bar.show(done, of.max(done));
        !interrupted.load(Ordering::Relaxed)
    });
    bar.clear();
    let exported = exported.map_err(|error| failure(lang, error))?;
    let file = target.display().to_string();
    session.answer(
        || json!({"file": file, "cases": exported.cases, "columns": exported.columns}),
        |out| {
            out.line(texts::exported(
                lang,
                exported.cases,
                exported.columns,
                &file,
            ));
        },
    )
}

/// A ledger that was not made, as the command line tells it.
fn failure(lang: Lang, error: DocumentError) -> Failure {
    let message = ledger::problem(lang, &error);
    match error {
        DocumentError::Desk(error) => error.into(),
        DocumentError::Format(_) => Failure::usage("output", message),
        DocumentError::Cancelled => Failure::Stopped(message),
        _ => Failure::Io(anyhow!(message)),
    }
}
