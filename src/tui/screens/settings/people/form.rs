//! The boxes of the directory: a new user, department or person; and the code to hand over.

use ratatui::layout::{Rect, Size};

use crate::case::Role as Office;
use crate::desk::NewUser;
use crate::regulation::texts::role_title;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::{Answer as DeskAnswer, Failure};
use crate::tui::commands::{Id, Scope, form, settings};
use crate::tui::draw::{Draw, below};
use crate::tui::model::Shell;
use crate::tui::screens::page;
use crate::tui::screens::settings::ask::{Answer, Request};
use crate::tui::surface::{Dialog, Draft, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::{Aid, Field, Form, Item, Kept, Known, Names, Tick, Ticks};

/// What the keys of its drafts begin with.
pub(in crate::tui) const DRAFT: &str = "box/people";
const NAME: &str = "name";
const ROLES: &str = "roles";
const DEPARTMENT: &str = "department";

/// What is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    User,
    Department,
    Person,
}

impl Sort {
    /// The key of the draft of a new one.
    fn draft(self) -> String {
        let word = match self {
            Self::User => "user",
            Self::Department => "department",
            Self::Person => "person",
        };
        format!("{DRAFT}/{word}")
    }

    /// Its heading in the list.
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::User => texts::users(lang),
            Self::Department => texts::departments(lang),
            Self::Person => texts::persons(lang),
        }
    }
}

/// The box of a new entry.
#[derive(Debug)]
pub(super) struct NewEntry {
    sort: Sort,
    form: Form,
    kept: Kept,
    asked: bool,
    trouble: Option<String>,
}

impl NewEntry {
    /// `departments` are offered as a hint.
    pub fn new(sort: Sort, lang: Lang, departments: &[String]) -> Self {
        let mut items = vec![Item::line(NAME, texts::name(lang), Field::new()).needed()];
        if sort == Sort::User {
            let tick = |role: &Office| Tick::new(role.as_str(), role_title(lang, *role), "");
            let ticks = Ticks::new(Office::ALL.iter().map(tick).collect());
            items.push(Item::ticks(ROLES, texts::roles(lang), ticks).needed());
        }
        if sort != Sort::Department {
            let item = Item::line(DEPARTMENT, texts::department(lang), Field::new());
            let names: Vec<Known> = departments.iter().map(Known::plain).collect();
            let item = item.aid(Aid::Names(Names::one(names.into())));
            let known = departments.join(texts::and(lang));
            items.push(if known.is_empty() {
                item
            } else {
                item.hint(texts::known(lang, &known))
            });
        }
        let form = Form::new(items);
        Self {
            sort,
            kept: Kept::new(sort.draft(), &form),
            form,
            asked: false,
            trouble: None,
        }
    }

    fn request(&self) -> Request {
        let name = self.form.text(NAME).trim().to_owned();
        let department = self.form.text(DEPARTMENT).trim().to_owned();
        match self.sort {
            Sort::User => Request::AddUser(NewUser {
                name,
                roles: self
                    .form
                    .ticked(ROLES)
                    .iter()
                    .filter_map(|role| Office::parse(role))
                    .collect(),
                department: (!department.is_empty()).then_some(department),
                person: None,
            }),
            Sort::Department => Request::AddDepartment(name),
            Sort::Person => Request::AddPerson { name, department },
        }
    }

    fn submit(&mut self, shell: &Shell) -> Vec<Effect> {
        self.trouble = None;
        self.form.clear_errors();
        if self.asked || !self.form.complete(shell.lang) {
            return Vec::new();
        }
        self.asked = true;
        vec![Effect::ask("add", self.request())]
    }
}

impl Surface for NewEntry {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Form]
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            form::SUBMIT => return self.submit(shell),
            form::NEXT => self.form.next(),
            form::PREVIOUS => self.form.previous(),
            form::CANCEL => return vec![Effect::Close],
            _ => {}
        }
        Vec::new()
    }

    fn answer(&mut self, _topic: &'static str, answer: DeskAnswer, shell: &Shell) -> Vec<Effect> {
        match answer {
            DeskAnswer::Settings(Answer::Added { name, code }) => {
                let then = match code {
                    Some(code) => Effect::open(CodeBox::new(name, code)),
                    None => Effect::say(texts::added(shell.lang, &name)),
                };
                vec![self.kept.forget(), Effect::Settle(vec![then])]
            }
            answer => self.kept.take(&mut self.form, &answer, shell),
        }
    }

    fn failed(&mut self, _topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        self.asked = false;
        self.trouble = page::blame(&mut self.form, &failure, shell.lang);
        Vec::new()
    }

    fn enter(&mut self, _shell: &Shell) -> Vec<Effect> {
        vec![Kept::ask()]
    }

    fn draft(&self) -> Option<Draft> {
        self.kept.draft(&self.form, self.form.text(NAME))
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        page::form(draw, area, &self.form, self.trouble.as_deref());
    }
}

impl Dialog for NewEntry {
    fn title(&self, shell: &Shell) -> String {
        match self.sort {
            Sort::User => texts::new_user(shell.lang),
            Sort::Department => texts::new_department(shell.lang),
            Sort::Person => texts::new_person(shell.lang),
        }
        .to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        let width = screen.width.saturating_sub(8).min(56);
        Size {
            width,
            height: self.form.height(width) + 1,
        }
    }
}

/// The code for the first sign-in. It stands nowhere else, so the box stays until it is closed.
#[derive(Debug)]
pub(super) struct CodeBox {
    name: String,
    code: String,
}

impl CodeBox {
    pub fn new(name: String, code: String) -> Self {
        Self { name, code }
    }
}

impl Surface for CodeBox {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Moved]
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        match id {
            settings::MOVED_CLOSE => vec![Effect::Close],
            _ => Vec::new(),
        }
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let lang = draw.lang();
        let used = draw.paragraph(area, &texts::code_for(lang, &self.name), Role::Normal);
        let rest = below(area, used + 1);
        draw.text(rest, &self.code, Role::Accent);
        draw.paragraph(below(rest, 2), texts::once(lang), Role::Muted);
    }
}

impl Dialog for CodeBox {
    fn title(&self, shell: &Shell) -> String {
        texts::code(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        Size {
            width: screen.width.saturating_sub(8).min(52),
            height: 6,
        }
    }
}

mod texts {
    crate::catalogue! {
        users() { zh: "用户", en: "Users" }
        departments() { zh: "部门", en: "Departments" }
        persons() { zh: "人员名册", en: "Directory of persons" }
        name() { zh: "姓名", en: "Name" }
        roles() { zh: "角色", en: "Roles" }
        department() { zh: "部门", en: "Department" }
        and() { zh: "、", en: ", " }
        known(names: &str) { zh: "已有：{names}", en: "There are: {names}" }
        new_user() { zh: "新增用户", en: "New user" }
        new_department() { zh: "新增部门", en: "New department" }
        new_person() { zh: "新增人员", en: "New person" }
        added(name: &str) { zh: "已新增：{name}", en: "Added: {name}" }
        code() { zh: "一次性口令", en: "One-time code" }
        code_for(name: &str) { zh: "{name} 首次登录用：", en: "For {name}'s first sign-in:" }
        once() { zh: "只显示这一次；登录后须更换。", en: "It is shown only now, and has to be changed at the sign-in." }
    }
}
