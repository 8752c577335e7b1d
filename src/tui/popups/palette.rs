//! The command palette: every command that applies, found by typing a part of its name in either language, or the initials of
//! its Chinese.

use ratatui::layout::{Rect, Size};

use super::super::action::Effect;
use super::super::commands::{Id, Scope, popups};
use super::super::dialogs::Subject;
use super::super::draw::{Draw, Target, below, row};
use super::super::key::Key;
use super::super::model::{Model, Shell};
use super::super::surface::{Dialog, Surface};
use super::super::theme::Role;
use super::super::widgets::{Edit, Field, ListState};
use super::super::width;
use super::{Offer, offer_row};
use crate::text::normal;

/// Everything that can be run, narrowed by what is typed.
#[derive(Debug)]
pub struct PaletteBox {
    offers: Vec<Offer>,
    field: Field,
    state: ListState,
}

impl PaletteBox {
    /// What applies to what is on top, and everywhere.
    pub fn of(model: &Model) -> Self {
        let offers = Offer::all(model);
        let field = Field::new().placeholder(texts::hint(model.shell.lang));
        Self {
            offers,
            field,
            state: ListState::default(),
        }
    }

    /// Whether a command is among them, or one with a key under the same name.
    #[cfg(test)]
    pub(crate) fn offers(&self, id: Id) -> bool {
        use crate::{text::Lang, tui::commands};
        let name = |id| commands::command(id).map(|command| (command.title)(Lang::Zh));
        let stands_for = |offer: &Offer| !offer.key.is_empty() && name(offer.id) == name(id);
        let mut offers = self.offers.iter();
        offers.any(|offer| offer.id == id || stands_for(offer))
    }

    fn found(&self) -> Vec<&Offer> {
        let wanted = normal(&self.field.text());
        self.offers
            .iter()
            .filter(|offer| offer.matches(&wanted))
            .collect()
    }

    fn run(&self) -> Vec<Effect> {
        let found = self.found();
        let chosen = found.get(self.state.selected);
        chosen.map_or_else(Vec::new, |offer| offer.run())
    }

    fn typed(&mut self, edit: Edit) -> Vec<Effect> {
        if edit == Edit::Changed {
            self.state.reset();
        }
        Vec::new()
    }
}

/// The width of a box of commands: on a wide screen the reasons why not are not cut.
pub(super) fn broad(screen: Size) -> u16 {
    let most = if screen.width < 100 { 60 } else { 100 };
    screen.width.saturating_sub(8).min(most)
}

impl Surface for PaletteBox {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Palette, Scope::List]
    }

    fn typing(&self) -> bool {
        true
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        let found = self.found().len();
        match id {
            popups::PALETTE_RUN => return self.run(),
            popups::PALETTE_CLOSE => return vec![Effect::Close],
            _ => self.state.command(id, found),
        };
        Vec::new()
    }

    fn key(&mut self, key: Key, _shell: &Shell) -> Vec<Effect> {
        let edit = self.field.key(key);
        self.typed(edit)
    }

    fn paste(&mut self, text: &str, _shell: &Shell) -> Vec<Effect> {
        let edit = if self.field.paste(text).is_ok() {
            Edit::Changed
        } else {
            Edit::Ignored
        };
        self.typed(edit)
    }

    fn click(&mut self, target: Target, _double: bool, _shell: &Shell) -> Vec<Effect> {
        let Target::Row(place) = target else {
            return Vec::new();
        };
        self.state.select(place, self.found().len());
        self.run()
    }

    fn why(&self) -> Option<Subject> {
        self.found()
            .get(self.state.selected)
            .copied()
            .and_then(Offer::why_not)
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        self.field.view(draw, row(area, 0), true);
        let found = self.found();
        let list = below(area, 2);
        if found.is_empty() {
            draw.text(list, texts::nothing(draw.lang()), Role::Muted);
        }
        let sight = self.state.sight(usize::from(list.height));
        for (line, (place, offer)) in found
            .iter()
            .enumerate()
            .skip(sight.start)
            .take(sight.len())
            .enumerate()
        {
            let spot = row(list, width::cells(line));
            offer_row(draw, spot, offer, place == self.state.selected);
            draw.hit(spot, Target::Row(place));
        }
    }
}

impl Dialog for PaletteBox {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        Size {
            width: broad(screen),
            height: width::cells(self.offers.len() + 2).min(18),
        }
    }
}

mod texts {
    crate::catalogue! {
        title() { zh: "命令", en: "Commands" }
        hint() { zh: "输入命令名称或拼音首字母", en: "type a part of a command's name" }
        nothing() { zh: "没有这样的命令", en: "There is no such command" }
    }
}
