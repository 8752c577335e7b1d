//! Submitting: what was typed becomes a command with the version that was seen; what is wrong is said at its field.

use super::plan::{self, Scene};
use super::{CommandDialog, read};
use crate::desk::Wish;
use crate::regulation::texts::command_title;
use crate::tui::action::Effect;
use crate::tui::backend::Request;
use crate::tui::model::Shell;
use crate::tui::popups::Confirm;

impl CommandDialog {
    pub(super) fn submit(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.sending || !self.form.complete(shell.lang) {
            return Vec::new();
        }
        let Some(scene) = Scene::of(self.opened.as_deref(), shell, self.name) else {
            return Vec::new();
        };
        let plan = plan::of(self.name);
        let command = match read::command(self.name, &self.form, &plan, &scene) {
            Ok(command) => command,
            Err(mistakes) => return self.mistaken(&mistakes),
        };
        let wish = Wish {
            op: None,
            version: Some(scene.case().version),
            command,
        };
        let confirmation = (plan.confirm)(&scene);
        let execute = Effect::ask(
            "execute",
            Request::Execute {
                number: self.number.clone(),
                wish: Box::new(wish),
            },
        );
        match confirmation {
            None => {
                self.sending = true;
                vec![execute]
            }
            Some(effect) => {
                let title = command_title(shell.lang, self.name);
                vec![Effect::open(Confirm::new(
                    title,
                    effect,
                    title,
                    vec![execute],
                ))]
            }
        }
    }

    /// Says each mistake at its field; those without one at the foot.
    pub(super) fn mistaken(&mut self, mistakes: &[(String, String)]) -> Vec<Effect> {
        let mut effects = Vec::new();
        for (field, text) in mistakes {
            if !self.set_error(field, text) {
                effects.push(Effect::complain(text.clone()));
            }
        }
        self.form.focus_first_error();
        effects
    }

    /// A field of the command line may be a part of one of the form: `measures[0].due`, `limit.days`.
    pub(super) fn set_error(&mut self, field: &str, text: &str) -> bool {
        let first = field.split(['.', '[']).next().unwrap_or(field);
        let last = field.rsplit('.').next().unwrap_or(field);
        let places: Vec<String> = vec![field.to_owned(), last.to_owned(), first.to_owned()];
        places.iter().any(|id| self.form.set_error(id, text))
    }
}
