//! The path of a ledger as people type it, and how it can go on.

use std::path::{MAIN_SEPARATOR, Path, PathBuf, is_separator};

use crate::document::import::ENDINGS;
use crate::tui::screens::typed_path;

/// Names of a folder that are looked at.
const MOST_NAMES: usize = 5000;
/// Names that are offered.
const OFFERED: usize = 8;

/// A path that was begun, gone on with as far as it is certain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completed {
    pub text: String,
    /// What could come next, where that is more than one.
    pub choices: Vec<String>,
    /// So many more could.
    pub more: usize,
}

pub(super) fn typed(text: &str) -> PathBuf {
    typed_path(text)
}

/// The folder, ready to have a name written behind it.
pub(super) fn suggested(folder: &Path) -> String {
    let mut text = folder.display().to_string();
    if !text.is_empty() && !text.ends_with(is_separator) {
        text.push(MAIN_SEPARATOR);
    }
    text
}

/// Only folders, and files that could be a ledger, are named.
pub(super) fn complete(text: &str) -> Completed {
    let (folder, begun) = text
        .rfind(is_separator)
        .and_then(|at| text.split_at_checked(at + 1))
        .unwrap_or(("", text));
    let mut names = names(&typed_path(folder), begun);
    let common = common(&names).unwrap_or_else(|| begun.to_owned());
    let choices = match names.len() {
        0 | 1 => Vec::new(),
        many => names.drain(..many.min(OFFERED)).collect(),
    };
    Completed {
        text: format!("{folder}{common}"),
        more: if choices.is_empty() { 0 } else { names.len() },
        choices,
    }
}

fn names(folder: &Path, begun: &str) -> Vec<String> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let Ok(entries) = folder.read_dir() else {
        return Vec::new();
    };
    let fits = |entry: std::fs::DirEntry| {
        let mut name = entry.file_name().into_string().ok()?;
        if !name.starts_with(begun) || (begun.is_empty() && name.starts_with('.')) {
            return None;
        }
        let path = entry.path();
        if path.is_dir() {
            name.push(MAIN_SEPARATOR);
            return Some(name);
        }
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        ENDINGS.contains(&ending.as_str()).then_some(name)
    };
    let entries = entries.take(MOST_NAMES).filter_map(Result::ok);
    let mut names: Vec<String> = entries.filter_map(fits).collect();
    names.sort();
    names
}

/// What all names begin with.
fn common(names: &[String]) -> Option<String> {
    let (first, rest) = names.split_first()?;
    let same = |name: &String| {
        let letters = first.chars().zip(name.chars());
        letters.take_while(|(one, other)| one == other).count()
    };
    let length = rest.iter().map(same).min();
    let all = first.chars();
    Some(all.take(length.unwrap_or(usize::MAX)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_goes_on_as_far_as_it_is_certain() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["旧台账2018.csv", "旧台账2019.xlsx", "旧信.pdf", ".隐藏.csv"] {
            std::fs::write(folder.path().join(name), "x").expect("written");
        }
        std::fs::create_dir(folder.path().join("往年")).expect("a folder");
        let base = suggested(folder.path());
        let of = |begun: &str| complete(&format!("{base}{begun}"));
        let both = of("旧");
        assert_eq!(both.text, format!("{base}旧台账201"));
        assert_eq!(both.choices, ["旧台账2018.csv", "旧台账2019.xlsx"]);
        assert_eq!(of("旧台账2019").text, format!("{base}旧台账2019.xlsx"));
        assert_eq!(of("往").text, format!("{base}往年{MAIN_SEPARATOR}"));
        assert_eq!(of("没有").text, format!("{base}没有"), "nothing is lost");
        assert_eq!(of("").choices.len(), 3, "what is hidden stays so");
    }
}
