//! What a row says besides: the registration fields of the regulation, and whatever no case has a place for.

use std::collections::BTreeMap;

use super::Row;
use crate::regulation::Regulation;
use crate::regulation::model::CaseValue;

/// A field of the regulation's own registration.
pub(super) struct Extra {
    id: String,
    value: CaseValue,
}

/// The fields that the regulation has of its own.
pub(super) fn extras(regulation: &Regulation) -> Vec<Extra> {
    let extra = regulation.fields.iter().filter(|field| field.is_extra());
    let extra = extra.map(|field| Extra {
        id: field.id.clone(),
        value: CaseValue::Field(field.id.clone()),
    });
    extra.collect()
}

impl Row<'_> {
    pub(super) fn extra_fields(&self) -> BTreeMap<String, String> {
        let extras = self.reader.extras.iter();
        extras
            .filter_map(|extra| {
                let own = self.text(&extra.value);
                let value = match extra.id.as_str() {
                    "remarks" => own.or_else(|| self.text(&CaseValue::Remarks)),
                    _ => own,
                };
                Some((extra.id.clone(), value?))
            })
            .collect()
    }

    /// Whatever no case has a place for, under the name of its value or under its heading.
    pub(super) fn kept(&self, fields: &BTreeMap<String, String>) -> BTreeMap<String, String> {
        let columns = self.reader.mapping.columns.iter();
        columns
            .zip(&self.line.cells)
            .enumerate()
            .filter(|(_, (column, _))| !column.left_out)
            .filter_map(|(place, (column, cell))| {
                let name = match &column.value {
                    None => column.heading.clone(),
                    // Of two columns with one meaning the second is kept as it is.
                    Some(value) if self.reader.places.get(value) != Some(&place) => {
                        column.heading.clone()
                    }
                    Some(value) if has_a_place(value, fields) => return None,
                    Some(value) => value.to_string(),
                };
                let written = cell.written();
                (!written.is_empty() && !name.is_empty()).then_some((name, written))
            })
            .collect()
    }
}

/// Whether a case keeps that value as such.
fn has_a_place(value: &CaseValue, fields: &BTreeMap<String, String>) -> bool {
    match value {
        CaseValue::Remarks => fields.contains_key("remarks"),
        CaseValue::Field(id) => fields.contains_key(id),
        CaseValue::Serial
        | CaseValue::Kind
        | CaseValue::Level
        | CaseValue::Channel
        | CaseValue::ReceivedBy
        | CaseValue::ReceivedAt
        | CaseValue::Customer
        | CaseValue::Sex
        | CaseValue::Phone
        | CaseValue::Address
        | CaseValue::Unit
        | CaseValue::Relation
        | CaseValue::Identity
        | CaseValue::Contact
        | CaseValue::ContactMobile
        | CaseValue::ContactPhone
        | CaseValue::Category
        | CaseValue::Subject
        | CaseValue::Text
        | CaseValue::Matter
        | CaseValue::Demand
        | CaseValue::Concerned
        | CaseValue::Department
        | CaseValue::Result
        | CaseValue::Answer
        | CaseValue::AnsweredAt
        | CaseValue::Satisfaction
        | CaseValue::Callback
        | CaseValue::ClosedAt => true,
        _ => false,
    }
}
