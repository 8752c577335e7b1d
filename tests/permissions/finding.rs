//! Who sees a customer in clear finds the case by the name, and nobody else does: every role, inside and outside of the department,
//! for every kind of six regulations.

use std::collections::BTreeSet;

use tousu::case::{Actor, Role};
use tousu::store::Sort;

use crate::office::Office;
use crate::table::{RIGHTS, Rights};

/// Every role alone, of no department, of the case's, and of another.
fn everybody() -> Vec<Actor> {
    let departments = [None, Some("维修部"), Some("财务部")];
    let of = |role: Role| {
        departments.map(|department| Actor {
            user: format!("{role} {department:?}"),
            roles: BTreeSet::from([role]),
            department: department.map(str::to_owned),
            person: None,
        })
    };
    Role::ALL.into_iter().flat_map(of).collect()
}

fn finds(office: &Office, actor: &Actor, words: &str, number: &str) -> bool {
    let page = office.desk.cases(actor, words, Sort::Received, None, 50);
    let rows = page.expect("a page").rows;
    rows.iter().any(|row| row.number == number)
}

fn check(rights: &Rights, how: &[&str]) {
    let mut office = Office::under(rights.regulation);
    let number = office.case(rights);
    for actor in everybody() {
        let masked = office.desk.case(&actor, &number).map(|file| file.masked);
        for words in how {
            let found = finds(&office, &actor, words, &number);
            let who = format!(
                "{} {}: {} by {words}",
                rights.regulation, rights.kind, actor.user
            );
            match masked {
                Ok(masked) => assert_eq!(found, !masked, "{who}"),
                Err(_) => assert!(!found, "{who}: a sealed case"),
            }
        }
    }
}

#[test]
fn a_name_finds_for_those_who_see_it() {
    for rights in RIGHTS.iter().filter(|rights| rights.sealed_for.is_none()) {
        check(rights, &["张三", "zs", "customer:张三"]);
    }
}

#[test]
fn a_sealed_case_is_found_by_nobody_who_may_not_open_it() {
    for rights in RIGHTS.iter().filter(|rights| rights.sealed_for.is_some()) {
        let mut office = Office::under(rights.regulation);
        let number = office.case(rights);
        for actor in everybody() {
            let opens = office.desk.case(&actor, &number).is_ok();
            for words in ["customer:张三", "张三", "有一件事", "dept:维修部"] {
                let found = office.desk.find(&actor, words).expect("an answer");
                let cases = found.cases.iter().any(|row| row.number == number);
                assert!(opens || !cases, "{}: {words}", actor.user);
                assert!(
                    opens || found.customers.is_empty(),
                    "{}: {words}",
                    actor.user
                );
            }
        }
    }
}
