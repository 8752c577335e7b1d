//! The way back: a backup takes the place of the present desk.
//!
//! Everything that can go wrong goes wrong before the present desk is touched: the backup is copied beside it, known again by its
//! manifest, brought up to date, checked, and what was erased since goes again. All the while nobody else can open the present
//! desk, so that nothing is registered there that would be missed afterwards.

use std::path::{Path, PathBuf};

use serde_json::json;
use tempfile::TempDir;

use super::doors::{enter, named, present, same_file};
use super::list::{self, ErasedCase};
use super::younger::{self, Asked, Younger};
use super::{Stage, Trouble, Watch, make, set_aside, whole};
use crate::calendar::Moment;
use crate::case::Actor;
use crate::desk::{Clock, Desk, DeskError, ErrorKind, writing_time};
use crate::store::sqlite::{Older, SqliteStore};
use crate::store::{Anchor, Batch, DeskEvent, Manifest, StoreError, place};

/// A restore under way. Let go before its end, it leaves everything as it was.
#[derive(Debug)]
pub struct Restoring {
    desk: PathBuf,
    backup: PathBuf,
    manifest: Option<Manifest>,
    clock: Clock,
    /// The present desk, held so that nobody else opens it; `None` where there is none that can be read.
    present: Option<Desk>,
    copy: Option<Copy>,
    actor: Option<Actor>,
}

/// The copy that will be the desk.
#[derive(Debug)]
struct Copy {
    folder: TempDir,
    desk: Desk,
    sha256: String,
}

/// What a restore did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The end of the backup's history.
    pub head: Anchor,
    /// When the last entry of the backup was written.
    pub until: Option<Moment>,
    pub cases: u64,
    /// Where the desk of before is kept; `None` where there was none.
    pub set_aside: Option<PathBuf>,
    /// What only that one has; `None` where it cannot be read, or has another history.
    pub younger: Option<Younger>,
    /// The cases whose personal data went again.
    pub erased_again: Vec<String>,
    /// Users who were disabled since the backup, and can sign in again now.
    pub enabled_again: Vec<String>,
}

impl Restoring {
    /// Looks at the backup's manifest and takes hold of the present desk.
    ///
    /// # Errors
    /// [`Trouble`]; a present desk that may not be replaced: of a newer layout, or held by another terminal.
    pub fn begin(
        desk: &Path,
        backup: &Path,
        clock: Clock,
        without_manifest: bool,
    ) -> Result<Self, DeskError> {
        let (desk, backup) = (whole(desk)?, whole(backup)?);
        if !backup.is_file() {
            return Err(Trouble::NoBackup(backup).into());
        }
        if same_file(&desk, &backup) {
            return Err(Trouble::Itself(backup).into());
        }
        let manifest = match Manifest::read(&backup)? {
            None if !without_manifest => {
                return Err(Trouble::NoManifest(Manifest::place(&backup)).into());
            }
            found => found,
        };
        SqliteStore::may_stand_at(&desk)?;
        Ok(Self {
            present: present(&desk, clock)?,
            desk,
            backup,
            manifest,
            clock,
            copy: None,
            actor: None,
        })
    }

    /// Whether nobody needs a secret: on a training desk. Where the present desk cannot be read the backup says so, which is
    /// copied for that.
    ///
    /// # Errors
    /// As [`Restoring::run`].
    pub fn training(&mut self, watch: &mut Watch<'_>) -> Result<bool, DeskError> {
        if self.present.is_none() {
            self.copy(watch)?;
        }
        let copy = self.copy.as_ref().map(|copy| &copy.desk);
        let asked = self.present.as_ref().or(copy);
        Ok(asked.is_some_and(|desk| desk.profile.training))
    }

    /// An administrator of the present desk says that it shall be; of the backup, where the present desk cannot be read.
    ///
    /// # Errors
    /// As [`Desk::sign_in`]; somebody who is no administrator.
    pub fn sign_in(
        &mut self,
        user: &str,
        secret: Option<&str>,
        watch: &mut Watch<'_>,
    ) -> Result<(), DeskError> {
        let unreadable = match self.present.as_mut().map(|desk| enter(desk, user, secret)) {
            Some(Ok(actor)) => {
                self.actor = Some(actor);
                // The sign-in was written. Opened anew, and only read from now on, the file has no journal beside it that
                // could meet the file which takes its place.
                self.present = None;
                self.present = present(&self.desk, self.clock)?;
                return Ok(());
            }
            Some(Err(error)) if error.kind() == ErrorKind::Damaged => true,
            Some(Err(error)) => return Err(error),
            None => false,
        };
        if unreadable {
            self.present = None;
        }
        let copy = self.copy(watch)?;
        self.actor = Some(enter(&mut copy.desk, user, secret)?);
        Ok(())
    }

