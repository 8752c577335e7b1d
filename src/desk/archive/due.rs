//! What waits for the admin: cases to archive, cases whose time of keeping is over, cases under a hold.

use chrono::{Days, NaiveDate};

use super::ErasureRequest;
use crate::calendar::Moment;
use crate::case::{Actor, Case, CommandName, ErasureCause, Role, Status};
use crate::desk::file::may_see;
use crate::desk::{Desk, DeskError};
use crate::regulation::decide::{self, Context, erasable};
use crate::regulation::keeping::{Keeping, closed_before, held};
use crate::regulation::track::Progress;
use crate::regulation::{Regulation, Surroundings, View};
use crate::store::{Bound, CaseQuery, CaseRow, Filter};

/// How many days before its end a case's time of keeping is announced.
const SOON: Days = Days::new(30);
/// Cases read from the store at once.
const PAGE: u32 = 500;
/// How many cases of a group are shown.
const SHOWN: usize = 1_000;

/// A case in the archive's lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub number: String,
    /// The version that was looked at.
    pub version: u32,
    pub status: Status,
    pub kind: String,
    /// The customer's name; empty once erased.
    pub customer: String,
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

/// Everything that waits, the oldest closing first in each group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArchiveDue {
    /// Closed cases that can be archived now.
    pub archive: Vec<Kept>,
    /// Archived cases whose time of keeping is over.
    pub retention: Vec<Kept>,
    /// Cases under a hold.
    pub held: Vec<Kept>,
    /// Archived cases whose time is over within a month.
    pub soon: Vec<Kept>,
    /// What one person has asked to erase and no second one has confirmed.
    pub requests: Vec<ErasureRequest>,
    /// A group is longer than what is listed.
    pub more: bool,
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
            customer: self.case.customer.name.clone(),
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
        let progress = Progress::of(&self.view());
        let step = progress.entry(CommandName::Archive)?;
        Some(step.0.clause.clone())
    }

    /// Whether its time of keeping is over on that day, with nothing against erasing it.
    pub(super) fn over(&self) -> bool {
        erasable(&self.context, self.case, ErasureCause::Retention).is_ok()
    }

    fn over_by(&self, day: NaiveDate) -> bool {
        let keeping = Keeping::of(self.context.regulation, self.context.calendar, self.case);
        let may_go = erasable(&self.context, self.case, ErasureCause::Request).is_ok();
        may_go && keeping.is_some_and(|keeping| keeping.ended(day))
    }

    fn view(&self) -> View<'_> {
        View {
            case: self.case,
            regulation: self.context.regulation,
            now: self.context.now,
            around: Surroundings::default(),
        }
    }
}

impl Desk {
    /// What waits for the admin. Sealed cases are listed only for those who may open them.
    ///
    /// # Errors
    /// An actor who is no administrator; a fault of the file.
    pub fn archive_due(&mut self, actor: &Actor) -> Result<ArchiveDue, DeskError> {
        self.entitled(actor, "archive_due", &[Role::Admin])?;
        let mut due = ArchiveDue::default();
        (due.archive, due.more) = self.to_archive(actor, Vec::new(), SHOWN)?;
        let over = self.archived_long_ago(actor, Vec::new(), SHOWN)?;
        (due.retention, due.soon) = (over.over, over.soon);
        due.more |= over.more;
        due.held = self.under_hold(actor)?;
        due.requests = self.erasure_requests(actor)?;
        let asked = |kept: &Kept| {
            let mut requests = due.requests.iter();
            requests.any(|request| request.names(&kept.number))
        };
        due.retention.retain(|kept| !asked(kept));
        for group in [&mut due.archive, &mut due.retention, &mut due.soon] {
            group.sort_by(|one, other| {
                (one.closed_at, &one.number).cmp(&(other.closed_at, &other.number))
            });
        }
        due.held.sort_by_key(|kept| kept.held_until);
        Ok(due)
    }

