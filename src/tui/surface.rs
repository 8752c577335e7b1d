//! What takes keys and is drawn: screens and dialogs are both a [`Surface`], and only the top one gets keys.
//!
//! A surface reads the [`Shell`] (language, time, user, desk) and changes only itself; whatever else it wants is an
//! [`Effect`]. So a surface is tested with plain values, and never touches the desk, the terminal or another screen.

use std::fmt::Debug;

use ratatui::layout::{Rect, Size};
use serde_json::Value;

use super::action::Effect;
use super::backend::{Answer, Failure};
use super::commands::{Id, Scope};
use super::dialogs::Subject;
use super::draw::{Draw, Target};
use super::key::Key;
use super::model::Shell;
use super::widgets::{Form, Heard};

/// A screen or a dialog.
pub trait Surface: Debug {
    /// Whose commands apply here, the nearest first. The global ones always apply.
    fn scopes(&self) -> &'static [Scope];

    /// Whether a text field has the keys: letters are text then, not shortcuts. By default that of the form.
    fn typing(&self) -> bool {
        self.form().is_some_and(Form::typing)
    }

    /// A command of its scopes (and of the global one, where it wants to know: those that it does not take go on).
    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect>;

    /// A key that is no command here: text, or a key of the widget in focus. By default the form's.
    fn key(&mut self, key: Key, shell: &Shell) -> Vec<Effect> {
        match self.form_mut().map(|form| form.key(key)) {
            Some(Heard::Moved | Heard::Changed) => self.form_changed(shell),
            Some(Heard::Ignored) | None => Vec::new(),
        }
    }

    /// A text pasted; it goes to the field in focus or nowhere. By default to that of the form; one that is too long is refused.
    fn paste(&mut self, text: &str, shell: &Shell) -> Vec<Effect> {
        match self.form_mut().map(|form| form.paste(text, shell.lang)) {
            Some(Ok(Heard::Moved | Heard::Changed)) => self.form_changed(shell),
            Some(Ok(Heard::Ignored)) | None => Vec::new(),
            Some(Err(too_long)) => vec![Effect::complain(too_long)],
        }
    }

    /// A click on something that it drew; `double` on the second within half a second. By default on a field of the form.
    fn click(&mut self, target: Target, _double: bool, shell: &Shell) -> Vec<Effect> {
        match self.form_mut().map(|form| form.click(target)) {
            Some(Heard::Moved | Heard::Changed) => self.form_changed(shell),
            Some(Heard::Ignored) | None => Vec::new(),
        }
    }

    /// It has come to be shown: ask for what it shows.
    fn enter(&mut self, _shell: &Shell) -> Vec<Effect> {
        Vec::new()
    }

    /// The desk has changed, by this user or another: ask anew for what it shows.
    fn refresh(&mut self, _shell: &Shell) -> Vec<Effect> {
        Vec::new()
    }

    /// The minute on the clock has changed: what depends on the time may have moved.
    fn minute(&mut self, _shell: &Shell) -> Vec<Effect> {
        Vec::new()
    }

    /// The language is another: put texts that are kept (labels of a form) into it.
    fn language_changed(&mut self, _shell: &Shell) {}

    /// The worker's answer to a question with this topic.
    fn answer(&mut self, _topic: &'static str, _answer: Answer, _shell: &Shell) -> Vec<Effect> {
        Vec::new()
    }

    /// The worker could not answer. The default says so at the foot.
    fn failed(&mut self, _topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        vec![Effect::complain(failure.text(shell.lang))]
    }

    /// What was chosen in a dialog that this one opened.
    fn chosen(&mut self, _topic: &'static str, _value: String, _shell: &Shell) -> Vec<Effect> {
        Vec::new()
    }

    /// The form that has the keys, where there is one. Keys, a calendar, a list of names and the clipboard fill it in; one with
    /// secrets is not shown here, so that nothing is copied out of it.
    fn form(&self) -> Option<&Form> {
        None
    }

    /// The same, to be filled in.
    fn form_mut(&mut self) -> Option<&mut Form> {
        None
    }

    /// The form's content or the field in focus is another: what depends on it may have changed.
    fn form_changed(&mut self, _shell: &Shell) -> Vec<Effect> {
        Vec::new()
    }

    /// What was typed and is not yet kept; saved while typing, and offered again after a crash.
    fn draft(&self) -> Option<Draft> {
        None
    }

    /// Whether something was typed that closing would lose. `Esc` on it asks first ([`crate::tui::popups::Choose::leaving`]);
    /// where nothing was typed it closes at once.
    fn changed(&self) -> bool {
        self.draft().is_some()
    }

    /// Closes after that question. `kept`: what was typed waits among the drafts; else it is gone, with its draft.
    fn leave(&mut self, _kept: bool, _shell: &Shell) -> Vec<Effect> {
        vec![Effect::Close]
    }

    /// What the key "why" explains here: what is under the cursor. Where it is nothing, whatever lies below is asked.
    fn why(&self) -> Option<Subject> {
        None
    }

    /// Whether it shows a time that runs by the second.
    fn counts_seconds(&self) -> bool {
        false
    }

    /// Draws into `area`, all of which is its own.
    fn view(&self, draw: &mut Draw<'_>, area: Rect);
}

/// A surface that stands above others in a box.
pub trait Dialog: Surface {
    /// What stands in the upper border.
    fn title(&self, shell: &Shell) -> String;

    /// The size that it would like for its inside, given the screen's; it gets no more than there is.
    fn wanted(&self, screen: Size, shell: &Shell) -> Size;

    /// Whether its border warns: something destructive is asked.
    fn grave(&self) -> bool {
        false
    }
}

/// What was typed into a form, to be offered again.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// One draft is kept for each user and key: `register`, `2026-000123/callback` …
    pub key: String,
    /// A few words that tell it from other drafts.
    pub title: String,
    pub content: Value,
}

impl Draft {
    /// What the desk keeps of it.
    pub fn body(&self) -> String {
        serde_json::json!({"title": self.title, "content": self.content}).to_string()
    }

    /// Reads what the desk kept under `key`; `None` where it is no draft.
    pub fn read(key: &str, body: &str) -> Option<Self> {
        let mut body: Value = serde_json::from_str(body).ok()?;
        let title = body.get("title")?.as_str()?.to_owned();
        let content = body.get_mut("content")?.take();
        Some(Self {
            key: key.to_owned(),
            title,
            content,
        })
    }
}
