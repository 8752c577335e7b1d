//! Lines of the ledger, kept beside the cases: what an export has made of a case's history is only read by the next one.
//!
//! A line is nobody's record. It is there or not, and where it is there it is what the case's history says now: whatever is
//! written to a case takes its lines away. What is in a line is the business of whoever makes it; here it is bytes.

use std::ops::Range;

use super::Cursor;

/// Lines that were made in the same way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// What can be asked for side by side: in one language or another, with customers masked or not.
    pub name: String,
    /// Of everything else that lines depend on. Where it is another, none of the kept lines is of use any more.
    pub digest: String,
}

/// An edition that the store knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditionId(pub(super) i64);

/// A line to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLine {
    pub number: String,
    /// The version of the case that it was made of.
    pub version: u32,
    pub cells: Vec<u8>,
}

/// A line that is kept, as it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptLine {
    /// Where it stands among the others.
    pub place: i64,
    /// The case, where there is one.
    pub number: Option<String>,
    /// The case has not changed since, and is not sealed.
    pub present: bool,
    /// `None` where they are not what was written.
    pub cells: Option<Vec<u8>>,
}

/// A case of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// Its line.
    Kept(&'a [u8]),
    /// Its number: no line is kept of it.
    Unkept(&'a str),
}

/// A page of cases with the lines that are kept of them. All their bytes stand in one.
#[derive(Clone, Debug, Default)]
pub struct LinePage {
    bytes: Vec<u8>,
    lines: Vec<Stored>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
}

#[derive(Clone, Debug)]
enum Stored {
    Kept(Range<usize>),
    Unkept(String),
}

impl LinePage {
    /// Cases of which no line is asked for.
    pub fn unkept(numbers: impl IntoIterator<Item = String>, next: Option<Cursor>) -> Self {
        Self {
            bytes: Vec::new(),
            lines: numbers.into_iter().map(Stored::Unkept).collect(),
            next,
        }
    }

    /// How many cases are on it.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether no case is on it.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The cases, in their order.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.lines.iter().map(|line| match line {
            Stored::Kept(range) => Line::Kept(self.bytes.get(range.clone()).unwrap_or_default()),
            Stored::Unkept(number) => Line::Unkept(number),
        })
    }

    /// The numbers of the cases of which no line is kept.
    pub fn missing(&self) -> Vec<String> {
        let missing = self.lines().filter_map(|line| match line {
            Line::Unkept(number) => Some(number.to_owned()),
            Line::Kept(_) => None,
        });
        missing.collect()
    }

    pub(super) fn add_kept(&mut self, cells: &[u8]) {
        let begin = self.bytes.len();
        self.bytes.extend_from_slice(cells);
        self.lines.push(Stored::Kept(begin..self.bytes.len()));
    }

    pub(super) fn add_unkept(&mut self, number: String) {
        self.lines.push(Stored::Unkept(number));
    }
}
