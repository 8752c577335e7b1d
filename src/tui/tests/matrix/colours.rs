//! The same screens in every palette and with plain lines: the words stay, only what draws them differs, and no state is told
//! by its colour alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::desk::On;
use super::scenes::Scene;
use crate::text::Lang;
use crate::tui::theme::{Lines, Palette, Role, Theme};
use crate::tui::width::width;

const DARK: Theme = Theme {
    palette: Palette::Dark,
    lines: Lines::Line,
};

const PLAIN: Theme = Theme {
    palette: Palette::Dark,
    lines: Lines::Ascii,
};

fn looked_at(on: &mut On, theme: Theme) -> (String, Buffer) {
    on.driver.model.shell.theme = theme;
    (on.words(), on.driver.buffer().clone())
}

/// Scenes that name the theme in force.
const NAMES_THE_THEME: [&str; 1] = ["settings_look"];

/// A scene shows the same words in every palette and with plain lines, and marks what has the keys without colour.
pub fn keep_the_words(scene: &Scene, on: &mut On) {
    let (words, dark) = looked_at(on, DARK);
    draw_plain_lines(scene, &words);
    for palette in [Palette::Light, Palette::Clear, Palette::Mono] {
        let (others, buffer) = looked_at(on, Theme { palette, ..DARK });
        let same = NAMES_THE_THEME.contains(&scene.name) || others == words;
        assert!(
            same,
            "{} in {}:\n{words}\n{others}",
            scene.name,
            palette.word()
        );
        if palette == Palette::Mono {
            mark_what_has_the_keys(scene, &dark, &buffer);
        }
    }
    on.driver.model.shell.theme = DARK;
}

/// A scene played with plain lines: the same rows, without a sign that a plain font lacks or draws two cells wide.
pub fn draw_plain_lines(scene: &Scene, words: &str) {
    let plain = scene.played_in(Lang::Zh, PLAIN).words();
    let drawn: BTreeSet<char> = plain.chars().filter(|c| is_drawing(*c)).collect();
    assert!(drawn.is_empty(), "{}: {drawn:?}\n{plain}", scene.name);
    if NAMES_THE_THEME.contains(&scene.name) {
        return;
    }
    let pairs = words.lines().zip(plain.lines());
    for (row, other) in pairs.filter(|(row, _)| !row.contains(RAISED)) {
        assert_eq!(width(row), width(other), "{}:\n{row}\n{other}", scene.name);
    }
}

/// Small figures beside a day, which plain lines write out.
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

fn mark_what_has_the_keys(scene: &Scene, dark: &Buffer, mono: &Buffer) {
    let selected = DARK.style(Role::Selected).bg;
    let focused = DARK.style(Role::FieldFocused).bg;
    for (one, other) in dark.content().iter().zip(mono.content()) {
        if Some(one.bg) == selected {
            assert!(
                other.modifier.contains(Modifier::REVERSED),
                "{}",
                scene.name
            );
        } else if Some(one.bg) == focused {
            assert!(
                other.modifier.contains(Modifier::UNDERLINED),
                "{}",
                scene.name
            );
        }
    }
}

/// Lines, blocks, ticks and other signs that are no text. Arrows and dashes are: every Chinese font has them.
fn is_drawing(c: char) -> bool {
    matches!(c, '\u{2200}'..='\u{2bff}' | '›' | '•')
}

/// The roles that tell a state.
const STATES: [Role; 6] = [
    Role::Danger,
    Role::DueSoon,
    Role::Ok,
    Role::Level1,
    Role::Level2,
    Role::Error,
];

/// The texts of a screen, each with the colour that it is written in. A sign just before or behind a text belongs to it.
fn texts(buffer: &Buffer) -> Vec<(String, Color)> {
    let mut found = Vec::new();
    for y in 0..buffer.area.height {
        let (mut text, mut ink, mut blanks) = (String::new(), Color::Reset, 0);
        let mut x = 0;
        while let Some(cell) = buffer.cell((x, y)) {
            x += u16::try_from(width(cell.symbol()).max(1)).unwrap();
            if cell.symbol() == " " {
                blanks += 1;
                continue;
            }
            if blanks > 1 || cell.fg != ink {
                found.push((std::mem::take(&mut text), ink));
            } else if blanks == 1 {
                text.push(' ');
            }
            (ink, blanks) = (cell.fg, 0);
            text.push_str(cell.symbol());
        }
        found.push((text, ink));
    }
    found.retain(|(text, _)| !text.is_empty());
    found
}

/// Words that are a state.
const WORDS: [&str; 2] = ["已结案", "超时"];

/// Whether a text tells its state in itself.
fn has_a_sign(text: &str) -> bool {
    let counts = text.chars().all(|c| c.is_ascii_digit()); // a number stands behind its word
    counts || WORDS.contains(&text) || text.contains(['⚠', '◷', '✓', '✗', '!', '*', '✱', '+'])
}

#[test]
fn no_state_is_told_by_its_colour_alone() {
    let states: Vec<Color> = STATES
        .iter()
        .filter_map(|role| DARK.style(*role).fg)
        .collect();
    let mut inks: BTreeMap<String, BTreeMap<String, &str>> = BTreeMap::new();
    for scene in Scene::ALL.iter().filter(|scene| !scene.is_box()) {
        let mut on = scene.played(Lang::Zh);
        let (_, buffer) = looked_at(&mut on, DARK);
        for (text, ink) in texts(&buffer) {
            if !has_a_sign(&text) {
                let ink = if states.contains(&ink) {
                    format!("{ink:?}")
                } else {
                    String::new()
                };
                inks.entry(text).or_default().insert(ink, scene.name);
            }
        }
    }
    let told: Vec<_> = inks.iter().filter(|(_, inks)| inks.len() > 1).collect();
    assert!(
        told.is_empty(),
        "the same words in several colours of state: {told:#?}"
    );
}

/// The looks of four screens that have most of them, in every palette: a letter for each look, and what the letters are.
#[test]
fn the_looks_of_each_palette() {
    for name in ["queue", "register_filled", "box_actions", "triage"] {
        let scene = Scene::ALL.iter().find(|scene| scene.name == name).unwrap();
        let mut on = scene.played(Lang::Zh);
        let mut all = String::new();
        for palette in [Palette::Dark, Palette::Light, Palette::Clear, Palette::Mono] {
            let (_, buffer) = looked_at(&mut on, Theme { palette, ..DARK });
            let _ = writeln!(all, "{}\n{}", palette.word(), looks(&buffer));
        }
        super::keep(&format!("looks_{name}"), &all);
    }
}

fn looks(buffer: &Buffer) -> String {
    let mut letters: Vec<String> = Vec::new();
    let mut grid = String::new();
    for y in 0..buffer.area.height {
        for x in 0..buffer.area.width {
            let look = look(&buffer[(x, y)]);
            let place = letters
                .iter()
                .position(|known| *known == look)
                .unwrap_or_else(|| {
                    letters.push(look);
                    letters.len() - 1
                });
            grid.push(
                ".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                    .chars()
                    .nth(place)
                    .unwrap(),
            );
        }
        grid.push('\n');
    }
    for (look, letter) in letters
        .iter()
        .zip(".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".chars())
    {
        let _ = writeln!(grid, "{letter} {look}");
    }
    grid
}

fn look(cell: &Cell) -> String {
    let colour = |colour: Color| match colour {
        Color::Reset => "-".to_owned(),
        Color::Indexed(index) => index.to_string(),
        other => format!("{other:?}"),
    };
    format!(
        "{} on {} {:?}",
        colour(cell.fg),
        colour(cell.bg),
        cell.modifier
    )
}
