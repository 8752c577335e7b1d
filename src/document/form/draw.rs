//! A form drawn as a document: boxes as tables, blanks as lines, room for signatures.

use chrono::Datelike;

use crate::desk::Paper;
use crate::document::docx::{
    Align, Borders, Cell, Document, Length, Page, Paragraph, Row, Run, Style, Table, Upright, tick,
};
use crate::document::texts;
use crate::document::values::Written;
use crate::regulation::View;
use crate::regulation::conditions::holds;
use crate::regulation::model::{self, CaseValue, FormBox, FormRow, Part, Piece, Place};
use crate::text::{Label, Lang};

/// The least height of a row: a line that a pen can write in.
const LINE: Length = Length::mm(8);
/// The height of a line with a signature.
const SIGNATURE: Length = Length::mm(11);
/// What a blank looks like that nothing is known for.
const BLANK: &str = "__________";
/// A text longer than that may go on on the next page.
const LONG: usize = 400;
/// From this share of the page on, name and date stand beside each other.
const WIDE: u32 = 55;

/// A form about to be drawn.
pub(super) struct Sheet<'a> {
    pub(super) paper: &'a Paper<'a>,
    pub(super) written: Written<'a>,
    pub(super) view: View<'a>,
    pub(super) organisation: &'a str,
}

