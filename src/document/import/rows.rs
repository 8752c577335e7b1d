//! Rows become cases, or say why not.

use std::collections::{BTreeMap, HashMap};

use chrono::{FixedOffset, NaiveTime};

use super::headings::Mapping;
use super::sheet::{Input, Line};
use super::times::time;
use crate::calendar::{Calendar, Moment};
use crate::case::{Customer, Intake, OldCase, PersonRef, Sex};
use crate::regulation::Regulation;
use crate::regulation::model::CaseValue;
use crate::text::{Label, normal};

/// What stands for a complainant whose name the ledger does not give.
const ANONYMOUS: &str = "匿名";

/// So many characters of a cell that does not fit are told.
const SHOWN: usize = 80;

/// What a case is where the ledger has no column for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    pub kind: Option<String>,
    pub channel: Option<String>,
    pub category: Option<String>,
}

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
    /// Not 1 to 5, nor a word for it.
    NoSatisfaction,
}

/// The ids and labels of a regulation's entries, as they are compared.
type Names = HashMap<String, String>;

fn names<'a>(entries: impl Iterator<Item = (&'a str, &'a Label)>) -> Names {
    let mut names = Names::new();
    for (id, label) in entries {
        for name in [id, &label.zh, &label.en] {
            names.entry(normal(name)).or_insert_with(|| id.to_owned());
        }
    }
    names
}

/// One of a reader's lists of names.
type Known = for<'r, 'a> fn(&'r Reader<'a>) -> &'r Names;

/// Reads rows as cases.
pub(super) struct Reader<'a> {
    mapping: &'a Mapping,
    regulation: &'a Regulation,
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
        Self {
            mapping,
            regulation,
            zone: calendar.zone,
            opening: calendar.open,
            kinds: names(
                regulation
                    .kinds
                    .iter()
                    .map(|kind| (kind.id.as_str(), &kind.label)),
            ),
            levels: names(
                regulation
                    .levels
                    .iter()
                    .map(|level| (level.id.as_str(), &level.label)),
            ),
            channels: names(
                regulation
                    .channels
                    .iter()
                    .map(|channel| (channel.id.as_str(), &channel.label)),
            ),
            categories: names(
                regulation
                    .categories
                    .iter()
                    .map(|category| (category.id.as_str(), &category.label)),
            ),
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
}

impl Defaults {
    /// What holds where nobody says otherwise: the first kind that is not sealed, and whatever the regulation calls `other`.
    #[must_use]
    pub fn or_usual(&self, regulation: &Regulation) -> Self {
        let kind = regulation
            .kinds
            .iter()
            .find(|kind| kind.sealed_for.is_none());
        let channels = &regulation.channels;
        let other = channels.iter().find(|channel| channel.id == "other");
        let channel = other.or_else(|| channels.last());
        let categories = &regulation.categories;
        let category = categories.iter().find(|category| category.id == "other");
        Self {
            kind: self.kind.clone().or_else(|| Some(kind?.id.clone())),
            channel: self.channel.clone().or_else(|| Some(channel?.id.clone())),
            category: self.category.clone().or_else(|| Some(category?.id.clone())),
        }
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
        self.reader
            .mapping
            .place(value)
            .and_then(|place| self.line.cells.get(place))
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
            contact: crate::case::Contact {
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
            closed_at,
            kept,
        }
    }

