//! What the file of a unit asks of the desk.

use crate::case::Actor;
use crate::desk::{Desk, DeskError};
use crate::store::{CaseRow, Cursor, Sort, Total};
use crate::tui::backend;
use crate::tui::widgets::feed::Order;

/// Customers are looked for in so many of the newest cases.
const LOOKED_AT: u32 = 200;

/// A question of the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Who is known there, and how many cases there are.
    Head { words: String },
    /// One page of its cases, newest first.
    Page { words: String, order: Order<Cursor> },
}

/// What the desk answers to it.
#[derive(Clone, Debug)]
pub enum Answer {
    Head {
        known: Vec<Known>,
        open: Total,
        all: Total,
    },
    Page {
        list: u32,
        page: usize,
        rows: Vec<CaseRow>,
        next: Option<Cursor>,
    },
}

/// Somebody known from the cases, with how many of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub name: String,
    pub phone: Option<String>,
    pub cases: u32,
}

impl From<Request> for backend::Request {
    fn from(request: Request) -> Self {
        Self::Unit(request)
    }
}

/// Answers, on the worker's side.
///
/// # Errors
/// A fault of the file.
pub fn answer(desk: &mut Desk, actor: &Actor, request: Request) -> Result<Answer, DeskError> {
    match request {
        Request::Head { words } => {
            let rows = desk
                .cases(actor, &words, Sort::Received, None, LOOKED_AT)?
                .rows;
            Ok(Answer::Head {
                known: known(&rows),
                open: desk.count(actor, &format!("{words} status:open"))?,
                all: desk.count(actor, &words)?,
            })
        }
        Request::Page { words, order } => {
            let wanted = order.wanted;
            let limit = u32::try_from(wanted.limit).unwrap_or(u32::MAX);
            let page = desk.cases(actor, &words, Sort::Received, wanted.after, limit)?;
            Ok(Answer::Page {
                list: order.list,
                page: wanted.page,
                rows: page.rows,
                next: page.next,
            })
        }
    }
}

/// The customers of these cases, the latest first: one and the same where the desk's key says so.
fn known(rows: &[CaseRow]) -> Vec<Known> {
    let mut keys: Vec<&str> = Vec::new();
    let mut known: Vec<Known> = Vec::new();
    for row in rows {
        let place = keys.iter().position(|key| *key == row.customer_key);
        if let Some(found) = place.and_then(|place| known.get_mut(place)) {
            found.cases += 1;
        } else {
            keys.push(&row.customer_key);
            known.push(Known {
                name: row.customer.clone(),
                phone: row.phone.clone(),
                cases: 1,
            });
        }
    }
    known
}
