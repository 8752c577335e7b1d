//! What reports need to know of a case, as it stood at the cut. Small, so that a year's cases fit into memory.

use chrono::NaiveDate;

use super::happened::{What, happened};
use super::limits::{LimitRun, Outcome, limits};
use crate::calendar::Moment;
use crate::case::{CommandName, Fact, Sanction, Status, Subject};
use crate::desk::PastCase;
use crate::text::normal;

/// A case of a report.
#[derive(Clone, Debug)]
pub struct Record {
    pub number: String,
    pub kind: String,
    pub level: Option<String>,
    pub category: Option<String>,
    pub channel: String,
    /// The department that answers for it.
    pub department: Option<String>,
    /// Who received it.
    pub clerk: String,
    /// By which it is counted ([`Case::counted_at`](crate::case::Case::counted_at)).
    pub registered_at: Moment,
    pub received_at: Moment,
    pub closed_at: Option<Moment>,
    pub status: Status,
    /// When the customer had the result: the first answer; without one the first callback that reached them, else the closing.
    pub settled_at: Option<Moment>,
    /// Upheld; or valid, where the paper asks only that.
    pub upheld: Option<bool>,
    /// The regulation's type of finding.
    pub finding: Option<String>,
    /// In the investigator's words.
    pub cause: Option<String>,
    pub matter: Option<String>,
    pub subject: Option<String>,
    pub customer: String,
    pub erased: bool,
    /// It came out of an old ledger.
    pub taken_over: bool,
    /// A duplicate: the case that it was merged into is counted, not this one.
    pub merged: bool,
    /// Waits that stop the clocks: working time does not run in them.
    pub waits: Vec<(Moment, Moment)>,
    pub extended: u32,
    pub returned: u32,
    pub reopened: u32,
    /// What happened, and when: what the figures of a day or a week are counted from.
    pub happened: Vec<(What, Moment)>,
    pub limits: Vec<LimitRun>,
    /// The open step that is over its limit the longest.
    pub overdue: Option<(CommandName, Moment)>,
    /// What each callback gave that reached the customer.
    pub ratings: Vec<(Moment, u8)>,
    /// Callbacks that did not reach the customer.
    pub unreached: Vec<Moment>,
    pub entries: Vec<Entry>,
    pub measures: Vec<Planned>,
}

/// An entry against a person or a head.
#[derive(Clone, Debug)]
pub struct Entry {
    pub number: String,
    pub clause: Option<String>,
    pub item: String,
    pub subject: Subject,
    /// `None` once the name was erased: the points stay.
    pub person: Option<String>,
    pub department: Option<String>,
    pub points: Option<u32>,
    pub sanction: Option<Sanction>,
    pub reward: bool,
    pub proposed_at: Moment,
    /// Whether and when it was decided.
    pub decided: Option<(bool, Moment)>,
}

/// A corrective measure.
#[derive(Clone, Debug)]
pub struct Planned {
    pub number: String,
    pub measure: Option<String>,
    pub owner: Option<String>,
    pub since: Moment,
    pub due: NaiveDate,
    pub done_at: Option<Moment>,
    pub effective: Option<bool>,
}

impl Record {
    /// What the case was at its cut.
    pub fn of(past: &PastCase) -> Self {
        let (case, cut) = (&past.case, past.cut);
        let limits = limits(past, cut);
        Self {
            number: case.number.clone(),
            kind: case.kind.clone(),
            level: case.level.as_ref().map(|level| level.id.clone()),
            category: case.category.clone(),
            channel: case.channel.clone(),
            department: case.responsible().map(ToOwned::to_owned),
            clerk: case.received_by.clone(),
            registered_at: case.counted_at(),
            received_at: case.received_at,
            closed_at: case.closed_at,
            status: case.status,
            settled_at: settled_at(past),
            upheld: case.finding.upheld.or(case.finding.valid),
            finding: case.finding.kind.clone(),
            cause: case.finding.cause.clone(),
            matter: past.matter.clone(),
            subject: case.subject.as_deref().map(normal),
            customer: past.customer.clone(),
            erased: case.erased.is_some(),
            taken_over: case.taken_over.is_some(),
            merged: case.merged_into.is_some(),
            waits: waits(past, cut),
            extended: case.extensions,
            returned: case.returned,
            reopened: case.reopened,
            happened: past.events.iter().flat_map(happened).collect(),
            overdue: overdue(past, cut),
            limits,
            ratings: case
                .callbacks
                .iter()
                .filter_map(|call| Some((call.at, call.satisfaction?)))
                .collect(),
            unreached: case
                .callbacks
                .iter()
                .filter(|call| !call.reached)
                .map(|call| call.at)
                .collect(),
            entries: entries(past),
            measures: measures(past),
        }
    }

