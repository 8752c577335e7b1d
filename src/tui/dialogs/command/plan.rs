//! The table: which fields each command has, what is filled in to begin with, what one field makes of another, what stands
//! above, and what is asked before it is done.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::fields::{Field, Take};
use super::{intake, life, persons, talks, verdicts, work};
use crate::calendar::{Calendar, Moment};
use crate::case::{Case, CommandName, Task};
use crate::regulation::{Regulation, needs};
use crate::text::Lang;
use crate::tui::model::Shell;
use crate::tui::screens::case::Opened;
use crate::tui::theme::Role;
use crate::tui::when::{Reader, Way};
use crate::tui::widgets::{Field as LineField, Form, Input, Item};

/// What a dialog is made for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'a> {
    pub shell: &'a Shell,
    pub lang: Lang,
    pub now: Moment,
    pub opened: &'a Opened,
    pub calendar: &'a Arc<Calendar>,
    pub name: CommandName,
}

impl<'a> Scene<'a> {
    /// `None` until the case and the desk are there.
    pub fn of(opened: Option<&'a Opened>, shell: &'a Shell, name: CommandName) -> Option<Self> {
        Some(Self {
            shell,
            lang: shell.lang,
            now: shell.now,
            opened: opened?,
            calendar: &shell.desk.as_ref()?.calendar,
            name,
        })
    }

    pub fn case(&self) -> &'a Case {
        &self.opened.file.case
    }

    pub fn regulation(&self) -> &'a Regulation {
        &self.opened.file.regulation
    }

    /// Reads times as they are typed into this dialog.
    pub fn reader(&self, way: Way) -> Reader<'a> {
        Reader {
            now: self.now,
            calendar: self.calendar,
            way,
        }
    }

    /// The open task that the command completes: one that is ready before one that is not.
    pub fn task(&self) -> Option<&'a Task> {
        let mut tasks: Vec<&Task> = self.opened.file.tasks.iter().collect();
        tasks.retain(|task| task.step == self.name);
        tasks.sort_by_key(|task| !task.ready);
        tasks.first().copied()
    }

    /// The limit that presses most: the first of the open tasks.
    pub fn due(&self) -> Option<Moment> {
        let due = self.opened.file.tasks.iter().filter_map(|task| task.due);
        due.min().map(|due| due.with_timezone(&self.now.timezone()))
    }

    /// The fields without which the desk will refuse.
    fn needed(&self) -> Vec<String> {
        let mut needed = needs::of_command(self.name);
        needed.extend(self.task().into_iter().flat_map(|task| task.needs.clone()));
        needed
    }
}

