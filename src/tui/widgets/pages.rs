//! The rows of a list that are at hand. A list of a million rows is never loaded: pages come as one moves, each found by the
//! cursor where the one before it ended, and pages far away are let go.

use std::collections::BTreeMap;
use std::ops::Range;

/// How many pages are kept.
const KEPT: usize = 8;

/// Pages of rows; `C` is what the store calls the place after a page.
#[derive(Clone, Debug)]
pub struct Pages<R, C> {
    size: usize,
    at_hand: BTreeMap<usize, Vec<R>>,
    /// Where each page begins; known up to the page after the last one seen.
    begins: Vec<Option<C>>,
    /// The rows in all, once the last page has been seen.
    length: Option<usize>,
}

/// A page to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted<C> {
    pub page: usize,
    pub after: Option<C>,
    pub limit: usize,
}

impl<R, C: Clone> Pages<R, C> {
    /// No rows yet; they come in pages of `size`.
    pub fn new(size: usize) -> Self {
        Self {
            size: size.max(1),
            at_hand: BTreeMap::new(),
            begins: vec![None],
            length: None,
        }
    }

    /// Forgets all rows: the question is another. The old rows may be kept in sight by not calling this before the answer.
    pub fn clear(&mut self) {
        *self = Self::new(self.size);
    }

    /// The rows of a page.
    pub fn size(&self) -> usize {
        self.size
    }

    /// The row, where it is at hand.
    pub fn row(&self, index: usize) -> Option<&R> {
        self.at_hand
            .get(&(index / self.size))?
            .get(index % self.size)
    }

    /// The first row at hand that is meant.
    pub fn position(&self, meant: impl Fn(&R) -> bool) -> Option<usize> {
        let (page, place) = self
            .at_hand
            .iter()
            .find_map(|(page, rows)| Some((page, rows.iter().position(&meant)?)))?;
        Some(page * self.size + place)
    }

    /// The page after the last one seen; `None` where that was the last.
    pub fn frontier(&self) -> Option<Wanted<C>> {
        if self.complete() {
            return None;
        }
        let page = self.begins.len().saturating_sub(1);
        Some(Wanted {
            page,
            after: self.begins.get(page)?.clone(),
            limit: self.size,
        })
    }

    /// The rows known of: all, or as far as pages were seen.
    pub fn known(&self) -> usize {
        self.length.unwrap_or_else(|| {
            let whole = self.begins.len().saturating_sub(1) * self.size;
            let last = self
                .at_hand
                .last_key_value()
                .map_or(0, |(page, rows)| page * self.size + rows.len());
            whole.max(last)
        })
    }

    /// Whether the last row is known.
    pub fn complete(&self) -> bool {
        self.length.is_some()
    }

    /// The nearest page that is not at hand for these rows and can be asked for.
    pub fn wanted(&self, rows: &Range<usize>) -> Option<Wanted<C>> {
        let last = self
            .length
            .map_or(usize::MAX, |length| length.saturating_sub(1));
        let needed = rows.start / self.size..=rows.end.saturating_sub(1).min(last) / self.size;
        let page = needed
            .into_iter()
            .find(|page| !self.at_hand.contains_key(page))?;
        let page = page.min(self.begins.len() - 1);
        if self.at_hand.contains_key(&page) {
            return None;
        }
        let after = self.begins.get(page)?.clone();
        Some(Wanted {
            page,
            after,
            limit: self.size,
        })
    }

    /// A page has come; `next` is where the one after it begins. Pages far from it are let go.
    pub fn fill(&mut self, page: usize, rows: Vec<R>, next: Option<C>) {
        match next {
            Some(next) if page + 1 == self.begins.len() => self.begins.push(Some(next)),
            Some(_) => {}
            None => self.length = Some(page * self.size + rows.len()),
        }
        self.at_hand.insert(page, rows);
        while self.at_hand.len() > KEPT {
            let first = self
                .at_hand
                .first_key_value()
                .map_or(page, |(first, _)| *first);
            let last = self
                .at_hand
                .last_key_value()
                .map_or(page, |(last, _)| *last);
            self.at_hand
                .remove(if page.abs_diff(first) >= page.abs_diff(last) {
                    &first
                } else {
                    &last
                });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A store of `length` numbered rows whose cursor is the number of the last row.
    fn answer(pages: &mut Pages<usize, usize>, wanted: &Wanted<usize>, length: usize) {
        let first = wanted.after.unwrap_or(0);
        let until = (first + wanted.limit).min(length);
        pages.fill(
            wanted.page,
            (first..until).collect(),
            (until < length).then_some(until),
        );
    }

    #[test]
    fn pages_come_as_one_moves_and_the_end_becomes_known() {
        let mut pages = Pages::new(10);
        while let Some(wanted) = pages.wanted(&(0..25)) {
            answer(&mut pages, &wanted, 34);
        }
        assert_eq!(
            (pages.row(24), pages.known(), pages.complete()),
            (Some(&24), 30, false)
        );
        while let Some(wanted) = pages.wanted(&(20..60)) {
            answer(&mut pages, &wanted, 34);
        }
        assert_eq!(
            (
                pages.row(33),
                pages.row(34),
                pages.known(),
                pages.complete()
            ),
            (Some(&33), None, 34, true)
        );
    }

    #[test]
    fn far_pages_are_let_go_and_come_back() {
        let mut pages = Pages::new(10);
        for top in 0..500 {
            while let Some(wanted) = pages.wanted(&(top..top + 20)) {
                answer(&mut pages, &wanted, 100_000);
            }
        }
        assert_eq!((pages.row(0), pages.row(510)), (None, Some(&510)));
        let wanted = pages.wanted(&(0..10)).unwrap();
        assert_eq!(
            wanted,
            Wanted {
                page: 0,
                after: None,
                limit: 10
            }
        );
        answer(&mut pages, &wanted, 100_000);
        assert_eq!(pages.row(0), Some(&0));
    }

    #[test]
    fn an_empty_list_is_complete() {
        let mut pages: Pages<usize, usize> = Pages::new(10);
        let wanted = pages.wanted(&(0..10)).unwrap();
        answer(&mut pages, &wanted, 0);
        assert_eq!(
            (pages.known(), pages.complete(), pages.wanted(&(0..10))),
            (0, true, None)
        );
    }
}
