//! Archive, hold and retention: what waits for the admin, and doing it in two steps.
//!
//! Archiving is the ordinary command of a case, done to many: a plan is shown first ([`plan`]), with a code computed from
//! it, and only whoever hands that code back, with the plan still the same, has it done ([`run`]).
//!
//! Erasing needs **two persons**. The code of an admin writes the wish down in the desk ([`request`]); nothing is erased yet.
//! The same code from another user, an admin or the manager, erases ([`erase`]). Nobody confirms their own wish, so on a desk
//! with one user nothing is ever erased: a second user has to be added first. What has changed since the wish was written
//! down makes it void.
//!
//! A case under a hold is never touched by any of this.

mod again;
mod chosen;
mod due;
mod erase;
mod listed;
mod person;
mod plan;
mod request;
mod run;
mod seen;

pub use due::ArchiveDue;
pub use erase::Certificate;
pub use person::{ErasurePlan, Whose};
pub use plan::ArchivePlan;
pub use request::ErasureRequest;
pub use run::{Archived, Confirmed};
pub use seen::Kept;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::people::entitled;
use super::{CaseFile, Desk, DeskError};
use crate::case::{Actor, Role};
use crate::regulation::keeping::Keeping;
use crate::text::hex;

/// Counts what is done of how much; told after each piece.
pub type Progress<'a> = dyn FnMut(usize, usize) + 'a;

impl Desk {
    /// The last day on which an opened case is kept; `None` while it is not closed.
    pub fn kept_until(&self, file: &CaseFile) -> Option<chrono::NaiveDate> {
        Keeping::of(&file.regulation, self.calendar(), &file.case).map(|keeping| keeping.until())
    }

    /// Whether `actor` has one of these roles for `what`; where not, the attempt is noted in the desk's own log.
    pub(super) fn entitled(
        &mut self,
        actor: &Actor,
        what: &str,
        roles: &[Role],
    ) -> Result<(), DeskError> {
        let Err(refused) = entitled(self.regulation(), actor, roles) else {
            return Ok(());
        };
        let facts = json!({"command": what});
        self.write_desk(&actor.user, "forbidden", &facts, &[])?;
        Err(refused.into())
    }
}

/// A code short enough to be read out over a telephone: eight hexadecimal digits of what is planned.
fn code_of(parts: &[(&str, &[Kept])]) -> String {
    let mut hash = Sha256::new();
    for (title, cases) in parts {
        hash.update(title.as_bytes());
        for case in *cases {
            hash.update(format!("\u{1f}{}\u{1f}{}", case.number, case.version));
        }
        hash.update("\u{1e}");
    }
    hex(&hash.finalize()).chars().take(8).collect()
}

/// A code as people type it: any case, blanks and hyphens do not matter.
fn typed_code(code: &str) -> String {
    code.chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase()
}
