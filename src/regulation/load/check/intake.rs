//! Kinds, categories, fields and items lead somewhere.

use super::{Checker, both, texts};
use crate::regulation::model::Field;

/// The fields of the customer and the contact that a file may ask for.
const DOTTED_FIELDS: [&str; 10] = [
    "customer.sex",
    "customer.phone",
    "customer.address",
    "customer.unit",
    "customer.important",
    "customer.relation",
    "customer.identity",
    "contact.name",
    "contact.mobile",
    "contact.phone",
];

impl Checker<'_> {
    pub(super) fn intake(&mut self) {
        let regulation = self.regulation;
        if regulation.kinds.is_empty() {
            self.report(("kind", 0), None, "kind", both(texts::needs_kind));
        }
        if regulation.channels.is_empty() {
            self.report(("channel", 0), None, "channel", both(texts::needs_channel));
        }
        for (at, kind) in regulation.kinds.iter().enumerate() {
            if regulation.track(&kind.track).is_none() {
                self.report(
                    ("kind", at),
                    Some(&kind.clause),
                    "track",
                    both(|lang| texts::no_track(lang, &kind.track)),
                );
            }
            if kind.levelled && regulation.levels.is_empty() {
                self.report(
                    ("kind", at),
                    Some(&kind.clause),
                    "levelled",
                    both(texts::no_levels),
                );
            }
        }
        for (at, field) in regulation.fields.iter().enumerate() {
            let known = !field.id.contains('.') || DOTTED_FIELDS.contains(&field.id.as_str());
            if !known || Field::OWN.contains(&field.id.as_str()) && field.id == "received_at" {
                self.report(
                    ("field", at),
                    Some(&field.clause),
                    "id",
                    both(|lang| texts::no_field(lang, &field.id)),
                );
            }
            self.kinds_exist(("field", at), &field.clause, &field.kinds);
        }
        for (at, category) in regulation.categories.iter().enumerate() {
            self.kinds_exist(("category", at), &category.id, &category.kinds);
        }
        let kept: Vec<String> = regulation.retention.kinds.keys().cloned().collect();
        let clause = &regulation.retention.clause;
        self.kinds_exist(("retention", 0), clause, &kept);
        for (at, rung) in regulation.items.iter().enumerate() {
            if rung.charge.is_empty() && !rung.reward {
                self.report(
                    ("item", at),
                    Some(&rung.clause),
                    "charge",
                    both(texts::needs_charge),
                );
            }
        }
    }

    pub(super) fn kinds_exist(&mut self, entry: (&str, usize), clause: &str, kinds: &[String]) {
        for kind in kinds {
            if self.regulation.kind(kind).is_none() {
                self.report(
                    entry,
                    Some(clause),
                    "kinds",
                    both(|lang| texts::no_kind(lang, kind)),
                );
            }
        }
    }
}
