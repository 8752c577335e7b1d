//! The only place that measures, cuts, pads or wraps text.
//!
//! All widths are terminal cells: a Chinese character takes two, and what a reader sees as one character (a grapheme)
//! is never split. A grapheme is measured as the terminal library measures it, so that what is counted here is what is
//! drawn.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

mod wrap;
pub use wrap::wrap;

/// What stands at the end of a text that was cut.
const ELLIPSIS: &str = "…";

/// The cells that `text` takes on one line.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        plain(text).unwrap_or_else(|| text.graphemes(true).map(UnicodeWidthStr::width).sum())
    }
}

/// The cells of a text of letters, Chinese characters and their punctuation, none of which joins with its neighbours: that is
/// nearly every text, and quicker than looking for graphemes. `None` for any other.
fn plain(text: &str) -> Option<usize> {
    text.chars().try_fold(0, |cells, character| {
        let wide = match character {
            ' '..='~' | '“' | '”' | '…' | '—' => 1,
            '\u{3000}'..='\u{3029}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}' => 2,
            _ => return None,
        };
        Some(cells + wide)
    })
}

/// The longest beginning of `text` that takes at most `max` cells.
pub fn take_prefix_cells(text: &str, max: usize) -> &str {
    let mut used = 0;
    for (start, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > max {
            return text.get(..start).unwrap_or_default();
        }
    }
    text
}

/// `text` in at most `max` cells; it ends with `…` when something was cut away.
pub fn cut(text: &str, max: usize) -> Cow<'_, str> {
    if width(text) <= max {
        return Cow::Borrowed(text);
    }
    match max.checked_sub(width(ELLIPSIS)) {
        None => Cow::Borrowed(""),
        Some(room) => Cow::Owned(format!("{}{ELLIPSIS}", take_prefix_cells(text, room))),
    }
}

/// Exactly `cells` cells, the text at the left; cut when it is longer.
pub fn pad(text: &str, cells: usize) -> String {
    let (text, gap) = fit(text, cells);
    format!("{text}{:gap$}", "")
}

/// Exactly `cells` cells, the text at the right; cut when it is longer.
pub fn pad_left(text: &str, cells: usize) -> String {
    let (text, gap) = fit(text, cells);
    format!("{:gap$}{text}", "")
}

/// Exactly `cells` cells, the text in the middle (an odd cell goes to the right); cut when it is longer.
pub fn centre(text: &str, cells: usize) -> String {
    let (text, gap) = fit(text, cells);
    let (left, right) = (gap / 2, gap - gap / 2);
    format!("{:left$}{text}{:right$}", "", "")
}

/// The text cut to `cells`, and the cells that are then free.
fn fit(text: &str, cells: usize) -> (Cow<'_, str>, usize) {
    let text = cut(text, cells);
    let gap = cells.saturating_sub(width(&text));
    (text, gap)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn plain_texts_are_measured_as_all_others(text in "[ -~“”…—\u{3000}-\u{3029}一-鿿！-｠]{0,40}") {
            let slowly: usize = text.graphemes(true).map(UnicodeWidthStr::width).sum();
            prop_assert_eq!(plain(&text), Some(slowly));
        }
    }

    #[test]
    fn chinese_takes_two_cells() {
        assert_eq!(width(""), 0);
        assert_eq!(width("abc"), 3);
        assert_eq!(width("投诉 3 件"), 9);
        assert_eq!(width("e\u{301}"), 1);
    }

    #[test]
    fn what_is_too_long_ends_with_an_ellipsis() {
        assert_eq!(cut("客户投诉", 8), "客户投诉");
        assert_eq!(cut("客户投诉", 7), "客户投…");
        assert_eq!(cut("客户投诉", 6), "客户…");
        assert_eq!(cut("客户投诉", 1), "…");
        assert_eq!(cut("客户投诉", 0), "");
    }

    #[test]
    fn a_prefix_never_holds_half_a_character() {
        assert_eq!(take_prefix_cells("客户", 3), "客");
        assert_eq!(take_prefix_cells("e\u{301}a", 1), "e\u{301}");
    }

    #[test]
    fn padding_fills_to_the_cell() {
        assert_eq!(pad("客户", 6), "客户  ");
        assert_eq!(pad_left("客户", 6), "  客户");
        assert_eq!(centre("客户", 7), " 客户  ");
        assert_eq!(pad("客户投诉", 6), "客户… ");
    }

    proptest! {
        #[test]
        fn cut_stays_within_and_keeps_the_beginning(text in ".{0,40}", max in 0usize..30) {
            let short = cut(&text, max);
            prop_assert!(width(&short) <= max);
            if width(&text) <= max {
                prop_assert_eq!(short.as_ref(), text.as_str());
            } else {
                prop_assert!(text.starts_with(short.trim_end_matches('…')));
            }
        }

        #[test]
        fn padded_text_takes_exactly_its_cells(text in "[a-z客户投诉，。 ]{0,20}", cells in 0usize..30) {
            prop_assert_eq!(width(&pad(&text, cells)), cells);
            prop_assert_eq!(width(&pad_left(&text, cells)), cells);
            prop_assert_eq!(width(&centre(&text, cells)), cells);
        }
    }
}
