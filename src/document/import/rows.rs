//! Rows become cases, or say why not.

mod beside;
mod entries;
mod names;
mod passed;
mod usual;
mod words;

use std::collections::HashMap;

use chrono::{FixedOffset, NaiveTime};

use super::headings::Mapping;
use super::sheet::{Input, Line};
use super::times::time;
use crate::calendar::{Calendar, Moment};
use crate::case::{Contact, Customer, Intake, OldCase, PersonRef};
use crate::regulation::Regulation;
use crate::regulation::model::CaseValue;
use beside::Extra;
use names::Names;

pub use passed::Passed;
pub use usual::Defaults;

/// What stands for a complainant whose name the ledger does not give.
const ANONYMOUS: &str = "匿名";

/// So many characters of a cell that does not fit are told.
const SHOWN: usize = 80;

/// A cell that does not fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Misfit {
    /// As a spreadsheet counts, from 1.
    pub row: u32,
    pub value: CaseValue,
    /// What stands in the cell, or its beginning.
    pub found: Box<str>,
    pub why: Why,
}

/// Why a row does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Missing,
    /// The regulation has no such kind, level, channel or category.
    Unknown,
    NoTime,
    /// `9/3/2026`: nobody knows which of them is the month.
    DayOrMonth,
    /// Not 1 to 5, nor a word for it.
    NoSatisfaction,
}

/// One of a reader's lists of names.
type Known = for<'r, 'a> fn(&'r Reader<'a>) -> &'r Names;

/// Reads rows as cases.
pub(super) struct Reader<'a> {
    mapping: &'a Mapping,
    /// The column of each value: looked up for every cell of every row.
    places: HashMap<&'a CaseValue, usize>,
    extras: Vec<Extra>,
    zone: FixedOffset,
    opening: NaiveTime,
    kinds: Names,
    levels: Names,
    channels: Names,
    categories: Names,
    /// What a case is where the ledger has no column for it, or nothing in it.
    usual: Defaults,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        mapping: &'a Mapping,
        defaults: &Defaults,
        regulation: &'a Regulation,
        calendar: &Calendar,
    ) -> Self {
        let mut places = HashMap::new();
        for (column, place) in mapping.columns.iter().zip(0..) {
            if let Some(value) = &column.value {
                places.entry(value).or_insert(place);
            }
        }
        let kinds = regulation.kinds.iter().map(|it| (&it.id, &it.label));
        let levels = regulation.levels.iter().map(|it| (&it.id, &it.label));
        let channels = regulation.channels.iter().map(|it| (&it.id, &it.label));
        let categories = regulation.categories.iter().map(|it| (&it.id, &it.label));
        Self {
            mapping,
            places,
            extras: beside::extras(regulation),
            zone: calendar.zone,
            opening: calendar.open,
            kinds: names::of(kinds),
            levels: names::of(levels),
            channels: names::of(channels),
            categories: names::of(categories),
            usual: defaults.or_usual(regulation),
        }
    }

    /// The case in that line.
    ///
    /// # Errors
    /// Every cell that does not fit.
    pub(super) fn read(&self, line: &Line) -> Result<OldCase, Vec<Misfit>> {
        let mut row = Row {
            line,
            reader: self,
            misfits: Vec::new(),
        };
        let case = row.case();
        if row.misfits.is_empty() {
            Ok(case)
        } else {
            Err(row.misfits)
        }
    }

    /// Why that line is no case at all, where it is none.
    pub(super) fn passes_over(&self, line: &Line) -> Option<Passed> {
        let row = Row {
            line,
            reader: self,
            misfits: Vec::new(),
        };
        row.passed()
    }
}

/// One row on its way to a case.
struct Row<'a> {
    line: &'a Line,
    reader: &'a Reader<'a>,
    misfits: Vec<Misfit>,
}

