//! What the list asks of the desk.

use crate::case::Actor;
use crate::desk::{Desk, DeskError};
use crate::store::{CaseRow, Cursor, Sort, Total};
use crate::tui::backend;
use crate::tui::widgets::pages::Wanted;

/// A question of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// One page of the cases that a query finds.
    Page {
        query: String,
        sort: Sort,
        wanted: Wanted<Cursor>,
    },
    /// How many a query finds.
    Count { query: String },
}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Page {
        page: usize,
        rows: Vec<CaseRow>,
        next: Option<Cursor>,
    },
    Count(Total),
}

impl From<Request> for backend::Request {
    fn from(request: Request) -> Self {
        Self::Cases(request)
    }
}

/// Answers, on the worker's side.
///
/// # Errors
/// A word of the query that is wrong, by name; a fault of the file.
pub fn answer(desk: &mut Desk, actor: &Actor, request: Request) -> Result<Answer, DeskError> {
    match request {
        Request::Page {
            query,
            sort,
            wanted,
        } => {
            let limit = u32::try_from(wanted.limit).unwrap_or(u32::MAX);
            let page = desk.cases(actor, &query, sort, wanted.after, limit)?;
            Ok(Answer::Page {
                page: wanted.page,
                rows: page.rows,
                next: page.next,
            })
        }
        Request::Count { query } => Ok(Answer::Count(desk.count(actor, &query)?)),
    }
}
