//! Who sees the customer. Names and telephone numbers are masked for those whose work does not need them, here and nowhere
//! else, so that no screen and no list can forget it.
//!
//! The rule: reception, supervisor and manager see every customer; a handler or head sees the customers of the cases that
//! name their department, or none yet (one who belongs to no department works for all); everybody else, the administrator
//! above all, sees 张\* and 138\*\*\*\*8000 — in lists, queue, previews, in the archive, on the
//! case, on its papers and in an exported ledger; nor do they find a case by what is masked ([`words`]). On a case it may be lifted
//! ([`Desk::unmask`]): that is noted in the desk's log, and holds for this user until the desk is left.

use std::collections::BTreeSet;

use serde_json::json;
use sha2::{Digest, Sha256};

use super::{CaseFile, Desk, DeskError};
use crate::case::{Actor, Case, Contact, Customer, Event, Personal, Role};
use crate::store::{CaseRow, Filter, TaskRow};
use crate::text::{hex, mask_name, mask_phone};

/// Whether `actor`'s work needs the customer of a case of these departments.
fn needs_customer<'a>(actor: &Actor, mut departments: impl Iterator<Item = &'a str>) -> bool {
    if actor.may_any(&[Role::Clerk, Role::Supervisor]) {
        return true;
    }
    if !actor.may_any(&[Role::Handler, Role::Head]) {
        return false;
    }
    let Some(own) = actor.department.as_deref() else {
        return true;
    };
    match departments.next() {
        None => true,
        Some(first) => first == own || departments.any(|name| name == own),
    }
}

/// Whether `actor` sees every customer masked, or every one in clear; `None` where that depends on the case.
pub(super) fn alike_everywhere(actor: &Actor) -> Option<bool> {
    if actor.may_any(&[Role::Clerk, Role::Supervisor]) {
        return Some(false);
    }
    match (
        actor.may_any(&[Role::Handler, Role::Head]),
        &actor.department,
    ) {
        (true, Some(_)) => None,
        (of_department, _) => Some(!of_department),
    }
}

/// The words of `filters` as `actor` may ask them: nobody finds by what they are not shown. `-` before a word makes no difference:
/// what one does not find by a name, one does not miss by it either.
pub(super) fn words(actor: &Actor, filters: Vec<(bool, Filter)>) -> Vec<(bool, Filter)> {
    if actor.may_any(&[Role::Clerk, Role::Supervisor]) {
        return filters;
    }
    let department = actor.department.clone();
    let of_own = actor.may_any(&[Role::Handler, Role::Head]);
    if of_own && department.is_none() {
        return filters;
    }
    let known = department.filter(|_| of_own);
    let veil = |filter: Filter| match filter {
        Filter::Text(_) | Filter::Customer(_) | Filter::Phone(_) => {
            Filter::Veiled(Box::new(filter), known.clone())
        }
        open => open,
    };
    filters
        .into_iter()
        .map(|(negated, filter)| (negated, veil(filter)))
        .collect()
}

/// Whether `actor` sees the customer of that row.
pub(super) fn sees_customer(actor: &Actor, row: &CaseRow) -> bool {
    needs_customer(actor, row.departments.iter().map(String::as_str))
}

/// A row of a list, as `actor` may see it.
pub(super) fn row(actor: &Actor, row: &mut CaseRow) {
    if sees_customer(actor, row) {
        return;
    }
    name(&mut row.customer);
    phone(row.phone.as_mut());
    row.phone_keys.clear();
    row.customer_key = veiled(&row.customer_key);
}

/// Tells one customer from another without saying who they are.
fn veiled(key: &str) -> String {
    hex(&Sha256::digest(key.as_bytes()))
}

/// A task of the queue, as `actor` may see it.
pub(super) fn task(actor: &Actor, row: &mut TaskRow) {
    let departments = [&row.department, &row.case_department];
    if needs_customer(
        actor,
        departments.into_iter().filter_map(|it| it.as_deref()),
    ) {
        return;
    }
    name(&mut row.customer);
    phone(row.phone.as_mut());
}

/// The customer's name of a case that stands in a list, as `actor` may see it.
pub(super) fn customer_name(actor: &Actor, case: &Case) -> String {
    let departments = case.departments.iter().map(|entry| entry.name.as_str());
    if needs_customer(actor, departments) {
        case.customer.name.clone()
    } else {
        mask_name(&case.customer.name)
    }
}

