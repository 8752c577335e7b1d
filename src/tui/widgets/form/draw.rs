//! Drawing a form: all of it on a sheet as tall as it takes, of which the part in sight is shown.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::notes::{self, fullness};
use super::{Form, Input, Item};
use crate::tui::draw::{Draw, Hits, Target, below, indent, row};
use crate::tui::theme::Role;
use crate::tui::widgets::table::scrollbar;
use crate::tui::width;

/// The most cells of a label where the form is narrow; a longer one is cut.
const LABEL: u16 = 16;

/// The most cells of a label in a form of these cells.
const fn most(cells: u16) -> u16 {
    match cells {
        82.. => 28,
        72.. => 20,
        _ => LABEL,
    }
}
/// Cells between label and field: where the mark of a needed field stands.
const GAP: u16 = 3;

impl Form {
    /// Draws it in `area`. `focused` where the form has the keys.
    pub fn view(&self, draw: &mut Draw<'_>, area: Rect, focused: bool) {
        if area.width < LABEL || area.is_empty() {
            return;
        }
        if focused && self.is_grown() {
            return self.view_grown(draw, area);
        }
        let inside = Rect {
            width: area.width - 1,
            ..area
        };
        let sheet = Sheet::of(self, inside.width);
        let total = sheet.places.last().map_or(0, |(top, height)| top + height);
        let scroll = sheet.scroll(self, area.height, total);
        self.scroll.set(scroll);
        let paper = Rect {
            x: 0,
            y: 0,
            width: inside.width,
            height: total.max(1),
        };
        let mut buffer = Buffer::empty(paper);
        let mut hits = Hits::default();
        let mut pen = Draw {
            buf: &mut buffer,
            shell: draw.shell,
            hits: &mut hits,
            cursor: None,
        };
        for (place, (item, (top, height))) in self.items().iter().zip(&sheet.places).enumerate() {
            let spot = Rect {
                y: *top,
                height: *height,
                ..paper
            };
            let focused = focused && place == self.focus;
            sheet.item(self, &mut pen, spot, (item, place), focused);
        }
        let cursor = pen.cursor;
        show(draw, inside, &buffer, scroll);
        draw.cursor = cursor
            .and_then(|at| moved(at, inside, scroll))
            .or(draw.cursor);
        draw.hits.take_from(&hits, inside, scroll);
        let bar = Rect {
            x: area.right() - 1,
            width: 1,
            ..area
        };
        scrollbar(draw, bar, usize::from(scroll), usize::from(total));
    }

    /// The long text in focus over the whole area, with how full it is and the way back.
    fn view_grown(&self, draw: &mut Draw<'_>, area: Rect) {
        let Some(Item {
            label,
            input: Input::Text(text),
            error,
            ..
        }) = self.in_focus()
        else {
            return;
        };
        let lang = draw.lang();
        let (is, most) = text.fill();
        let fill = fullness(draw, is, most);
        let head = row(area, 0);
        let fill = draw.span(fill, Role::Muted);
        draw.spans_right(head, vec![fill]);
        let used = draw.text(head, label, Role::Accent);
        let back = texts::back(lang, &notes::key(draw));
        draw.text(indent(head, used + 2), &back, Role::Muted);
        let error = error.as_ref().map(|error| format!("! {error}"));
        let under = u16::from(error.is_some());
        draw.text(row(area, 1), &error.unwrap_or_default(), Role::Error);
        text.view(draw, below(area, 1 + under), true);
    }

    /// The rows that it takes in `width` cells.
    pub fn height(&self, width: u16) -> u16 {
        Sheet::of(self, width.saturating_sub(1))
            .places
            .last()
            .map_or(0, |(top, height)| top + height)
    }
}

/// Where everything stands on the sheet.
struct Sheet {
    label: u16,
    field: u16,
    /// First row and rows of every item.
    places: Vec<(u16, u16)>,
}

impl Sheet {
    fn of(form: &Form, cells: u16) -> Self {
        let labels = form.items().iter().filter(|item| item.takes_focus());
        let longest = labels
            .map(|item| width::width(&item.label))
            .max()
            .unwrap_or(0);
        let label = width::cells(longest).min(most(cells));
        let field = cells.saturating_sub(label + GAP + 1);
        let mut top = 0;
        let place = |(at, item): (usize, &Item)| {
            let height = if item.hidden {
                0
            } else {
                height(item, at == form.focus, field, top)
            };
            let place = (top, height);
            top += height;
            place
        };
        let places = form.items().iter().enumerate().map(place).collect();
        Self {
            label,
            field,
            places,
        }
    }

