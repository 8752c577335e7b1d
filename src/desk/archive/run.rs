//! Doing what was planned: each case by the ordinary command, through the one door.

use super::plan::ArchivePlan;
use super::{Certificate, ErasureRequest, Kept, Progress, typed_code};
use crate::case::{Actor, ErasureCause};
use crate::desk::{Desk, DeskError};

/// How many cases are archived between two looks after the search index.
const SLICE: usize = 100;

/// What a run did.
#[derive(Debug, Default)]
pub struct Archived {
    /// The plan that was confirmed.
    pub plan: ArchivePlan,
    /// The numbers that were archived.
    pub archived: Vec<String>,
    /// Somebody was faster, or a rule says no: these are left as they were.
    pub left: Vec<(String, DeskError)>,
    /// The erasures that now wait for a second person.
    pub request: Option<ErasureRequest>,
}

/// What a code did.
#[derive(Debug)]
pub enum Confirmed {
    /// The first person's: the run was done, and erasures asked for.
    Run(Archived),
    /// The second person's: the personal data is erased.
    Erased(Certificate),
}

impl Desk {
    /// Does what the plan with that code says. The code of a request that somebody else made erases.
    ///
    /// # Errors
    /// [`DeskError::PlanChanged`] where the plan has another code by now, [`DeskError::SecondPerson`] for one's own request; an
    /// actor who is not entitled; a fault of the file. What was done before a fault stays done: each case is whole.
    pub fn archive_run(
        &mut self,
        actor: &Actor,
        words: &str,
        code: &str,
        progress: &mut Progress<'_>,
    ) -> Result<Confirmed, DeskError> {
        let code = typed_code(code);
        if self.erasure_request(&code)?.is_some() {
            return Ok(Confirmed::Erased(
                self.confirm_erasure(actor, &code, progress)?,
            ));
        }
        let plan = self.archive_plan(actor, words)?;
        if plan.code() != code || plan.is_empty() {
            return Err(DeskError::PlanChanged(Vec::new()));
        }
        let mut done = Archived {
            plan,
            ..Archived::default()
        };
        self.archive_each(actor, &mut done, progress)?;
        if !done.plan.erase.is_empty() {
            let request = ErasureRequest::of(&code, ErasureCause::Retention, &done.plan.erase);
            done.request = Some(self.request_erasure(actor, request)?);
        }
        Ok(Confirmed::Run(done))
    }

    fn archive_each(
        &mut self,
        actor: &Actor,
        done: &mut Archived,
        progress: &mut Progress<'_>,
    ) -> Result<(), DeskError> {
        let seen = |kept: &Kept| (kept.number.clone(), kept.version);
        let cases: Vec<(String, u32)> = done.plan.archive.iter().map(seen).collect();
        for (slice, before) in cases.chunks(SLICE).zip((0usize..).step_by(SLICE)) {
            let left = self.archive_cases(actor, slice)?;
            let refused = |number: &String| left.iter().any(|(own, _)| own == number);
            let archived = slice.iter().map(|(number, _)| number);
            done.archived
                .extend(archived.filter(|number| !refused(number)).cloned());
            done.left.extend(left);
            progress(before + slice.len(), cases.len());
            self.idle()?;
        }
        Ok(())
    }
}
