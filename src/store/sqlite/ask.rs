//! A question for cases in terms of SQL: what must hold of each case, and by which ways it can be reached.

use rusqlite::Connection;

use super::grams::{self, Lookup};
use super::names::{self, Sort as NameSort};
use super::search::{self, Word};
use super::sql::Sql;
use super::way::{Source, Way};
use super::{placing, row};
use crate::store::{Bound, Filter, StoreError};
use crate::text::normal;

/// At most so many values of one word are followed each by its own index walk.
const MOST_BRANCHES: usize = 8;

/// What becomes of sealed cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sealed {
    /// They are left out.
    Hidden,
    /// They are found like all others, except by free text.
    Shown,
    /// None of them is meant by the rest of the question.
    Absent,
}

impl Sealed {
    /// As a query asks for them.
    pub(super) const fn asked(sealed: bool) -> Self {
        if sealed { Self::Shown } else { Self::Hidden }
    }
}

/// A question, taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Ask {
    /// What must hold, each a condition on `cases c` that is never NULL.
    pub(super) conditions: Vec<Sql>,
    /// The ways to reach the cases; each says which conditions it makes sure of.
    pub(super) ways: Vec<Way>,
    /// The span of ids in which they lie.
    pub(super) first: Option<i64>,
    pub(super) last: Option<i64>,
    /// Only cases with something due are meant.
    pub(super) dated: bool,
}

/// What one filter means.
struct Meaning {
    condition: Sql,
    way: Option<Way>,
    lookup: Option<Lookup>,
}

impl Meaning {
    fn condition(condition: Sql) -> Self {
        Self {
            condition,
            way: None,
            lookup: None,
        }
    }

    fn by(condition: Sql, way: Way) -> Self {
        Self {
            condition,
            way: Some(way),
            lookup: None,
        }
    }

    fn word(word: Word) -> Self {
        Self {
            condition: word.condition,
            way: None,
            lookup: word.lookup,
        }
    }
}

impl Ask {
    /// Takes `filters` apart.
    pub(super) fn new(
        conn: &Connection,
        filters: &[(bool, Filter)],
        sealed: Sealed,
    ) -> Result<Self, StoreError> {
        let mut ask = Self::default();
        let mut found = Found::default();
        for (negated, filter) in filters {
            let meaning = meaning(conn, filter)?;
            if *negated {
                ask.conditions.push(negation(&meaning.condition));
                continue;
            }
            let place = ask.conditions.len();
            ask.conditions.push(meaning.condition);
            ask.ways
                .extend(meaning.way.map(|way| way.making_sure_of([place])));
            match filter {
                Filter::Due(_) | Filter::OverdueAt(_) => ask.dated = true,
                Filter::Received(bound) => ask.narrow(conn, bound)?,
                // What was registered before a time was received before it.
                Filter::Registered(bound) => ask.narrow(
                    conn,
                    &Bound {
                        from: None,
                        until: bound.until,
                    },
                )?,
                Filter::Text(_) => found.never_sealed = true,
                Filter::Veiled(of, _) if matches!(**of, Filter::Text(_)) => {
                    found.never_sealed = true;
                }
                _ => {}
            }
            if let Some(lookup) = meaning.lookup {
                found.sure.extend(lookup.exact.then_some(place));
                found.lookups.push(lookup);
            }
        }
        if sealed == Sealed::Hidden {
            found.sure.push(ask.conditions.len());
            ask.conditions.push(Sql::new("c.sealed = 0"));
        }
        ask.ways.extend(found.way(sealed));
        ask.ways.extend(Way::sent_back(filters));
        ask.ways.sort_by_key(|way| way.breadth);
        Ok(ask)
    }

    /// The same question with one more condition, reached by one more way.
    pub(super) fn and(&mut self, condition: Sql, way: Option<Way>) {
        let place = self.conditions.len();
        self.conditions.push(condition);
        self.ways.extend(way.map(|way| way.making_sure_of([place])));
        self.ways.sort_by_key(|way| way.breadth);
    }

    fn narrow(&mut self, conn: &Connection, bound: &Bound) -> Result<(), StoreError> {
        if let Some(from) = bound.from {
            let first = placing::first_id(from.timestamp_millis());
            self.first = Some(self.first.map_or(first, |known| known.max(first)));
        }
        if let Some(until) = bound.until {
            let last = placing::last_id(conn, until.timestamp_millis())?;
            self.last = Some(self.last.map_or(last, |known| known.min(last)));
        }
        Ok(())
    }
}

/// What the search index has to do with a question.
#[derive(Default)]
struct Found {
    lookups: Vec<Lookup>,
    /// The conditions that hold of whatever it finds.
    sure: Vec<usize>,
    /// What it does not know is not meant.
    never_sealed: bool,
}

impl Found {
    fn way(self, sealed: Sealed) -> Option<Way> {
        if self.lookups.is_empty() {
            return None;
        }
        let lookup = Lookup::every(self.lookups);
        Some(if sealed == Sealed::Shown && !self.never_sealed {
            Way::search_or_sealed(lookup)
        } else {
            Way::search(lookup).making_sure_of(self.sure)
        })
    }
}

