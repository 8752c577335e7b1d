//! Names of people: where the surname ends, and how a name is shown to those who may not know it.

use unicode_segmentation::UnicodeSegmentation;

/// Compound surnames (复姓), one a line; `#` begins a remark.
const COMPOUND_SURNAMES: &str = include_str!("../../assets/names/compound-surnames.txt");

/// Names that hide nobody and are shown as they stand.
const NOBODY: [&str; 2] = ["匿名", "anonymous"];

/// The surname and the given name of a Chinese name: 张|三, 欧阳|娜娜.
///
/// A name of two characters is one and one, even if the two are a compound surname (欧|阳). Of any other text the
/// first visible character is taken for the surname.
pub fn split_surname(name: &str) -> (&str, &str) {
    if let Some(surname) = compound_surname(name) {
        return (surname, name.get(surname.len()..).unwrap_or_default());
    }
    let first = name.graphemes(true).next().map_or(0, str::len);
    name.split_at_checked(first).unwrap_or((name, ""))
}

/// The compound surname that `name` begins with, if more follows it.
fn compound_surname(name: &str) -> Option<&'static str> {
    let surnames = COMPOUND_SURNAMES
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    surnames
        .into_iter()
        .find(|surname| name.len() > surname.len() && name.starts_with(surname))
}

/// The name with all but the surname hidden: 张三 → 张\*, 欧阳娜娜 → 欧阳\*\*, Tom Li → T\*\* L\*.
///
/// One star stands for each hidden character; a name of one character is hidden whole. 匿名 stays.
pub fn mask_name(name: &str) -> String {
    let name = name.trim();
    if NOBODY
        .iter()
        .any(|nobody| name.eq_ignore_ascii_case(nobody))
    {
        return name.to_owned();
    }
    if name.graphemes(true).nth(1).is_none() {
        return stars(name);
    }
    let (surname, given) = split_surname(name);
    let mut masked = surname.to_owned();
    let mut word_begins = false;
    for grapheme in given.graphemes(true) {
        let is_letter = grapheme.chars().all(char::is_alphanumeric);
        let is_initial = word_begins && grapheme.is_ascii();
        masked.push_str(if is_letter && !is_initial {
            "*"
        } else {
            grapheme
        });
        word_begins = !is_letter;
    }
    masked
}

fn stars(text: &str) -> String {
    text.graphemes(true).map(|_| '*').collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_surname_is_found() {
        for (name, split) in [
            ("张三", ("张", "三")),
            ("欧阳娜娜", ("欧阳", "娜娜")),
            ("欧阳", ("欧", "阳")),
            ("司马光", ("司马", "光")),
            ("王", ("王", "")),
            ("", ("", "")),
        ] {
            assert_eq!(split_surname(name), split);
        }
    }

    #[test]
    fn a_masked_name_keeps_the_surname() {
        for (name, masked) in [
            ("张三", "张*"),
            ("欧阳娜娜", "欧阳**"),
            ("诸葛亮", "诸葛*"),
            ("王", "*"),
            ("张女士", "张**"),
            ("Tom Li", "T** L*"),
            ("阿卜杜拉·买买提", "阿***·***"),
            ("𠮷田", "𠮷*"),
            ("匿名", "匿名"),
            ("", ""),
        ] {
            assert_eq!(mask_name(name), masked);
        }
    }

    proptest! {
        #[test]
        fn no_given_name_shows_through(surname in "[张李王欧]", given in "[一-龥]{1,4}") {
            prop_assume!(compound_surname(&format!("{surname}{given}")).is_none());
            prop_assert_eq!(mask_name(&format!("{surname}{given}")), format!("{surname}{}", "*".repeat(given.chars().count())));
        }
    }
}
