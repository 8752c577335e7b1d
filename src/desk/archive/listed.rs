//! What waits for the admin, as a list shows it: read off the rows of the cases, the earliest closed first, and no more of
//! them than are listed. Only what a row cannot tell is read from its history: a case that was ever held, a sealed one, one
//! that was merged. Before anything is done to a case, it is judged anew by its history in any case.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::Kept;
use super::due::{ByTime, SOON};
use crate::calendar::Moment;
use crate::case::{Actor, CommandName, Status};
use crate::desk::{Desk, DeskError, masking};
use crate::regulation::Regulation;
use crate::regulation::keeping::{closed_for, last_day};
use crate::store::{Bound, CaseRow, ClosedGroup, ClosedQuery};

/// Cases read from the store at once.
const PAGE: u32 = 256;

/// What is the same for all cases of a list.
pub(super) struct Listing<'a> {
    actor: &'a Actor,
    /// Of each group at most so many.
    most: usize,
    versions: BTreeMap<String, Arc<Regulation>>,
    once_held: BTreeSet<String>,
    today: NaiveDate,
}

impl Listing<'_> {
    /// Every kind of every version that this desk has used.
    fn kinds(&self) -> BTreeSet<String> {
        let versions = self.versions.values();
        let kinds = versions.flat_map(|version| &version.kinds);
        kinds.map(|kind| kind.id.clone()).collect()
    }

    /// The steps at which a closed case of that kind may stand and never be archived, for its way knows no archive.
    fn without_archive(&self, kind: &str) -> BTreeSet<Option<CommandName>> {
        let versions = self.versions.values();
        let ways = versions.filter_map(|version| way_of(version, kind));
        let ending = ways.filter(|way| !way.iter().any(|(name, _)| *name == CommandName::Archive));
        ending
            .flat_map(|way| {
                let after = way.into_iter().filter(|(_, after_close)| *after_close);
                std::iter::once(None).chain(after.map(|(name, _)| Some(name)))
            })
            .collect()
    }

    /// Whether a closed case of that kind with nothing left to do can be one that was merged and is to be archived.
    fn with_archive(&self, kind: &str) -> bool {
        let mut versions = self.versions.values();
        versions.any(|version| archives(version, kind))
    }

    /// A moment before which whatever is kept to a day before `day` was closed.
    fn closed_for(&self, desk: &Desk, kind: &str, day: NaiveDate) -> Option<Moment> {
        let versions = self.versions.values();
        let moments = versions.map(|version| closed_for(version, desk.calendar(), kind, day));
        moments.max()
    }

    /// Whether nothing but its row speaks for the case.
    fn is_plain(&self, row: &CaseRow) -> bool {
        !row.sealed && !self.once_held.contains(&row.number)
    }
}

/// The steps of a kind, and whether each follows closing.
fn way_of(regulation: &Regulation, kind: &str) -> Option<Vec<(CommandName, bool)>> {
    let track = &regulation.kind(kind)?.track;
    let steps = regulation.steps_of(track);
    Some(steps.map(|step| (step.name, step.after_close)).collect())
}

/// Whether the way of a kind ends in the archive.
fn archives(regulation: &Regulation, kind: &str) -> bool {
    let way = way_of(regulation, kind).unwrap_or_default();
    way.iter().any(|(name, _)| *name == CommandName::Archive)
}

