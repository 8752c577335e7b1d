//! Names for files that are not there yet.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

/// So many names are tried.
const NAMES: u32 = 1000;

/// `投诉台账-2026-09-28.xlsx`, with a number behind it where that is taken.
pub(super) fn unused(folder: &Path, name: &str, day: NaiveDate, ending: &str) -> PathBuf {
    let named = |tail: &str| folder.join(format!("{name}-{day}{tail}.{ending}"));
    let plain = named("");
    if !plain.exists() {
        return plain;
    }
    let mut others = (2..NAMES).map(|n| named(&format!("-{n}")));
    others.find(|path| !path.exists()).unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_is_counted_on() {
        let folder = tempfile::tempdir().unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 9, 28).unwrap();
        let mut names = Vec::new();
        for _ in 0..3 {
            let path = unused(folder.path(), "投诉台账", day, "xlsx");
            std::fs::write(&path, "").unwrap();
            names.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
        let expected = ["", "-2", "-3"].map(|tail| format!("投诉台账-2026-09-28{tail}.xlsx"));
        assert_eq!(names, expected);
    }
}