impl Row<'_> {
    fn number(&self) -> u32 {
        u32::try_from(self.line.place).unwrap_or(u32::MAX)
    }

    fn cell(&self, value: &CaseValue) -> &Input {
        let place = self.reader.places.get(value);
        place
            .and_then(|place| self.line.cells.get(*place))
            .unwrap_or(&Input::Empty)
    }

    fn text(&self, value: &CaseValue) -> Option<String> {
        let written = self.cell(value).written();
        (!written.is_empty()).then_some(written)
    }

    fn misfit(&mut self, value: CaseValue, why: Why) {
        let written = self.cell(&value).written();
        let mut found: String = written.chars().take(SHOWN).collect();
        if found.len() < written.len() {
            found.push('…');
        }
        self.misfits.push(Misfit {
            row: self.number(),
            found: found.into_boxed_str(),
            value,
            why,
        });
    }

    fn case(&mut self) -> OldCase {
        let closed_at = self.time(CaseValue::ClosedAt);
        let (subject, text) = self.matter();
        let (departments, persons) = self.concerned();
        let fields = self.extra_fields();
        let kept = self.kept(&fields);
        if text.is_empty() {
            self.misfit(CaseValue::Text, Why::Missing);
        }
        let intake = Intake {
            kind: self.kind(),
            channel: self.channel(),
            received_at: self.received_at(),
            customer: self.customer(),
            contact: Contact {
                name: self.text(&CaseValue::Contact),
                mobile: self.text(&CaseValue::ContactMobile),
                phone: self.text(&CaseValue::ContactPhone),
            },
            category: self.category(),
            subject,
            text,
            demand: self.text(&CaseValue::Demand),
            departments,
            persons,
            fields,
            ..Intake::default()
        };
        OldCase {
            row: self.number(),
            intake,
            received_by: self.text(&CaseValue::ReceivedBy),
            level: self.level(),
            department: self.text(&CaseValue::Department),
            result: self
                .text(&CaseValue::Result)
                .or_else(|| self.text(&CaseValue::Answer))
                .or_else(|| self.text(&CaseValue::Handling)),
            answered_at: self.time(CaseValue::AnsweredAt),
            satisfaction: self.satisfaction(),
            words: self.text(&CaseValue::Callback),
            tells_closing: self.reader.places.contains_key(&CaseValue::ClosedAt),
            closed_at,
            kept,
        }
    }

    fn customer(&self) -> Customer {
        Customer {
            name: self
                .text(&CaseValue::Customer)
                .unwrap_or_else(|| ANONYMOUS.to_owned()),
            sex: self
                .text(&CaseValue::Sex)
                .and_then(|word| words::sex(&word)),
            phone: self.text(&CaseValue::Phone),
            address: self.text(&CaseValue::Address),
            unit: self.text(&CaseValue::Unit),
            important: false,
            relation: self.text(&CaseValue::Relation),
            identity: self.text(&CaseValue::Identity),
        }
    }

    /// Subject and text; one column for both is parted at its first colon, as the ledger joins them.
    fn matter(&self) -> (Option<String>, String) {
        let subject = self.text(&CaseValue::Subject);
        if let Some(text) = self.text(&CaseValue::Text) {
            return (subject, text);
        }
        let Some(matter) = self.text(&CaseValue::Matter) else {
            return (None, subject.unwrap_or_default());
        };
        match matter.split_once('：') {
            Some((subject, text))
                if !subject.trim().is_empty()
                    && !text.trim().is_empty()
                    && !subject.contains('\n') =>
            {
                (Some(subject.to_owned()), text.to_owned())
            }
            _ => (subject, matter),
        }
    }

    /// `维修部 李四、前台`: departments, and persons with their department.
    fn concerned(&self) -> (Vec<String>, Vec<PersonRef>) {
        let (mut departments, mut persons) = (Vec::new(), Vec::new());
        let written = self.text(&CaseValue::Concerned).unwrap_or_default();
        let parts = written.split(['、', ',', '，', ';', '；', '\n']);
        for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
            match part.split_once(char::is_whitespace) {
                Some((department, name)) => {
                    let department = department.trim().to_owned();
                    persons.push(PersonRef {
                        name: name.trim().to_owned(),
                        department: Some(department.clone()),
                    });
                    departments.push(department);
                }
                None => departments.push(part.to_owned()),
            }
        }
        (departments, persons)
    }

    fn received_at(&mut self) -> Option<Moment> {
        let known = self.misfits.len();
        let received = self.time(CaseValue::ReceivedAt);
        if received.is_none() && self.misfits.len() == known {
            self.misfit(CaseValue::ReceivedAt, Why::Missing);
        }
        received
    }

    fn time(&mut self, value: CaseValue) -> Option<Moment> {
        let read = time(self.cell(&value), self.reader.zone, self.reader.opening);
        read.unwrap_or_else(|why| {
            self.misfit(value, why);
            None
        })
    }
}
