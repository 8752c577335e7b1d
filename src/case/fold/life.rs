//! The case's own life: waiting, escalation, closing, keeping.

use crate::case::{
    Case, CommandName, Erasure, Escalation, Event, Fact, Hold, Paper, Status, Waiting,
};

impl Case {
    /// Waiting, escalation, closing, keeping: the case's own life.
    pub(super) fn apply_life(&mut self, event: &Event, place: u32) {
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
            Fact::Followed { by } => self.sequels.push(by.clone()),
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
            Fact::Released => self.hold = None,
            Fact::Erased {
                cause, asked_by, ..
            } => {
                self.erased = Some(Erasure {
                    at: event.at,
                    clause: event.clause.clone(),
                    cause: *cause,
                    asked_by: asked_by.clone(),
                    confirmed_by: event.actor.clone(),
                });
            }
            Fact::Printed { form, serial } => self.papers.push(Paper {
                form: form.clone(),
                serial: serial.clone(),
                at: event.at,
                actor: event.actor.clone(),
                returned_at: None,
            }),
            Fact::SlipReturned { serial, .. } => {
                let mut papers = self.papers.iter_mut();
                if let Some(paper) = papers.find(|paper| &paper.serial == serial) {
                    paper.returned_at = Some(event.at);
                }
            }
            _ => {}
        }
    }

    fn closed(&mut self, event: &Event, place: u32) {
        self.status = Status::Closed;
        self.closed_at = Some(event.at);
        self.waiting = None;
        self.mark(CommandName::Close, event, place, None);
    }
}
