//! What the demo is written with: people, matters and words, all of it data under `assets/demo`.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::DemoError;
use crate::case::{CommandName, Severity, Substantiated};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/demo");

/// The file that serves every regulation without one of its own.
const FALLBACK: &str = "fallback";

/// An organisation, its matters and the words of its people.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Material {
    pub departments: Vec<String>,
    #[serde(rename = "person")]
    pub persons: Vec<Employee>,
    pub places: Vec<String>,
    #[serde(default)]
    pub units: Vec<String>,
    #[serde(default)]
    pub relations: Vec<String>,
    #[serde(default)]
    pub identities: Vec<String>,
    #[serde(rename = "matter")]
    pub matters: Vec<Matter>,
    handling: Handling,
    /// Ids in the file are only hints.
    #[serde(skip)]
    pub general: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Employee {
    pub name: String,
    pub department: String,
}

/// One thing that people complain about (or ask, or suggest).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Matter {
    pub kind: Option<String>,
    pub category: Option<String>,
    #[serde(default = "one")]
    pub weight: u32,
    #[serde(default)]
    pub channels: Vec<String>,
    pub subject: String,
    pub texts: Vec<String>,
    #[serde(default)]
    pub demands: Vec<String>,
    pub departments: Vec<String>,
    #[serde(default)]
    pub facts: Vec<String>,
    #[serde(default)]
    pub fact_share: f64,
    #[serde(default)]
    pub agitated_share: f64,
    #[serde(default)]
    pub anonymous_share: f64,
    #[serde(default)]
    pub accused_share: f64,
    #[serde(default)]
    pub amounts: Vec<u32>,
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    #[serde(default)]
    pub outcome: Outcome,
    #[serde(default)]
    pub relations: Vec<String>,
    #[serde(default)]
    pub identities: Vec<String>,
    #[serde(default)]
    pub investigate: Vec<String>,
    #[serde(default)]
    pub answer: Vec<String>,
    #[serde(default)]
    pub measures: Vec<String>,
    #[serde(default)]
    pub note: Vec<String>,
}

/// What handling usually finds.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Outcome {
    pub valid: Option<bool>,
    pub severity: Option<Severity>,
    pub finding: Option<String>,
    pub substantiated: Option<Substantiated>,
    pub upheld: Option<bool>,
    pub item: Option<String>,
}

/// What is written at the later steps.
#[derive(Clone, Debug, Default, Deserialize)]
struct Handling {
    #[serde(default)]
    callback_words: BTreeMap<String, Vec<String>>,
    #[serde(flatten)]
    lists: BTreeMap<String, Vec<String>>,
}

const fn one() -> u32 {
    1
}

impl Material {
    /// The material of that regulation, else the one that serves any.
    pub(super) fn of(regulation: &str) -> Result<Self, DemoError> {
        let mut general: Self = read(FALLBACK)?;
        general.general = true;
        if regulation == FALLBACK || FILES.get_file(format!("{regulation}.toml")).is_none() {
            return Ok(general);
        }
        let mut own: Self = read(regulation)?;
        for (step, words) in general.handling.lists {
            own.handling.lists.entry(step).or_insert(words);
        }
        for (satisfaction, words) in general.handling.callback_words {
            own.handling
                .callback_words
                .entry(satisfaction)
                .or_insert(words);
        }
        Ok(own)
    }

    /// The words of a step (or of one of its results: `answer_no`).
    pub(super) fn words(&self, step: &str) -> &[String] {
        self.handling.lists.get(step).map_or(&[], Vec::as_slice)
    }

    /// The words of a command.
    pub(super) fn words_of(&self, command: CommandName) -> &[String] {
        self.words(command.as_str())
    }

    /// What a customer says who gives that satisfaction.
    pub(super) fn callback_words(&self, satisfaction: u8) -> &[String] {
        self.handling
            .callback_words
            .get(&satisfaction.to_string())
            .map_or(&[], Vec::as_slice)
    }

    /// The employees of a department.
    pub(super) fn employees(&self, department: &str) -> Vec<&Employee> {
        self.persons
            .iter()
            .filter(|person| person.department == department)
            .collect()
    }
}

/// Reads a file of the material by its name without ending.
pub(super) fn read<T: for<'de> Deserialize<'de>>(name: &str) -> Result<T, DemoError> {
    let file = format!("{name}.toml");
    let source = FILES
        .get_file(&file)
        .and_then(include_dir::File::contents_utf8)
        .unwrap_or_default();
    toml::from_str(source).map_err(|error| DemoError::Material {
        file,
        detail: error.to_string(),
    })
}

/// Fills the placeholders of a text; one that nobody fills stays as it is.
pub(super) fn expand(template: &str, mut value: impl FnMut(&str) -> Option<String>) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        filled.push_str(&value(name).unwrap_or_else(|| format!("{{{name}}}")));
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regulation::shipped::shipped;

    #[test]
    fn every_shipped_regulation_brings_its_own_material_and_any_other_gets_the_general_one() {
        for regulation in shipped() {
            let own = Material::of(regulation.id).unwrap();
            assert!(!own.general, "{}", regulation.id);
        }
        assert!(Material::of("a hospital").unwrap().general);
    }

    #[test]
    fn every_step_that_is_written_about_has_words_in_every_material() {
        let ids = shipped().into_iter().map(|file| file.id);
        for id in ids.chain([FALLBACK]) {
            let material = Material::of(id).unwrap();
            for step in [
                "verify",
                "verify_no",
                "promise",
                "contact_reached",
                "contact_failed",
                "progress",
                "investigate",
                "measures",
                "wait",
                "ask",
                "instruct",
                "reasons_extend",
                "escalate",
                "submit",
                "reasons_return",
                "approve",
                "verdict",
                "verdict_no",
                "inspect",
                "inspect_no",
                "answer",
                "answer_no",
                "review",
                "reflect",
                "circulate",
                "greet",
                "adopt_yes",
                "adopt_no",
                "close",
                "reopen",
                "note",
            ] {
                assert!(!material.words(step).is_empty(), "{id}: {step}");
            }
            assert!((1..=5).all(|given| !material.callback_words(given).is_empty()));
        }
    }

    #[test]
    fn a_placeholder_is_filled_and_an_unknown_one_stays() {
        let filled = expand("{a}在{b}{", |name| (name == "a").then(|| "甲".to_owned()));
        assert_eq!(filled, "甲在{b}{");
    }
}
