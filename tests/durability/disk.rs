//! A disk that loses its power: what was synced is there; of what was not, anything may be.
//!
//! Each file has the content that is safe and the changes since its last sync. After a cut none of them is there, or some, or
//! all, or each of them only in some of its sectors. A file that was deleted may still be there, one that was made and never
//! synced may not.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::chance::Chance;
use crate::trace::Call;

/// What a disk writes whole.
const SECTOR: usize = 512;

/// What became of the changes that were not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsynced {
    Dropped,
    /// Each change is there or not.
    PartlyKept,
    /// Each sector of each change is there or not.
    Torn,
    /// All are there: the program was killed, the power was not cut.
    Kept,
}

#[derive(Clone, Debug)]
enum Change {
    Write(usize, Vec<u8>),
    Truncate(usize),
}

#[derive(Clone, Debug, Default)]
struct File {
    /// `None`: its name is not on disk.
    safe: Option<Vec<u8>>,
    changes: Vec<Change>,
    /// Deleted, and nobody knows whether the disk knows.
    deleted: bool,
}

/// The files of one folder.
#[derive(Clone, Debug)]
pub struct Disk {
    folder: PathBuf,
    files: BTreeMap<PathBuf, File>,
    open: BTreeMap<i64, PathBuf>,
}

impl Disk {
    /// The folder as it is, everything in it synced.
    pub fn of(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let safe = Some(fs::read(&path).unwrap());
            files.insert(
                path,
                File {
                    safe,
                    ..File::default()
                },
            );
        }
        Self {
            folder: folder.to_owned(),
            files,
            open: BTreeMap::new(),
        }
    }

    /// Does what the program asked for; whether anything on the disk may be different now.
    pub fn does(&mut self, call: &Call) -> bool {
        match call {
            Call::Open { file, fd } => {
                if file.parent() != Some(&self.folder) && *file != self.folder {
                    self.open.remove(fd);
                    return false;
                }
                self.open.insert(*fd, file.clone());
                if *file != self.folder {
                    let known = self.files.entry(file.clone()).or_default();
                    if known.deleted {
                        *known = File {
                            safe: None,
                            ..File::default()
                        };
                    }
                }
                false
            }
            Call::Close { fd } => {
                self.open.remove(fd);
                false
            }
            Call::Write {
                fd,
                at: Some(at),
                bytes,
            } => self.change(*fd, Change::Write(*at, bytes.clone())),
            Call::Write { fd, at: None, .. } => {
                assert!(
                    !self.open.contains_key(fd),
                    "the desk is written by place only"
                );
                false
            }
            Call::Truncate { fd, len } => self.change(*fd, Change::Truncate(*len)),
            Call::Sync { fd } => self.sync(*fd),
            Call::Unlink { file } => {
                let known = self.files.get_mut(file);
                known.map(|file| file.deleted = true).is_some()
            }
        }
    }

    fn change(&mut self, fd: i64, change: Change) -> bool {
        let file = self.open.get(&fd).and_then(|path| self.files.get_mut(path));
        file.map(|file| file.changes.push(change)).is_some()
    }

    fn sync(&mut self, fd: i64) -> bool {
        let Some(path) = self.open.get(&fd) else {
            return false;
        };
        if *path == self.folder {
            self.files.retain(|_, file| !file.deleted);
            return true;
        }
        let Some(file) = self.files.get_mut(path) else {
            return false;
        };
        let mut safe = file.safe.take().unwrap_or_default();
        for change in file.changes.drain(..) {
            apply(&mut safe, &change);
        }
        file.safe = Some(safe);
        true
    }

    /// Puts into `folder` what is found after the power was cut now. The memory that connections share is gone.
    pub fn after_a_cut(&self, unsynced: Unsynced, chance: &mut Chance, folder: &Path) {
        for (path, file) in &self.files {
            let name = path.file_name().unwrap();
            let shared = name.to_string_lossy().ends_with("-shm");
            let gone = file.deleted
                && (unsynced == Unsynced::Kept || !is_dropped(unsynced) && chance.heads());
            if let Some(content) = file.after(unsynced, chance).filter(|_| !gone && !shared) {
                fs::write(folder.join(name), content).unwrap();
            }
        }
    }
}

fn is_dropped(unsynced: Unsynced) -> bool {
    unsynced == Unsynced::Dropped
}

impl File {
    fn after(&self, unsynced: Unsynced, chance: &mut Chance) -> Option<Vec<u8>> {
        let named = match unsynced {
            Unsynced::Dropped => self.safe.is_some(),
            Unsynced::Kept => true,
            Unsynced::PartlyKept | Unsynced::Torn => self.safe.is_some() || chance.heads(),
        };
        let mut content = self.safe.clone().unwrap_or_default();
        for change in &self.changes {
            match (unsynced, change) {
                (Unsynced::Dropped, _) => {}
                (Unsynced::Kept, change) => apply(&mut content, change),
                (Unsynced::Torn, Change::Write(at, bytes)) => {
                    tear(&mut content, *at, bytes, chance);
                }
                (Unsynced::PartlyKept | Unsynced::Torn, change) => {
                    if chance.heads() {
                        apply(&mut content, change);
                    }
                }
            }
        }
        named.then_some(content)
    }
}

fn apply(content: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Truncate(len) => content.resize(*len, 0),
        Change::Write(at, bytes) => {
            let end = at + bytes.len();
            if content.len() < end {
                content.resize(end, 0);
            }
            content[*at..end].copy_from_slice(bytes);
        }
    }
}

/// Writes some of the sectors that `bytes` lie on.
fn tear(content: &mut Vec<u8>, at: usize, bytes: &[u8], chance: &mut Chance) {
    let mut from = at;
    let end = at + bytes.len();
    while from < end {
        let until = end.min((from / SECTOR + 1) * SECTOR);
        if chance.heads() {
            let part = bytes[from - at..until - at].to_vec();
            apply(content, &Change::Write(from, part));
        }
        from = until;
    }
}
