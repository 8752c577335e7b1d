//! The help: the command table as it applies here, with the user's own keys, narrowed as one types. A row is run by Enter; one
//! that cannot be run says why.

use ratatui::layout::{Rect, Size};

use super::super::action::Effect;
use super::super::commands::{self, Id, Scope, popups};
use super::super::dialogs::Subject;
use super::super::draw::{Draw, Target, below, row};
use super::super::input::applies;
use super::super::key::Key;
use super::super::model::{Model, Shell};
use super::super::surface::{Dialog, Surface};
use super::super::theme::Role;
use super::super::widgets::{Edit, Field, ListState};
use super::super::width;
use super::palette::broad;
use super::{Offer, offer_row};
use crate::text::normal;

/// A line of the help.
#[derive(Debug)]
enum Line {
    Heading(Scope),
    Offer(Offer),
}

/// Every command that applies to what was on top, under the heading of its scope, narrowed by what is typed.
#[derive(Debug)]
pub struct Help {
    lines: Vec<Line>,
    field: Field,
    state: ListState,
}

impl Help {
    /// The help of what is on top: its own commands first, then those of everywhere that can be run above it.
    pub fn of(model: &Model) -> Self {
        let mut lines = Vec::new();
        for scope in model.scopes() {
            let commands = commands::of(scope).filter(|command| applies(model, command));
            let offers = commands.map(|command| Line::Offer(Offer::of(model, command)));
            lines.push(Line::Heading(scope));
            lines.extend(offers);
        }
        let mut help = Self {
            lines,
            field: Field::new().placeholder(texts::hint(model.shell.lang)),
            state: ListState::default(),
        };
        help.reset();
        help
    }

    /// Whether a command is among them.
    #[cfg(test)]
    pub(crate) fn offers(&self, id: Id) -> bool {
        let is_it = |line: &Line| matches!(line, Line::Offer(offer) if offer.id == id);
        self.lines.iter().any(is_it)
    }

    /// The lines that what is typed leaves: a heading only with something below it.
    fn found(&self) -> Vec<&Line> {
        let wanted = normal(&self.field.text());
        let mut found: Vec<&Line> = Vec::new();
        for line in &self.lines {
            match line {
                Line::Offer(offer) if !offer.matches(&wanted) => {}
                Line::Heading(_) if matches!(found.last(), Some(Line::Heading(_))) => {
                    found.pop();
                    found.push(line);
                }
                _ => found.push(line),
            }
        }
        if matches!(found.last(), Some(Line::Heading(_))) {
            found.pop();
        }
        found
    }

    /// Stands on the first command, its heading in sight.
    fn reset(&mut self) {
        let length = self.found().len();
        self.state.reset();
        self.state.select(1, length);
        self.state.reveal(0);
    }

    fn selected(&self) -> Option<&Offer> {
        match self.found().get(self.state.selected)? {
            Line::Offer(offer) => Some(offer),
            Line::Heading(_) => None,
        }
    }

    fn run(&self) -> Vec<Effect> {
        self.selected().map_or_else(Vec::new, Offer::run)
    }

    fn go(&mut self, id: Id) {
        let before = self.state.selected;
        let is_heading: Vec<bool> = self
            .found()
            .iter()
            .map(|line| matches!(line, Line::Heading(_)))
            .collect();
        self.state.command(id, is_heading.len());
        let here = self.state.selected;
        if is_heading.get(here) != Some(&true) {
            return;
        }
        // Headings are passed over in the direction of the move.
        let forth = here >= before || here == 0;
        let next = if forth { here + 1 } else { here - 1 };
        self.state.select(next, is_heading.len());
        self.state.reveal(here.min(next));
    }

    fn typed(&mut self, changed: bool) -> Vec<Effect> {
        if changed {
            self.reset();
        }
        Vec::new()
    }
}

impl Surface for Help {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Help, Scope::List]
    }

    fn typing(&self) -> bool {
        true
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        match id {
            popups::HELP_RUN => return self.run(),
            popups::HELP_CLOSE => return vec![Effect::Close],
            _ => self.go(id),
        }
        Vec::new()
    }

    fn key(&mut self, key: Key, _shell: &Shell) -> Vec<Effect> {
        let changed = self.field.key(key) == Edit::Changed;
        self.typed(changed)
    }

    fn paste(&mut self, text: &str, _shell: &Shell) -> Vec<Effect> {
        let changed = self.field.paste(text).is_ok();
        self.typed(changed)
    }

    fn click(&mut self, target: Target, double: bool, _shell: &Shell) -> Vec<Effect> {
        if let Target::Row(place) = target {
            let length = self.found().len();
            self.state.select(place, length);
        }
        if double { self.run() } else { Vec::new() }
    }

    fn why(&self) -> Option<Subject> {
        self.selected().and_then(Offer::why_not)
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        self.field.view(draw, row(area, 0), true);
        let list = below(area, 1);
        let found = self.found();
        if found.is_empty() {
            draw.text(list, texts::nothing(draw.lang()), Role::Muted);
        }
        let sight = self.state.sight(usize::from(list.height));
        let shown = found.iter().enumerate();
        for (line, (place, entry)) in shown.skip(sight.start).take(sight.len()).enumerate() {
            let spot = row(list, width::cells(line));
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
            width: broad(screen),
            height: width::cells(self.lines.len() + 1),
        }
    }
}

mod texts {
    crate::catalogue! {
        title() { zh: "帮助：此处的按键", en: "Help: the keys that work here" }
        hint() { zh: "输入名称、拼音首字母或按键；Enter 执行", en: "type a part of a name, or a key; Enter runs it" }
        nothing() { zh: "没有这样的命令", en: "There is no such command" }
    }
}
