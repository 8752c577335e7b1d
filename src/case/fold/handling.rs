//! What departments do: dispatch, signatures, rounds, measures, entries against persons.

use std::collections::BTreeMap;

use crate::case::{
    Assessment, Case, CaseDepartment, CommandName, Event, Fact, Limit, Measure, Origin,
};

impl Case {
    /// Dispatch, signatures, rounds, measures: what departments do.
    pub(super) fn apply_handling(&mut self, event: &Event, place: u32) {
        let personal = &event.personal;
        match &event.fact {
            Fact::Dispatched {
                department,
                departments,
                limit,
                limits,
                copies,
            } => {
                self.copies.clone_from(copies);
                self.dispatched(department, departments, *limit, limits);
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
                if personal.cause.is_some() {
                    self.finding.cause.clone_from(&personal.cause);
                }
                self.measures.push(Measure {
                    id: *id,
                    cause: personal.cause.clone(),
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
            Fact::PersonAssessed { .. } => self.apply_assessment(event),
            _ => {}
        }
    }

    /// A proposal adds an entry; a decision settles the one that is there.
    fn apply_assessment(&mut self, event: &Event) {
        let Fact::PersonAssessed {
            id,
            item,
            subject,
            department,
            points,
            sanction,
            reward,
            decided,
        } = &event.fact
        else {
            return;
        };
        if let Some(entry) = self.assessments.iter_mut().find(|entry| entry.id == *id) {
            entry.decided = *decided;
            return;
        }
        self.assessments.push(Assessment {
            id: *id,
            at: event.at,
            clause: event.clause.clone(),
            item: item.clone(),
            subject: *subject,
            person: event.personal.person.clone(),
            department: department.clone(),
            points: *points,
            sanction: *sanction,
            reward: *reward,
            what: event.personal.what.clone(),
            reason: event.personal.reason.clone(),
            decided: *decided,
        });
    }

    /// Each department has the limit of its own, else the slip's.
    fn dispatched(
        &mut self,
        department: &str,
        others: &[String],
        slip: Option<Limit>,
        limits: &BTreeMap<String, Limit>,
    ) {
        for entry in &mut self.departments {
            entry.responsible = false;
        }
        for name in std::iter::once(department).chain(others.iter().map(String::as_str)) {
            let responsible = name == department;
            let limit = limits.get(name).copied().or(slip);
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
}
