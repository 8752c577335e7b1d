//! What things are called: by the regulation of the time, else by the one that the case lives under, else by their id.

use super::data::Data;
use super::model::Cell;
use super::texts;
use crate::case::CommandName;
use crate::regulation::Regulation;
use crate::text::Label;

impl Data {
    fn label(&self, id: &str, find: impl Fn(&Regulation) -> Option<&Label>) -> String {
        let regulations =
            std::iter::once(&self.rules.regulation).chain(self.rules.versions.values());
        let found = regulations
            .into_iter()
            .find_map(|regulation| find(regulation).map(|label| label.get(self.lang).to_owned()));
        found.unwrap_or_else(|| id.to_owned())
    }

    pub(super) fn kind(&self, id: &str) -> String {
        self.label(id, |rules| rules.kind(id).map(|kind| &kind.label))
    }

    pub(super) fn level(&self, id: &str) -> String {
        self.label(id, |rules| rules.level(id).map(|level| &level.label))
    }

    /// The gravest first; an unknown level after all others.
    pub(super) fn rank(&self, id: &str) -> u8 {
        let regulations =
            std::iter::once(&self.rules.regulation).chain(self.rules.versions.values());
        let mut found = regulations.filter_map(|rules| rules.level(id).map(|level| level.rank));
        found.next().unwrap_or(u8::MAX)
    }

    pub(super) fn category(&self, id: &str) -> String {
        self.label(id, |rules| rules.category(id).map(|entry| &entry.label))
    }

    pub(super) fn channel(&self, id: &str) -> String {
        self.label(id, |rules| rules.channel(id).map(|entry| &entry.label))
    }

    pub(super) fn clause(&self, id: &str) -> String {
        self.label(id, |rules| rules.clause(id).map(|entry| &entry.label))
    }

    pub(super) fn item(&self, id: &str) -> String {
        self.label(id, |rules| {
            let item = rules.items.iter().find(|item| item.id == id);
            item.map(|item| &item.label)
        })
    }

    /// Something with an id, or "not given".
    pub(super) fn named(&self, id: Option<&str>, label: impl Fn(&str) -> String) -> Cell {
        Cell::Named {
            id: id.map(ToOwned::to_owned),
            label: id.map_or_else(|| texts::not_given(self.lang).to_owned(), label),
        }
    }

    /// A level; not every kind has one.
    pub(super) fn level_cell(&self, id: Option<&str>) -> Cell {
        match id {
            None => Cell::Named {
                id: None,
                label: texts::no_level(self.lang).to_owned(),
            },
            id => self.named(id, |id| self.level(id)),
        }
    }

    /// Whether the paper asks if a complaint is upheld (or valid): else no column speaks of it.
    pub(super) fn judges(&self) -> bool {
        let judges = [CommandName::Verdict, CommandName::Verify];
        let steps = &self.rules.regulation.steps;
        steps.iter().any(|step| judges.contains(&step.name))
    }

    /// A name of the directory, or "not given".
    pub(super) fn name(&self, name: Option<&str>) -> Cell {
        self.named(name, ToOwned::to_owned)
    }

    /// A name or a text that may have been erased.
    pub(super) fn erasable(&self, text: Option<&str>) -> Cell {
        Cell::Named {
            id: text.map(ToOwned::to_owned),
            label: text.map_or_else(|| texts::erased(self.lang).to_owned(), ToOwned::to_owned),
        }
    }
}

/// A word of a query, in quotes where it has a space.
pub(super) fn quoted(word: &str) -> String {
    if word.contains(char::is_whitespace) {
        format!("\"{word}\"")
    } else {
        word.to_owned()
    }
}
