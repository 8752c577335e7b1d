//! Lines of the ledger that are kept for the next export: whose they are, and the proof that they are right.
//!
//! A line is kept for everybody who sees the same: there is one with every customer in clear, and one with every customer masked.
//! Who sees some of them has lines made anew each time. Keeping is a convenience: where the file cannot be written an export
//! goes on without it.

use crate::case::{Actor, Role};
use crate::desk::check::Damage;
use crate::desk::{Desk, DeskError, LedgerPage, masking};
use crate::store::{Edition, EditionId, LinePage, NewLine};

/// So many kept lines are compared at once.
const AT_ONCE: u32 = 500;

/// A kept line beside the case that it was made of.
pub type Proof<'a> = dyn FnMut(&LedgerPage, &[Vec<u8>]) -> Result<Vec<bool>, DeskError> + 'a;

impl Desk {
    /// The edition in which lines are kept for `actor`, begun where it is new. `None` where none are kept.
    pub fn ledger_edition(
        &mut self,
        actor: &Actor,
        language: &str,
        digest: &str,
    ) -> Option<EditionId> {
        let masked = masking::alike_everywhere(actor)?;
        let edition = named(language, masked, digest);
        self.store.begin_edition(&edition).ok().flatten()
    }

    /// Keeps lines that an export has made. Whether that can go on: a file that cannot be written is no fault of the export.
    pub fn keep_ledger_lines(&mut self, edition: EditionId, lines: &[NewLine]) -> bool {
        self.store.keep_lines(edition, lines).is_ok()
    }

    /// Compares every line that is kept in a language with the case that it is of: `prove` says of each whether it is what would be
    /// made of it now.
    ///
    /// # Errors
    /// A fault that keeps the check from running at all.
    pub fn check_ledger_lines(
        &mut self,
        language: &str,
        digest: &str,
        prove: &mut Proof<'_>,
    ) -> Result<Vec<Damage>, DeskError> {
        let mut damage = Vec::new();
        for masked in [false, true] {
            let edition = named(language, masked, digest);
            if let Some(edition) = self.store.edition(&edition)? {
                self.check_edition(edition, masked, prove, &mut damage)?;
            }
        }
        Ok(damage)
    }

    fn check_edition(
        &mut self,
        edition: EditionId,
        masked: bool,
        prove: &mut Proof<'_>,
        damage: &mut Vec<Damage>,
    ) -> Result<(), DeskError> {
        let actor = stand_in(masked);
        let mut after = None;
        loop {
            let kept = self.store.kept_lines(edition, after, AT_ONCE)?;
            let Some(last) = kept.last() else {
                return Ok(());
            };
            after = Some(last.place);
            let (mut numbers, mut cells) = (Vec::new(), Vec::new());
            for line in kept {
                match (line.number, line.cells) {
                    (Some(number), Some(found)) if line.present => {
                        numbers.push(number);
                        cells.push(found);
                    }
                    (number, _) => damage.push(wrong(number)),
                }
            }
            let page = self.taken(&actor, LinePage::unkept(numbers.clone(), None))?;
            let compared = numbers.into_iter().zip(prove(&page, &cells)?);
            let others = compared.filter(|(_, right)| !right);
            damage.extend(others.map(|(number, _)| wrong(Some(number))));
        }
    }
}

fn named(language: &str, masked: bool, digest: &str) -> Edition {
    Edition {
        name: format!("{language}{}", if masked { " masked" } else { "" }),
        digest: digest.to_owned(),
    }
}

/// One who sees every customer, or none.
fn stand_in(masked: bool) -> Actor {
    Actor {
        user: String::new(),
        roles: [if masked {
            Role::Admin
        } else {
            Role::Supervisor
        }]
        .into(),
        department: None,
        person: None,
    }
}

fn wrong(number: Option<String>) -> Damage {
    Damage {
        what: "ledger",
        place: number.unwrap_or_default(),
        detail: "a kept line of the ledger is not what the history says".to_owned(),
    }
}
