//! `tousu regulation list|show|check`; what a file would change, and its adoption, are beside ([`super::adoption`]).

mod clauses;

use std::path::Path;

use serde_json::{Value, json};

use super::adoption;
use super::args::Regulation as Wish;
use super::failure::Failure;
use super::session::Session;
use super::texts;
use crate::regulation::shipped::{shipped, shipped_source};
use crate::regulation::{Regulation, load};
use crate::store::Fired;
use crate::text::{Lang, system_error};

pub fn run(session: &mut Session<'_, '_>, wish: &Wish) -> Result<u8, Failure> {
    match wish {
        Wish::List => list(session),
        Wish::Show { id } => show(session, id.as_deref()),
        Wish::Check { file } => check(session, file),
        Wish::Diff { file }
        | Wish::Adopt {
            file,
            dry_run: true,
        } => adoption::diff(session, file),
        Wish::Adopt {
            file,
            dry_run: false,
        } => adoption::adopt(session, file),
    }
}

fn list(session: &mut Session<'_, '_>) -> Result<u8, Failure> {
    let desk = session
        .path()
        .exists()
        .then(|| session.open())
        .transpose()?;
    let used = desk.as_ref().map(adoption::used).transpose()?;
    let used = used.unwrap_or_default();
    let in_force = desk.map(|desk| desk.regulation().version.clone());
    let mut known = Vec::new();
    for file in shipped() {
        known.push(load(file.id, file.source).map_err(Failure::Mistakes)?);
    }
    let lang = session.lang;
    session.answer(
        || {
            let entries: Vec<Value> = known
                .iter()
                .map(|regulation| {
                    json!({
                        "id": regulation.id,
                        "version": regulation.version,
                        "title": regulation.title.get(lang),
                        "organisation": regulation.organisation.get(lang),
                        "clauses": regulation.clauses.len(),
                        "in_force": in_force.as_ref() == Some(&regulation.version),
                    })
                })
                .collect();
            let used: Vec<Value> = used.iter().map(adoption::Version::json).collect();
            json!({"regulations": entries, "used": used})
        },
        |out| {
            let rows: Vec<Vec<String>> = known
                .iter()
                .map(|regulation| {
                    let here = in_force.as_ref() == Some(&regulation.version);
                    let mark = if here { texts::in_force(lang) } else { "" };
                    vec![
                        regulation.id.clone(),
                        regulation.organisation.get(lang).to_owned(),
                        regulation.title.get(lang).to_owned(),
                        mark.to_owned(),
                    ]
                })
                .collect();
            out.table(&rows);
            adoption::versions(out, lang, &used);
        },
    )
}

fn show(session: &mut Session<'_, '_>, id: Option<&str>) -> Result<u8, Failure> {
    let lang = session.lang;
    let (regulation, fired) = match id {
        None => {
            let desk = session.open()?;
            (Regulation::clone(desk.regulation()), Some(desk.fired()?))
        }
        Some(id) => {
            let regulation = named(session, id)?;
            let fired = fired_here(session, &regulation)?;
            (regulation, fired)
        }
    };
    session.answer(
        || as_json(&regulation, fired.as_deref(), lang),
        |out| clauses::text(out, lang, &regulation, fired.as_deref()),
    )
}

/// How often the clauses have acted at the desk, where there is one that works by this regulation.
fn fired_here(
    session: &Session<'_, '_>,
    regulation: &Regulation,
) -> Result<Option<Vec<Fired>>, Failure> {
    if !session.path().exists() {
        return Ok(None);
    }
    let desk = session.open()?;
    if desk.regulation().id != regulation.id {
        return Ok(None);
    }
    Ok(Some(desk.fired()?))
}

/// A regulation by the id of one that ships, by a version that this desk has used, or in a file.
fn named(session: &Session<'_, '_>, id: &str) -> Result<Regulation, Failure> {
    if let Some(source) = shipped_source(id) {
        return load(id, source).map_err(Failure::Mistakes);
    }
    if session.path().exists()
        && let Some(source) = session.open()?.regulation_source(id)?
    {
        return load(id, &source).map_err(Failure::Mistakes);
    }
    let source = std::fs::read_to_string(id).map_err(|_| {
        let known: Vec<&str> = shipped().into_iter().map(|file| file.id).collect();
        Failure::usage(
            "id",
            texts::no_regulation(session.lang, id, &known.join(" ")),
        )
    })?;
    load(id, &source).map_err(Failure::Mistakes)
}

/// The text of a regulation file, and the name that mistakes in it are told under.
pub(super) fn text_of(lang: Lang, file: &Path) -> Result<(String, String), Failure> {
    let name = file.display().to_string();
    let source = std::fs::read_to_string(file).map_err(|error| {
        let why = system_error(lang, &error);
        Failure::usage("file", format!("{name}: {why}"))
    })?;
    Ok((name, source))
}

fn check(session: &mut Session<'_, '_>, file: &Path) -> Result<u8, Failure> {
    let (name, source) = text_of(session.lang, file)?;
    let regulation = load(&name, &source).map_err(Failure::Mistakes)?;
    let lang = session.lang;
    session.answer(
        || json!({"ok": true, "id": regulation.id, "version": regulation.version, "clauses": regulation.clauses.len()}),
        |out| {
            out.line(texts::file_good(lang, regulation.title.get(lang), regulation.clauses.len()));
        },
    )
}

fn as_json(regulation: &Regulation, fired: Option<&[Fired]>, lang: Lang) -> Value {
    let entry = |id: &str, label: &crate::text::Label| json!({"id": id, "label": label.get(lang), "zh": label.zh, "en": label.en});
    json!({
        "id": regulation.id,
        "version": regulation.version,
        "title": regulation.title.get(lang),
        "organisation": regulation.organisation.get(lang),
        "clauses": clauses::json(lang, regulation, fired),
        "kinds": regulation.kinds.iter().map(|kind| {
            let mut value = entry(&kind.id, &kind.label);
            if let Some(fields) = value.as_object_mut() {
                fields.insert("clause".to_owned(), json!(kind.clause));
                fields.insert("track".to_owned(), json!(kind.track));
                fields.insert("sealed".to_owned(), json!(kind.sealed_for.is_some()));
            }
            value
        }).collect::<Vec<_>>(),
        "channels": regulation.channels.iter().map(|channel| entry(&channel.id, &channel.label)).collect::<Vec<_>>(),
        "categories": regulation.categories.iter().map(|category| entry(&category.id, &category.label)).collect::<Vec<_>>(),
        "reports": regulation.reports.iter().map(|report| {
            let mut value = entry(report.id.as_str(), &report.label);
            if let Some(fields) = value.as_object_mut() {
                fields.insert("clause".to_owned(), json!(report.clause));
            }
            value
        }).collect::<Vec<_>>(),
        "levels": regulation.levels.iter().map(|level| entry(&level.id, &level.label)).collect::<Vec<_>>(),
        "criteria": regulation.criteria.iter().map(|criterion| json!({
            "clause": criterion.clause,
            "level": criterion.level,
            "ticked": criterion.ticked,
            "computed": criterion.when.is_some(),
        })).collect::<Vec<_>>(),
        "fields": regulation.fields.iter().map(|field| entry(&field.id, &field.label)).collect::<Vec<_>>(),
        "items": regulation.items.iter().map(|item| entry(&item.id, &item.label)).collect::<Vec<_>>(),
        "steps": regulation.steps.iter().map(|step| json!({
            "track": step.track,
            "step": step.name,
            "role": step.role,
            "clause": step.clause,
            "after_close": step.after_close,
        })).collect::<Vec<_>>(),
    })
}