    /// Whether one of its limits was missed.
    pub fn missed(&self) -> bool {
        self.limits.iter().any(|limit| limit.outcome.missed())
    }

    /// Whether it is counted among what was registered in `[from, …)`.
    pub fn registered_since(&self, from: Moment) -> bool {
        !self.merged && self.registered_at >= from
    }

    /// Whether it was open at that moment (before the cut).
    pub fn open_at(&self, moment: Moment) -> bool {
        !self.merged && self.registered_at < moment && self.settled_at.is_none_or(|at| at >= moment)
    }

    /// How often that happened in `[from, …)`.
    pub fn times(&self, what: What, from: Moment) -> usize {
        let counts = |(happened, at): &&(What, Moment)| *happened == what && *at >= from;
        self.happened.iter().filter(counts).count()
    }

    /// The last rating given in `[from, …)`.
    pub fn rating_since(&self, from: Moment) -> Option<u8> {
        let last = self.ratings.iter().rfind(|(at, _)| *at >= from);
        last.map(|(_, rating)| *rating)
    }
}

fn settled_at(past: &PastCase) -> Option<Moment> {
    let case = &past.case;
    let answered = case.answers.first().map(|answer| answer.at);
    let called = case.callbacks.iter().find(|call| call.reached);
    answered.or(called.map(|call| call.at)).or(case.closed_at)
}

/// The waits of the case that its regulation lets stop the clocks, up to `cut`.
fn waits(past: &PastCase, cut: Moment) -> Vec<(Moment, Moment)> {
    let case = &past.case;
    let now = case.waiting.as_ref();
    let over = case.waited.iter().copied();
    let all = over.chain(now.map(|wait| (wait.on, wait.since, cut)));
    all.filter(|(on, ..)| past.regulation.waiting.stops.contains(on))
        .map(|(_, from, until)| (from, until))
        .collect()
}

fn overdue(past: &PastCase, cut: Moment) -> Option<(CommandName, Moment)> {
    if past.case.status != Status::Open {
        return None;
    }
    let due = |task: &crate::case::Task| {
        let due = task.due.filter(|due| *due < cut)?;
        Some((task.step, due))
    };
    past.tasks
        .iter()
        .filter_map(due)
        .min_by_key(|(_, due)| *due)
}

fn entries(past: &PastCase) -> Vec<Entry> {
    let decided_at = |wanted: u32| {
        past.events.iter().rev().find_map(|event| match event.fact {
            Fact::PersonAssessed {
                id,
                decided: Some(_),
                ..
            } if id == wanted => Some(event.at),
            _ => None,
        })
    };
    let entry = |entry: &crate::case::Assessment| Entry {
        number: past.case.number.clone(),
        clause: entry.clause.clone(),
        item: entry.item.clone(),
        subject: entry.subject,
        person: entry.person.clone(),
        department: entry.department.clone(),
        points: entry.points,
        sanction: entry.sanction,
        reward: entry.reward,
        proposed_at: entry.at,
        decided: entry.decided.zip(decided_at(entry.id)),
    };
    past.case.assessments.iter().map(entry).collect()
}

fn measures(past: &PastCase) -> Vec<Planned> {
    let planned_at = |wanted: u32| {
        past.events.iter().find_map(|event| match event.fact {
            Fact::MeasureAdded { id, .. } if id == wanted => Some(event.at),
            _ => None,
        })
    };
    let planned = |measure: &crate::case::Measure| {
        Some(Planned {
            number: past.case.number.clone(),
            measure: measure.measure.clone(),
            owner: measure.owner.clone(),
            since: planned_at(measure.id)?,
            due: measure.due,
            done_at: measure.done_at,
            effective: measure.effective,
        })
    };
    past.case.measures.iter().filter_map(planned).collect()
}

/// How a finished case stands to its limits: exactly one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timeliness {
    /// The customer had the result and no limit was missed.
    Within,
    /// The same, after a limit was extended with approval.
    Extended,
    /// A limit was missed, whether the case is finished or not.
    Overdue,
    /// Not finished, no limit missed yet.
    Running,
}

impl Timeliness {
    /// Every class, in the order of a table.
    pub const ALL: [Self; 4] = [Self::Within, Self::Extended, Self::Overdue, Self::Running];

    /// The class of a case.
    pub fn of(record: &Record) -> Self {
        let running = |limit: &LimitRun| limit.outcome == Outcome::Running;
        let finished = record.status != Status::Open
            || (record.settled_at.is_some() && !record.limits.iter().any(running));
        if record.missed() {
            Self::Overdue
        } else if !finished {
            Self::Running
        } else if record.extended > 0 {
            Self::Extended
        } else {
            Self::Within
        }
    }
}
