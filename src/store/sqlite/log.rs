//! The event log: written only at its end, each entry bound to the one before it.

use rusqlite::{CachedStatement, Connection, Error, OptionalExtension, Row, Rows, params};

use super::SaltSource;
use super::fault::unreadable;
use super::time;
use crate::calendar::Moment;
use crate::case::{Draft, Event};
use crate::store::{DeskEvent, Head, History, LogEntry, StoreError, chain};

/// Writes at the end of the log; lives as long as one transaction.
pub(super) struct LogEnd<'c> {
    conn: &'c Connection,
    head: Head,
    salt: SaltSource,
}

/// What is logged, before it has its place.
struct Entry<'a> {
    case: Option<&'a str>,
    at: Moment,
    actor: &'a str,
    kind: &'a str,
    facts: String,
    personal: String,
}

impl<'c> LogEnd<'c> {
    pub(super) fn find(conn: &'c Connection, salt: SaltSource) -> Result<Self, StoreError> {
        Ok(Self {
            conn,
            head: head(conn)?,
            salt,
        })
    }

    /// The chain value of the last entry.
    pub(super) fn chain(&self) -> [u8; 32] {
        self.head.chain
    }

    /// The place of the last entry.
    pub(super) fn seq(&self) -> i64 {
        self.head.seq
    }

    pub(super) fn add_case_event(&mut self, number: &str, draft: &Draft) -> Result<(), StoreError> {
        self.add(Entry {
            case: Some(number),
            at: draft.at,
            actor: &draft.actor,
            kind: draft.fact.kind(),
            facts: json(&draft.stored_facts())?,
            personal: json(&draft.personal)?,
        })
    }

    pub(super) fn add_desk_event(&mut self, event: &DeskEvent) -> Result<(), StoreError> {
        self.add(Entry {
            case: None,
            at: event.at,
            actor: &event.actor,
            kind: &event.kind,
            facts: event.facts.to_string(),
            personal: event.personal.to_string(),
        })
    }

    fn add(&mut self, entry: Entry<'_>) -> Result<(), StoreError> {
        if self.head.at.is_some_and(|last| entry.at < last) {
            return Err(StoreError::Internal(
                "an event dated before the last one of the log".to_owned(),
            ));
        }
        let at = entry.at;
        let salt = (self.salt)()?;
        let mut logged = LogEntry {
            seq: self.head.seq + 1,
            case: entry.case.map(str::to_owned),
            at: time::written(at),
            actor: entry.actor.to_owned(),
            kind: entry.kind.to_owned(),
            facts: entry.facts,
            digest: chain::personal_digest(&salt, &entry.personal).to_vec(),
            personal: Some(entry.personal),
            salt: Some(salt.to_vec()),
            chain: Vec::new(),
        };
        let chain = chain::link(&self.head.chain, &logged);
        logged.chain = chain.to_vec();
        insert(self.conn, &logged)?;
        self.head = Head {
            seq: logged.seq,
            at: Some(at),
            chain,
        };
        Ok(())
    }
}

fn insert(conn: &Connection, entry: &LogEntry) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached(
        "INSERT INTO event (seq, number, at, actor, kind, facts, personal, salt, digest, chain)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    statement.execute(params![
        entry.seq,
        entry.case,
        entry.at,
        entry.actor,
        entry.kind,
        entry.facts,
        entry.personal,
        entry.salt,
        entry.digest,
        entry.chain
    ])?;
    Ok(())
}

/// The end of the log.
pub(super) fn head(conn: &Connection) -> Result<Head, StoreError> {
    let mut statement =
        conn.prepare_cached("SELECT seq, at, chain FROM event ORDER BY seq DESC LIMIT 1")?;
    let last = statement
        .query_one([], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, Vec<u8>>(2)?,
            ))
        })
        .optional()?;
    let Some((seq, at, chain)) = last else {
        return Ok(Head {
            seq: 0,
            at: None,
            chain: chain::START,
        });
    };
    let chain = chain
        .try_into()
        .map_err(|_| unreadable("chain value of event", &seq.to_string()))?;
    Ok(Head {
        seq,
        at: Some(time::read(&at)?),
        chain,
    })
}

/// The events of a case, oldest first.
pub(super) fn events(conn: &Connection, number: &str) -> Result<Vec<Event>, StoreError> {
    history(&mut histories_statement(conn)?, number)?.events()
}

/// The events of a case from a place of the log on, oldest first.
pub(super) fn events_from(
    conn: &Connection,
    number: &str,
    first: i64,
) -> Result<Vec<Event>, StoreError> {
    let mut statement = conn.prepare_cached(EVENTS_FROM)?;
    let rows = statement.query(params![number, first])?;
    gathered(rows, number)?.events()
}

pub(super) const EVENTS_FROM: &str =
    "SELECT seq, at, actor, facts, personal FROM event INDEXED BY event_number
     WHERE number = ?1 AND seq >= ?2 ORDER BY seq";

/// The histories of these cases, in this order.
pub(super) fn histories(conn: &Connection, numbers: &[String]) -> Result<Vec<History>, StoreError> {
    let mut statement = histories_statement(conn)?;
    let found = numbers.iter().map(|number| history(&mut statement, number));
    found.collect()
}

fn histories_statement(conn: &Connection) -> Result<CachedStatement<'_>, StoreError> {
    Ok(conn.prepare_cached(
        "SELECT seq, at, actor, facts, personal FROM event WHERE number = ?1 ORDER BY seq",
    )?)
}

fn history(statement: &mut CachedStatement<'_>, number: &str) -> Result<History, StoreError> {
    gathered(statement.query([number])?, number)
}

fn gathered(mut rows: Rows<'_>, number: &str) -> Result<History, StoreError> {
    let mut history = History::of(number);
    while let Some(row) = rows.next()? {
        history.add(
            row.get(0)?,
            text(row, 1)?,
            text(row, 2)?,
            text(row, 3)?,
            row.get_ref(4)?.as_str_or_null().map_err(Error::from)?,
        );
    }
    Ok(history)
}

fn text<'r>(row: &'r Row<'_>, column: usize) -> Result<&'r str, StoreError> {
    Ok(row.get_ref(column)?.as_str().map_err(Error::from)?)
}

pub(super) const ONCE_HELD: &str = "SELECT DISTINCT number FROM event INDEXED BY event_held
     WHERE kind = 'held' AND number IS NOT NULL ORDER BY number";

/// The numbers of all cases that were ever put under a hold, along an index of these few events.
pub(super) fn once_held(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare_cached(ONCE_HELD)?;
    let numbers = statement.query_map([], |row| row.get(0))?;
    Ok(numbers.collect::<Result<_, _>>()?)
}

/// Shows every entry in order, until `visit` has seen enough.
pub(super) fn walk(
    conn: &Connection,
    visit: &mut dyn FnMut(&LogEntry) -> bool,
) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT seq, number, at, actor, kind, facts, personal, salt, digest, chain FROM event ORDER BY seq",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if !visit(&entry(row)?) {
            break;
        }
    }
    Ok(())
}

fn entry(row: &Row<'_>) -> Result<LogEntry, StoreError> {
    Ok(LogEntry {
        seq: row.get(0)?,
        case: row.get(1)?,
        at: row.get(2)?,
        actor: row.get(3)?,
        kind: row.get(4)?,
        facts: row.get(5)?,
        personal: row.get(6)?,
        salt: row.get(7)?,
        digest: row.get(8)?,
        chain: row.get(9)?,
    })
}

fn json(value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|e| StoreError::Internal(e.to_string()))
}
