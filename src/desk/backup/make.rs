//! Making a backup: copy, check the copy, then name it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Stage, Trouble, Watch, list, whole};
use crate::calendar::Moment;
use crate::case::{Actor, Role};
use crate::desk::check::CheckReport;
use crate::desk::{Desk, DeskError, writing_time};
use crate::store::sqlite::{Older, SqliteStore};
use crate::store::{Anchor, Batch, DeskEvent, Manifest, Read, StoreError, place};

/// The setting that names the backups made so far.
const BACKUPS: &str = "backups";
/// So many of them are remembered.
const REMEMBERED: usize = 20;

/// A backup that was made.
#[derive(Debug)]
pub struct Backup {
    pub file: PathBuf,
    pub manifest: Manifest,
    /// Where the desk's log could not tell of it, why: the backup itself is whole.
    pub unnoted: Option<DeskError>,
}

/// A backup that the desk remembers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptBackup {
    pub file: PathBuf,
    pub at: Moment,
    /// In bytes.
    pub size: u64,
    pub head: Anchor,
}

impl Desk {
    /// Copies the desk to `target` and checks the copy, while others go on writing; then writes its manifest beside it.
    ///
    /// # Errors
    /// An actor who is no administrator; [`Trouble`]; a disk that is full or fails; [`StoreError::Stopped`]. There is no file
    /// then.
    pub fn back_up(
        &mut self,
        actor: &Actor,
        target: &Path,
        watch: &mut Watch<'_>,
    ) -> Result<Backup, DeskError> {
        self.entitled(actor, "backup", &[Role::Admin])?;
        let target = free(target)?;
        let folder = place::beside(&target)?;
        let draft = folder.path().join("copy");
        self.store
            .copy_to(&draft, &mut |done, of| watch(Stage::Copying, done, of))?;
        only_for_the_owner(&draft).map_err(|error| StoreError::at(&target, &error))?;
        let (report, erased) = self.examine(&draft, &target, watch)?;
        let manifest = self.describe(&draft, &target, &report)?;
        match place::put_new(&draft, &target) {
            Err(StoreError::Exists { path }) => return Err(Trouble::Exists(path).into()),
            done => done?,
        }
        manifest.write(&target)?;
        list::write(&target, &erased)?;
        let unnoted = self.note_backup(actor, &target, &manifest).err();
        Ok(Backup {
            file: target,
            manifest,
            unnoted,
        })
    }

    /// The backups that the desk remembers, the oldest first.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn backups(&self) -> Result<Vec<KeptBackup>, DeskError> {
        Ok(kept(self.store.as_read())?)
    }

    /// The full check, on the copy; and what was erased by then.
    fn examine(
        &self,
        draft: &Path,
        target: &Path,
        watch: &mut Watch<'_>,
    ) -> Result<(CheckReport, Vec<list::ErasedCase>), DeskError> {
        let store = SqliteStore::open_alone(draft, Older::IsCopy)?;
        let mut copy = Self::with_store(Box::new(store), self.clock)?;
        let report = copy.check_watched(&[], watch)?;
        sound(&report, target).map_err(|found| match found {
            Trouble::Damaged {
                path,
                places,
                first,
            } => Trouble::Unsound {
                path,
                places,
                first,
            },
            other => other,
        })?;
        let erased = list::of_log(copy.store.as_read())?;
        Ok((report, erased))
    }

    fn describe(
        &self,
        draft: &Path,
        target: &Path,
        report: &CheckReport,
    ) -> Result<Manifest, DeskError> {
        let (size, sha256) = place::digest(draft)?;
        Ok(Manifest {
            file: target
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            size,
            sha256,
            head: Anchor {
                seq: report.events,
                chain: report.head.clone(),
            },
            until: report.until,
            made_at: Some(self.now()),
            schema: SqliteStore::LAYOUT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            organisation: Some(self.profile.organisation.clone()),
            regulation: Some(self.regulation().version.clone()),
            cases: Some(report.cases),
        })
    }

    fn note_backup(
        &mut self,
        actor: &Actor,
        file: &Path,
        manifest: &Manifest,
    ) -> Result<(), DeskError> {
        let (now, training) = (self.now(), self.profile.training);
        let mut problem = None;
        self.store.append(&mut |read| {
            let at = match writing_time(read, now, training) {
                Ok(at) => at,
                Err(found) => {
                    problem = Some(DeskError::from(found));
                    return Ok(None);
                }
            };
            let made = KeptBackup {
                file: file.to_owned(),
                at,
                size: manifest.size,
                head: manifest.head.clone(),
            };
            let event = DeskEvent {
                at,
                actor: actor.user.clone(),
                kind: "backed_up".to_owned(),
                facts: json!({"file": file, "size": manifest.size, "sha256": manifest.sha256, "head": manifest.head}),
                personal: json!({}),
            };
            Ok(Some(Batch {
                desk_events: vec![event],
                settings: vec![remembering(kept(read)?, [made])?],
                ..Batch::default()
            }))
        })?;
        problem.map_or(Ok(()), Err)
    }
}

/// Nothing but a sound copy is taken.
pub(super) fn sound(report: &CheckReport, path: &Path) -> Result<(), Trouble> {
    report.damage.first().map_or(Ok(()), |first| {
        Err(Trouble::Damaged {
            path: path.to_owned(),
            places: report.damage.len(),
            first: format!("{} {}: {}", first.what, first.place, first.detail),
        })
    })
}

/// The backups that a desk remembers, the oldest first.
pub(super) fn kept(read: &dyn Read) -> Result<Vec<KeptBackup>, StoreError> {
    let text = read.setting(BACKUPS)?;
    text.map_or(Ok(Vec::new()), |text| {
        serde_json::from_str(&text)
            .map_err(|error| StoreError::Damaged(format!("setting {BACKUPS}: {error}")))
    })
}

/// The setting that remembers `new` ones too.
pub(super) fn remembering(
    mut kept: Vec<KeptBackup>,
    new: impl IntoIterator<Item = KeptBackup>,
) -> Result<(String, String), StoreError> {
    for backup in new {
        kept.retain(|other| other.file != backup.file);
        kept.push(backup);
    }
    kept.sort_by_key(|backup| backup.at);
    let kept = kept.split_off(kept.len().saturating_sub(REMEMBERED));
    let text =
        serde_json::to_string(&kept).map_err(|error| StoreError::Internal(error.to_string()))?;
    Ok((BACKUPS.to_owned(), text))
}

/// The whole path of a backup to be made, in a folder that is there, under a name that nothing bears.
fn free(target: &Path) -> Result<PathBuf, DeskError> {
    let target = whole(target)?;
    let folder = place::folder_of(&target);
    match folder.metadata() {
        Ok(found) if found.is_dir() => {}
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(StoreError::at(folder, &error).into());
        }
        _ => return Err(Trouble::NoFolder(folder.to_owned()).into()),
    }
    let places = [
        target.clone(),
        Manifest::place(&target),
        list::place(&target),
    ];
    match places
        .into_iter()
        .find(|path| path.symlink_metadata().is_ok())
    {
        Some(path) => Err(Trouble::Exists(path).into()),
        None => Ok(target),
    }
}

/// A backup holds what the desk holds.
#[cfg(unix)]
fn only_for_the_owner(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn only_for_the_owner(_path: &Path) -> std::io::Result<()> {
    Ok(())
}
