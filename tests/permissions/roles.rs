//! Every role × every command × every kind.

use tousu::case::{CommandName, Role};
use tousu::desk::DeskError;

use crate::office::{Office, forbidden, only, refused, usual};
use crate::table::{RIGHTS, Rights};

/// Whoever is not listed for a command is refused; nothing is written to the case, and a missing permission is noted.
fn nobody_else(office: &mut Office, rights: &Rights, number: &str, wrong: &mut Vec<String>) {
    let noted = office.noted().len();
    let mut without_permission = 0;
    let before = office.file(rights, number).case.version;
    for name in CommandName::ALL.iter().copied() {
        let may = rights.of(name);
        for role in Role::ALL.into_iter().filter(|role| !may.contains(role)) {
            let outcome = office.tries(&only(role), number, usual(name));
            let right = match rights.sealed_for {
                Some(reader) if reader != role => {
                    matches!(outcome, Err(DeskError::UnknownCase(_)))
                }
                _ if may.is_empty() => refused(&outcome),
                _ => forbidden(&outcome),
            };
            without_permission += usize::from(forbidden(&outcome));
            if !right {
                let (regulation, kind) = (rights.regulation, rights.kind);
                wrong.push(format!("{regulation} {kind}: {role} {name}: {outcome:?}"));
            }
        }
    }
    let after = office.file(rights, number).case.version;
    assert_eq!(before, after, "a refusal wrote to {number}");
    assert_eq!(office.noted().len() - noted, without_permission);
}

/// At three moments of a case's life: just registered, on its way, closed.
fn through_its_life(rights: &Rights) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut office = Office::under(rights.regulation);
    let number = office.case(rights);
    nobody_else(&mut office, rights, &number, &mut wrong);
    let first = office.file(rights, &number).stage.expect("a step");
    office.walk(rights, &number, 0, first);
    nobody_else(&mut office, rights, &number, &mut wrong);
    office.walk(rights, &number, 0, CommandName::Close);
    nobody_else(&mut office, rights, &number, &mut wrong);
    wrong
}

fn of(regulation: &str) -> Vec<String> {
    let of_it = RIGHTS
        .iter()
        .filter(|rights| rights.regulation == regulation);
    of_it.flat_map(through_its_life).collect()
}

macro_rules! nobody_else_may {
    ($($test:ident $regulation:literal),+ $(,)?) => {
        $(#[test]
        fn $test() {
            let wrong = of($regulation);
            assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        })+
    };
}

nobody_else_may!(
    at_the_gym_nobody_does_what_is_not_his "gym",
    at_the_insurance_nobody_does_what_is_not_his "insurance",
    at_the_gas_company_nobody_does_what_is_not_his "gas",
    under_the_general_rules_nobody_does_what_is_not_his "general",
    at_the_property_nobody_does_what_is_not_his "property",
    at_the_hospital_nobody_does_what_is_not_his "hospital",
);

#[test]
fn every_kind_of_every_regulation_stands_in_the_table() {
    for regulation in ["gym", "insurance", "gas", "general", "property", "hospital"] {
        for kind in &Office::under(regulation).desk.regulation().kinds {
            let listed = RIGHTS
                .iter()
                .any(|rights| rights.regulation == regulation && rights.kind == kind.id);
            assert!(listed, "{regulation} {}", kind.id);
        }
    }
}

#[test]
fn whoever_is_listed_for_a_step_can_do_it() {
    for rights in &RIGHTS {
        let mut office = Office::under(rights.regulation);
        for which in 0..3 {
            let number = office.case(rights);
            office.walk(rights, &number, which, CommandName::Close);
            assert!(office.file(rights, &number).case.closed_at.is_some());
        }
    }
}

#[test]
fn whoever_is_listed_is_never_refused_for_want_of_a_role() {
    for rights in &RIGHTS {
        let mut office = Office::under(rights.regulation);
        let other = office.case(rights);
        for name in CommandName::ALL.iter().copied() {
            for role in rights.of(name) {
                let number = office.case(rights);
                let outcome = office.tries(&only(role), &number, usual(name));
                let told = format!("{} {}: {role} {name}", rights.regulation, rights.kind);
                assert!(!forbidden(&outcome), "{told}: {outcome:?}");
                let hidden =
                    matches!(outcome, Err(DeskError::UnknownCase(unknown)) if unknown == number);
                assert!(!hidden, "{told}: hidden");
            }
        }
        assert!(office.file(rights, &other).case.closed_at.is_none());
    }
}

#[test]
fn a_missing_permission_is_noted_with_who_tried_what_on_which_case() {
    let mut office = Office::under("gym");
    let rights = RIGHTS.first().expect("a kind");
    let number = office.case(rights);
    let mut tried = Vec::new();
    for (role, name) in [
        (Role::Clerk, CommandName::Dispatch),
        (Role::Handler, CommandName::Close),
        (Role::Head, CommandName::Escalate),
        (Role::Supervisor, CommandName::Archive),
        (Role::Manager, CommandName::Answer),
        (Role::Admin, CommandName::Note),
    ] {
        assert!(forbidden(&office.tries(&only(role), &number, usual(name))));
        tried.push((role.as_str(), name.as_str(), number.clone()));
    }
    let noted = office.noted();
    let noted: Vec<(&str, &str, String)> = noted
        .iter()
        .map(|(actor, facts)| {
            let word = |field: &str| facts[field].as_str().expect(field);
            (actor.as_str(), word("command"), word("case").to_owned())
        })
        .collect();
    assert_eq!(noted, tried);
}