fn name(name: &mut String) {
    *name = mask_name(name);
}

fn phone(typed: Option<&mut String>) {
    if let Some(typed) = typed {
        *typed = mask_phone(typed);
    }
}

/// An opened case, or one that leaves the desk on paper or in a file, as `actor` may see it. `shown`: they have lifted the mask. Whether it is
/// masked now.
pub(super) fn taken_out(
    actor: &Actor,
    shown: bool,
    taken: &mut Case,
    events: &mut [Event],
) -> bool {
    let departments = taken.departments.iter().map(|entry| entry.name.as_str());
    if shown || needs_customer(actor, departments) {
        return false;
    }
    case(taken);
    for event in events {
        spoken(&mut event.personal);
    }
    true
}

fn customer(customer: &mut Customer) {
    name(&mut customer.name);
    phone(customer.phone.as_mut());
}

fn contact(contact: &mut Contact) {
    if let Some(called) = &mut contact.name {
        name(called);
    }
    phone(contact.mobile.as_mut());
    phone(contact.phone.as_mut());
}

fn case(case: &mut Case) {
    customer(&mut case.customer);
    contact(&mut case.contact);
}

/// What an event says of the customer; employees are no customers.
fn spoken(personal: &mut Personal) {
    if let Some(said) = &mut personal.customer {
        customer(said);
    }
    if let Some(said) = &mut personal.contact {
        contact(said);
    }
    if let Some(signed) = &mut personal.name {
        name(signed);
    }
}

impl Desk {
    /// An opened case, as `actor` may see it.
    pub(super) fn masked(&self, actor: &Actor, mut file: CaseFile) -> CaseFile {
        let shown = self.is_shown(actor, &file.case.number);
        file.masked = taken_out(actor, shown, &mut file.case, &mut file.events);
        file
    }

    /// Whether `actor` has lifted the mask of that case since the desk was opened.
    pub(super) fn is_shown(&self, actor: &Actor, number: &str) -> bool {
        self.shown
            .iter()
            .any(|(user, shown)| *user == actor.user && shown == number)
    }

    /// The cases of which `actor` has lifted the mask since the desk was opened.
    pub(super) fn shown_to(&self, actor: &Actor) -> BTreeSet<String> {
        let shown = self.shown.iter().filter(|(user, _)| *user == actor.user);
        shown.map(|(_, number)| number.clone()).collect()
    }

