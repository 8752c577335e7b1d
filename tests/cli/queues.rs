//! The follow-up queue: open tasks by due time, and its filters.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, text, with};
use crate::proof::Way;
use crate::samples::{gas, gym, insurance, property};

fn step(task: &Value) -> String {
    text(&task["step"])
}

#[test]
fn a_task_says_who_does_what_by_when_under_which_clause() {
    let desk = Desk::training("property", MONDAY).proving(Way::Asked, "property.T.12h");
    let number = desk.number(&property("phone"));
    let tasks = desk.as_("handler").queue(&[]);
    let contact = tasks
        .iter()
        .find(|task| step(task) == "contact")
        .expect("a task");
    assert_eq!(contact["number"], Value::from(number));
    assert_eq!(contact["clause"], "property.T.12h");
    assert_eq!(contact["role"], "handler");
    assert_eq!(contact["due"], "2026-09-28T22:00:00+08:00");
    assert_eq!(
        (contact["overdue"].as_bool(), contact["ready"].as_bool()),
        (Some(false), Some(true))
    );
    for field in ["department", "person", "label"] {
        assert!(contact.get(field).is_some(), "{field}");
    }
}

#[test]
fn what_is_due_first_comes_first() {
    let desk = Desk::training("insurance", MONDAY);
    for received in ["27T09:00", "25T09:00", "28T09:00", "26T09:00"] {
        let received = format!("2026-09-{received}:00+08:00");
        desk.add(&with(&insurance(), json!({"received_at": received})));
    }
    let tasks = desk.as_("clerk").queue(&[]);
    let dues: Vec<String> = tasks
        .iter()
        .filter(|task| !task["due"].is_null())
        .map(|task| text(&task["due"]))
        .collect();
    let mut sorted = dues.clone();
    sorted.sort();
    assert_eq!(dues, sorted);
    assert_eq!(dues.len(), 8, "an acknowledgement and a result each");
    assert_eq!(tasks[0]["overdue"], true, "the acknowledgement of Friday");
}

#[test]
fn within_shows_what_is_due_until_then_and_what_is_overdue() {
    let desk = Desk::training("property", MONDAY);
    let first = desk.number(&property("phone"));
    desk.at("2026-09-28T12:00:00+08:00");
    let second = desk.number(&property("phone"));
    let within = |now: &str, span: &str| -> Vec<String> {
        let tasks = desk.at(now).as_("clerk").queue(&["--within", span]);
        tasks
            .iter()
            .filter(|task| step(task) == "contact")
            .map(|task| text(&task["number"]))
            .collect()
    };
    assert_eq!(
        within("2026-09-28T19:59:00+08:00", "2h"),
        Vec::<String>::new()
    );
    assert_eq!(within("2026-09-28T20:01:00+08:00", "2h"), [first.as_str()]);
    assert_eq!(
        within("2026-09-28T20:01:00+08:00", "240m"),
        [first.clone(), second.clone()]
    );
    assert_eq!(
        within("2026-09-28T13:00:00+08:00", "1d"),
        [first.clone(), second]
    );
    assert_eq!(
        within("2026-09-28T22:01:00+08:00", "1m"),
        [first],
        "overdue is due"
    );
}

#[test]
fn by_role_and_by_department() {
    let desk = Desk::training("gas", MONDAY);
    let number = desk.number(&gas("phone"));
    desk.number(&gas("leader"));
    desk.does(
        "supervisor",
        &number,
        "dispatch",
        json!({"department": "维修部", "departments": ["抢修队"]}),
    );
    let clerk = desk.as_("clerk");
    let of_head = clerk.queue(&["--role", "head"]);
    assert!(!of_head.is_empty() && of_head.iter().all(|task| task["role"] == "head"));
    let of_team = clerk.queue(&["--department", "抢修队"]);
    assert_eq!(of_team.len(), 1, "{of_team:?}");
    assert_eq!(step(&of_team[0]), "sign");
    assert_eq!(
        clerk.queue(&["--department", "没有这个部门"]),
        Vec::<Value>::new()
    );
    assert!(
        clerk
            .queue(&["--role", "supervisor"])
            .iter()
            .all(|task| task["role"] == "supervisor")
    );
    clerk
        .run(&["queue", "--role", "king"], Value::Null)
        .invalid();
}

#[test]
fn the_words_of_the_query_language_work_here_too() {
    let desk = Desk::training("gym", MONDAY);
    let grave = desk.number(&with(&gym(), json!({"facts": ["gym.L1.c"]})));
    desk.number(&with(&gym(), json!({"subject": "另一件"})));
    let tasks = desk.as_("clerk").queue(&["level:1"]);
    assert!(!tasks.is_empty() && tasks.iter().all(|task| task["number"] == grave));
    let tasks = desk.as_("clerk").queue(&["另一件"]);
    assert!(!tasks.is_empty() && tasks.iter().all(|task| task["number"] == "2026-000002"));
}

#[test]
fn what_is_done_leaves_the_queue() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    desk.follow(&number).through("archive");
    assert_eq!(desk.as_("clerk").queue(&[]), Vec::<Value>::new());
}

#[test]
fn people_read_it_as_well() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    let plain = desk.as_("clerk").type_in(&["queue"], "");
    assert_eq!(plain.exit, 0);
    for word in [number.as_str(), "gym.D.resolve", "2026-10-08 18:00"] {
        assert!(plain.out.contains(word), "{word}: {}", plain.out);
    }
}

#[test]
fn a_mail_breaks_none_of_its_lines() {
    let desk = Desk::training("gas", MONDAY);
    let mut intake = gas("phone");
    intake["customer"]["name"] = json!("一个名字长得不像话的客户有限责任公司驻本市第三办事处");
    desk.number(&intake);
    desk.number(&gas("phone"));
    for lang in ["zh", "en"] {
        let plain = desk.as_("clerk").type_in(&["queue", "--lang", lang], "");
        assert!(plain.exit == 0 && plain.out.lines().count() >= 2);
        for line in plain.out.lines() {
            assert!(tousu::text::width(line) <= 78, "{line}");
        }
    }
    let plain = desk.as_("clerk").type_in(&["queue", "--limit", "1"], "");
    assert!(plain.out.contains("--limit"), "{}", plain.out);
}

#[test]
fn ticking_once_is_enough() {
    let desk = Desk::training("gym", MONDAY);
    desk.number(&gym());
    let ticked = desk.tick();
    assert_eq!(ticked["changed"], json!([]));
    desk.at("2026-10-14T10:00:00+08:00");
    assert_eq!(desk.tick()["changed"].as_array().map(Vec::len), Some(1));
    assert_eq!(desk.tick()["changed"], json!([]));
}
