//! Drafts of forms: nothing typed is lost.

use super::searches::is_search;
use super::{Desk, DeskError};
use crate::store::FormDraft;

impl Desk {
    /// Keeps what `user` has typed into `form` so far.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn save_draft(&mut self, user: &str, form: &str, body: &str) -> Result<(), DeskError> {
        let draft = FormDraft {
            user: user.to_owned(),
            form: form.to_owned(),
            saved_at: self.now(),
            body: body.to_owned(),
        };
        Ok(self.store.save_draft(&draft)?)
    }

    /// The drafts of `user`, newest first.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn drafts(&self, user: &str) -> Result<Vec<FormDraft>, DeskError> {
        let mut drafts = self.store.drafts(user)?;
        drafts.retain(|draft| !is_search(&draft.form));
        Ok(drafts)
    }

    /// Forgets a draft: it was submitted, or its writer does not want it.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn drop_draft(&mut self, user: &str, form: &str) -> Result<(), DeskError> {
        Ok(self.store.drop_draft(user, form)?)
    }
}
