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
const LINE: Length = Length::mm(9);
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
        for part in &form.parts {
            self.part(&mut page, part);
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

    fn part(&self, page: &mut Document, part: &Part) {
        match part {
            Part::Table(rows) => page.push(self.table(rows)),
            Part::Text(text) => page.push(self.text(text)),
            Part::Fill(value, place) => self.fill(page, value, *place),
            Part::Heading(label) => page.push(Paragraph::heading(self.label(label))),
            Part::Signs(signs) => page.push(self.signs(signs)),
            Part::Note(label) => page.push(Paragraph::new(Style::Note, self.label(label))),
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
                Run::new(if value.is_empty() { BLANK } else { &value })
            }
        });
        placed(Paragraph::of_runs(self.style(), runs), text.place)
    }

    /// A value on lines of its own; three empty lines where nothing is known.
    fn fill(&self, page: &mut Document, name: &CaseValue, place: Place) {
        let value = self.value(name);
        let text = if value.is_empty() { "\n\n" } else { &value };
        for line in text.split('\n') {
            page.push(placed(Paragraph::new(self.style(), line), place));
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
        let name = |label: &Label| {
            let name = texts::sign_line(lang, self.label(label));
            Cell::text(name)
                .below(Paragraph::new(Style::Cell, texts::date_line(lang)).spaced(Length::pt(8)))
        };
        let cells = signs.iter().map(name);
        Table::new(&Page::A4.columns(&shares))
            .borders(Borders::None)
            .row(Row::new(cells.map(|cell| cell.upright(Upright::Bottom))).height(Length::mm(22)))
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
            table.push(upper.height(least - SIGNATURE));
            table.push(Row::new(below).height(SIGNATURE));
        } else {
            table.push(upper.height(least));
        }
    }

    /// The text of a box.
    fn content(&self, entry: &FormBox) -> String {
        let ticks = entry.ticks.iter().map(|entry| {
            let sign = tick(holds(&entry.when, &self.view));
            format!("{sign} {}", self.label(&entry.label))
        });
        let ticks: Vec<String> = ticks.collect();
        let value = entry.value.as_ref().map(|name| self.value(name));
        let mut parts: Vec<String> = Vec::new();
        if !ticks.is_empty() {
            parts.push(ticks.join(match self.lang() {
                Lang::Zh => "　",
                Lang::En => "   ",
            }));
        }
        parts.extend(value.filter(|value| !value.is_empty()));
        parts.join("\n")
    }

    fn filled(&self, entry: &FormBox, content: &str, roomy: bool) -> Cell {
        let span = usize::try_from(entry.span).unwrap_or(1);
        if entry.head {
            let label = entry.label.as_ref().map_or("", |label| self.label(label));
            return Cell::label(label).span(span);
        }
        let cell = Cell::text(content).span(span);
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
