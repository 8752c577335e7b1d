//! One dialog for every command of a case, made from the table of its fields.
//!
//! What is typed becomes the same fields as on the command line ([`read`]), so desk and dialog agree on every name, and what
//! the desk says about a field stands at that field. What was typed is kept as a draft under `NUMBER/COMMAND`.

mod complete;
mod fields;
mod intake;
mod items;
mod keep;
mod life;
mod persons;
mod plan;
mod read;
mod submit;
mod talks;
mod texts;
mod verdicts;
mod work;

use std::sync::Arc;

use ratatui::crossterm::event::KeyCode;
use ratatui::layout::{Rect, Size};

use self::complete::Completion;
use self::fields::Take;
use self::plan::{Plan, Scene};
use super::{Subject, done};
use crate::case::CommandName;
use crate::desk::ErrorKind;
use crate::regulation::texts::command_title;
use crate::tui::action::Effect;
use crate::tui::backend::{Answer, Failure};
use crate::tui::commands::{Id, Scope, form};
use crate::tui::draw::{Draw, below};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::popups::Picker;
use crate::tui::screens::case::{self, Opened};
use crate::tui::surface::{Dialog, Draft, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::{Form, Kept};
use crate::tui::width;

/// What the table of items gives its choice as.
const TABLE: &str = "table";
/// Under this topic whoever opened the dialog learns the version that its step has made of the case.
pub const EXECUTED: &str = "executed";

/// The dialog of one command.
#[derive(Debug)]
pub struct CommandDialog {
    number: String,
    name: CommandName,
    opened: Option<Arc<Opened>>,
    form: Form,
    kept: Kept,
    completion: Option<Completion>,
    /// What is said above the form, once only.
    remark: Option<String>,
    sending: bool,
}

impl CommandDialog {
    /// The dialog of `name` on a case that is open.
    pub fn of(opened: Arc<Opened>, name: CommandName) -> Self {
        let mut dialog = Self::about(opened.file.case.number.clone(), name);
        dialog.opened = Some(opened);
        dialog
    }

    /// The dialog of `name` on the case with that number, which it opens itself.
    pub fn about(number: String, name: CommandName) -> Self {
        Self {
            number,
            name,
            opened: None,
            form: Form::default(),
            kept: Kept::default(),
            completion: None,
            remark: None,
            sending: false,
        }
    }

    fn key_of_draft(&self) -> String {
        format!("{}/{}", self.number, self.name)
    }

    fn plan(&self) -> Plan {
        plan::of(self.name)
    }

    fn build(&mut self, shell: &Shell) {
        let Some(scene) = Scene::of(self.opened.as_deref(), shell, self.name) else {
            return;
        };
        let plan = plan::of(self.name);
        self.form = plan.form(&scene);
        (plan.adjust)(&mut self.form, &scene);
        self.kept = Kept::new(self.key_of_draft(), &self.form);
        self.after_change(shell);
    }

    /// After every change: which fields are asked for, and what is offered below the one in focus.
    fn after_change(&mut self, shell: &Shell) {
        let Some(scene) = Scene::of(self.opened.as_deref(), shell, self.name) else {
            return;
        };
        let plan = plan::of(self.name);
        (plan.adjust)(&mut self.form, &scene);
        self.completion = complete::hints(&mut self.form, &plan, &scene, self.completion.as_ref());
    }

    /// Whether the field in focus takes something from a table of the regulation, and has nothing from it yet.
    fn stands_on_table(&self) -> bool {
        let field = self.plan().field(self.form.focused());
        field.is_some_and(|field| {
            matches!(field.take, Take::Known(_)) && self.form.text(field.id).trim().is_empty()
        })
    }

    fn open_table(&self, shell: &Shell) -> Vec<Effect> {
        let Some(scene) = Scene::of(self.opened.as_deref(), shell, self.name) else {
            return Vec::new();
        };
        let title = texts::item(shell.lang).to_owned();
        let picker = Picker::new(title, TABLE, items::picks(&scene), String::new());
        vec![Effect::open(picker)]
    }

    fn reload(&self, topic: &'static str) -> Effect {
        let number = self.number.clone();
        Effect::ask(topic, case::Request::Open { number })
    }

    fn preface(&self, shell: &Shell) -> Vec<(String, Role)> {
        let scene = Scene::of(self.opened.as_deref(), shell, self.name);
        let mut lines: Vec<(String, Role)> = Vec::new();
        lines.extend(self.remark.iter().map(|text| (text.clone(), Role::DueSoon)));
        if let Some(scene) = scene {
            lines.extend((self.plan().preface)(&scene));
        }
        lines
    }
}

impl Surface for CommandDialog {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Form]
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn form_changed(&mut self, shell: &Shell) -> Vec<Effect> {
        self.after_change(shell);
        Vec::new()
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            form::SUBMIT => return self.submit(shell),
            form::CANCEL => return vec![self.kept.forget(), Effect::Close],
            form::NEXT => self.form.next(),
            form::PREVIOUS => self.form.previous(),
            _ => {}
        }
        self.after_change(shell);
        Vec::new()
    }

    fn key(&mut self, key: Key, shell: &Shell) -> Vec<Effect> {
        let taken = self
            .completion
            .as_mut()
            .is_some_and(|completion| completion.key(key, &mut self.form));
        if !taken && key.code == KeyCode::Enter && self.stands_on_table() {
            return self.open_table(shell);
        }
        if !taken {
            self.form.key(key);
        }
        self.after_change(shell);
        Vec::new()
    }

    fn chosen(&mut self, topic: &'static str, value: String, shell: &Shell) -> Vec<Effect> {
        if topic == TABLE {
            let field = self.form.focused().to_owned();
            self.form.set_text(&field, &value);
            self.form.key(Key::plain(KeyCode::Home));
            self.form.next();
            self.after_change(shell);
        }
        Vec::new()
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.opened.is_none() {
            return vec![self.reload("open")];
        }
        self.build(shell);
        vec![Kept::ask()]
    }

    fn answer(&mut self, topic: &'static str, answer: Answer, shell: &Shell) -> Vec<Effect> {
        match (topic, answer) {
            ("open", Answer::Case(case::Answer::Opened(opened))) => {
                self.opened = Some(Arc::new(*opened));
                self.enter(shell)
            }
            ("conflict", Answer::Case(case::Answer::Opened(now))) => self.conflict(&now, shell),
            ("again", Answer::Case(case::Answer::Opened(now))) => self.adopt(*now, shell),
            (_, Answer::Drafts(drafts)) => {
                self.restore(&drafts, shell);
                Vec::new()
            }
            (_, Answer::Executed(receipt)) => {
                self.kept.settle(&self.form);
                vec![
                    self.kept.forget(),
                    Effect::Give {
                        topic: EXECUTED,
                        value: receipt.version.to_string(),
                    },
                    Effect::say(done(shell, self.name, &receipt)),
                ]
            }
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        self.sending = false;
        let text = failure.text(shell.lang).to_owned();
        if topic == "execute" && failure.kind == ErrorKind::Conflict {
            return vec![self.reload("conflict")];
        }
        let text = match &failure.clause {
            Some(clause) if !text.contains(clause.as_str()) => format!("{text} {clause}"),
            _ => text,
        };
        let field = failure.field.unwrap_or_default();
        self.mistaken(&[(field, text)])
    }

    fn draft(&self) -> Option<Draft> {
        let opened = self.opened.as_ref()?;
        let customer = opened.file.case.customer.name.as_str();
        self.kept.draft(&self.form, customer)
    }

    fn why(&self) -> Option<Subject> {
        Some(Subject::task(&self.number, self.name))
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        if self.opened.is_none() {
            draw.text(area, texts::opening(draw.lang()), Role::Muted);
            return;
        }
        let mut used = 0;
        let most = area.height / 2;
        for (text, role) in self.preface(draw.shell) {
            let room = Rect {
                height: most.saturating_sub(used),
                ..below(area, used)
            };
            used += draw.paragraph(room, &text, role);
        }
        let gap = u16::from(used > 0);
        self.form.view(draw, below(area, used + gap), true);
    }
}

impl Dialog for CommandDialog {
    fn title(&self, shell: &Shell) -> String {
        let title = command_title(shell.lang, self.name);
        let customer = self
            .opened
            .as_ref()
            .map(|opened| opened.file.case.customer.name.clone());
        format!("{title}  {} {}", self.number, customer.unwrap_or_default())
    }

    fn wanted(&self, screen: Size, shell: &Shell) -> Size {
        let cells = screen.width.saturating_sub(10).min(78);
        let preface = self.preface(shell);
        let rows = preface
            .iter()
            .map(|(text, _)| width::wrap(text, usize::from(cells)).len());
        let above = width::cells(rows.sum::<usize>());
        let gap = u16::from(above > 0);
        Size {
            width: cells,
            height: (above + gap + self.form.height(cells)).max(3),
        }
    }
}
