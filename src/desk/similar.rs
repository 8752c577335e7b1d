//! Open cases that one case may be a duplicate of: the same customer, phone or unit, or the same matter about that time.

use std::collections::BTreeSet;

use super::surroundings::voices;
use super::{Desk, DeskError, project};
use crate::case::{Case, Status};
use crate::store::CaseRow;
use crate::text::same_phone_key;

/// How many are offered; a case that is none of them is named by its number.
const OFFERED: usize = 8;

impl Desk {
    /// The open cases that `case` could be merged into, those of the same customer first, each group from the oldest on.
    /// Sealed cases are among no others, and have no duplicates.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn possible_firsts(&mut self, case: &Case) -> Result<Vec<CaseRow>, DeskError> {
        if case.sealed {
            return Ok(Vec::new());
        }
        let read = self.store.as_read();
        let key = project::customer_key(case);
        let phone = case.customer.phone.as_deref().and_then(same_phone_key);
        let unit = case.customer.unit.as_deref();
        let limit = u32::try_from(4 * OFFERED).unwrap_or(u32::MAX);
        let mut same = read.earlier_cases(Some(&key), phone.as_deref(), unit, limit)?;
        same.reverse();
        if let Some(matter) = project::matter(case) {
            let regulation = self.rules.version(read, &case.regulation)?;
            for voice in voices(read, &regulation, case, &matter)? {
                same.extend(read.case(&voice.number)?);
            }
        }
        let mut seen = BTreeSet::from([case.number.clone()]);
        same.retain(|row| row.status == Status::Open && seen.insert(row.number.clone()));
        same.truncate(OFFERED);
        Ok(same)
    }
}
