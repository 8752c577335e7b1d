//! The table of one year: the days that are not as their weekday says.
//!
//! As CSV, one day a line under the heading `date,kind,name`: `2026-10-10,work,国庆节`. Everything that is wrong in a
//! file is named at once, so that it is mended in one go.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::texts;
use crate::text::{Lang, clean_line, cut};

/// Whether a special day is off or worked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DayKind {
    /// 休
    Off,
    /// 班
    Work,
}

impl DayKind {
    fn parse(word: &str) -> Option<Self> {
        match word {
            "off" => Some(Self::Off),
            "work" => Some(Self::Work),
            _ => None,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Work => "work",
        }
    }
}

/// A day that the notice names.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpecialDay {
    /// Off or worked.
    pub kind: DayKind,
    /// The holiday it belongs to, as the notice calls it.
    pub name: String,
}

/// The special days of one year.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearTable {
    /// The year.
    pub year: i32,
    /// Its special days.
    pub days: BTreeMap<NaiveDate, SpecialDay>,
}

/// One mistake in a table, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub struct TableMistake {
    /// The line of the file, from 1.
    pub line: usize,
    /// The column of the table (date, kind, name), from 1.
    pub column: usize,
    /// What is wrong there.
    pub problem: TableProblem,
}

/// What is wrong in a cell of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TableProblem {
    /// The first line is not `date,kind,name`.
    WrongHeader(String),
    /// A line has not three cells but so many.
    WrongCellCount(usize),
    /// Not a date.
    BadDate(String),
    /// A date outside the year.
    OtherYear(NaiveDate, i32),
    /// A date that was listed before, in the line given.
    ListedTwice(NaiveDate, usize),
    /// Neither `off` nor `work`.
    BadKind(String),
    /// The holiday has no name.
    NoName,
    /// The table has no days at all.
    NoDays(i32),
}

impl TableMistake {
    /// The place and the problem in words.
    pub fn text(&self, lang: Lang) -> String {
        texts::at_cell(lang, self.line, self.column, &self.problem.text(lang))
    }
}

impl fmt::Display for TableMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::default()))
    }
}

impl TableProblem {
    fn text(&self, lang: Lang) -> String {
        match self {
            Self::WrongHeader(found) => texts::wrong_header(lang, found),
            Self::WrongCellCount(found) => texts::wrong_cell_count(lang, *found),
            Self::BadDate(found) => texts::bad_date(lang, found),
            Self::OtherYear(date, year) => texts::other_year(lang, *date, *year),
            Self::ListedTwice(date, first) => texts::listed_twice(lang, *date, *first),
            Self::BadKind(found) => texts::bad_kind(lang, found),
            Self::NoName => texts::no_name(lang).to_owned(),
            Self::NoDays(year) => texts::no_days(lang, *year),
        }
    }
}

impl YearTable {
    /// Reads the table of `year`; empty lines and a byte order mark are passed over.
    ///
    /// # Errors
    /// All mistakes of the file, in its order. Nothing of a file with a mistake is taken.
    pub fn parse_csv(year: i32, csv: &str) -> Result<Self, Vec<TableMistake>> {
        let csv = csv.strip_prefix('\u{feff}').unwrap_or(csv);
        let mut reading = Reading {
            year,
            lines: BTreeMap::new(),
            days: BTreeMap::new(),
            mistakes: Vec::new(),
        };
        let mut lines = csv
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line.trim()));
        let (_, header) = lines.next().unwrap_or((1, ""));
        if !cells(header).eq(["date", "kind", "name"]) {
            reading.mistake(1, 1, TableProblem::WrongHeader(quoted(header)));
        }
        for (line, text) in lines.filter(|(_, text)| !text.is_empty()) {
            reading.read(line, text);
        }
        reading.finish()
    }

    /// The table as a file that [`YearTable::parse_csv`] reads back.
    pub fn to_csv(&self) -> String {
        let mut csv = String::from("date,kind,name\n");
        for (date, special) in &self.days {
            // Writing to a string cannot fail.
            let _ = writeln!(csv, "{date},{},{}", special.kind.word(), special.name);
        }
        csv
    }
}

struct Reading {
    year: i32,
    /// The line in which a date stood first.
    lines: BTreeMap<NaiveDate, usize>,
    days: BTreeMap<NaiveDate, SpecialDay>,
    mistakes: Vec<TableMistake>,
}

impl Reading {
    fn mistake(&mut self, line: usize, column: usize, problem: TableProblem) {
        self.mistakes.push(TableMistake {
            line,
            column,
            problem,
        });
    }

