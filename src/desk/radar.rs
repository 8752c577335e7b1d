//! The radar: which other cases have to do with a complaint, and why. The same customer, the same unit, the same words.
//!
//! It is asked while a clerk types, for a case that is open on a screen, and for words alone. Customers are compared before
//! they are masked, and masked before they are shown. A sealed case is near none, and none is near it.

use std::collections::BTreeSet;

use super::command::find;
use super::{Desk, DeskError, masking, project};
use crate::case::{Actor, Case, Near, Neighbour, Status, nearest};
use crate::store::{Alike, COMMON, CaseRow, Read};
use crate::text::{
    Lang, clean_line, likeness, normal, phrases, same_phone_key, spread, telling, terms,
};

/// How many cases a radar shows.
const SHOWN: usize = 8;
/// Earlier cases of a customer or a unit that it chooses from.
const EARLIER: u32 = 24;
/// Similar open cases that are compared with what was typed, and how many of them it chooses from.
const COMPARED: u32 = 12;
const SIMILAR: usize = SHOWN;
/// Terms of a text that are looked for.
const TERMS: usize = 16;
/// Words that are quoted as the reason.
const QUOTED: usize = 3;

/// A case that has to do with another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearby {
    /// As whoever asked may see it.
    pub row: CaseRow,
    /// Why, the strongest first; never empty.
    pub near: Vec<Near>,
}

impl Nearby {
    /// Whether the case is about something similar, whoever complains.
    pub fn is_similar(&self) -> bool {
        let alike = |near: &Near| matches!(near, Near::Subject | Near::Words(_));
        self.near.iter().any(alike)
    }

    /// Why it is there, in words.
    pub fn why(&self, lang: Lang) -> String {
        let parts: Vec<String> = self.near.iter().map(|near| near_text(lang, near)).collect();
        parts.join(texts::and(lang))
    }
}

/// A reason in words.
pub fn near_text(lang: Lang, near: &Near) -> String {
    match near {
        Near::Phone => texts::same_phone(lang).to_owned(),
        Near::Name => texts::same_name(lang).to_owned(),
        Near::Unit(unit) => texts::same_unit(lang, unit),
        Near::Subject => texts::same_subject(lang).to_owned(),
        Near::Words(words) => texts::similar(lang, &words.join(" ")),
    }
}

impl Desk {
    /// What is near the case `number`: the same customer, the same unit, similar open cases.
    ///
    /// # Errors
    /// An unknown number, or a sealed case that is not for `actor`; a fault of the file.
    pub fn nearby(&mut self, actor: &Actor, number: &str) -> Result<Vec<Nearby>, DeskError> {
        let read = self.store.as_read();
        let found = find(read, &mut self.rules, number)?;
        let regulation = self.rules.version(read, &found.case.regulation)?;
        if !super::file::may_see(&regulation, &found.case, actor) {
            return Err(DeskError::UnknownCase(number.to_owned()));
        }
        around(read, actor, &found.case)
    }

    /// The open cases that are about what `text` says.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn similar_to(&self, actor: &Actor, text: &str) -> Result<Vec<Nearby>, DeskError> {
        let wanted = Case {
            text: Some(text.to_owned()),
            ..Case::nothing("")
        };
        let similar = similar(self.store.as_read(), &wanted)?;
        Ok(chosen(actor, &similar))
    }
}

/// What is near `case`, which need not be registered.
pub(super) fn around(
    read: &dyn Read,
    actor: &Actor,
    case: &Case,
) -> Result<Vec<Nearby>, DeskError> {
    if case.sealed || case.erased.is_some() {
        return Ok(Vec::new());
    }
    let mut found = earlier(read, case)?;
    found.extend(similar(read, case)?);
    found.retain(|(row, _)| row.number != case.number);
    Ok(chosen(actor, &found))
}

type Found = Vec<(CaseRow, BTreeSet<Near>)>;

/// Those worth a look, as `actor` may see them.
fn chosen(actor: &Actor, found: &[(CaseRow, BTreeSet<Near>)]) -> Vec<Nearby> {
    let neighbour = |(row, near): &(CaseRow, BTreeSet<Near>)| Neighbour {
        number: row.number.clone(),
        open: row.status == Status::Open,
        received_at: row.received_at,
        near: near.clone(),
    };
    let near = nearest(found.iter().map(neighbour), SHOWN);
    let shown = near.into_iter().filter_map(|neighbour| {
        let known = found.iter().find(|(row, _)| row.number == neighbour.number);
        let mut row = known?.0.clone();
        masking::row(actor, &mut row);
        Some(Nearby {
            row,
            near: neighbour.near.into_iter().collect(),
        })
    });
    shown.collect()
}

