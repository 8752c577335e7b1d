//! `tousu archive due|run|hold`.

mod done;
mod tell;
mod texts;

use super::args::Archive;
use super::bar::Bar;
use super::failure::Failure;
use super::session::Session;
use crate::case::Command;
use crate::desk::{Confirmed, Wish};
use crate::regulation::Refusal;
use serde_json::json;

pub(super) use done::{confirmed, erasure_plan, withdrawn};
pub(super) use texts::progress;

pub fn run(session: &mut Session<'_, '_>, wish: &Archive) -> Result<u8, Failure> {
    match wish {
        Archive::Due => due(session),
        Archive::Run { query, confirm } => {
            let words = query.join(" ");
            match confirm {
                None => plan(session, &words),
                Some(code) => act(session, &words, code),
            }
        }
        Archive::Hold {
            number,
            until,
            release,
            reason,
        } => hold(session, number, until.as_deref(), *release, reason),
    }
}

/// So many cases of a group are listed.
const LISTED: usize = 1_000;

fn due(session: &mut Session<'_, '_>) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let due = desk.archive_due(&actor, LISTED)?;
    desk.purge_erased()?;
    let (lang, now) = (session.lang, desk.now());
    session.answer(
        || tell::due_json(&due, now),
        |out| tell::due(out, lang, &due, now),
    )
}

fn plan(session: &mut Session<'_, '_>, words: &str) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let plan = desk.archive_plan(&actor, words)?;
    let (lang, now) = (session.lang, desk.now());
    session.answer(
        || tell::plan_json(&plan, now),
        |out| tell::plan(out, lang, &plan, words, now),
    )
}

fn act(session: &mut Session<'_, '_>, words: &str, code: &str) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let lang = session.lang;
    let mut bar = Bar::new(session.around, lang, progress);
    let done = desk.archive_run(&actor, words, code, &mut |done, of| bar.count(done, of));
    bar.clear();
    let done = done?;
    if let Confirmed::Run(_) = done {
        desk.idle()?;
    }
    confirmed(session, &desk, &done)
}

fn hold(
    session: &mut Session<'_, '_>,
    number: &str,
    until: Option<&str>,
    release: bool,
    reason: &str,
) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let fields = match until {
        Some(until) => json!({"until": until, "reason": reason}),
        None => json!({"release": release, "reason": reason}),
    };
    let command = Command::read("hold", fields)
        .map_err(|error| crate::desk::DeskError::from(Refusal::from(error)))?;
    let receipt = desk.execute(&actor, number, &Wish::of(command))?;
    tell::held(session, &desk, &receipt)
}
