//! Forms: a paper of a case, laid out by the regulation's own file, filled from the case, with a serial.
//!
//! What is not known stays an empty box, to be filled with a pen; nothing is signed by the program. The order in which paper
//! and log are written is told in `desk::print`: first the whole paper beside its place, then the event, then the move.

mod draw;

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;

use super::docx::Document;
use super::file::{Draft, Whole};
use super::values::Written;
use super::{DocumentError, texts};
use crate::case::Actor;
use crate::desk::{Desk, Paper, Printed};
use crate::text::{Label, Lang, system_error};

/// What is to be printed.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    pub number: &'a str,
    pub form: &'a str,
    /// A name that ends in `.docx`.
    pub target: &'a Path,
    pub lang: Lang,
}

/// Prints a form of a case into a file.
///
/// # Errors
/// A refusal of the desk, or a file that could not be written: then nothing was printed and no serial is taken. Only
/// [`DocumentError::Unplaced`] comes after the print was noted, and names the paper.
pub fn print(desk: &mut Desk, actor: &Actor, wish: &Wish<'_>) -> Result<Printed, DocumentError> {
    if !is_docx(wish.target) {
        return Err(DocumentError::PaperFormat(wish.target.to_owned()));
    }
    let organisation = desk.profile().organisation.clone();
    let mut made: Option<Result<Whole, DocumentError>> = None;
    let printed = desk.print(actor, wish.number, wish.form, &mut |paper| {
        let whole = made.insert(make(paper, &organisation, wish));
        whole.is_ok()
    })?;
    match (printed, made) {
        (Some(printed), Some(Ok(whole))) => {
            whole.place()?;
            Ok(printed)
        }
        (_, Some(Err(error))) => Err(error),
        (_, _) => Err(DocumentError::Cancelled),
    }
}

/// The whole paper, on the disk.
fn make(paper: &Paper<'_>, organisation: &Label, wish: &Wish<'_>) -> Result<Whole, DocumentError> {
    let bytes = document(paper, organisation, wish.lang).to_bytes()?;
    let mut draft = Draft::begin(wish.target)?;
    draft
        .write_all(&bytes)
        .map_err(|source| super::file::failed(wish.target, source))?;
    draft.whole()
}

/// The paper as a document.
pub fn document(paper: &Paper<'_>, organisation: &Label, lang: Lang) -> Document {
    let file = paper.file;
    let office = file.office(paper.at);
    let written = Written {
        case: &file.case,
        events: &file.events,
        regulation: &file.regulation,
        office: office.map(|office| office.label.get(lang)),
        lang,
    };
    draw::Sheet {
        paper,
        written,
        view: file.view(paper.at),
        organisation: organisation.get(lang),
    }
    .document()
}

/// Why a paper was not made, and what to do.
pub fn problem(lang: Lang, error: &DocumentError) -> String {
    let shown = |path: &Path| path.display().to_string();
    match error {
        DocumentError::Desk(error) => error.message(lang),
        DocumentError::PaperFormat(path) => texts::paper_format(lang, &shown(path)),
        DocumentError::Write { path, source } => {
            texts::paper_failed(lang, &shown(path), &system_error(lang, source))
        }
        DocumentError::Unplaced { path, kept, source } => texts::paper_unplaced(
            lang,
            &shown(path),
            &shown(kept),
            &system_error(lang, source),
        ),
        error => error.to_string(),
    }
}

fn is_docx(target: &Path) -> bool {
    let ending = target.extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("docx"))
}
