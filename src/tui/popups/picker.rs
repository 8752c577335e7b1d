//! A short list to choose one of.

use ratatui::layout::{Rect, Size};

use super::super::action::Effect;
use super::super::commands::{Id, Scope, popups};
use super::super::draw::{Draw, Target, indent, row};
use super::super::model::Shell;
use super::super::surface::{Dialog, Surface};
use super::super::theme::Role;
use super::super::widgets::ListState;
use super::super::width;

/// One of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// What `Surface::chosen` is given.
    pub value: String,
    pub label: String,
    /// At the right, muted.
    pub note: String,
}

/// A short list to choose one of; the choice goes to whoever opened it, under `topic`.
#[derive(Debug)]
pub struct Picker {
    title: String,
    topic: &'static str,
    picks: Vec<Pick>,
    /// The one in force.
    current: String,
    state: ListState,
}

impl Picker {
    /// The cursor begins on the one in force.
    pub fn new(title: String, topic: &'static str, picks: Vec<Pick>, current: String) -> Self {
        let mut state = ListState::default();
        let place = picks.iter().position(|pick| pick.value == current);
        state.select(place.unwrap_or(0), picks.len());
        Self {
            title,
            topic,
            picks,
            current,
            state,
        }
    }

    fn choose(&self) -> Vec<Effect> {
        let picked = self.picks.get(self.state.selected);
        vec![picked.map_or(Effect::Close, |pick| Effect::Give {
            topic: self.topic,
            value: pick.value.clone(),
        })]
    }
}

impl Surface for Picker {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu, Scope::List]
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        match id {
            popups::MENU_RUN => return self.choose(),
            popups::MENU_CLOSE => return vec![Effect::Close],
            _ => self.state.command(id, self.picks.len()),
        };
        Vec::new()
    }

    fn click(&mut self, target: Target, _double: bool, _shell: &Shell) -> Vec<Effect> {
        let Target::Row(place) = target else {
            return Vec::new();
        };
        self.state.select(place, self.picks.len());
        self.choose()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let sight = self.state.sight(usize::from(area.height));
        let shown = self.picks.iter().enumerate();
        for (line, (place, pick)) in shown.skip(sight.start).take(sight.len()).enumerate() {
            let spot = row(area, width::cells(line));
            let selected = place == self.state.selected;
            let signs = draw.signs();
            let cursor = if selected { signs.cursor } else { " " };
            let mark = if pick.value == self.current {
                signs.ok
            } else {
                " "
            };
            let text = format!("{cursor} {mark} {}", pick.label);
            let beside = match width::width(&pick.note) {
                0 => 0,
                cells => width::cells(cells + 2),
            };
            let place_of_text = Rect {
                width: spot.width.saturating_sub(beside),
                ..spot
            };
            let used = draw.text(place_of_text, &text, Role::Normal);
            let note = draw.span(pick.note.as_str(), Role::Muted);
            draw.spans_right(indent(spot, used + 2), vec![note]);
            if selected {
                draw.paint(spot, Role::Selected);
            }
            draw.hit(spot, Target::Row(place));
        }
    }
}

impl Dialog for Picker {
    fn title(&self, _shell: &Shell) -> String {
        self.title.clone()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        let widest = self
            .picks
            .iter()
            .map(|pick| width::width(&pick.label) + width::width(&pick.note))
            .max()
            .unwrap_or(0);
        Size {
            width: width::cells(widest + 8).clamp(24, screen.width.saturating_sub(8).max(24)),
            height: width::cells(self.picks.len()).max(1),
        }
    }
}
