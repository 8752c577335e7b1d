//! A list to choose one of, which narrows as one types where it is long.

mod barred;

use ratatui::layout::{Rect, Size};

use super::super::action::Effect;
use super::super::backend::{Answer, Directory, Failure, Request};
use super::super::commands::{Id, Scope, popups};
use super::super::dialogs::Subject;
use super::super::draw::{Draw, Target, below, indent, row};
use super::super::key::Key;
use super::super::model::Shell;
use super::super::surface::{Dialog, Surface};
use super::super::theme::Role;
use super::super::widgets::{Edit, Field, Known, ListState, Names};
use super::super::width;
use crate::regulation::texts::role_title;
use crate::text::{Lang, Wanted};

pub use barred::Barred;

/// A list of so many is read at a glance; a longer one narrows as one types.
const SHORT: usize = 9;
/// The least cells of a list that narrows.
const SEARCHED: u16 = 44;
/// The cells for what a department has to do.
const LOAD: u16 = 8;

/// One of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// What `Surface::chosen` is given.
    pub value: String,
    pub label: String,
    /// At the right, muted.
    pub note: String,
}

/// A list to choose one of; the choice goes to whoever opened it, under `topic`.
///
/// A long one, and one of names, narrows as one types: a part of the label or of the note, its pinyin or its initials.
#[derive(Debug)]
pub struct Picker {
    title: String,
    topic: &'static str,
    picks: Vec<Pick>,
    /// Those that cannot be chosen now.
    barred: Vec<Barred>,
    /// The one in force.
    current: String,
    state: ListState,
    search: Option<Search>,
    /// It is of departments or persons: what they have to do is told beside them.
    directory: bool,
}

/// What is typed to narrow the list.
#[derive(Debug)]
struct Search {
    field: Field,
    /// The places of those that fit, the best first.
    found: Vec<usize>,
    /// What fits nothing is taken as it is typed.
    free: bool,
}

impl Picker {
    /// The cursor begins on the one in force.
    pub fn new(title: String, topic: &'static str, picks: Vec<Pick>, current: String) -> Self {
        let long = picks.len() > SHORT;
        let mut picker = Self {
            title,
            topic,
            picks,
            barred: Vec::new(),
            current,
            state: ListState::default(),
            search: None,
            directory: false,
        };
        if long {
            picker.search = Some(picker.searching(false));
        }
        picker.begin();
        picker
    }

    /// One of names: departments, persons. What stands in no list may be typed.
    pub fn names(title: String, topic: &'static str, names: &Names, current: String) -> Self {
        let pick = |known: &Known| Pick {
            value: known.name.clone(),
            label: known.name.clone(),
            note: known.note.clone(),
        };
        let picks = names.known.iter().map(pick).collect();
        let mut picker = Self::new(title, topic, picks, current).of_directory();
        if let Some(search) = &mut picker.search {
            search.free = true;
        }
        picker
    }

    /// Its picks are departments or persons: it narrows, and tells what they have to do.
    #[must_use]
    pub fn of_directory(mut self) -> Self {
        self.directory = true;
        if self.search.is_none() {
            self.search = Some(self.searching(false));
        }
        self
    }

    /// Some of its picks cannot be chosen now.
    #[must_use]
    pub fn barring(mut self, barred: Vec<Barred>) -> Self {
        self.barred = barred;
        self
    }

    /// With something typed already.
    #[must_use]
    pub fn typed(mut self, text: &str) -> Self {
        if let Some(search) = &mut self.search {
            search.field.set(text);
        }
        self.narrow();
        self
    }

    fn searching(&self, free: bool) -> Search {
        Search {
            field: Field::new(),
            found: (0..self.picks.len()).collect(),
            free,
        }
    }

    fn begin(&mut self) {
        let mut picks = self.picks.iter();
        let place = picks.position(|pick| pick.value == self.current);
        self.state.select(place.unwrap_or(0), self.picks.len());
    }

