//! A desk of an older layout is kept as it was before it is brought up to date: `desk.before-layout-3.tousu` beside it, once,
//! with a manifest, so that it can be restored like any backup.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::{copy, integrity, log, open, schema, versions};
use crate::store::{Anchor, Manifest, StoreError, chain, place};
use crate::text::hex;

/// So many names are tried: each copy is of another state of the desk.
const NAMES: u32 = 100;

/// Keeps the desk at `path` as it is. A damaged one is not kept, and so not brought up to date either.
pub(super) fn keep(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let head = head(conn)?;
    let Some(target) = free(path, &head)? else {
        return Ok(());
    };
    let folder = place::beside(path)?;
    let draft = folder.path().join("copy");
    copy::copy(conn, &draft, &mut |_, _| true)?;
    let Some(known) = examine(&draft)? else {
        return Ok(());
    };
    let mode = path.metadata().map(|found| found.permissions());
    mode.and_then(|mode| std::fs::set_permissions(&draft, mode))
        .map_err(|error| StoreError::at(&target, &error))?;
    let (size, sha256) = place::digest(&draft)?;
    let name = target.file_name().unwrap_or_default();
    let manifest = Manifest {
        file: name.to_string_lossy().into_owned(),
        size,
        sha256,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        ..known
    };
    match place::put_new(&draft, &target) {
        // Another terminal has just kept it.
        Err(StoreError::Exists { .. }) => Ok(()),
        done => done.and_then(|()| manifest.write(&target)),
    }
}

/// A name that nothing bears; `None` where this very state is kept already.
fn free(path: &Path, head: &Anchor) -> Result<Option<PathBuf>, StoreError> {
    for n in 1..NAMES {
        let layout = schema::LAYOUT;
        let middle = match n {
            1 => format!("before-layout-{layout}"),
            n => format!("before-layout-{layout}-{n}"),
        };
        let target = place::with_middle(path, &middle);
        if target.symlink_metadata().is_err() {
            return Ok(Some(target));
        }
        // A copy whose manifest is gone or unreadable may be anything: another one is made.
        let kept = Manifest::read(&target).ok().flatten();
        if kept.is_some_and(|kept| kept.head == *head) {
            return Ok(None);
        }
    }
    Err(StoreError::Exists {
        path: path.to_owned(),
    })
}

/// What a manifest tells of the copy; `None` where another terminal has brought the desk up to date meanwhile.
fn examine(draft: &Path) -> Result<Option<Manifest>, StoreError> {
    let conn = open::connect(draft)?;
    open::alone(&conn)?;
    let (_, layout) = schema::identity(&conn)?;
    if layout >= schema::LAYOUT {
        return Ok(None);
    }
    if let Some(fault) = faults(&conn)? {
        return Err(StoreError::Damaged(fault));
    }
    let setting = |key| versions::setting(&conn, key);
    let organisation = setting("profile")?.and_then(|text| serde_json::from_str(&text).ok());
    Ok(Some(Manifest {
        head: head(&conn)?,
        until: log::head(&conn)?.at,
        schema: layout,
        organisation,
        regulation: setting("regulation")?,
        ..Manifest::default()
    }))
}

/// What is wrong with the copy, as far as a layout of old can tell: its pages, and the chain of its log.
fn faults(conn: &Connection) -> Result<Option<String>, StoreError> {
    if let Some(fault) = integrity::pages(conn)?.into_iter().next() {
        return Ok(Some(fault));
    }
    let (mut last, mut fault) = (chain::START, None);
    log::walk(conn, &mut |entry| {
        fault = chain::verify(&last, entry)
            .err()
            .map(|found| format!("entry {}: {found}", entry.seq));
        last = entry.chain.as_slice().try_into().unwrap_or(chain::START);
        fault.is_none()
    })?;
    Ok(fault)
}

fn head(conn: &Connection) -> Result<Anchor, StoreError> {
    let head = log::head(conn)?;
    Ok(Anchor {
        seq: head.seq,
        chain: hex(&head.chain),
    })
}
