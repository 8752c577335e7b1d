//! Reads a regulation file and names every mistake at once.
//!
//! The file is read entry by entry, so that one misspelt key in one clause does not hide the next mistake; then the whole is
//! checked for what no single entry can know: that clauses, kinds, levels and steps which are named also exist.

mod check;
mod lines;
mod texts;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use toml::Spanned;

use self::lines::Lines;
use super::model::Regulation;
use crate::text::{Label, Lang, hex};

pub(in crate::regulation) use texts::known as reader_words;

/// A mistake in a regulation file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub file: String,
    /// Line of the entry in the file, from 1.
    pub line: Option<usize>,
    /// The entry: "step 4", "criterion 2".
    pub place: String,
    pub clause: Option<String>,
    pub field: Option<String>,
    /// What is wrong, in both languages.
    pub message: Label,
}

impl Mistake {
    /// The mistake in one line: where it stands, and what is wrong.
    pub fn text(&self, lang: Lang) -> String {
        let mut place = self.file.clone();
        place.extend(self.line.map(|line| format!(":{line}")));
        let mut text = format!("{place}: {}", self.place);
        text.extend(self.clause.as_ref().map(|clause| format!(" ({clause})")));
        text.extend(self.field.as_ref().map(|field| format!(": {field}")));
        format!("{text}: {}", self.message.get(lang))
    }
}

impl std::fmt::Display for Mistake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

type Entries = Vec<Spanned<toml::Value>>;

/// The file before its entries are read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    title: Label,
    organisation: Label,
    roles: Option<Spanned<toml::Value>>,
    #[serde(default)]
    clause: Entries,
    #[serde(default)]
    kind: Entries,
    #[serde(default)]
    channel: Entries,
    #[serde(default)]
    category: Entries,
    #[serde(default)]
    field: Entries,
    #[serde(default)]
    office: Entries,
    #[serde(default)]
    level: Entries,
    #[serde(default)]
    criterion: Entries,
    #[serde(default)]
    track: Entries,
    #[serde(default)]
    step: Entries,
    #[serde(default)]
    limit: Entries,
    #[serde(default)]
    recurring: Entries,
    #[serde(default)]
    trigger: Entries,
    #[serde(default)]
    action: Entries,
    #[serde(default)]
    extension: Entries,
    #[serde(default)]
    finding: Entries,
    #[serde(default)]
    item: Entries,
    #[serde(default)]
    report: Entries,
    #[serde(default)]
    ladder: Entries,
    #[serde(default)]
    guidance: Entries,
    #[serde(default)]
    callback_script: Entries,
    #[serde(default)]
    ledger: Entries,
    #[serde(default)]
    form: Entries,
    waiting: Option<Spanned<toml::Value>>,
    verdict: Option<Spanned<toml::Value>>,
    unreachable: Option<Spanned<toml::Value>>,
    prevention: Option<Spanned<toml::Value>>,
    matter: Option<Spanned<toml::Value>>,
    retention: Option<Spanned<toml::Value>>,
}

/// Where an entry stands, for a mistake that is found later.
#[derive(Clone, Debug)]
struct Place {
    name: String,
    line: usize,
}

/// Reads entries and gathers what is wrong with them.
struct Reader<'a> {
    file: &'a str,
    source: &'a str,
    lines: Lines,
    mistakes: Vec<Mistake>,
    places: std::collections::BTreeMap<&'static str, Vec<Place>>,
}

/// Loads a regulation from the text of a file. `file` is only used to name the file in mistakes.
///
/// # Errors
/// Every mistake of the file: syntax, unknown or missing or malformed fields, and references that lead nowhere.
pub fn load(file: &str, source: &str) -> Result<Regulation, Vec<Mistake>> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let written: Written = match toml::from_str(source) {
        Ok(written) => written,
        Err(error) => return Err(vec![syntax_mistake(file, source, &error)]),
    };
    let mut reader = Reader {
        file,
        source,
        lines: Lines::of(source),
        mistakes: Vec::new(),
        places: std::collections::BTreeMap::new(),
    };
    let regulation = reader.regulation(written);
    let Reader {
        mut mistakes,
        places,
        ..
    } = reader;
    if let Some(regulation) = &regulation {
        mistakes.extend(check::check(file, regulation, &places));
    }
    match regulation {
        Some(regulation) if mistakes.is_empty() => Ok(regulation),
        _ => Err(mistakes),
    }
}

/// The version of a regulation's text: the same text is the same version.
pub fn version_of(source: &str) -> String {
    let digest = Sha256::digest(source.as_bytes());
    hex(digest.get(..8).unwrap_or(&digest))
}

fn syntax_mistake(file: &str, source: &str, error: &toml::de::Error) -> Mistake {
    let line = error.span().map(|span| Lines::of(source).at(span.start));
    Mistake {
        file: file.to_owned(),
        line,
        place: "file".to_owned(),
        clause: None,
        field: quoted(error.message()),
        message: texts::of_reader(error.message()),
    }
}

