//! Names completed while they are typed: departments, persons, items. A part of the name or its pinyin initials find it; arrows
//! choose, Enter takes.

use ratatui::crossterm::event::KeyCode;

use super::fields::Take;
use super::plan::{Plan, Scene};
use super::read;
use crate::text::{initials, normal};
use crate::tui::key::Key;
use crate::tui::widgets::Form;

/// At most so many are offered.
const OFFERED: usize = 6;

/// What is offered for the field in focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Completion {
    field: String,
    /// What stands before the part that is completed.
    before: String,
    offers: Vec<String>,
    chosen: usize,
}

impl Completion {
    /// Up and down choose, Enter takes. `false` where the key means nothing here.
    pub fn key(&mut self, key: Key, form: &mut Form) -> bool {
        let count = self.offers.len();
        match key.code {
            KeyCode::Down if self.chosen + 1 < count => self.chosen += 1,
            KeyCode::Up if self.chosen > 0 => self.chosen -= 1,
            KeyCode::Enter => {
                if let Some(offer) = self.offers.get(self.chosen) {
                    form.set_text(&self.field, &format!("{}{offer}", self.before));
                }
            }
            _ => return false,
        }
        true
    }

    /// Names stand side by side; whole sentences below one another.
    fn text(&self, take: Take) -> String {
        if matches!(take, Take::Known(_)) {
            return self.lines();
        }
        let each = self.offers.iter().enumerate().map(|(at, offer)| {
            if at == self.chosen {
                format!("[{offer}]")
            } else {
                format!(" {offer} ")
            }
        });
        format!("↵ {}", each.collect::<String>())
    }

    fn lines(&self) -> String {
        let each = self.offers.iter().enumerate().map(|(at, offer)| {
            let sign = if at == self.chosen { "↵" } else { " " };
            format!("{sign} {offer}")
        });
        each.collect::<Vec<_>>().join("\n")
    }
}

/// Writes below each field what helps to fill it in, and gives what is offered for the one in focus.
pub(super) fn hints(
    form: &mut Form,
    plan: &Plan,
    scene: &Scene<'_>,
    before: Option<&Completion>,
) -> Option<Completion> {
    let focused = form.focused().to_owned();
    let mut found = None;
    for field in plan.fields {
        let text = form.text(field.id);
        let hint = match field.take {
            Take::Department | Take::Departments | Take::Person | Take::Known(_) => {
                let offered = (field.id == focused)
                    .then(|| completion(field.id, field.take, &text, scene))
                    .flatten();
                let offered = offered.map(|offered| Completion {
                    chosen: kept(before, &offered),
                    ..offered
                });
                found = found.or_else(|| offered.clone());
                offered
                    .map(|offered| offered.text(field.take))
                    .or_else(|| told(field.take, &text, scene))
            }
            Take::Ahead | Take::Past | Take::Day => read::meaning(field.take, &text, scene),
            _ => continue,
        };
        if let Some(item) = form.item_mut(field.id) {
            item.hint = hint;
        }
    }
    found
}

/// What is to be known of what was chosen from a table; how to choose, while nothing was.
fn told(take: Take, text: &str, scene: &Scene<'_>) -> Option<String> {
    if !matches!(take, Take::Known(_)) {
        return None;
    }
    if text.trim().is_empty() {
        return Some(super::texts::pick_hint(scene.lang).to_owned());
    }
    super::items::told(text, scene)
}

/// The choice stays while the same is offered.
fn kept(before: Option<&Completion>, now: &Completion) -> usize {
    let same = before.filter(|before| before.field == now.field && before.offers == now.offers);
    same.map_or(0, |before| before.chosen)
}

fn completion(field: &str, take: Take, text: &str, scene: &Scene<'_>) -> Option<Completion> {
    let (before, part) = match take {
        Take::Departments => last_part(text),
        _ => (String::new(), text.trim().to_owned()),
    };
    let wanted = normal(&part);
    if wanted.is_empty() {
        return None;
    }
    let names = names(take, scene);
    if names.contains(&part) {
        return None;
    }
    let offers: Vec<String> = names
        .into_iter()
        .filter(|name| matches(name, &wanted))
        .take(OFFERED)
        .collect();
    (!offers.is_empty()).then(|| Completion {
        field: field.to_owned(),
        before,
        offers,
        chosen: 0,
    })
}

fn last_part(text: &str) -> (String, String) {
    let parts: Vec<&str> = text
        .split_inclusive(['、', '，', ',', '；', ';', ' '])
        .collect();
    match parts.split_last() {
        Some((last, before)) if !last.ends_with(['、', '，', ',', '；', ';', ' ']) => {
            (before.concat(), last.trim().to_owned())
        }
        _ => (text.to_owned(), String::new()),
    }
}

fn matches(name: &str, wanted: &str) -> bool {
    normal(name).contains(wanted)
        || initials(name)
            .iter()
            .any(|letters| letters.starts_with(wanted))
}

fn names(take: Take, scene: &Scene<'_>) -> Vec<String> {
    let mut names: Vec<String> = match take {
        Take::Person => {
            let known = scene
                .opened
                .persons
                .iter()
                .map(|person| person.name.clone());
            let accused = scene
                .case()
                .persons
                .iter()
                .map(|person| person.name.clone());
            known
                .chain(accused)
                .chain(scene.case().handler.clone())
                .collect()
        }
        Take::Known(options) => options(scene)
            .into_iter()
            .map(|option| option.label)
            .collect(),
        _ => {
            let own = scene
                .case()
                .departments
                .iter()
                .map(|entry| entry.name.clone());
            own.chain(scene.opened.departments.iter().cloned())
                .collect()
        }
    };
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}
