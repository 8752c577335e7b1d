//! What the names of [`CaseValue`] are on a case: one cell of a ledger, one box of a form.
//!
//! A value that is not known, or not yet, is an empty cell: a form is filled in by hand then. What people said and wrote is in
//! the events, not in the fold; an undone command has said nothing ([`Case::standing`]).

mod cell;
mod course;
mod outcome;
mod paper;
mod parties;
mod texts;

use crate::calendar::Moment;
use crate::case::{Case, CommandName, Event, Fact};
use crate::regulation::Regulation;
use crate::regulation::model::CaseValue;
use crate::regulation::texts::status_title;
use crate::text::Lang;

pub use cell::{Cell, CellView, TextView};

/// A case to be written down.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    pub case: &'a Case,
    pub events: &'a [Event],
    /// The rules that the case lives under.
    pub regulation: &'a Regulation,
    /// What the receiving office is called, where the regulation has one for this case.
    pub office: Option<&'a str>,
    pub lang: Lang,
}

impl Written<'_> {
    /// The value of that name. A serial is the ledger's to count, so it is empty here.
    pub fn value(&self, name: &CaseValue) -> Cell {
        match self.known(name) {
            Cell::Empty => self.kept_of_old_ledger(name),
            known => known,
        }
    }

    /// What the ledger said that the case was taken over from, and that a case has no place for.
    fn kept_of_old_ledger(&self, name: &CaseValue) -> Cell {
        let kept = self.case.taken_over.as_ref();
        Cell::maybe(kept.and_then(|_| self.case.fields.get(&name.to_string()).cloned()))
    }

    fn known(&self, name: &CaseValue) -> Cell {
        let case = self.case;
        match name {
            CaseValue::Serial => Cell::Empty,
            CaseValue::Number => Cell::text(&*case.number),
            CaseValue::Status => Cell::text(status_title(self.lang, case.status)),
            CaseValue::Kind => Cell::text(self.kind()),
            CaseValue::Level => Cell::maybe(self.level()),
            CaseValue::Channel => Cell::text(self.channel()),
            CaseValue::Office => Cell::maybe(self.office),
            CaseValue::ReceivedBy => Cell::text(&*case.received_by),
            CaseValue::ReceivedAt => Cell::Time(case.received_at),
            CaseValue::RegisteredAt => Cell::Time(case.registered_at),
            CaseValue::Category => Cell::maybe(self.category()),
            CaseValue::Subject => Cell::maybe(case.subject.as_deref()),
            CaseValue::Text => Cell::maybe(case.text.as_deref()),
            CaseValue::Matter => Cell::text(self.matter()),
            CaseValue::Demand => Cell::maybe(case.demand.as_deref()),
            CaseValue::Field(id) => Cell::maybe(case.fields.get(id).map(String::as_str)),
            _ => self
                .of_parties(name)
                .or_else(|| self.of_course(name))
                .or_else(|| self.of_outcome(name))
                .or_else(|| self.of_paper(name))
                .unwrap_or_default(),
        }
    }

    fn kind(&self) -> &str {
        let kind = self.regulation.kind(&self.case.kind);
        kind.map_or(self.case.kind.as_str(), |kind| kind.label.get(self.lang))
    }

    fn level(&self) -> Option<&str> {
        let id = &self.case.level.as_ref()?.id;
        let level = self.regulation.level(id);
        Some(level.map_or(id.as_str(), |level| level.label.get(self.lang)))
    }

    fn channel(&self) -> &str {
        let id = &self.case.channel;
        let channel = self.regulation.channel(id);
        channel.map_or(id.as_str(), |channel| channel.label.get(self.lang))
    }

    fn category(&self) -> Option<&str> {
        let id = self.case.category.as_deref()?;
        let category = self.regulation.category(id);
        Some(category.map_or(id, |category| category.label.get(self.lang)))
    }

    fn matter(&self) -> String {
        match (&self.case.subject, &self.case.text) {
            (Some(subject), Some(text)) => texts::titled(self.lang, subject, text),
            (Some(only), None) | (None, Some(only)) => only.clone(),
            (None, None) => String::new(),
        }
    }

    /// The last standing event of which `pick` makes something.
    fn last<'e, T>(&'e self, pick: impl Fn(&'e Event) -> Option<T>) -> Option<T> {
        Case::standing(self.events).filter_map(pick).last()
    }

    /// When a step was last done, and by whom.
    fn done(&self, step: CommandName) -> Option<(Moment, &str)> {
        self.case
            .last_mark(step)
            .map(|mark| (mark.at, mark.actor.as_str()))
    }

    /// The standing events that `is` means.
    fn events_of<'e>(&'e self, is: impl Fn(&Fact) -> bool + 'e) -> impl Iterator<Item = &'e Event> {
        Case::standing(self.events).filter(move |event| is(&event.fact))
    }

    /// Who last caused an event that `is` meant.
    fn actor(&self, is: impl Fn(&Fact) -> bool) -> Option<&str> {
        self.last(|event| is(&event.fact).then_some(event.actor.as_str()))
    }
}

/// Lines of a cell with several entries.
fn lines(entries: impl Iterator<Item = String>) -> Cell {
    Cell::text(entries.collect::<Vec<_>>().join("\n"))
}
