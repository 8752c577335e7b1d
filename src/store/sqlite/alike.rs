//! Open cases that resemble a text, by the terms they share.
//!
//! The search index has every term of every case, newest first. So each term is asked for its newest cases, so many and no
//! more: that says how common it is, and which cases have it. What a case is worth is the sum of its terms, the rare ones
//! counting most; only the best are looked up in the table. The work is bounded by the number of terms, however many cases
//! there are.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::snapshot::snapshot;
use super::{cases, grams};
use crate::store::{Alike, COMMON, StoreError};
use crate::text::telling;

/// Terms that are asked for, at most.
const MOST_TERMS: usize = 16;
/// Cases that are looked at for being open, at most.
const MOST_LOOKED_AT: usize = 400;

pub(super) const NEWEST_WITH: &str =
    "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2";
pub(super) const IS_OPEN: &str =
    "SELECT 1 FROM cases INDEXED BY case_status WHERE status = 'open' AND id = ?1";

pub(super) fn open_alike(
    conn: &Connection,
    terms: &[String],
    limit: u32,
) -> Result<Alike, StoreError> {
    snapshot(conn, |conn| {
        let (known, having) = having(conn, terms)?;
        let weight = |place: &usize| known.get(*place).map_or(0.0, |n| telling(*n, COMMON));
        let worth = |places: &[usize]| places.iter().map(weight).sum::<f64>();
        let mut best: Vec<(f64, i64, Vec<usize>)> = having
            .into_iter()
            .map(|(id, places)| (worth(&places), id, places))
            .collect();
        best.sort_by(|one, other| other.0.total_cmp(&one.0).then(other.1.cmp(&one.1)));
        let most = usize::try_from(limit).unwrap_or(usize::MAX);
        let mut open = conn.prepare_cached(IS_OPEN)?;
        let mut found = Vec::new();
        for (_, id, places) in best.into_iter().take(MOST_LOOKED_AT) {
            if found.len() == most {
                break;
            }
            if open.exists([id])?
                && let Some(row) = cases::by_id(conn, id)?.filter(|row| !row.sealed)
            {
                found.push((row, places));
            }
        }
        Ok(Alike {
            known,
            cases: found,
        })
    })
}

/// How many cases have each term, and which of the terms each of these cases has.
type Having = (Vec<u32>, HashMap<i64, Vec<usize>>);

fn having(conn: &Connection, terms: &[String]) -> Result<Having, StoreError> {
    let mut newest = conn.prepare_cached(NEWEST_WITH)?;
    let mut known = vec![0; terms.len()];
    let mut having: HashMap<i64, Vec<usize>> = HashMap::new();
    let asked = terms.iter().zip(&mut known).enumerate();
    for (place, (term, count)) in asked.take(MOST_TERMS) {
        let Some(lookup) = grams::text_part(term) else {
            continue;
        };
        let ids = newest.query_map(params![lookup.expression, COMMON], |row| row.get(0))?;
        for id in ids {
            *count += 1;
            having.entry(id?).or_default().push(place);
        }
    }
    Ok((known, having))
}
