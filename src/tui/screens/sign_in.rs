//! The sign-in.

use ratatui::layout::Rect;

use super::Place;
use crate::tui::action::Effect;
use crate::tui::backend::{Answer, Credentials, Request};
use crate::tui::commands::{Id, Scope};
use crate::tui::draw::Draw;
use crate::tui::model::Shell;
use crate::tui::surface::Surface;
use crate::tui::widgets::empty;

/// The sign-in.
#[derive(Debug, Default)]
pub struct SignIn {}

impl Surface for SignIn {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::SignIn]
    }

    fn command(&mut self, _id: Id, _shell: &Shell) -> Vec<Effect> {
        Vec::new()
    }

    /// A user named at the start of the program is signed in at once on a training desk, which asks for no secret.
    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        let training = shell.desk.as_ref().is_some_and(|desk| desk.training);
        match &shell.sign_in_as {
            Some(name) if training => {
                let who = Credentials {
                    name: name.clone(),
                    secret: None,
                };
                vec![Effect::ask("sign_in", Request::SignIn(who))]
            }
            _ => Vec::new(),
        }
    }

    fn answer(&mut self, _topic: &'static str, answer: Answer, _shell: &Shell) -> Vec<Effect> {
        match answer {
            Answer::SignedIn {
                must_change: false, ..
            } => vec![Effect::Go(Place::Cases)],
            _ => Vec::new(),
        }
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let text = texts::coming(draw.lang());
        empty::view(draw, area, text, None);
    }
}

mod texts {
    crate::catalogue! {
        coming() { zh: "登录", en: "The sign-in." }
    }
}
