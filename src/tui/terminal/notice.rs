//! Notices of the terminal: a line that the desktop shows though another window is in front.
//!
//! There are two ways to ask for one, and a terminal that knows neither may print what it was sent. So only terminals that are
//! known by name get any, and none inside a multiplexer, which would not pass it on.

use crate::text::clean_line;

/// The longest notice, in characters.
const LONGEST: usize = 120;

/// How a terminal is asked for a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notices {
    /// `OSC 9`: one line.
    Line,
    /// `OSC 777`: a title and a line.
    Titled,
}

impl Notices {
    /// What the terminal is known to understand, by the variables that it sets; `None`: it is not known.
    pub fn known(variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let is = |name: &str, value: &str| variable(name).is_some_and(|own| own == value);
        let set = |name: &str| variable(name).is_some_and(|own| !own.is_empty());
        if set("TMUX") || set("STY") || set("ZELLIJ") {
            return None;
        }
        let lines = ["iTerm.app", "WezTerm", "ghostty"];
        if lines.iter().any(|name| is("TERM_PROGRAM", name)) || set("KITTY_WINDOW_ID") {
            return Some(Self::Line);
        }
        let term = variable("TERM").unwrap_or_default();
        let titled = ["foot", "rxvt-unicode"];
        let known = titled.iter().any(|name| term.starts_with(name));
        known.then_some(Self::Titled)
    }

    /// What is written to the terminal. Nothing in `text` can command it, nor end the sequence, nor part the line in two.
    pub fn sequence(self, text: &str) -> String {
        let text: String = clean_line(text).chars().take(LONGEST).collect();
        let text = text.replace(';', ",");
        match self {
            // Some terminals take a line that begins with a digit for another command.
            Self::Line => format!("\u{1b}]9;tousu: {text}\u{7}"),
            Self::Titled => format!("\u{1b}]777;notify;tousu;{text}\u{7}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(variables: &[(&str, &str)]) -> Option<Notices> {
        Notices::known(|name| {
            let found = variables.iter().find(|(own, _)| *own == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn only_terminals_known_by_name_get_notices() {
        assert_eq!(known(&[("TERM_PROGRAM", "iTerm.app")]), Some(Notices::Line));
        assert_eq!(known(&[("KITTY_WINDOW_ID", "1")]), Some(Notices::Line));
        assert_eq!(known(&[("TERM", "foot")]), Some(Notices::Titled));
        assert_eq!(
            known(&[("TERM", "rxvt-unicode-256color")]),
            Some(Notices::Titled)
        );
        assert_eq!(known(&[("TERM", "xterm-256color")]), None);
        assert_eq!(known(&[]), None);
        let inside = [
            ("TERM_PROGRAM", "WezTerm"),
            ("TMUX", "/tmp/tmux-1/default,1,0"),
        ];
        assert_eq!(known(&inside), None, "a multiplexer passes nothing on");
    }

    #[test]
    fn no_text_commands_the_terminal_or_ends_the_notice() {
        for notices in [Notices::Line, Notices::Titled] {
            let sent = notices.sequence("2026-000001\u{7}\u{1b}]0;x\u{1b}\\ 4;1;\n超时\u{202e}");
            let inside = &sent.chars().collect::<Vec<_>>()[1..];
            let (last, inside) = inside.split_last().unwrap();
            assert_eq!(*last, '\u{7}');
            assert!(
                inside.iter().all(|c| !c.is_control() && *c != '\u{202e}'),
                "{sent:?}"
            );
            assert!(
                sent.contains("2026-000001") && sent.contains("超时"),
                "{sent:?}"
            );
        }
        assert!(
            Notices::Line
                .sequence("4;1")
                .starts_with("\u{1b}]9;tousu: 4,1")
        );
        assert!(Notices::Line.sequence(&"长".repeat(9_999)).chars().count() < 140);
    }
}
