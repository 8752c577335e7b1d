//! Asks before something is done that cannot be undone. It names the effect; Cancel comes first; and the key that confirms is
//! not the one that asked, so that a key held too long destroys nothing.

use ratatui::layout::{Rect, Size};

use super::super::action::Effect;
use super::super::commands::{Id, Scope, popups};
use super::super::draw::{Draw, Target, below, indent, row};
use super::super::model::Shell;
use super::super::surface::{Dialog, Surface};
use super::super::theme::Role;
use super::super::width;

/// A question with what a yes does, as data.
#[derive(Debug)]
pub struct Confirm {
    title: String,
    /// What will happen, in whole sentences.
    effect: String,
    /// What the button that does it says.
    button: String,
    then: Vec<Effect>,
    on_yes: bool,
}

impl Confirm {
    /// Asks; a yes carries out `then` in the name of whoever opened it.
    pub fn new(
        title: impl Into<String>,
        effect: impl Into<String>,
        button: impl Into<String>,
        then: Vec<Effect>,
    ) -> Self {
        Self {
            title: title.into(),
            effect: effect.into(),
            button: button.into(),
            then,
            on_yes: false,
        }
    }

    fn yes(&mut self) -> Vec<Effect> {
        vec![Effect::Settle(std::mem::take(&mut self.then))]
    }
}

impl Surface for Confirm {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Confirm]
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        match id {
            popups::CONFIRM => self.yes(),
            popups::CONFIRM_CHOOSE if self.on_yes => self.yes(),
            popups::CONFIRM_CHOOSE | popups::CONFIRM_CANCEL => vec![Effect::Close],
            popups::CONFIRM_NEXT => {
                self.on_yes = !self.on_yes;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let used = draw.paragraph(area, &self.effect, Role::Normal);
        let buttons = row(below(area, used), 1);
        let cancel = popups::texts::cancel(draw.lang());
        let yes_key = draw.shell.keymap.label(popups::CONFIRM).unwrap_or_default();
        let yes = format!("{} ({yes_key})", self.button);
        let x = button(draw, buttons, cancel, !self.on_yes, popups::CONFIRM_CANCEL);
        button(
            draw,
            indent(buttons, x + 2),
            &yes,
            self.on_yes,
            popups::CONFIRM,
        );
    }
}

impl Dialog for Confirm {
    fn title(&self, _shell: &Shell) -> String {
        self.title.clone()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        let width = screen.width.saturating_sub(8).min(56);
        let rows = width::wrap(&self.effect, usize::from(width)).len();
        Size {
            width,
            height: width::cells(rows) + 2,
        }
    }

    fn grave(&self) -> bool {
        true
    }
}

fn button(draw: &mut Draw<'_>, area: Rect, text: &str, chosen: bool, command: Id) -> u16 {
    let text = if chosen {
        format!("[{text}]")
    } else {
        format!(" {text} ")
    };
    let used = draw.text(
        area,
        &text,
        if chosen { Role::Selected } else { Role::Normal },
    );
    draw.hit(
        Rect {
            width: used,
            ..area
        },
        Target::Command(command),
    );
    used
}
