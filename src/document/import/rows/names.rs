//! What a regulation calls its entries, as the cells of an old ledger name them.

use std::collections::HashMap;

use crate::text::{Label, normal};

/// The ids of entries, by id and by label in either language, as they are compared.
pub(super) type Names = HashMap<String, String>;

pub(super) fn of<'a>(entries: impl Iterator<Item = (&'a String, &'a Label)>) -> Names {
    let mut names = Names::new();
    for (id, label) in entries {
        for name in [id, &label.zh, &label.en] {
            names.entry(normal(name)).or_insert_with(|| id.clone());
        }
    }
    names
}

/// The id of the entry that `word` names.
pub(super) fn find(names: &Names, word: &str) -> Option<String> {
    names.get(&normal(word)).cloned()
}