/// The first word in backticks of a message: serde puts the field's name there.
fn quoted(message: &str) -> Option<String> {
    let (_, rest) = message.split_once('`')?;
    rest.split_once('`').map(|(word, _)| word.to_owned())
}

impl Reader<'_> {
    fn regulation(&mut self, written: Written) -> Option<Regulation> {
        let roles = written.roles.map_or_else(
            || Some(std::collections::BTreeMap::default()),
            |value| self.one("roles", value),
        );
        let waiting = self.optional("waiting", written.waiting);
        let verdict = self.optional("verdict", written.verdict);
        let unreachable = self.optional("unreachable", written.unreachable);
        let prevention = self.optional("prevention", written.prevention);
        let matter = self.optional("matter", written.matter);
        let retention = if let Some(value) = written.retention {
            self.one("retention", value)
        } else {
            self.report(
                "retention",
                None,
                None,
                Some("retention".to_owned()),
                texts::both(texts::needs_retention),
            );
            None
        };
        let regulation = Regulation {
            version: version_of(self.source),
            id: written.id,
            title: written.title,
            organisation: written.organisation,
            roles: roles.unwrap_or_default(),
            clauses: self.many("clause", written.clause),
            kinds: self.many("kind", written.kind),
            channels: self.many("channel", written.channel),
            categories: self.many("category", written.category),
            fields: self.many("field", written.field),
            offices: self.many("office", written.office),
            levels: self.many("level", written.level),
            criteria: self.many("criterion", written.criterion),
            tracks: self.many("track", written.track),
            steps: self.many("step", written.step),
            limits: self.many("limit", written.limit),
            recurring: self.many("recurring", written.recurring),
            triggers: self.many("trigger", written.trigger),
            actions: self.many("action", written.action),
            extensions: self.many("extension", written.extension),
            findings: self.many("finding", written.finding),
            items: self.many("item", written.item),
            reports: self.many("report", written.report),
            ladder: self.many("ladder", written.ladder),
            guidance: self.many("guidance", written.guidance),
            callback_script: self.many("callback_script", written.callback_script),
            ledger: self.many("ledger", written.ledger),
            forms: self.many("form", written.form),
            waiting: waiting.unwrap_or_default(),
            verdict: verdict.unwrap_or_default(),
            unreachable,
            prevention,
            matter: matter.unwrap_or_default(),
            retention: retention?,
        };
        Some(regulation)
    }

    fn many<T: DeserializeOwned>(&mut self, name: &'static str, entries: Entries) -> Vec<T> {
        let mut read = Vec::with_capacity(entries.len());
        let mut places = Vec::with_capacity(entries.len());
        for (entry, number) in entries.into_iter().zip(1usize..) {
            let place = format!("{name} {number}");
            let line = self.lines.at(entry.span().start);
            if let Some(value) = self.read(&place, line, entry.into_inner()) {
                read.push(value);
                places.push(Place { name: place, line });
            }
        }
        self.places.insert(name, places);
        read
    }

    fn one<T: DeserializeOwned>(&mut self, name: &str, entry: Spanned<toml::Value>) -> Option<T> {
        let line = self.lines.at(entry.span().start);
        self.read(name, line, entry.into_inner())
    }

    fn optional<T: DeserializeOwned>(
        &mut self,
        name: &str,
        entry: Option<Spanned<toml::Value>>,
    ) -> Option<T> {
        entry.and_then(|entry| self.one(name, entry))
    }

    fn read<T: DeserializeOwned>(
        &mut self,
        place: &str,
        line: usize,
        value: toml::Value,
    ) -> Option<T> {
        let clause = ["clause", "id"].into_iter().find_map(|key| {
            value
                .get(key)
                .and_then(toml::Value::as_str)
                .map(ToOwned::to_owned)
        });
        match serde_path_to_error::deserialize(value) {
            Ok(read) => Some(read),
            Err(error) => {
                let path = error.path().to_string();
                let message = error.into_inner().message().to_owned();
                let field = match (path.as_str(), quoted(&message)) {
                    (".", named) => named,
                    (_, Some(named))
                        if message.starts_with("unknown field")
                            || message.starts_with("missing field") =>
                    {
                        Some(if path.ends_with(&named) {
                            path
                        } else {
                            format!("{path}.{named}")
                        })
                    }
                    _ => Some(path),
                };
                self.report(place, Some(line), clause, field, texts::of_reader(&message));
                None
            }
        }
    }

    fn report(
        &mut self,
        place: &str,
        line: Option<usize>,
        clause: Option<String>,
        field: Option<String>,
        message: Label,
    ) {
        self.mistakes.push(Mistake {
            file: self.file.to_owned(),
            line,
            place: place.to_owned(),
            clause,
            field,
            message,
        });
    }
}
