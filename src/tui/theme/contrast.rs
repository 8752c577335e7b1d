//! How well each role can be read, as a number: the contrast of its text with what lies behind it, after the formula of the
//! Web Content Accessibility Guidelines 2.2; and whether the colours of urgency stay apart for eyes that see no red or no green.

use ratatui::style::Color;

use super::{Lines, Palette, Role, Theme};

type Rgb = [f64; 3];

/// What a dark terminal has behind the text: a grey lighter than most set, so that black is easier still.
const DARK: Rgb = [30.0, 30.0, 30.0];
const WHITE: Rgb = [255.0, 255.0, 255.0];

/// The colours that the 256-colour table gives an index above 15.
fn rgb(colour: Color) -> Rgb {
    const STEPS: [f64; 6] = [0.0, 95.0, 135.0, 175.0, 215.0, 255.0];
    let Color::Indexed(index) = colour else {
        panic!("{colour:?} is no index");
    };
    match index {
        0..=15 => panic!("{index} is whatever the terminal makes of it"),
        16..=231 => {
            let cube = usize::from(index - 16);
            [STEPS[cube / 36], STEPS[cube / 6 % 6], STEPS[cube % 6]]
        }
        grey => [8.0 + 10.0 * f64::from(grey - 232); 3],
    }
}

fn linear(channel: f64) -> f64 {
    let share = channel / 255.0;
    if share <= 0.040_45 {
        share / 12.92
    } else {
        ((share + 0.055) / 1.055).powf(2.4)
    }
}

fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The least contrast that a role needs: 4.5 for text, 3 for what may be passed over, less for what only parts or recedes.
fn least(role: Role) -> f64 {
    match role {
        Role::Placeholder | Role::Disabled => 3.0,
        Role::Border | Role::Behind => 2.0,
        _ => 4.5,
    }
}

#[test]
fn every_role_of_every_palette_can_be_read() {
    for (palette, ground, text) in [
        (Palette::Dark, DARK, WHITE),
        (Palette::Clear, DARK, WHITE),
        (Palette::Light, WHITE, [0.0; 3]),
    ] {
        let theme = Theme {
            palette,
            lines: Lines::Line,
        };
        for role in Role::ALL {
            let style = theme.style(role);
            let behind = match style.bg {
                None | Some(Color::Reset) => ground,
                Some(colour) => rgb(colour),
            };
            let before = style.fg.map_or(text, rgb);
            let found = contrast(before, behind);
            assert!(found >= least(role), "{palette:?} {role:?}: {found:.2}");
        }
    }
}

/// What is left of a colour without the red, or the green, receptors (Viénot, Brettel and Mollon 1999, in linear light).
fn seen_without(colour: Rgb, missing: [[f64; 3]; 3]) -> Rgb {
    let light = colour.map(linear);
    missing.map(|row| {
        row.iter()
            .zip(light)
            .map(|(share, part)| share * part)
            .sum()
    })
}

const WITHOUT_RED: [[f64; 3]; 3] = [
    [0.112_38, 0.887_62, 0.0],
    [0.112_38, 0.887_62, 0.0],
    [0.004_01, -0.004_01, 1.0],
];
const WITHOUT_GREEN: [[f64; 3]; 3] = [
    [0.292_75, 0.707_25, 0.0],
    [0.292_75, 0.707_25, 0.0],
    [-0.022_34, 0.022_34, 1.0],
];

fn apart(one: Rgb, other: Rgb) -> f64 {
    let squares = one.iter().zip(other).map(|(a, b)| (a - b).powi(2));
    squares.sum::<f64>().sqrt()
}

#[test]
fn urgency_is_told_apart_without_red_or_green() {
    let theme = Theme {
        palette: Palette::Clear,
        lines: Lines::Line,
    };
    let roles = [Role::Danger, Role::DueSoon, Role::Ok, Role::Accent];
    for missing in [WITHOUT_RED, WITHOUT_GREEN] {
        for (at, one) in roles.iter().enumerate() {
            for other in roles.iter().skip(at + 1) {
                let seen = [one, other].map(|role| {
                    let colour = theme.style(*role).fg.expect("a colour");
                    seen_without(rgb(colour), missing)
                });
                let distance = apart(seen[0], seen[1]);
                assert!(distance > 0.3, "{one:?} and {other:?}: {distance:.2}");
            }
        }
    }
}