/// Cases of the same customer or the same unit, open and closed.
fn earlier(read: &dyn Read, case: &Case) -> Result<Found, DeskError> {
    let customer = &case.customer;
    let key = project::customer_key(case);
    let known = !customer.name.is_empty() || customer.phone.is_some();
    let phone = customer.phone.as_deref().and_then(same_phone_key);
    let unit = customer.unit.as_deref();
    if !known && unit.is_none() {
        return Ok(Vec::new());
    }
    let key = known.then_some(key.as_str());
    let rows = read.earlier_cases(key, phone.as_deref(), unit, EARLIER)?;
    let with_reason = rows.into_iter().map(|row| {
        let near = reasons(case, phone.as_deref(), &row);
        (row, near)
    });
    Ok(with_reason.collect())
}

fn reasons(case: &Case, phone: Option<&str>, row: &CaseRow) -> BTreeSet<Near> {
    let mut near = BTreeSet::new();
    let has_phone = phone.is_some_and(|key| row.phone_keys.iter().any(|known| known == key));
    let same_key = project::customer_key(case) == row.customer_key;
    let by_phone = has_phone || (same_key && project::known_by_phone(case));
    if by_phone {
        near.insert(Near::Phone);
    } else if same_key {
        near.insert(Near::Name);
    }
    if let (Some(ours), Some(theirs)) = (&case.customer.unit, &row.unit)
        && !normal(ours).is_empty()
        && normal(ours) == normal(theirs)
    {
        near.insert(Near::Unit(theirs.clone()));
    }
    near
}

/// Open cases about the same: by the words of subject and narration. The best only, since anybody shares some word.
fn similar(read: &dyn Read, case: &Case) -> Result<Found, DeskError> {
    let subject = case.subject.as_deref().unwrap_or_default();
    let text = case.text.as_deref().unwrap_or_default();
    let typed = format!("{subject}\n{text}");
    let wanted = spread(terms(&typed), TERMS);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let alike = read.open_alike(&wanted, COMPARED + 1)?;
    let mut scored = compared(&typed, &normal(subject), &wanted, alike);
    scored.retain(|(_, row, _)| row.number != case.number);
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    scored.truncate(SIMILAR);
    Ok(scored
        .into_iter()
        .map(|(_, row, near)| (row, near))
        .collect())
}

/// Each that is alike, with how much.
fn compared(
    typed: &str,
    subject: &str,
    wanted: &[String],
    alike: Alike,
) -> Vec<(f64, CaseRow, BTreeSet<Near>)> {
    let weights: Vec<f64> = alike.known.iter().map(|n| telling(*n, COMMON)).collect();
    let scored = alike.cases.into_iter().filter_map(|(row, mut shared)| {
        // Who complains is no matter; and the name is nobody's to learn from a reason.
        let name = normal(&row.customer);
        shared.retain(|place| wanted.get(*place).is_some_and(|term| !name.contains(term)));
        let theirs = row.subject.as_deref().unwrap_or_default();
        let mut other = terms(&format!("{theirs}\n{}", clean_line(&row.excerpt)));
        let same_subject = !subject.is_empty() && subject == normal(theirs);
        let score = likeness(&weights, &shared, other.len());
        let mut near = BTreeSet::new();
        if same_subject {
            near.insert(Near::Subject);
        }
        if score.is_some() {
            // Only some of the terms were looked up; what both say in a row is quoted whole.
            other.retain(|term| !name.contains(term));
            let looked_up = shared.iter().filter_map(|place| wanted.get(*place));
            other.extend(looked_up.cloned());
            near.insert(Near::Words(phrases(typed, &other, QUOTED)));
        }
        let bonus = if same_subject { 1.0 } else { 0.0 };
        (!near.is_empty()).then(|| (score.unwrap_or_default() + bonus, row, near))
    });
    scored.collect()
}

mod texts {
    crate::catalogue! {
        same_phone() { zh: "同一客户（电话）", en: "same customer by phone" }
        same_name() { zh: "同一客户（姓名住址）", en: "same customer by name and address" }
        same_unit(unit: &str) { zh: "同户 {unit}", en: "same unit {unit}" }
        same_subject() { zh: "同一主题", en: "same subject" }
        similar(words: &str) { zh: "相似：{words}", en: "similar: {words}" }
        and() { zh: "；", en: "; " }
    }
}
