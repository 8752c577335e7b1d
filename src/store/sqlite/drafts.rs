//! Drafts of forms.

use rusqlite::{Connection, params};

use super::time;
use crate::store::{FormDraft, StoreError};

pub(super) fn save(conn: &Connection, draft: &FormDraft) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT OR REPLACE INTO draft (user, form, saved_at, body) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![
        draft.user,
        draft.form,
        time::written(draft.saved_at),
        draft.body
    ])?;
    Ok(())
}

pub(super) fn forget(conn: &Connection, user: &str, form: &str) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM draft WHERE user = ?1 AND form = ?2")?
        .execute([user, form])?;
    Ok(())
}

/// The drafts of a user, newest first.
pub(super) fn of(conn: &Connection, user: &str) -> Result<Vec<FormDraft>, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT form, saved_at, body FROM draft WHERE user = ?1")?;
    let mut rows = statement.query([user])?;
    let mut drafts = Vec::new();
    while let Some(row) = rows.next()? {
        drafts.push(FormDraft {
            user: user.to_owned(),
            form: row.get(0)?,
            saved_at: time::read(&row.get::<_, String>(1)?)?,
            body: row.get(2)?,
        });
    }
    drafts.sort_by(|one, other| {
        other
            .saved_at
            .cmp(&one.saved_at)
            .then_with(|| one.form.cmp(&other.form))
    });
    Ok(drafts)
}
