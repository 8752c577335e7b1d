//! What was said to the customer: promises, contacts, answers, callbacks.

use crate::case::{Answer, Callback, Case, CommandName, ContactAttempt, Event, Fact, Promise};

impl Case {
    /// Promises, contacts, answers, callbacks: what was said to the customer.
    pub(super) fn apply_talks(&mut self, event: &Event, place: u32) {
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
}