impl Sheet<'_> {
    pub(super) fn document(&self) -> Document {
        let (form, lang) = (self.paper.form, self.lang());
        let title = self.label(&form.title);
        let serial = texts::serial(lang, self.paper.serial);
        let corner = if self.written.case.sealed {
            texts::sealed(lang, &serial)
        } else {
            serial
        };
        let mut page = Document::new(lang, format!("{title} {}", self.paper.serial))
            .header(self.organisation, corner);
        page.push(Paragraph::title(title));
        let date = self.paper.at.format("%Y-%m-%d").to_string();
        let number = texts::case_number(lang, &self.written.case.number, &date);
        page.push(Paragraph::new(Style::Subtitle, number));
        let mut before = Place::default();
        for (part, number) in form.parts.iter().zip(1..) {
            let next = form.parts.get(number);
            // No signature and no remark stands on a page of its own.
            let kept = match next {
                Some(next) => matches!(next, Part::Signs(_) | Part::Note(_)),
                None => form.copies.is_some(),
            };
            self.part(&mut page, part, before, kept);
            before = place_of(part);
        }
        if let Some(copies) = &form.copies {
            page.push(Paragraph::new(Style::Note, self.label(copies)));
        }
        page
    }

    fn lang(&self) -> Lang {
        self.written.lang
    }

    fn label<'l>(&self, label: &'l Label) -> &'l str {
        label.get(self.lang())
    }

    fn part(&self, page: &mut Document, part: &Part, before: Place, kept: bool) {
        match part {
            Part::Table(rows) => {
                let table = self.table(rows);
                page.push(if kept { table.kept_with_next() } else { table });
            }
            Part::Text(text) => page.push(self.text(text)),
            Part::Fill(value, place) => {
                let first = *place == Place::Right && before != Place::Right;
                self.fill(page, value, *place, first);
            }
            Part::Heading(label) => page.push(Paragraph::heading(self.label(label))),
            Part::Signs(signs) => page.push(self.signs(signs)),
            Part::Note(label) => {
                let note = Paragraph::new(Style::Note, self.label(label));
                page.push(if kept { note.kept_with_next() } else { note });
            }
        }
    }

    /// What is filled in under a name.
    fn value(&self, name: &CaseValue) -> String {
        let at = self.paper.at;
        match name {
            CaseValue::Serial => self.paper.serial.to_owned(),
            CaseValue::Organisation => self.organisation.to_owned(),
            CaseValue::Today => texts::date(self.lang(), at.year(), at.month(), at.day()),
            name => self.written.value(name).written(),
        }
    }

    fn text(&self, text: &model::Paragraph) -> Paragraph {
        let pieces = text.pieces(self.lang()).into_iter();
        let runs = pieces.map(|piece| match piece {
            Piece::Words(words) => Run::new(words),
            Piece::Blank(name) => {
                let value = name.map(|name| self.value(&name)).unwrap_or_default();
                Run::new(if value.is_empty() { BLANK } else { &value }).unbroken()
            }
        });
        let paragraph = placed(Paragraph::of_runs(self.style(), runs), text.place);
        if text.place == Place::Left {
            paragraph.spaced(Length::pt(10))
        } else {
            paragraph
        }
    }

    /// A value on lines of its own; three empty lines where nothing is known.
    fn fill(&self, page: &mut Document, name: &CaseValue, place: Place, apart: bool) {
        let value = self.value(name);
        let text = if value.is_empty() { "\n\n" } else { &value };
        for (line, number) in text.split('\n').zip(0..) {
            let paragraph = placed(Paragraph::new(self.style(), line), place);
            page.push(if apart && number == 0 {
                paragraph.spaced(Length::pt(30))
            } else {
                paragraph
            });
        }
    }

    fn style(&self) -> Style {
        if self.paper.form.letter {
            Style::Letter
        } else {
            Style::Body
        }
    }

    fn signs(&self, signs: &[Label]) -> Table {
        let lang = self.lang();
        let shares = vec![1; signs.len()];
        let narrow = signs.len() > 2;
        let name = |label: &Label| {
            let who = texts::sign_who(lang, self.label(label));
            let line = texts::sign_line(lang);
            let cell = if narrow {
                Cell::text(who).below(Paragraph::new(Style::Cell, line).spaced(Length::pt(8)))
            } else {
                Cell::text(format!("{who}{line}"))
            };
            let date = Paragraph::new(Style::Cell, texts::date_line(lang));
            cell.below(date.spaced(Length::pt(8)))
        };
        let cells = signs.iter().map(name);
        Table::new(&Page::A4.columns(&shares))
            .borders(Borders::None)
            .row(Row::new(cells.map(|cell| cell.upright(Upright::Bottom))).height(Length::mm(28)))
    }

    fn table(&self, rows: &[FormRow]) -> Table {
        let mut table = Table::new(&Page::A4.columns(&self.paper.form.columns));
        for row in rows {
            self.row(&mut table, row);
        }
        table
    }

    /// A row of boxes; one with signatures has a second row for them, and its boxes look like one.
    fn row(&self, table: &mut Table, row: &FormRow) {
        let signed = row.boxes.iter().any(|entry| !entry.sign.is_empty());
        let least = row.height.map_or(LINE, Length::mm);
        let mut above = Vec::new();
        let mut below = Vec::new();
        let mut long = false;
        for entry in &row.boxes {
            if let Some(label) = entry.label.as_ref().filter(|_| !entry.head) {
                above.push(Cell::label(self.label(label)).rows(if signed { 2 } else { 1 }));
            }
            let content = self.content(entry);
            long |= content.chars().count() > LONG;
            let cell = self.filled(entry, &content, row.height.is_some());
            if entry.sign.is_empty() {
                above.push(cell.rows(if signed { 2 } else { 1 }));
            } else {
                above.push(cell.joined_below());
                below.push(self.signature(entry).joined_above());
            }
        }
        let mut upper = Row::new(above);
        if long {
            upper = upper.breakable();
        }
        if signed {
            table.push(upper.height(least - SIGNATURE).kept_with_next());
            table.push(Row::new(below).height(SIGNATURE));
        } else {
            table.push(upper.height(least));
        }
    }

    /// The text of a box.
    fn content(&self, entry: &FormBox) -> String {
        let value = entry.value.as_ref().map(|name| self.value(name));
        value.unwrap_or_default()
    }

    /// The small boxes to tick.
    fn ticks(&self, entry: &FormBox) -> Option<Paragraph> {
        if entry.ticks.is_empty() {
            return None;
        }
        let runs = entry.ticks.iter().flat_map(|entry| {
            let sign = tick(holds(&entry.when, &self.view));
            let label = texts::ticked(self.lang(), self.label(&entry.label));
            [Run::new(sign.to_string()).chinese(), Run::new(label)]
        });
        Some(Paragraph::of_runs(Style::Cell, runs))
    }

    fn filled(&self, entry: &FormBox, content: &str, roomy: bool) -> Cell {
        let span = usize::try_from(entry.span).unwrap_or(1);
        if entry.head {
            let label = entry.label.as_ref().map_or("", |label| self.label(label));
            return Cell::label(label).span(span);
        }
        let ticks = self.ticks(entry);
        let cell = match ticks {
            Some(ticks) if content.is_empty() => Cell::of([ticks]),
            Some(ticks) => Cell::of([ticks, Paragraph::new(Style::Cell, content)]),
            None => Cell::text(content),
        };
        let cell = cell.span(span);
        if roomy {
            cell.upright(Upright::Top)
        } else {
            cell
        }
    }

    fn signature(&self, entry: &FormBox) -> Cell {
        let lang = self.lang();
        let lines = entry.sign.iter().flat_map(|label| {
            let who = self.label(label);
            if self.share(entry) >= WIDE {
                let line = texts::sign_here(lang, who);
                vec![Paragraph::new(Style::Cell, line).aligned(Align::Right)]
            } else {
                vec![
                    Paragraph::new(Style::Cell, texts::sign_name(lang, who)),
                    Paragraph::new(Style::Cell, texts::sign_date(lang)).aligned(Align::Right),
                ]
            }
        });
        let span = usize::try_from(entry.span).unwrap_or(1);
        Cell::of(lines).span(span).upright(Upright::Bottom)
    }

    /// How much of the page a box takes, in hundredths; the widest columns it could be, where they differ.
    fn share(&self, entry: &FormBox) -> u32 {
        let columns = &self.paper.form.columns;
        let span = usize::try_from(entry.span).unwrap_or(1);
        let widths = columns.windows(span.clamp(1, columns.len().max(1)));
        widths.map(|run| run.iter().sum()).max().unwrap_or(0)
    }
}

fn placed(paragraph: Paragraph, place: Place) -> Paragraph {
    match place {
        Place::Indented => paragraph,
        Place::Left => paragraph.flush(),
        Place::Right => paragraph.flush().aligned(Align::Right),
    }
}

/// Where a part stands, as far as the next one has to know.
fn place_of(part: &Part) -> Place {
    match part {
        Part::Fill(_, place) => *place,
        Part::Text(text) => text.place,
        _ => Place::default(),
    }
}
