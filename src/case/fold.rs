//! The fold: a case is what its events add up to.
//!
//! A fold never asks a rule and never fails on a well-formed history. An undone command is left out of the fold, with all the
//! events it caused; the history keeps both it and its undoing.

use super::{
    Answer, Assessment, Callback, Case, CaseDepartment, CommandName, ContactAttempt, Escalation,
    Event, Fact, Finding, Hold, KeptDeadline, LevelCause, Mark, Measure, Origin, PersonRef,
    Promise, Registered, Reset, Status, Waiting,
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
            erased: false,
            level_changed_at: None,
        }
    }

    fn apply(&mut self, event: &Event, place: u32) {
        self.keep_deadlines(&event.deadlines);
        self.apply_verdicts(event, place);
        self.apply_handling(event, place);
        self.apply_talks(event, place);
        self.apply_life(event, place);
    }

    /// Level, validity, findings: what people and rules judged.
    fn apply_verdicts(&mut self, event: &Event, place: u32) {
        let personal = &event.personal;
        match &event.fact {
            Fact::Reclassified {
                to, track, level, ..
            } => {
                if *track != self.track {
                    self.reset(place, event.at, None);
                }
                self.kind.clone_from(to);
                self.track.clone_from(track);
                self.level.clone_from(level);
            }
            Fact::Completed {
                category,
                important,
                person_named,
            } => {
                self.category.clone_from(category);
                self.important = *important;
                self.person_named = *person_named;
                self.complete(personal);
            }
            Fact::Assessed { ticked, level } => {
                self.ticked.clone_from(ticked);
                self.level.clone_from(level);
            }
            Fact::LevelChanged { level, cause, .. } => {
                self.level = Some(level.clone());
                if *cause != LevelCause::Adoption {
                    self.level_changed_at = Some(event.at);
                }
            }
            Fact::Verified { valid, severity } => {
                self.finding.valid = Some(*valid);
                self.finding.severity = *severity;
                self.mark(CommandName::Verify, event, place, None);
            }
            Fact::Investigated { finding } => {
                if finding.is_some() {
                    self.finding.kind.clone_from(finding);
                }
                if personal.cause.is_some() {
                    self.finding.cause.clone_from(&personal.cause);
                }
                self.mark(CommandName::Investigate, event, place, None);
            }
            Fact::Judged {
                substantiated,
                upheld,
                forced,
            } => {
                self.finding.substantiated = Some(*substantiated);
                self.finding.upheld = Some(*upheld);
                self.finding.forced = *forced;
                self.mark(CommandName::Verdict, event, place, None);
            }
            Fact::Adopted { adopted } => {
                self.adopted = Some(*adopted);
                self.mark(CommandName::Adopt, event, place, None);
            }
            _ => {}
        }
    }

    /// Dispatch, signatures, rounds, measures: what departments do.
    fn apply_handling(&mut self, event: &Event, place: u32) {
        let personal = &event.personal;
        match &event.fact {
            Fact::Dispatched {
                department,
                departments,
                limit,
            } => {
                self.dispatched(department, departments, *limit);
                if personal.person.is_some() {
                    self.handler.clone_from(&personal.person);
                }
                if personal.demand.is_some() {
                    self.demand.clone_from(&personal.demand);
                }
                self.reset(place - 1, event.at, Some(CommandName::Dispatch));
                self.mark(CommandName::Dispatch, event, place, Some(department));
            }
            Fact::Signed { department } => {
                self.mark(CommandName::Sign, event, place, department.as_deref());
            }
            Fact::Notified => self.mark(CommandName::Notify, event, place, None),
            Fact::Arrived => self.mark(CommandName::Arrive, event, place, None),
            Fact::Submitted { .. } => self.mark(CommandName::Submit, event, place, None),
            Fact::Returned { to, .. } => {
                self.returned += 1;
                self.defects.clone_from(&personal.reasons);
                self.reset(place, event.at, Some(*to));
            }
            Fact::Approved => self.mark(CommandName::Approve, event, place, None),
            Fact::Inspected { effective, back_to } => {
                if let Some(step) = back_to {
                    self.reset(place, event.at, Some(*step));
                }
                if *effective {
                    self.mark(CommandName::Inspect, event, place, None);
                }
            }
            Fact::MeasureAdded { id, due } => {
                self.measures.push(Measure {
                    id: *id,
                    measure: personal.measure.clone(),
                    owner: personal.owner.clone(),
                    due: *due,
                    done_at: None,
                    effective: None,
                    notes: None,
                });
                self.mark(CommandName::Correct, event, place, None);
            }
            Fact::MeasureDone { id } => {
                if let Some(measure) = self.measures.iter_mut().find(|measure| measure.id == *id) {
                    measure.done_at = Some(event.at);
                    measure.effective = None;
                }
            }
            Fact::MeasureConfirmed { id, effective } => {
                if let Some(measure) = self.measures.iter_mut().find(|measure| measure.id == *id) {
                    measure.effective = Some(*effective);
                    measure.notes.clone_from(&personal.notes);
                    if !effective {
                        measure.done_at = None;
                    }
                }
            }
            Fact::Reviewed => self.mark(CommandName::Review, event, place, None),
            Fact::Reflected => self.mark(CommandName::Reflect, event, place, None),
            Fact::Circulated => self.mark(CommandName::Circulate, event, place, None),
            Fact::PersonAssessed {
                id,
                decided: Some(decided),
                ..
            } if self.assessments.iter().any(|entry| entry.id == *id) => {
                if let Some(entry) = self.assessments.iter_mut().find(|entry| entry.id == *id) {
                    entry.decided = Some(*decided);
                }
            }
            Fact::PersonAssessed {
                id,
                item,
                subject,
                department,
                points,
                sanction,
                reward,
                decided,
            } => {
                self.assessments.push(Assessment {
                    id: *id,
                    at: event.at,
                    clause: event.clause.clone(),
                    item: item.clone(),
                    subject: *subject,
                    person: personal.person.clone(),
                    department: department.clone(),
                    points: *points,
                    sanction: *sanction,
                    reward: *reward,
                    reason: personal.reason.clone(),
                    decided: *decided,
                });
            }
            _ => {}
        }
    }

    /// Promises, contacts, answers, callbacks: what was said to the customer.
    fn apply_talks(&mut self, event: &Event, place: u32) {
        let personal = &event.personal;
        match &event.fact {
            Fact::Promised { until } => {
                self.promises.push(Promise {
                    at: event.at,
                    until: *until,
                    what: personal.what.clone(),
                    clause: event.clause.clone(),
                });
                self.last_word_at = event.at;
                self.mark(CommandName::Promise, event, place, None);
            }
            Fact::Contacted {
                reached,
                method,
                tried_at,
            } => {
                self.contacts.push(ContactAttempt {
                    at: tried_at.unwrap_or(event.at),
                    actor: event.actor.clone(),
                    reached: *reached,
                    method: *method,
                    notes: personal.notes.clone(),
                });
                if *reached {
                    self.last_word_at = event.at;
                    self.mark(CommandName::Contact, event, place, None);
                }
            }
            Fact::Progressed => {
                self.last_word_at = event.at;
                self.mark(CommandName::Progress, event, place, None);
            }
            Fact::Answered {
                method,
                accepted,
                settled_at_once,
            } => {
                self.answers.push(Answer {
                    at: event.at,
                    actor: event.actor.clone(),
                    method: *method,
                    notes: personal.notes.clone(),
                    accepted: *accepted,
                    settled_at_once: *settled_at_once,
                    place,
                });
                self.last_word_at = event.at;
                self.mark(CommandName::Answer, event, place, None);
            }
            Fact::Countersigned { .. } => self.mark(CommandName::Countersign, event, place, None),
            Fact::CalledBack {
                method,
                reached,
                satisfaction,
            } => {
                self.callbacks.push(Callback {
                    at: event.at,
                    actor: event.actor.clone(),
                    method: *method,
                    reached: *reached,
                    satisfaction: *satisfaction,
                    words: personal.words.clone(),
                });
                if *reached {
                    self.last_word_at = event.at;
                    self.mark(CommandName::Callback, event, place, None);
                }
            }
            Fact::Greeted => self.mark(CommandName::Greet, event, place, None),
            _ => {}
        }
    }

    /// Waiting, escalation, closing, keeping: the case's own life.
    fn apply_life(&mut self, event: &Event, place: u32) {
        let personal = &event.personal;
        match &event.fact {
            Fact::Waited { on } => {
                self.waiting = Some(Waiting {
                    on: *on,
                    since: event.at,
                    reason: personal.reason.clone(),
                });
            }
            Fact::Resumed { on, since } => {
                self.waiting = None;
                self.waited.push((*on, *since, event.at));
            }
            Fact::Asked => self.mark(CommandName::Ask, event, place, None),
            Fact::Instructed => self.mark(CommandName::Instruct, event, place, None),
            Fact::Extended { .. } => self.extensions += 1,
            Fact::Escalated { rung, to } => self.escalations.push(Escalation {
                at: event.at,
                actor: event.actor.clone(),
                rung: *rung,
                to: to.clone(),
                clause: event.clause.clone(),
                place,
            }),
            Fact::Closed => self.closed(event, place),
            Fact::Merged { into } => {
                self.merged_into = Some(into.clone());
                self.closed(event, place);
            }
            Fact::Reopened { to } => {
                self.status = Status::Open;
                self.reopened += 1;
                self.openings.push(place);
                self.opened_at = event.at;
                self.closed_at = None;
                self.archived_at = None;
                self.merged_into = None;
                self.reset(place, event.at, Some(*to));
            }
            Fact::Archived => {
                self.status = Status::Archived;
                self.archived_at = Some(event.at);
                self.mark(CommandName::Archive, event, place, None);
            }
            Fact::Held { until } => {
                self.hold = Some(Hold {
                    until: *until,
                    reason: personal.reason.clone(),
                });
            }
            Fact::Erased => self.erased = true,
            _ => {}
        }
    }

    /// The record as it was completed: the event carries all of it.
    fn complete(&mut self, personal: &super::Personal) {
        if let Some(customer) = &personal.customer {
            self.customer.clone_from(customer);
        }
        if let Some(contact) = &personal.contact {
            self.contact.clone_from(contact);
        }
        self.persons.clone_from(&personal.persons);
        self.subject.clone_from(&personal.subject);
        self.demand.clone_from(&personal.demand);
        self.fields.clone_from(&personal.fields);
    }

    fn closed(&mut self, event: &Event, place: u32) {
        self.status = Status::Closed;
        self.closed_at = Some(event.at);
        self.waiting = None;
        self.mark(CommandName::Close, event, place, None);
    }

    fn dispatched(&mut self, department: &str, others: &[String], limit: Option<super::Limit>) {
        for entry in &mut self.departments {
            entry.responsible = false;
        }
        for name in std::iter::once(department).chain(others.iter().map(String::as_str)) {
            let responsible = name == department;
            match self.departments.iter_mut().find(|entry| entry.name == name) {
                Some(entry) => {
                    entry.responsible = responsible;
                    entry.origin = Origin::Dispatch;
                    entry.limit = limit;
                }
                None => self.departments.push(CaseDepartment {
                    name: name.to_owned(),
                    origin: Origin::Dispatch,
                    responsible,
                    limit,
                }),
            }
        }
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
