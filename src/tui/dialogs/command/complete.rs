//! Entries of a table completed while they are typed. A part of the text, its pinyin or its initials find one; arrows choose, Enter
//! takes.

use ratatui::crossterm::event::KeyCode;

use super::fields::Take;
use super::plan::{Plan, Scene};
use crate::text::Wanted;
use crate::tui::key::Key;
use crate::tui::widgets::{Form, Opt};

/// At most so many are offered.
const OFFERED: usize = 6;

/// What is offered for the field in focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Completion {
    field: String,
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
                    form.set_text(&self.field, offer);
                }
            }
            _ => return false,
        }
        true
    }

    fn lines(&self) -> String {
        let each = self.offers.iter().enumerate().map(|(at, offer)| {
            let sign = if at == self.chosen { "↵" } else { " " };
            format!("{sign} {offer}")
        });
        each.collect::<Vec<_>>().join("\n")
    }
}

/// Writes below each field that takes from a table what helps to fill it in, and gives what is offered for the one in focus.
pub(super) fn hints(
    form: &mut Form,
    plan: &Plan,
    scene: &Scene<'_>,
    before: Option<&Completion>,
) -> Option<Completion> {
    let focused = form.focused().to_owned();
    let mut found = None;
    for field in plan.fields {
        let Take::Known(options) = field.take else {
            continue;
        };
        let text = form.text(field.id);
        let offered = (field.id == focused)
            .then(|| completion(field.id, options, &text, scene))
            .flatten();
        let offered = offered.map(|offered| Completion {
            chosen: kept(before, &offered),
            ..offered
        });
        found = found.or_else(|| offered.clone());
        let hint = match offered {
            Some(offered) => Some(offered.lines()),
            None => told(&text, scene),
        };
        if let Some(item) = form.item_mut(field.id) {
            item.hint = hint;
        }
    }
    found
}

/// What is to be known of what was chosen from a table; how to choose, while nothing was.
fn told(text: &str, scene: &Scene<'_>) -> Option<String> {
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

fn completion(
    field: &str,
    options: fn(&Scene<'_>) -> Vec<Opt>,
    text: &str,
    scene: &Scene<'_>,
) -> Option<Completion> {
    let wanted = Wanted::of(text);
    let options = options(scene);
    let is_whole = options.iter().any(|option| option.label == text.trim());
    if wanted.is_blank() || is_whole {
        return None;
    }
    let best = wanted.best(&options, |option| [option.label.as_str()]);
    let found = best.into_iter().filter_map(|place| options.get(place));
    let offers: Vec<String> = found
        .take(OFFERED)
        .map(|option| option.label.clone())
        .collect();
    (!offers.is_empty()).then(|| Completion {
        field: field.to_owned(),
        offers,
        chosen: 0,
    })
}