    /// Closed cases that `actor` can archive now, at most so many; and whether there are more.
    pub(super) fn to_archive(
        &mut self,
        actor: &Actor,
        mut filters: Vec<(bool, Filter)>,
        most: usize,
    ) -> Result<(Vec<Kept>, bool), DeskError> {
        filters.push((false, Filter::Status(vec![Status::Closed])));
        let mut found = Vec::new();
        let more = self.each(actor, filters, |desk, row| {
            // A merged case has no open step, and is archived all the same.
            if !matches!(row.stage, None | Some(CommandName::Archive)) {
                return Ok(true);
            }
            let ready = desk.seen(actor, &row.number, |seen| {
                let clause = seen.archivable()?;
                Some(Kept {
                    clause,
                    ..seen.kept()
                })
            })?;
            if ready.is_some() && found.len() == most {
                return Ok(false);
            }
            found.extend(ready);
            Ok(true)
        })?;
        Ok((found, more))
    }

    /// Archived cases whose time of keeping is over, or over within a month.
    pub(super) fn archived_long_ago(
        &mut self,
        actor: &Actor,
        mut filters: Vec<(bool, Filter)>,
        most: usize,
    ) -> Result<Over, DeskError> {
        filters.extend([
            (true, Filter::Status(vec![Status::Open])),
            (true, Filter::Erased),
            (false, Filter::Closed(self.long_ago()?)),
        ]);
        let mut found = Over::default();
        found.more = self.each(actor, filters, |desk, row| {
            let kept = desk.seen(actor, &row.number, |seen| {
                let soon = seen.today.checked_add_days(SOON).unwrap_or(seen.today);
                match (seen.over(), seen.over_by(soon)) {
                    (true, _) => Some((true, seen.kept())),
                    (false, true) => Some((false, seen.kept())),
                    (false, false) => None,
                }
            })?;
            let Some((over, kept)) = kept else {
                return Ok(true);
            };
            let group = if over {
                &mut found.over
            } else {
                &mut found.soon
            };
            if group.len() == most {
                return Ok(!over);
            }
            group.push(kept);
            Ok(true)
        })?;
        Ok(found)
    }

    fn under_hold(&mut self, actor: &Actor) -> Result<Vec<Kept>, DeskError> {
        let mut found = Vec::new();
        for number in self.store.numbers_with("held")? {
            let kept = self.seen(actor, &number, |seen| {
                (seen.is_held() && seen.case.erased.is_none()).then(|| seen.kept())
            })?;
            found.extend(kept);
        }
        Ok(found)
    }

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

    /// Walks the cases that `filters` find until `visit` says no; whether it did.
    fn each(
        &mut self,
        actor: &Actor,
        filters: Vec<(bool, Filter)>,
        mut visit: impl FnMut(&mut Self, &CaseRow) -> Result<bool, DeskError>,
    ) -> Result<bool, DeskError> {
        let mut query = CaseQuery {
            filters,
            limit: PAGE,
            sealed: self.sees_sealed(actor),
            ..CaseQuery::default()
        };
        loop {
            let page = self.store.cases(&query)?;
            for row in &page.rows {
                if !visit(self, row)? {
                    return Ok(true);
                }
            }
            if page.next.is_none() {
                return Ok(false);
            }
            query.after = page.next;
        }
    }

    /// Closed so long ago that the time of keeping may be over, by any regulation that this desk has used.
    fn long_ago(&mut self) -> Result<Bound, DeskError> {
        let soon = self.now() + chrono::TimeDelta::days(30);
        let mut until = closed_before(self.regulation(), self.calendar(), soon);
        for version in self.store.regulations()? {
            let regulation: std::sync::Arc<Regulation> =
                self.rules.version(self.store.as_read(), &version)?;
            until = until.max(closed_before(&regulation, self.calendar(), soon));
        }
        Ok(Bound {
            from: None,
            until: Some(until),
        })
    }
}

/// Archived cases by the end of their time.
#[derive(Clone, Debug, Default)]
pub(super) struct Over {
    pub(super) over: Vec<Kept>,
    pub(super) soon: Vec<Kept>,
    pub(super) more: bool,
}
