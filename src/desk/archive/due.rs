//! What waits for the admin: cases to archive, cases whose time of keeping is over, cases under a hold.

use chrono::Days;

use super::{ErasureRequest, Kept};
use crate::case::{Actor, CommandName, Role, Status};
use crate::desk::{Desk, DeskError};
use crate::regulation::Regulation;
use crate::regulation::keeping::closed_before;
use crate::store::{Bound, CaseQuery, CaseRow, Filter};

/// How many days before its end a case's time of keeping is announced.
pub(super) const SOON: Days = Days::new(30);
/// Cases read from the store at once.
const PAGE: u32 = 500;

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

impl Desk {
    /// What waits for the admin, of each group at most `most` cases. Sealed cases are listed only for those who may open them.
    ///
    /// # Errors
    /// An actor who is no administrator; a fault of the file.
    pub fn archive_due(&mut self, actor: &Actor, most: usize) -> Result<ArchiveDue, DeskError> {
        self.entitled(actor, "archive_due", &[Role::Admin])?;
        let mut due = ArchiveDue::default();
        let list = self.listing(actor, most)?;
        (due.archive, due.more) = self.listed_to_archive(&list)?;
        let over = self.listed_by_time(&list)?;
        (due.retention, due.soon) = (over.ended, over.soon);
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
    pub(super) fn archivable(
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
    ) -> Result<ByTime, DeskError> {
        filters.extend([
            (true, Filter::Status(vec![Status::Open])),
            (true, Filter::Erased),
            (false, Filter::Closed(self.long_ago()?)),
        ]);
        let mut found = ByTime::default();
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
                &mut found.ended
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
        for number in self.store.once_held()? {
            let kept = self.seen(actor, &number, |seen| {
                (seen.is_held() && seen.case.erased.is_none()).then(|| seen.kept())
            })?;
            found.extend(kept);
        }
        Ok(found)
    }

    /// Walks the cases that `filters` find until `visit` says no; whether it did.
    fn each(
        &mut self,
        actor: &Actor,
        filters: Vec<(bool, Filter)>,
        mut visit: impl FnMut(&mut Self, &CaseRow) -> Result<bool, DeskError>,
    ) -> Result<bool, DeskError> {
        let (filters, sealed) = self.seen_by(actor, filters);
        let mut query = CaseQuery {
            filters,
            limit: PAGE,
            sealed,
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
pub(super) struct ByTime {
    pub(super) ended: Vec<Kept>,
    pub(super) soon: Vec<Kept>,
    pub(super) more: bool,
}