    fn narrow(&mut self) {
        let Some(search) = &mut self.search else {
            return;
        };
        let wanted = Wanted::of(&search.field.raw());
        let names = |pick: &'_ Pick| [pick.label.clone(), pick.note.clone()];
        let texts: Vec<[String; 2]> = self.picks.iter().map(names).collect();
        search.found = wanted.best(&texts, |texts| texts.iter().map(String::as_str));
        if wanted.is_blank() {
            self.begin();
        } else {
            self.state.reset();
        }
    }

    fn length(&self) -> usize {
        let found = self.search.as_ref().map(|search| search.found.len());
        found.unwrap_or(self.picks.len())
    }

    /// The pick in that row.
    fn at(&self, row: usize) -> Option<&Pick> {
        let place = match &self.search {
            Some(search) => *search.found.get(row)?,
            None => row,
        };
        self.picks.get(place)
    }

    fn bar_of(&self, pick: &Pick) -> Option<&Barred> {
        self.barred.iter().find(|entry| entry.value == pick.value)
    }

    /// Why the one under the cursor cannot be chosen now.
    fn selected_bar(&self) -> Option<&Barred> {
        self.bar_of(self.at(self.state.selected)?)
    }

    fn choose(&self) -> Vec<Effect> {
        if let Some(entry) = self.selected_bar() {
            return vec![Effect::complain(entry.why.text.as_str())];
        }
        let typed = self.search.as_ref().filter(|search| search.free);
        let typed = typed.map(|search| search.field.text());
        let picked = self.at(self.state.selected).map(|pick| pick.value.clone());
        match picked.or(typed.filter(|text| !text.is_empty())) {
            Some(value) => vec![Effect::Give {
                topic: self.topic,
                value,
            }],
            None if self.picks.is_empty() => vec![Effect::Close],
            None => Vec::new(),
        }
    }

    /// Tells beside each what it has to do.
    fn tell(&mut self, directory: &Directory, lang: Lang) {
        for pick in &mut self.picks {
            let mut load = directory.load.iter();
            let mut roles = directory.roles.iter();
            let told = if let Some(load) = load.find(|load| load.department == pick.value) {
                match load.overdue {
                    0 => texts::open(lang, load.open),
                    overdue => texts::load(lang, load.open, overdue),
                }
            } else if let Some((_, roles)) = roles.find(|(name, _)| *name == pick.label) {
                let titles = roles.iter().map(|role| role_title(lang, *role));
                titles.collect::<Vec<_>>().join(texts::and(lang))
            } else {
                continue;
            };
            if !pick.note.contains(&told) {
                let parts = [pick.note.as_str(), told.as_str()].into_iter();
                let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
                pick.note = parts.join(" · ");
            }
        }
    }

    /// The row of what is typed, with how many fit at its right. Gives what is left below.
    fn view_search(&self, draw: &mut Draw<'_>, area: Rect) -> Rect {
        let Some(search) = &self.search else {
            return area;
        };
        let lang = draw.lang();
        let line = row(area, 0);
        let count = format!("{}/{}", search.found.len(), self.picks.len());
        let count = draw.span(count, Role::Muted);
        let taken = draw.spans_right(line, vec![count]);
        let used = draw.text(line, texts::find(lang), Role::Accent) + 1;
        let rest = indent(line, used);
        let field = Rect {
            width: rest.width.saturating_sub(taken + 2),
            ..rest
        };
        search.field.view(draw, field, true);
        if search.field.is_blank() {
            draw.text(field, texts::how(lang), Role::Placeholder);
        }
        if search.found.is_empty() {
            let text = if search.free && !search.field.is_blank() {
                texts::as_typed(lang, &search.field.text())
            } else {
                texts::nothing(lang).to_owned()
            };
            draw.paragraph(below(area, 1), &text, Role::Muted);
        }
        below(area, 1)
    }
}

