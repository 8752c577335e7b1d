//! The user's own keys: the table `[keys]` of the settings file, read against the command table.
//!
//! What is wrong is told by line and left out, and the command keeps the keys of the table: nobody is locked out by a typing
//! mistake. Two things are refused that a file could say and a person would regret: a key that means two things in one place,
//! and taking from the palette or from a box its last key that works while an input method is on.

use std::collections::{BTreeMap, HashMap};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Mistake, What, line_of};
use crate::tui::commands::{self, Command, Id, Scope, global};
use crate::tui::key::Key;

/// The keys of those commands that have other ones than the table says.
pub type OwnKeys = BTreeMap<Id, Vec<Key>>;

/// What a line takes.
const SHAPE: &str = "\"s\", [\"ctrl+o\", \"s\"]";

/// A line that names a command and keys.
struct Entry {
    line: usize,
    command: &'static Command,
    keys: Vec<Key>,
}

/// Reads `[keys]`; a file that is no TOML has none.
pub(super) fn read(text: &str) -> (OwnKeys, Vec<Mistake>) {
    let mut reading = Reading::default();
    let file = DeTable::parse(text);
    if let Some(keys) = file
        .as_ref()
        .ok()
        .and_then(|file| file.get_ref().get(super::KEYS))
    {
        reading.table(text, "", keys);
    }
    reading.entries.sort_by_key(|entry| entry.line);
    reading.lay_over()
}

#[derive(Default)]
struct Reading {
    entries: Vec<Entry>,
    mistakes: Vec<Mistake>,
}

impl Reading {
    /// `cases.sort = "s"` without quotes is a table in a table; it means the same.
    fn table(&mut self, text: &str, name: &str, value: &Spanned<DeValue<'_>>) {
        let line = line_of(text, value.span().start);
        match value.get_ref() {
            DeValue::Table(inner) => {
                for (word, value) in inner {
                    let word = word.get_ref().as_ref();
                    let full = if name.is_empty() {
                        word.to_owned()
                    } else {
                        format!("{name}.{word}")
                    };
                    self.table(text, &full, value);
                }
            }
            _ if name.is_empty() => self.blame(line, name, What::Value { allowed: "[keys]" }),
            value => self.entry(line, name, value),
        }
    }

    fn entry(&mut self, line: usize, name: &str, value: &DeValue<'_>) {
        let Some(command) = commands::all().find(|command| command.id.0 == name) else {
            return self.blame(line, name, What::NoCommand);
        };
        let Some(words) = words(value) else {
            return self.blame(line, name, What::Value { allowed: SHAPE });
        };
        let (mut keys, wanted) = (Vec::new(), words.len());
        for word in words {
            match usable(word) {
                Ok(key) => keys.push(key),
                Err(what) => self.blame(line, name, what),
            }
        }
        if wanted == 0 || !keys.is_empty() {
            self.entries.push(Entry {
                line,
                command,
                keys,
            });
        }
    }

    fn blame(&mut self, line: usize, name: &str, what: What) {
        let dot = if name.is_empty() { "" } else { "." };
        self.mistakes.push(Mistake {
            line: Some(line),
            field: format!("{}{dot}{name}", super::KEYS),
            what,
        });
    }

    /// Takes what can stand beside the rest of the table.
    fn lay_over(mut self) -> (OwnKeys, Vec<Mistake>) {
        let entries = self.without_the_needed();
        let palette = palette_keys(&entries);
        let named = |id: Id| entries.iter().any(|entry| entry.command.id == id);
        let mut taken: HashMap<(Scope, Key), Id> = HashMap::new();
        for command in commands::all().filter(|command| !named(command.id)) {
            for key in of_the_table(command) {
                taken.insert((command.scope, key), command.id);
            }
        }
        let mut own = OwnKeys::new();
        for entry in entries {
            let Entry {
                line,
                command,
                keys,
            } = entry;
            let wanted = keys.len();
            let mut kept = Vec::new();
            for key in keys {
                let place = (command.scope, key);
                if let Some(by) = taken.get(&place).filter(|by| **by != command.id) {
                    let (key, by) = (key.label(), *by);
                    self.blame(line, command.id.0, What::Taken { key, by });
                } else if palette.contains(&key) && !stands_above(command) {
                    let (key, by) = (key.label(), global::PALETTE);
                    self.blame(line, command.id.0, What::Taken { key, by });
                } else {
                    taken.insert(place, command.id);
                    kept.push(key);
                }
            }
            if wanted > 0 && kept.is_empty() {
                kept = of_the_table(command)
                    .into_iter()
                    .filter(|key| !taken.contains_key(&(command.scope, *key)))
                    .collect();
            }
            own.insert(command.id, kept);
        }
        self.mistakes.sort_by_key(|mistake| mistake.line);
        (own, self.mistakes)
    }

