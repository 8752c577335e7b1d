//! The colours of each palette, as numbers of the 256-colour table.

use ratatui::style::{Color, Modifier, Style};

use super::Role;

const fn colour(index: u8) -> Style {
    Style::new().fg(Color::Indexed(index))
}

const fn on(style: Style, index: u8) -> Style {
    style.bg(Color::Indexed(index))
}

const fn bold(style: Style) -> Style {
    style.add_modifier(Modifier::BOLD)
}

/// Takes back what the role there before had set.
const fn behind(index: u8) -> Style {
    colour(index)
        .bg(Color::Reset)
        .remove_modifier(Modifier::BOLD)
}

pub(super) const fn dark(role: Role) -> Style {
    match role {
        Role::Normal => Style::new(),
        Role::Muted | Role::Level4 => colour(246),
        Role::Placeholder | Role::Disabled => colour(242),
        Role::Title => bold(colour(255)),
        Role::Accent | Role::Level3 | Role::BorderFocused => colour(110),
        Role::Tab => bold(on(colour(234), 110)),
        Role::Selected => bold(on(colour(255), 24)),
        Role::SelectedAside => on(Style::new(), 237),
        Role::Danger | Role::Level1 | Role::Error => bold(colour(210)),
        Role::DueSoon | Role::Level2 => colour(215),
        Role::Ok => colour(114),
        Role::Border => colour(240),
        Role::Field => on(Style::new(), 235),
        Role::FieldFocused => on(colour(255), 238),
        Role::Training => bold(on(colour(234), 215)),
        Role::Behind => behind(240),
    }
}

pub(super) const fn light(role: Role) -> Style {
    match role {
        Role::Normal => Style::new(),
        Role::Muted | Role::Level4 => colour(240),
        Role::Placeholder | Role::Disabled => colour(244),
        Role::Title => bold(colour(232)),
        Role::Accent | Role::Level3 | Role::BorderFocused => colour(25),
        Role::Tab => bold(on(colour(255), 25)),
        Role::Selected => bold(on(colour(232), 153)),
        Role::SelectedAside | Role::Field => on(Style::new(), 254),
        Role::Danger | Role::Level1 | Role::Error => bold(colour(124)),
        Role::DueSoon | Role::Level2 => colour(94),
        Role::Ok => colour(22),
        Role::Border => colour(248),
        Role::FieldFocused => on(colour(232), 153),
        Role::Training => bold(on(colour(255), 94)),
        Role::Behind => behind(248),
    }
}

pub(super) const fn clear(role: Role) -> Style {
    match role {
        Role::Accent | Role::Level3 | Role::BorderFocused => colour(75),
        Role::Tab => bold(on(colour(234), 75)),
        Role::Danger | Role::Level1 | Role::Error => bold(colour(208)),
        Role::DueSoon | Role::Level2 => colour(227),
        Role::Ok => colour(153),
        Role::Training => bold(on(colour(234), 227)),
        other => dark(other),
    }
}

pub(super) const fn mono(role: Role) -> Style {
    let plain = Style::new();
    match role {
        Role::Normal | Role::Level3 | Role::Ok | Role::Border | Role::DueSoon => plain,
        Role::Behind | Role::Muted | Role::Level4 | Role::Placeholder | Role::Disabled => {
            plain.add_modifier(Modifier::DIM)
        }
        Role::Title
        | Role::Accent
        | Role::Danger
        | Role::Error
        | Role::Level1
        | Role::Level2
        | Role::BorderFocused => bold(plain),
        Role::Tab | Role::Selected | Role::Training => plain.add_modifier(Modifier::REVERSED),
        Role::SelectedAside | Role::Field => plain.add_modifier(Modifier::UNDERLINED),
        Role::FieldFocused => bold(plain).add_modifier(Modifier::UNDERLINED),
    }
}