impl Surface for Picker {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu, Scope::List]
    }

    fn typing(&self) -> bool {
        self.search.is_some()
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        match id {
            popups::MENU_RUN => return self.choose(),
            popups::MENU_CLOSE => return vec![Effect::Close],
            _ => self.state.command(id, self.length()),
        };
        Vec::new()
    }

    fn key(&mut self, key: Key, _shell: &Shell) -> Vec<Effect> {
        let Some(search) = &mut self.search else {
            return Vec::new();
        };
        if search.field.key(key) == Edit::Changed {
            self.narrow();
        }
        Vec::new()
    }

    fn paste(&mut self, text: &str, shell: &Shell) -> Vec<Effect> {
        let Some(search) = &mut self.search else {
            return Vec::new();
        };
        if let Err(refused) = search.field.paste(text) {
            return vec![Effect::complain(refused.text(shell.lang))];
        }
        self.narrow();
        Vec::new()
    }

    fn click(&mut self, target: Target, _double: bool, _shell: &Shell) -> Vec<Effect> {
        let Target::Row(place) = target else {
            return Vec::new();
        };
        self.state.select(place, self.length());
        self.choose()
    }

    fn enter(&mut self, _shell: &Shell) -> Vec<Effect> {
        let ask = Effect::ask_latest("directory", Request::Directory);
        self.directory.then_some(ask).into_iter().collect()
    }

    fn answer(&mut self, _topic: &'static str, answer: Answer, shell: &Shell) -> Vec<Effect> {
        if let Answer::Directory(directory) = answer {
            self.tell(&directory, shell.lang);
        }
        Vec::new()
    }

    /// What they have to do is a help, no more: without it the list is as good as before.
    fn failed(&mut self, _topic: &'static str, _failure: Failure, _shell: &Shell) -> Vec<Effect> {
        Vec::new()
    }

    fn why(&self) -> Option<Subject> {
        let entry = self.selected_bar()?;
        Some(Subject::No(entry.why.clone()))
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let area = self.view_search(draw, area);
        let area = barred::view(&self.barred, self.selected_bar(), draw, area);
        let sight = self.state.sight(usize::from(area.height));
        for (line, place) in sight.enumerate() {
            let Some(pick) = self.at(place) else { break };
            let spot = row(area, width::cells(line));
            let selected = place == self.state.selected;
            let signs = draw.signs();
            let cursor = if selected { signs.cursor } else { " " };
            let (mark, role) = if self.bar_of(pick).is_some() {
                (signs.no, Role::Disabled)
            } else if pick.value == self.current {
                (signs.ok, Role::Normal)
            } else {
                (" ", Role::Normal)
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
            let used = draw.text(place_of_text, &text, role);
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
        let (least, more) = match (&self.search, self.directory) {
            (None, _) if !self.barred.is_empty() => (barred::LEAST, 0),
            (None, _) => (24, 0),
            (Some(_), false) => (SEARCHED, 1),
            (Some(_), true) => (SEARCHED + LOAD, 1),
        };
        let most = screen.width.saturating_sub(8).max(24);
        let width = width::cells(widest + 8).max(least).min(most);
        let foot = barred::rows(&self.barred, width);
        Size {
            width,
            height: width::cells(self.picks.len()).max(1) + more + foot,
        }
    }
}

mod texts {
    crate::catalogue! {
        find() { zh: "查找", en: "Find" }
        how() { zh: "文字、拼音或首字母", en: "a part of it, pinyin, initials" }
        nothing() { zh: "没有符合的；退格重来，Esc 关闭", en: "Nothing fits; Backspace, or Esc to close" }
        as_typed(text: &str) { zh: "名单里没有；回车照写“{text}”", en: "Not on the list; Enter takes \"{text}\" as typed" }
        open(open: u32) { zh: "在办 {open}", en: "{open} open" }
        load(open: u32, overdue: u32) { zh: "在办 {open} 超时 {overdue}", en: "{open} open, {overdue} overdue" }
        and() { zh: "、", en: ", " }
    }
}
