//! What becomes of rows that become no new case, and how the others are closed, told to people: the same on the screen and on
//! the command line.

use super::rows::Passed;
use super::{Outcome, texts};
use crate::desk::{Known, Same, Twin};
use crate::text::Lang;

/// Why a row is taken for a case that is there already, in a few words.
pub fn why(lang: Lang, known: &Known) -> &'static str {
    match known.why {
        Same::Row => texts::why_file(lang),
        Same::Number => texts::why_number(lang),
        Same::Matter => texts::why_matter(lang),
    }
}

/// Which case a row is, and why.
pub fn known(lang: Lang, known: &Known) -> String {
    let why = why(lang, known);
    match &known.twin {
        Twin::Case(number) => texts::same_case(lang, known.row, number, why),
        Twin::Row(other) => texts::same_row(lang, known.row, *other, why),
    }
}

/// Why a line is no case.
pub fn passed(lang: Lang, why: Passed) -> &'static str {
    match why {
        Passed::Sum => texts::passed_sum(lang),
        Passed::Headings => texts::passed_headings(lang),
        Passed::Nothing => texts::passed_nothing(lang),
    }
}

/// Which line is no case, and why.
pub fn passed_row(lang: Lang, row: u32, why: Passed) -> String {
    texts::passed_row(lang, row, passed(lang, why))
}

/// How the new cases are closed where their ledger does not say so; nothing where it does.
pub fn closings(lang: Lang, outcome: &Outcome) -> Option<String> {
    let taken = &outcome.taken;
    match (taken.closed_by_result, taken.left_open) {
        (0, 0) => None,
        (0, open) => Some(texts::closing_empty(lang, open)),
        (closed, _) => Some(texts::no_closing_column(lang, closed)),
    }
}
