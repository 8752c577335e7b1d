//! The search index of cases: what is written to it, and what a word means.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use super::grams::{self, Indexed, Lookup};
use super::placing;
use super::sql::Sql;
use crate::store::{CaseRow, SearchText, StoreError};
use crate::text::{digits, normal};

/// The stored form of what a case is found by, beside its tokens.
#[derive(PartialEq, Eq)]
struct Kept {
    text: String,
    veiled: u32,
    initials: String,
    digits: String,
}

impl Kept {
    fn of(row: &CaseRow, search: &SearchText) -> Self {
        Self {
            text: search.text.clone(),
            veiled: search.veiled,
            initials: search
                .initials
                .iter()
                .flat_map(|initials| ["\n", initials])
                .collect(),
            digits: phones(row, search).join("\n"),
        }
    }

    /// What the index holds of it.
    fn tokens(&self, row: &CaseRow) -> String {
        let list = |text: &str| -> Vec<String> {
            let lines = text.split('\n').filter(|line| !line.is_empty());
            lines.map(str::to_owned).collect()
        };
        grams::tokens(&Indexed {
            text: &self.text,
            initials: &list(&self.initials),
            phones: &list(&self.digits),
            customer: &normal(&row.customer),
            number: &row.number,
        })
    }
}

/// Whether what is kept of the case is what `search` makes of it.
pub(super) fn is_found_by(
    conn: &Connection,
    row: &CaseRow,
    search: Option<&SearchText>,
) -> Result<bool, StoreError> {
    let id = placing::id_of(conn, &row.number)?;
    let kept = id.map_or(Ok(None), |id| read(conn, id))?;
    Ok(kept == search.map(|search| Kept::of(row, search)))
}

/// What the index should hold of the case with that id; `None` where it is not searched.
pub(super) fn tokens_of(
    conn: &Connection,
    id: i64,
    row: &CaseRow,
) -> Result<Option<String>, StoreError> {
    Ok(read(conn, id)?.map(|kept| kept.tokens(row)))
}

/// Makes a case findable by `search`, and by nothing else.
pub(super) fn write(
    conn: &Connection,
    id: i64,
    old: Option<&CaseRow>,
    row: &CaseRow,
    search: Option<&SearchText>,
) -> Result<(), StoreError> {
    // A case that is new has nothing yet.
    let before = old.map_or(Ok(None), |_| read(conn, id))?;
    let Some(search) = search else {
        return if before.is_some() {
            remove(conn, id)
        } else {
            Ok(())
        };
    };
    let kept = Kept::of(row, search);
    let same_name = old.is_some_and(|old| old.customer == row.customer);
    if before.as_ref() == Some(&kept) && same_name {
        return Ok(());
    }
    if before.is_some() {
        remove(conn, id)?;
    }
    conn.prepare_cached(
        "INSERT INTO search_text (id, text, initials, digits, veiled) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        id,
        kept.text,
        kept.initials,
        kept.digits,
        kept.veiled
    ])?;
    let tokens = kept.tokens(row);
    conn.prepare_cached("INSERT INTO search (rowid, grams) VALUES (?1, ?2)")?
        .execute(params![id, tokens])?;
    Ok(())
}

/// The digits of every number that the case is known by, once.
fn phones(row: &CaseRow, search: &SearchText) -> Vec<String> {
    let mut all = search.digits.clone();
    for key in row.phone_keys.iter().map(|key| digits(key)) {
        if !all.contains(&key) {
            all.push(key);
        }
    }
    all
}

/// Makes a case unfindable.
pub(super) fn remove(conn: &Connection, id: i64) -> Result<(), StoreError> {
    if conn
        .prepare_cached("DELETE FROM search_text WHERE id = ?1")?
        .execute([id])?
        > 0
    {
        conn.prepare_cached("DELETE FROM search WHERE rowid = ?1")?
            .execute([id])?;
    }
    Ok(())
}

fn read(conn: &Connection, id: i64) -> Result<Option<Kept>, StoreError> {
    let mut statement = conn
        .prepare_cached("SELECT text, initials, digits, veiled FROM search_text WHERE id = ?1")?;
    let kept = statement.query_one([id], |row| {
        Ok(Kept {
            text: row.get(0)?,
            initials: row.get(1)?,
            digits: row.get(2)?,
            veiled: row.get(3)?,
        })
    });
    Ok(kept.optional()?)
}

/// The normalised text by which a case is searched.
pub(super) fn text_of(conn: &Connection, number: &str) -> Result<Option<String>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT t.text FROM cases c JOIN search_text t ON t.id = c.id WHERE c.number = ?1",
    )?;
    Ok(statement.query_one([number], |row| row.get(0)).optional()?)
}

/// How many characters at its beginning are the customer's and the contact's name.
pub(super) fn veiled_of(conn: &Connection, number: &str) -> Result<Option<u32>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT t.veiled FROM cases c JOIN search_text t ON t.id = c.id WHERE c.number = ?1",
    )?;
    Ok(statement.query_one([number], |row| row.get(0)).optional()?)
}

