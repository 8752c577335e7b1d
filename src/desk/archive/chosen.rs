//! The same for cases that somebody has picked from the list in front of them: what they saw is what is done, or nothing.

use super::{ErasureRequest, Kept, code_of};
use crate::case::{Actor, Command, ErasureCause, Role};
use crate::desk::{Desk, DeskError, Wish};

/// A case that was left as it was, and why.
pub type Left = (String, DeskError);

impl Desk {
    /// Archives cases, each with the version that was seen. Gives those that were left: somebody was faster, or a rule says no.
    ///
    /// # Errors
    /// An actor who is no administrator; a fault of the file. What was archived before it stays archived.
    pub fn archive_cases(
        &mut self,
        actor: &Actor,
        cases: &[(String, u32)],
    ) -> Result<Vec<Left>, DeskError> {
        self.entitled(actor, "archive_run", &[Role::Admin])?;
        let mut left = Vec::new();
        for (number, version) in cases {
            let wish = Wish {
                version: Some(*version),
                ..Wish::of(Command::Archive { notes: None })
            };
            match self.execute(actor, number, &wish) {
                Ok(_) => {}
                Err(error @ DeskError::Refused(_)) => left.push((number.clone(), error)),
                Err(error) => return Err(error),
            }
        }
        Ok(left)
    }

    /// Writes down the wish to erase cases whose time of keeping is over; a second person confirms it.
    ///
    /// # Errors
    /// [`DeskError::PlanChanged`] with the cases that are not as they were seen, and then nothing is asked for; an actor who is
    /// no administrator; a fault of the file.
    pub fn ask_to_erase(
        &mut self,
        actor: &Actor,
        cases: &[(String, u32)],
    ) -> Result<ErasureRequest, DeskError> {
        self.entitled(actor, "archive_run", &[Role::Admin])?;
        let (mut over, mut changed): (Vec<Kept>, Vec<String>) = Default::default();
        let asked = self.erasure_requests(actor)?;
        for (number, version) in cases {
            let again = asked.iter().any(|request| request.names(number));
            let kept = self.seen(actor, number, |seen| seen.over().then(|| seen.kept()))?;
            match kept.filter(|kept| kept.version == *version && !again) {
                Some(kept) => over.push(kept),
                None => changed.push(number.clone()),
            }
        }
        if !changed.is_empty() || over.is_empty() {
            return Err(DeskError::PlanChanged(changed));
        }
        over.sort_by(|one, other| one.number.cmp(&other.number));
        let code = code_of(&[("archive", &[]), ("retention", &over)]);
        let request = ErasureRequest::of(&code, ErasureCause::Retention, &over);
        self.request_erasure(actor, request)
    }
}
