//! All that one has typed and not submitted: opened where it was typed, or deleted.

use ratatui::layout::{Rect, Size};

use super::rows::{self, Line};
use crate::case::CommandName;
use crate::regulation::texts::command_title;
use crate::store::FormDraft;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::{Answer, Request};
use crate::tui::commands::{self, Id, Scope, kept, settings as settings_commands};
use crate::tui::draw::{Draw, Target};
use crate::tui::model::Shell;
use crate::tui::popups::Confirm;
use crate::tui::screens::settings::{Section, people, year};
use crate::tui::screens::{Place, queue, register, triage};
use crate::tui::surface::{Dialog, Draft, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::{ListState, due};
use crate::tui::width;

/// The box.
#[derive(Debug, Default)]
pub struct DraftsBox {
    /// `None` until the desk has answered.
    drafts: Option<Vec<FormDraft>>,
    state: ListState,
}

/// Where something was typed, as its key says.
enum Origin<'a> {
    Register,
    Step(&'a str, CommandName),
    /// A box of a screen, and the command that opens it.
    Box(Place, Id),
    Unknown,
}

impl<'a> Origin<'a> {
    fn of(key: &'a str) -> Self {
        if key == register::DRAFT {
            return Self::Register;
        }
        if let Some((place, id)) = box_of(key) {
            return Self::Box(place, id);
        }
        match key.split_once('/') {
            Some((number, word)) => CommandName::parse(word)
                .map_or(Self::Unknown, |command| Self::Step(number, command)),
            None => Self::Unknown,
        }
    }
}

/// Where the box of a draft is opened.
fn box_of(key: &str) -> Option<(Place, Id)> {
    let people = || Place::Section(Section::People);
    let (under, word) = key.rsplit_once('/')?;
    Some(match (key, under, word) {
        (triage::form::DRAFT, ..) => (Place::Triage, commands::triage::DISPATCH),
        (year::DRAFT, ..) => (Place::Section(Section::Calendar), settings_commands::IMPORT),
        (queue::measure::DRAFT, ..) | (_, queue::measure::DRAFT, _) => {
            (Place::Queue, commands::queue::PREVENTION)
        }
        (_, people::DRAFT, "user") => (people(), settings_commands::ADD_USER),
        (_, people::DRAFT, "department") => (people(), settings_commands::ADD_DEPARTMENT),
        (_, people::DRAFT, "person") => (people(), settings_commands::ADD_PERSON),
        _ => return None,
    })
}

/// What it is, in words: the step, the case, whom it is about.
pub fn label(lang: Lang, draft: &FormDraft) -> String {
    let own = Draft::read(&draft.form, &draft.body).map_or_else(String::new, |draft| draft.title);
    let text = match Origin::of(&draft.form) {
        Origin::Register => format!("{}  {own}", texts::register(lang)),
        Origin::Step(number, command) => {
            let about = own
                .strip_prefix(&format!("{command} {number}"))
                .unwrap_or(&own)
                .trim();
            format!("{}  {number}  {about}", command_title(lang, command))
        }
        Origin::Box(_, id) => {
            let title = commands::command(id).map_or("", |command| (command.title)(lang));
            format!("{title}  {own}")
        }
        Origin::Unknown => own,
    };
    text.trim().to_owned()
}

/// Closes the box, and opens the draft where it was typed.
pub fn resume(lang: Lang, draft: &FormDraft) -> Vec<Effect> {
    let place = match Origin::of(&draft.form) {
        Origin::Register => Place::Register,
        Origin::Step(number, command) => Place::Act(number.to_owned(), command),
        Origin::Box(place, id) => {
            return vec![Effect::Close, Effect::Go(place), Effect::Run(id)];
        }
        Origin::Unknown => return vec![Effect::complain(texts::nowhere(lang))],
    };
    vec![Effect::Close, Effect::Go(place)]
}

impl DraftsBox {
    fn all(&self) -> &[FormDraft] {
        self.drafts.as_deref().unwrap_or(&[])
    }

    fn open(&self, lang: Lang) -> Vec<Effect> {
        let Some(draft) = self.all().get(self.state.selected) else {
            return Vec::new();
        };
        resume(lang, draft)
    }

    fn delete(&self, lang: Lang) -> Vec<Effect> {
        let Some(draft) = self.all().get(self.state.selected) else {
            return Vec::new();
        };
        let effect = texts::effect(lang, &label(lang, draft));
        let then = vec![Effect::ask(
            "delete",
            Request::DropDraft(draft.form.clone()),
        )];
        let question = Confirm::new(texts::delete(lang), effect, texts::delete(lang), then);
        vec![Effect::open(question)]
    }
}

impl Surface for DraftsBox {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Drafts, Scope::List]
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            kept::DRAFT_OPEN => self.open(shell.lang),
            kept::DRAFT_DELETE => self.delete(shell.lang),
            kept::DRAFT_CLOSE => vec![Effect::Close],
            _ => {
                self.state.command(id, self.all().len());
                Vec::new()
            }
        }
    }

    fn click(&mut self, target: Target, double: bool, shell: &Shell) -> Vec<Effect> {
        let Target::Row(place) = target else {
            return Vec::new();
        };
        self.state.select(place, self.all().len());
        if double {
            self.open(shell.lang)
        } else {
            Vec::new()
        }
    }

    fn enter(&mut self, _shell: &Shell) -> Vec<Effect> {
        vec![Effect::ask("drafts", Request::Drafts)]
    }

    fn answer(&mut self, topic: &'static str, answer: Answer, shell: &Shell) -> Vec<Effect> {
        if let Answer::Drafts(mut drafts) = answer {
            drafts.retain(|draft| draft.form != triage::LAST);
            self.state.select(self.state.selected, drafts.len());
            self.drafts = Some(drafts);
            return Vec::new();
        }
        if topic == "delete" {
            return self.enter(shell);
        }
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let (lang, now) = (draw.lang(), draw.now());
        if self.drafts.as_ref().is_some_and(Vec::is_empty) {
            draw.text(area, texts::none(lang), Role::Muted);
            return;
        }
        let line = |draft: &FormDraft| Line {
            label: label(lang, draft),
            note: "",
            right: due::moment(lang, draft.saved_at.with_timezone(now.offset()), now),
        };
        let lines: Vec<Line<'_>> = self.all().iter().map(line).collect();
        rows::view(draw, area, &self.state, &lines);
    }
}

impl Dialog for DraftsBox {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        Size {
            width: screen.width.saturating_sub(8).min(72),
            height: width::cells(self.all().len()).max(1),
        }
    }
}

mod texts {
    crate::catalogue! {
        title() { zh: "我的草稿", en: "My drafts" }
        register() { zh: "登记", en: "Registration" }
        none() { zh: "没有草稿：填写的内容都已提交", en: "No drafts: all that you typed was submitted" }
        nowhere() { zh: "这份草稿的表单已不存在", en: "The form of this draft is no more" }
        delete() { zh: "删除", en: "Delete" }
        effect(what: &str) { zh: "删除草稿“{what}”，不能恢复。", en: "Deletes the draft “{what}” for good." }
    }
}
