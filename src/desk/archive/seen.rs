//! One case as the archive sees it: its fold, its own version of the rules, and what follows for keeping it.

use chrono::NaiveDate;

use crate::calendar::Moment;
use crate::case::{Actor, Case, CommandName, ErasureCause, Status};
use crate::desk::file::may_see;
use crate::desk::{Desk, DeskError, masking};
use crate::regulation::Surroundings;
use crate::regulation::decide::{self, Context, erasable};
use crate::regulation::keeping::{Keeping, held};
use crate::regulation::track::Progress;

/// A case in the archive's lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub number: String,
    /// The version that was looked at.
    pub version: u32,
    pub status: Status,
    pub kind: String,
    /// The customer's name, as whoever asks may see it; empty once erased.
    pub customer: String,
    /// What it is about, in a few words; empty where nobody said, and once erased.
    pub subject: String,
    pub closed_at: Option<Moment>,
    /// The last day on which it is kept; `None` while it is open.
    pub keep_until: Option<NaiveDate>,
    /// Under which clause: the step's, or that on keeping.
    pub clause: String,
    /// The last day of the hold that is on it.
    pub held_until: Option<NaiveDate>,
    /// Why it is held.
    pub reason: Option<String>,
}

impl Kept {
    /// Days of the calendar since closing at `now`; 0 while open.
    pub fn waiting_days(&self, now: Moment) -> i64 {
        let day = |at: Moment| at.with_timezone(now.offset()).date_naive();
        self.closed_at
            .map_or(0, |closed| (day(now) - day(closed)).num_days().max(0))
    }
}

/// What a case is asked, on its way into a list.
pub(super) struct Seen<'a> {
    pub(super) context: Context<'a>,
    pub(super) case: &'a Case,
    pub(super) today: NaiveDate,
}

impl Seen<'_> {
    /// The case as a row of a list, under the clause on keeping.
    pub(super) fn kept(&self) -> Kept {
        let regulation = self.context.regulation;
        let keeping = Keeping::of(regulation, self.context.calendar, self.case);
        let hold = self.case.hold.as_ref();
        Kept {
            number: self.case.number.clone(),
            version: self.case.version,
            status: self.case.status,
            kind: self.case.kind.clone(),
            customer: masking::customer_name(self.context.actor, self.case),
            subject: self.case.subject.clone().unwrap_or_default(),
            closed_at: self.case.closed_at,
            keep_until: keeping.map(|keeping| keeping.until()),
            clause: regulation.retention.clause.clone(),
            held_until: held(self.case, self.today),
            reason: hold.and_then(|hold| hold.reason.clone()),
        }
    }

    pub(super) fn is_held(&self) -> bool {
        held(self.case, self.today).is_some()
    }

    /// The clause under which the actor can archive it now.
    pub(super) fn archivable(&self) -> Option<String> {
        if self.is_held() || self.case.status != Status::Closed {
            return None;
        }
        decide::possible(&self.context, self.case, CommandName::Archive).ok()?;
        let progress = Progress::of(&self.context.view(self.case));
        let step = progress.entry(CommandName::Archive)?;
        Some(step.0.clause.clone())
    }

    /// Whether its time of keeping is over on that day, with nothing against erasing it.
    pub(super) fn over(&self) -> bool {
        erasable(&self.context, self.case, ErasureCause::Retention).is_ok()
    }

    pub(super) fn over_by(&self, day: NaiveDate) -> bool {
        let keeping = Keeping::of(self.context.regulation, self.context.calendar, self.case);
        let may_go = erasable(&self.context, self.case, ErasureCause::Request).is_ok();
        may_go && keeping.is_some_and(|keeping| keeping.ended(day))
    }
}

impl Desk {
    /// Shows `look` a case with its rules, where `actor` may see it.
    pub(super) fn seen<T>(
        &mut self,
        actor: &Actor,
        number: &str,
        look: impl FnOnce(&Seen<'_>) -> Option<T>,
    ) -> Result<Option<T>, DeskError> {
        let now = self.now();
        let events = self.store.events(number)?;
        let Some(case) = Case::of(number, &events) else {
            return Ok(None);
        };
        let regulation = self.rules.version(self.store.as_read(), &case.regulation)?;
        if !may_see(&regulation, &case, actor) {
            return Ok(None);
        }
        let calendar = self.rules.calendar();
        let today = now.with_timezone(&calendar.zone).date_naive();
        let context = Context {
            regulation: &regulation,
            calendar,
            now,
            actor,
            around: Surroundings::default(),
        };
        Ok(look(&Seen {
            context,
            case: &case,
            today,
        }))
    }
}
