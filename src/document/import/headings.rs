//! Which column holds what: told by the headings, as the regulation's own ledger or other offices have them, and changed by
//! hand where that is wrong.

mod two_lines;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::sheet::{Line, Sheet};
use super::{ImportError, MOST_ROWS};
use crate::document::ledger::columns;
use crate::regulation::Regulation;
use crate::regulation::model::CaseValue;
use crate::text::normal;

/// With fewer known headings a line is no heading.
const LEAST_KNOWN: usize = 2;

/// What offices have called their columns: the heading as it is compared, and the value.
static KNOWN: LazyLock<BTreeMap<String, CaseValue>> = LazyLock::new(|| {
    let written: BTreeMap<String, Vec<String>> =
        toml::from_str(include_str!("../../../assets/ledger/headings.toml")).unwrap_or_default();
    let mut known = BTreeMap::new();
    for (word, headings) in written {
        let Some(value) = CaseValue::parse(&word) else {
            continue;
        };
        for heading in headings {
            known.insert(compared(&heading), value.clone());
        }
    }
    known
});

/// One column of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub heading: String,
    /// What it holds; `None`: nobody knows, it is kept as it is.
    pub value: Option<CaseValue>,
    /// It is not taken over at all.
    pub left_out: bool,
}

/// The columns of a file, and where its headings stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Index of the line of headings.
    pub line: usize,
    pub columns: Vec<Column>,
}

impl Mapping {
    /// Says by hand what a column holds (`None`: nothing known).
    ///
    /// # Errors
    /// No column has that heading.
    pub fn change(&mut self, heading: &str, value: Option<CaseValue>) -> Result<(), ImportError> {
        let wanted = compared(heading);
        let column = self
            .columns
            .iter_mut()
            .find(|column| compared(&column.heading) == wanted)
            .ok_or_else(|| ImportError::NoColumn(heading.to_owned()))?;
        column.value = value;
        column.left_out = false;
        Ok(())
    }

    /// Says by hand that a column is not taken over at all.
    ///
    /// # Errors
    /// No column has that heading.
    pub fn leave_out(&mut self, heading: &str) -> Result<(), ImportError> {
        self.change(heading, None)?;
        let wanted = compared(heading);
        let column = self.columns.iter_mut();
        for column in column
            .filter(|column| compared(&column.heading) == wanted)
            .take(1)
        {
            column.left_out = true;
        }
        Ok(())
    }

    /// The place of the column that holds `value`.
    pub fn place(&self, value: &CaseValue) -> Option<usize> {
        self.columns
            .iter()
            .position(|column| column.value.as_ref() == Some(value))
    }
}

/// Finds the headings of a sheet and what they mean. They stand in one line, or in two where cells were merged.
///
/// # Errors
/// No line looks like headings; more rows below them than one import takes.
pub fn map(sheet: &Sheet, regulation: &Regulation) -> Result<Mapping, ImportError> {
    let words = Words::of(regulation);
    let lines = || sheet.head.iter().zip(0..);
    let one = lines().map(|(line, at)| words.read(at, written(line)));
    let pairs = sheet.head.iter().zip(lines().skip(1));
    let two = pairs.map(|(above, (below, at))| words.read(at, two_lines::joined(above, below)));
    // The first of the best; of two lines where they say more than one, or as much together.
    let better = |best: Option<Found>, found: Found| match best {
        Some(best) if (best.known, best.joined) >= (found.known, found.joined.min(1)) => Some(best),
        _ => Some(found),
    };
    let best = one.chain(two).fold(None, better);
    let mapping = best
        .filter(|found| found.known >= LEAST_KNOWN)
        .map(|found| found.mapping)
        .ok_or(ImportError::NoHeadings)?;
    if sheet.lines > MOST_ROWS + mapping.line + 1 {
        return Err(ImportError::TooManyRows);
    }
    Ok(mapping)
}

fn written(line: &Line) -> Vec<Heading> {
    let plain = |cell: &super::Input| Heading::plain(cell.written());
    line.cells.iter().map(plain).collect()
}

/// A heading, and how it is looked up: the first of these names that is known.
pub(super) struct Heading {
    shown: String,
    names: Vec<String>,
    /// The first name is made of two lines.
    joined: bool,
}

impl Heading {
    fn plain(heading: String) -> Self {
        Self {
            names: vec![heading.clone()],
            shown: heading,
            joined: false,
        }
    }
}

/// What a line of headings says.
struct Found {
    mapping: Mapping,
    /// How many different values are known.
    known: usize,
    /// How many of them by two lines together.
    joined: usize,
}

/// What headings mean: in the regulation's own ledger, else in those of other offices.
struct Words {
    own: BTreeMap<String, CaseValue>,
}

impl Words {
    fn of(regulation: &Regulation) -> Self {
        let own = columns(regulation).into_iter().flat_map(|column| {
            [column.label.zh, column.label.en].map(|label| (compared(&label), column.value.clone()))
        });
        Self { own: own.collect() }
    }

    fn value(&self, heading: &str) -> Option<CaseValue> {
        let wanted = compared(heading);
        self.own
            .get(&wanted)
            .or_else(|| KNOWN.get(&wanted))
            .cloned()
    }

    fn read(&self, line: usize, headings: Vec<Heading>) -> Found {
        let mut taken: Vec<CaseValue> = Vec::new();
        let mut joined = 0;
        let columns = headings.into_iter().map(|heading| {
            let mut names = heading.names.iter().zip(0..);
            let found = names.find_map(|(name, at)| Some((self.value(name)?, at)));
            let found = found.filter(|(value, _)| !taken.contains(value));
            joined += usize::from(heading.joined && matches!(found, Some((_, 0))));
            let value = found.map(|(value, _)| value);
            taken.extend(value.clone());
            Column {
                heading: heading.shown,
                value,
                left_out: false,
            }
        });
        let columns = columns.collect();
        Found {
            mapping: Mapping { line, columns },
            known: taken.len(),
            joined,
        }
    }
}

/// A heading as it is compared: without case, width, spaces and punctuation.
fn compared(heading: &str) -> String {
    normal(heading)
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

#[cfg(test)]
mod tests;
