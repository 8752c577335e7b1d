//! What the list asks of the desk.

use crate::case::Actor;
use crate::desk::{CaseFile, Desk, DeskError, SavedSearch};
use crate::store::{CaseRow, Cursor, Sort, Total};
use crate::tui::backend;
use crate::tui::widgets::feed::Order;

/// A question of the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// One page of the cases that a query finds.
    Page {
        query: String,
        sort: Sort,
        order: Order<Cursor>,
    },
    /// How many a query finds.
    Count { query: String },
    /// The case under the cursor.
    Preview { number: String },
    /// The saved searches of whoever is signed in.
    Searches,
    /// Keep one; the answer is all of them.
    SaveSearch(SavedSearch),
    /// Forget one; the answer is those that are left.
    DropSearch { name: String },
}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Page {
        list: u32,
        page: usize,
        rows: Vec<CaseRow>,
        next: Option<Cursor>,
    },
    Count(Total),
    Preview(Box<CaseFile>),
    Searches(Vec<SavedSearch>),
}

impl From<Request> for backend::Request {
    fn from(request: Request) -> Self {
        Self::Cases(request)
    }
}

/// Answers, on the worker's side.
///
/// # Errors
/// A word of the query that is wrong, by name; a case that is not there; a fault of the file.
pub fn answer(desk: &mut Desk, actor: &Actor, request: Request) -> Result<Answer, DeskError> {
    match request {
        Request::Page { query, sort, order } => {
            let wanted = order.wanted;
            let limit = u32::try_from(wanted.limit).unwrap_or(u32::MAX);
            let page = desk.cases(actor, &query, sort, wanted.after, limit)?;
            Ok(Answer::Page {
                list: order.list,
                page: wanted.page,
                rows: page.rows,
                next: page.next,
            })
        }
        Request::Count { query } => Ok(Answer::Count(desk.count(actor, &query)?)),
        Request::Searches => Ok(Answer::Searches(desk.searches(&actor.user)?)),
        Request::SaveSearch(search) => {
            desk.save_search(&actor.user, &search)?;
            Ok(Answer::Searches(desk.searches(&actor.user)?))
        }
        Request::DropSearch { name } => {
            desk.drop_search(&actor.user, &name)?;
            Ok(Answer::Searches(desk.searches(&actor.user)?))
        }
        Request::Preview { number } => Ok(Answer::Preview(Box::new(desk.case(actor, &number)?))),
    }
}
