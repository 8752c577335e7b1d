//! The help: the command table as it applies here, with the user's own keys. A row is run by Enter.

use ratatui::layout::{Rect, Size};

use super::super::action::Effect;
use super::super::commands::{self, Id, Scope, popups};
use super::super::draw::{Draw, Target, row};
use super::super::model::{Model, Shell};
use super::super::surface::{Dialog, Surface};
use super::super::theme::Role;
use super::super::widgets::ListState;
use super::super::width;
use super::{Offer, offer_row};

/// A line of the help.
#[derive(Debug)]
enum Line {
    Heading(Scope),
    Offer(Offer),
}

/// Every command that applies to what was on top, under the heading of its scope.
#[derive(Debug)]
pub struct Help {
    lines: Vec<Line>,
    state: ListState,
}

impl Help {
    /// The help of what is on top.
    pub fn of(model: &Model) -> Self {
        let mut lines = Vec::new();
        for scope in model.scopes() {
            lines.push(Line::Heading(scope));
            lines.extend(commands::of(scope).map(|command| Line::Offer(Offer::of(model, command))));
        }
        let mut state = ListState::default();
        state.select(1, lines.len());
        Self { lines, state }
    }

    /// Whether a command is among them.
    #[cfg(test)]
    pub(crate) fn offers(&self, id: Id) -> bool {
        let is_it = |line: &Line| matches!(line, Line::Offer(offer) if offer.id == id);
        self.lines.iter().any(is_it)
    }

    fn run(&self) -> Vec<Effect> {
        match self.lines.get(self.state.selected) {
            Some(Line::Offer(Offer {
                id,
                enabled: Ok(()),
                ..
            })) => vec![Effect::Close, Effect::Run(*id)],
            Some(Line::Offer(Offer {
                enabled: Err(reason),
                ..
            })) => vec![Effect::complain(reason.0.clone())],
            Some(Line::Heading(_)) | None => Vec::new(),
        }
    }

    /// Headings are passed over in the direction of the move.
    fn skip_heading(&mut self, before: usize) {
        let on_heading = |lines: &[Line], place| matches!(lines.get(place), Some(Line::Heading(_)));
        if !on_heading(&self.lines, self.state.selected) {
            return;
        }
        let forth = self.state.selected >= before || self.state.selected == 0;
        let next = if forth {
            self.state.selected + 1
        } else {
            self.state.selected - 1
        };
        self.state.select(next, self.lines.len());
    }
}

impl Surface for Help {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Help, Scope::List]
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        let before = self.state.selected;
        match id {
            popups::HELP_RUN => return self.run(),
            popups::HELP_CLOSE => return vec![Effect::Close],
            _ => self.state.command(id, self.lines.len()),
        };
        self.skip_heading(before);
        Vec::new()
    }

    fn click(&mut self, target: Target, double: bool, _shell: &Shell) -> Vec<Effect> {
        if let Target::Row(place) = target {
            self.state.select(place, self.lines.len());
        }
        if double { self.run() } else { Vec::new() }
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let sight = self.state.sight(usize::from(area.height));
        for (line, (place, entry)) in self
            .lines
            .iter()
            .enumerate()
            .skip(sight.start)
            .take(sight.len())
            .enumerate()
        {
            let spot = row(area, width::cells(line));
            match entry {
                Line::Heading(scope) => {
                    let title = scope.title(draw.lang());
                    draw.text(spot, title, Role::Title);
                }
                Line::Offer(offer) => {
                    offer_row(draw, spot, offer, place == self.state.selected);
                    draw.hit(spot, Target::Row(place));
                }
            }
        }
    }
}

impl Dialog for Help {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        Size {
            width: screen.width.saturating_sub(8).min(60),
            height: width::cells(self.lines.len()),
        }
    }
}

mod texts {
    crate::catalogue! {
        title() { zh: "帮助：此处的按键", en: "Help: the keys that work here" }
    }
}
