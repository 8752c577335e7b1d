//! A list that is asked for page by page, and asked anew without losing the place.
//!
//! Pages are found by where the one before them ended, so when something has changed they are asked for again from the
//! top. Until the row that stood under the cursor is found again, the old rows stay in sight; then the new ones take their
//! place at once. So nothing flickers, and a list changed by somebody else moves only as far as it must.

use std::ops::Range;

use super::pages::{Pages, Wanted};

/// Rows in sight, and those that are to replace them.
#[derive(Clone, Debug)]
pub struct Feed<R, C> {
    size: usize,
    live: Pages<R, C>,
    live_is: u32,
    fresh: Option<Fresh<R, C>>,
    last: u32,
    /// Something changed while the list was being asked anew: once more.
    again: bool,
}

#[derive(Clone, Debug)]
struct Fresh<R, C> {
    pages: Pages<R, C>,
    is: u32,
    /// The row to find again, by its key, and where it stood.
    seek: Option<String>,
    stood: usize,
}

/// A page to ask for, and for which of the two lists it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order<C> {
    pub list: u32,
    pub wanted: Wanted<C>,
}

/// A row of a list, told from others by its key.
pub trait Keyed {
    /// Stays the same when the row changes or moves.
    fn key(&self) -> String;
}

/// What an answer changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filled {
    /// It is an answer to a question that is no longer asked, or a step on the way.
    Nothing,
    /// Rows came to the list in sight.
    Rows,
    /// Another list is in sight now; the cursor belongs on this row of it.
    Replaced(usize),
}

impl<R: Keyed, C: Clone> Feed<R, C> {
    /// No rows yet; they come in pages of `size`.
    pub fn new(size: usize) -> Self {
        Self {
            size,
            live: Pages::new(size),
            live_is: 0,
            fresh: None,
            last: 0,
            again: false,
        }
    }

    /// The question is another one: its answer begins at the top.
    pub fn restart(&mut self) {
        self.again = false;
        self.begin(None, 0);
    }

    /// Asks the same again, to find `key` again, which stands at `row`.
    pub fn refresh(&mut self, key: Option<String>, row: usize) {
        if self.fresh.is_some() {
            self.again = true;
        } else {
            self.begin(key, row);
        }
    }

    fn begin(&mut self, seek: Option<String>, stood: usize) {
        self.last += 1;
        self.fresh = Some(Fresh {
            pages: Pages::new(self.size),
            is: self.last,
            seek,
            stood,
        });
    }

    /// The page to ask for next for the list that is to come.
    pub fn coming(&self) -> Option<Order<C>> {
        let fresh = self.fresh.as_ref()?;
        let wanted = fresh.pages.frontier()?;
        Some(Order {
            list: fresh.is,
            wanted,
        })
    }

    /// The page to ask for next so that these rows of the list in sight are at hand.
    pub fn missing(&self, rows: &Range<usize>) -> Option<Order<C>> {
        if self.live_is == 0 {
            return None;
        }
        let wanted = self.live.wanted(rows)?;
        Some(Order {
            list: self.live_is,
            wanted,
        })
    }

    /// A page has come. After [`Filled::Replaced`], `take_again` says whether to refresh once more.
    pub fn fill(&mut self, list: u32, page: usize, rows: Vec<R>, next: Option<C>) -> Filled {
        if let Some(mut fresh) = self.fresh.take_if(|fresh| fresh.is == list) {
            fresh.pages.fill(page, rows, next);
            let Some(landed) = fresh.landed() else {
                self.fresh = Some(fresh);
                return Filled::Nothing;
            };
            self.live = fresh.pages;
            self.live_is = fresh.is;
            return Filled::Replaced(landed);
        }
        if list != self.live_is {
            return Filled::Nothing;
        }
        self.live.fill(page, rows, next);
        Filled::Rows
    }

    /// The question to come cannot be answered; the rows in sight stay.
    pub fn give_up(&mut self) {
        self.fresh = None;
        self.again = false;
    }

    /// Whether something changed while the list was being asked anew.
    pub fn take_again(&mut self) -> bool {
        std::mem::take(&mut self.again)
    }