    /// Opens a case with its customer's name and telephone in clear. Where they were masked for `actor`, the desk's log says
    /// who looked at which case.
    ///
    /// # Errors
    /// As [`Desk::case`].
    pub fn unmask(&mut self, actor: &Actor, number: &str) -> Result<CaseFile, DeskError> {
        let file = self.case(actor, number)?;
        if !file.masked {
            return Ok(file);
        }
        self.write_desk(&actor.user, "unmasked", &json!({"case": number}), &[])?;
        self.shown.insert((actor.user.clone(), number.to_owned()));
        self.case(actor, number)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::case::Intake;
    use crate::desk::{Clock, NewDesk, NewUser, QueueQuery};
    use crate::store::{Sort, Total};

    /// A desk with one case, its first user, and one who keeps the files.
    fn desk() -> (tempfile::TempDir, Desk, String, Actor) {
        let folder = tempfile::tempdir().unwrap();
        let known = crate::regulation::shipped::shipped();
        let first = known
            .iter()
            .find(|it| it.source.contains("id = \"complaint\""));
        let now = "2026-09-28T10:00:00+08:00".parse().unwrap();
        let new = NewDesk {
            regulation: first.unwrap().source,
            file: "a.toml",
            admin: "all",
            secret: None,
            training: true,
        };
        let path = folder.path().join("desk.tousu");
        let mut desk = Desk::create(&path, &new, Clock::Fixed(now)).unwrap();
        let all = desk.actor("all").unwrap();
        let files = NewUser {
            name: "files".to_owned(),
            roles: vec![Role::Admin],
            ..NewUser::default()
        };
        desk.add_user(&all, &files).unwrap();
        let category = desk.regulation().categories.first().map(|it| it.id.clone());
        let intake = json!({
            "kind": "complaint", "channel": "phone", "category": category, "text": "等了两小时",
            "customer": {"name": "张三", "phone": "13800138000"},
            "contact": {"name": "李小四", "mobile": "13900139000"},
        });
        let number = desk
            .register(&all, &Intake::read(intake).unwrap())
            .unwrap()
            .number;
        let files = desk.actor("files").unwrap();
        (folder, desk, number, files)
    }

    fn looked(desk: &Desk) -> Vec<(String, String)> {
        let mut found = Vec::new();
        desk.read()
            .walk_log(&mut |entry| {
                if entry.kind == "unmasked" {
                    found.push((entry.actor.clone(), entry.facts.clone()));
                }
                true
            })
            .unwrap();
        found
    }

    #[test]
    fn whoever_lifts_the_mask_is_noted_once() {
        let (_folder, mut desk, number, files) = desk();
        assert!(desk.case(&files, &number).unwrap().masked);
        assert!(looked(&desk).is_empty());
        let shown = desk.unmask(&files, &number).unwrap();
        assert_eq!(shown.case.customer.name, "张三");
        desk.unmask(&files, &number).unwrap();
        assert!(!desk.case(&files, &number).unwrap().masked);
        let noted = looked(&desk);
        assert_eq!(noted.len(), 1, "{noted:?}");
        let (who, what) = noted.first().unwrap();
        assert_eq!(who, "files");
        assert!(what.contains(&number), "{what}");
    }

    #[test]
    fn who_sees_the_customer_anyway_leaves_no_note() {
        let (_folder, mut desk, number, _) = desk();
        let all = desk.actor("all").unwrap();
        assert!(!desk.unmask(&all, &number).unwrap().masked);
        assert!(looked(&desk).is_empty());
    }

    #[test]
    fn history_and_contact_are_masked_with_the_customer() {
        let (_folder, mut desk, number, files) = desk();
        let file = desk.case(&files, &number).unwrap();
        assert_eq!(file.case.contact.name.as_deref(), Some("李**"));
        assert_eq!(file.case.contact.mobile.as_deref(), Some("139****9000"));
        let first = &file.events.first().unwrap().personal;
        assert_eq!(first.customer.as_ref().unwrap().name, "张*");
        assert_eq!(
            first.contact.as_ref().unwrap().mobile.as_deref(),
            Some("139****9000")
        );
    }

    #[test]
    fn what_is_masked_finds_nothing_and_counts_nothing() {
        let (_folder, desk, number, files) = desk();
        let all = desk.actor("all").unwrap();
        let found = |actor: &Actor, words: &str| {
            let page = desk.cases(actor, words, Sort::Received, None, 10).unwrap();
            let numbers: Vec<String> = page.rows.into_iter().map(|row| row.number).collect();
            let cases = desk.count(actor, words).unwrap();
            assert_eq!(
                cases,
                Total::Exactly(u32::try_from(numbers.len()).unwrap()),
                "{words}"
            );
            let question = QueueQuery {
                words: words.to_owned(),
                limit: 100,
                ..QueueQuery::default()
            };
            let tasks = desk.queue(actor, &question).unwrap().rows.len();
            let counted = desk.count_tasks(actor, &question).unwrap();
            assert_eq!(
                counted,
                Total::Exactly(u32::try_from(tasks).unwrap()),
                "{words}"
            );
            assert_eq!(tasks > 0, !numbers.is_empty(), "{words}");
            numbers
        };
        for words in [
            "张三",
            "zs",
            "13800138000",
            "8000",
            "李小四",
            "13900139000",
            "customer:张",
            "phone:139",
        ] {
            assert!(found(&files, words).is_empty(), "{words}");
            assert_eq!(found(&all, words), [number.as_str()], "{words}");
            assert!(
                desk.find(&files, words).unwrap().cases.is_empty(),
                "{words}"
            );
            assert!(
                desk.find(&files, words).unwrap().customers.is_empty(),
                "{words}"
            );
        }
        assert_eq!(found(&files, "-张三"), [number.as_str()]);
        assert!(found(&all, "-张三").is_empty());
        assert_eq!(found(&files, "两小时"), [number.as_str()]);
    }
}
