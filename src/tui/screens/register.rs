//! The registration form.

use ratatui::layout::Rect;

use crate::case::Actor;
use crate::desk::{Desk, DeskError};
use crate::tui::action::Effect;
use crate::tui::commands::{Id, Scope};
use crate::tui::draw::Draw;
use crate::tui::model::Shell;
use crate::tui::surface::Surface;
use crate::tui::widgets::empty;

/// The registration form.
#[derive(Debug, Default)]
pub struct Register {}

impl Surface for Register {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Register]
    }

    fn command(&mut self, _id: Id, _shell: &Shell) -> Vec<Effect> {
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let text = texts::coming(draw.lang());
        empty::view(draw, area, text, None);
    }
}

mod texts {
    crate::catalogue! {
        coming() { zh: "登记", en: "The registration form." }
    }
}

/// What this screen asks of the desk.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {}

/// Answers, on the worker's side.
pub fn answer(_desk: &mut Desk, _actor: &Actor, request: Request) -> Result<Answer, DeskError> {
    match request {}
}

impl Answer {
    /// Whether the desk was written to.
    pub fn wrote(&self) -> bool {
        match *self {}
    }
}
