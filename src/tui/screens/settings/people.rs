//! Who is who: the users with their roles, the departments, the directory of persons. The administrator adds to them here;
//! nobody is ever deleted, a user who has left is disabled.

mod form;

use ratatui::layout::Rect;

pub(in crate::tui) use form::DRAFT;

use super::ask::{Answer, Directory, Request};
use crate::store::UserRecord;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::Answer as DeskAnswer;
use crate::tui::commands::{Id, Scope, settings};
use crate::tui::draw::{Draw, Target};
use crate::tui::model::Shell;
use crate::tui::popups::Confirm;
use crate::tui::screens::page;
use crate::tui::surface::Surface;
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Column, ListState, Row, Table};
use form::{NewEntry, Sort};

/// Who is who.
#[derive(Debug, Default)]
pub(super) struct People {
    directory: Directory,
    lines: Vec<Line>,
    state: ListState,
    pub(super) focused: bool,
}

/// A line of the list; the numbers are places in the directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Heading(Sort),
    User(usize),
    Department(usize),
    Person(usize),
}

impl People {
    /// The user under the cursor who can still sign in.
    pub(super) fn user(&self) -> Option<&str> {
        match self.lines.get(self.state.selected) {
            Some(Line::User(place)) => self.record(*place),
            _ => None,
        }
        .filter(|user| !user.disabled)
        .map(|user| user.name.as_str())
    }

    fn record(&self, place: usize) -> Option<&UserRecord> {
        self.directory.users.get(place)
    }

    fn take(&mut self, directory: Directory) {
        let all = |sort, count: usize, line: fn(usize) -> Line| {
            std::iter::once(Line::Heading(sort)).chain((0..count).map(line))
        };
        let lines = all(Sort::User, directory.users.len(), Line::User)
            .chain(all(
                Sort::Department,
                directory.departments.len(),
                Line::Department,
            ))
            .chain(all(Sort::Person, directory.persons.len(), Line::Person));
        self.lines = lines.collect();
        self.directory = directory;
        self.stand(self.state.selected, false);
    }

    fn stand(&mut self, line: usize, back: bool) {
        self.state.select(line, self.lines.len());
        let here = self.state.selected;
        if let Some(Line::Heading(_)) = self.lines.get(here) {
            let next = if back && here > 0 { here - 1 } else { here + 1 };
            self.state.select(next, self.lines.len());
            if here == 0 {
                self.state.reveal(0);
            }
        }
    }

    fn ask() -> Vec<Effect> {
        vec![Effect::ask_latest("people", Request::People)]
    }

    fn add(&self, sort: Sort, lang: Lang) -> Vec<Effect> {
        let names = self.directory.departments.iter();
        let names: Vec<String> = names.map(|department| department.name.clone()).collect();
        vec![Effect::open(NewEntry::new(sort, lang, &names))]
    }

    fn disable(&self, lang: Lang) -> Vec<Effect> {
        let Some(name) = self.user() else {
            return Vec::new();
        };
        let then = Effect::ask("disable", Request::DisableUser(name.to_owned()));
        vec![Effect::open(Confirm::new(
            texts::disable(lang, name),
            texts::disable_effect(lang, name),
            texts::disable_button(lang),
            vec![then],
        ))]
    }

    fn new_code(&self, lang: Lang) -> Vec<Effect> {
        let Some(name) = self.user() else {
            return Vec::new();
        };
        let then = Effect::ask("code", Request::NewCode(name.to_owned()));
        vec![Effect::open(Confirm::new(
            texts::code(lang, name),
            texts::code_effect(lang, name),
            texts::code_button(lang),
            vec![then],
        ))]
    }
}

