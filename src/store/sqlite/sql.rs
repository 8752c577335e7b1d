//! A piece of SQL with the values of its parameters, in the order in which they appear.

use rusqlite::types::Value;

/// Text and values that stay together while a query is put together. Values never become text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Sql {
    pub(super) text: String,
    pub(super) values: Vec<Value>,
}

impl Sql {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            values: Vec::new(),
        }
    }

    /// With the value of the next parameter.
    pub(super) fn with(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    pub(super) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    pub(super) fn append(&mut self, other: &Self) -> &mut Self {
        self.text.push_str(&other.text);
        self.values.extend_from_slice(&other.values);
        self
    }

    /// `column = ? OR …` as one condition; never true for no values.
    pub(super) fn one_of(column: &str, words: impl IntoIterator<Item = String>) -> Self {
        let values: Vec<Value> = words.into_iter().map(Value::from).collect();
        let marks = vec!["?"; values.len()].join(", ");
        Self {
            text: format!("{column} IN ({marks})"),
            values,
        }
    }

    /// All of `parts`, each in brackets; `1` for none.
    pub(super) fn all<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Self {
        Self::joined(parts, " AND ", "1")
    }

    /// One of `parts`, each in brackets; `0` for none.
    pub(super) fn any<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Self {
        Self::joined(parts, " OR ", "0")
    }

    fn joined<'a>(parts: impl IntoIterator<Item = &'a Self>, word: &str, none: &str) -> Self {
        let mut whole = Self::default();
        for part in parts {
            if !whole.text.is_empty() {
                whole.push(word);
            }
            whole.push("(").append(part).push(")");
        }
        if whole.text.is_empty() {
            Self::new(none)
        } else {
            whole
        }
    }
}
