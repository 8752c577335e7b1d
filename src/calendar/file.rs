//! A file of working days as offices have it: a `.csv` of one year, or an `.ics` that says its years itself.

use super::{IcsMistake, TableMistake, YearTable, parse_ics, texts};
use crate::text::Lang;

/// What is wrong with a file; all of it, so that it can be put right in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileMistake {
    /// No date stands in it.
    NoYear,
    Table(TableMistake),
    Ics(IcsMistake),
}

impl FileMistake {
    /// The mistake in words.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::NoYear => texts::no_date(lang).to_owned(),
            Self::Table(mistake) => mistake.text(lang),
            Self::Ics(mistake) => mistake.to_string(),
        }
    }
}

/// The years of a file with that name and text.
///
/// # Errors
/// Every mistake in it.
pub fn read_tables(name: &str, text: &str) -> Result<Vec<YearTable>, Vec<FileMistake>> {
    let ending = name.rsplit('.').next().unwrap_or_default();
    if ending.eq_ignore_ascii_case("ics") {
        let all = |mistakes: Vec<IcsMistake>| mistakes.into_iter().map(FileMistake::Ics).collect();
        return parse_ics(text).map_err(all);
    }
    let year = year_of(text).ok_or_else(|| vec![FileMistake::NoYear])?;
    match YearTable::parse_csv(year, text) {
        Ok(table) => Ok(vec![table]),
        Err(mistakes) => Err(mistakes.into_iter().map(FileMistake::Table).collect()),
    }
}

/// The year of the first date in a `.csv`.
fn year_of(csv: &str) -> Option<i32> {
    csv.lines().find_map(|line| {
        let start = line.trim_start_matches('\u{feff}').chars().take(4);
        let digits: String = start.collect();
        let year = digits.parse().ok();
        year.filter(|year| (2000..2200).contains(year))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_by_its_first_date() {
        let csv = "date,kind,name\n2027-01-01,off,元旦\n";
        let tables = read_tables("2027.CSV", csv).unwrap();
        assert_eq!(
            tables.iter().map(|table| table.year).collect::<Vec<_>>(),
            [2027]
        );
    }

    #[test]
    fn a_file_without_a_date_says_so() {
        let mistakes = read_tables("a.csv", "date,kind,name\n").unwrap_err();
        assert_eq!(mistakes, [FileMistake::NoYear]);
        assert_eq!(mistakes[0].text(Lang::En), "no date was found in it");
    }
}
