//! Cases that have to do with each other: the same matter, the same customer; and those whose time has come. Sealed cases are
//! related to none.

use rusqlite::{Connection, params};

use super::snapshot::snapshot;
use super::{cases, time};
use crate::calendar::Moment;
use crate::store::{CaseRow, Earlier, StoreError};
use crate::text::{digits, normal, same_phone_key};

pub(super) fn same_matter(
    conn: &Connection,
    matter: &str,
    since: Moment,
    until: Moment,
) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT number, customer_key FROM cases INDEXED BY case_matter
         WHERE matter = ?1 AND received_at BETWEEN ?2 AND ?3 AND sealed = 0 AND id >= ?4 ORDER BY id",
    )?;
    let first = super::placing::first_id(since.timestamp_millis());
    let bounds = params![
        matter,
        since.timestamp_millis(),
        until.timestamp_millis(),
        first
    ];
    let found = statement.query_map(bounds, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

pub(super) fn closed_same_matter(
    conn: &Connection,
    customer: &str,
    matter: &str,
    number: Option<&str>,
) -> Result<u32, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT count(*) FROM cases INDEXED BY case_customer
         WHERE customer_key = ?1 AND matter = ?2 AND status <> 'open' AND sealed = 0 AND number IS NOT ?3",
    )?;
    Ok(statement.query_one(params![customer, matter, number], |row| row.get(0))?)
}

pub(super) fn earlier_cases(
    conn: &Connection,
    customer: Option<&str>,
    phone: Option<&str>,
    unit: Option<&str>,
    limit: u32,
) -> Result<Vec<CaseRow>, StoreError> {
    let key = phone.map(|typed| same_phone_key(typed).unwrap_or_else(|| digits(typed)));
    let key = key.filter(|key| !key.is_empty());
    let unit = unit.map(normal).filter(|unit| !unit.is_empty());
    snapshot(conn, |conn| {
        let mut statement = conn.prepare_cached(
            "SELECT c.id AS id FROM cases c INDEXED BY case_customer WHERE c.customer_key = ?1 AND c.sealed = 0
             UNION SELECT c.id AS id FROM cases c INDEXED BY case_unit WHERE c.unit_normal = ?2 AND c.sealed = 0
             UNION SELECT p.case_id AS id FROM case_phone p CROSS JOIN cases c ON c.id = p.case_id
                   WHERE p.phone IN (?3, ?5) AND c.sealed = 0
             ORDER BY id DESC LIMIT ?4",
        )?;
        let ids =
            statement.query_map(params![customer, unit, phone, limit, key], |row| row.get(0))?;
        let ids = ids.collect::<Result<Vec<i64>, _>>()?;
        cases::by_ids(conn, ids)
    })
}

/// Ids run with the time of receipt, so the cases of a day are a span of them.
pub(super) const EARLIER: &str = "SELECT c.number, c.customer, c.customer_key, c.subject, c.excerpt, c.received_at, c.zone,
            e.facts ->> '$.ledger', e.facts ->> '$.row', e.personal ->> '$.fields.number'
     FROM cases c LEFT JOIN event e INDEXED BY event_number ON e.number = c.number AND e.kind = 'imported'
     WHERE c.id BETWEEN ?1 AND ?2 AND c.received_at >= ?3 AND c.received_at < ?4 AND c.sealed = 0 ORDER BY c.id";

pub(super) fn earlier(
    conn: &Connection,
    from: Moment,
    until: Moment,
    visit: &mut dyn FnMut(Earlier),
) -> Result<(), StoreError> {
    let (from, until) = (from.timestamp_millis(), until.timestamp_millis());
    let last = super::placing::last_id(conn, until)?;
    let mut statement = conn.prepare_cached(EARLIER)?;
    let mut rows = statement.query([super::placing::first_id(from), last, from, until])?;
    while let Some(row) = rows.next()? {
        let ledger: Option<String> = row.get(7)?;
        visit(Earlier {
            number: row.get(0)?,
            customer: row.get(1)?,
            customer_key: row.get(2)?,
            subject: row.get(3)?,
            excerpt: row.get(4)?,
            received_at: time::moment(row.get(5)?, row.get(6)?)?,
            row: ledger.zip(row.get(8)?),
            old_number: row.get(9)?,
        });
    }
    Ok(())
}

pub(super) fn wakes(conn: &Connection, now: Moment, limit: u32) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT number FROM cases INDEXED BY case_wake WHERE wake_at <= ?1 AND wake_at IS NOT NULL
         ORDER BY wake_at LIMIT ?2",
    )?;
    let numbers = statement.query_map(params![now.timestamp_millis(), limit], |row| row.get(0))?;
    Ok(numbers.collect::<Result<_, _>>()?)
}
