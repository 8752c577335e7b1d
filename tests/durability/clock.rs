//! The computer's clock jumps: no event is dated before the one before it, and the order is that of the numbers.

use chrono::TimeDelta;
use proptest::prelude::*;
use serde_json::json;
use tousu::calendar::Moment;
use tousu::case::{Command, Intake};
use tousu::desk::{Clock, Wish};

use crate::support::{NOW, Place, is_sound, numbers, open};

fn intake(at: usize) -> Intake {
    let case = json!({
        "kind": "complaint", "channel": "phone", "category": "equipment", "departments": [],
        "text": format!("停转 {at}"), "customer": {"name": "张三"},
    });
    Intake::read(case).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_event_is_dated_before_the_last_however_the_clock_jumps(
        jumps in prop::collection::vec((-3_000_000i64..3_000_000, any::<bool>()), 1..14)
    ) {
        let place = Place::new();
        let mut desk = open(&place.desk()).unwrap();
        let actor = desk.sign_in("clerk", None).unwrap().actor;
        let start: Moment = NOW.parse().unwrap();
        for (at, (jump, new)) in jumps.iter().enumerate() {
            desk.set_training_clock(Clock::Fixed(start + TimeDelta::seconds(*jump)));
            if *new || at == 0 {
                desk.register(&actor, &intake(at)).unwrap();
            } else {
                let text = format!("{at}");
                let wish = Wish { op: None, version: None, command: Command::Note { text } };
                desk.execute(&actor, "2026-000001", &wish).unwrap();
            }
            desk.tick().unwrap();
        }
        let mut last = (0, None);
        desk.read().walk_log(&mut |entry| {
            let at: Moment = entry.at.parse().unwrap();
            assert!(entry.seq == last.0 + 1 && last.1.is_none_or(|last| last <= at), "{entry:?}");
            last = (entry.seq, Some(at));
            true
        }).unwrap();
        let mut given = numbers(&desk);
        given.sort();
        let wanted: Vec<String> = (1..=given.len()).map(|at| format!("2026-{at:06}")).collect();
        prop_assert_eq!(given, wanted);
        drop(desk);
        is_sound(&place.desk());
    }
}
