//! A case as conditions see it: with the rules it lives under, the time, and what other cases contribute.

use chrono::{Datelike, Days, Months, TimeDelta};

use super::facts::FactName;
use super::model::Regulation;
use crate::calendar::Moment;
use crate::case::{Actor, Answer, Case, CommandName, Status, Substantiated, WaitOn};

/// What other cases contribute to the rules of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Different complainants with the same matter within the window, this case's included.
    pub same_matter_customers: u32,
    /// Earlier closed cases of the same complainant with the same matter.
    pub earlier_same_matter: u32,
}

/// Everything that a condition may look at.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    pub case: &'a Case,
    pub regulation: &'a Regulation,
    pub now: Moment,
    pub around: Surroundings,
}

impl View<'_> {
    /// The value of a word, where there is one.
    pub fn word(&self, fact: FactName) -> Option<String> {
        let case = self.case;
        match fact {
            FactName::Kind => Some(case.kind.clone()),
            FactName::Channel => Some(case.channel.clone()),
            FactName::Category => case.category.clone(),
            FactName::Level => case.level.as_ref().map(|level| level.id.clone()),
            FactName::Severity => case.finding.severity.map(|severity| {
                match severity {
                    crate::case::Severity::Ordinary => "ordinary",
                    crate::case::Severity::Serious => "serious",
                }
                .to_owned()
            }),
            FactName::Finding => case.finding.kind.clone(),
            FactName::Substantiated => case.finding.substantiated.map(|found| {
                match found {
                    Substantiated::Yes => "yes",
                    Substantiated::No => "no",
                    Substantiated::Unverifiable => "unverifiable",
                }
                .to_owned()
            }),
            FactName::WaitingOn => case.waiting.as_ref().map(|waiting| {
                match waiting.on {
                    WaitOn::Customer => "customer",
                    WaitOn::Office => "office",
                }
                .to_owned()
            }),
            _ => None,
        }
    }

    /// The value of a yes-or-no, where it is known.
    pub fn flag(&self, fact: FactName) -> Option<bool> {
        let case = self.case;
        match fact {
            FactName::Agitated => Some(case.agitated),
            FactName::Important => Some(case.important),
            FactName::PersonNamed => Some(case.person_named),
            FactName::AccusedComplete => Some(self.accused_complete()),
            FactName::Valid => case.finding.valid,
            FactName::Upheld => case.finding.upheld,
            FactName::Adopted => case.adopted,
            FactName::SettledAtOnce => {
                Some(self.current_answers().any(|answer| answer.settled_at_once))
            }
            FactName::Accepted => self
                .current_answers()
                .last()
                .and_then(|answer| answer.accepted),
            FactName::Unreachable => Some(self.unreachable()),
            FactName::ClockEscalated => Some(self.clock_escalated()),
            FactName::Asked => Some(self.asked()),
            _ => None,
        }
    }

    /// The value of a number, where it is known.
    pub fn count(&self, fact: FactName) -> Option<u32> {
        let case = self.case;
        let counted = match fact {
            FactName::Departments => case.departments.len(),
            FactName::Answers => self.current_answers().count(),
            FactName::Escalated => case.escalations.len(),
            FactName::Measures => case.measures.len(),
            FactName::MeasuresUnconfirmed => case
                .measures
                .iter()
                .filter(|measure| measure.effective != Some(true))
                .count(),
            FactName::Reopened => return Some(case.reopened),
            FactName::Returned => return Some(case.returned),
            FactName::Extended => return Some(case.extensions),
            FactName::DaysOpen => return Some(self.days_open()),
            FactName::MonthsOpen => return Some(self.months_open()),
            FactName::HoursUnsatisfied => return Some(self.hours_unsatisfied()),
            FactName::SameMatterCustomers => return Some(self.around.same_matter_customers),
            FactName::EarlierSameMatter => return Some(self.around.earlier_same_matter),
            FactName::Satisfaction => return self.satisfaction(),
            _ => 0,
        };
        Some(u32::try_from(counted).unwrap_or(u32::MAX))
    }

    /// When `fact` reaches `least` by time alone; `None` where time does not move it.
    pub fn reached_at(&self, fact: FactName, least: u32) -> Option<Moment> {
        let from = self.case.received_at;
        match fact {
            FactName::DaysOpen => from.checked_add_days(Days::new(u64::from(least))),
            FactName::MonthsOpen => from.checked_add_months(Months::new(least)),
            FactName::HoursUnsatisfied => self
                .unsatisfied_since()?
                .checked_add_signed(TimeDelta::try_hours(i64::from(least))?),
            _ => None,
        }
    }

    /// The names behind a number, so that a reason can list them.
    pub fn listed(&self, fact: FactName) -> Option<Vec<String>> {
        (fact == FactName::Departments).then(|| {
            self.case
                .departments
                .iter()
                .map(|department| department.name.clone())
                .collect()
        })
    }

    /// The last thing the customer said when called back since the case was last opened.
    fn satisfaction(&self) -> Option<u32> {
        let calls = self.case.callbacks.iter().rev();
        calls
            .take_while(|call| call.at >= self.case.opened_at)
            .find_map(|call| call.satisfaction)
            .map(u32::from)
    }

    fn accused_complete(&self) -> bool {
        let persons = &self.case.persons;
        !persons.is_empty()
            && persons.iter().all(|person| {
                !person.name.trim().is_empty()
                    && person
                        .department
                        .as_deref()
                        .is_some_and(|name| !name.trim().is_empty())
            })
    }

    /// The answers since the case was last opened.
    pub fn current_answers(&self) -> impl DoubleEndedIterator<Item = &Answer> {
        let since = self.opened_at_place();
        self.case
            .answers
            .iter()
            .filter(move |answer| answer.place > since)
    }

    /// Place in the history at which the case was last opened: its registration, or its last reopening.
    fn opened_at_place(&self) -> u32 {
        self.case.openings.last().copied().unwrap_or(0)
    }

    fn unreachable(&self) -> bool {
        let Some(rule) = &self.regulation.unreachable else {
            return false;
        };
        let (attempts, days) = self.case.failed_attempts();
        attempts >= rule.attempts as usize && days >= rule.days as usize
    }

    /// The clock escalated, and nobody has instructed since.
    fn clock_escalated(&self) -> bool {
        let instructed = self
            .case
            .last_mark(CommandName::Instruct)
            .map_or(0, |mark| mark.place);
        self.case
            .escalations
            .iter()
            .any(|escalation| escalation.actor == Actor::CLOCK && escalation.place > instructed)
    }

    fn asked(&self) -> bool {
        let asked = self
            .case
            .last_mark(CommandName::Ask)
            .map_or(0, |mark| mark.place);
        let instructed = self
            .case
            .last_mark(CommandName::Instruct)
            .map_or(0, |mark| mark.place);
        asked > instructed
    }

    fn days_open(&self) -> u32 {
        if self.case.status != Status::Open {
            return 0;
        }
        u32::try_from((self.now - self.case.received_at).num_days()).unwrap_or(0)
    }

    fn months_open(&self) -> u32 {
        if self.case.status != Status::Open || self.now < self.case.received_at {
            return 0;
        }
        let from = self.case.received_at;
        let until = self.now.with_timezone(from.offset());
        let calendar_months = (until.year() - from.year()) * 12
            + i32::try_from(until.month()).unwrap_or(0)
            - i32::try_from(from.month()).unwrap_or(0);
        let months = u32::try_from(calendar_months).unwrap_or(0);
        match self.reached_at(FactName::MonthsOpen, months) {
            Some(reached) if reached <= self.now => months,
            _ => months.saturating_sub(1),
        }
    }

    fn hours_unsatisfied(&self) -> u32 {
        self.unsatisfied_since().map_or(0, |since| {
            u32::try_from((self.now - since).num_hours()).unwrap_or(0)
        })
    }

    /// Since when the customer is known not to be satisfied: the first answer that was not accepted or, without any answer,
    /// the arrival on the spot.
    fn unsatisfied_since(&self) -> Option<Moment> {
        if self.case.status != Status::Open {
            return None;
        }
        let mut answers = self.current_answers().peekable();
        if answers.peek().is_none() {
            return self.case.last_mark(CommandName::Arrive).map(|mark| mark.at);
        }
        let last_refused = self
            .current_answers()
            .last()
            .is_some_and(|answer| answer.accepted == Some(false));
        if !last_refused {
            return None;
        }
        answers
            .find(|answer| answer.accepted == Some(false))
            .map(|answer| answer.at)
    }
}
