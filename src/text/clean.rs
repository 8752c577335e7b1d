//! What may be stored and shown: no control codes, no escape sequences, nothing that cannot be seen.
//!
//! Text arrives from keyboards, pasted chats and imported files. An escape sequence in it would command the terminal,
//! a direction override would show other words than are stored, and an invisible character would make two equal names
//! differ. [`clean_line`] and [`clean_text`] are for what is kept, [`visible`] for what is only shown.

use std::borrow::Cow;

const ESCAPE: char = '\u{1b}';
/// The one-character form of `ESC [`.
const CONTROL_SEQUENCE: char = '\u{9b}';

/// `text` cleaned for a field of one line: line ends become single spaces.
pub fn clean_line(text: &str) -> String {
    let text = clean_text(text);
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// `text` cleaned for a field of several lines: every kind of line end becomes `\n`, tabs become spaces, the ends are
/// trimmed. Cleaning twice changes nothing more.
pub fn clean_text(text: &str) -> String {
    let text = without_escapes(text);
    let mut clean = String::with_capacity(text.len());
    let mut after_return = false;
    for c in text.chars() {
        match c {
            '\n' if after_return => {}
            '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                clean.push('\n');
            }
            '\t' => clean.push(' '),
            _ if c.is_control() || is_hidden(c) => {}
            _ => clean.push(c),
        }
        after_return = c == '\r';
    }
    clean.trim().to_owned()
}

/// Untrusted text for one line of the screen: line ends show as `↵`, what has no shape as `�`. Nothing is dropped, so
/// that the reader sees that something is there.
pub fn visible(text: &str) -> String {
    let show = |c: char| match c {
        '\n' => '↵',
        '\t' => ' ',
        _ if c.is_control() || is_hidden(c) || matches!(c, '\u{2028}' | '\u{2029}') => {
            char::REPLACEMENT_CHARACTER
        }
        _ => c,
    };
    text.chars().map(show).collect()
}

/// Whether a character takes no room or changes the direction of others: zero-width characters and joiners, variation
/// selectors, fillers, direction marks, tags.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

fn without_escapes(text: &str) -> Cow<'_, str> {
    if !text.contains([ESCAPE, CONTROL_SEQUENCE]) {
        return Cow::Borrowed(text);
    }
    let text = text.replace(CONTROL_SEQUENCE, "\u{1b}[");
    let mut clean = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once(ESCAPE) {
        clean.push_str(before);
        rest = after_sequence(after).unwrap_or(after);
    }
    clean.push_str(rest);
    Cow::Owned(clean)
}

/// What follows a whole escape sequence; `None` if this is not one, so that only the escape itself is dropped.
fn after_sequence(after_escape: &str) -> Option<&str> {
    if let Some(parameters) = after_escape.strip_prefix('[') {
        let command = parameters.trim_start_matches(|c| (' '..='?').contains(&c));
        return command.strip_prefix(|c| ('@'..='~').contains(&c));
    }
    let command = after_escape.strip_prefix([']', 'P', 'X', '^', '_'])?;
    let line = command.lines().next()?;
    let bell = line.find('\u{7}').map(|at| at + 1);
    let terminator = line.find("\u{1b}\\").map(|at| at + 2);
    command.get(bell.into_iter().chain(terminator).min()?..)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn escape_sequences_leave_only_the_words() {
        for (dirty, clean) in [
            ("\u{1b}[31m投诉\u{1b}[0m", "投诉"),
            ("\u{9b}2J投诉", "投诉"),
            ("\u{1b}]0;title\u{7}投诉", "投诉"),
            ("\u{1b}]8;;http://x\u{1b}\\投诉\u{1b}]8;;\u{1b}\\", "投诉"),
            ("投\u{1b}诉", "投诉"),
            ("\u{1b}]never ended", "]never ended"),
            ("a\u{8}b\u{0}c\u{7f}", "abc"),
        ] {
            assert_eq!(clean_text(dirty), clean, "{dirty:?}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_not_kept() {
        assert_eq!(clean_line("张\u{200b}三\u{feff}"), "张三");
        assert_eq!(clean_line("\u{202e}张三\u{2066}"), "张三");
        assert_eq!(clean_line("\u{3164}"), "");
    }

    #[test]
    fn every_line_end_is_one() {
        assert_eq!(
            clean_text("一\r\n二\r三\n四\u{2028}五"),
            "一\n二\n三\n四\n五"
        );
        assert_eq!(clean_text("  一\t二\n\n"), "一 二");
        assert_eq!(clean_line(" 一 \r\n\r\n 二 "), "一 二");
    }

    #[test]
    fn untrusted_text_is_shown_with_its_traps() {
        assert_eq!(visible("张\u{1b}[2J三\n\u{202e}四"), "张�[2J三↵�四");
    }

    proptest! {
        #[test]
        fn clean_text_is_safe_and_stays_as_it_is(text in any::<String>()) {
            let clean = clean_text(&text);
            prop_assert!(clean.chars().all(|c| c == '\n' || !c.is_control() && !is_hidden(c)));
            prop_assert_eq!(clean_text(&clean), clean.clone());
            let line = clean_line(&text);
            prop_assert!(!line.contains('\n'));
            prop_assert_eq!(clean_line(&line), line.clone());
        }

        #[test]
        fn plain_chinese_is_left_alone(text in "[a-zA-Z0-9投诉客户，。（）]{1,40}") {
            prop_assert_eq!(clean_text(&text), text.clone());
            prop_assert_eq!(visible(&text), text);
        }
    }
}