/// How the dialog of one command is made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub fields: &'static [Field],
    /// Fields that only this case's regulation knows.
    pub extra: fn(&Scene<'_>) -> Vec<Item>,
    /// What is filled in to begin with.
    pub fill: fn(&mut Form, &Scene<'_>),
    /// What one field makes of another: shown, needed.
    pub adjust: fn(&mut Form, &Scene<'_>),
    /// What stands above the form.
    pub preface: fn(&Scene<'_>) -> Vec<(String, Role)>,
    /// Brings the fields into the command's shape where it is another.
    pub shape: fn(&mut Map<String, Value>, &Scene<'_>),
    /// What is asked before it is done: the effect, in words.
    pub confirm: fn(&Scene<'_>) -> Option<String>,
}

impl Plan {
    /// Nothing but fields.
    pub const fn of(fields: &'static [Field]) -> Self {
        Self {
            fields,
            extra: |_| Vec::new(),
            fill: |_, _| {},
            adjust: |_, _| {},
            preface: |_| Vec::new(),
            shape: |_, _| {},
            confirm: |_| None,
        }
    }

    pub fn field(&self, id: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The form, as it is before anything is typed.
    pub fn form(&self, scene: &Scene<'_>) -> Form {
        let needed = scene.needed();
        let own = self.fields.iter().map(|field| field.item(scene));
        let items = own.chain((self.extra)(scene)).map(|item| Item {
            needed: needed.contains(&item.id),
            ..item
        });
        let items: Vec<Item> = items.filter(|item| !is_empty(item)).collect();
        let mut form = Form::new(items);
        (self.fill)(&mut form, scene);
        form
    }
}

/// A choice with nothing to choose is no field.
fn is_empty(item: &Item) -> bool {
    match &item.input {
        Input::Choice(choice) => choice.options().is_empty(),
        Input::Ticks(ticks) => ticks.ticks().is_empty(),
        _ => false,
    }
}

/// A line for a field that only the regulation knows.
pub(super) fn extra_line(id: String, label: &str, value: &str) -> Item {
    Item::line(id, label, LineField::new().with(value))
}

/// Shows a field and needs it, or leaves it out.
pub(super) fn ask_for(form: &mut Form, id: &str, asked: bool) {
    form.show(id, asked);
    need(form, id, asked);
}

pub(super) fn need(form: &mut Form, id: &str, needed: bool) {
    if let Some(item) = form.item_mut(id) {
        item.needed = needed;
        if !needed {
            item.error = None;
        }
    }
}

/// How the dialog of a command is made.
pub(super) const fn of(name: CommandName) -> Plan {
    match name {
        CommandName::Reclassify => intake::RECLASSIFY,
        CommandName::Complete => intake::COMPLETE,
        CommandName::Assess => intake::ASSESS,
        CommandName::Verify => verdicts::VERIFY,
        CommandName::Investigate => verdicts::INVESTIGATE,
        CommandName::Verdict => verdicts::VERDICT,
        CommandName::Inspect => verdicts::INSPECT,
        CommandName::Adopt => verdicts::ADOPT,
        CommandName::Dispatch => work::DISPATCH,
        CommandName::Sign => work::SIGN,
        CommandName::Submit => work::SUBMIT,
        CommandName::Return => work::RETURN,
        CommandName::Correct => work::CORRECT,
        CommandName::Review
        | CommandName::Reflect
        | CommandName::Circulate
        | CommandName::Greet => work::WITH_PERSON,
        CommandName::Notify
        | CommandName::Arrive
        | CommandName::Approve
        | CommandName::Progress => work::NOTES,
        CommandName::Promise => talks::PROMISE,
        CommandName::Contact => talks::CONTACT,
        CommandName::Answer => talks::ANSWER,
        CommandName::Countersign => talks::COUNTERSIGN,
        CommandName::Callback => talks::CALLBACK,
        CommandName::AssessPerson => persons::ASSESS_PERSON,
        CommandName::Wait => life::WAIT,
        CommandName::Resume => life::RESUME,
        CommandName::Ask | CommandName::Instruct => life::ASK,
        CommandName::Extend => life::EXTEND,
        CommandName::Escalate => life::ESCALATE,
        CommandName::Close => life::CLOSE,
        CommandName::Reopen => life::REOPEN,
        CommandName::Merge => life::MERGE,
        CommandName::Archive => life::ARCHIVE,
        CommandName::Hold => life::HOLD,
        CommandName::Note => life::NOTE,
        CommandName::Undo => Plan::of(&[]),
    }
}

/// Shorthand for the tables.
pub(super) const fn field(id: &'static str, label: fn(Lang) -> &'static str, take: Take) -> Field {
    Field::new(id, label, take)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_field_for_all_that_it_needs() {
        for name in CommandName::ALL {
            let plan = of(*name);
            for needed in needs::of_command(*name) {
                assert!(
                    plan.field(&needed).is_some(),
                    "{name} has no field {needed}"
                );
            }
        }
    }

    #[test]
    fn no_field_stands_twice() {
        for name in CommandName::ALL {
            let mut ids: Vec<_> = of(*name).fields.iter().map(|field| field.id).collect();
            ids.sort_unstable();
            let count = ids.len();
            ids.dedup();
            assert_eq!(ids.len(), count, "{name}");
        }
    }
}
