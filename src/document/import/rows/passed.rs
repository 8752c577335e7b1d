//! Lines that are no case: sums at the foot, the headings of the next printed page, a note of whoever kept the ledger. They
//! are passed over and named, never in silence.

use super::{Input, Row};
use crate::regulation::model::CaseValue;
use crate::text::normal;

/// With what a line of sums begins.
const SUMS: [&str; 10] = [
    "合计",
    "总计",
    "小计",
    "共计",
    "累计",
    "本页",
    "本月合计",
    "total",
    "subtotal",
    "sum",
];

/// The longest beginning of a line of sums, in characters: what is longer tells of something.
const LONGEST_SUM: usize = 20;

/// What a case is known by: a line with none of it is no case.
const TOLD: [CaseValue; 9] = [
    CaseValue::ReceivedAt,
    CaseValue::Customer,
    CaseValue::Phone,
    CaseValue::Text,
    CaseValue::Matter,
    CaseValue::Subject,
    CaseValue::Demand,
    CaseValue::Result,
    CaseValue::Handling,
];

/// What makes a case a case.
const MATTER: [CaseValue; 3] = [CaseValue::Text, CaseValue::Matter, CaseValue::Subject];

/// Why a line is no case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// A line of sums.
    Sum,
    /// The headings once more.
    Headings,
    /// Nothing of a case stands in it: a note, a signature, a prepared line.
    Nothing,
}

impl Row<'_> {
    pub(super) fn passed(&self) -> Option<Passed> {
        let columns = &self.reader.mapping.columns;
        if !self.reader.places.contains_key(&CaseValue::ReceivedAt)
            || !MATTER.iter().any(|it| self.reader.places.contains_key(it))
        {
            // Which column is the day and which the matter has to be said first.
            return None;
        }
        let filled = || self.line.cells.iter().filter(|it| **it != Input::Empty);
        let again = columns.iter().zip(&self.line.cells).all(|(column, cell)| {
            *cell == Input::Empty || normal(&cell.written()) == normal(&column.heading)
        });
        if again && filled().count() > 1 {
            return Some(Passed::Headings);
        }
        if MATTER.iter().any(|value| *self.cell(value) != Input::Empty) {
            return None;
        }
        if filled().next().is_some_and(is_sum) {
            return Some(Passed::Sum);
        }
        let told = TOLD.iter().any(|value| *self.cell(value) != Input::Empty);
        (!told || filled().count() == 1).then_some(Passed::Nothing)
    }
}

fn is_sum(cell: &Input) -> bool {
    let Input::Text(text) = cell else {
        return false;
    };
    if text.chars().count() > LONGEST_SUM {
        return false;
    }
    let text = normal(text).replace(' ', "");
    SUMS.iter().any(|word| text.starts_with(word))
}
