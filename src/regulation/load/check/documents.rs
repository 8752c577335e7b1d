//! What is written down of a case is known of it.

use super::{Checker, both, texts};
use crate::regulation::model::CaseValue;

impl Checker<'_> {
    pub(super) fn documents(&mut self) {
        let regulation = self.regulation;
        for (at, column) in regulation.ledger.iter().enumerate() {
            self.value_exists(("ledger", at), None, &column.value);
        }
    }

    /// An extra field that is written down is one that the registration asks for; an item is one of the assessment's.
    pub(super) fn value_exists(
        &mut self,
        entry: (&str, usize),
        clause: Option<&str>,
        value: &CaseValue,
    ) {
        let regulation = self.regulation;
        let unknown = match value {
            CaseValue::Field(id) => {
                let mut extra = regulation.fields.iter().filter(|field| field.is_extra());
                (!extra.any(|field| &field.id == id))
                    .then(|| both(|lang| texts::no_extra_field(lang, id)))
            }
            CaseValue::Charge(id) => (!regulation.items.iter().any(|item| &item.id == id))
                .then(|| both(|lang| texts::no_such_item(lang, id))),
            _ => None,
        };
        if let Some(message) = unknown {
            self.report(entry, clause, "value", message);
        }
    }
}
