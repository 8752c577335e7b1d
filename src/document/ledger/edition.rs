//! Which kept lines an export can use, and whether they are right.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{columns, put_line};
use crate::case::Actor;
use crate::desk::check::Damage;
use crate::desk::{Desk, DeskError, LedgerLine};
use crate::regulation::model::LedgerColumn;
use crate::store::EditionId;
use crate::text::{Lang, hex};

/// How the values of a line are made, and their bytes. It goes up whenever one of them changes within a version of the program.
pub(super) const LAYOUT: u32 = 1;

/// What a line depends on besides its case, the language, and who may see whom.
fn digest(columns: &[LedgerColumn]) -> String {
    let mut text = format!("{} {LAYOUT}", env!("CARGO_PKG_VERSION"));
    for column in columns {
        // Writing into a text cannot fail.
        let _ = write!(text, "\n{}", column.value);
    }
    hex(&Sha256::digest(text))
}

/// The edition in which lines are kept for `actor`; `None` where none are.
pub(super) fn begin(
    desk: &mut Desk,
    actor: &Actor,
    columns: &[LedgerColumn],
    lang: Lang,
) -> Option<EditionId> {
    desk.ledger_edition(actor, lang.code(), &digest(columns))
}

/// Makes every kept line again, and names the cases whose line is another.
///
/// # Errors
/// A fault that keeps the check from running at all.
pub fn check(desk: &mut Desk) -> Result<Vec<Damage>, DeskError> {
    let columns = columns(desk.regulation());
    let mut damage = Vec::new();
    for lang in [Lang::Zh, Lang::En] {
        damage.extend(desk.check_ledger_lines(
            lang.code(),
            &digest(&columns),
            &mut |page, kept| {
                let compared = page.lines().zip(kept).map(|(made, kept)| {
                    let mut line = Vec::new();
                    if let LedgerLine::Case(record) = made? {
                        put_line(&mut line, &record, &columns, lang);
                    }
                    Ok(line == *kept)
                });
                compared.collect()
            },
        )?);
    }
    Ok(damage)
}
