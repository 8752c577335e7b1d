//! `tousu init`: a new desk.

use serde_json::json;

use super::args::Init;
use super::failure::Failure;
use super::session::Session;
use super::texts;
use crate::desk::{Desk, NewDesk};
use crate::regulation::shipped::{shipped, shipped_source};

pub fn run(session: &mut Session<'_, '_>, wish: &Init) -> Result<u8, Failure> {
    let (file, source) = source(session, &wish.regulation)?;
    let secret = if wish.training {
        None
    } else {
        session.secret()?
    };
    let path = session.path().clone();
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder)?;
    }
    let new = NewDesk {
        regulation: &source,
        file: &file,
        admin: &wish.admin,
        secret: secret.as_deref().map(String::as_str),
        training: wish.training,
    };
    let desk = Desk::create(&path, &new, session.around.clock)?;
    let lang = session.lang;
    let regulation = desk.regulation().clone();
    let users: Vec<String> = desk.users()?.into_iter().map(|user| user.name).collect();
    session.answer(
        || json!({"desk": path, "regulation": regulation.id, "version": regulation.version, "training": wish.training, "users": users}),
        |out| {
            out.line(texts::created(lang, &path.display().to_string(), regulation.title.get(lang)));
            if wish.training {
                out.line(texts::training_on(lang));
            }
        },
    )
}

/// The regulation's text: one that comes with the program, else a file.
fn source(session: &Session<'_, '_>, wish: &str) -> Result<(String, String), Failure> {
    if let Some(source) = shipped_source(wish) {
        return Ok((wish.to_owned(), source.to_owned()));
    }
    std::fs::read_to_string(wish)
        .map(|source| (wish.to_owned(), source))
        .map_err(|_| {
            let known: Vec<&str> = shipped().into_iter().map(|file| file.id).collect();
            Failure::usage(
                "regulation",
                texts::no_regulation(session.lang, wish, &known.join(" ")),
            )
        })
}
