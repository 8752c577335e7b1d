//! Questions to the worker and its answers. An answer that a newer question has overtaken, or whose asker is gone, is dropped.

use std::sync::Arc;

use super::drafts::DRAFT;
use super::{
    Address, Answer, Effect, Errand, Failure, Reply, Request, ShellChange, TICK, Turn, Work,
};
use crate::calendar::Calendar;
use crate::regulation::Regulation;
use crate::text::Label;

use crate::tui::backend::export::EXPORT;
use crate::tui::screens::settings;

impl Turn<'_> {
    pub(super) fn ask(
        &mut self,
        to: Address,
        topic: &'static str,
        request: Request,
        only_latest: bool,
    ) {
        if let Request::DropDraft(key) = &request {
            self.model.kept.saved.remove(key);
        }
        let asked = &mut self.model.asked;
        asked.last += 1;
        let id = asked.last;
        if only_latest {
            asked.latest.insert((to, topic), id);
        }
        self.begins(id, (to, topic), request.doing(), only_latest);
        self.errands.push(Errand::Work(Work {
            id,
            to,
            topic,
            request,
            only_latest,
        }));
    }

    pub(super) fn reply(&mut self, reply: Reply) {
        self.model.asked.open.remove(&reply.id);
        self.see_through(&reply);
        self.take_reply(reply);
        self.lock_when_over();
    }

    fn take_reply(&mut self, reply: Reply) {
        let latest = self.model.asked.latest.get(&(reply.to, reply.topic));
        if latest.is_some_and(|latest| *latest != reply.id) {
            return;
        }
        if reply.to != Address::Shell && reply.id <= self.model.asked.left {
            // Whoever locked the desk gets it when they come back: their box waits for it.
            if let Some(locked) = &mut self.model.locked {
                locked.replies.push(reply);
            }
            return;
        }
        self.deliver(reply);
    }

    pub(super) fn deliver(&mut self, reply: Reply) {
        let Reply {
            to, topic, answer, ..
        } = reply;
        match (to, answer) {
            (Address::Shell, answer) => self.shell_answer(topic, answer),
            (to, Ok(Answer::Export(answer))) if self.surface(to).is_none() => {
                self.orphaned(&answer);
            }
            (to, Err(failure)) if topic == EXPORT && self.surface(to).is_none() => {
                let text = failure.text(self.model.shell.lang).to_owned();
                self.effect(Address::Shell, Effect::complain(text));
            }
            (_, Ok(answer)) => {
                self.learn(&answer);
                self.tell(to, |surface, shell| surface.answer(topic, answer, shell));
            }
            (_, Err(failure)) => {
                self.tell_failure(to, topic, failure);
            }
        }
    }

    pub(super) fn shell_answer(&mut self, topic: &'static str, answer: Result<Answer, Failure>) {
        match answer {
            Ok(Answer::Export(answer)) => self.exported(&answer),
            Ok(answer) => self.learn(&answer),
            // Whoever signs out leaves no export behind.
            Err(_) if topic == EXPORT && self.model.shell.actor.is_none() => {}
            Err(failure) => {
                if topic == DRAFT {
                    self.model.kept.saved.clear();
                }
                let text = failure.text(self.model.shell.lang).to_owned();
                self.effect(Address::Shell, Effect::complain(text));
            }
        }
    }

    /// Another regulation or calendar is in force: what is shown is made anew from it.
    fn rules_changed(
        &mut self,
        regulation: &Arc<Regulation>,
        calendar: &Arc<Calendar>,
        organisation: &Label,
    ) {
        let Some(desk) = &mut self.model.shell.desk else {
            return;
        };
        if desk.regulation.version == regulation.version
            && desk.calendar.version == calendar.version
        {
            return;
        }
        desk.regulation = Arc::clone(regulation);
        desk.calendar = Arc::clone(calendar);
        desk.organisation = organisation.clone();
        for address in self.shown() {
            self.tell(address, |surface, shell| surface.refresh(shell));
        }
    }

    /// What the shell itself takes from an answer, whoever asked.
    pub(super) fn learn(&mut self, answer: &Answer) {
        match answer {
            Answer::Opened(Some(desk)) => {
                self.model.shell.now = desk.now();
                self.model.shell.desk = Some(desk.clone());
            }
            Answer::Rules {
                regulation,
                calendar,
                organisation,
            } => self.rules_changed(regulation, calendar, organisation),
            Answer::Settings(settings::Answer::Imported { calendar, .. }) => {
                if let Some(desk) = &mut self.model.shell.desk {
                    desk.calendar = calendar.clone();
                }
            }
            Answer::Counts(counts) => self.model.shell.counts = *counts,
            Answer::Pressing(tasks) => self.ring(tasks),
            Answer::Ticked { counts, more } => {
                self.model.shell.counts = *counts;
                if *more {
                    self.ask(Address::Shell, TICK, Request::Tick, true);
                }
            }
            Answer::SignedIn {
                actor,
                must_change: false,
            } => self.change_shell(ShellChange::SignedIn(actor.clone())),
            _ => {}
        }
    }
}
