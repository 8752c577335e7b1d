//! What waits for the supervisor's hand: cases that nobody was given, that became graver by themselves, that came back, that
//! will be over their time today; and how much each department has already.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::today::RETURNED;
use super::{Desk, DeskError, masking};
use crate::calendar::Moment;
use crate::case::{Actor, Event, Fact, LevelCause, Role, Status};
use crate::regulation::model::Level;
use crate::store::{CaseRow, Load, Rise, Sort};

/// How many cases of a group are listed.
const SHOWN: u32 = 200;
/// For so long a case that became graver is news.
pub(super) const NEWS: TimeDelta = TimeDelta::days(3);
/// So many cases that became graver are looked at.
const LOOKED_AT: u32 = 60;
/// The next step is to dispatch.
const UNDISPATCHED: &str = "status:open stage:dispatch";
/// Due later today.
const SOON: &str = "due:today -overdue";

/// Why a case stands among those that became graver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stir {
    /// Its level rose, by these means.
    Level {
        from: Option<String>,
        to: String,
        clause: Option<String>,
        cause: LevelCause,
        at: Moment,
    },
    /// It went up a rung of the ladder.
    Rung { to: String, at: Moment },
}

/// A case that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    pub case: CaseRow,
    pub stir: Option<Stir>,
}

/// What waits for the supervisor; a case stands in the first group that it belongs to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Triage {
    pub undispatched: Vec<Waiting>,
    /// Escalated or graver within three days, and nobody has acted on it since.
    pub escalated: Vec<Waiting>,
    pub returned: Vec<Waiting>,
    /// Due later today.
    pub soon: Vec<Waiting>,
    /// A group is longer than what is listed.
    pub more: bool,
    /// Every department, those with most open cases first.
    pub load: Vec<Load>,
}

impl Desk {
    /// What waits for the supervisor.
    ///
    /// # Errors
    /// An actor who is neither supervisor nor manager; a fault of the file.
    pub fn triage(&mut self, actor: &Actor) -> Result<Triage, DeskError> {
        self.entitled(actor, "triage", &[Role::Supervisor, Role::Manager])?;
        let mut listed = BTreeSet::new();
        let mut more = false;
        let mut group = |words: &str| -> Result<Vec<Waiting>, DeskError> {
            let page = self.cases(actor, words, Sort::Due, None, SHOWN)?;
            more |= page.next.is_some();
            let rows = page.rows.into_iter();
            let new = rows.filter(|case| listed.insert(case.number.clone()));
            Ok(new.map(|case| Waiting { case, stir: None }).collect())
        };
        let undispatched = group(UNDISPATCHED)?;
        let returned = group(RETURNED)?;
        let soon = group(SOON)?;
        let escalated = self.stirred(actor)?;
        let known = |waiting: &Waiting| {
            let mut all = undispatched.iter();
            all.any(|own| own.case.number == waiting.case.number)
        };
        let escalated: Vec<Waiting> = escalated.into_iter().filter(|own| !known(own)).collect();
        let elsewhere = |waiting: &Waiting| {
            let mut all = escalated.iter();
            !all.any(|own| own.case.number == waiting.case.number)
        };
        let (mut returned, mut soon) = (returned, soon);
        returned.retain(elsewhere);
        soon.retain(elsewhere);
        Ok(Triage {
            undispatched,
            returned,
            soon,
            escalated,
            more,
            load: self.loads()?,
        })
    }

    /// Open cases that were escalated or became graver of late, and that nobody has touched since.
    fn stirred(&self, actor: &Actor) -> Result<Vec<Waiting>, DeskError> {
        let since = self.now() - NEWS;
        let own = self.rules.sealed_kinds_of(&actor.roles);
        let mut found = Vec::new();
        for (number, place) in self.store.stirred_since(since, LOOKED_AT)? {
            let Some(mut case) = self.store.case(&number)? else {
                continue;
            };
            let hidden = case.sealed && !own.contains(&case.kind);
            if hidden || case.status != Status::Open {
                continue;
            }
            let events = self.store.events_from(&number, place)?;
            let Some(stir) = untouched(&events).and_then(|event| self.stir(event)) else {
                continue;
            };
            masking::row(actor, &mut case);
            let stir = Some(stir);
            found.push(Waiting { case, stir });
        }
        Ok(found)
    }

    fn stir(&self, event: &Event) -> Option<Stir> {
        let at = event.at;
        match &event.fact {
            Fact::Escalated { to, .. } => Some(Stir::Rung { to: to.clone(), at }),
            Fact::LevelChanged { level, cause, .. } => {
                let rise = rose(&self.regulation().levels, event)?;
                Some(Stir::Level {
                    from: rise.from,
                    to: rise.to,
                    clause: level.why.first().and_then(|why| why.clause.clone()),
                    cause: *cause,
                    at,
                })
            }
            _ => None,
        }
    }

    /// The load of every department of the directory, and of those that only cases know, the heaviest first.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn loads(&self) -> Result<Vec<Load>, DeskError> {
        let mut load = self.store.load(self.now())?;
        for record in self.store.departments()? {
            if !load.iter().any(|own| own.department == record.name) {
                load.push(Load {
                    department: record.name,
                    ..Load::default()
                });
            }
        }
        load.sort_by_key(|own| std::cmp::Reverse((own.open, own.overdue)));
        Ok(load)
    }
}

/// From which level to which a case rose by that event; `None` where it did not.
pub(super) fn rose(levels: &[Level], event: &Event) -> Option<Rise> {
    let Fact::LevelChanged { from, level, .. } = &event.fact else {
        return None;
    };
    let rank = |id: &String| levels.iter().find(|own| own.id == *id);
    let before = from.as_ref().and_then(rank).map(|level| level.rank);
    let rose = before.is_none_or(|before| level.rank < before);
    rose.then(|| Rise {
        from: from.clone(),
        to: level.id.clone(),
        at: event.at,
    })
}

/// The last event that made a case graver, where no person has done anything after it.
fn untouched(events: &[Event]) -> Option<&Event> {
    let clock = Actor::clock().user;
    let stirs = |event: &Event| {
        matches!(
            event.fact,
            Fact::LevelChanged { .. } | Fact::Escalated { .. }
        )
    };
    let place = events.iter().rposition(stirs)?;
    let after = events.iter().skip(place + 1);
    let touched = after
        .filter(|event| event.actor != clock)
        .any(|event| !event.follows);
    events.get(place).filter(|_| !touched)
}
