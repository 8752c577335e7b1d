use std::sync::Arc;

use super::record::Record;
use crate::calendar::Moment;
use crate::case::{Case, Event, Fact, Personal, Registered, Subject};
use crate::desk::PastCase;
use crate::regulation::load;
use crate::regulation::shipped::shipped;

fn at(hour: u32) -> Moment {
    format!("2026-09-07T{hour:02}:00:00+08:00").parse().unwrap()
}

fn event(seq: i64, fact: Fact, personal: Personal) -> Event {
    Event {
        seq,
        at: at(9 + u32::try_from(seq).unwrap()),
        actor: "clerk".to_owned(),
        clause: None,
        follows: false,
        fact,
        deadlines: Vec::new(),
        personal,
    }
}

/// A case with an entry against somebody and a cause in words.
fn history() -> Vec<Event> {
    let registered = Registered {
        kind: "complaint".to_owned(),
        track: "complaint".to_owned(),
        regulation: "v".to_owned(),
        channel: "phone".to_owned(),
        received_at: at(10),
        category: Some("repair".to_owned()),
        agitated: false,
        important: false,
        sealed: false,
        departments: vec!["维修部".to_owned()],
        person_named: true,
        ticked: std::collections::BTreeSet::new(),
        level: None,
        sequel_to: None,
    };
    let named = Personal {
        person: Some("李四".to_owned()),
        cause: Some("未预约".to_owned()),
        subject: Some("维修未到".to_owned()),
        ..Personal::default()
    };
    let entry = Fact::PersonAssessed {
        id: 1,
        item: "3".to_owned(),
        subject: Subject::Person,
        department: Some("维修部".to_owned()),
        points: Some(20),
        sanction: None,
        reward: false,
        decided: None,
    };
    vec![
        event(1, Fact::Registered(Box::new(registered)), named.clone()),
        event(2, Fact::Investigated { finding: None }, named.clone()),
        event(3, entry, named),
        event(4, Fact::Closed, Personal::default()),
    ]
}

fn record(events: Vec<Event>) -> Record {
    let file = shipped().into_iter().next().unwrap();
    let past = PastCase {
        cut: at(23),
        case: Case::of("2026-000001", &events).unwrap(),
        events,
        tasks: Vec::new(),
        regulation: Arc::new(load(file.id, file.source).unwrap()),
        matter: None,
        customer: String::new(),
    };
    Record::of(&past)
}

#[test]
fn what_the_law_erases_takes_names_away_and_no_figure() {
    let whole = record(history());
    let mut erased = history();
    for event in &mut erased {
        event.personal = Personal::default();
    }
    let erased = record(erased);
    let entry = |record: &Record| record.entries.first().cloned().unwrap();
    assert_eq!(entry(&whole).person.as_deref(), Some("李四"));
    assert_eq!(entry(&erased).person, None);
    assert_eq!(entry(&erased).points, entry(&whole).points);
    assert_eq!(entry(&erased).department, entry(&whole).department);
    let figures = |record: &Record| {
        let happened = record.happened.clone();
        let who = (record.department.clone(), record.category.clone());
        (
            happened,
            who,
            record.settled_at,
            record.status,
            record.registered_at,
        )
    };
    assert_eq!(figures(&erased), figures(&whole));
    assert_eq!((whole.cause.is_some(), erased.cause), (true, None));
}
