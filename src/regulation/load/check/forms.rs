//! A form can be printed: its columns fill the page, its boxes fill its columns, what it asks for is known, and a case can
//! come to where it is ready.

use super::{Checker, both, texts};
use crate::case::CommandName;
use crate::regulation::model::{Condition, Form, Part, Piece};
use crate::text::Lang;

/// The most columns that a table of a form may have.
const MOST_COLUMNS: usize = 12;
/// The highest box, in millimetres: what one page holds.
const HIGHEST: u32 = 230;

impl Checker<'_> {
    pub(super) fn forms(&mut self) {
        let regulation = self.regulation;
        for (at, form) in regulation.forms.iter().enumerate() {
            let entry = ("form", at);
            self.kinds_exist(entry, &form.clause, &form.kinds);
            if !serial_word(&form.id) {
                self.report(entry, Some(&form.clause), "id", both(texts::serial_word));
            }
            if form.parts.is_empty() {
                self.report(entry, Some(&form.clause), "part", both(texts::empty_paper));
            }
            self.becomes_ready(entry, form);
            self.widths(entry, form);
            self.blanks(entry, form);
        }
    }

    /// A form that waits for a step that its cases never come to could not be printed, ever.
    fn becomes_ready(&mut self, entry: (&str, usize), form: &Form) {
        let Some(ready) = &form.ready else { return };
        let meant = |id: &String| form.kinds.is_empty() || form.kinds.contains(id);
        let kinds = self.regulation.kinds.iter();
        let never: Vec<(String, CommandName)> = kinds
            .filter(|kind| meant(&kind.id))
            .filter_map(|kind| Some((kind.id.clone(), self.out_of_reach(ready, &kind.track)?)))
            .collect();
        for (kind, step) in never {
            let message = both(|lang| texts::never_ready(lang, &kind, step.as_str()));
            self.report(entry, Some(&form.clause), "ready", message);
        }
    }

    /// A step without which `condition` never holds, and that the track does not have though another one does.
    fn out_of_reach(&self, condition: &Condition, track: &str) -> Option<CommandName> {
        match condition {
            Condition::All(parts) => parts.iter().find_map(|part| self.out_of_reach(part, track)),
            Condition::Any(parts) => {
                let out: Option<Vec<_>> = parts
                    .iter()
                    .map(|part| self.out_of_reach(part, track))
                    .collect();
                out?.first().copied()
            }
            Condition::Done(step) => {
                let has = |id: &str| self.regulation.steps_of(id).any(|own| own.name == *step);
                let elsewhere = self.regulation.tracks.iter().any(|other| has(&other.id));
                (elsewhere && !has(track)).then_some(*step)
            }
            _ => None,
        }
    }

    fn widths(&mut self, entry: (&str, usize), form: &Form) {
        let clause = Some(form.clause.as_str());
        let sum: u32 = form
            .columns
            .iter()
            .fold(0, |sum, width| sum.saturating_add(*width));
        if sum != 100 || form.columns.contains(&0) || form.columns.len() > MOST_COLUMNS {
            let message = both(|lang| texts::form_columns(lang, MOST_COLUMNS, sum));
            self.report(entry, clause, "columns", message);
        }
        let columns = u32::try_from(form.columns.len()).unwrap_or(u32::MAX);
        for (part, number) in form.parts.iter().zip(1..) {
            let Part::Table(rows) = part else { continue };
            for (row, line) in rows.iter().zip(1..) {
                let width: u32 = row
                    .boxes
                    .iter()
                    .fold(0, |sum, entry| sum.saturating_add(entry.width()));
                if width != columns {
                    let message =
                        both(|lang| texts::form_boxes(lang, number, line, width, columns));
                    self.report(entry, clause, "box", message);
                }
                if row.boxes.iter().any(|entry| entry.span == 0) {
                    let message = both(|lang| texts::form_span(lang, number, line));
                    self.report(entry, clause, "span", message);
                }
                if row.height.is_some_and(|height| height > HIGHEST) {
                    let message = both(|lang| texts::form_height(lang, number, line, HIGHEST));
                    self.report(entry, clause, "height", message);
                }
            }
        }
    }

    fn blanks(&mut self, entry: (&str, usize), form: &Form) {
        for value in form.boxes().filter_map(|entry| entry.value.as_ref()) {
            self.value_exists(entry, Some(&form.clause), value);
        }
        for part in &form.parts {
            if let Part::Fill(value, _) = part {
                self.value_exists(entry, Some(&form.clause), value);
            }
        }
        for paragraph in form.paragraphs() {
            for piece in [Lang::Zh, Lang::En]
                .map(|lang| paragraph.pieces(lang))
                .concat()
            {
                match piece {
                    Piece::Words(_) => {}
                    Piece::Blank(Ok(value)) => self.value_exists(entry, Some(&form.clause), &value),
                    Piece::Blank(Err(name)) => {
                        let message = both(|lang| texts::unknown_value(lang, name));
                        self.report(entry, Some(&form.clause), "text", message);
                    }
                }
            }
        }
    }
}

/// Whether an id can be part of a serial: `slip` of `slip-2026-0007`.
fn serial_word(id: &str) -> bool {
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(fine)
}
