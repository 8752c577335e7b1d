//! Checks what no single entry of a file can know: every reference leads somewhere, every id is its own, every track ends.

mod clauses;
mod conditions;
mod documents;
mod forms;
mod ids;
mod intake;
mod labels;
mod levels;
mod tracks;

use std::collections::BTreeMap;

use super::texts::{self, both};
use super::{Mistake, Place};
use crate::regulation::model::Regulation;
use crate::text::Label;

pub(super) fn check(
    file: &str,
    regulation: &Regulation,
    places: &BTreeMap<&'static str, Vec<Place>>,
) -> Vec<Mistake> {
    let mut checker = Checker {
        file,
        regulation,
        places,
        mistakes: Vec::new(),
    };
    checker.ids();
    checker.labels();
    checker.clauses();
    checker.intake();
    checker.levels();
    checker.tracks();
    checker.conditions();
    checker.forms();
    checker.documents();
    checker.mistakes
}

struct Checker<'a> {
    file: &'a str,
    regulation: &'a Regulation,
    places: &'a BTreeMap<&'static str, Vec<Place>>,
    mistakes: Vec<Mistake>,
}

impl Checker<'_> {
    fn report(&mut self, entry: (&str, usize), clause: Option<&str>, field: &str, message: Label) {
        let (name, index) = entry;
        let place = self.places.get(name).and_then(|places| places.get(index));
        self.mistakes.push(Mistake {
            file: self.file.to_owned(),
            line: place.map(|place| place.line),
            place: place.map_or_else(|| name.to_owned(), |place| place.name.clone()),
            clause: clause.map(ToOwned::to_owned),
            field: Some(field.to_owned()),
            message,
        });
    }
}
