//! What was typed into the form of a box, and under which key it is kept until it is submitted.
//!
//! The beat saves it as one types, `Esc` asks about it, and opening the box again brings it back. Secrets have no such key.

use serde_json::Value;

use super::{Form, due};
use crate::calendar::Moment;
use crate::store::FormDraft;
use crate::tui::action::Effect;
use crate::tui::backend::{Answer, Request};
use crate::tui::model::Shell;
use crate::tui::surface::Draft;

/// The topic under which a box asks for its draft.
pub const DRAFTS: &str = "drafts";

/// What stood in a form before anything was typed, and the key of its draft.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    key: String,
    blank: Value,
}

impl Kept {
    /// Of `form` as it is now, with nothing typed.
    pub fn new(key: impl Into<String>, form: &Form) -> Self {
        Self {
            key: key.into(),
            blank: form.to_json(),
        }
    }

    /// What stands in the form now counts as nothing typed: it was suggested, or has been submitted.
    pub fn settle(&mut self, form: &Form) {
        self.blank = form.to_json();
    }

    pub fn changed(&self, form: &Form) -> bool {
        form.to_json() != self.blank
    }

    /// What to save; nothing where nothing was typed. `title` tells it from other drafts.
    pub fn draft(&self, form: &Form, title: impl Into<String>) -> Option<Draft> {
        self.changed(form).then(|| Draft {
            key: self.key.clone(),
            title: title.into(),
            content: form.to_json(),
        })
    }

    /// Asks for what was kept; the answer goes to [`Kept::restore`].
    pub fn ask() -> Effect {
        Effect::ask(DRAFTS, Request::Drafts)
    }

    /// Takes that answer: brings back what was kept and says so. Other answers are nothing to it.
    pub fn take(&self, form: &mut Form, answer: &Answer, shell: &Shell) -> Vec<Effect> {
        let Answer::Drafts(drafts) = answer else {
            return Vec::new();
        };
        let back = self.restore(form, drafts).map(|at| {
            let at = due::moment(shell.lang, at, shell.now);
            Effect::say(texts::back(shell.lang, &at))
        });
        back.into_iter().collect()
    }

    /// Brings back what was kept. Gives when it was, where there was something.
    pub fn restore(&self, form: &mut Form, drafts: &[FormDraft]) -> Option<Moment> {
        let kept = drafts.iter().find(|draft| draft.form == self.key)?;
        let draft = Draft::read(&self.key, &kept.body)?;
        form.restore(&draft.content);
        self.changed(form).then_some(kept.saved_at)
    }

    /// Forgets what was kept.
    pub fn forget(&self) -> Effect {
        Effect::ask("draft", Request::DropDraft(self.key.clone()))
    }
}

mod texts {
    crate::catalogue! {
        back(at: &str) { zh: "已恢复 {at} 的草稿", en: "Your draft of {at} is back" }
    }
}
