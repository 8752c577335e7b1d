//! The ways to reach cases: by an index of the table, by a name, by the search index, or along the whole table. Each gives
//! its cases newest first (unless it says otherwise), so a page is a short walk, however many cases there are.

use rusqlite::{Connection, params_from_iter};

use super::grams::Lookup;
use super::sql::Sql;
use crate::case::Status;
use crate::store::{Filter, StoreError};

/// Ways are compared by counting to the first of these, then to the second.
const FEW: [u32; 2] = [128, 2048];

/// Where a walk begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The table itself.
    Table,
    /// An index of it.
    Index(&'static str),
    /// The names on cases.
    Names,
    /// The clauses that have acted in cases.
    Fired,
    /// The search index.
    Search,
}

impl Source {
    /// The FROM clause. `bare`: no column of the case itself is needed.
    pub(super) fn from(self, bare: bool) -> String {
        match self {
            Self::Table => "cases c".to_owned(),
            Self::Index(index) => format!("cases c INDEXED BY {index}"),
            Self::Names if bare => "case_name n".to_owned(),
            Self::Names => "case_name n CROSS JOIN cases c ON c.id = n.case_id".to_owned(),
            Self::Fired if bare => "fired f".to_owned(),
            Self::Fired => "fired f CROSS JOIN cases c ON c.id = f.case_id".to_owned(),
            Self::Search if bare => "search".to_owned(),
            Self::Search => "search CROSS JOIN cases c ON c.id = search.rowid".to_owned(),
        }
    }

    /// The case's id, as this source has it.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Table | Self::Index(_) => "c.id",
            Self::Names => "n.case_id",
            Self::Fired => "f.case_id",
            Self::Search => "search.rowid",
        }
    }
}

/// One way.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) source: Source,
    /// Walks beside each other, each with its own condition.
    pub(super) branches: Vec<Sql>,
    /// Of two ways the one with the smaller breadth is likelier to lead to fewer cases.
    pub(super) breadth: u8,
    /// Which conditions of the question hold of every case on this way.
    pub(super) sure: Vec<usize>,
    /// Newest first.
    pub(super) ordered: bool,
    rough: bool,
}

impl Way {
    pub(super) const fn new(source: Source, branches: Vec<Sql>, breadth: u8) -> Self {
        Self {
            source,
            branches,
            breadth,
            sure: Vec::new(),
            ordered: true,
            rough: false,
        }
    }

    /// Along the whole table, newest first.
    pub(super) fn table() -> Self {
        Self::new(Source::Table, vec![Sql::new("1")], u8::MAX)
    }

    /// By the search index.
    pub(super) fn search(lookup: Lookup) -> Self {
        Self::new(
            Source::Search,
            vec![Sql::new("search MATCH ?").with(lookup.expression)],
            3,
        )
    }

    /// By the search index, and all sealed cases, which are not in it.
    pub(super) fn search_or_sealed(lookup: Lookup) -> Self {
        let found = Sql::new(
            "c.id IN (SELECT rowid FROM search WHERE search MATCH ? UNION ALL SELECT id FROM cases WHERE sealed = 1)",
        );
        Self::new(Source::Table, vec![found.with(lookup.expression)], 3).out_of_order()
    }

    /// The way to open cases that were sent back: whatever was sent back in all the years before is not on it.
    pub(super) fn sent_back(filters: &[(bool, Filter)]) -> Option<Self> {
        let mut open = None;
        let mut returned = None;
        for (place, (negated, filter)) in filters.iter().enumerate() {
            match filter {
                Filter::Status(list) if !negated && list.as_slice() == [Status::Open] => {
                    open = Some(place);
                }
                Filter::Returned if !negated => returned = Some(place),
                _ => {}
            }
        }
        let branch = Sql::new("c.status = 'open' AND c.returned > 0");
        let way = Self::new(Source::Index("case_back"), vec![branch], 5).out_of_order();
        open.zip(returned)
            .map(|(open, returned)| way.making_sure_of([open, returned]))
    }

    pub(super) fn making_sure_of(mut self, conditions: impl IntoIterator<Item = usize>) -> Self {
        if !self.rough {
            self.sure.extend(conditions);
        }
        self
    }

    /// It also leads to cases that are not meant.
    pub(super) fn roughly(mut self) -> Self {
        self.rough = true;
        self
    }

    pub(super) fn out_of_order(mut self) -> Self {
        self.ordered = false;
        self
    }

    /// Whether this way leads to fewer than `most` cases.
    fn is_shorter_than(&self, conn: &Connection, most: u32) -> Result<bool, StoreError> {
        let mut left = most;
        for branch in &self.branches {
            let from = self.source.from(true);
            let sql = format!(
                "SELECT count(*) FROM (SELECT 1 FROM {from} WHERE {} LIMIT {left})",
                branch.text
            );
            let found: u32 = conn
                .prepare_cached(&sql)?
                .query_one(params_from_iter(&branch.values), |row| row.get(0))?;
            left = left.saturating_sub(found);
            if left == 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The best of `ways`, which stand in the order of their breadth.
pub(super) fn shortest(conn: &Connection, ways: &[Way]) -> Result<Way, StoreError> {
    match ways {
        [] => return Ok(Way::table()),
        [only] => return Ok(only.clone()),
        _ => {}
    }
    // To count in the search index takes longest.
    let (searched, indexed): (Vec<&Way>, Vec<&Way>) =
        ways.iter().partition(|way| way.source == Source::Search);
    for most in FEW {
        for way in indexed.iter().chain(&searched) {
            if way.is_shorter_than(conn, most)? {
                return Ok((*way).clone());
            }
        }
    }
    let likely = ways.iter().find(|way| way.ordered).or(ways.first());
    Ok(likely.cloned().unwrap_or_else(Way::table))
}

/// A way that surely leads to few cases, where there is one: they can be put into any order.
pub(super) fn short(conn: &Connection, ways: &[Way]) -> Result<Option<Way>, StoreError> {
    let [few, _] = FEW;
    for way in ways {
        if way.is_shorter_than(conn, few)? {
            return Ok(Some(way.clone()));
        }
    }
    Ok(None)
}
