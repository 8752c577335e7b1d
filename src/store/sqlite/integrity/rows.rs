//! What is kept beside the rows of cases and can be made from them: columns by which they are looked up, the names and phone
//! numbers they are tied to, their places, the numbers that are taken.
//!
//! A letter that the disk has changed there breaks no page: a list would only leave a case out, or a number be given twice.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use super::super::{names, numbers, placing, row};
use super::sum::Sum;
use crate::store::{CaseRow, StoreError};
use crate::text::normal;

/// What is not as the rows of the cases make it. Sealed cases are not named.
pub(super) fn faults(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut found = Vec::new();
    let mut made = Made::default();
    let slack = placing::slack(conn)?;
    let mut statement = conn.prepare(&format!("SELECT {}, c.id FROM cases c", row::selected()))?;
    let mut rows = statement.query([])?;
    while let Some(stored) = rows.next()? {
        let case = row::read(stored, 0)?;
        let id: i64 = stored.get(row::COLUMNS.len())?;
        let name = if case.sealed { "sealed" } else { &case.number };
        if values(stored)? != row::values(&case) {
            found.push(format!("{name}: the row is not as it is written"));
        }
        let ahead = id - placing::first_id(case.received_at.timestamp_millis());
        if !(0..=slack).contains(&ahead) {
            found.push(format!("{name}: it is not in the place of its time"));
        }
        made.add(id, &case);
    }
    let mut papers =
        conn.prepare("SELECT facts ->> '$.serial' FROM event WHERE kind = 'printed'")?;
    let mut serials = papers.query([])?;
    while let Some(row) = serials.next()? {
        made.take(&row.get::<_, Option<String>>(0)?.unwrap_or_default());
    }
    found.extend(made.against(conn)?);
    found.extend(misspelt(conn)?);
    found.extend(strays(conn)?);
    Ok(found)
}

fn values(stored: &Row<'_>) -> Result<Vec<Value>, StoreError> {
    let columns = 0..row::COLUMNS.len();
    let values = columns.map(|column| stored.get(column));
    Ok(values.collect::<Result<_, _>>()?)
}

/// What the rows make.
#[derive(Default)]
struct Made {
    names: Sum,
    phones: Sum,
    /// The last number of each series.
    taken: BTreeMap<String, i64>,
}

impl Made {
    fn add(&mut self, id: i64, case: &CaseRow) {
        let tied = names::on(case).into_iter().collect::<BTreeSet<_>>();
        for (sort, name) in tied {
            self.names.add(&(id, sort, name));
        }
        for phone in case.phone_keys.iter().collect::<BTreeSet<_>>() {
            self.phones.add(&(id, phone));
        }
        self.take(&case.number);
    }

    fn take(&mut self, number: &str) {
        if let Some((series, serial)) = numbers::parted(number) {
            let last = self.taken.entry(series.to_owned()).or_default();
            *last = serial.max(*last);
        }
    }

    fn against(self, conn: &Connection) -> Result<Vec<String>, StoreError> {
        let mut found = Vec::new();
        if self.names != kept_names(conn)? {
            found.push("case_name: the departments and persons of cases are others".to_owned());
        }
        if self.phones != kept_phones(conn)? {
            found.push("case_phone: the phone numbers of cases are others".to_owned());
        }
        if self.taken != numbers::all(conn)? {
            found.push("series: the last numbers are not those that were given last".to_owned());
        }
        Ok(found)
    }
}

fn kept_names(conn: &Connection) -> Result<Sum, StoreError> {
    let mut statement = conn.prepare(
        "SELECT t.case_id, n.sort, n.name FROM case_name t LEFT JOIN name n ON n.id = t.name_id",
    )?;
    let mut rows = statement.query([])?;
    let mut sum = Sum::default();
    while let Some(row) = rows.next()? {
        let (sort, name): (Option<String>, Option<String>) = (row.get(1)?, row.get(2)?);
        let (sort, name) = (sort.unwrap_or_default(), name.unwrap_or_default());
        sum.add(&(row.get::<_, i64>(0)?, sort.as_str(), name.as_str()));
    }
    Ok(sum)
}

fn kept_phones(conn: &Connection) -> Result<Sum, StoreError> {
    let mut statement = conn.prepare("SELECT case_id, phone FROM case_phone")?;
    let mut rows = statement.query([])?;
    let mut sum = Sum::default();
    while let Some(row) = rows.next()? {
        sum.add(&(row.get::<_, i64>(0)?, row.get::<_, String>(1)?));
    }
    Ok(sum)
}

/// Names whose normalised form, by which they are found, is not theirs.
fn misspelt(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare("SELECT name, normal FROM name")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (name, kept): (String, String) = (row.get(0)?, row.get(1)?);
        if normal(&name) != kept {
            found.push(format!("name: {name:?} is not found by {kept:?}"));
        }
    }
    Ok(found)
}

/// What is kept of cases that are not there.
fn strays(conn: &Connection) -> Result<Vec<String>, StoreError> {
    const BESIDE: [(&str, &str); 4] = [
        (
            "task",
            "SELECT count(*) FROM task
             WHERE ready NOT IN (0, 1) OR provisional NOT IN (0, 1) OR standing NOT IN (0, 1)",
        ),
        (
            "search_text",
            "SELECT count(*) FROM search_text WHERE id NOT IN (SELECT id FROM cases)",
        ),
        (
            "fired",
            "SELECT count(*) FROM fired f LEFT JOIN cases c ON c.id = f.case_id
             LEFT JOIN event e ON e.seq = f.last AND e.number = c.number WHERE e.seq IS NULL",
        ),
        (
            "operation",
            "SELECT count(*) FROM operation o LEFT JOIN cases c ON c.number = o.number
             WHERE c.version IS NULL OR o.version NOT BETWEEN 1 AND c.version",
        ),
    ];
    let mut found = Vec::new();
    for (table, sql) in BESIDE {
        let strays: i64 = conn.query_row(sql, [], |row| row.get(0))?;
        if strays > 0 {
            found.push(format!("{table}: {strays} rows of no case"));
        }
    }
    Ok(found)
}
