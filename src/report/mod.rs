//! Periodic reports: the week for Monday's meeting, the month, assessment, departments, timeliness, satisfaction, causes; and
//! the sheet of the day.
//!
//! **What a figure means.** Cases are counted in the period in which they were *registered*; what is said of them is what
//! the log knew when the period ended (the *cut*; for an unfinished period: now). What happens to older cases is counted by
//! the time at which it happened: answers, closings, returns, ratings, entries against persons, decisions. So everything is
//! counted once, nothing falls between two periods, and **the figures of a closed period never change**: a later answer,
//! closing, reclassification, adoption of other rules or notice of holidays lies behind the cut. There is no time of grace:
//! a case that was still within its limit at the cut is *running*, and stands in the next period's table of cases carried
//! over. Limits and working time are counted by the calendar, and things are called by the names of the regulation, that were
//! in force at the cut. A duplicate counts from the period in which it was merged
//! on as what it was merged into, once. Working time does not run while a case waits with stopped clocks.
//!
//! **A case out of an old ledger** counts by the days that its ledger gives: received, answered, closed, rated then, and never
//! when somebody took the ledger over. It counts from the moment at which the log knew of it. So a period that was over before
//! the ledger was taken over keeps its figures, and what the old ledger says of it is in no report; in the period of the
//! takeover and after it whatever the ledger dates into the period is among its figures, and every case that is still open
//! among those open at its end, whenever it came in. Where there are such cases in the figures, a line says how many
//! ([`OldLedgers`]).
//!
//! Names and free text may be erased by law: points, counts and shares stay as they are, and the line says "erased" where a
//! name or a cause stood. (Only the table of repeated matters, which is made of subjects, may lose a line by it.) Sealed
//! cases are in no report.
//!
//! [`make`] reads the cases through the desk ([`record`], [`limits`]), [`sections`] turn them into a [`Report`], a plain value;
//! [`json`], [`sheet`], [`print`](mod@print), [`file`](mod@file) and the screens only write it down. Which reports a paper asks
//! for, and what must stand in them, is data of the regulation.

mod data;
mod file;
mod happened;
mod json;
mod limits;
mod model;
mod names;
mod print;
mod record;
mod sections;
mod sheet;
#[cfg(test)]
mod tests;
mod texts;
pub mod words;

pub use file::{SaveError, deliver};
pub use json::as_json;
pub use limits::{LimitRun, Outcome};
pub use model::{Cell, Chart, ChartKind, Column, OldLedgers, Report, Row, Section};
pub use print::as_docx;
pub use record::{Record, Timeliness};
pub use sheet::{SheetError, as_xlsx};

use crate::calendar::{Moment, Period};
use crate::case::Actor;
use crate::desk::{Desk, DeskError};
use crate::regulation::Regulation;
use crate::regulation::model::ReportName;
use crate::text::Lang;
use data::Data;

/// What a report is called here: as the regulation calls it, else by the program's own name.
pub fn title(regulation: &Regulation, name: ReportName, lang: Lang) -> String {
    regulation.report(name).map_or_else(
        || texts::report_title(lang, name).to_owned(),
        |rule| rule.label.get(lang).to_owned(),
    )
}

/// The period that a report is made for where nobody names one: the last complete one of its rhythm; for the sheet of the
/// day, today.
pub fn usual_period(regulation: &Regulation, name: ReportName, now: Moment) -> Option<Period> {
    let every = regulation.report(name).and_then(|rule| rule.every);
    let kind = every.map_or(name.usual(), crate::regulation::model::Rhythm::period);
    let current = Period::around(kind, now.date_naive())?;
    if name == ReportName::Daily {
        Some(current)
    } else {
        current.before()
    }
}

/// Makes a report with nobody watching.
///
/// # Errors
/// As [`make_watched`].
pub fn make(
    desk: &mut Desk,
    actor: &Actor,
    name: ReportName,
    period: Period,
    lang: Lang,
) -> Result<Report, DeskError> {
    make_watched(desk, actor, name, period, lang, &mut |_, _| {})
}

/// Makes a report. `watch` is told how many cases are read, of how many.
///
/// # Errors
/// `actor` may not read it; the period has not begun; a fault of the file.
pub fn make_watched(
    desk: &mut Desk,
    actor: &Actor,
    name: ReportName,
    period: Period,
    lang: Lang,
    watch: &mut dyn FnMut(usize, usize),
) -> Result<Report, DeskError> {
    desk.may_read_report(actor, name)?;
    let data = Data::read(desk, name, period, lang, watch)?;
    Ok(data.report())
}
