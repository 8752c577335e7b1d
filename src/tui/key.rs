//! Keys as the table, the settings and the help write them: `F2`, `ctrl+s`, `shift+tab`, `n`, `?`.
//!
//! A key is normalised, so that one key has one value: a capital letter carries no separate shift, and what an input method
//! makes of a key (full-width letters, `。` for `.`) can be turned back into the key that was pressed.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// One key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: KeyCode,
    pub ctrl: bool,
    pub alt: bool,
    /// Never set for a character: its capital says it.
    pub shift: bool,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: KeyCode) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A character as typed.
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// Reads `ctrl+s`, `F2`, `shift+tab`, `space`, `?`. `None` for a name that is no key.
    pub fn parse(text: &str) -> Option<Self> {
        let mut key = Self::plain(KeyCode::Null);
        let mut rest = text;
        loop {
            match rest.split_once('+') {
                Some((word, tail)) if !tail.is_empty() && key.add_modifier(word) => rest = tail,
                _ => break,
            }
        }
        key.code = code_named(rest)?;
        Some(key.normal())
    }

    fn add_modifier(&mut self, word: &str) -> bool {
        let flag = match word.to_ascii_lowercase().as_str() {
            "ctrl" => &mut self.ctrl,
            "alt" => &mut self.alt,
            "shift" => &mut self.shift,
            _ => return false,
        };
        *flag = true;
        true
    }

    /// How people read it: `Ctrl+S`, `F2`, `Shift+Tab`, `↑`.
    pub fn label(self) -> String {
        let mut label = String::new();
        for (on, word) in [
            (self.ctrl, "Ctrl+"),
            (self.alt, "Alt+"),
            (self.shift, "Shift+"),
        ] {
            if on {
                label.push_str(word);
            }
        }
        label.push_str(&code_label(self.code, self.ctrl || self.alt));
        label
    }

    /// The character that a text field would insert.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// The key that was pressed when an input method made this character of it: `？` is `?`, `Ｎ` is `N`.
    #[must_use]
    pub fn without_input_method(self) -> Self {
        match self.code {
            KeyCode::Char(c) => Self {
                code: KeyCode::Char(pressed(c)),
                ..self
            },
            _ => self,
        }
    }

    /// The same letter as a small one, for a table lookup with caps lock on.
    #[must_use]
    pub fn lowercase(self) -> Self {
        match self.code {
            KeyCode::Char(c) => Self {
                code: KeyCode::Char(c.to_ascii_lowercase()),
                ..self
            },
            _ => self,
        }
    }

    fn normal(self) -> Self {
        match self.code {
            KeyCode::Char(c) if self.ctrl || self.alt => Self {
                code: KeyCode::Char(c.to_ascii_lowercase()),
                shift: false,
                ..self
            },
            KeyCode::Char(c) if self.shift => Self {
                code: KeyCode::Char(c.to_ascii_uppercase()),
                shift: false,
                ..self
            },
            KeyCode::BackTab => Self {
                code: KeyCode::Tab,
                shift: true,
                ..self
            },
            _ => self,
        }
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let held = |modifier| event.modifiers.contains(modifier);
        Self {
            code: event.code,
            ctrl: held(KeyModifiers::CONTROL),
            alt: held(KeyModifiers::ALT),
            shift: held(KeyModifiers::SHIFT),
        }
        .normal()
    }
}

/// What an input method makes of a key, beside the full-width forms.
const MARKS: &[(char, char)] = &[
    ('、', '/'),
    ('。', '.'),
    ('【', '['),
    ('】', ']'),
    ('《', '<'),
    ('》', '>'),
    ('“', '"'),
    ('”', '"'),
    ('‘', '\''),
    ('’', '\''),
    ('·', '`'),
    ('￥', '$'),
    ('…', '^'),
    ('—', '_'),
    ('\u{3000}', ' '),
];

fn pressed(c: char) -> char {
    const FULL_WIDTH: u32 = 0xFEE0;
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - FULL_WIDTH).unwrap_or(c),
        _ => MARKS
            .iter()
            .find(|(mark, _)| *mark == c)
            .map_or(c, |(_, key)| *key),
    }
}

