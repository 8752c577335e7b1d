//! The commands of every screen.

use super::{Effect, Turn};
use crate::text::Lang;
use crate::tui::action::{Address, ShellChange};
use crate::tui::commands::{Id, global, unit};
use crate::tui::dialogs::{DraftsBox, WhyBox};
use crate::tui::model::Model;
use crate::tui::popups::{FinderBox, Help, Menu, PaletteBox};
use crate::tui::screens::Place;
use crate::tui::screens::unit::WhichUnit;
use crate::tui::surface::Dialog;
use crate::tui::theme::{Palette, Theme};

pub(super) fn run(turn: &mut Turn<'_>, id: Id) {
    let effect = match id {
        global::HELP => return turn.open_help(),
        global::WHY => return turn.open_why(),
        global::PALETTE => return turn.open_palette(),
        global::FIND => return turn.open_finder(),
        global::MENU => return turn.open_menu(),
        global::HOME => Effect::Go(Place::Home),
        global::TRIAGE => Effect::Go(Place::Triage),
        global::REGISTER => Effect::Go(Place::Register),
        global::CASES => Effect::Go(Place::Cases),
        global::QUEUE => Effect::Go(Place::Queue),
        global::STATISTICS => Effect::Go(Place::Statistics),
        global::ARCHIVE => Effect::Go(Place::Archive),
        global::SETTINGS => Effect::Go(Place::Settings),
        global::IMPORT => Effect::Go(Place::Import),
        global::VERSIONS => Effect::Go(Place::Adopt),
        global::DRAFTS => return turn.open_over(DraftsBox::default()),
        unit::ASK => {
            let lang = turn.model.shell.lang;
            return turn.open_over(WhichUnit::new(lang));
        }
        global::BACK => Effect::Back,
        global::REDRAW => Effect::Repaint,
        global::QUIT => Effect::Quit,
        global::LANGUAGE => Effect::Shell(ShellChange::Lang(other_language(turn.model))),
        global::THEME => Effect::Shell(ShellChange::Theme(next_theme(turn.model))),
        global::SIGN_OUT => Effect::Shell(ShellChange::SignedOut),
        _ => return,
    };
    turn.effect(Address::Shell, effect);
}

fn other_language(model: &Model) -> Lang {
    match model.shell.lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    }
}

fn next_theme(model: &Model) -> Theme {
    let theme = model.shell.theme;
    let palette = match theme.palette {
        Palette::Dark => Palette::Light,
        Palette::Light => Palette::Clear,
        Palette::Clear => Palette::Mono,
        Palette::Mono => Palette::Dark,
    };
    Theme { palette, ..theme }
}

impl Turn<'_> {
    /// Opens the reasons of what is under the cursor, or of the no that was just said.
    fn open_why(&mut self) {
        if let Some(subject) = self.model.subject() {
            self.model.refused = None;
            self.model.toast = None;
            self.open_over(WhyBox::about(subject));
        }
    }

    fn open_help(&mut self) {
        let help = Help::of(self.model);
        let owner = self.top();
        self.effect(owner, Effect::open(help));
    }

    fn open_palette(&mut self) {
        let palette = PaletteBox::of(self.model);
        let owner = self.top();
        self.effect(owner, Effect::open(palette));
    }

    fn open_finder(&mut self) {
        let finder = FinderBox::of(self.model);
        self.open_over(finder);
    }

    fn open_over(&mut self, dialog: impl Dialog + 'static) {
        let owner = self.top();
        self.effect(owner, Effect::open(dialog));
    }

    pub(super) fn open_menu(&mut self) {
        let menu = Menu::of(self.model);
        let owner = self.top();
        self.effect(owner, Effect::open(menu));
    }
}
