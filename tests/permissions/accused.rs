//! The person complained about has no hand in the case, whatever the roles.

use std::collections::BTreeSet;

use tousu::case::{Actor, Command, CommandName, Role};

use crate::office::{Office, forbidden, only, refused, usual};
use crate::table::{RIGHTS, Rights};

/// 李四, who holds every role there is.
fn lisi() -> Actor {
    Actor {
        user: "lisi".to_owned(),
        roles: BTreeSet::from(Role::ALL),
        department: None,
        person: Some("李四".to_owned()),
    }
}

fn has_no_hand(office: &mut Office, rights: &Rights, number: &str) {
    let before = office.file(rights, number).case.version;
    for name in CommandName::ALL.iter().copied() {
        let outcome = office.tries(&lisi(), number, usual(name));
        assert!(
            forbidden(&outcome),
            "{} {}: {name}: {outcome:?}",
            rights.regulation,
            rights.kind
        );
    }
    assert_eq!(before, office.file(rights, number).case.version);
}

#[test]
fn with_all_roles_and_every_command_at_every_moment() {
    for rights in &RIGHTS {
        let mut office = Office::under(rights.regulation);
        let number = office.case(rights);
        has_no_hand(&mut office, rights, &number);
        let first = office.file(rights, &number).stage.expect("a step");
        office.walk(rights, &number, 0, first);
        has_no_hand(&mut office, rights, &number);
        office.walk(rights, &number, 0, CommandName::Close);
        has_no_hand(&mut office, rights, &number);
    }
}

#[test]
fn nor_is_the_accused_named_its_handler() {
    for rights in RIGHTS.iter().filter(|rights| rights.sealed_for.is_none()) {
        let may = rights.of(CommandName::Dispatch);
        let Some(role) = may.first().copied() else {
            continue;
        };
        let mut office = Office::under(rights.regulation);
        let number = office.case(rights);
        office.walk_to(rights, &number, CommandName::Dispatch);
        let named = |person: &str| {
            let fields = serde_json::json!({"department": "维修部", "person": person});
            Command::read("dispatch", fields).expect("a dispatch")
        };
        let outcome = office.tries(&only(role), &number, named("李四"));
        assert!(refused(&outcome), "{}: {outcome:?}", rights.regulation);
        let outcome = office.tries(&only(role), &number, named("王五"));
        assert!(outcome.is_ok(), "{}: {outcome:?}", rights.regulation);
    }
}

#[test]
fn everybody_else_of_that_name_s_colleagues_may() {
    let mut office = Office::under("gym");
    let rights = RIGHTS.first().expect("a kind");
    let number = office.case(rights);
    let colleague = Actor {
        person: Some("王五".to_owned()),
        ..lisi()
    };
    let outcome = office.tries(&colleague, &number, usual(CommandName::Dispatch));
    assert!(outcome.is_ok(), "{outcome:?}");
}
