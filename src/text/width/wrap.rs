//! Breaking a text into lines as Chinese printing does: between any two characters, but with no closing mark at the
//! beginning of a line and no opening bracket at its end; Latin words and numbers stay whole where they fit.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::width;

/// Marks that no line begins with.
const CLOSING: &str = "。，、；：？！）】》」』〉”’…,.;:?!)]}%％";
/// Marks that no line ends with.
const OPENING: &str = "（【《「『〈“‘([{";

/// The lines of `text` in at most `cells` cells each. There is always at least one line.
///
/// A `\n` ends a line; spaces at a break are dropped, nothing else is. One character that is wider than `cells` stands
/// alone on its line.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    text.split('\n')
        .flat_map(|paragraph| wrap_paragraph(paragraph, cells.max(1)))
        .collect()
}

fn wrap_paragraph(paragraph: &str, cells: usize) -> Vec<String> {
    let mut lines = Lines {
        cells,
        done: Vec::new(),
        line: String::new(),
        used: 0,
    };
    for piece in pieces(paragraph) {
        lines.add(&piece);
    }
    lines.finish()
}

/// A run that no line break should part, and the space before it.
#[derive(Default)]
struct Piece {
    gap: String,
    body: String,
}

fn pieces(paragraph: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut piece = Piece::default();
    let mut gap = String::new();
    let mut last = "";
    for grapheme in paragraph.graphemes(true) {
        if is_space(grapheme) {
            gap.push_str(grapheme);
            continue;
        }
        if !piece.body.is_empty() && may_break(last, &gap, grapheme) {
            pieces.push(std::mem::take(&mut piece));
        }
        if piece.body.is_empty() {
            piece.gap = std::mem::take(&mut gap);
        }
        piece.body.push_str(&std::mem::take(&mut gap));
        piece.body.push_str(grapheme);
        last = grapheme;
    }
    if !piece.body.is_empty() {
        pieces.push(piece);
    }
    pieces
}

fn may_break(last: &str, gap: &str, next: &str) -> bool {
    let between_words = !gap.is_empty() || last.width() > 1 || next.width() > 1;
    between_words && !OPENING.contains(last) && !CLOSING.contains(next)
}

fn is_space(grapheme: &str) -> bool {
    grapheme.chars().all(char::is_whitespace)
}

struct Lines {
    cells: usize,
    done: Vec<String>,
    line: String,
    used: usize,
}

impl Lines {
    fn add(&mut self, piece: &Piece) {
        let (gap, body) = (width(&piece.gap), width(&piece.body));
        if self.used + gap + body <= self.cells {
            self.line.push_str(&piece.gap);
            self.put(&piece.body, gap + body);
            return;
        }
        if self.used > 0 {
            self.end_line();
        }
        if body <= self.cells {
            self.put(&piece.body, body);
        } else {
            self.add_in_parts(&piece.body);
        }
    }

    /// A word longer than a line is broken anywhere, but still not before a closing mark.
    fn add_in_parts(&mut self, body: &str) {
        let graphemes: Vec<&str> = body.graphemes(true).collect();
        let mut rest = graphemes.as_slice();
        while let Some((part, tail)) = rest.split_at_checked(part_length(rest, self.cells)) {
            let part = part.concat();
            let used = width(&part);
            self.put(&part, used);
            rest = tail;
            if rest.is_empty() {
                return;
            }
            self.end_line();
        }
    }

    fn put(&mut self, text: &str, used: usize) {
        self.line.push_str(text);
        self.used += used;
    }

    fn end_line(&mut self) {
        self.done.push(std::mem::take(&mut self.line));
        self.used = 0;
    }

    fn finish(mut self) -> Vec<String> {
        self.end_line();
        self.done
    }
}

/// How many of `graphemes` go on one line: at least one, as many as fit, fewer if the next line would then begin well.
fn part_length(graphemes: &[&str], cells: usize) -> usize {
    let mut used = 0;
    let fitting = graphemes.iter().take_while(|grapheme| {
        used += grapheme.width();
        used <= cells
    });
    let most = fitting.count().max(1);
    let begins_well = |length: &usize| {
        graphemes
            .get(*length)
            .is_none_or(|next| !CLOSING.contains(next))
    };
    (1..=most).rev().find(begins_well).unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn chinese_breaks_between_characters() {
        assert_eq!(
            wrap("客户反映跑步机有异响", 8),
            ["客户反映", "跑步机有", "异响"]
        );
    }

    #[test]
    fn latin_words_stay_whole_where_they_fit() {
        assert_eq!(wrap("the noise is loud", 9), ["the noise", "is loud"]);
        assert_eq!(wrap("机器ABC坏了", 6), ["机器", "ABC坏", "了"]);
        assert_eq!(wrap("a abcdefghij", 4), ["a", "abcd", "efgh", "ij"]);
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
        assert_eq!(wrap("客户投诉。", 8), ["客户投", "诉。"]);
        assert_eq!(wrap("客户（投诉）", 6), ["客户", "（投", "诉）"]);
        assert_eq!(wrap("abcdefgh，好", 4), ["abcd", "efg", "h，", "好"]);
        assert_eq!(wrap("！！！", 4), ["！！", "！"]);
    }

    #[test]
    fn a_line_end_of_the_writer_is_kept() {
        assert_eq!(wrap("一\n\n二", 10), ["一", "", "二"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn a_character_wider_than_the_column_stands_alone() {
        assert_eq!(wrap("客户", 1), ["客", "户"]);
        assert_eq!(wrap("客户", 0), ["客", "户"]);
    }

    fn without_space(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(text in "[a-zA-Z0-9客户投诉机器，。！（）《》 \n👩é]{0,80}", cells in 2usize..40) {
            let lines = wrap(&text, cells);
            prop_assert!(lines.iter().all(|line| width(line) <= cells));
            prop_assert_eq!(without_space(&lines.concat()), without_space(&text));
        }

        #[test]
        fn any_text_at_all_is_wrapped(text in any::<String>(), cells in 0usize..20) {
            let lines = wrap(&text, cells);
            let widest = text.graphemes(true).map(width).max().unwrap_or(0);
            prop_assert!(lines.iter().all(|line| width(line) <= cells.max(widest)));
            prop_assert_eq!(without_space(&lines.concat()), without_space(&text));
        }

        #[test]
        fn a_sentence_mark_follows_its_word(words in prop::collection::vec("[客户投诉]{1,9}[。，！]", 1..8), cells in 4usize..30) {
            for line in wrap(&words.concat(), cells) {
                prop_assert!(!line.starts_with(['。', '，', '！']), "{}", line);
            }
        }
    }
}
