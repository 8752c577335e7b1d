//! Putting a whole file in its place, and knowing it again: what the copies of a desk need of the file system.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::StoreError;
use crate::text::hex;

/// So many bytes are read at once.
const PIECE: usize = 1 << 16;

impl StoreError {
    /// What an error of the file system at `path` means.
    pub fn at(path: &Path, error: &io::Error) -> Self {
        let text = format!("{}: {error}", path.display());
        match error.kind() {
            ErrorKind::NotFound => Self::Missing {
                path: path.to_owned(),
            },
            ErrorKind::AlreadyExists => Self::Exists {
                path: path.to_owned(),
            },
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(text),
            _ => Self::Io(text),
        }
    }
}

/// `path` with `ending` behind its whole name.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// `path` with `middle` between its name and its ending: `desk.tousu` becomes `desk.before.tousu`.
pub fn with_middle(path: &Path, middle: &str) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!(".{middle}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

/// The folder in which `path` stands.
pub fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// A folder of our own beside `path`, gone with all that is in it when it is let go. Only its owner may look into it.
///
/// # Errors
/// The folder of `path` is not there or may not be written.
pub fn beside(path: &Path) -> Result<TempDir, StoreError> {
    tempfile::Builder::new()
        .prefix(".tousu-")
        .tempdir_in(folder_of(path))
        .map_err(|error| StoreError::at(folder_of(path), &error))
}

/// Moves a whole file to a place where nothing stands, for good: the bytes first, then the name.
///
/// # Errors
/// [`StoreError::Exists`] where something stands there by now; a disk that fails. The place is as it was then.
pub fn put_new(from: &Path, to: &Path) -> Result<(), StoreError> {
    let at = |error: io::Error| StoreError::at(to, &error);
    File::open(from)
        .and_then(|file| file.sync_all())
        .map_err(at)?;
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from).map_err(at)?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(at(error)),
        // Not every file system has a second name for a file.
        Err(_) if fs::symlink_metadata(to).is_ok() => {
            return Err(StoreError::Exists {
                path: to.to_owned(),
            });
        }
        Err(_) => fs::rename(from, to).map_err(at)?,
    }
    sync_folder(to).map_err(at)
}

/// Moves a whole file to its place, where it takes the place of another, for good.
///
/// # Errors
/// A disk that fails: the other file stands there still.
pub fn put_over(from: &Path, to: &Path) -> Result<(), StoreError> {
    let moved = File::open(from)
        .and_then(|file| file.sync_all())
        .and_then(|()| fs::rename(from, to))
        .and_then(|()| sync_folder(to));
    moved.map_err(|error| StoreError::at(to, &error))
}

/// Size and SHA-256 of a file, as they are written.
///
/// # Errors
/// The file cannot be read.
pub fn digest(path: &Path) -> Result<(u64, String), StoreError> {
    copied(path, &mut io::sink(), &mut |_| true)
}

/// Copies the bytes of the file at `from`; their number and SHA-256. `told` hears how many are done, and stops it with `false`.
///
/// # Errors
/// The file cannot be read, or `to` not written; [`StoreError::Stopped`].
pub fn copied(
    from: &Path,
    to: &mut dyn io::Write,
    told: &mut dyn FnMut(u64) -> bool,
) -> Result<(u64, String), StoreError> {
    let at = |error: io::Error| StoreError::at(from, &error);
    let mut file = File::open(from).map_err(at)?;
    let mut piece = vec![0; PIECE];
    let (mut hash, mut size) = (Sha256::new(), 0u64);
    loop {
        let read = file.read(&mut piece).map_err(at)?;
        let bytes = piece.get(..read).unwrap_or_default();
        if bytes.is_empty() {
            return Ok((size, hex(&hash.finalize())));
        }
        hash.update(bytes);
        to.write_all(bytes).map_err(at)?;
        size += u64::try_from(read).unwrap_or_default();
        if !told(size) {
            return Err(StoreError::Stopped);
        }
    }
}

/// A new name is only on disk when its folder is.
///
/// # Errors
/// The disk fails. A file system that knows no such thing is none.
#[cfg(unix)]
pub fn sync_folder(path: &Path) -> io::Result<()> {
    match File::open(folder_of(path))?.sync_all() {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::InvalidInput | ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        done => done,
    }
}

/// Where folders cannot be synced.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_beside_a_desk_keep_its_ending() {
        let desk = Path::new("/home/desk.tousu");
        assert_eq!(
            with_middle(desk, "before-layout-4"),
            Path::new("/home/desk.before-layout-4.tousu")
        );
        assert_eq!(with_middle(Path::new("台"), "x"), Path::new("台.x"));
        assert_eq!(
            with_ending(desk, ".json"),
            Path::new("/home/desk.tousu.json")
        );
    }

    #[test]
    fn what_stands_there_already_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("new"), folder.path().join("old"));
        fs::write(&from, "new").unwrap();
        fs::write(&to, "old").unwrap();
        assert!(matches!(
            put_new(&from, &to),
            Err(StoreError::Exists { .. })
        ));
        assert_eq!(fs::read(&to).unwrap(), b"old");
        assert_eq!(fs::read(&from).unwrap(), b"new", "and nothing is lost");
    }

    #[test]
    fn a_digest_is_of_every_byte() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, "abc").unwrap();
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest(&file).unwrap(), (3, known.to_owned()));
    }
}
