//! What is written down of a case is known of it.

use super::{Checker, both, texts};
use crate::regulation::model::{CaseValue, Field};

impl Checker<'_> {
    pub(super) fn documents(&mut self) {
        let regulation = self.regulation;
        for (at, column) in regulation.ledger.iter().enumerate() {
            self.value_exists(("ledger", at), None, &column.value);
        }
    }

    /// An extra field that is written down is one that the registration asks for.
    pub(super) fn value_exists(
        &mut self,
        entry: (&str, usize),
        clause: Option<&str>,
        value: &CaseValue,
    ) {
        let CaseValue::Field(id) = value else { return };
        let mut extra = self
            .regulation
            .fields
            .iter()
            .filter(|field| Field::is_extra(field));
        if !extra.any(|field| &field.id == id) {
            self.report(
                entry,
                clause,
                "value",
                both(|lang| texts::no_extra_field(lang, id)),
            );
        }
    }
}
