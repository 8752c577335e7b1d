//! What became of an old ledger, for people and for programs. It may be long, so it is written as it is told, row by row.

use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::super::failure::Failure;
use super::super::session::Session;
use super::super::texts;
use super::LEFT_OUT;
use crate::document::import::{Column, Mapping, Outcome, Plan, Problem, Problems};
use crate::text::Lang;

/// Rows that do not fit, in a language.
#[derive(Debug)]
pub struct Rows {
    lang: Lang,
    problems: Problems,
}

impl Rows {
    pub(super) fn of(lang: Lang, problems: Problems) -> Self {
        Self { lang, problems }
    }

    /// One sentence each, after one about all of them.
    pub fn message(&self) -> String {
        let mut text = texts::import_refused(self.lang, self.problems.len());
        for line in lines(self.lang, &self.problems) {
            text.push('\n');
            text.push_str(&line);
        }
        text
    }
}

impl Serialize for Rows {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        rows(self.lang, &self.problems, to)
    }
}

fn rows<S: Serializer>(lang: Lang, problems: &Problems, to: S) -> Result<S::Ok, S::Error> {
    let mut all = to.serialize_seq(Some(problems.all.len()))?;
    for problem in &problems.all {
        all.serialize_element(&row(lang, problems, problem))?;
    }
    all.end()
}

#[derive(serde::Serialize)]
struct Line<'a> {
    column: String,
    field: String,
    found: &'a str,
    message: String,
    row: u32,
}

fn row<'a>(lang: Lang, problems: &Problems, problem: &'a Problem) -> Line<'a> {
    Line {
        column: problems.column(problem),
        field: problem.field(),
        found: problem.found(),
        message: problems.message(lang, problem),
        row: problem.row(),
    }
}

fn lines(lang: Lang, problems: &Problems) -> impl Iterator<Item = String> {
    let more = (problems.more > 0).then(|| texts::import_more(lang, problems.more));
    let all = problems.all.iter();
    all.map(move |problem| problems.message(lang, problem))
        .chain(more)
}

/// An answer; its fields stand in the order of their names, as in every other answer.
#[derive(serde::Serialize)]
struct Answer<'a> {
    cases: Each<'a>,
    columns: Vec<Holds<'a>>,
    dry_run: bool,
    duplicates: Each<'a>,
    fit: usize,
    imported: usize,
    problems: Told<'a>,
    rows: usize,
}

#[derive(serde::Serialize)]
struct Holds<'a> {
    heading: &'a str,
    value: Option<String>,
}

#[derive(serde::Serialize)]
struct Numbered<'a> {
    number: Option<&'a str>,
    row: u32,
}

/// Rows with the numbers of their cases.
enum Each<'a> {
    None,
    New(&'a [(u32, String)]),
    Known(&'a [(u32, Option<String>)]),
}

impl Serialize for Each<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Each::None => to.collect_seq(std::iter::empty::<()>()),
            Each::New(all) => to.collect_seq(all.iter().map(|(row, number)| Numbered {
                number: Some(number),
                row: *row,
            })),
            Each::Known(all) => to.collect_seq(all.iter().map(|(row, number)| Numbered {
                number: number.as_deref(),
                row: *row,
            })),
        }
    }
}

struct Told<'a>(Lang, &'a Problems);

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        rows(self.0, self.1, to)
    }
}

fn answer<'a>(lang: Lang, plan: &'a Plan, outcome: &'a Outcome, dry: bool) -> Answer<'a> {
    let new = &outcome.taken.cases;
    Answer {
        cases: if dry { Each::None } else { Each::New(new) },
        columns: plan
            .mapping
            .columns
            .iter()
            .map(|column| Holds {
                heading: &column.heading,
                value: value(column),
            })
            .collect(),
        dry_run: dry,
        duplicates: Each::Known(&outcome.taken.known),
        fit: new.len(),
        imported: if dry { 0 } else { new.len() },
        problems: Told(lang, &outcome.problems),
        rows: plan.rows(),
    }
}

fn value(column: &Column) -> Option<String> {
    if column.left_out {
        return Some(LEFT_OUT.to_owned());
    }
    column.value.as_ref().map(ToString::to_string)
}

/// `投诉内容 → text、备注 → remarks`.
fn shown(lang: Lang, mapping: &Mapping) -> String {
    let columns = mapping.columns.iter().map(|column| {
        let value = value(column).unwrap_or_else(|| texts::import_kept(lang).to_owned());
        format!("{} → {value}", column.heading)
    });
    columns.collect::<Vec<_>>().join(" · ")
}

fn read(lang: Lang, plan: &Plan) -> String {
    texts::import_read(lang, plan.rows(), &shown(lang, &plan.mapping))
}

/// What would become of the rows.
pub(super) fn tried(
    session: &mut Session<'_, '_>,
    plan: &Plan,
    outcome: &Outcome,
) -> Result<u8, Failure> {
    let lang = session.lang;
    session.answer(
        || answer(lang, plan, outcome, true),
        |out| {
            out.line(read(lang, plan));
            for line in lines(lang, &outcome.problems) {
                out.line(line);
            }
            let (fit, known) = (outcome.taken.cases.len(), outcome.taken.known.len());
            out.line(match outcome.problems.len() {
                0 => texts::import_would(lang, fit, known),
                wrong => texts::import_would_refuse(lang, wrong),
            });
        },
    )
}

/// What became of them.
pub(super) fn done(
    session: &mut Session<'_, '_>,
    plan: &Plan,
    outcome: &Outcome,
) -> Result<u8, Failure> {
    let lang = session.lang;
    session.answer(
        || answer(lang, plan, outcome, false),
        |out| {
            let (fit, known) = (outcome.taken.cases.len(), outcome.taken.known.len());
            out.line(read(lang, plan));
            out.line(texts::import_done(lang, fit, known));
        },
    )
}
