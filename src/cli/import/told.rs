//! What became of an old ledger, for people and for programs. It may be long, so it is written as it is told, row by row.

use serde::ser::{Serialize, SerializeSeq, Serializer};
use serde_json::json;

use super::super::failure::Failure;
use super::super::session::Session;
use super::super::texts;
use super::LEFT_OUT;
use crate::desk::{Known, Same, Twin};
use crate::document::import::{
    Column, Mapping, Outcome, Passed, Plan, Problem, Problems, closings, known, passed_row,
};
use crate::text::Lang;

/// So many rows that become no case are named one by one to people.
const NAMED: usize = 20;

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
    cases: Each<'a, (u32, String)>,
    closed_by_result: usize,
    columns: Vec<Holds<'a>>,
    dry_run: bool,
    duplicates: Each<'a, Known>,
    fit: usize,
    imported: usize,
    left_open: usize,
    passed_over: Each<'a, (u32, Passed)>,
    problems: Told<'a>,
    rows: usize,
}

#[derive(serde::Serialize)]
struct Holds<'a> {
    heading: &'a str,
    value: Option<String>,
}

/// Rows with what they are, written one after the other.
struct Each<'a, T>(&'a [T]);

impl<T: Named> Serialize for Each<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.iter().map(Named::named))
    }
}

/// A row as an answer names it.
trait Named {
    fn named(&self) -> serde_json::Value;
}

impl Named for (u32, String) {
    fn named(&self) -> serde_json::Value {
        json!({"number": self.1, "row": self.0})
    }
}

impl Named for (u32, Passed) {
    fn named(&self) -> serde_json::Value {
        let why = match self.1 {
            Passed::Sum => "sum",
            Passed::Headings => "headings",
            Passed::Nothing => "nothing",
        };
        json!({"row": self.0, "why": why})
    }
}

impl Named for Known {
    fn named(&self) -> serde_json::Value {
        let why = match self.why {
            Same::Row => "row",
            Same::Number => "number",
            Same::Matter => "matter",
        };
        let (number, same_row) = match &self.twin {
            Twin::Case(number) => (Some(number), None),
            Twin::Row(row) => (None, Some(row)),
        };
        json!({"number": number, "row": self.row, "same_row": same_row, "why": why})
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
        cases: Each(if dry { &[] } else { new }),
        closed_by_result: outcome.taken.closed_by_result,
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
        duplicates: Each(&outcome.taken.known),
        fit: new.len(),
        imported: if dry { 0 } else { new.len() },
        left_open: outcome.taken.left_open,
        passed_over: Each(&outcome.passed.first),
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

/// The rows that become no new case, and how the others are closed.
fn fates(lang: Lang, outcome: &Outcome) -> impl Iterator<Item = String> {
    let (lines, twins) = (&outcome.passed, &outcome.taken.known);
    let over = lines.first.iter().take(NAMED);
    let over = over.map(move |(row, why)| passed_row(lang, *row, *why));
    let twice = twins.iter().take(NAMED).map(move |twin| known(lang, twin));
    over.chain(more(lang, lines.count))
        .chain(twice)
        .chain(more(lang, twins.len()))
        .chain(closings(lang, outcome))
}

fn more(lang: Lang, all: usize) -> Option<String> {
    let rest = all.saturating_sub(NAMED);
    (rest > 0).then(|| texts::import_more_rows(lang, rest))
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
            for line in lines(lang, &outcome.problems).chain(fates(lang, outcome)) {
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
            for line in fates(lang, outcome) {
                out.line(line);
            }
            out.line(texts::import_done(lang, fit, known));
        },
    )
}
