//! The store in one `SQLite` file.
//!
//! `open` makes and opens it, `schema` and `migrations/` say how it is laid out. `append` is the one write; `log` writes the
//! events, `case_write` what is computed from them. Questions for cases go through `ask` (what must hold), `way` (by which
//! index) and `walk` (the SELECT) to `cases` and `queue`; what people type is looked up by `grams` and `search`.

mod alike;
mod append;
mod ask;
#[cfg(test)]
mod braked;
mod by_due;
mod case_write;
mod cases;
mod closed;
mod copy;
mod cursor;
mod doubt;
mod drafts;
mod erase;
mod fault;
mod file;
mod fired;
mod glance;
mod grams;
mod idle;
mod integrity;
mod kept;
mod lines;
mod list;
mod log;
mod names;
mod network;
mod numbers;
mod older;
mod open;
mod people;
mod period;
mod placing;
#[cfg(test)]
mod plans;
mod purge;
mod queue;
mod read;
mod received;
mod related;
mod row;
mod schema;
mod search;
mod snapshot;
mod sql;
mod sums;
mod tally;
mod tasks;
mod time;
mod versions;
mod walk;
mod way;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

pub use open::Older;

use super::{
    Appended, Brake, Copied, Edition, EditionId, FormDraft, NewLine, Parts, Prepare, Read, Store,
    StoreError,
};

/// So many steps of a statement are done before the brake is looked at again: a few microseconds.
const STEPS: std::ffi::c_int = 1_000;

/// Where the salts of personal halves come from.
pub type SaltSource = fn() -> Result<[u8; 16], StoreError>;

/// A desk in a `SQLite` file.
#[derive(Debug)]
pub struct SqliteStore {
    conn: Connection,
    /// `None` in memory.
    path: Option<PathBuf>,
    salt: SaltSource,
    brake: Option<Brake>,
}

impl SqliteStore {
    /// Makes an empty desk at `path`, readable by its owner only.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where something is there already; a network file system, a full or read-only disk.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        Ok(Self::over(open::create(path)?, Some(path)))
    }

    /// Opens the desk at `path`; brings an older layout up to date.
    ///
    /// # Errors
    /// Where there is none, where it is no desk, was written by a newer version, cannot be written, or is damaged. Then
    /// nothing has been changed.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self::over(open::open(path)?, Some(path)))
    }

    /// Opens the desk at `path` for oneself: nobody else has it open, nor can open it until this is let go. All of it is in the
    /// one file then, on whatever file system.
    ///
    /// # Errors
    /// As [`SqliteStore::open`]; [`StoreError::Busy`] where another terminal has it open.
    pub fn open_alone(path: &Path, older: Older) -> Result<Self, StoreError> {
        // Opened anew after a doubtful commit it would not be alone any more.
        Ok(Self::over(open::open_alone(path, older)?, None))
    }

    /// A desk in memory, for trying things out.
    ///
    /// # Errors
    /// Only where memory fails.
    pub fn open_in_memory() -> Result<Self, StoreError> {
        Ok(Self::over(open::in_memory()?, None))
    }

    /// The same desk with other salts: a test wants the same bytes twice.
    #[must_use]
    pub fn with_salts(self, salt: SaltSource) -> Self {
        Self { salt, ..self }
    }

    /// The same desk, counting the steps that the database takes: what a question costs, whatever else the machine does.
    ///
    /// # Errors
    /// Only where the store cannot be told.
    #[cfg(test)]
    pub(crate) fn counting(
        mut self,
        steps: std::sync::Arc<std::sync::atomic::AtomicU64>,
    ) -> Result<Self, StoreError> {
        let step = move || {
            steps.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            false
        };
        self.conn.progress_handler(1, Some(step))?;
        Ok(self)
    }

    /// Whether a desk may stand at `path` at all.
    ///
    /// # Errors
    /// [`StoreError::Network`] where locks cannot be trusted.
    pub fn may_stand_at(path: &Path) -> Result<(), StoreError> {
        file::refuse_network(path)
    }

    /// The layout that this program writes.
    pub const LAYOUT: i64 = schema::LAYOUT;

    fn over(conn: Connection, path: Option<&Path>) -> Self {
        Self {
            conn,
            path: path.map(Path::to_owned),
            salt: random_salt,
            brake: None,
        }
    }
}

fn random_salt() -> Result<[u8; 16], StoreError> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|e| StoreError::Io(format!("no random numbers: {e}")))?;
    Ok(salt)
}

impl Store for SqliteStore {
    fn append(&mut self, prepare: &mut Prepare<'_>) -> Result<Option<Appended>, StoreError> {
        append::append(self, prepare)
    }

    fn append_parts(&mut self, parts: &mut Parts<'_>) -> Result<Option<Appended>, StoreError> {
        append::append_parts(self, parts)
    }

    fn heed(&mut self, brake: Brake) -> Result<(), StoreError> {
        self.brake = Some(brake.clone());
        let pulled = move || brake.is_pulled();
        Ok(self.conn.progress_handler(STEPS, Some(pulled))?)
    }

    fn save_draft(&mut self, draft: &FormDraft) -> Result<(), StoreError> {
        drafts::save(&self.conn, draft)
    }

    fn drop_draft(&mut self, user: &str, form: &str) -> Result<(), StoreError> {
        drafts::forget(&self.conn, user, form)
    }

    fn begin_edition(&mut self, edition: &Edition) -> Result<Option<EditionId>, StoreError> {
        lines::begin(&self.conn, edition)
    }

    fn keep_lines(&mut self, edition: EditionId, made: &[NewLine]) -> Result<(), StoreError> {
        lines::keep(&self.conn, edition, made)
    }

    fn idle(&mut self, budget_ms: u32) -> Result<(), StoreError> {
        idle::work(&self.conn, Duration::from_millis(u64::from(budget_ms)))
    }

    fn copy_to(&self, path: &Path, told: &mut Copied<'_>) -> Result<(), StoreError> {
        copy::copy(&self.conn, path, told)
    }

    fn purge(&mut self) -> Result<(), StoreError> {
        purge::purge(&self.conn)
    }

    fn as_read(&self) -> &dyn Read {
        self
    }
}