impl Surface for People {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::People, Scope::Section, Scope::List]
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        use crate::tui::commands::list;
        match id {
            settings::ADD_USER => self.add(Sort::User, shell.lang),
            settings::ADD_DEPARTMENT => self.add(Sort::Department, shell.lang),
            settings::ADD_PERSON => self.add(Sort::Person, shell.lang),
            settings::DISABLE => self.disable(shell.lang),
            settings::NEW_CODE => self.new_code(shell.lang),
            _ => {
                let back = matches!(id, list::UP | list::PAGE_UP);
                self.state.command(id, self.lines.len());
                self.stand(self.state.selected, back);
                Vec::new()
            }
        }
    }

    fn click(&mut self, target: Target, _double: bool, _shell: &Shell) -> Vec<Effect> {
        if let Target::Row(row) = target {
            self.stand(row, false);
        }
        Vec::new()
    }

    fn enter(&mut self, _shell: &Shell) -> Vec<Effect> {
        Self::ask()
    }

    fn refresh(&mut self, _shell: &Shell) -> Vec<Effect> {
        Self::ask()
    }

    fn answer(&mut self, _topic: &'static str, answer: DeskAnswer, shell: &Shell) -> Vec<Effect> {
        match answer {
            DeskAnswer::Settings(Answer::People(directory)) => self.take(*directory),
            DeskAnswer::Settings(Answer::Disabled(name)) => {
                return vec![Effect::say(texts::disabled(shell.lang, &name))];
            }
            DeskAnswer::Settings(Answer::Added {
                name,
                code: Some(code),
            }) => return vec![Effect::open(form::CodeBox::new(name, code))],
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let shell = draw.shell;
        let lang = shell.lang;
        let columns = [
            Column::flex(texts::name(lang), 10, 1),
            Column::flex(texts::roles(lang), 14, 2),
            Column::flex(texts::department(lang), 8, 1),
            Column::fixed(texts::state(lang), 8),
        ];
        let table = Table {
            columns: &columns,
            state: &self.state,
            length: self.lines.len(),
            focused: self.focused,
        };
        table.view(draw, area, |index| match self.lines.get(index) {
            Some(line) => self.row(shell, *line),
            None => Row::Coming,
        });
    }
}

impl People {
    fn row<'a>(&'a self, shell: &Shell, line: Line) -> Row<'a> {
        let lang = shell.lang;
        let row = match line {
            Line::Heading(sort) => {
                let count = match sort {
                    Sort::User => self.directory.users.len(),
                    Sort::Department => self.directory.departments.len(),
                    Sort::Person => self.directory.persons.len(),
                };
                let text = format!("{} {count}", sort.title(lang));
                return Row::Heading(Cell::of(text, Role::Title));
            }
            Line::User(place) => self.record(place).map(|user| {
                let plain = if user.disabled {
                    Role::Disabled
                } else {
                    Role::Normal
                };
                vec![
                    Cell::of(user.name.as_str(), plain),
                    Cell::muted(page::roles(shell, &user.roles)),
                    Cell::muted(user.department.as_deref().unwrap_or_default()),
                    Cell::muted(state(lang, user)),
                ]
            }),
            Line::Department(place) => self.directory.departments.get(place).map(|department| {
                vec![
                    Cell::new(department.name.as_str()),
                    Cell::muted(""),
                    Cell::muted(""),
                    Cell::muted(""),
                ]
            }),
            Line::Person(place) => self.directory.persons.get(place).map(|person| {
                vec![
                    Cell::new(person.name.as_str()),
                    Cell::muted(""),
                    Cell::muted(person.department.as_str()),
                    Cell::muted(""),
                ]
            }),
        };
        row.map_or(Row::Coming, Row::Cells)
    }
}

fn state(lang: Lang, user: &UserRecord) -> &'static str {
    match (user.disabled, user.one_time) {
        (true, _) => texts::is_disabled(lang),
        (false, true) => texts::not_yet(lang),
        (false, false) => "",
    }
}

mod texts {
    crate::catalogue! {
        name() { zh: "姓名", en: "Name" }
        roles() { zh: "角色", en: "Roles" }
        department() { zh: "部门", en: "Department" }
        state() { zh: "状态", en: "State" }
        is_disabled() { zh: "已停用", en: "disabled" }
        not_yet() { zh: "未登录", en: "new" }
        disable(name: &str) { zh: "停用 {name}", en: "Disable {name}" }
        disable_effect(name: &str) {
            zh: "{name} 不能再登录；其办过的案件和记录都保留。停用后不能恢复，可另建用户。",
            en: "{name} cannot sign in any more; all their cases and records stay. It cannot be taken back; another user can be added.",
        }
        disable_button() { zh: "停用", en: "Disable" }
        disabled(name: &str) { zh: "已停用 {name}", en: "{name} is disabled" }
        code(name: &str) { zh: "给 {name} 新的一次性口令", en: "A new one-time code for {name}" }
        code_effect(name: &str) {
            zh: "{name} 原来的口令立即作废；新口令只显示一次，登录时须更换。",
            en: "{name}'s present secret is void at once. The code is shown once and has to be changed at the sign-in.",
        }
        code_button() { zh: "生成", en: "Make it" }
    }
}
