//! What forms ask for beyond a ledger: when a step was done, every try to reach the customer, why a case has its level.

use super::{Cell, Written, lines, texts};
use crate::calendar::Moment;
use crate::case::CommandName;
use crate::regulation::model::CaseValue;
use crate::regulation::texts::method_title;

impl Written<'_> {
    /// A value that only forms ask for; `None` for any other.
    pub(super) fn of_paper(&self, name: &CaseValue) -> Option<Cell> {
        let at = |step| Cell::time(self.done(step).map(|(at, _)| at));
        Some(match name {
            CaseValue::Organisation => Cell::text(self.regulation.organisation.get(self.lang)),
            CaseValue::Grounds => Cell::maybe(self.grounds()),
            CaseValue::AnswerBy => Cell::time(self.answer_by()),
            CaseValue::DispatchedAt => at(CommandName::Dispatch),
            CaseValue::DispatchedBy => {
                Cell::maybe(self.done(CommandName::Dispatch).map(|(_, actor)| actor))
            }
            CaseValue::NotifiedAt => at(CommandName::Notify),
            CaseValue::ArrivedAt => at(CommandName::Arrive),
            CaseValue::InvestigatedAt => at(CommandName::Investigate),
            CaseValue::HandledAt => at(CommandName::Submit),
            CaseValue::Contacts => self.contacts(),
            _ => return None,
        })
    }

    /// `一级：有人受伤` with every clause that put the case there.
    fn grounds(&self) -> Option<String> {
        let level = self.level()?;
        let why = &self.case.level.as_ref()?.why;
        let clauses = why.iter().filter_map(|why| {
            let clause = self.regulation.clause(why.clause.as_deref()?)?;
            Some(clause.label.get(self.lang))
        });
        let clauses: Vec<&str> = clauses.collect();
        if clauses.is_empty() {
            return Some(level.to_owned());
        }
        let clauses = clauses.join(texts::and(self.lang));
        if clauses.starts_with(level) {
            return Some(clauses);
        }
        Some(texts::titled(self.lang, level, &clauses))
    }

    /// The promised time, else the limit by which the customer is answered or called.
    fn answer_by(&self) -> Option<Moment> {
        let case = self.case;
        let promised = case.promises.last().map(|promise| promise.until);
        let limit = |step: CommandName| {
            let mut kept = case.deadlines.iter().rev();
            kept.find(|kept| kept.key.step == step).map(|kept| kept.due)
        };
        promised
            .or_else(|| limit(CommandName::Answer))
            .or_else(|| limit(CommandName::Contact))
    }

    fn contacts(&self) -> Cell {
        lines(self.case.contacts.iter().map(|contact| {
            let at = contact.at.format("%Y-%m-%d %H:%M");
            let method = method_title(self.lang, contact.method);
            let reached = if contact.reached {
                texts::reached(self.lang)
            } else {
                texts::not_reached(self.lang)
            };
            let notes = contact.notes.as_deref().unwrap_or_default();
            format!("{at} {method} {reached} {notes}")
                .trim_end()
                .to_owned()
        }))
    }
}