    fn customer(&self) -> Customer {
        Customer {
            name: self
                .text(&CaseValue::Customer)
                .unwrap_or_else(|| ANONYMOUS.to_owned()),
            sex: self.text(&CaseValue::Sex).and_then(|word| sex(&word)),
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
            Some((subject, text)) if !subject.trim().is_empty() && !subject.contains('\n') => {
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
        let received = self.time(CaseValue::ReceivedAt);
        if received.is_none() && self.text(&CaseValue::ReceivedAt).is_none() {
            self.misfit(CaseValue::ReceivedAt, Why::Missing);
        }
        received
    }

    fn time(&mut self, value: CaseValue) -> Option<Moment> {
        let cell = self.cell(&value);
        let read = time(cell, self.reader.zone, self.reader.opening);
        if read.is_none() && *cell != Input::Empty {
            self.misfit(value, Why::NoTime);
        }
        read
    }

    fn kind(&mut self) -> String {
        let named = self.named(CaseValue::Kind, |reader| &reader.kinds);
        let usual = || self.reader.usual.kind.clone();
        named.or_else(usual).unwrap_or_default()
    }

    fn channel(&mut self) -> String {
        let named = self.named(CaseValue::Channel, |reader| &reader.channels);
        let usual = || self.reader.usual.channel.clone();
        named.or_else(usual).unwrap_or_default()
    }

    fn category(&mut self) -> Option<String> {
        let named = self.named(CaseValue::Category, |reader| &reader.categories);
        named.or_else(|| self.reader.usual.category.clone())
    }

    fn level(&mut self) -> Option<String> {
        let unlevelled = matches!(
            self.text(&CaseValue::Level).as_deref(),
            Some("—" | "-" | "无")
        );
        if unlevelled {
            return None;
        }
        self.named(CaseValue::Level, |reader| &reader.levels)
    }

    /// The id that a cell names, by itself or by its label in either language.
    fn named(&mut self, value: CaseValue, known: Known) -> Option<String> {
        let word = self.text(&value)?;
        let found = known(self.reader).get(&normal(&word)).cloned();
        if found.is_none() {
            self.misfit(value, Why::Unknown);
        }
        found
    }

    fn satisfaction(&mut self) -> Option<u8> {
        let read = match self.cell(&CaseValue::Satisfaction) {
            Input::Empty => return None,
            Input::Text(word) => satisfaction(word),
            other => satisfaction(&other.written()),
        };
        if read.is_none() {
            self.misfit(CaseValue::Satisfaction, Why::NoSatisfaction);
        }
        read
    }

    fn extra_fields(&self) -> BTreeMap<String, String> {
        let extra = self
            .reader
            .regulation
            .fields
            .iter()
            .filter(|field| field.is_extra());
        extra
            .filter_map(|field| {
                let own = self.text(&CaseValue::Field(field.id.clone()));
                let value = match field.id.as_str() {
                    "remarks" => own.or_else(|| self.text(&CaseValue::Remarks)),
                    _ => own,
                };
                Some((field.id.clone(), value?))
            })
            .collect()
    }

    /// Whatever no case has a place for, under the name of its value or under its heading.
    fn kept(&self, fields: &BTreeMap<String, String>) -> BTreeMap<String, String> {
        let mapping = self.reader.mapping;
        let columns = mapping.columns.iter().zip(&self.line.cells).enumerate();
        columns
            .filter(|(_, (column, _))| !column.left_out)
            .filter_map(|(place, (column, cell))| {
                let name = match &column.value {
                    None => column.heading.clone(),
                    // Of two columns with one meaning the second is kept as it is.
                    Some(value) if mapping.place(value) != Some(place) => column.heading.clone(),
                    Some(value) if has_a_place(value, fields) => return None,
                    Some(value) => value.to_string(),
                };
                let written = cell.written();
                (!written.is_empty() && !name.is_empty()).then_some((name, written))
            })
            .collect()
    }
}

/// Whether a case keeps that value as such.
fn has_a_place(value: &CaseValue, fields: &BTreeMap<String, String>) -> bool {
    match value {
        CaseValue::Remarks => fields.contains_key("remarks"),
        CaseValue::Field(id) => fields.contains_key(id),
        CaseValue::Serial
        | CaseValue::Kind
        | CaseValue::Level
        | CaseValue::Channel
        | CaseValue::ReceivedBy
        | CaseValue::ReceivedAt
        | CaseValue::Customer
        | CaseValue::Sex
        | CaseValue::Phone
        | CaseValue::Address
        | CaseValue::Unit
        | CaseValue::Relation
        | CaseValue::Identity
        | CaseValue::Contact
        | CaseValue::ContactMobile
        | CaseValue::ContactPhone
        | CaseValue::Category
        | CaseValue::Subject
        | CaseValue::Text
        | CaseValue::Matter
        | CaseValue::Demand
        | CaseValue::Concerned
        | CaseValue::Department
        | CaseValue::Result
        | CaseValue::Answer
        | CaseValue::AnsweredAt
        | CaseValue::Satisfaction
        | CaseValue::Callback
        | CaseValue::ClosedAt => true,
        _ => false,
    }
}

fn sex(word: &str) -> Option<Sex> {
    match normal(word).as_str() {
        "男" | "m" | "male" | "先生" => Some(Sex::M),
        "女" | "f" | "female" | "女士" => Some(Sex::F),
        _ => None,
    }
}

/// 1 to 5, in figures or in the words of the usual scale.
fn satisfaction(word: &str) -> Option<u8> {
    let word = normal(word);
    let figure = word.trim_end_matches('分').trim_end_matches('星').trim();
    if let Ok(points) = figure.parse::<u8>() {
        return (1..=5).contains(&points).then_some(points);
    }
    match word.as_str() {
        "非常满意" | "很满意" | "very satisfied" => Some(5),
        "满意" | "satisfied" => Some(4),
        "基本满意" | "一般" | "neutral" => Some(3),
        "不满意" | "dissatisfied" => Some(2),
        "非常不满意" | "很不满意" | "very dissatisfied" => Some(1),
        _ => None,
    }
}
