//! Finding anything by a few words: cases, the customers and units behind them, departments and persons; and where somebody was
//! last.
//!
//! A few of each are enough for a box that is read while one types, so every group comes from the beginning of one page of
//! cases, however many cases there are. A customer whom `actor` sees masked is nobody's to find.

use std::collections::BTreeSet;

use super::{Desk, DeskError, masking};
use crate::case::Actor;
use crate::store::{CaseQuery, CaseRow, Filter, Sort};
use crate::text::{digits, initials, normal};

/// Cases read for each group.
const LOOKED_AT: u32 = 60;
/// So many digits may be a part of a telephone number.
const FEWEST_DIGITS: usize = 3;

/// A customer, by the latest case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    pub name: String,
    pub phone: Option<String>,
    pub unit: Option<String>,
    /// Cases among those that were looked at.
    pub cases: u32,
}

/// A department or a person of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub name: String,
    /// Of a person: where they belong; `None` for a department.
    pub of: Option<String>,
}

/// What was found, a few of each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finds {
    /// The newest first.
    pub cases: Vec<CaseRow>,
    pub customers: Vec<Customer>,
    /// There are more than these.
    pub more_customers: bool,
    /// Units by name, with the cases among those that were looked at.
    pub units: Vec<(String, u32)>,
    pub names: Vec<Name>,
}

impl Desk {
    /// Finds cases by a query in words, and by its plain words everything that has a name.
    ///
    /// # Errors
    /// A word that is wrong, by name; a fault of the file.
    pub fn find(&self, actor: &Actor, words: &str) -> Result<Finds, DeskError> {
        let filters = self.filters(words)?;
        let plain: Vec<String> = filters.iter().filter_map(plain_word).collect();
        let only_plain = plain.len() == filters.len();
        let asked = masking::words(actor, filters);
        let mut cases = self.newest(actor, asked)?.0;
        let typed = normal(&plain.join(" "));
        let mut found = Finds::default();
        if !typed.is_empty() && only_plain {
            found.units = units(&cases, &typed);
            (found.customers, found.more_customers) = self.customers(actor, &typed)?;
            found.names = self.names(&typed)?;
        }
        for row in &mut cases {
            masking::row(actor, row);
        }
        found.cases = cases;
        Ok(found)
    }

    /// These cases, in their order, then the newest ones, at most `most`.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn latest(
        &self,
        actor: &Actor,
        numbers: &[String],
        most: usize,
    ) -> Result<Vec<CaseRow>, DeskError> {
        let own = self.rules.sealed_kinds_of(&actor.roles);
        let mut rows = Vec::new();
        for number in numbers.iter().take(most) {
            let row = self.store.case(number)?;
            rows.extend(row.filter(|row| !row.sealed || own.contains(&row.kind)));
        }
        let known: BTreeSet<&String> = numbers.iter().collect();
        let newest = self.newest(actor, Vec::new())?.0.into_iter();
        rows.extend(newest.filter(|row| !known.contains(&row.number)));
        rows.truncate(most);
        for row in &mut rows {
            masking::row(actor, row);
        }
        Ok(rows)
    }

    /// The newest cases in clear, and whether there are more.
    fn newest(
        &self,
        actor: &Actor,
        filters: Vec<(bool, Filter)>,
    ) -> Result<(Vec<CaseRow>, bool), DeskError> {
        let (filters, sealed) = self.seen_by(actor, filters);
        let page = self.store.cases(&CaseQuery {
            filters,
            sort: Sort::Received,
            after: None,
            limit: LOOKED_AT,
            sealed,
        })?;
        Ok((page.rows, page.next.is_some()))
    }

    fn customers(&self, actor: &Actor, typed: &str) -> Result<(Vec<Customer>, bool), DeskError> {
        let number = digits(typed);
        let by_phone = number.len() >= FEWEST_DIGITS && !typed.chars().any(char::is_alphabetic);
        let by_initials = typed.chars().all(|c| c.is_ascii_lowercase());
        let filter = if by_phone {
            Filter::Phone(number)
        } else if by_initials {
            Filter::Text(typed.to_owned())
        } else {
            Filter::Customer(typed.to_owned())
        };
        let asked = masking::words(actor, vec![(false, filter)]);
        let (mut rows, more) = self.newest(actor, asked)?;
        rows.retain(|row| masking::sees_customer(actor, row));
        if by_initials {
            rows.retain(|row| is_called(&row.customer, typed));
        }
        Ok((customers(rows), more))
    }

    fn names(&self, typed: &str) -> Result<Vec<Name>, DeskError> {
        let departments = self.store.departments()?.into_iter().map(|own| Name {
            name: own.name,
            of: None,
        });
        let persons = self.store.persons()?.into_iter().map(|own| Name {
            name: own.name,
            of: Some(own.department),
        });
        let all = departments.chain(persons);
        Ok(all.filter(|own| is_called(&own.name, typed)).collect())
    }
}

/// A word that is no word of the query language.
fn plain_word((negated, filter): &(bool, Filter)) -> Option<String> {
    match filter {
        Filter::Text(word) if !negated => Some(word.clone()),
        _ => None,
    }
}

/// Whether a name holds these letters, or its initials begin with them.
fn is_called(name: &str, typed: &str) -> bool {
    normal(name).contains(typed)
        || initials(name)
            .iter()
            .any(|letters| letters.starts_with(typed))
}

/// One customer for each key of the desk, the latest first.
fn customers(rows: Vec<CaseRow>) -> Vec<Customer> {
    let mut keys: Vec<String> = Vec::new();
    let mut found: Vec<Customer> = Vec::new();
    for row in rows.into_iter().filter(|row| !row.is_erased()) {
        let place = keys.iter().position(|key| *key == row.customer_key);
        if let Some(known) = place.and_then(|place| found.get_mut(place)) {
            known.cases += 1;
            continue;
        }
        keys.push(row.customer_key);
        found.push(Customer {
            name: row.customer,
            phone: row.phone,
            unit: row.unit,
            cases: 1,
        });
    }
    found
}

/// The units of these cases that hold what was typed.
fn units(rows: &[CaseRow], typed: &str) -> Vec<(String, u32)> {
    let mut found: Vec<(String, u32)> = Vec::new();
    let units = rows.iter().filter_map(|row| row.unit.as_ref());
    for unit in units.filter(|unit| normal(unit).contains(typed)) {
        match found
            .iter_mut()
            .find(|(known, _)| normal(known) == normal(unit))
        {
            Some((_, cases)) => *cases += 1,
            None => found.push((unit.clone(), 1)),
        }
    }
    found
}
