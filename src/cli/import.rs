//! `tousu import …`.

mod told;

use std::io::ErrorKind;
use std::sync::Arc;

use anyhow::anyhow;

use super::args::{Import, OldLedger};
use super::bar::Bar;
use super::failure::Failure;
use super::session::Session;
use super::texts;
use crate::case::Actor;
use crate::desk::Desk;
use crate::document::import::{
    Defaults, ImportError, Mapping, Outcome, Plan, check, map, read, take_over, told as sentence,
};
use crate::regulation::model::CaseValue;
use crate::text::Lang;

pub use told::Rows;

/// What `--map` calls a column that is not taken over at all.
const LEFT_OUT: &str = "none";

pub fn run(session: &mut Session<'_, '_>, wish: &Import) -> Result<u8, Failure> {
    let Import::Ledger(wish) = wish;
    let (mut desk, actor) = session.signed_in()?;
    let plan = plan(session, &desk, wish)?;
    if wish.dry_run {
        let outcome = tried(session, &mut desk, &actor, &plan)?;
        return told::tried(session, &plan, &outcome);
    }
    let lang = session.lang;
    let mut bar = Bar::new(session.around, lang, texts::import_writing);
    let taken = take_over(&mut desk, &actor, &plan, &mut |done, of| {
        bar.show(number(done), number(of));
        true
    });
    bar.clear();
    let outcome = taken.map_err(|error| failure(lang, error))?;
    if !outcome.problems.is_empty() {
        // It ended with the first, so as to hold up nobody: all of them are named.
        let outcome = tried(session, &mut desk, &actor, &plan)?;
        return Err(Failure::Rows(Rows::of(lang, outcome.problems)));
    }
    told::done(session, &plan, &outcome)
}

/// Reads the file, and what its columns hold.
fn plan(session: &mut Session<'_, '_>, desk: &Desk, wish: &OldLedger) -> Result<Plan, Failure> {
    let lang = session.lang;
    let told = |error| failure(lang, error);
    let mut bar = Bar::new(session.around, lang, texts::import_reading);
    let sheet = read(&wish.file, &mut |done, of| {
        let percent = (done * 100).checked_div(of).unwrap_or(0);
        bar.show(number(percent), 100);
        true
    });
    bar.clear();
    let sheet = sheet.map_err(told)?;
    let mut mapping = map(&sheet, desk.regulation()).map_err(told)?;
    for change in &wish.mapped {
        change_column(lang, &mut mapping, change)?;
    }
    Ok(Plan {
        sheet: Arc::new(sheet),
        mapping,
        defaults: Defaults {
            kind: wish.kind.clone(),
            channel: wish.channel.clone(),
            category: wish.category.clone(),
        },
    })
}

fn tried(
    session: &mut Session<'_, '_>,
    desk: &mut Desk,
    actor: &Actor,
    plan: &Plan,
) -> Result<Outcome, Failure> {
    let lang = session.lang;
    let mut bar = Bar::new(session.around, lang, texts::import_trying);
    let outcome = check(desk, actor, plan, &mut |done, of| {
        bar.show(number(done), number(of));
        true
    });
    bar.clear();
    outcome.map_err(|error| failure(lang, error))
}

fn number(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// `投诉事由=text`.
fn change_column(lang: Lang, mapping: &mut Mapping, text: &str) -> Result<(), Failure> {
    let (heading, word) = text
        .rsplit_once('=')
        .ok_or_else(|| Failure::usage("map", texts::import_map(lang, text)))?;
    let changed = match word.trim() {
        "" => mapping.change(heading, None),
        LEFT_OUT => mapping.leave_out(heading),
        word => {
            let value = CaseValue::parse(word).ok_or_else(|| {
                let known = format!("{} {LEFT_OUT}", CaseValue::WORDS.join(" "));
                Failure::usage("map", texts::import_no_value(lang, word, &known))
            })?;
            mapping.change(heading, Some(value))
        }
    };
    changed.map_err(|error| failure(lang, error))
}

/// A ledger that could not be taken over, as the command line tells it.
fn failure(lang: Lang, error: ImportError) -> Failure {
    let message = sentence(lang, &error);
    match error {
        ImportError::Desk(error) => error.into(),
        ImportError::Read { source, .. } if source.kind() != ErrorKind::NotFound => {
            Failure::Io(anyhow!(message))
        }
        ImportError::NoColumn(_) => Failure::usage("map", message),
        _ => Failure::usage("file", message),
    }
}
