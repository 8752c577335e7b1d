//! The bell, and the notice of the terminal: once for a task of one's own that comes near its limit. What pressed already when one signed in is on the
//! screen anyway, and does not ring. A notice may be seen by others: it names the case and the step, never a person.

use super::{Address, Effect, Request, Turn};
use crate::regulation::texts::command_title;
use crate::store::TaskRow;
use crate::text::Lang;
use crate::tui::commands::global;
use crate::tui::model::Rung;

/// The topic of asking what presses.
const PRESSING: &str = "pressing";

impl Turn<'_> {
    /// Asks what presses, where anybody wants to hear of it.
    pub(super) fn listen(&mut self) {
        if self.wants_to_hear() && self.model.shell.actor.is_some() {
            self.ask(Address::Shell, PRESSING, Request::Pressing, true);
        }
    }

    fn wants_to_hear(&self) -> bool {
        let shell = &self.model.shell;
        shell.bell || (shell.notify && shell.notices.is_some())
    }

    /// What presses now is no news for whoever comes.
    pub(super) fn listen_anew(&mut self) {
        self.model.rung = Rung::default();
        self.listen();
    }

    /// Rings for those that it has not rung for.
    pub(super) fn ring(&mut self, pressing: &[TaskRow]) {
        if self.model.shell.actor.is_none() {
            return;
        }
        let key = |task: &TaskRow| (task.number.clone(), task.id);
        let now = pressing.iter().map(key).collect();
        let Some(known) = self.model.rung.tasks.replace(now) else {
            return;
        };
        let news: Vec<&TaskRow> = pressing
            .iter()
            .filter(|task| !known.contains(&key(task)))
            .collect();
        if let Some(tasks) = &mut self.model.rung.tasks {
            tasks.extend(known);
        }
        if !self.wants_to_hear() {
            return;
        }
        if let Some(text) = self.news(&news) {
            let shell = &self.model.shell;
            let notice = shell.notify.then(|| Effect::Notify(text.clone()));
            let bell = shell.bell.then_some(Effect::Bell);
            self.carry_out(Address::Shell, bell.into_iter().chain(notice).collect());
            self.effect(Address::Shell, Effect::complain(text));
        }
    }

    fn news(&self, news: &[&TaskRow]) -> Option<String> {
        let shell = &self.model.shell;
        let lang = shell.lang;
        match news {
            [] => None,
            [task] => Some(one(lang, task, shell.now)),
            many => {
                let key = shell.keymap.label(global::QUEUE).unwrap_or_default();
                Some(texts::many(lang, many.len(), &key))
            }
        }
    }
}

fn one(lang: Lang, task: &TaskRow, now: crate::calendar::Moment) -> String {
    let step = command_title(lang, task.step);
    match task.due {
        Some(due) if due >= now => {
            let at = due.with_timezone(now.offset()).format("%H:%M").to_string();
            texts::soon(lang, &task.number, step, &at)
        }
        _ => texts::over(lang, &task.number, step),
    }
}

mod texts {
    crate::catalogue! {
        soon(number: &str, step: &str, at: &str) { zh: "{number} {step}：{at} 到期", en: "{number} {step}: due at {at}" }
        over(number: &str, step: &str) { zh: "{number} {step}：已超时", en: "{number} {step}: overdue" }
        many(n: usize, key: &str) { zh: "{n} 项待办到期或就要到期，按 {key} 查看", en: "{n} tasks are due or nearly; {key} shows them" }
    }
}
