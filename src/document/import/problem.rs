//! What does not fit, told to people.

use std::collections::BTreeMap;
use std::path::Path;

use super::headings::Mapping;
use super::rows::{Misfit, Why};
use super::{ImportError, MOST_BYTES, MOST_COLUMNS, MOST_HELD, MOST_ROWS, texts};
use crate::regulation::Refusal;
use crate::text::Lang;

/// More problems than this are counted and no longer kept: nobody reads so many, and memory has an end.
const KEPT: usize = 100_000;

/// One thing that does not fit.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// A cell.
    Misfit(Misfit),
    /// A row that the regulation does not take.
    Refused { row: u32, refusal: Box<Refusal> },
}

impl Problem {
    /// The row, as a spreadsheet counts.
    pub const fn row(&self) -> u32 {
        match self {
            Self::Misfit(misfit) => misfit.row,
            Self::Refused { row, .. } => *row,
        }
    }

    /// What of the case it is about, by its name on the command line.
    pub fn field(&self) -> String {
        match self {
            Self::Misfit(misfit) => misfit.value.to_string(),
            Self::Refused { refusal, .. } => refusal.field.clone().unwrap_or_default(),
        }
    }

    /// What stands in the cell.
    pub fn found(&self) -> &str {
        match self {
            Self::Misfit(misfit) => &misfit.found,
            Self::Refused { .. } => "",
        }
    }

    /// What is wrong with it.
    pub fn why(&self, lang: Lang) -> String {
        match self {
            Self::Misfit(misfit) => match misfit.why {
                Why::Missing => texts::misfit_missing(lang),
                Why::Unknown => texts::misfit_unknown(lang),
                Why::NoTime => texts::misfit_time(lang),
                Why::NoSatisfaction => texts::misfit_satisfaction(lang),
            }
            .to_owned(),
            Self::Refused { refusal, .. } => refusal.message(lang),
        }
    }
}

/// Everything that does not fit, in the order of the rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problems {
    /// The headings of the columns, by what they hold.
    headings: BTreeMap<String, String>,
    pub all: Vec<Problem>,
    /// So many besides.
    pub more: usize,
}

impl Problems {
    pub(super) fn of(mapping: &Mapping) -> Self {
        let columns = mapping.columns.iter().rev();
        let headings = columns.filter_map(|column| {
            Some((column.value.as_ref()?.to_string(), column.heading.clone()))
        });
        Self {
            headings: headings.collect(),
            ..Self::default()
        }
    }

    pub(super) fn add(&mut self, problem: Problem) {
        if self.all.len() < KEPT {
            self.all.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len() + self.more
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The heading of the column that it stands in; without one, what it should hold.
    pub fn column(&self, problem: &Problem) -> String {
        let field = problem.field();
        match problem {
            Problem::Misfit(_) => self.headings.get(&field).cloned().unwrap_or(field),
            Problem::Refused { .. } => field,
        }
    }

    /// The whole sentence.
    pub fn message(&self, lang: Lang, problem: &Problem) -> String {
        texts::misfit(
            lang,
            problem.row(),
            &self.column(problem),
            problem.found(),
            &problem.why(lang),
        )
    }
}

/// Why a ledger was not read, and what to do.
pub fn told(lang: Lang, error: &ImportError) -> String {
    let shown = |path: &Path| path.display().to_string();
    match error {
        ImportError::Read { path, source } => {
            texts::unopened(lang, &shown(path), &source.to_string())
        }
        ImportError::NoFile(path) => texts::no_file(lang, &shown(path)),
        ImportError::Format(path) => texts::format(lang, &shown(path)),
        ImportError::TooBig => texts::too_big(lang, MOST_BYTES >> 20),
        ImportError::TooManyTexts => texts::too_many_texts(lang, MOST_HELD >> 20),
        ImportError::TooManyRows => texts::too_many_rows(lang, MOST_ROWS),
        ImportError::TooManyColumns => texts::too_many_columns(lang, MOST_COLUMNS),
        ImportError::Encoding { line } => texts::encoding(lang, *line),
        ImportError::Workbook(detail) => texts::unreadable(lang, detail),
        ImportError::Broken { line, detail } => texts::broken(lang, *line, detail),
        ImportError::TooLong { line } => texts::too_long(lang, *line),
        ImportError::NoHeadings => texts::no_headings(lang).to_owned(),
        ImportError::NoColumn(heading) => texts::no_column(lang, heading),
        ImportError::Changed => texts::changed(lang).to_owned(),
        ImportError::Stopped => texts::stopped(lang).to_owned(),
        ImportError::Desk(error) => error.message(lang),
    }
}
