//! Which key runs which command: the table's keys, and the user's own laid over them.

use std::collections::{BTreeMap, HashMap};

use super::commands::{self, Command, Id, Scope};
use super::key::Key;

/// Keys to commands in each scope, and commands to the keys that people really have.
#[derive(Clone, Debug)]
pub struct Keymap {
    by_key: HashMap<(Scope, Key), &'static Command>,
    by_id: BTreeMap<Id, Vec<Key>>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::with(&BTreeMap::new())
    }
}

impl Keymap {
    /// The table's keys; where `own` names a command, its keys take their place.
    pub fn with(own: &BTreeMap<Id, Vec<Key>>) -> Self {
        let mut map = Self {
            by_key: HashMap::new(),
            by_id: BTreeMap::new(),
        };
        for command in commands::all() {
            let keys = own
                .get(&command.id)
                .cloned()
                .unwrap_or_else(|| keys_of(command));
            for key in &keys {
                map.by_key.insert((command.scope, *key), command);
            }
            map.by_id.insert(command.id, keys);
        }
        map
    }

    /// The commands that `key` runs in these scopes and everywhere, the nearest first.
    ///
    /// A key that an input method made is looked up as the key that was pressed; a capital as its small letter where the
    /// capital itself means nothing.
    pub fn lookup(&self, scopes: &[Scope], key: Key) -> Vec<&'static Command> {
        let key = key.without_input_method();
        let found = self.exactly(scopes, key);
        if found.is_empty() {
            self.exactly(scopes, key.lowercase())
        } else {
            found
        }
    }

    fn exactly(&self, scopes: &[Scope], key: Key) -> Vec<&'static Command> {
        scopes
            .iter()
            .filter_map(|scope| self.by_key.get(&(*scope, key)).copied())
            .collect()
    }

    /// The keys of a command, the one to show first.
    pub fn keys(&self, id: Id) -> &[Key] {
        self.by_id.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The key to show for a command.
    pub fn label(&self, id: Id) -> Option<String> {
        self.keys(id).first().map(|key| key.label())
    }
}

fn keys_of(command: &Command) -> Vec<Key> {
    command
        .keys
        .iter()
        .filter_map(|key| Key::parse(key))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::commands::{cases, global, list};

    fn ids(scopes: &[Scope], key: &str) -> Vec<Id> {
        let found = Keymap::default().lookup(scopes, Key::parse(key).unwrap());
        found.iter().map(|command| command.id).collect()
    }

    const LIST: &[Scope] = &[Scope::Cases, Scope::List, Scope::Global];

    #[test]
    fn the_nearest_scope_comes_first() {
        assert_eq!(ids(LIST, "esc"), [cases::CLEAR, global::BACK]);
        assert_eq!(ids(LIST, "F3"), [global::CASES]);
    }

    #[test]
    fn shortcuts_work_while_an_input_method_is_on() {
        assert_eq!(ids(LIST, "／"), [cases::SEARCH, global::FIND]);
        assert_eq!(ids(LIST, "、"), [cases::SEARCH, global::FIND]);
        assert_eq!(ids(LIST, "？"), [global::HELP]);
        assert_eq!(ids(LIST, "ｊ"), [list::DOWN]);
    }

    #[test]
    fn caps_lock_is_forgiven_where_the_capital_means_nothing() {
        assert_eq!(ids(LIST, "J"), [list::DOWN]);
        assert_eq!(ids(LIST, "G"), [list::LAST]);
        assert_eq!(ids(LIST, "g"), [list::FIRST]);
    }

    #[test]
    fn own_keys_take_the_place_of_the_table_s() {
        let own = BTreeMap::from([(cases::SORT, vec![Key::parse("ctrl+o").unwrap()])]);
        let map = Keymap::with(&own);
        assert_eq!(map.label(cases::SORT).as_deref(), Some("Ctrl+O"));
        assert!(map.lookup(LIST, Key::char('s')).is_empty());
    }
}
