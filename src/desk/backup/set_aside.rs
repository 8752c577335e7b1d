//! The one step in which a restored desk takes the place of the present one. Whenever the power fails, one of the two stands
//! there whole, and the other beside it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::calendar::Moment;
use crate::store::{StoreError, place};

/// What the database may have left beside a file that was not closed in good order. It must never meet another file.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// A name beside `path` that tells the time and that nothing bears.
pub(super) fn name(path: &Path, now: Moment) -> PathBuf {
    let time = now.format("%Y-%m-%d-%H%M%S");
    let named = |tail: &str| place::with_middle(path, &format!("set-aside-{time}{tail}"));
    let plain = named("");
    let taken = |path: &Path| path.symlink_metadata().is_ok();
    if !taken(&plain) {
        return plain;
    }
    let mut others = (2u32..1000).map(|n| named(&format!("-{n}")));
    others.find(|path| !taken(path)).unwrap_or(plain)
}

/// Puts `new` in the place of `desk`, which is kept as `aside` where there is one.
pub(super) fn exchange(new: &Path, desk: &Path, aside: &Path) -> Result<bool, StoreError> {
    let at = |error: std::io::Error| StoreError::at(desk, &error);
    let there = desk.symlink_metadata().is_ok();
    for ending in BESIDE {
        let (from, to) = (
            place::with_ending(desk, ending),
            place::with_ending(aside, ending),
        );
        match fs::rename(&from, &to) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(at(error)),
            _ => {}
        }
    }
    // A second name first, so that a desk stands in its place at every moment; not every file system has one.
    if there && fs::hard_link(desk, aside).is_err() {
        if aside.symlink_metadata().is_ok() {
            return Err(StoreError::Exists {
                path: aside.to_owned(),
            });
        }
        fs::rename(desk, aside).map_err(at)?;
    }
    place::sync_folder(desk).map_err(at)?;
    place::put_over(new, desk)?;
    Ok(there)
}