    /// The row, where it is at hand.
    pub fn row(&self, index: usize) -> Option<&R> {
        self.live.row(index)
    }

    /// The rows known of.
    pub fn known(&self) -> usize {
        self.live.known()
    }

    /// Whether the last row is known.
    pub fn complete(&self) -> bool {
        self.live.complete()
    }
}

impl<R: Keyed, C: Clone> Fresh<R, C> {
    /// Where the cursor belongs, once that is known: on its row, or where that stood when it is not found near there.
    fn landed(&self) -> Option<usize> {
        let known = self.pages.known();
        let found = self
            .seek
            .as_ref()
            .and_then(|seek| self.pages.position(|row| &row.key() == seek));
        let past = match self.seek {
            Some(_) => known > self.stood + self.pages.size(),
            None => known > self.stood,
        };
        let settled = found.is_some() || self.pages.complete() || past;
        settled.then(|| found.unwrap_or(self.stood).min(known.saturating_sub(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Keyed for usize {
        fn key(&self) -> String {
            self.to_string()
        }
    }

    /// Answers until nothing is asked for the list to come.
    fn settle(feed: &mut Feed<usize, usize>, store: &[usize]) -> Filled {
        let mut last = Filled::Nothing;
        while let Some(order) = feed.coming() {
            last = answer(feed, &order, store);
        }
        last
    }

    fn answer(feed: &mut Feed<usize, usize>, order: &Order<usize>, store: &[usize]) -> Filled {
        let first = order.wanted.after.unwrap_or(0);
        let until = (first + order.wanted.limit).min(store.len());
        let rows = store[first..until].to_vec();
        feed.fill(
            order.list,
            order.wanted.page,
            rows,
            (until < store.len()).then_some(until),
        )
    }

    #[test]
    fn a_row_is_found_again_where_it_went() {
        let mut store: Vec<usize> = (0..300).rev().collect();
        let mut feed = Feed::new(10);
        feed.restart();
        assert_eq!(settle(&mut feed, &store), Filled::Replaced(0));
        while let Some(order) = feed.missing(&(150..160)) {
            answer(&mut feed, &order, &store);
        }
        assert_eq!(feed.row(155), Some(&144));
        store.insert(0, 300);
        feed.refresh(Some("144".to_owned()), 155);
        assert_eq!(feed.row(155), Some(&144));
        assert_eq!(settle(&mut feed, &store), Filled::Replaced(156));
        assert_eq!(feed.row(156), Some(&144));
    }

    #[test]
    fn a_row_that_is_gone_leaves_the_cursor_where_it_stood() {
        let mut store: Vec<usize> = (0..30).collect();
        let mut feed = Feed::new(10);
        feed.restart();
        settle(&mut feed, &store);
        store.retain(|row| *row != 7);
        feed.refresh(Some("7".to_owned()), 7);
        assert_eq!(settle(&mut feed, &store), Filled::Replaced(7));
        assert_eq!(feed.row(7), Some(&8));
        feed.refresh(Some("8".to_owned()), 7);
        assert_eq!(settle(&mut feed, &[]), Filled::Replaced(0));
        assert_eq!((feed.known(), feed.complete()), (0, true));
    }

    #[test]
    fn an_answer_to_an_older_question_changes_nothing() {
        let store: Vec<usize> = (0..30).collect();
        let mut feed = Feed::new(10);
        feed.restart();
        let old = feed.coming().unwrap();
        feed.restart();
        assert_eq!(answer(&mut feed, &old, &store), Filled::Nothing);
        assert_eq!(settle(&mut feed, &store), Filled::Replaced(0));
        let older = feed.missing(&(10..20)).unwrap();
        feed.restart();
        settle(&mut feed, &store[20..]);
        assert_eq!(answer(&mut feed, &older, &store), Filled::Nothing);
        assert_eq!(feed.row(0), Some(&20));
    }

    #[test]
    fn news_while_asking_is_asked_for_once_more() {
        let store: Vec<usize> = (0..30).collect();
        let mut feed = Feed::new(10);
        feed.restart();
        feed.refresh(None, 0);
        feed.refresh(None, 0);
        settle(&mut feed, &store);
        assert_eq!((feed.take_again(), feed.take_again()), (true, false));
    }
}
