//! What one regulation file says otherwise than another, clause by clause.
//!
//! The files are compared as they are written, not as they are read: whatever stands under a clause counts, without a list
//! here of all that could, so that a new kind of rule cannot be forgotten. Whitespace, comments and the order of entries do not
//! count, except the order of a track's steps, which is the order of the work.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use toml::{Table, Value};

use crate::text::Label;

/// What became of a clause, or of a part without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    Added,
    Removed,
    Changed,
}

/// One value under a clause: where it stands, and what it was and is. `None`: it was not, or is not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// `limit complaint answer.span.workdays`, `criterion.level`.
    pub field: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

/// A clause that the files say otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClauseChange {
    pub clause: String,
    pub change: Fate,
    /// What it says, in a few words: the new file's, or the old one's where it is gone.
    pub label: Label,
    pub edits: Vec<Edit>,
}

/// A part without a clause of its own (a channel, a category, the title) that the files say otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartChange {
    /// `category price`, `title`.
    pub part: String,
    pub change: Fate,
    pub edits: Vec<Edit>,
}

/// All that two files say otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Difference {
    pub clauses: Vec<ClauseChange>,
    pub others: Vec<PartChange>,
}

impl Difference {
    /// The files say the same.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty() && self.others.is_empty()
    }
}

/// Compares the texts of two files that load. A text that cannot be parsed counts as empty.
pub fn compare(old: &str, new: &str) -> Difference {
    let (old, new) = (Leaves::of(old), Leaves::of(new));
    let names = old.by_clause.keys().chain(new.by_clause.keys());
    let clauses = names.collect::<BTreeSet<_>>().into_iter();
    let parts = old.others.keys().chain(new.others.keys());
    let parts = parts.collect::<BTreeSet<_>>().into_iter();
    Difference {
        clauses: clauses
            .filter_map(|clause| {
                let (change, edits) = fate(old.by_clause.get(clause), new.by_clause.get(clause))?;
                let label = new.labels.get(clause).or_else(|| old.labels.get(clause));
                Some(ClauseChange {
                    clause: clause.clone(),
                    change,
                    label: label.cloned().unwrap_or_default(),
                    edits,
                })
            })
            .collect(),
        others: parts
            .filter_map(|part| {
                let (change, edits) = fate(old.others.get(part), new.others.get(part))?;
                Some(PartChange {
                    part: part.clone(),
                    change,
                    edits,
                })
            })
            .collect(),
    }
}

type Values = BTreeMap<String, String>;

fn fate(old: Option<&Values>, new: Option<&Values>) -> Option<(Fate, Vec<Edit>)> {
    let (old, new) = match (old, new) {
        (None, None) => return None,
        (None, Some(_)) => return Some((Fate::Added, Vec::new())),
        (Some(_), None) => return Some((Fate::Removed, Vec::new())),
        (Some(old), Some(new)) if old == new => return None,
        (Some(old), Some(new)) => (old, new),
    };
    let fields: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let edits = fields.into_iter().filter_map(|field| {
        let (old, new) = (old.get(field), new.get(field));
        (old != new).then(|| Edit {
            field: field.clone(),
            old: old.cloned(),
            new: new.cloned(),
        })
    });
    Some((Fate::Changed, edits.collect()))
}

/// Every value of a file, under the clause it belongs to or under its part.
#[derive(Default)]
struct Leaves {
    labels: BTreeMap<String, Label>,
    by_clause: BTreeMap<String, Values>,
    others: BTreeMap<String, Values>,
}

impl Leaves {
    fn of(source: &str) -> Self {
        let source = source.strip_prefix('\u{feff}').unwrap_or(source);
        let file: Table = toml::from_str(source).unwrap_or_default();
        let mut leaves = Self::default();
        for (section, value) in &file {
            match value {
                Value::Array(entries) => {
                    for entry in entries {
                        leaves.entry(section, entry);
                    }
                }
                value => leaves.put(clause_of(value), section, section, value),
            }
        }
        leaves.order_of_steps(&file);
        leaves
    }

    fn entry(&mut self, section: &str, entry: &Value) {
        let id = identity(entry);
        if section == "clause" {
            let label = entry.get("label").map(label_of).unwrap_or_default();
            self.put(Some(&id), section, "clause", entry);
            self.labels.insert(id, label);
            return;
        }
        let part = if id.is_empty() {
            section.to_owned()
        } else {
            format!("{section} {id}")
        };
        self.put(clause_of(entry), &part, &part, entry);
    }

    /// Notes `value`, which stands at `path`; what names another clause within it goes to that clause.
    fn put(&mut self, clause: Option<&str>, part: &str, path: &str, value: &Value) {
        match value {
            Value::Table(table) => {
                for (key, inner) in table.iter().filter(|(key, _)| *key != "clause") {
                    let own = clause_of(inner).or(clause);
                    self.put(own, part, &format!("{path}.{key}"), inner);
                }
            }
            Value::Array(all) if all.iter().any(Value::is_table) => {
                for (inner, place) in all.iter().zip(1..) {
                    let own = clause_of(inner).or(clause);
                    self.put(own, part, &format!("{path}.{place}"), inner);
                }
            }
            leaf => {
                let text = match leaf {
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                self.note(clause, part, path, text);
            }
        }
    }

    fn note(&mut self, clause: Option<&str>, part: &str, path: &str, text: String) {
        let values = match clause {
            Some(clause) => self.by_clause.entry(clause.to_owned()).or_default(),
            None => self.others.entry(part.to_owned()).or_default(),
        };
        let mut field = path.to_owned();
        let mut more = 2;
        while values.contains_key(&field) {
            field = format!("{path} ({more})");
            more += 1;
        }
        values.insert(field, text);
    }

    /// The steps of each track in a row: an exchanged order is no change of any entry.
    fn order_of_steps(&mut self, file: &Table) {
        let steps = file.get("step").and_then(Value::as_array);
        let mut tracks: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for step in steps.into_iter().flatten() {
            if let (Some(track), Some(name)) = (text(step, "track"), text(step, "do")) {
                tracks.entry(track).or_default().push(name);
            }
        }
        for (track, names) in tracks {
            self.note(None, &format!("track {track}"), "steps", names.join(" "));
        }
    }
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

fn clause_of(value: &Value) -> Option<&str> {
    text(value, "clause")
}

/// What tells an entry from the others of its section.
fn identity(entry: &Value) -> String {
    let words = ["id", "track", "do", "step"].into_iter();
    let words: Vec<&str> = words.filter_map(|key| text(entry, key)).collect();
    words.join(" ")
}

fn label_of(value: &Value) -> Label {
    let word = |key| text(value, key).unwrap_or_default().to_owned();
    Label {
        zh: word("zh"),
        en: word("en"),
    }
}
