//! How things look, by what they mean. A screen names a [`Role`]; only this file names a colour.
//!
//! Colours are of the 256-colour palette, so that every terminal has them, and stand on the terminal's own background. No
//! role is told by its colour alone: a sign or a word stands beside it, which is all that `mono` keeps.

use ratatui::style::Style;
use ratatui::symbols::border;

mod palettes;
use palettes::{clear, dark, light, mono};
#[cfg(test)]
mod contrast;

/// What a piece of the screen means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Normal,
    /// Labels, hints, what can be passed over.
    Muted,
    /// The heading of a pane or a popup.
    Title,
    /// The one accent colour: keys, the active tab.
    Accent,
    /// The active tab.
    Tab,
    /// The row under the cursor of what has the keys.
    Selected,
    /// The row under the cursor of what does not have the keys.
    SelectedAside,
    /// Overdue, destructive.
    Danger,
    DueSoon,
    Ok,
    Level1,
    Level2,
    Level3,
    Level4,
    Border,
    /// The border of the popup that has the keys.
    BorderFocused,
    /// The text of a form field.
    Field,
    /// The text of the form field that has the keys.
    FieldFocused,
    /// What a field says while it is empty.
    Placeholder,
    Error,
    /// A command that cannot be run now.
    Disabled,
    /// The banner of a training desk.
    Training,
    /// What lies behind a popup.
    Behind,
}

impl Role {
    /// Every role, for tests that look at all of them.
    pub const ALL: [Self; 23] = [
        Self::Normal,
        Self::Muted,
        Self::Title,
        Self::Accent,
        Self::Tab,
        Self::Selected,
        Self::SelectedAside,
        Self::Danger,
        Self::DueSoon,
        Self::Ok,
        Self::Level1,
        Self::Level2,
        Self::Level3,
        Self::Level4,
        Self::Border,
        Self::BorderFocused,
        Self::Field,
        Self::FieldFocused,
        Self::Placeholder,
        Self::Error,
        Self::Disabled,
        Self::Training,
        Self::Behind,
    ];

    /// The role of a level by its rank, 1 the gravest.
    pub const fn of_level(rank: u8) -> Self {
        match rank {
            0 | 1 => Self::Level1,
            2 => Self::Level2,
            3 => Self::Level3,
            _ => Self::Level4,
        }
    }
}

/// The set of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Palette {
    #[default]
    Dark,
    Light,
    /// For eyes that do not tell red from green: orange, yellow and blue, each of another brightness, on a dark ground.
    Clear,
    /// No colour: bold, reversed, underlined. `NO_COLOR` chooses it.
    Mono,
}

impl Palette {
    /// The word that [`Palette::parse`] reads back.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Clear => "colour-blind",
            Self::Mono => "mono",
        }
    }

    /// Reads `dark`, `light`, `colour-blind`, `mono`.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "dark" => Some(Self::Dark),
            "light" => Some(Self::Light),
            "colour-blind" => Some(Self::Clear),
            "mono" => Some(Self::Mono),
            _ => None,
        }
    }
}

/// What lines and signs are drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lines {
    #[default]
    Line,
    /// For terminals whose font lacks line drawing, or draws it two cells wide.
    Ascii,
}

/// The look of the whole application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Theme {
    pub palette: Palette,
    pub lines: Lines,
}

impl Theme {
    /// The look of what means `role`.
    pub const fn style(self, role: Role) -> Style {
        match self.palette {
            Palette::Dark => dark(role),
            Palette::Light => light(role),
            Palette::Clear => clear(role),
            Palette::Mono => mono(role),
        }
    }

    /// The lines of a box.
    pub const fn border(self) -> border::Set<'static> {
        match self.lines {
            Lines::Line => border::ROUNDED,
            Lines::Ascii => ASCII_BORDER,
        }
    }

    /// The signs that stand beside a colour.
    pub const fn signs(self) -> Signs {
        match self.lines {
            Lines::Line => LINE_SIGNS,
            Lines::Ascii => ASCII_SIGNS,
        }
    }
}

/// The signs that stand beside a colour. Each takes one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs {
    pub warn: &'static str,
    pub soon: &'static str,
    pub ok: &'static str,
    pub no: &'static str,
    pub bullet: &'static str,
    pub cursor: &'static str,
    pub separator: &'static str,
    pub line: &'static str,
    pub bar: &'static str,
    pub full: &'static str,
    pub empty: &'static str,
    pub thumb: &'static str,
}

const LINE_SIGNS: Signs = Signs {
    warn: "⚠",
    soon: "◷",
    ok: "✓",
    no: "✗",
    bullet: "•",
    cursor: "›",
    separator: "·",
    line: "─",
    bar: "│",
    full: "━",
    empty: "─",
    thumb: "┃",
};

const ASCII_SIGNS: Signs = Signs {
    warn: "!",
    soon: "~",
    ok: "+",
    no: "x",
    bullet: "*",
    cursor: ">",
    separator: "-",
    line: "-",
    bar: "|",
    full: "#",
    empty: ".",
    thumb: "#",
};

const ASCII_BORDER: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mono_has_no_colour() {
        let theme = Theme {
            palette: Palette::Mono,
            lines: Lines::Ascii,
        };
        for role in Role::ALL {
            assert_eq!(
                (theme.style(role).fg, theme.style(role).bg),
                (None, None),
                "{role:?}"
            );
        }
    }

    #[test]
    fn every_sign_takes_one_cell() {
        for signs in [LINE_SIGNS, ASCII_SIGNS] {
            for sign in [
                signs.warn,
                signs.soon,
                signs.ok,
                signs.no,
                signs.bullet,
                signs.cursor,
                signs.separator,
                signs.line,
                signs.bar,
                signs.full,
                signs.empty,
                signs.thumb,
            ] {
                assert_eq!(crate::text::width(sign), 1, "{sign}");
            }
        }
    }
}