    /// How far the sheet is scrolled, so that what has the focus is in sight.
    fn scroll(&self, form: &Form, height: u16, total: u16) -> u16 {
        let Some((top, rows)) = self.places.get(form.focus).copied() else {
            return 0;
        };
        let (first, last) = match form.items().get(form.focus).map(|item| &item.input) {
            Some(Input::Ticks(ticks)) => {
                let (first, last) = ticks.cursor_rows(self.field);
                (top + first, top + last)
            }
            _ => (top, top + rows),
        };
        let least = last.saturating_sub(height);
        let most = if form.focus == form.places().next().unwrap_or(0) {
            0
        } else {
            first
        };
        form.scroll
            .get()
            .clamp(least.min(most), most)
            .min(total.saturating_sub(height))
    }

    fn item(
        &self,
        form: &Form,
        draw: &mut Draw<'_>,
        area: Rect,
        (item, place): (&Item, usize),
        focused: bool,
    ) {
        if area.is_empty() {
            return;
        }
        if matches!(item.input, Input::Heading) {
            heading(
                draw,
                Rect {
                    y: area.bottom() - 1,
                    height: 1,
                    ..area
                },
                &item.label,
            );
            return;
        }
        self.label(draw, area, item, focused);
        let field = Rect {
            width: self.field,
            ..indent(area, 1 + self.label + GAP)
        };
        // The rows were counted as if the form had the keys.
        let under = notes::height(item, place == form.focus, self.field);
        let input = Rect {
            height: area.height.saturating_sub(under),
            ..field
        };
        draw.hit(area, Target::Field(place));
        match &item.input {
            Input::Line(line) if width::width(&item.label) > usize::from(self.label) => {
                line.view_named(draw, input, focused, &item.label);
            }
            Input::Line(line) => line.view(draw, input, focused),
            Input::Text(text) => text.view(draw, input, focused),
            Input::Choice(choice) => choice.view(draw, input, focused, place),
            Input::Ticks(ticks) => ticks.view(draw, input, focused, place),
            Input::Heading => {}
        }
        form.notes(draw, below(field, input.height), item, focused);
        if focused && matches!(item.input, Input::Text(_)) && item.aid.is_none() {
            self.way_to_grow(draw, area);
        }
    }

    /// The key that gives a long text all the room, below its label.
    fn way_to_grow(&self, draw: &mut Draw<'_>, area: Rect) {
        let spot = Rect {
            width: self.label,
            ..indent(row(area, 1), 1)
        };
        let key = notes::key(draw);
        let text = texts::grow(draw.lang(), &key);
        if width::width(&text) <= usize::from(spot.width) {
            draw.text(spot, &text, Role::Muted);
        } else if width::width(&key) <= usize::from(spot.width) {
            draw.text(spot, &key, Role::Muted);
        }
    }

    fn label(&self, draw: &mut Draw<'_>, area: Rect, item: &Item, focused: bool) {
        let signs = draw.signs();
        if focused {
            draw.text(area, signs.cursor, Role::Accent);
        }
        let role = match (&item.error, focused) {
            (Some(_), _) => Role::Error,
            (None, true) => Role::Accent,
            (None, false) => Role::Muted,
        };
        let label = Rect {
            width: self.label,
            ..indent(area, 1)
        };
        draw.text(label, &item.label, role);
        if item.needed && item.is_blank() {
            draw.text(indent(area, 1 + self.label + 1), "*", Role::DueSoon);
        }
    }
}

fn height(item: &Item, focused: bool, field: u16, top: u16) -> u16 {
    let input = match &item.input {
        Input::Line(_) => 1,
        Input::Text(text) => text.height(field),
        Input::Choice(choice) => choice.height(field),
        Input::Ticks(ticks) => ticks.height(field),
        Input::Heading => return if top == 0 { 1 } else { 2 },
    };
    input + notes::height(item, focused, field)
}

fn heading(draw: &mut Draw<'_>, area: Rect, label: &str) {
    let line = draw.signs().line;
    let used = draw.text(indent(area, 1), label, Role::Title);
    let rest = indent(area, used + 2);
    draw.text(rest, &line.repeat(usize::from(rest.width)), Role::Border);
}

/// Copies the part of the sheet that is in sight.
fn show(draw: &mut Draw<'_>, area: Rect, sheet: &Buffer, scroll: u16) {
    for y in 0..area.height {
        for x in 0..area.width {
            let from = sheet.cell((x, y + scroll));
            if let (Some(from), Some(to)) = (from, draw.buf.cell_mut((area.x + x, area.y + y))) {
                to.clone_from(from);
            }
        }
    }
}

/// A place of the sheet on the screen, where it is in sight.
fn moved(at: Position, area: Rect, scroll: u16) -> Option<Position> {
    let y = at.y.checked_sub(scroll)?;
    (y < area.height).then(|| Position::new(area.x + at.x, area.y + y))
}

mod texts {
    crate::catalogue! {
        grow(key: &str) { zh: "{key} 放大", en: "{key} grow" }
        back(key: &str) { zh: "{key} 还原", en: "{key} back to the form" }
    }
}
