//! Backups, on the worker's side: what the desk remembers of them, and making one.

use std::path::{Path, PathBuf};

use super::name::unused;
use super::{Failure, Progress};
use crate::case::Actor;
use crate::desk::backup::{BackupDue, KeptBackup};
use crate::desk::{Desk, DeskError};
use crate::text::Lang;

/// A question about backups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Which there are.
    Kept,
    /// A name for a new one that nothing bears yet.
    Suggest { lang: Lang },
    /// Make one and check it.
    Make(PathBuf),
}

/// What is answered to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Kept(Seen),
    Suggested(PathBuf),
    /// So many entries were checked, up to that end of the chain.
    Made {
        file: PathBuf,
        events: i64,
        chain: String,
    },
}

/// What the desk remembers of its backups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The newest first.
    pub backups: Vec<KeptBackup>,
    /// Whether the newest is still where it was written.
    pub there: bool,
    pub due: Option<BackupDue>,
}

impl Request {
    /// Whether it changes the desk.
    pub(super) const fn writes(&self) -> bool {
        matches!(self, Self::Make(_))
    }
}

impl From<Request> for super::Request {
    fn from(request: Request) -> Self {
        Self::Backup(request)
    }
}

/// Answers. `folder` is where documents go when nobody says otherwise.
///
/// # Errors
/// What the desk refuses; a disk that is full or fails; stopped. No file is left then.
pub fn answer(
    desk: &mut Desk,
    actor: &Actor,
    request: Request,
    folder: &Path,
    progress: &Progress,
) -> Result<Answer, Failure> {
    Ok(match request {
        Request::Kept => Answer::Kept(seen(desk)?),
        Request::Suggest { lang } => Answer::Suggested(unused(
            folder,
            texts::name(lang),
            desk.now().date_naive(),
            "tousu",
        )),
        Request::Make(target) => {
            let brake = progress.brake();
            let made = desk.back_up(actor, &target, &mut |_, done, of| {
                let count = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
                progress.at(count(done), count(of));
                !brake.is_pulled()
            })?;
            if let Some(error) = made.unnoted {
                return Err(error.into());
            }
            Answer::Made {
                file: made.file,
                events: made.manifest.head.seq,
                chain: made.manifest.head.chain,
            }
        }
    })
}

fn seen(desk: &Desk) -> Result<Seen, DeskError> {
    let mut backups = desk.backups()?;
    backups.reverse();
    Ok(Seen {
        there: backups.first().is_some_and(|last| last.file.is_file()),
        due: desk.backup_due()?,
        backups,
    })
}

mod texts {
    crate::catalogue! {
        name() { zh: "投诉台备份", en: "desk-backup" }
    }
}
