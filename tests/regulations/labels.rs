//! Labels are written in both languages, each in its own, and no word of a printed form is torn at the edge of its box.

use tousu::regulation::load;
use tousu::regulation::model::{Form, Part};
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

/// The widths of letters in ems, near enough, in the sans-serif of the labels.
fn ems(word: &str) -> f64 {
    let wide = |letter: char| match letter {
        'i' | 'j' | 'l' | '\'' | ',' | '.' => 0.23,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '-' | '/' => 0.32,
        'm' | 'M' | 'W' => 0.84,
        'w' | 'C' | 'D' | 'H' | 'N' | 'O' | 'Q' | 'R' | 'U' | 'G' => 0.74,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 0.5,
        letter if letter.is_ascii_uppercase() => 0.67,
        _ => 0.56,
    };
    word.chars().map(wide).sum()
}

/// What a label of 8.5 points has in a column: A4 between its margins, without the air of the box.
fn room(column: u32) -> f64 {
    let millimetres = 165.0 * f64::from(column) / 100.0 - 3.0;
    millimetres / 25.4 * 72.0 / 8.5
}

/// The label boxes of a form with the columns that they take.
fn boxes(form: &Form) -> Vec<(&Label, u32)> {
    let mut found = Vec::new();
    for part in &form.parts {
        let Part::Table(rows) = part else { continue };
        for row in rows {
            let mut at = 0;
            for entry in &row.boxes {
                let label = entry.label.as_ref().filter(|_| !entry.head);
                found.extend(label.map(|label| (label, form.columns[at])));
                at += usize::try_from(entry.width()).expect("a few columns");
            }
        }
    }
    found
}

#[test]
fn no_english_word_of_a_form_is_torn_at_the_edge_of_its_box() {
    for paper in &PAPERS {
        let regulation = load(paper.id, paper.file).expect("it loads");
        for form in &regulation.forms {
            for (label, column) in boxes(form) {
                for word in label.en.split_whitespace() {
                    assert!(
                        ems(word) < room(column),
                        "{} {}: {word} in {column} of 100",
                        paper.id,
                        form.id
                    );
                }
            }
        }
    }
}