impl Desk {
    pub(super) fn listing<'a>(
        &mut self,
        actor: &'a Actor,
        most: usize,
    ) -> Result<Listing<'a>, DeskError> {
        let once_held = self.store.once_held()?.into_iter().collect();
        let zone = self.calendar().zone;
        Ok(Listing {
            actor,
            most,
            versions: self.rules.readable(self.store.as_read())?,
            once_held,
            today: self.now().with_timezone(&zone).date_naive(),
        })
    }

    /// Closed cases that can be archived now; and whether there are more.
    pub(super) fn listed_to_archive(
        &mut self,
        list: &Listing<'_>,
    ) -> Result<(Vec<Kept>, bool), DeskError> {
        let mut groups = Vec::new();
        for kind in list.kinds() {
            let merged = list.with_archive(&kind).then_some(None);
            for stage in std::iter::once(Some(CommandName::Archive)).chain(merged) {
                groups.push(group(&kind, Status::Closed, stage, Bound::default()));
            }
        }
        let mut found = Vec::new();
        let more = self.each_closed(list, groups, |desk, row| {
            let ready = desk.ready(list, row)?;
            if ready.is_some() && found.len() == list.most {
                return Ok(false);
            }
            found.extend(ready);
            Ok(true)
        })?;
        Ok((found, more))
    }

    /// Archived cases whose time of keeping is over, or over within a month.
    pub(super) fn listed_by_time(&mut self, list: &Listing<'_>) -> Result<ByTime, DeskError> {
        let soon = list.today.checked_add_days(SOON).unwrap_or(list.today);
        let (mut over, mut coming) = (Vec::new(), Vec::new());
        for kind in list.kinds() {
            let until = list.closed_for(self, &kind, list.today);
            let later = list.closed_for(self, &kind, soon);
            let closed = list.without_archive(&kind).into_iter();
            let ends = std::iter::once((Status::Archived, None));
            for (status, stage) in ends.chain(closed.map(|stage| (Status::Closed, stage))) {
                let bound = |from, until| Bound { from, until };
                over.push(group(&kind, status, stage, bound(None, until)));
                coming.push(group(&kind, status, stage, bound(until, later)));
            }
        }
        let mut found = ByTime::default();
        for groups in [over, coming] {
            found.more |= self.each_closed(list, groups, |desk, row| {
                let Some((over, kept)) = desk.ended(list, row, soon)? else {
                    return Ok(true);
                };
                let group = if over {
                    &mut found.ended
                } else {
                    &mut found.soon
                };
                if group.len() == list.most {
                    return Ok(false);
                }
                group.push(kept);
                Ok(true)
            })?;
        }
        Ok(found)
    }

    /// The case as one that can be archived now.
    fn ready(&mut self, list: &Listing<'_>, row: &CaseRow) -> Result<Option<Kept>, DeskError> {
        let slowly = |desk: &mut Self| {
            desk.seen(list.actor, &row.number, |seen| {
                let clause = seen.archivable()?;
                Some(Kept {
                    clause,
                    ..seen.kept()
                })
            })
        };
        let accused = list.actor.person.as_ref();
        let accused = accused.is_some_and(|person| row.persons.contains(person));
        if !list.is_plain(row) || accused || row.stage != Some(CommandName::Archive) {
            return slowly(self);
        }
        let regulation = self.lived_under(&row.number)?;
        let asks_more = regulation.kind(&row.kind).is_none_or(|kind| {
            let mut steps = regulation.steps_of(&kind.track);
            steps.any(|step| step.name == CommandName::Archive && !step.requires.is_empty())
        });
        let tasks = self.store.tasks_of(&row.number)?;
        let mut turn = tasks.into_iter();
        let turn = turn.find(|task| task.step == CommandName::Archive && task.ready);
        match turn.filter(|task| !asks_more && list.actor.roles.contains(&task.role)) {
            Some(task) if task.department.is_none() => Ok(Some(Kept {
                clause: task.clause,
                ..self.kept(list.actor, row, &regulation)
            })),
            _ => slowly(self),
        }
    }

    /// The case as one whose time is over, or over on the day `soon`: which of both, and the case.
    fn ended(
        &mut self,
        list: &Listing<'_>,
        row: &CaseRow,
        soon: NaiveDate,
    ) -> Result<Option<(bool, Kept)>, DeskError> {
        let regulation = self.lived_under(&row.number)?;
        let at_its_end = row.status == Status::Archived || !archives(&regulation, &row.kind);
        if !list.is_plain(row) || (row.status != Status::Archived && at_its_end) {
            return self.seen(list.actor, &row.number, |seen| {
                match (seen.over(), seen.over_by(soon)) {
                    (false, false) => None,
                    (over, _) => Some((over, seen.kept())),
                }
            });
        }
        let kept = self.kept(list.actor, row, &regulation);
        let over = kept.keep_until.is_some_and(|until| until < list.today);
        let comes = kept.keep_until.is_some_and(|until| until < soon);
        Ok((at_its_end && comes).then_some((over, kept)))
    }

    /// A case that was never held, under the clause on keeping.
    fn kept(&self, actor: &Actor, row: &CaseRow, regulation: &Regulation) -> Kept {
        let mut row = row.clone();
        masking::row(actor, &mut row);
        let until = |closed_at| last_day(regulation, self.calendar(), &row.kind, closed_at);
        Kept {
            keep_until: row.closed_at.map(until),
            clause: regulation.retention.clause.clone(),
            number: row.number,
            version: row.version,
            status: row.status,
            kind: row.kind,
            customer: row.customer,
            subject: row.subject.unwrap_or_default(),
            closed_at: row.closed_at,
            held_until: None,
            reason: None,
        }
    }

    /// Walks the closed cases of these groups until `visit` says no; whether it did.
    fn each_closed(
        &mut self,
        list: &Listing<'_>,
        groups: Vec<ClosedGroup>,
        mut visit: impl FnMut(&mut Self, &CaseRow) -> Result<bool, DeskError>,
    ) -> Result<bool, DeskError> {
        let mut query = ClosedQuery {
            groups,
            sealed: self.rules.sealed_kinds_of(&list.actor.roles),
            after: None,
            limit: PAGE,
        };
        loop {
            let page = self.store.closed(&query)?;
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
}

fn group(kind: &str, status: Status, stage: Option<CommandName>, closed: Bound) -> ClosedGroup {
    ClosedGroup {
        kind: kind.to_owned(),
        status,
        stage,
        closed,
    }
}
