//! The pictures of the README: real screens of the real application, drawn from its buffer.
//!
//! `UPDATE_PICTURES=1 cargo test pictures` draws them anew; without it the same tests fail when a picture is no longer what the
//! screen looks like.

use std::fmt::Write as _;
use std::path::PathBuf;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::width::width;

/// Width and height of a cell, in the picture's units.
const CELL: (usize, usize) = (9, 19);
/// Where the foot of the letters stands in a cell.
const BASE: usize = 14;
const MARGIN: usize = 10;
/// The terminal's own colours.
const INK: &str = "#d4d8de";
const PAPER: &str = "#16191e";

/// The screen as an SVG picture.
pub fn svg(buffer: &Buffer) -> String {
    let wide = usize::from(buffer.area.width) * CELL.0 + 2 * MARGIN;
    let high = usize::from(buffer.area.height) * CELL.1 + 2 * MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n\
         <g font-family=\"'Sarasa Mono SC','Noto Sans Mono CJK SC','DejaVu Sans Mono',monospace\" font-size=\"15\" xml:space=\"preserve\">\n"
    );
    for y in 0..buffer.area.height {
        row(&mut out, buffer, y);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// A run of cells that look alike: its words, parted by spaces.
#[derive(Default)]
struct Run {
    start: usize,
    cells: usize,
    words: Vec<Word>,
    broken: bool,
}

/// Letters without a space between them, each at its place: fonts are never quite as wide as cells.
struct Word {
    places: Vec<usize>,
    text: String,
}

impl Word {
    fn new(place: usize, symbol: &str) -> Self {
        Self {
            places: vec![place],
            text: symbol.to_owned(),
        }
    }

    fn push(&mut self, place: usize, symbol: &str) {
        self.places.push(place);
        self.text.push_str(symbol);
    }
}

fn row(out: &mut String, buffer: &Buffer, y: u16) {
    let mut x = 0;
    let mut run = Run::default();
    let mut look: Option<(String, String, Modifier)> = None;
    while let Some(cell) = buffer.cell((x, y)) {
        let this = looks(cell);
        if look.as_ref() != Some(&this) {
            if let Some(look) = &look {
                draw(out, &run, look, usize::from(y));
            }
            run = Run {
                start: usize::from(x),
                ..Run::default()
            };
            look = Some(this);
        }
        let cells = width(cell.symbol()).max(1);
        match (cell.symbol(), run.words.last_mut()) {
            (" ", _) => run.broken = true,
            (symbol, Some(word)) if !run.broken => word.push(usize::from(x), symbol),
            (symbol, _) => {
                run.words.push(Word::new(usize::from(x), symbol));
                run.broken = false;
            }
        }
        run.cells += cells;
        x += u16::try_from(cells).unwrap_or(1);
    }
    if let Some(look) = &look {
        draw(out, &run, look, usize::from(y));
    }
}

fn looks(cell: &Cell) -> (String, String, Modifier) {
    let (ink, paper) = (hex(cell.fg, INK), hex(cell.bg, PAPER));
    if cell.modifier.contains(Modifier::REVERSED) {
        (paper, ink, cell.modifier)
    } else {
        (ink, paper, cell.modifier)
    }
}

fn draw(
    out: &mut String,
    run: &Run,
    (ink, paper, modifier): &(String, String, Modifier),
    y: usize,
) {
    let top = MARGIN + y * CELL.1;
    if paper != PAPER {
        let (left, wide) = (MARGIN + run.start * CELL.0, run.cells * CELL.0);
        let _ = writeln!(
            out,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{}\" fill=\"{paper}\"/>",
            CELL.1
        );
    }
    let bold = if modifier.contains(Modifier::BOLD) {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let faint = if modifier.contains(Modifier::DIM) {
        " opacity=\"0.6\""
    } else {
        ""
    };
    for word in &run.words {
        let places: Vec<String> = word
            .places
            .iter()
            .map(|x| (MARGIN + x * CELL.0).to_string())
            .collect();
        let text = word
            .text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        let (places, foot) = (places.join(" "), top + BASE);
        let _ = writeln!(
            out,
            "<text x=\"{places}\" y=\"{foot}\" fill=\"{ink}\"{bold}{faint}>{text}</text>"
        );
    }
}

/// The colours of the first sixteen numbers, calm enough to read on paper.
const NAMED: [&str; 16] = [
    "#16191e", "#d9666b", "#7fb069", "#d9a441", "#5f9ed1", "#b48ead", "#5fb3b3", "#c5cad3",
    "#6b7280", "#e57f84", "#9cc98a", "#e8bd6a", "#82b6e0", "#c9a8c4", "#82cccc", "#f2f4f8",
];

fn hex(color: Color, otherwise: &str) -> String {
    let number = match color {
        Color::Rgb(red, green, blue) => return format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Indexed(number) => number,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Reset => return otherwise.to_owned(),
    };
    indexed(number)
}

/// A colour of the 256-colour palette: sixteen names, a cube of 6 × 6 × 6, and grey.
fn indexed(number: u8) -> String {
    if let Some(named) = NAMED.get(usize::from(number)) {
        return (*named).to_owned();
    }
    if number >= 232 {
        let grey = 8 + 10 * (number - 232);
        return format!("#{grey:02x}{grey:02x}{grey:02x}");
    }
    let step = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
    let cube = number - 16;
    format!(
        "#{:02x}{:02x}{:02x}",
        step(cube / 36),
        step(cube / 6 % 6),
        step(cube % 6)
    )
}

/// Compares the picture with the one in the README, or draws it anew.
///
/// # Panics
/// The picture is not what the screen looks like now.
pub fn keep(name: &str, buffer: &Buffer) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("assets/pictures")
        .join(format!("{name}.svg"));
    let drawn = svg(buffer);
    if std::env::var_os("UPDATE_PICTURES").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder of pictures");
        std::fs::write(&path, drawn).expect("the picture");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == drawn,
        "{name}.svg is not what the screen looks like now: UPDATE_PICTURES=1 cargo test pictures"
    );
}

#[cfg(test)]
mod tests;
