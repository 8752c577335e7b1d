//! What an old ledger says of a case.

use crate::case::{
    Answer, Callback, Case, CaseDepartment, CommandName, Event, Fact, Method, Origin, Status,
    TakenOver,
};

impl Case {
    /// Takes over what an old ledger says.
    pub(super) fn apply_imported(&mut self, event: &Event, place: u32) {
        let Fact::Imported {
            ledger,
            row,
            level,
            department,
            answered_at,
            satisfaction,
            closed_at,
        } = &event.fact
        else {
            return;
        };
        let personal = &event.personal;
        self.taken_over = Some(TakenOver {
            ledger: ledger.clone(),
            row: *row,
        });
        if let Some(name) = &personal.person {
            self.received_by.clone_from(name);
        }
        if level.is_some() {
            self.level.clone_from(level);
        }
        if let Some(name) = department {
            self.handled_by_department(name);
        }
        self.fields.extend(personal.fields.clone());
        self.answers.extend(answered_at.map(|at| Answer {
            at,
            actor: event.actor.clone(),
            method: Method::Other,
            notes: personal.notes.clone(),
            accepted: None,
            settled_at_once: false,
            place,
        }));
        if satisfaction.is_some() || personal.words.is_some() {
            self.callbacks.push(Callback {
                at: closed_at.or(*answered_at).unwrap_or(self.received_at),
                actor: event.actor.clone(),
                method: Method::Other,
                reached: true,
                satisfaction: *satisfaction,
                words: personal.words.clone(),
            });
        }
        if let Some(at) = closed_at {
            self.status = Status::Closed;
            self.closed_at = Some(*at);
            self.mark(CommandName::Close, event, place, None);
        }
    }

    fn handled_by_department(&mut self, name: &str) {
        if let Some(known) = self.departments.iter_mut().find(|entry| entry.name == name) {
            known.responsible = true;
            return;
        }
        self.departments.push(CaseDepartment {
            name: name.to_owned(),
            origin: Origin::Dispatch,
            responsible: true,
            limit: None,
        });
    }
}
