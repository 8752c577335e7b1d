//! What is chosen in a box: whose tasks to show, and what to do with one.

use super::filter::Filter;
use super::{ACTION, DEPARTMENTS, Queue, ROLE};
use crate::case::{CommandName, Role};
use crate::desk::Prevention;
use crate::regulation::texts::{command_title, role_title};
use crate::tui::action::Effect;
use crate::tui::commands::{Id, queue as commands};
use crate::tui::model::Shell;
use crate::tui::popups::{Pick, Picker};
use crate::tui::screens::cases::preview::{regulation, step_title};

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
        Effect::open(Picker::new(
            texts::which_department(shell.lang).to_owned(),
            DEPARTMENTS,
            names.into_iter().map(pick).collect(),
            current,
        ))
    }

    /// What the office has set to prevent more of the same: what, who, by when, how far.
    pub(super) fn list_prevention(measures: &[Prevention], shell: &Shell) -> Effect {
        let lang = shell.lang;
        let Some(clause) = measures.first().map(|measure| &measure.clause) else {
            return Effect::say(texts::no_measures(lang));
        };
        let pick = |measure: &Prevention| {
            let state = match (measure.done_at, measure.effective) {
                (_, Some(true)) => texts::effective(lang),
                (Some(_), _) => texts::done(lang),
                (None, _) if measure.overdue(shell.now) => texts::overdue(lang),
                (None, _) => texts::open(lang),
            };
            Pick {
                value: measure.id.to_string(),
                label: format!("{} {}", measure.id, measure.measure),
                note: format!("{}  {}  {state}", measure.owner, measure.due),
            }
        };
        let title = format!("{}  {clause}", commands::texts::prevention(lang));
        let picks = measures.iter().map(pick).collect();
        Effect::open(Picker::new(title, "", picks, String::new()))
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
        no_measures() { zh: "还没有预防改进措施，可用 tousu measure do 制定", en: "There are no preventive measures; set one with tousu measure do" }
        effective() { zh: "有效", en: "effective" }
        done() { zh: "已完成，待确认", en: "done, to be confirmed" }
        overdue() { zh: "已超期", en: "overdue" }
        open() { zh: "待完成", en: "to be done" }
        whose() { zh: "谁的待办", en: "Whose tasks" }
        which_department() { zh: "哪个部门", en: "Which department" }
        no_departments() { zh: "还没有部门，可用 tousu department add 添加", en: "There are no departments; add one with tousu department add" }
        act(step: &str) { zh: "办理：{step}", en: "Do it: {step}" }
    }
}