    /// Does it.
    ///
    /// # Errors
    /// [`Trouble`]; a backup of a newer layout; a disk that is full or fails; [`StoreError::Stopped`]. The present desk is as it
    /// was then.
    pub fn run(mut self, watch: &mut Watch<'_>) -> Result<Restored, DeskError> {
        self.copy(watch)?;
        let (Some(mut copy), Some(actor)) = (self.copy.take(), self.actor.take()) else {
            return Err(DeskError::SecretNeeded);
        };
        let anchors: Vec<Anchor> = self
            .manifest
            .iter()
            .map(|known| known.head.clone())
            .collect();
        let report = copy.desk.check_watched(&anchors, watch)?;
        make::sound(&report, &self.backup)?;
        let head = anchors.into_iter().next().unwrap_or(Anchor {
            seq: report.events,
            chain: report.head.clone(),
        });
        let asked = self.present.as_ref().map(|desk| younger::ask(desk, &head));
        // A present desk that is too damaged to be asked is set aside all the same.
        let asked = asked.and_then(Result::ok).unwrap_or_default();
        let known = self.known_erasures(&asked)?;
        let erased_again = copy.desk.erase_again(&actor, &known)?;
        let users = copy.desk.users()?.into_iter();
        let back = users.filter(|user| !user.disabled && asked.disabled.contains(&user.name));
        let enabled_again = back.map(|user| user.name).collect();
        let now = copy.desk.now();
        let aside = set_aside::name(&self.desk, now);
        let done = Restored {
            head,
            until: report.until,
            cases: report.cases,
            set_aside: self.desk.is_file().then(|| aside.clone()),
            younger: asked.younger,
            erased_again,
            enabled_again,
        };
        self.note(&mut copy, &actor, &done)?;
        self.exchange(copy, &aside)?;
        // The log has them too; the next erasure or backup writes the list anew.
        let _ = list::write(&self.desk, &known);
        Ok(done)
    }

    /// The backup, copied beside the desk and known again.
    fn copy(&mut self, watch: &mut Watch<'_>) -> Result<&mut Copy, DeskError> {
        let copy = match self.copy.take() {
            Some(copy) => copy,
            None => self.take_copy(watch)?,
        };
        Ok(self.copy.insert(copy))
    }

    fn take_copy(&self, watch: &mut Watch<'_>) -> Result<Copy, DeskError> {
        let parent = place::folder_of(&self.desk);
        std::fs::create_dir_all(parent).map_err(|error| StoreError::at(parent, &error))?;
        let folder = place::beside(&self.desk)?;
        let draft = folder.path().join("copy");
        let failed = |error: std::io::Error| StoreError::at(&self.desk, &error);
        let mut file = std::fs::File::create(&draft).map_err(failed)?;
        let of = self.backup.metadata().map_or(0, |found| found.len());
        let (size, sha256) = place::copied(&self.backup, &mut file, &mut |done| {
            watch(Stage::Copying, done, of)
        })?;
        file.sync_all().map_err(failed)?;
        let same = |known: &Manifest| known.size == size && known.sha256 == sha256;
        if !self.manifest.as_ref().is_none_or(same) {
            return Err(Trouble::Changed(self.backup.clone()).into());
        }
        let store = SqliteStore::open_alone(&draft, Older::IsCopy)
            .map_err(|error| named(error, &self.backup))?;
        let desk = Desk::with_store(Box::new(store), self.clock)?;
        Ok(Copy {
            folder,
            desk,
            sha256,
        })
    }

    /// Everything that was erased, as far as anybody knows: the present desk, the list beside it, and the list beside the backup.
    fn known_erasures(&self, asked: &Asked) -> Result<Vec<ErasedCase>, DeskError> {
        let lists = [
            asked.erased.clone(),
            list::beside(&self.desk)?,
            list::beside(&self.backup)?,
        ];
        Ok(list::joined(lists))
    }

    /// Writes into the copy's log that it was restored, and remembers the backups that the present desk knew of.
    fn note(&self, copy: &mut Copy, actor: &Actor, done: &Restored) -> Result<(), DeskError> {
        let known = self.present.as_ref().map(Desk::backups);
        let known = known.and_then(Result::ok).unwrap_or_default();
        let aside = done.set_aside.as_deref();
        let facts = json!({
            "file": self.backup,
            "sha256": copy.sha256,
            "head": done.head,
            "set_aside": aside.and_then(Path::file_name).map(|name| name.to_string_lossy()),
            "younger_events": done.younger.map(|younger| younger.events),
            "younger_cases": done.younger.map(|younger| younger.cases),
            "erased_again": done.erased_again.len(),
        });
        let (now, training) = (copy.desk.now(), copy.desk.profile.training);
        let mut problem = None;
        copy.desk.store.append(&mut |read| {
            let at = match writing_time(read, now, training) {
                Ok(at) => at,
                Err(found) => {
                    problem = Some(DeskError::from(found));
                    return Ok(None);
                }
            };
            let event = DeskEvent {
                at,
                actor: actor.user.clone(),
                kind: "restored".to_owned(),
                facts: facts.clone(),
                personal: json!({}),
            };
            Ok(Some(Batch {
                desk_events: vec![event],
                settings: vec![make::remembering(make::kept(read)?, known.clone())?],
                ..Batch::default()
            }))
        })?;
        problem.map_or(Ok(()), Err)
    }

    /// The one step. Until it is done nobody else opens the present desk; where a file that is open cannot be moved, it is let go
    /// just before.
    fn exchange(&mut self, copy: Copy, aside: &Path) -> Result<(), DeskError> {
        let Copy { folder, desk, .. } = copy;
        drop(desk);
        let draft = folder.path().join("copy");
        if let Ok(present) = self.desk.metadata() {
            std::fs::set_permissions(&draft, present.permissions())
                .map_err(|error| StoreError::at(&self.desk, &error))?;
        }
        if cfg!(not(unix)) {
            self.present = None;
        }
        set_aside::exchange(&draft, &self.desk, aside)?;
        Ok(())
    }
}
