//! What does not fit, told to people.

use std::collections::BTreeMap;
use std::path::Path;

use super::headings::Mapping;
use super::rows::{Misfit, Why};
use super::values::{title, values};
use super::{ImportError, MOST_BYTES, MOST_COLUMNS, MOST_HELD, MOST_ROWS, texts};
use crate::regulation::model::CaseValue;
use crate::regulation::{Reason, Refusal, Regulation};
use crate::text::{Label, Lang, system_error};

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
                Why::DayOrMonth => texts::misfit_day_or_month(lang),
                Why::NoSatisfaction => texts::misfit_satisfaction(lang),
            }
            .to_owned(),
            Self::Refused { refusal, .. } => refused(lang, refusal),
        }
    }

    /// What a column holds that it is about.
    fn value(&self) -> Option<CaseValue> {
        match self {
            Self::Misfit(misfit) => Some(misfit.value.clone()),
            Self::Refused { refusal, .. } => value_of(refusal.field.as_deref()?),
        }
    }
}

/// What a column holds for that field of a registration.
fn value_of(field: &str) -> Option<CaseValue> {
    match field.split_once('.') {
        Some(("customer", "name")) => Some(CaseValue::Customer),
        Some(("customer", word)) => CaseValue::parse(word),
        Some(("contact", "name")) => Some(CaseValue::Contact),
        Some(("contact", word)) => CaseValue::parse(&format!("contact_{word}")),
        Some(("persons", _)) => Some(CaseValue::Concerned),
        Some(("fields", id)) => Some(CaseValue::Field(id.to_owned())),
        Some(_) => None,
        None if field == "departments" => Some(CaseValue::Department),
        None => CaseValue::parse(field),
    }
}

/// Why the regulation does not take a row, without the name of the field: the column is told beside it.
fn refused(lang: Lang, refusal: &Refusal) -> String {
    if refusal.reason == Reason::Missing {
        return texts::misfit_missing(lang).to_owned();
    }
    let message = refusal.message(lang);
    let field = refusal.field.as_deref().unwrap_or_default();
    let rest = message.strip_prefix(field).unwrap_or(&message);
    rest.trim_start_matches(['：', ':', ' ']).to_owned()
}

/// Everything that does not fit, in the order of the rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problems {
    /// The headings of the columns, by what they hold.
    headings: BTreeMap<String, String>,
    /// What people call what a column can hold.
    titles: BTreeMap<String, Label>,
    pub all: Vec<Problem>,
    /// So many besides.
    pub more: usize,
}

impl Problems {
    pub(super) fn of(mapping: &Mapping, regulation: &Regulation) -> Self {
        let columns = mapping.columns.iter().rev();
        let headings = columns.filter_map(|column| {
            Some((column.value.as_ref()?.to_string(), column.heading.clone()))
        });
        let titles = values(regulation).into_iter().map(|value| {
            let [zh, en] = [Lang::Zh, Lang::En].map(|lang| title(lang, regulation, &value));
            (value.to_string(), Label::new(zh, en))
        });
        Self {
            headings: headings.collect(),
            titles: titles.collect(),
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

    fn heading(&self, problem: &Problem) -> Option<String> {
        let value = problem.value()?.to_string();
        self.headings.get(&value).cloned()
    }

    /// The heading of the column that it stands in; without one, the name of what it should hold, as on the command line.
    pub fn column(&self, problem: &Problem) -> String {
        self.heading(problem).unwrap_or_else(|| problem.field())
    }

    /// As [`Problems::column`], for people: without a heading, what they call what it should hold.
    pub fn title(&self, lang: Lang, problem: &Problem) -> String {
        let usual = || {
            let title = self.titles.get(&problem.value()?.to_string())?;
            Some(title.get(lang).to_owned())
        };
        let title = self.heading(problem).or_else(usual);
        title.unwrap_or_else(|| problem.field())
    }

    /// The whole sentence.
    pub fn message(&self, lang: Lang, problem: &Problem) -> String {
        let (row, title) = (problem.row(), self.title(lang, problem));
        let (found, why) = (problem.found(), problem.why(lang));
        match (title.as_str(), found) {
            ("", _) => texts::misfit_row(lang, row, &why),
            (title, "") => texts::misfit_blank(lang, row, title, &why),
            (title, found) => texts::misfit(lang, row, title, found, &why),
        }
    }
}

/// Why a ledger was not read, and what to do.
pub fn told(lang: Lang, error: &ImportError) -> String {
    let shown = |path: &Path| path.display().to_string();
    match error {
        ImportError::Read { path, source } => {
            texts::unopened(lang, &shown(path), &system_error(lang, source))
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
        ImportError::LongCell => texts::long_cell(lang).to_owned(),
        ImportError::NoHeadings => texts::no_headings(lang).to_owned(),
        ImportError::NoColumn(heading) => texts::no_column(lang, heading),
        ImportError::Changed => texts::changed(lang).to_owned(),
        ImportError::Stopped => texts::stopped(lang).to_owned(),
        ImportError::Desk(error) => error.message(lang),
    }
}
