//! Fields that hold a list: departments, employees. Entries stand side by side, set apart by any comma; what is being typed is
//! completed from the desk's own names, by a part of the name or by its pinyin initials.

use crate::case::PersonRef;
use crate::store::PersonRecord;
use crate::text::{initials, normal};

/// Everything that people put between two entries.
const SEPARATORS: [char; 7] = ['、', '，', ',', '；', ';', '\n', '|'];
/// What is put between two entries.
const SEPARATOR: char = '、';
/// The most names that are offered.
const OFFERED: usize = 6;

/// The entries of a list, without empty ones.
pub(super) fn entries(text: &str) -> Vec<String> {
    let parts = text.split(SEPARATORS).map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Reads `李四 前台、王五（维修部）`: name, then department.
pub(super) fn persons(text: &str) -> Vec<PersonRef> {
    entries(text).iter().map(|entry| person(entry)).collect()
}

fn person(entry: &str) -> PersonRef {
    const BETWEEN: [char; 8] = [' ', '\u{3000}', '（', '(', '/', '／', '@', '-'];
    let (name, department) = match entry.split_once(BETWEEN) {
        Some((name, rest)) => (name, rest.trim_matches([' ', '\u{3000}', '）', ')'])),
        None => (entry, ""),
    };
    PersonRef {
        name: name.trim().to_owned(),
        department: Some(department.to_owned()).filter(|department| !department.is_empty()),
    }
}

/// An employee as the list writes them.
pub(super) fn entry_of(person: &PersonRecord) -> String {
    if person.department.is_empty() {
        person.name.clone()
    } else {
        format!("{} {}", person.name, person.department)
    }
}

/// The names that the entry being typed may become; all that are left where nothing of it is typed yet. Empty where it is one
/// of them already.
pub(super) fn offers(text: &str, known: &[String]) -> Vec<String> {
    let (before, typed) = split(text);
    let taken = entries(before);
    let wanted = normal(typed);
    if known.iter().any(|name| normal(name) == wanted) {
        return Vec::new();
    }
    let left = known.iter().filter(|name| !taken.contains(name));
    left.filter(|name| wanted.is_empty() || matches(name, &wanted))
        .take(OFFERED)
        .cloned()
        .collect()
}

/// Whether an entry is being typed.
pub(super) fn begun(text: &str) -> bool {
    !split(text).1.trim().is_empty()
}

/// The text with the entry being typed become `name`.
pub(super) fn completed(text: &str, name: &str) -> String {
    format!("{}{name}{SEPARATOR}", split(text).0)
}

/// What stands before the entry being typed, and the entry.
fn split(text: &str) -> (&str, &str) {
    let at = text
        .char_indices()
        .rev()
        .find(|(_, c)| SEPARATORS.contains(c));
    let at = at.map_or(0, |(at, c)| at + c.len_utf8());
    text.split_at_checked(at).unwrap_or((text, ""))
}

fn matches(name: &str, wanted: &str) -> bool {
    normal(name).contains(wanted)
        || initials(name)
            .iter()
            .any(|letters| letters.starts_with(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<String> {
        ["前台", "器械部", "商品部"].map(str::to_owned).to_vec()
    }

    #[test]
    fn any_comma_sets_entries_apart() {
        assert_eq!(
            entries("前台、器械部，商品部; 保洁部,"),
            ["前台", "器械部", "商品部", "保洁部"]
        );
    }

    #[test]
    fn an_employee_has_a_name_and_perhaps_a_department() {
        for text in ["李四 前台", "李四（前台）", "李四(前台)", "李四/前台"] {
            let read = persons(text);
            assert_eq!(read.len(), 1);
            assert_eq!(
                (read[0].name.as_str(), read[0].department.as_deref()),
                ("李四", Some("前台")),
                "{text}"
            );
        }
        assert_eq!(persons("李四、王五 器械部")[0].department, None);
    }

    #[test]
    fn names_are_found_by_a_part_or_by_initials() {
        assert_eq!(offers("器", &known()), ["器械部"]);
        assert_eq!(offers("qt", &known()), ["前台"]);
        assert_eq!(offers("前台、s", &known()), ["商品部"]);
        assert_eq!(offers("前台、", &known()), ["器械部", "商品部"]);
        assert!(offers("前台", &known()).is_empty());
        assert_eq!(completed("前台、qx", "器械部"), "前台、器械部、");
    }
}
