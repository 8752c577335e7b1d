//! How a case was handled: limits, signatures, investigation, measures.

use super::{Cell, Written, lines, texts};
use crate::case::{CommandName, Fact};
use crate::regulation::model::CaseValue;

/// The steps by whose limit the customer's matter is due, the first that has one: the answer, the slip's return, the
/// investigation, the decision.
const ANSWERING: [CommandName; 4] = [
    CommandName::Answer,
    CommandName::Submit,
    CommandName::Investigate,
    CommandName::Adopt,
];

impl Written<'_> {
    /// A value that says how the case was handled; `None` for any other.
    pub(super) fn of_course(&self, name: &CaseValue) -> Option<Cell> {
        let case = self.case;
        Some(match name {
            CaseValue::Limit => Cell::time(self.limit()),
            CaseValue::Promised => Cell::time(case.promises.last().map(|promise| promise.until)),
            CaseValue::SignedBy => self.signatures(),
            CaseValue::Investigation => {
                Cell::maybe(self.notes(|fact| matches!(fact, Fact::Investigated { .. })))
            }
            CaseValue::InvestigatedBy => {
                Cell::maybe(self.done(CommandName::Investigate).map(|(_, actor)| actor))
            }
            CaseValue::Cause => Cell::maybe(case.finding.cause.as_deref()),
            CaseValue::Handling => Cell::maybe(self.handling()),
            CaseValue::HandledBy => {
                Cell::maybe(self.actor(|fact| matches!(fact, Fact::Submitted { .. })))
            }
            CaseValue::Measures => self.measures(),
            CaseValue::Inspection => Cell::maybe(self.inspection()),
            CaseValue::Escalations => lines(case.escalations.iter().map(|escalation| {
                let at = escalation.at.format("%Y-%m-%d %H:%M");
                format!("{at} {}", self.rung(&escalation.to))
            })),
            _ => return None,
        })
    }

    fn limit(&self) -> Option<crate::calendar::Moment> {
        ANSWERING.iter().find_map(|step| {
            let kept = self.case.deadlines.iter().rev();
            let own = |department: &str| Some(department) == self.case.responsible();
            kept.filter(|kept| kept.key.step == *step)
                .filter(|kept| kept.key.department.as_deref().is_none_or(own))
                .map(|kept| kept.due)
                .next()
        })
    }

    fn signatures(&self) -> Cell {
        let signed = self
            .case
            .marks
            .iter()
            .filter(|mark| mark.step == CommandName::Sign);
        lines(signed.map(|mark| {
            let at = mark.at.format("%Y-%m-%d %H:%M");
            match &mark.department {
                Some(department) => format!("{department} {} {at}", mark.actor),
                None => format!("{} {at}", mark.actor),
            }
        }))
    }

    /// The notes of the last event that `is` meant.
    pub(super) fn notes(&self, is: impl Fn(&Fact) -> bool) -> Option<&str> {
        self.last(|event| {
            is(&event.fact)
                .then_some(event.personal.notes.as_deref())
                .flatten()
        })
    }

    pub(super) fn handling(&self) -> Option<&str> {
        self.last(|event| event.personal.handling.as_deref())
    }

    fn measures(&self) -> Cell {
        lines(self.case.measures.iter().map(|measure| {
            let words = measure.measure.as_deref().unwrap_or_default();
            let owner = measure.owner.as_deref().unwrap_or_default();
            let state = match (measure.effective, measure.done_at) {
                (Some(true), _) => texts::effective(self.lang),
                (Some(false), _) => texts::without_effect(self.lang),
                (None, Some(_)) => texts::done(self.lang),
                (None, None) => texts::planned(self.lang),
            };
            texts::measure(self.lang, words, owner, measure.due, state)
        }))
    }

    fn inspection(&self) -> Option<String> {
        let (effective, notes) = self.last(|event| match event.fact {
            Fact::Inspected { effective, .. } => Some((effective, event.personal.notes.as_deref())),
            _ => None,
        })?;
        let verdict = if effective {
            texts::effective(self.lang)
        } else {
            texts::without_effect(self.lang)
        };
        Some(match notes {
            Some(notes) => texts::titled(self.lang, verdict, notes),
            None => verdict.to_owned(),
        })
    }

    /// What the regulation calls a rung of its ladder.
    fn rung(&self, id: &str) -> String {
        let rung = self.regulation.ladder.iter().find(|rung| rung.id == id);
        rung.map_or_else(
            || id.to_owned(),
            |rung| rung.title.get(self.lang).to_owned(),
        )
    }
}
