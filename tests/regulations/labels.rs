//! Labels are written in both languages, each in its own.

use tousu::text::Label;

use crate::papers::PAPERS;

/// Every label of a file, found by its shape, so that none can be forgotten.
fn labels(value: &toml::Value, path: &str, found: &mut Vec<(String, Label)>) {
    match value {
        toml::Value::Table(table) => {
            if let (Some(zh), Some(en)) = (text(table, "zh"), text(table, "en")) {
                found.push((path.to_owned(), Label::new(zh, en)));
                return;
            }
            for (key, inner) in table {
                labels(inner, &format!("{path}.{key}"), found);
            }
        }
        toml::Value::Array(entries) => {
            for (entry, number) in entries.iter().zip(1usize..) {
                labels(entry, &format!("{path} {number}"), found);
            }
        }
        _ => {}
    }
}

fn text<'a>(table: &'a toml::Table, key: &str) -> Option<&'a str> {
    table.get(key).and_then(toml::Value::as_str)
}

#[test]
fn chinese_labels_are_chinese_and_english_ones_have_no_chinese() {
    for paper in &PAPERS {
        let written: toml::Value = toml::from_str(paper.file).expect("read before");
        let mut found = Vec::new();
        labels(&written, paper.id, &mut found);
        assert!(
            found.len() > 60,
            "{}: only {} labels found",
            paper.id,
            found.len()
        );
        for (path, label) in found {
            assert!(
                !label.zh.is_ascii() && !label.zh.trim().is_empty(),
                "{path}: {}",
                label.zh
            );
            let chinese = label
                .en
                .chars()
                .any(|sign| ('\u{2e80}'..='\u{9fff}').contains(&sign));
            assert!(
                !chinese && !label.en.trim().is_empty(),
                "{path}: {}",
                label.en
            );
        }
    }
}
