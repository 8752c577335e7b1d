//! `tousu case add|show|do|similar|list`.

use serde_json::{Value, json};

use super::args::{Case, SortBy};
use super::failure::Failure;
use super::output::write_json;
use super::session::{Session, parse_json};
use super::{DONE, case_json, case_text, list, similar, texts};
use crate::case::{Actor, Intake};
use crate::desk::{Desk, DeskError, Receipt, Wish};
use crate::regulation::Refusal;
use crate::store::{Cursor, Sort};
use crate::text::Lang;

pub fn run(session: &mut Session<'_, '_>, wish: &Case) -> Result<u8, Failure> {
    match wish {
        Case::Add { file, lines: false } => add(session, file),
        Case::Add { file, lines: true } => add_lines(session, file),
        Case::Show { number, unmask } => show(session, number, *unmask),
        Case::Do {
            number,
            command,
            file,
        } => act(session, number, command, file),
        Case::Similar { number, text } => similar::run(session, number.as_deref(), text.as_deref()),
        Case::List {
            query,
            saved,
            limit,
            after,
            sort,
        } => {
            let mut words = query.clone();
            if let Some(name) = saved {
                words.insert(0, list::saved(session, name)?);
            }
            let sort = match sort {
                SortBy::Due => Sort::Due,
                SortBy::Received => Sort::Received,
                SortBy::Level => Sort::Level,
            };
            list::run(
                session,
                &words.join(" "),
                sort,
                after.clone().map(Cursor),
                *limit,
            )
        }
    }
}

fn register(desk: &mut Desk, actor: &Actor, value: Value) -> Result<Receipt, Failure> {
    let intake = Intake::read(value).map_err(|error| DeskError::from(Refusal::from(error)))?;
    Ok(desk.register(actor, &intake)?)
}

fn add(session: &mut Session<'_, '_>, file: &str) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let value = session.read_json(file)?;
    let receipt = register(&mut desk, &actor, value)?;
    answer(session, &desk, &receipt, true)
}

/// One JSON a line in, one answer a line out. An answer is written only after its case is on disk; a line that fails is
/// answered with its error, and the others go on.
fn add_lines(session: &mut Session<'_, '_>, file: &str) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let mut exit = DONE;
    let text;
    if file == "-" {
        let mut line = String::new();
        for number in 1u32.. {
            line.clear();
            rest(&mut desk, number)?;
            if session.around.stdin.read_line(&mut line)? == 0 {
                return Ok(exit);
            }
            exit = exit.max(add_line(session, &mut desk, &actor, &line)?);
        }
    } else {
        text = session.read(file)?;
        for (line, number) in text.lines().zip(1u32..) {
            rest(&mut desk, number)?;
            exit = exit.max(add_line(session, &mut desk, &actor, line)?);
        }
    }
    Ok(exit)
}

/// Search merges are done between commits, never inside one.
fn rest(desk: &mut Desk, line: u32) -> Result<(), Failure> {
    const EVERY: u32 = 200;
    if line.is_multiple_of(EVERY) {
        desk.idle()?;
    }
    Ok(())
}

fn add_line(
    session: &mut Session<'_, '_>,
    desk: &mut Desk,
    actor: &Actor,
    line: &str,
) -> Result<u8, Failure> {
    if line.trim().is_empty() {
        return Ok(DONE);
    }
    let lang = session.lang;
    let outcome = parse_json(line, lang).and_then(|value| register(desk, actor, value));
    let (value, exit) = match outcome {
        Ok(receipt) => (value(&receipt, desk, lang), DONE),
        Err(failure) => (failure.json(lang), failure.exit()),
    };
    write_json(session.around.stdout, &value)?;
    Ok(exit)
}

fn show(session: &mut Session<'_, '_>, number: &str, unmask: bool) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let file = if unmask {
        desk.unmask(&actor, number)?
    } else {
        desk.case(&actor, number)?
    };
    let (lang, now) = (session.lang, desk.now());
    session.answer(
        || case_json::case(&file, lang, now),
        |out| case_text::describe(out, &file, lang, now),
    )
}

fn act(
    session: &mut Session<'_, '_>,
    number: &str,
    command: &str,
    file: &str,
) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let fields = match file {
        "" if session.around.interactive => json!({}),
        "" => fields_from_stdin(session)?,
        file => session.read_json(file)?,
    };
    let wish = Wish::read(command, fields).map_err(Failure::from)?;
    let receipt = desk.execute(&actor, number, &wish)?;
    answer(session, &desk, &receipt, false)
}

/// Without a file, the fields may come on standard input; none at all means none are needed.
fn fields_from_stdin(session: &mut Session<'_, '_>) -> Result<Value, Failure> {
    let text = session.read("-")?;
    if text.trim().is_empty() {
        Ok(json!({}))
    } else {
        parse_json(&text, session.lang)
    }
}

fn value(receipt: &Receipt, desk: &Desk, lang: Lang) -> Value {
    match &receipt.file {
        Some(file) => case_json::case(file, lang, desk.now()),
        None => case_json::sealed(&receipt.number, receipt.version),
    }
}

fn answer(
    session: &mut Session<'_, '_>,
    desk: &Desk,
    receipt: &Receipt,
    new: bool,
) -> Result<u8, Failure> {
    let lang = session.lang;
    session.answer(
        || value(receipt, desk, lang),
        |out| {
            if new {
                out.line(texts::registered(lang, &receipt.number));
            }
            if receipt.repeated {
                out.line(texts::repeated(lang));
            }
            for raised in &receipt.raised {
                out.line(texts::raised(lang, raised));
            }
            if let Some(file) = &receipt.file {
                case_text::describe(out, file, lang, desk.now());
            }
        },
    )
}