/// The part of the text that everybody may know.
const OPEN_TEXT: &str = "substr(t.text, t.veiled + 1)";

/// What somebody searches for: how the index finds it, and how a single case is seen to be meant.
pub(super) struct Word {
    /// `None`: the index cannot help.
    pub(super) lookup: Option<Lookup>,
    /// A condition on `cases c`, never NULL.
    pub(super) condition: Sql,
}

/// A word of somebody who knows the customers of some cases only: what `known` says of them, or what `open` says of every case.
/// Whatever the index finds has to be looked at.
fn veiled(word: Word, known: &Sql, open: Option<Sql>) -> Word {
    let mut condition = Sql::new("((");
    condition
        .append(&word.condition)
        .push(") AND ")
        .append(known)
        .push(")");
    Word {
        lookup: word.lookup.map(|lookup| Lookup {
            exact: false,
            ..lookup
        }),
        condition: match open {
            Some(open) => Sql::any(&[condition, open]),
            None => condition,
        },
    }
}

/// Free text where only the cases of which `known` holds are found by their customers; an employee is found by the initials
/// everywhere, as one of `persons` (ids of names).
pub(super) fn veiled_text(typed: &str, known: &Sql, persons: &[i64]) -> Word {
    let word = normal(typed);
    let mut open = Sql::new("EXISTS (SELECT 1 FROM search_text t WHERE t.id = c.id AND (instr(");
    open.push(OPEN_TEXT)
        .append(&Sql::new(", ?) > 0").with(word.clone()));
    if grams::number_end(&word).is_some() {
        open.push(" OR ").append(&ends_number(&word));
    }
    if !persons.is_empty() {
        let ids: Vec<String> = persons.iter().map(i64::to_string).collect();
        open.push(" OR EXISTS (SELECT 1 FROM case_name x WHERE x.name_id IN (")
            .push(&ids.join(", "))
            .push(") AND x.case_id = c.id)");
    }
    open.push("))");
    veiled(free_text(typed), known, Some(open))
}

/// A part of the customer's name, in the cases of which `known` holds.
pub(super) fn veiled_customer(typed: &str, known: &Sql) -> Word {
    veiled(customer(typed), known, None)
}

/// Digits of the customer's numbers, in the cases of which `known` holds.
pub(super) fn veiled_phone(typed: &str, known: &Sql) -> Word {
    veiled(phone(typed), known, None)
}

/// Free text: a part of the text, or the beginning of a name's initials, or digits of a phone, or the end of the number.
pub(super) fn free_text(typed: &str) -> Word {
    let word = normal(typed);
    let mut conditions = vec![Sql::new("instr(t.text, ?) > 0").with(word.clone())];
    let mut lookups = vec![grams::text_part(&word)];
    if let Some(lookup) = grams::initials_start(&word) {
        conditions.push(Sql::new("instr(t.initials, ?) > 0").with(format!("\n{word}")));
        lookups.push(Some(lookup));
    }
    if let Some(digits) = grams::phone_digits(&word) {
        lookups.push(grams::digits_part(&digits));
        conditions.push(Sql::new("instr(t.digits, ?) > 0").with(digits));
    }
    if let Some(lookup) = grams::number_end(&word) {
        conditions.push(ends_number(&word));
        lookups.push(Some(lookup));
    }
    let mut condition = Sql::new("EXISTS (SELECT 1 FROM search_text t WHERE t.id = c.id AND (");
    condition.append(&Sql::any(&conditions)).push("))");
    let lookup = lookups
        .into_iter()
        .collect::<Option<Vec<_>>>()
        .map(Lookup::any);
    Word { lookup, condition }
}

/// A part of the customer's name.
pub(super) fn customer(typed: &str) -> Word {
    let word = normal(typed);
    Word {
        lookup: grams::customer_part(&word),
        condition: Sql::new("instr(ifnull(c.customer_normal, c.customer), ?) > 0").with(word),
    }
}

/// Digits anywhere in one of the customer's numbers. The index also knows numbers that are only in the text, so every
/// hit is looked at.
pub(super) fn phone(typed: &str) -> Word {
    let digits = digits(typed);
    let lookup = grams::digits_part(&digits).map(|lookup| Lookup {
        exact: false,
        ..lookup
    });
    let condition = if digits.is_empty() {
        Sql::new("0")
    } else {
        Sql::new("ifnull(instr(replace(c.phone_keys, '-', ''), ?), 0) > 0").with(digits)
    };
    Word { lookup, condition }
}

/// A number or its end.
pub(super) fn number(typed: &str) -> Word {
    let word = normal(typed);
    Word {
        lookup: grams::number_end(&word),
        condition: ends_number(&word.to_uppercase()),
    }
}

fn ends_number(end: &str) -> Sql {
    let length = i64::try_from(end.chars().count()).unwrap_or(i64::MAX);
    Sql {
        text: "substr(c.number, -?) = ?".to_owned(),
        values: vec![Value::from(length), Value::from(end.to_owned())],
    }
}
