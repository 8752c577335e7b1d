//! Who is named by the rows of an old ledger.

use std::collections::BTreeSet;

use crate::store::{DepartmentRecord, PeopleWrite, PersonRecord};

/// The departments and persons that rows have named already: the same few on every row.
#[derive(Default)]
pub(super) struct Directory {
    departments: BTreeSet<String>,
    persons: BTreeSet<(String, String)>,
}

impl Directory {
    /// Those of `named` that no row before has named.
    pub(super) fn new_ones(&mut self, named: Vec<PeopleWrite>) -> Vec<PeopleWrite> {
        let new = |write: &PeopleWrite| match write {
            PeopleWrite::User(_) => true,
            PeopleWrite::Department(DepartmentRecord { name }) => {
                !self.departments.contains(name) && self.departments.insert(name.clone())
            }
            PeopleWrite::Person(PersonRecord { name, department }) => {
                self.persons.insert((name.clone(), department.clone()))
            }
        };
        named.into_iter().filter(new).collect()
    }
}