fn negation(condition: &Sql) -> Sql {
    let mut not = Sql::new("(");
    not.append(condition).push(") IS NOT TRUE");
    not
}

fn meaning(conn: &Connection, filter: &Filter) -> Result<Meaning, StoreError> {
    let words = |list: &[String]| list.to_vec();
    Ok(match filter {
        Filter::Kind(kinds) => one_of("c.kind", "case_kind", 15, words(kinds)),
        Filter::Channel(channels) => one_of("c.channel", "case_channel", 16, words(channels)),
        Filter::Category(categories) => {
            one_of("c.category", "case_category", 13, words(categories))
        }
        Filter::Status(statuses) => one_of(
            "c.status",
            "case_status",
            14,
            statuses
                .iter()
                .map(|status| status.as_str().to_owned())
                .collect(),
        ),
        Filter::Stage(stages) => one_of(
            "c.stage",
            "case_stage",
            8,
            stages
                .iter()
                .map(|stage| stage.as_str().to_owned())
                .collect(),
        ),
        Filter::Clerk(name) => one_of("c.received_by", "case_clerk", 12, vec![name.clone()]),
        Filter::Unit(unit) => one_of("c.unit_normal", "case_unit", 5, vec![normal(unit)]),
        Filter::LevelRank(from, to) => levels(*from, *to),
        Filter::Satisfaction(from, to) => between(
            "c.satisfaction",
            "case_satisfaction",
            9,
            i64::from(*from),
            i64::from(*to),
        ),
        Filter::Department(part) => named(conn, NameSort::Department, 11, part)?,
        Filter::Responsible(name) => responsible(conn, name)?,
        Filter::Person(part) => named(conn, NameSort::Person, 4, part)?,
        Filter::Customer(part) => Meaning::word(search::customer(part)),
        Filter::Phone(digits) => Meaning::word(search::phone(digits)),
        Filter::Text(text) => Meaning::word(search::free_text(text)),
        Filter::Veiled(of, department) => veiled(conn, of, department.as_deref())?,
        Filter::Number(number) => by_number(conn, number)?,
        Filter::Numbers(from, to) => numbers(from, to),
        Filter::Clause(clause) => fired(clause),
        Filter::Received(bound) => Meaning::condition(within("c.received_at", bound)),
        Filter::Closed(bound) => Meaning::condition(within("c.closed_at", bound)),
        Filter::Erased => Meaning::condition(Sql::new("c.customer = ''")),
        Filter::Registered(bound) => Meaning::condition(within("c.registered_at", bound)),
        Filter::Due(bound) => due(&within("c.due", bound)),
        Filter::OverdueAt(now) => {
            let mut overdue = due(&Sql::new("c.due < ?").with(now.timestamp_millis()));
            overdue.condition.push(" AND c.status = 'open'");
            overdue.way = overdue.way.map(Way::roughly);
            overdue
        }
        Filter::Returned => more_than_none("c.returned", "case_returned"),
        Filter::Reopened => more_than_none("c.reopened", "case_reopened"),
        Filter::Waiting => Meaning::condition(Sql::new("c.waiting IS NOT NULL")),
        Filter::SealedOnly(kinds) => Meaning::condition(sealed_only(kinds)),
    })
}

/// What `filter` means to somebody who sees the customers of that department's cases, and of those that no department has.
fn veiled(
    conn: &Connection,
    filter: &Filter,
    department: Option<&str>,
) -> Result<Meaning, StoreError> {
    let known = match department {
        None => Sql::new("0"),
        Some(name) => Sql::new(
            "(c.departments IS NULL OR EXISTS (SELECT 1 FROM json_each(c.departments) WHERE value = ?))",
        )
        .with(name.to_owned()),
    };
    Ok(match filter {
        Filter::Text(text) => {
            let word = normal(text);
            let persons = match grams::initials_start(&word) {
                Some(_) => names::with_initials(conn, &word)?,
                None => Vec::new(),
            };
            Meaning::word(search::veiled_text(text, &known, &persons))
        }
        Filter::Customer(part) => Meaning::word(search::veiled_customer(part, &known)),
        Filter::Phone(digits) => Meaning::word(search::veiled_phone(digits, &known)),
        open => meaning(conn, open)?,
    })
}

/// By the way of all departments of that name, and of those cases the ones that it answers for.
fn responsible(conn: &Connection, name: &str) -> Result<Meaning, StoreError> {
    let among = named(conn, NameSort::Department, 11, name)?;
    Ok(Meaning {
        condition: Sql::new("coalesce(c.departments ->> '$[0]', '') = ?").with(name.to_owned()),
        way: among.way.map(Way::roughly),
        lookup: None,
    })
}

fn sealed_only(kinds: &[String]) -> Sql {
    let mut condition = Sql::new("(c.sealed = 0 OR ");
    condition
        .append(&Sql::one_of("c.kind", kinds.iter().cloned()))
        .push(")");
    condition
}

