//! The action menu: every command that applies here, chosen by arrows, so that no letter key is ever needed.

use ratatui::layout::{Rect, Size};

use super::super::action::Effect;
use super::super::commands::{self, Id, Scope, global, popups};
use super::super::dialogs::Subject;
use super::super::draw::{Draw, Target, row};
use super::super::model::{Model, Shell};
use super::super::surface::{Dialog, Surface};
use super::super::theme::Role;
use super::super::widgets::ListState;
use super::super::width;
use super::{Offer, offer_row};

/// The commands of the scopes on top; disabled ones say why.
#[derive(Debug)]
pub struct Menu {
    offers: Vec<Offer>,
    state: ListState,
}

impl Menu {
    /// What applies to what is on top.
    pub fn of(model: &Model) -> Self {
        let scopes = model.top().scopes();
        let here = scopes
            .iter()
            .filter(|scope| !matches!(scope, Scope::List | Scope::Form));
        let offers = here
            .flat_map(|scope| commands::of(*scope))
            .chain(commands::command(global::WHY).filter(|_| model.explains()))
            .map(|command| Offer::of(model, command))
            .collect();
        Self {
            offers,
            state: ListState::default(),
        }
    }

    fn run(&self) -> Vec<Effect> {
        let chosen = self.offers.get(self.state.selected);
        chosen.map_or_else(|| vec![Effect::Close], Offer::run)
    }
}

impl Surface for Menu {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu, Scope::List]
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        match id {
            popups::MENU_RUN => return self.run(),
            popups::MENU_CLOSE => return vec![Effect::Close],
            _ => self.state.command(id, self.offers.len()),
        };
        Vec::new()
    }

    fn click(&mut self, target: Target, _double: bool, _shell: &Shell) -> Vec<Effect> {
        let Target::Row(place) = target else {
            return Vec::new();
        };
        self.state.select(place, self.offers.len());
        self.run()
    }

    fn why(&self) -> Option<Subject> {
        self.offers
            .get(self.state.selected)
            .and_then(Offer::why_not)
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        if self.offers.is_empty() {
            draw.text(area, texts::nothing(draw.lang()), Role::Muted);
        }
        let sight = self.state.sight(usize::from(area.height));
        for (line, (place, offer)) in self
            .offers
            .iter()
            .enumerate()
            .skip(sight.start)
            .take(sight.len())
            .enumerate()
        {
            let spot = row(area, width::cells(line));
            offer_row(draw, spot, offer, place == self.state.selected);
            draw.hit(spot, Target::Row(place));
        }
    }
}

impl Dialog for Menu {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        Size {
            width: screen.width.saturating_sub(8).min(52),
            height: width::cells(self.offers.len()).max(1),
        }
    }
}

mod texts {
    crate::catalogue! {
        title() { zh: "操作", en: "Actions" }
        nothing() { zh: "此处没有可做的操作", en: "There is nothing to do here" }
    }
}
