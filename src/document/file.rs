//! Files written whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::DocumentError;

/// A file in the making, beside the place where it will stand.
#[derive(Debug)]
pub struct Draft {
    target: PathBuf,
    file: BufWriter<NamedTempFile>,
}

impl Draft {
    /// Begins a file that will stand at `target`.
    ///
    /// # Errors
    /// The folder is missing or may not be written.
    pub fn begin(target: &Path) -> Result<Self, DocumentError> {
        let folder = target
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or_else(|| Path::new("."));
        let file = tempfile::Builder::new()
            .prefix(".tousu-")
            .tempfile_in(folder)
            .map_err(|source| failed(target, source))?;
        Ok(Self {
            target: target.to_owned(),
            file: BufWriter::new(file),
        })
    }

    /// Puts the file in its place, replacing an older one.
    ///
    /// # Errors
    /// The disk is full or failed; the older file stays.
    pub fn finish(self) -> Result<(), DocumentError> {
        self.whole()?.put()
    }

    /// Everything is on the disk; it only has to be put in its place.
    ///
    /// # Errors
    /// The disk is full or failed.
    pub fn whole(self) -> Result<Whole, DocumentError> {
        let target = self.target;
        let written = self
            .file
            .into_inner()
            .map_err(io::IntoInnerError::into_error)
            .and_then(|file| {
                file.as_file().sync_all()?;
                open_to_readers(file.as_file())?;
                Ok(file)
            });
        match written {
            Ok(file) => Ok(Whole { target, file }),
            Err(source) => Err(failed(&target, source)),
        }
    }

    /// Where it will stand.
    pub fn target(&self) -> &Path {
        &self.target
    }
}

/// A file that is whole on the disk, beside the place where it will stand. Dropped, it is gone.
#[derive(Debug)]
pub struct Whole {
    target: PathBuf,
    file: NamedTempFile,
}

impl Whole {
    /// Puts the file in its place, replacing an older one. Where that fails the older one stays, and this one is gone.
    ///
    /// # Errors
    /// The place may not be written any more.
    pub fn put(self) -> Result<(), DocumentError> {
        let Self { target, file } = self;
        let placed = file.persist(&target).map_err(|error| error.error);
        placed.map(|_| ()).map_err(|source| failed(&target, source))
    }

    /// Puts the file in its place, replacing an older one. Where that fails the file is kept beside it, and the error says
    /// where: somebody counts on it already.
    ///
    /// # Errors
    /// The place may not be written any more.
    pub fn place(self) -> Result<(), DocumentError> {
        let Self { target, file } = self;
        let Err(error) = file.persist(&target) else {
            return Ok(());
        };
        let kept = error.file.path().to_owned();
        // Keeping only takes the note to delete it away; where even that fails the name is the best that is known.
        let kept = error.file.keep().map_or(kept, |(_, path)| path);
        Err(DocumentError::Unplaced {
            path: target,
            kept,
            source: error.error,
        })
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl io::Seek for Draft {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// A temporary file is its owner's alone; a document is for the office.
#[cfg(unix)]
fn open_to_readers(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o640))
}

#[cfg(not(unix))]
fn open_to_readers(_file: &File) -> io::Result<()> {
    Ok(())
}

/// The error of writing to `path`.
pub(super) fn failed(path: &Path, source: io::Error) -> DocumentError {
    DocumentError::Write {
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_finished_leaves_the_older_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("台账.csv");
        std::fs::write(&target, "old").expect("an older file");
        let mut draft = Draft::begin(&target).expect("begin");
        draft.write_all(b"half").expect("write");
        drop(draft);
        assert_eq!(std::fs::read_to_string(&target).expect("read"), "old");
        assert_eq!(std::fs::read_dir(folder.path()).expect("list").count(), 1);
    }

    #[test]
    fn a_finished_file_replaces_the_older_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("台账.csv");
        std::fs::write(&target, "old").expect("an older file");
        let mut draft = Draft::begin(&target).expect("begin");
        draft.write_all(b"new").expect("write");
        draft.finish().expect("finish");
        assert_eq!(std::fs::read_to_string(&target).expect("read"), "new");
    }

    #[test]
    fn a_whole_file_that_finds_no_place_is_kept_and_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("单.docx");
        let mut draft = Draft::begin(&target).expect("begin");
        draft.write_all(b"whole").expect("write");
        let whole = draft.whole().expect("whole");
        std::fs::create_dir(&target).expect("something else stands there now");
        let error = whole.place().expect_err("no place");
        let DocumentError::Unplaced { kept, .. } = &error else {
            panic!("{error}");
        };
        assert_eq!(std::fs::read(kept).expect("the file"), b"whole");
        assert!(error.to_string().contains(&kept.display().to_string()));
    }

    #[test]
    fn a_missing_folder_is_named() {
        let error = Draft::begin(Path::new("/nowhere/at/all/ledger.csv")).expect_err("no folder");
        assert!(error.to_string().contains("ledger.csv"), "{error}");
    }
}