    /// Leaves out the lines that would take a needed command from people with an input method.
    fn without_the_needed(&mut self) -> Vec<Entry> {
        let (bad, good): (Vec<Entry>, Vec<Entry>) = std::mem::take(&mut self.entries)
            .into_iter()
            .partition(|entry| is_needed(entry.command) && entry.keys.iter().all(is_letter));
        for entry in bad {
            self.blame(entry.line, entry.command.id.0, What::Needed);
        }
        good
    }
}

fn words<'a>(value: &'a DeValue<'_>) -> Option<Vec<&'a str>> {
    match value {
        DeValue::String(word) => Some(vec![word.as_ref()]),
        DeValue::Array(list) => list
            .iter()
            .map(|word| word.get_ref().as_str())
            .collect::<Option<Vec<_>>>(),
        _ => None,
    }
}

/// A key that a terminal can tell from all others, whatever the input method makes of it.
fn usable(word: &str) -> Result<Key, What> {
    let key = Key::parse(word).map(Key::without_input_method);
    let key = key.filter(|key| key.typed().is_none_or(|c| c.is_ascii() && !c.is_control()));
    let key = key.ok_or_else(|| What::NotAKey(word.to_owned()))?;
    match twin(key) {
        Some(same) => Err(What::Same {
            key: key.label(),
            same,
        }),
        None => Ok(key),
    }
}

/// The key for which a terminal takes this one.
fn twin(key: Key) -> Option<&'static str> {
    use ratatui::crossterm::event::KeyCode::Char;
    match key.code {
        Char('i') if key.ctrl => Some("Tab"),
        Char('m' | 'j') if key.ctrl => Some("Enter"),
        Char('h') if key.ctrl => Some("Backspace"),
        Char('[') if key.ctrl => Some("Esc"),
        _ => None,
    }
}

/// A key that an input method may keep for itself. It gives the space on, or makes one of it that counts as one.
fn is_letter(key: &Key) -> bool {
    key.typed().is_some_and(|c| c != ' ')
}

/// Whether neither menu nor palette leads to it: the palette itself, and what works inside boxes and forms.
fn is_needed(command: &Command) -> bool {
    let inside = matches!(
        command.scope,
        Scope::List
            | Scope::Form
            | Scope::Confirm
            | Scope::Menu
            | Scope::Help
            | Scope::Palette
            | Scope::Searches
            | Scope::Drafts
    );
    (inside || command.id == global::PALETTE)
        && of_the_table(command).iter().any(|key| !is_letter(key))
}

/// Whether it works only where the palette is not to be had.
fn stands_above(command: &Command) -> bool {
    command.id == global::PALETTE || command.scope == Scope::Palette
}

fn palette_keys(entries: &[Entry]) -> Vec<Key> {
    let own = entries
        .iter()
        .find(|entry| entry.command.id == global::PALETTE);
    match own {
        Some(entry) => entry.keys.clone(),
        None => commands::command(global::PALETTE).map_or_else(Vec::new, of_the_table),
    }
}

