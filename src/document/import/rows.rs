//! Rows become cases, or say why not.

use chrono::FixedOffset;

use super::headings::Mapping;
use super::sheet::{Input, Line, Sheet};
use super::times::time;
use crate::calendar::{Calendar, Moment};
use crate::case::{Customer, Intake, OldCase, PersonRef, Sex};
use crate::regulation::Regulation;
use crate::regulation::model::CaseValue;
use crate::text::{Label, normal};

/// What stands for a complainant whose name the ledger does not give.
const ANONYMOUS: &str = "匿名";

/// What a case is where the ledger has no column for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    pub kind: Option<String>,
    pub channel: Option<String>,
    pub category: Option<String>,
}

/// A row that does not fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Misfit {
    /// As a spreadsheet counts, from 1.
    pub row: u32,
    pub heading: String,
    pub value: CaseValue,
    /// What stands in the cell.
    pub found: String,
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

/// Reads the rows below the headings.
pub fn rows(
    sheet: &Sheet,
    mapping: &Mapping,
    defaults: &Defaults,
    regulation: &Regulation,
    calendar: &Calendar,
) -> (Vec<OldCase>, Vec<Misfit>) {
    let (mut cases, mut misfits) = (Vec::new(), Vec::new());
    for line in sheet.lines.iter().skip(mapping.line + 1) {
        let mut row = Row {
            line,
            mapping,
            defaults,
            regulation,
            zone: calendar.zone,
            opening: calendar.open,
            misfits: Vec::new(),
        };
        let case = row.case();
        if row.misfits.is_empty() {
            cases.push(case);
        } else {
            misfits.append(&mut row.misfits);
        }
    }
    (cases, misfits)
}

/// One row on its way to a case.
struct Row<'a> {
    line: &'a Line,
    mapping: &'a Mapping,
    defaults: &'a Defaults,
    regulation: &'a Regulation,
    zone: FixedOffset,
    opening: chrono::NaiveTime,
    misfits: Vec<Misfit>,
}

impl Row<'_> {
    fn number(&self) -> u32 {
        u32::try_from(self.line.place).unwrap_or(u32::MAX)
    }

    fn cell(&self, value: &CaseValue) -> Input {
        self.mapping
            .place(value)
            .and_then(|place| self.line.cells.get(place))
            .cloned()
            .unwrap_or_default()
    }

    fn text(&self, value: &CaseValue) -> Option<String> {
        let written = self.cell(value).written();
        (!written.is_empty()).then_some(written)
    }

    fn misfit(&mut self, value: CaseValue, why: Why) {
        let place = self.mapping.place(&value);
        let heading = place
            .and_then(|place| self.mapping.columns.get(place))
            .map_or_else(|| value.to_string(), |column| column.heading.clone());
        self.misfits.push(Misfit {
            row: self.number(),
            heading,
            found: self.cell(&value).written(),
            value,
            why,
        });
    }

    fn case(&mut self) -> OldCase {
        let closed_at = self.time(CaseValue::ClosedAt);
        let (subject, text) = self.matter();
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
            departments: self.concerned().0,
            persons: self.concerned().1,
            fields: self.extra_fields(),
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
            kept: self.kept(),
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
        let read = time(&cell, self.zone, self.opening);
        if read.is_none() && cell != Input::Empty {
            self.misfit(value, Why::NoTime);
        }
        read
    }

    fn kind(&mut self) -> String {
        let kinds = &self.regulation.kinds;
        let first = || kinds.iter().find(|kind| kind.sealed_for.is_none());
        let usual = self.defaults.kind.clone();
        let usual = usual.or_else(|| first().map(|kind| kind.id.clone()));
        let named: Vec<_> = kinds
            .iter()
            .map(|kind| (kind.id.as_str(), &kind.label))
            .collect();
        self.named(CaseValue::Kind, &named)
            .or(usual)
            .unwrap_or_default()
    }

    fn channel(&mut self) -> String {
        let channels = &self.regulation.channels;
        let other = channels.iter().find(|channel| channel.id == "other");
        let usual = other.or_else(|| channels.last());
        let usual = self
            .defaults
            .channel
            .clone()
            .or_else(|| usual.map(|channel| channel.id.clone()));
        let named: Vec<_> = channels
            .iter()
            .map(|channel| (channel.id.as_str(), &channel.label))
            .collect();
        self.named(CaseValue::Channel, &named)
            .or(usual)
            .unwrap_or_default()
    }

    fn category(&mut self) -> Option<String> {
        let categories = &self.regulation.categories;
        let other = categories.iter().find(|category| category.id == "other");
        let usual = self
            .defaults
            .category
            .clone()
            .or_else(|| other.map(|category| category.id.clone()));
        let named: Vec<_> = categories
            .iter()
            .map(|category| (category.id.as_str(), &category.label))
            .collect();
        self.named(CaseValue::Category, &named).or(usual)
    }

    fn level(&mut self) -> Option<String> {
        let levels = &self.regulation.levels;
        let named: Vec<_> = levels
            .iter()
            .map(|level| (level.id.as_str(), &level.label))
            .collect();
        let unlevelled = matches!(
            self.text(&CaseValue::Level).as_deref(),
            Some("—" | "-" | "无")
        );
        if unlevelled {
            return None;
        }
        self.named(CaseValue::Level, &named)
    }

    /// The id that a cell names, by itself or by its label in either language.
    fn named(&mut self, value: CaseValue, known: &[(&str, &Label)]) -> Option<String> {
        let word = normal(&self.text(&value)?);
        let found = known.iter().find(|(id, label)| {
            [*id, label.zh.as_str(), label.en.as_str()]
                .iter()
                .any(|name| normal(name) == word)
        });
        if found.is_none() {
            self.misfit(value, Why::Unknown);
        }
        found.map(|(id, _)| (*id).to_owned())
    }

    fn satisfaction(&mut self) -> Option<u8> {
        let cell = self.cell(&CaseValue::Satisfaction);
        let read = match &cell {
            Input::Empty => return None,
            Input::Text(word) => satisfaction(word),
            other => satisfaction(&other.written()),
        };
        if read.is_none() {
            self.misfit(CaseValue::Satisfaction, Why::NoSatisfaction);
        }
        read
    }

    fn extra_fields(&self) -> std::collections::BTreeMap<String, String> {
        let extra = self
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
    fn kept(&self) -> std::collections::BTreeMap<String, String> {
        let fields = self.extra_fields();
        let columns = self.mapping.columns.iter().zip(&self.line.cells);
        columns
            .filter_map(|(column, cell)| {
                let name = match &column.value {
                    None => column.heading.clone(),
                    Some(value) if has_a_place(value, &fields) => return None,
                    Some(value) => value.to_string(),
                };
                let written = cell.written();
                (!written.is_empty() && !name.is_empty()).then_some((name, written))
            })
            .collect()
    }
}

/// Whether a case keeps that value as such.
fn has_a_place(value: &CaseValue, fields: &std::collections::BTreeMap<String, String>) -> bool {
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