const NAMED: &[(&str, KeyCode, &str)] = &[
    ("enter", KeyCode::Enter, "Enter"),
    ("esc", KeyCode::Esc, "Esc"),
    ("tab", KeyCode::Tab, "Tab"),
    ("space", KeyCode::Char(' '), "Space"),
    ("backspace", KeyCode::Backspace, "Backspace"),
    ("delete", KeyCode::Delete, "Del"),
    ("insert", KeyCode::Insert, "Ins"),
    ("up", KeyCode::Up, "↑"),
    ("down", KeyCode::Down, "↓"),
    ("left", KeyCode::Left, "←"),
    ("right", KeyCode::Right, "→"),
    ("home", KeyCode::Home, "Home"),
    ("end", KeyCode::End, "End"),
    ("pageup", KeyCode::PageUp, "PgUp"),
    ("pagedown", KeyCode::PageDown, "PgDn"),
];

fn code_named(word: &str) -> Option<KeyCode> {
    let lower = word.to_lowercase();
    if let Some((_, code, _)) = NAMED.iter().find(|(name, ..)| *name == lower) {
        return Some(*code);
    }
    if let Some(number) = lower
        .strip_prefix('f')
        .and_then(|digits| digits.parse::<u8>().ok())
    {
        return (1..=12).contains(&number).then_some(KeyCode::F(number));
    }
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Some(KeyCode::Char(c)),
        _ => None,
    }
}

fn code_label(code: KeyCode, with_modifier: bool) -> String {
    match code {
        KeyCode::F(number) => format!("F{number}"),
        KeyCode::Char(c) if c != ' ' && with_modifier => c.to_ascii_uppercase().to_string(),
        KeyCode::Char(c) if c != ' ' => c.to_string(),
        _ => NAMED
            .iter()
            .find(|(_, named, _)| *named == code)
            .map_or_else(String::new, |(.., label)| (*label).to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_as_people_write_it() {
        for (text, label) in [
            ("F2", "F2"),
            ("ctrl+s", "Ctrl+S"),
            ("Ctrl+S", "Ctrl+S"),
            ("shift+tab", "Shift+Tab"),
            ("space", "Space"),
            ("?", "?"),
            ("N", "N"),
            ("+", "+"),
            ("ctrl++", "Ctrl++"),
            ("down", "↓"),
        ] {
            assert_eq!(Key::parse(text).unwrap().label(), label, "{text}");
        }
        for text in ["", "F13", "hyper+x", "nonsense", "ctrl+"] {
            assert_eq!(Key::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_terminal_key_equals_the_written_one() {
        let event = |code, modifiers| Key::from(KeyEvent::new(code, modifiers));
        assert_eq!(
            Some(event(KeyCode::BackTab, KeyModifiers::SHIFT)),
            Key::parse("shift+tab")
        );
        assert_eq!(
            Some(event(KeyCode::Char('N'), KeyModifiers::SHIFT)),
            Key::parse("N")
        );
        assert_eq!(
            Some(event(KeyCode::Char('s'), KeyModifiers::CONTROL)),
            Key::parse("ctrl+s")
        );
        assert_eq!(
            Some(event(KeyCode::Char('?'), KeyModifiers::SHIFT)),
            Key::parse("?")
        );
    }

    #[test]
    fn marks_of_an_input_method_count_as_their_keys() {
        for (mark, key) in [
            ('、', '/'),
            ('。', '.'),
            ('【', '['),
            ('】', ']'),
            ('《', '<'),
            ('》', '>'),
            ('？', '?'),
            ('／', '/'),
            ('ｎ', 'n'),
            ('Ｎ', 'N'),
            ('１', '1'),
            ('：', ':'),
            ('n', 'n'),
            ('张', '张'),
        ] {
            assert_eq!(
                Key::char(mark).without_input_method(),
                Key::char(key),
                "{mark}"
            );
        }
    }
}
