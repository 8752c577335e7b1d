//! `tousu form NUMBER [FORM -o FILE.docx]`: the papers of a case.

use std::path::Path;

use anyhow::anyhow;
use serde_json::{Value, json};

use super::args::Form;
use super::failure::Failure;
use super::session::{Session, time};
use super::texts;
use crate::case::Paper;
use crate::desk::CaseFile;
use crate::document::DocumentError;
use crate::document::form::{self, Wish};
use crate::regulation::{Reason, Refusal, model};
use crate::text::Lang;

pub fn run(session: &mut Session<'_, '_>, wish: &Form) -> Result<u8, Failure> {
    match (&wish.returned, &wish.form, &wish.output) {
        (Some(serial), ..) => take_back(session, &wish.number, serial),
        (None, Some(form), Some(target)) => print(session, &wish.number, form, target),
        (None, Some(form), None) => without_output(session, &wish.number, form),
        (None, None, _) => list(session, &wish.number),
    }
}

fn print(
    session: &mut Session<'_, '_>,
    number: &str,
    form: &str,
    target: &Path,
) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let lang = session.lang;
    let wish = Wish {
        number,
        form,
        target,
        lang,
    };
    let printed = form::print(&mut desk, &actor, &wish).map_err(|error| failure(lang, error))?;
    let title = title(desk.forms(&printed.file), &printed.form, lang);
    let file = target.display().to_string();
    session.answer(
        || {
            json!({"number": printed.number, "form": printed.form, "serial": printed.serial, "file": file})
        },
        |out| {
            out.line(texts::printed(lang, &title, &printed.serial, &file));
        },
    )
}

/// A form without a file: an unknown one is named with those that there are, before the file is asked for.
fn without_output(session: &mut Session<'_, '_>, number: &str, form: &str) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let file = desk.case(&actor, number)?;
    desk.form(&file, form)?;
    Err(Failure::usage("output", texts::form_output(session.lang)))
}

fn take_back(session: &mut Session<'_, '_>, number: &str, serial: &str) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let lang = session.lang;
    let back = desk.take_back(&actor, number, serial)?;
    let title = title(desk.forms(&back.file), &back.form, lang);
    session.answer(
        || json!({"number": back.number, "form": back.form, "serial": back.serial, "returned": true}),
        |out| {
            out.line(texts::taken_back(lang, &title, &back.serial));
        },
    )
}

fn list(session: &mut Session<'_, '_>, number: &str) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let lang = session.lang;
    let file = desk.case(&actor, number)?;
    let papers = desk.papers(&actor, &file);
    session.answer(
        || {
            let forms: Vec<Value> = papers.iter().map(|row| entry(&file, row, lang)).collect();
            json!({"number": number, "forms": forms})
        },
        |out| {
            let mut rows = Vec::new();
            for (form, possible) in &papers {
                let state = match possible {
                    Ok(()) if form.returns => texts::comes_back(lang).to_owned(),
                    Ok(()) => String::new(),
                    Err(refusal) if matches!(refusal.reason, Reason::NotReady(_)) => {
                        refusal.message(lang)
                    }
                    Err(_) => continue,
                };
                rows.push(vec![
                    form.id.clone(),
                    form.title.get(lang).to_owned(),
                    state,
                ]);
                rows.extend(printed(&file, form).map(|paper| {
                    let state = match paper.returned_at {
                        Some(at) => texts::back_at(lang, &time(at)),
                        None if form.returns => texts::still_out(lang).to_owned(),
                        None => String::new(),
                    };
                    let printed = format!("  {} {}", time(paper.at), paper.actor);
                    vec![format!("  {}", paper.serial), printed, state]
                }));
            }
            if rows.is_empty() {
                out.line(texts::no_forms(lang));
            }
            out.table(&rows);
        },
    )
}

fn printed<'a>(file: &'a CaseFile, form: &'a model::Form) -> impl Iterator<Item = &'a Paper> {
    let papers = file.case.papers.iter();
    papers.filter(|paper| paper.form == form.id)
}

fn entry(
    file: &CaseFile,
    (form, possible): &(&model::Form, Result<(), Refusal>),
    lang: Lang,
) -> Value {
    let refusal = possible.as_ref().err();
    json!({
        "form": form.id,
        "title": form.title.get(lang),
        "clause": form.clause,
        "return": form.returns,
        "ready": refusal.is_none(),
        "why_not": refusal.map(|refusal| refusal.message(lang)),
        "printed": printed(file, form).collect::<Vec<_>>(),
    })
}

fn title(forms: &[model::Form], id: &str, lang: Lang) -> String {
    let form = forms.iter().find(|form| form.id == id);
    form.map_or_else(|| id.to_owned(), |form| form.title.get(lang).to_owned())
}

/// A paper that was not made, as the command line tells it.
fn failure(lang: Lang, error: DocumentError) -> Failure {
    let problem = form::problem(lang, &error);
    match error {
        DocumentError::Desk(error) => error.into(),
        DocumentError::PaperFormat(_) => Failure::usage("output", problem),
        _ => Failure::Io(anyhow!(problem)),
    }
}
