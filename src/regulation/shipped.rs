//! The regulations that come with the program: the files under `assets/regulations`, whatever they are called.

use include_dir::{Dir, include_dir};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/regulations");

/// A regulation file that comes with the program.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// The file's name without its ending, which is also the regulation's id.
    pub id: &'static str,
    pub source: &'static str,
}

/// Every regulation that comes with the program, by id.
pub fn shipped() -> Vec<Shipped> {
    let mut found: Vec<Shipped> = FILES
        .files()
        .filter(|file| {
            file.path()
                .extension()
                .is_some_and(|ending| ending == "toml")
        })
        .filter_map(|file| {
            Some(Shipped {
                id: file.path().file_stem()?.to_str()?,
                source: file.contents_utf8()?,
            })
        })
        .collect();
    found.sort_by_key(|file| file.id);
    found
}

/// The shipped regulation of that id.
pub fn shipped_source(id: &str) -> Option<&'static str> {
    shipped()
        .into_iter()
        .find(|file| file.id == id)
        .map(|file| file.source)
}
