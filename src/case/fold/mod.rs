//! The fold: a case is what its events add up to.
//!
//! A fold never asks a rule and never fails on a well-formed history. An undone command is left out of the fold, with all the
//! events it caused; the history keeps both it and its undoing.

mod handling;
mod imported;
mod life;
mod talks;
mod verdicts;

use super::{
    Case, CaseDepartment, CommandName, Event, Fact, Finding, KeptDeadline, Mark, Origin, PersonRef,
    Registered, Reset, Status,
};
use crate::calendar::Moment;

impl Case {
    /// Adds up the events of one case, oldest first. `None` where the history does not begin with a registration.
    pub fn of(number: &str, events: &[Event]) -> Option<Self> {
        let first = events.first()?;
        let Fact::Registered(registered) = &first.fact else {
            return None;
        };
        let undone = undone_places(events);
        let mut case = Self::registered(number, first, registered);
        case.keep_deadlines(&first.deadlines);
        for (event, place) in events.iter().zip(1u32..).skip(1) {
            case.version = place;
            if !undone
                .iter()
                .any(|(from, to)| (*from..*to).contains(&place))
            {
                case.apply(event, place);
            }
        }
        Some(case)
    }

    /// The case with `event` added, without folding its whole history again. An undoing needs the whole history: use
    /// [`Case::of`] then.
    #[must_use]
    pub fn with(mut self, event: &Event) -> Self {
        self.version += 1;
        let place = self.version;
        self.apply(event, place);
        self
    }

    /// A case of which nothing is known: what an empty history adds up to.
    pub fn nothing(number: &str) -> Self {
        let facts = Registered {
            kind: String::new(),
            track: String::new(),
            regulation: String::new(),
            channel: String::new(),
            received_at: Moment::default(),
            category: None,
            agitated: false,
            important: false,
            sealed: false,
            departments: Vec::new(),
            person_named: false,
            ticked: std::collections::BTreeSet::new(),
            level: None,
            sequel_to: None,
        };
        let event = Event {
            seq: 0,
            at: Moment::default(),
            actor: String::new(),
            clause: None,
            follows: false,
            fact: Fact::Registered(Box::new(facts.clone())),
            deadlines: Vec::new(),
            personal: super::Personal::default(),
        };
        Self::registered(number, &event, &facts)
    }

    fn registered(number: &str, event: &Event, facts: &Registered) -> Self {
        let personal = &event.personal;
        let departments = facts.departments.iter().map(|name| CaseDepartment {
            name: name.clone(),
            origin: Origin::Intake,
            responsible: false,
            limit: None,
        });
        Self {
            number: number.to_owned(),
            version: 1,
            status: Status::Open,
            kind: facts.kind.clone(),
            track: facts.track.clone(),
            regulation: facts.regulation.clone(),
            channel: facts.channel.clone(),
            category: facts.category.clone(),
            sealed: facts.sealed,
            registered_at: event.at,
            received_at: facts.received_at,
            received_by: event.actor.clone(),
            customer: personal.customer.clone().unwrap_or_default(),
            contact: personal.contact.clone().unwrap_or_default(),
            subject: personal.subject.clone(),
            text: personal.text.clone(),
            demand: personal.demand.clone(),
            fields: personal.fields.clone(),
            agitated: facts.agitated,
            important: facts.important,
            person_named: facts.person_named,
            departments: departments.collect(),
            persons: personal.persons.clone(),
            handler: None,
            copies: Vec::new(),
            ticked: facts.ticked.clone(),
            level: facts.level.clone(),
            finding: Finding::default(),
            promises: Vec::new(),
            contacts: Vec::new(),
            answers: Vec::new(),
            callbacks: Vec::new(),
            measures: Vec::new(),
            assessments: Vec::new(),
            escalations: Vec::new(),
            papers: Vec::new(),
            waiting: None,
            waited: Vec::new(),
            marks: Vec::new(),
            resets: Vec::new(),
            openings: Vec::new(),
            opened_at: event.at,
            deadlines: Vec::new(),
            extensions: 0,
            returned: 0,
            reopened: 0,
            defects: Vec::new(),
            adopted: None,
            last_word_at: facts.received_at,
            closed_at: None,
            archived_at: None,
            hold: None,
            merged_into: None,
            sequel_to: facts.sequel_to.clone(),
            sequels: Vec::new(),
            taken_over: None,
            erased: None,
            level_changed_at: None,
        }
    }

    fn apply(&mut self, event: &Event, place: u32) {
        self.keep_deadlines(&event.deadlines);
        self.apply_verdicts(event, place);
        self.apply_handling(event, place);
        self.apply_talks(event, place);
        self.apply_life(event, place);
        self.apply_imported(event, place);
    }

    fn mark(&mut self, step: CommandName, event: &Event, place: u32, department: Option<&str>) {
        self.marks.push(Mark {
            step,
            place,
            at: event.at,
            actor: event.actor.clone(),
            department: department.map(ToOwned::to_owned),
        });
    }

    fn reset(&mut self, place: u32, at: Moment, step: Option<CommandName>) {
        self.resets.push(Reset { place, at, step });
    }

    fn keep_deadlines(&mut self, counted: &[KeptDeadline]) {
        for deadline in counted {
            match self
                .deadlines
                .iter_mut()
                .find(|kept| kept.key == deadline.key)
            {
                Some(kept) => kept.clone_from(deadline),
                None => self.deadlines.push(deadline.clone()),
            }
        }
    }

    /// The events that stand: what was undone, and the undoing itself, left out.
    pub fn standing(events: &[Event]) -> impl Iterator<Item = &Event> {
        let undone = undone_places(events);
        let stands = move |place: u32| {
            !undone
                .iter()
                .any(|(from, to)| (*from..*to).contains(&place))
        };
        events
            .iter()
            .zip(1u32..)
            .filter(move |(event, place)| {
                stands(*place) && !matches!(event.fact, Fact::Undone { .. })
            })
            .map(|(event, _)| event)
    }

    /// Whether `name` is complained about on this case.
    pub fn accuses(&self, name: &str) -> bool {
        self.persons
            .iter()
            .any(|PersonRef { name: accused, .. }| accused == name)
    }
}

/// The half-open ranges of places that were undone.
fn undone_places(events: &[Event]) -> Vec<(u32, u32)> {
    events
        .iter()
        .filter_map(|event| match event.fact {
            Fact::Undone { from, events } => Some((from, from.saturating_add(events))),
            _ => None,
        })
        .collect()
}
