//! The first run.

use ratatui::layout::Rect;

use crate::tui::action::Effect;
use crate::tui::commands::{Id, Scope};
use crate::tui::draw::Draw;
use crate::tui::model::Shell;
use crate::tui::surface::Surface;
use crate::tui::widgets::empty;

/// The first run.
#[derive(Debug, Default)]
pub struct FirstRun {}

impl Surface for FirstRun {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::FirstRun]
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
        coming() { zh: "首次设置", en: "The first run." }
    }
}
