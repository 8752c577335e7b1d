//! Changing one's own secret: the present one, so that nobody does it at a terminal left alone, and the new one twice.

use ratatui::layout::{Rect, Size};

use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::{Answer, Credentials, Failure, Request, Secret};
use crate::tui::commands::{Id, Scope, form};
use crate::tui::draw::{Draw, Target, below, indent};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::screens::settings::frame::heading;
use crate::tui::screens::{new_secret, page};
use crate::tui::surface::{Dialog, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::{Field, Form, Item};

const PRESENT: &str = "present";

/// The box.
#[derive(Debug)]
pub struct ChangeSecret {
    form: Form,
    /// The new one, while the present one is proved.
    wanted: Option<Secret>,
    trouble: Option<String>,
}

impl ChangeSecret {
    pub fn new(lang: Lang) -> Self {
        let present = Item::line(PRESENT, texts::present(lang), Field::new().masked()).needed();
        let [secret, again] = new_secret::items(lang);
        Self {
            form: Form::new(vec![present, secret, again]),
            wanted: None,
            trouble: None,
        }
    }

    fn submit(&mut self, shell: &Shell) -> Vec<Effect> {
        self.trouble = None;
        let Some(actor) = &shell.actor else {
            return vec![Effect::Close];
        };
        if self.wanted.is_some() || !self.form.complete(shell.lang) {
            return Vec::new();
        }
        self.wanted = new_secret::take(&mut self.form, shell.lang);
        if self.wanted.is_none() {
            return Vec::new();
        }
        let proof = Credentials {
            name: actor.user.clone(),
            secret: Some(new_secret::raw(&self.form, PRESENT)),
        };
        vec![Effect::ask("proof", Request::SignIn(proof))]
    }
}

impl Surface for ChangeSecret {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Form]
    }

    fn typing(&self) -> bool {
        self.form.typing()
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

    fn key(&mut self, key: Key, shell: &Shell) -> Vec<Effect> {
        use ratatui::crossterm::event::KeyCode;
        if key.code == KeyCode::Enter && self.form.focused() == new_secret::AGAIN {
            return self.submit(shell);
        }
        self.form.key(key);
        Vec::new()
    }

    fn paste(&mut self, text: &str, shell: &Shell) -> Vec<Effect> {
        match self.form.paste(text, shell.lang) {
            Ok(_) => Vec::new(),
            Err(sentence) => vec![Effect::complain(sentence)],
        }
    }

    fn click(&mut self, target: Target, _double: bool, _shell: &Shell) -> Vec<Effect> {
        self.form.click(target);
        Vec::new()
    }

    fn answer(&mut self, topic: &'static str, _answer: Answer, shell: &Shell) -> Vec<Effect> {
        match (topic, self.wanted.take()) {
            ("proof", Some(secret)) => vec![Effect::ask("change", Request::SetSecret(secret))],
            ("change", _) => vec![Effect::Close, Effect::say(texts::changed(shell.lang))],
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        self.wanted = None;
        let text = match (topic, failure.until) {
            ("proof", None) => texts::wrong(shell.lang),
            _ => failure.text(shell.lang),
        };
        if topic == "proof" {
            self.form.set_text(PRESENT, "");
            self.form.set_error(PRESENT, text);
            self.form.focus_first_error();
        } else {
            self.trouble = Some(text.to_owned());
        }
        Vec::new()
    }

    /// A secret never goes to the drafts.
    fn changed(&self) -> bool {
        !self.form.is_blank()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        page::form(draw, area, &self.form, self.trouble.as_deref());
    }
}

impl Dialog for ChangeSecret {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        let width = screen.width.saturating_sub(8).min(56);
        Size {
            width,
            height: self.form.height(width) + 1,
        }
    }
}

/// The section that leads to the box.
#[derive(Debug, Default)]
pub(super) struct SecretPage;

impl Surface for SecretPage {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Section]
    }

    fn command(&mut self, _id: Id, _shell: &Shell) -> Vec<Effect> {
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let lang = draw.lang();
        heading(draw, area, texts::title(lang));
        let training = draw.shell.desk.as_ref().is_some_and(|desk| desk.training);
        let text = if training {
            texts::none_here(lang)
        } else {
            texts::how(lang)
        };
        draw.paragraph(indent(below(area, 1), 1), text, Role::Normal);
    }
}

mod texts {
    crate::catalogue! {
        title() { zh: "更换口令", en: "Change my secret" }
        present() { zh: "现在的口令", en: "Present secret" }
        wrong() { zh: "现在的口令不对", en: "That is not the present secret" }
        none_here() { zh: "演练台不用口令：谁都可以用任一角色登录练习。", en: "A training desk uses no secrets: anybody may sign in and practise." }
        how() { zh: "按回车更换自己的口令。忘记了，请管理员在“人员部门”里给一个一次性口令。", en: "Enter changes your secret. If it is forgotten, the administrator gives a one-time code under \"People\"." }
        changed() { zh: "口令已更换", en: "The secret is changed" }
    }
}
