//! Periodic reports that the paper asks for and nobody has made yet: Monday's analysis, the tally of the month.
//!
//! A report counts as made once somebody with a right to it has written it into a file after its period was over: from then
//! on its figures are final. The last period made of each report is kept as one setting, and every making is an event of the
//! desk's own log. Only the last period that is over is asked for, and only of a desk that was in use before its end.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::json;

use super::{Desk, DeskError, texts, writing_time};
use crate::calendar::Period;
use crate::case::Actor;
use crate::regulation::model::{ReportName, ReportRule, Rhythm};
use crate::store::{Batch, DeskEvent, Read};
use crate::text::Label;

/// The setting that keeps, for each report, the first day of the last period that it was made for.
const SETTING: &str = "reports_made";

/// The place of the event that makes a desk: with nothing after it, nobody has worked there yet.
const FOUNDING: i64 = 1;

/// The first day of the last period made, by the name of the report.
type Made = BTreeMap<String, NaiveDate>;

/// A report that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDue {
    pub name: ReportName,
    /// The rule that asks for it.
    pub clause: String,
    /// What the organisation calls it.
    pub label: Label,
    /// The last period of its rhythm that is over.
    pub period: Period,
}

impl Desk {
    /// The reports that the paper asks for, that `actor` may read, and that nobody has made for the last period yet; in the
    /// order of the regulation.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn reports_due(&self, actor: &Actor) -> Result<Vec<ReportDue>, DeskError> {
        let made = made(self.store.as_read())?;
        let (today, zone) = (self.now().date_naive(), self.calendar().zone);
        let regulation = self.regulation();
        let mut due = Vec::new();
        for rule in &regulation.reports {
            let wanted = last_over(rule, today).filter(|period| missing(&made, rule, *period));
            let Some(period) = wanted else { continue };
            let readers = regulation.report_readers(rule.id);
            let written = self.store.head_before(period.until(zone))?.seq;
            if !actor.may_any(readers) || written <= FOUNDING {
                continue;
            }
            due.push(ReportDue {
                name: rule.id,
                clause: rule.clause.clone(),
                label: rule.label.clone(),
                period,
            });
        }
        Ok(due)
    }

    /// Notes that `actor` made that report for that period, where the paper asks for it: once, and only for a period that is
    /// over.
    ///
    /// # Errors
    /// A fault of the file, or a clock that stands before the log.
    pub fn note_report(
        &mut self,
        actor: &Actor,
        name: ReportName,
        period: Period,
    ) -> Result<(), DeskError> {
        let today = self.now().date_naive();
        let rule = self.regulation().report(name).cloned();
        let asked = rule.filter(|rule| {
            let rhythm = rule.every.map(Rhythm::period);
            rhythm == Some(period.kind()) && period.last() < today
        });
        let Some(rule) = asked else { return Ok(()) };
        let (now, training) = (self.now(), self.profile.training);
        let mut problem = None;
        self.store.append(&mut |read| {
            let mut made = match made(read) {
                Ok(made) if missing(&made, &rule, period) => made,
                Ok(_) => return Ok(None),
                Err(found) => {
                    problem = Some(found);
                    return Ok(None);
                }
            };
            let at = match writing_time(read, now, training) {
                Ok(at) => at,
                Err(found) => {
                    problem = Some(DeskError::from(found));
                    return Ok(None);
                }
            };
            made.insert(name.as_str().to_owned(), period.first());
            let event = DeskEvent {
                at,
                actor: actor.user.clone(),
                kind: "report_made".to_owned(),
                facts: json!({"report": name.as_str(), "period": period.to_string(), "clause": rule.clause}),
                personal: json!({}),
            };
            Ok(Some(Batch {
                desk_events: vec![event],
                settings: vec![(SETTING.to_owned(), json!(made).to_string())],
                ..Batch::default()
            }))
        })?;
        problem.map_or(Ok(()), Err)
    }
}

/// The last period of the report's rhythm that is over on that day; `None` where the paper names no rhythm.
fn last_over(rule: &ReportRule, today: NaiveDate) -> Option<Period> {
    Period::around(rule.every?.period(), today)?.before()
}

fn missing(made: &Made, rule: &ReportRule, period: Period) -> bool {
    let known = made.get(rule.id.as_str());
    known.is_none_or(|first| *first < period.first())
}

fn made(read: &dyn Read) -> Result<Made, DeskError> {
    let kept = read.setting(SETTING)?;
    let kept = kept.map(|text| serde_json::from_str(&text));
    kept.transpose()
        .map(Option::unwrap_or_default)
        .map_err(|error| {
            DeskError::invalid(SETTING, |lang| texts::unread(lang, &error.to_string()))
        })
}
