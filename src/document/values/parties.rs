//! Who complains, who is complained about, who answers for it.

use super::{Cell, Written, lines, texts};
use crate::case::Origin;
use crate::regulation::model::CaseValue;
use crate::regulation::tell::words;

impl Written<'_> {
    /// A value that says who; `None` for any other.
    pub(super) fn of_parties(&self, name: &CaseValue) -> Option<Cell> {
        let (customer, contact) = (&self.case.customer, &self.case.contact);
        Some(match name {
            CaseValue::Customer => Cell::text(&*customer.name),
            CaseValue::Sex => Cell::maybe(customer.sex.map(|sex| words::sex(self.lang, sex))),
            CaseValue::Phone => Cell::maybe(customer.phone.as_deref()),
            CaseValue::Address => Cell::maybe(customer.address.as_deref()),
            CaseValue::Unit => Cell::maybe(customer.unit.as_deref()),
            CaseValue::Relation => Cell::maybe(customer.relation.as_deref()),
            CaseValue::Identity => Cell::maybe(customer.identity.as_deref()),
            CaseValue::Contact => Cell::maybe(contact.name.as_deref()),
            CaseValue::ContactMobile => Cell::maybe(contact.mobile.as_deref()),
            CaseValue::ContactPhone => Cell::maybe(contact.phone.as_deref()),
            CaseValue::Concerned => Cell::text(self.concerned()),
            CaseValue::Persons => lines(self.case.persons.iter().map(|person| person.name.clone())),
            CaseValue::Department => Cell::maybe(self.case.responsible()),
            CaseValue::Departments => Cell::text(self.departments().join(texts::and(self.lang))),
            CaseValue::Handler => Cell::maybe(self.case.handler.as_deref()),
            _ => return None,
        })
    }

    fn departments(&self) -> Vec<&str> {
        let departments = self.case.departments.iter();
        departments
            .map(|department| department.name.as_str())
            .collect()
    }

    /// Departments named at intake, and persons, each once: `维修部 王五、前台`.
    fn concerned(&self) -> String {
        let case = self.case;
        let mut named: Vec<String> = case
            .persons
            .iter()
            .map(|person| match &person.department {
                Some(department) => format!("{department} {}", person.name),
                None => person.name.clone(),
            })
            .collect();
        let departments = case.departments.iter().filter(|department| {
            department.origin == Origin::Intake
                && !case
                    .persons
                    .iter()
                    .any(|person| person.department.as_ref() == Some(&department.name))
        });
        named.extend(departments.map(|department| department.name.clone()));
        named.join(texts::and(self.lang))
    }
}
