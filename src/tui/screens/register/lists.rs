//! Fields that hold a list: departments, employees. Entries stand side by side, set apart by any comma.

use crate::case::PersonRef;
use crate::store::PersonRecord;
use crate::tui::widgets::Known;

/// Everything that people put between two entries.
const SEPARATORS: [char; 7] = ['、', '，', ',', '；', ';', '\n', '|'];

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
pub(super) fn known(person: &PersonRecord) -> Known {
    let name = format!("{} {}", person.name, person.department);
    Known::plain(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
