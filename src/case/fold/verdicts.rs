//! What people and rules judged: kind, level, validity, findings.

use crate::case::{Case, CommandName, Event, Fact, LevelCause, Personal};

impl Case {
    /// Level, validity, findings: what people and rules judged.
    pub(super) fn apply_verdicts(&mut self, event: &Event, place: u32) {
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
            Fact::RegulationChanged {
                to, level_ended, ..
            } => {
                self.regulation.clone_from(to);
                if *level_ended {
                    self.level = None;
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

    /// The record as it was completed: the event carries all of it.
    fn complete(&mut self, personal: &Personal) {
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
}
