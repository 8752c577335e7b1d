//! What other cases contribute to the rules of one: repeats, and several people with one matter.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::DeskError;
use super::project::{customer_key, matter};
use crate::calendar::Moment;
use crate::case::Case;
use crate::regulation::{Regulation, Surroundings};
use crate::store::Read;

/// A complaint of one matter: which case, whose, when.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Voice {
    pub(super) at: Moment,
    pub(super) customer: String,
    pub(super) number: String,
}

/// Reads the surroundings of `case` off the store.
pub(super) fn of(
    read: &dyn Read,
    regulation: &Regulation,
    case: &Case,
) -> Result<Surroundings, DeskError> {
    let Some(matter) = matter(case).filter(|_| levelled(regulation, &case.kind)) else {
        return Ok(Surroundings::default());
    };
    let voices = voices(read, regulation, case, &matter)?;
    let customer = customer_key(case);
    let earlier_same_matter = read.closed_same_matter(&customer, &matter, Some(&case.number))?;
    Ok(Surroundings {
        same_matter_customers: most_within(&voices, case, regulation),
        earlier_same_matter,
    })
}

fn levelled(regulation: &Regulation, kind: &str) -> bool {
    regulation.kind(kind).is_some_and(|kind| kind.levelled)
}

/// Everybody who raised the matter near `case` in time, the case itself included.
pub(super) fn voices(
    read: &dyn Read,
    regulation: &Regulation,
    case: &Case,
    matter: &str,
) -> Result<Vec<Voice>, DeskError> {
    let window = window(regulation);
    let mut voices = vec![Voice {
        at: case.received_at,
        customer: customer_key(case),
        number: case.number.clone(),
    }];
    for (number, customer) in
        read.same_matter(matter, case.received_at - window, case.received_at + window)?
    {
        if number == case.number {
            continue;
        }
        if let Some(row) = read
            .case(&number)?
            .filter(|row| levelled(regulation, &row.kind))
        {
            voices.push(Voice {
                at: row.received_at,
                customer,
                number,
            });
        }
    }
    voices.sort();
    Ok(voices)
}

/// The most different complainants in any window that holds `case`.
pub(super) fn most_within(voices: &[Voice], case: &Case, regulation: &Regulation) -> u32 {
    let window = window(regulation);
    let most = voices
        .iter()
        .filter(|first| first.at <= case.received_at && first.at >= case.received_at - window)
        .map(|first| {
            let within = voices
                .iter()
                .filter(|voice| voice.at >= first.at && voice.at <= first.at + window);
            within
                .map(|voice| voice.customer.as_str())
                .collect::<BTreeSet<_>>()
                .len()
        })
        .max()
        .unwrap_or(0);
    u32::try_from(most).unwrap_or(u32::MAX)
}

fn window(regulation: &Regulation) -> TimeDelta {
    TimeDelta::days(i64::from(regulation.matter.window_days))
}