    fn read(&mut self, line: usize, text: &str) {
        let cells: Vec<&str> = cells(text).collect();
        let [date, kind, name] = cells.as_slice() else {
            let column = cells.len().min(3);
            return self.mistake(line, column, TableProblem::WrongCellCount(cells.len()));
        };
        let date = self
            .date(line, date)
            .map_err(|problem| self.mistake(line, 1, problem));
        let kind = DayKind::parse(kind)
            .ok_or_else(|| self.mistake(line, 2, TableProblem::BadKind(quoted(kind))));
        let name = clean_line(name);
        if name.is_empty() {
            self.mistake(line, 3, TableProblem::NoName);
        }
        if let (Ok(date), Ok(kind)) = (date, kind) {
            self.days.insert(date, SpecialDay { kind, name });
        }
    }

    fn date(&mut self, line: usize, text: &str) -> Result<NaiveDate, TableProblem> {
        let written = ["%Y-%m-%d", "%Y/%m/%d"]
            .iter()
            .find_map(|form| NaiveDate::parse_from_str(text, form).ok());
        let date = written.ok_or_else(|| TableProblem::BadDate(quoted(text)))?;
        if date.year() != self.year {
            return Err(TableProblem::OtherYear(date, self.year));
        }
        match self.lines.insert(date, line) {
            Some(first) => Err(TableProblem::ListedTwice(date, first)),
            None => Ok(date),
        }
    }

    fn finish(mut self) -> Result<YearTable, Vec<TableMistake>> {
        if self.days.is_empty() && self.mistakes.is_empty() {
            self.mistake(1, 1, TableProblem::NoDays(self.year));
        }
        if self.mistakes.is_empty() {
            Ok(YearTable {
                year: self.year,
                days: self.days,
            })
        } else {
            Err(self.mistakes)
        }
    }
}

fn cells(line: &str) -> impl Iterator<Item = &str> {
    line.split(',')
        .map(|cell| cell.trim().trim_matches('"').trim())
}

/// What was found, short and safe to show.
fn quoted(text: &str) -> String {
    cut(&clean_line(text), 30).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_table_is_read_and_written_back() {
        let csv = "date,kind,name\n2026-10-09,off,国庆节\n2026-10-10,work,国庆节\n";
        let table = YearTable::parse_csv(2026, csv).unwrap();
        assert_eq!(table.days.len(), 2);
        assert_eq!(table.to_csv(), csv);
    }

    #[test]
    fn a_table_saved_by_a_spreadsheet_is_read() {
        let csv = "\u{feff}date,kind,name\r\n\r\n2026/10/9, off ,\"国庆节\"\r\n";
        let table = YearTable::parse_csv(2026, csv).unwrap();
        assert_eq!(table.to_csv(), "date,kind,name\n2026-10-09,off,国庆节\n");
    }

    #[test]
    fn every_mistake_is_named_with_its_place() {
        let csv = "date,kind,name\n2026-02-30,off,春节\n2025-12-31,off,元旦\n2026-01-01,free,\n\n\
                   2026-01-02,off,元旦\n2026-01-02,work,元旦\n2026-01-03,off\n";
        let mistakes = YearTable::parse_csv(2026, csv).unwrap_err();
        let texts: Vec<String> = mistakes
            .iter()
            .map(|mistake| mistake.text(Lang::En))
            .collect();
        assert_eq!(
            texts,
            [
                "line 2, column 1: \"2026-02-30\" is not a date; write it like 2026-01-01",
                "line 3, column 1: 2025-12-31 is not in 2026",
                "line 4, column 2: \"free\" should be off or work",
                "line 4, column 3: the name of the holiday is missing",
                "line 7, column 1: 2026-01-02 is listed already, in line 6",
                "line 8, column 2: 3 columns are expected, 2 are there",
            ]
        );
        assert_eq!(
            mistakes[1].to_string(),
            "第 3 行第 1 列：2025-12-31 不在 2026 年"
        );
    }

    #[test]
    fn a_file_that_is_no_table_is_not_taken_for_a_year_without_holidays() {
        assert_eq!(
            YearTable::parse_csv(2027, "").unwrap_err()[0].problem,
            TableProblem::WrongHeader(String::new())
        );
        let empty = YearTable::parse_csv(2027, "date,kind,name\n").unwrap_err();
        assert_eq!(empty[0].problem, TableProblem::NoDays(2027));
    }

    proptest! {
        #[test]
        fn any_file_is_read_or_refused(csv in any::<String>()) {
            prop_assert!(YearTable::parse_csv(2026, &csv).is_err());
        }
    }
}
