//! What is chosen in a box: whose tasks to show, and what to do with one.

use super::filter::Filter;
use super::measure::MeasureBox;
use super::{ACTION, DEPARTMENTS, PREVENTION, Queue, ROLE};
use crate::case::{CommandName, Role};
use crate::desk::Prevention;
use crate::regulation::texts::{command_title, role_title};
use crate::tui::action::Effect;
use crate::tui::commands::{Id, queue as commands};
use crate::tui::model::Shell;
use crate::tui::popups::{Pick, Picker};
use crate::tui::screens::cases::preview::{regulation, step_title};

/// The value of the line that sets a new measure.
const NEW: &str = "new";

impl Queue {
    pub(super) fn choose_role(&self, shell: &Shell) -> Effect {
        let title = |role: Role| {
            let own = regulation(shell).and_then(|regulation| regulation.roles.get(&role));
            own.map_or_else(
                || role_title(shell.lang, role),
                |label| label.get(shell.lang),
            )
        };
        let pick = |role: Role| Pick {
            value: role.as_str().to_owned(),
            label: title(role).to_owned(),
            note: String::new(),
        };
        let current = match &self.filter {
            Filter::Role(role) => role.as_str(),
            _ => "",
        };
        Effect::open(Picker::new(
            texts::whose(shell.lang).to_owned(),
            ROLE,
            Role::ALL
                .into_iter()
                .filter(|role| *role != Role::Admin)
                .map(pick)
                .collect(),
            current.to_owned(),
        ))
    }

    pub(super) fn choose_department(&self, names: Vec<String>, shell: &Shell) -> Effect {
        if names.is_empty() {
            return Effect::complain(texts::no_departments(shell.lang));
        }
        let current = match &self.filter {
            Filter::Department(name) => name.clone(),
            _ => String::new(),
        };
        let pick = |name: String| Pick {
            value: name.clone(),
            label: name,
            note: String::new(),
        };
        let title = texts::which_department(shell.lang).to_owned();
        let picks = names.into_iter().map(pick).collect();
        Effect::open(Picker::new(title, DEPARTMENTS, picks, current).of_directory())
    }

    /// What the office has set to prevent more of the same: what, who, by when, how far. Those over their time stand first,
    /// a new one can be set at the end.
    pub(super) fn list_prevention(&self, shell: &Shell) -> Effect {
        let lang = shell.lang;
        let pick = |measure: &Prevention| {
            let state = match (measure.done_at, measure.effective) {
                (_, Some(true)) => texts::effective(lang).to_owned(),
                (Some(_), _) => texts::done(lang).to_owned(),
                (None, _) if measure.overdue(shell.now) => {
                    format!("{}{}", shell.theme.signs().warn, texts::overdue(lang))
                }
                (None, _) => texts::open(lang).to_owned(),
            };
            Pick {
                value: measure.id.to_string(),
                label: format!("{} {}", measure.id, measure.measure),
                note: format!("{}  {}  {state}", measure.owner, measure.due),
            }
        };
        let mut measures: Vec<&Prevention> = self.measures.iter().collect();
        measures.sort_by_key(|it| (!it.overdue(shell.now), it.effective == Some(true), it.due));
        let mut picks: Vec<Pick> = measures.into_iter().map(pick).collect();
        let rule = regulation(shell).and_then(|regulation| regulation.prevention.as_ref());
        picks.push(Pick {
            value: NEW.to_owned(),
            label: texts::set_one(lang).to_owned(),
            note: rule.map(|rule| rule.clause.clone()).unwrap_or_default(),
        });
        let title = commands::texts::prevention(lang).to_owned();
        Effect::open(Picker::new(title, PREVENTION, picks, String::new()))
    }

    /// The box for the measure that was chosen.
    pub(super) fn measure(&self, chosen: &str, shell: &Shell) -> Effect {
        if chosen == NEW {
            return Effect::open(MeasureBox::set(shell.lang));
        }
        let mut measures = self.measures.iter();
        let measure = measures.find(|it| it.id.to_string() == chosen);
        let next = measure.and_then(|it| MeasureBox::next(it, shell.lang));
        next.map_or_else(|| Effect::say(texts::settled(shell.lang)), Effect::open)
    }

    /// What can be done with the task under the cursor.
    pub(super) fn choose_action(&self, shell: &Shell) -> Option<Effect> {
        let task = self.selected()?;
        let lang = shell.lang;
        let title = match regulation(shell) {
            Some(regulation) => step_title(regulation, lang, task.step, &task.clause),
            None => command_title(lang, task.step).to_owned(),
        };
        let note = if task.ready {
            ""
        } else {
            commands::texts::not_ready(lang)
        };
        let pick = |id: Id, label: String, note: &str| Pick {
            value: id.0.to_owned(),
            label,
            note: note.to_owned(),
        };
        let mut picks = vec![
            pick(commands::ACT, texts::act(lang, &title), note),
            pick(
                commands::OPEN,
                commands::texts::open(lang).to_owned(),
                &task.number,
            ),
        ];
        if task.step != CommandName::Callback {
            picks.push(pick(
                commands::CALLBACK,
                commands::texts::callback(lang).to_owned(),
                task.phone.as_deref().unwrap_or_default(),
            ));
        }
        let head = format!("{} {}", task.number, task.customer);
        Some(Effect::open(Picker::new(
            head,
            ACTION,
            picks,
            String::new(),
        )))
    }
}

mod texts {
    crate::catalogue! {
        set_one() { zh: "制定一项新措施…", en: "Set a new one…" }
        settled() { zh: "这项措施已确认有效，无需再办", en: "This measure has helped; nothing is left to do" }
        effective() { zh: "有效", en: "effective" }
        done() { zh: "已完成，待确认", en: "done, to be confirmed" }
        overdue() { zh: "已超时", en: "overdue" }
        open() { zh: "待完成", en: "to be done" }
        whose() { zh: "谁的待办", en: "Whose tasks" }
        which_department() { zh: "哪个部门", en: "Which department" }
        no_departments() { zh: "还没有部门，可用 tousu department add 添加", en: "There are no departments; add one with tousu department add" }
        act(step: &str) { zh: "办理：{step}", en: "Do it: {step}" }
    }
}