fn of_the_table(command: &Command) -> Vec<Key> {
    command
        .keys
        .iter()
        .filter_map(|key| Key::parse(key))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use crate::tui::commands::{cases, form, queue};

    fn told(text: &str) -> Vec<String> {
        let (_, mistakes) = read(text);
        mistakes
            .iter()
            .map(|mistake| mistake.text(Lang::En))
            .collect()
    }

    fn keys(text: &str, id: Id) -> Vec<String> {
        let (own, mistakes) = read(text);
        assert!(mistakes.is_empty(), "{mistakes:?}");
        own[&id].iter().map(|key| key.label()).collect()
    }

    #[test]
    fn one_key_or_a_list_with_or_without_quotes() {
        for text in [
            "[keys]\n\"cases.sort\" = [\"ctrl+o\", \"s\"]\n",
            "[keys]\ncases.sort = [\"ctrl+o\", \"s\"]\n",
            "[keys.cases]\nsort = [\"ctrl+o\", \"s\"]\n",
        ] {
            assert_eq!(keys(text, cases::SORT), ["Ctrl+O", "s"], "{text}");
        }
        assert_eq!(keys("keys.cases.sort = \"o\"", cases::SORT), ["o"]);
        assert!(keys("[keys]\ncases.sort = []", cases::SORT).is_empty());
    }

    #[test]
    fn mistakes_are_told_by_line() {
        let text = "[keys]\n\"cases.sorting\" = \"s\"\n\"cases.sort\" = \"F13\"\n\"cases.open\" = 3\n\"cases.filter\" = \"ctrl+i\"\n";
        assert_eq!(
            told(text),
            [
                "line 2, keys.cases.sorting: there is no such command; F8, Keys lists their names",
                "line 3, keys.cases.sort: F13 is not a key",
                "line 4, keys.cases.open: it takes \"s\", [\"ctrl+o\", \"s\"]",
                "line 5, keys.cases.filter: a terminal takes Ctrl+I for Tab",
            ]
        );
        assert_eq!(
            told("keys = 3\n"),
            ["line 1, keys: it takes [keys]"],
            "no table"
        );
    }

    #[test]
    fn a_key_means_one_thing_in_one_place() {
        assert_eq!(
            told("[keys]\n\"cases.sort\" = \"f\"\n"),
            ["line 2, keys.cases.sort: f is the key of Choose a filter (cases.filter)"]
        );
        let (own, mistakes) = read("[keys]\ncases.sort = \"f\"\ncases.filter = \"f\"\n");
        assert_eq!(mistakes.len(), 1);
        assert_eq!(
            (mistakes[0].line, own[&cases::SORT][0].label().as_str()),
            (Some(3), "f")
        );
        assert!(
            own[&cases::FILTER].is_empty(),
            "its own key has gone to the order"
        );
        assert!(told("[keys]\ncases.sort = \"f\"\ncases.filter = \"s\"\n").is_empty());
        assert_eq!(keys("[keys]\nqueue.open = \"f\"\n", queue::OPEN), ["f"]);
    }

    #[test]
    fn a_mistaken_line_leaves_the_keys_of_the_table() {
        let (own, _) = read("[keys]\ncases.sort = \"F13\"\n");
        assert!(!own.contains_key(&cases::SORT));
        let (own, _) = read("[keys]\ncases.sort = \"f\"\n");
        assert_eq!(own[&cases::SORT][0].label(), "s");
    }

    #[test]
    fn what_an_input_method_needs_cannot_be_taken_away() {
        for (text, name) in [
            ("[keys]\npalette = \":\"\n", "keys.palette"),
            ("[keys]\npalette = []\n", "keys.palette"),
            ("[keys]\n\"form.submit\" = \"s\"\n", "keys.form.submit"),
        ] {
            let (own, mistakes) = read(text);
            assert!(own.is_empty(), "{text}");
            assert_eq!(mistakes[0].field, name);
            assert!(
                mistakes[0].text(Lang::Zh).contains("输入法"),
                "{}",
                mistakes[0].text(Lang::Zh)
            );
        }
        assert_eq!(told("[keys]\ncases.sort = \"F9\"\n").len(), 1);
        assert_eq!(
            keys("[keys]\n\"form.submit\" = [\"ctrl+d\"]\n", form::SUBMIT),
            ["Ctrl+D"]
        );
        assert!(told("[keys]\npalette = \"ctrl+o\"\ncases.sort = \"F9\"\n").is_empty());
    }
}
