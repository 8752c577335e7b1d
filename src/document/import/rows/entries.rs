//! The entries of the regulation that a row names, and what it counts.

use super::{Input, Known, Row, Why, names, words};
use crate::regulation::model::CaseValue;

impl Row<'_> {
    pub(super) fn kind(&mut self) -> String {
        let named = self.named(CaseValue::Kind, |reader| &reader.kinds);
        let usual = || self.reader.usual.kind.clone();
        named.or_else(usual).unwrap_or_default()
    }

    pub(super) fn channel(&mut self) -> String {
        let named = self.named(CaseValue::Channel, |reader| &reader.channels);
        let usual = || self.reader.usual.channel.clone();
        named.or_else(usual).unwrap_or_default()
    }

    pub(super) fn category(&mut self) -> Option<String> {
        let named = self.named(CaseValue::Category, |reader| &reader.categories);
        named.or_else(|| self.reader.usual.category.clone())
    }

    pub(super) fn level(&mut self) -> Option<String> {
        let unlevelled = matches!(
            self.text(&CaseValue::Level).as_deref(),
            Some("—" | "-" | "无")
        );
        if unlevelled {
            return None;
        }
        self.named(CaseValue::Level, |reader| &reader.levels)
    }

    /// The id that a cell names, by itself or by its label in either language.
    fn named(&mut self, value: CaseValue, known: Known) -> Option<String> {
        let word = self.text(&value)?;
        let found = names::find(known(self.reader), &word);
        if found.is_none() {
            self.misfit(value, Why::Unknown);
        }
        found
    }

    pub(super) fn satisfaction(&mut self) -> Option<u8> {
        let read = match self.cell(&CaseValue::Satisfaction) {
            Input::Empty => return None,
            Input::Text(word) => words::satisfaction(word),
            other => words::satisfaction(&other.written()),
        };
        if read.is_none() {
            self.misfit(CaseValue::Satisfaction, Why::NoSatisfaction);
        }
        read
    }
}
