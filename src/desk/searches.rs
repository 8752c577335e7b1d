//! Searches that a user has kept under a name. They lie where drafts lie, since both are a user's own and no fact of any case,
//! and are kept apart from them by their key.

use super::{Desk, DeskError};

/// What the keys of saved searches begin with.
const PREFIX: &str = "search/";

/// A search kept under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    pub name: String,
    /// In the words of the query language.
    pub words: String,
}

impl Desk {
    /// Keeps a search under `name`, in the place of one that had it.
    ///
    /// # Errors
    /// A word that is wrong, by name; a fault of the file.
    pub fn save_search(&mut self, user: &str, search: &SavedSearch) -> Result<(), DeskError> {
        self.filters(&search.words)?;
        let key = format!("{PREFIX}{}", search.name);
        self.save_draft(user, &key, &search.words)
    }

    /// The saved searches of `user`, by name.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn searches(&self, user: &str) -> Result<Vec<SavedSearch>, DeskError> {
        let kept = self.store.drafts(user)?.into_iter();
        let mut searches: Vec<SavedSearch> = kept
            .filter_map(|draft| {
                let name = draft.form.strip_prefix(PREFIX)?.to_owned();
                Some(SavedSearch {
                    name,
                    words: draft.body,
                })
            })
            .collect();
        searches.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(searches)
    }

    /// Forgets a saved search.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn drop_search(&mut self, user: &str, name: &str) -> Result<(), DeskError> {
        self.drop_draft(user, &format!("{PREFIX}{name}"))
    }
}

/// Whether a draft of that key is a saved search.
pub(super) fn is_search(key: &str) -> bool {
    key.starts_with(PREFIX)
}
