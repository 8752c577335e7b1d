//! A walk along a way, as a SELECT: the cases of which everything asked holds, from a place on, in an order.

use super::ask::Ask;
use super::sql::Sql;
use super::way::Way;

/// What to take from a walk.
pub(super) struct Walk<'a> {
    pub(super) ask: &'a Ask,
    pub(super) way: &'a Way,
    /// Columns besides the id, by which it is ordered: (`c.due AS due`, `due`).
    pub(super) column: Option<&'a str>,
    /// More that must hold.
    pub(super) more: Vec<Sql>,
    /// Only ids below this one.
    pub(super) before: Option<i64>,
    /// ORDER BY, of the names of the selected columns; none where only the number matters.
    pub(super) order: Option<&'a str>,
    pub(super) limit: u32,
}

impl<'a> Walk<'a> {
    /// All cases, newest first.
    pub(super) fn newest(ask: &'a Ask, way: &'a Way, limit: u32) -> Self {
        Self {
            ask,
            way,
            column: None,
            more: Vec::new(),
            before: None,
            order: Some("id DESC"),
            limit,
        }
    }

    /// The statement. Branches are merged in order, each along its own index; a case on two of them comes once.
    pub(super) fn sql(&self) -> Sql {
        let mut whole = Sql::default();
        for branch in &self.way.branches {
            if !whole.text.is_empty() {
                whole.push(" UNION ");
            }
            whole.append(&self.branch(branch));
        }
        if whole.text.is_empty() {
            whole.push(if self.column.is_some() {
                "SELECT 0, 0 WHERE 0"
            } else {
                "SELECT 0 WHERE 0"
            });
            return whole;
        }
        if let Some(order) = self.order {
            whole.push(" ORDER BY ").push(order);
        }
        whole.push(&format!(" LIMIT {}", self.limit));
        whole
    }

    fn branch(&self, branch: &Sql) -> Sql {
        let id = self.way.source.id();
        let unsure = self
            .ask
            .conditions
            .iter()
            .enumerate()
            .filter(|(place, _)| !self.way.sure.contains(place));
        let unsure: Vec<Sql> = unsure
            .map(|(_, condition)| condition)
            .chain(&self.more)
            .map(|condition| of_case(condition, id))
            .collect();
        let bare = self.column.is_none() && !unsure.iter().any(needs_row);
        let mut sql = Sql::new("SELECT ");
        if let Some(column) = self.column {
            sql.push(column).push(", ");
        }
        sql.push(id)
            .push(" AS id FROM ")
            .push(&self.way.source.from(bare));
        sql.push(" WHERE ").append(branch);
        for (comparison, bound) in [
            (">=", self.ask.first),
            ("<=", self.ask.last),
            ("<", self.before),
        ] {
            if let Some(bound) = bound {
                sql.append(&Sql::new(format!(" AND {id} {comparison} ?")).with(bound));
            }
        }
        for condition in &unsure {
            sql.push(" AND (").append(condition).push(")");
        }
        sql
    }
}

/// The condition with the case's id as the source of the walk has it: what depends on nothing else needs no row.
fn of_case(condition: &Sql, id: &str) -> Sql {
    Sql {
        text: condition.text.replace("c.id", id),
        values: condition.values.clone(),
    }
}

/// Whether the condition asks for a column of `cases c`.
fn needs_row(condition: &Sql) -> bool {
    condition.text.contains("c.")
}
