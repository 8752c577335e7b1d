//! What stands below a field: its mistake, else the names or the day that it may become, else its hint; and how full it is.

use ratatui::layout::Rect;

use super::{Aid, DayAid, Form, Input, Item};
use crate::tui::commands::form;
use crate::tui::draw::Draw;
use crate::tui::theme::Role;
use crate::tui::when::Reader;
use crate::tui::widgets::editor::grouped;
use crate::tui::width;

/// The most rows of a mistake or a hint.
const ROWS: usize = 3;

/// One note.
enum Note<'a> {
    Lines(Vec<String>, Role),
    /// Names to choose from, and which would be taken where one is being typed.
    Offers,
    Day(&'a DayAid),
    /// So many characters of so many.
    Full(usize, usize),
}

/// The notes of a field in `cells`.
fn of(item: &Item, focused: bool, cells: u16) -> Vec<Note<'_>> {
    let mut notes = Vec::new();
    if let Some(error) = &item.error {
        notes.push(lines(&format!("! {error}"), cells, Role::Error));
    } else if focused && !item.offers().is_empty() {
        notes.push(Note::Offers);
    } else if let Some(Aid::Day(day)) = &item.aid
        && (focused || item.hint.is_some())
    {
        notes.push(Note::Day(day));
    } else if let Some(hint) = &item.hint {
        notes.push(lines(hint, cells, Role::Muted));
    }
    let full = match &item.input {
        Input::Line(field) if focused => field.nearly_full(),
        Input::Text(text) if focused => text.nearly_full(),
        _ => None,
    };
    notes.extend(full.map(|(is, most)| Note::Full(is, most)));
    notes
}

fn lines<'a>(text: &str, cells: u16, role: Role) -> Note<'a> {
    let mut rows = width::wrap(text, usize::from(cells.max(1)));
    rows.truncate(ROWS);
    Note::Lines(rows, role)
}

/// The rows that they take.
pub(super) fn height(item: &Item, focused: bool, cells: u16) -> u16 {
    let rows = of(item, focused, cells).into_iter().map(|note| match note {
        Note::Lines(rows, _) => rows.len(),
        _ => 1,
    });
    width::cells(rows.sum())
}

impl Form {
    /// Draws the notes of a field, the first one in the first row of `area`.
    pub(super) fn notes(&self, draw: &mut Draw<'_>, area: Rect, item: &Item, focused: bool) {
        let mut y = 0;
        for note in of(item, focused, area.width) {
            let spot = crate::tui::draw::row(area, y);
            y += 1;
            match note {
                Note::Lines(rows, role) => {
                    for (text, at) in rows.iter().zip(y - 1..) {
                        draw.text(crate::tui::draw::row(area, at), text, role);
                        y = at + 1;
                    }
                }
                Note::Offers => self.offers(draw, spot, item),
                Note::Day(day) => one_day(draw, spot, item, day, focused),
                Note::Full(is, most) => {
                    let text = fullness(draw, is, most);
                    draw.text(spot, &text, Role::DueSoon);
                }
            }
        }
    }

    /// The names side by side, the one that Enter takes in brackets; then the key that opens them all.
    fn offers(&self, draw: &mut Draw<'_>, area: Rect, item: &Item) {
        let lang = draw.lang();
        let begun = item.offers_to_complete();
        let offers = item.offers();
        let at = self.offer.min(offers.len().saturating_sub(1));
        let names = offers.iter().enumerate().map(|(place, known)| {
            if begun && place == at {
                format!("[{}]", known.name)
            } else {
                format!(" {} ", known.name)
            }
        });
        let names = names.collect::<String>();
        let text = if begun {
            texts::take(lang, &names)
        } else {
            texts::choices(lang, &names)
        };
        let key = key(draw);
        let all = texts::all(lang, &key);
        let taken = width::cells(width::width(&all)) + 1;
        let room = area.width.saturating_sub(taken);
        let used = draw.text(
            Rect {
                width: room,
                ..area
            },
            &text,
            Role::Muted,
        );
        let rest = crate::tui::draw::indent(area, used + 1);
        draw.text(rest, &all, Role::Muted);
    }
}

/// What a day that is typed means; how to type one, where none is.
fn one_day(draw: &mut Draw<'_>, area: Rect, item: &Item, aid: &DayAid, focused: bool) {
    let lang = draw.lang();
    let typed = item.typed();
    let meant = draw.shell.desk.as_ref().and_then(|desk| {
        let reader = Reader {
            now: draw.shell.now,
            calendar: &desk.calendar,
            way: aid.way,
        };
        let (date, time) = if aid.clock {
            let at = reader.moment(&typed)?;
            (at.date_naive(), Some(at.time()))
        } else {
            (reader.day(&typed)?, None)
        };
        Some(reader.told(lang, date, time))
    });
    let hint = item.hint.clone().unwrap_or_default();
    let text = meant.unwrap_or(hint);
    let opens = if focused {
        texts::calendar(lang, &key(draw))
    } else {
        String::new()
    };
    let taken = width::cells(width::width(&opens)) + 1;
    let room = Rect {
        width: area.width.saturating_sub(taken),
        ..area
    };
    let used = draw.text(room, &text, Role::Muted);
    let gap = if used > 0 { 2 } else { 0 };
    let rest = crate::tui::draw::indent(area, used + gap);
    draw.text(rest, &opens, Role::Muted);
}

/// How full a text is: `19,950 / 20,000 字`.
pub(super) fn fullness(draw: &Draw<'_>, is: usize, most: usize) -> String {
    let (lang, is_full) = (draw.lang(), is >= most);
    let text = texts::characters(lang, &grouped(is), &grouped(most));
    if is_full {
        format!("{} {text}  {}", draw.signs().warn, texts::full(lang))
    } else {
        text
    }
}

/// The key that opens what helps.
pub(super) fn key(draw: &Draw<'_>) -> String {
    let keymap = &draw.shell.keymap;
    keymap.label(form::OPEN).unwrap_or_default()
}

mod texts {
    crate::catalogue! {
        take(names: &str) { zh: "回车选用：{names}", en: "Enter takes:{names}" }
        choices(names: &str) { zh: "可选：{names}", en: "known:{names}" }
        all(key: &str) { zh: "{key} 名单", en: "{key} list" }
        calendar(key: &str) { zh: "{key} 日历", en: "{key} calendar" }
        characters(is: &str, most: &str) { zh: "{is} / {most} 字", en: "{is} / {most} characters" }
        full() { zh: "写满了", en: "full" }
    }
}