fn one_of(column: &str, index: &'static str, breadth: u8, words: Vec<String>) -> Meaning {
    let condition = Sql::one_of(column, words.iter().cloned());
    let mut different = words;
    different.sort();
    different.dedup();
    if different.len() > MOST_BRANCHES {
        return Meaning::condition(condition);
    }
    let branches = different
        .into_iter()
        .map(|word| Sql::new(format!("{column} = ?")).with(word))
        .collect();
    Meaning::by(condition, Way::new(Source::Index(index), branches, breadth))
}

fn levels(from: u8, to: u8) -> Meaning {
    between(
        "c.gravity",
        "case_gravity",
        10,
        i64::from(from),
        i64::from(to).min(row::NO_LEVEL - 1),
    )
}

fn between(column: &str, index: &'static str, breadth: u8, from: i64, to: i64) -> Meaning {
    let condition = Sql::new(format!("{column} BETWEEN ? AND ?"))
        .with(from)
        .with(to);
    let values: Vec<i64> = (from..=to).take(MOST_BRANCHES + 1).collect();
    if values.len() > MOST_BRANCHES {
        return Meaning::condition(condition);
    }
    let branches = values
        .into_iter()
        .map(|value| Sql::new(format!("{column} = ?")).with(value))
        .collect();
    Meaning::by(condition, Way::new(Source::Index(index), branches, breadth))
}

fn named(
    conn: &Connection,
    sort: NameSort,
    breadth: u8,
    part: &str,
) -> Result<Meaning, StoreError> {
    let ids = names::containing(conn, sort, part)?;
    let list = ids
        .iter()
        .map(i64::to_string)
        .collect::<Vec<_>>()
        .join(", ");
    let condition = Sql::new(format!(
        "EXISTS (SELECT 1 FROM case_name x WHERE x.name_id IN ({list}) AND x.case_id = c.id)"
    ));
    if ids.len() > MOST_BRANCHES {
        return Ok(Meaning::condition(condition));
    }
    let branches = ids
        .into_iter()
        .map(|id| Sql::new("n.name_id = ?").with(id))
        .collect();
    Ok(Meaning::by(
        condition,
        Way::new(Source::Names, branches, breadth),
    ))
}

fn fired(clause: &str) -> Meaning {
    let condition =
        Sql::new("EXISTS (SELECT 1 FROM fired x WHERE x.clause = ? AND x.case_id = c.id)");
    let branch = Sql::new("f.clause = ?").with(clause.to_owned());
    Meaning::by(
        condition.with(clause.to_owned()),
        Way::new(Source::Fired, vec![branch], 12),
    )
}

fn by_number(conn: &Connection, typed: &str) -> Result<Meaning, StoreError> {
    let number = normal(typed).to_uppercase();
    if placing::id_of(conn, &number)?.is_none() {
        return Ok(Meaning::word(search::number(typed)));
    }
    let condition = Sql::new("c.number = ?").with(number);
    Ok(Meaning::by(
        condition.clone(),
        Way::new(Source::Index("case_number"), vec![condition], 0),
    ))
}

/// Numbers of one series count on past their usual digits, so the longer is the later.
fn numbers(from: &str, to: &str) -> Meaning {
    let digits = |number: &str| i64::try_from(number.chars().count()).unwrap_or(i64::MAX);
    let condition = Sql::new(
        "(length(c.number), c.number) >= (?, ?) AND (length(c.number), c.number) <= (?, ?) AND c.number BETWEEN ? AND ?",
    );
    let series = from.rfind('-').and_then(|at| from.get(..=at));
    let (first, last) = match series {
        Some(series) if digits(from) != digits(to) => (series.to_owned(), format!("{series}:")),
        _ => (from.to_owned(), to.to_owned()),
    };
    let branch = Sql::new("c.number BETWEEN ? AND ?")
        .with(first.clone())
        .with(last.clone());
    let condition = condition
        .with(digits(from))
        .with(from.to_owned())
        .with(digits(to))
        .with(to.to_owned())
        .with(first)
        .with(last);
    let way = Way::new(Source::Index("case_number"), vec![branch], 10);
    Meaning::by(condition, way.roughly().out_of_order())
}

fn within(column: &str, bound: &Bound) -> Sql {
    let from = bound
        .from
        .map(|from| Sql::new(format!("{column} >= ?")).with(from.timestamp_millis()));
    let until = bound
        .until
        .map(|until| Sql::new(format!("{column} < ?")).with(until.timestamp_millis()));
    let known = Sql::new(format!("{column} IS NOT NULL"));
    Sql::all([Some(known), from, until].iter().flatten())
}

fn due(condition: &Sql) -> Meaning {
    let mut branch = Sql::new("c.due IS NOT NULL AND ");
    branch.append(condition);
    Meaning::by(
        branch.clone(),
        Way::new(Source::Index("case_due"), vec![branch], 6).out_of_order(),
    )
}

fn more_than_none(column: &str, index: &'static str) -> Meaning {
    let condition = Sql::new(format!("{column} > 0"));
    Meaning::by(
        condition.clone(),
        Way::new(Source::Index(index), vec![condition], 7),
    )
}
