//! Forms: papers that a regulation prescribes, box by box, so that an office changes its slip by changing its file.
//!
//! A form is a list of parts, from top to bottom: tables of boxes, paragraphs with blanks, lines for signatures, notes. What
//! stands in a box is a [`CaseValue`]; how the paper is drawn is the printer's matter (`document::form`).

use serde::Deserialize;

use super::{CaseValue, Condition};
use crate::text::{Label, Lang};

/// A paper that can be printed of a case.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pub id: String,
    pub clause: String,
    pub title: Label,
    /// The kinds that it is for; every kind where empty.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Only while this holds: the slip for complaints found not valid.
    pub when: Option<Condition>,
    /// It can be printed once this holds: a letter of reply once there is an answer. From registration on where absent, like a
    /// slip that is filled in on its way.
    pub ready: Option<Condition>,
    /// It goes out and comes back signed; its return can be recorded.
    #[serde(default, rename = "return")]
    pub returns: bool,
    /// Set as a letter: larger, without boxes.
    #[serde(default)]
    pub letter: bool,
    /// Widths of the columns of its tables, in hundredths of the page.
    #[serde(default = "usual_columns")]
    pub columns: Vec<u32>,
    #[serde(rename = "part")]
    pub parts: Vec<Part>,
    /// Who gets how many copies.
    pub copies: Option<Label>,
}

/// Label, box, label, box.
fn usual_columns() -> Vec<u32> {
    vec![15, 35, 15, 35]
}

/// A part of a form.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "WrittenPart")]
pub enum Part {
    Table(Vec<FormRow>),
    Text(Paragraph),
    /// A value on lines of its own: the answer in a letter.
    Fill(CaseValue, Place),
    Heading(Label),
    /// Lines for signatures, side by side.
    Signs(Vec<Label>),
    Note(Label),
}

/// A paragraph with blanks: `{customer}` is filled with that value, or left as a line for the pen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub text: Label,
    pub place: Place,
}

/// Where a paragraph stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    #[default]
    Indented,
    /// At the left margin: a salutation.
    Left,
    /// At the right margin: who signs, and when.
    Right,
}

/// A row of boxes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormRow {
    /// At least that high, in millimetres.
    pub height: Option<u32>,
    #[serde(rename = "box")]
    pub boxes: Vec<FormBox>,
}

/// A box. With a label it takes one column for that, and `span` more.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormBox {
    pub label: Option<Label>,
    /// What is filled in; a box without it is for the pen.
    pub value: Option<CaseValue>,
    /// Small boxes to tick, each ticked while its condition holds.
    #[serde(default)]
    pub ticks: Vec<Tick>,
    /// Heads the rows below: the label alone, over the whole span.
    #[serde(default)]
    pub head: bool,
    /// Lines for signature and date at the foot of the box.
    #[serde(default)]
    pub sign: Vec<Label>,
    #[serde(default = "one")]
    pub span: u32,
}

const fn one() -> u32 {
    1
}

/// A small box to tick.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tick {
    pub label: Label,
    pub when: Condition,
}

impl FormBox {
    /// The columns that it takes.
    pub fn width(&self) -> u32 {
        let label = u32::from(self.label.is_some() && !self.head);
        self.span.saturating_add(label)
    }
}

/// A piece of a text with blanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Words(&'a str),
    /// `Err` with the name where no value has it.
    Blank(Result<CaseValue, &'a str>),
}

impl Paragraph {
    /// The text of a language, cut at its blanks.
    pub fn pieces(&self, lang: Lang) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        let mut rest = self.text.get(lang);
        while let Some((words, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            pieces.push(Piece::Words(words));
            pieces.push(Piece::Blank(CaseValue::parse(name).ok_or(name)));
            rest = after;
        }
        pieces.push(Piece::Words(rest));
        pieces
    }
}

impl Form {
    /// Every box of its tables.
    pub fn boxes(&self) -> impl Iterator<Item = &FormBox> {
        let rows = self.parts.iter().filter_map(|part| match part {
            Part::Table(rows) => Some(rows),
            _ => None,
        });
        rows.flatten().flat_map(|row| &row.boxes)
    }

    /// Every paragraph.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.parts.iter().filter_map(|part| match part {
            Part::Text(paragraph) => Some(paragraph),
            _ => None,
        })
    }

    /// Every label on it.
    pub fn labels(&self) -> Vec<&Label> {
        let mut labels: Vec<&Label> = vec![&self.title];
        labels.extend(&self.copies);
        for part in &self.parts {
            match part {
                Part::Table(_) | Part::Fill(..) => {}
                Part::Text(paragraph) => labels.push(&paragraph.text),
                Part::Heading(label) | Part::Note(label) => labels.push(label),
                Part::Signs(signs) => labels.extend(signs),
            }
        }
        for entry in self.boxes() {
            labels.extend(&entry.label);
            labels.extend(&entry.sign);
            labels.extend(entry.ticks.iter().map(|tick| &tick.label));
        }
        labels
    }
}

/// A part as files spell it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPart {
    table: Option<Vec<FormRow>>,
    text: Option<Label>,
    fill: Option<CaseValue>,
    #[serde(default)]
    place: Option<Place>,
    heading: Option<Label>,
    sign: Option<Vec<Label>>,
    note: Option<Label>,
}

impl TryFrom<WrittenPart> for Part {
    type Error = String;

    fn try_from(written: WrittenPart) -> Result<Self, Self::Error> {
        let WrittenPart {
            table,
            text,
            fill,
            place,
            heading,
            sign,
            note,
        } = written;
        if place.is_some() && text.is_none() && fill.is_none() {
            return Err("`place` is for a `text` or a `fill`".to_owned());
        }
        let place = place.unwrap_or_default();
        match (table, text, fill, heading, sign, note) {
            (Some(rows), None, None, None, None, None) => Ok(Self::Table(rows)),
            (None, Some(text), None, None, None, None) => Ok(Self::Text(Paragraph { text, place })),
            (None, None, Some(value), None, None, None) => Ok(Self::Fill(value, place)),
            (None, None, None, Some(heading), None, None) => Ok(Self::Heading(heading)),
            (None, None, None, None, Some(signs), None) => Ok(Self::Signs(signs)),
            (None, None, None, None, None, Some(note)) => Ok(Self::Note(note)),
            _ => {
                Err("exactly one of `table`, `text`, `fill`, `heading`, `sign`, `note`".to_owned())
            }
        }
    }
}
