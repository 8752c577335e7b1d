//! The reports that a paper asks for at set times: who owes them is told until they are made.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, each};
use crate::proof::Way;
use crate::samples::gym;

/// A desk on which somebody has worked in August, and now it is Monday.
fn in_use(regulation: &'static str) -> Desk {
    let desk = Desk::training(regulation, "2026-08-20T10:00:00+08:00");
    let words = ["department", "add", "器械部"];
    desk.as_("admin").run(&words, Value::Null).done();
    desk.at(MONDAY);
    desk
}

fn due(desk: &Desk, user: &str) -> Vec<Value> {
    let answer = desk.as_(user).run(&["queue"], Value::Null).done();
    answer["reports"].as_array().expect("reports").clone()
}

fn names(desk: &Desk, user: &str) -> Vec<String> {
    each(&json!(due(desk, user)), "report")
}

fn make(desk: &Desk, name: &str, period: Option<&str>) {
    let mut words = vec!["report", name, "-o", "made.docx"];
    words.extend(period.iter().flat_map(|period| ["--period", *period]));
    desk.as_("supervisor").run(&words, Value::Null).done();
}

#[test]
fn on_monday_the_week_that_is_over_is_owed_until_its_report_is_made() {
    let desk = in_use("gym").proving(Way::Asked, "gym.P.weekly gym.R.stats");
    let owed = due(&desk, "supervisor");
    let weekly = &owed[0];
    assert_eq!(weekly["report"], "weekly");
    assert_eq!(weekly["period"], "2026-W39");
    assert_eq!(
        (&weekly["from"], &weekly["until"]),
        (&json!("2026-09-21"), &json!("2026-09-27"))
    );
    assert_eq!(weekly["clause"], "gym.P.weekly");
    assert_eq!(
        names(&desk, "supervisor"),
        ["weekly", "monthly", "causes", "assessment"]
    );
    assert!(
        names(&desk, "clerk").is_empty(),
        "who may not read it does not owe it"
    );
    let told = desk.as_("supervisor").type_in(&["queue"], "").out;
    assert!(
        told.contains("报表还没有做：每周投诉分析 2026-W39（09-21 至 09-27）"),
        "{told}"
    );
    let told = desk
        .as_("supervisor")
        .type_in(&["queue", "--lang", "en"], "")
        .out;
    assert!(
        told.contains("Report due: Weekly analysis of complaints 2026-W39 (09-21 to 09-27)"),
        "{told}"
    );

    desk.as_("supervisor")
        .run(&["report", "weekly"], Value::Null)
        .done();
    assert_eq!(names(&desk, "manager")[0], "weekly", "looked at, not made");
    make(&desk, "weekly", Some("2026-W40"));
    assert_eq!(
        names(&desk, "manager")[0],
        "weekly",
        "a week that is not over"
    );
    make(&desk, "weekly", Some("2026-W38"));
    assert_eq!(names(&desk, "manager")[0], "weekly", "another week");
    make(&desk, "weekly", None);
    assert_eq!(names(&desk, "manager"), ["monthly", "causes", "assessment"]);
    make(&desk, "weekly", Some("2026-W38"));
    assert_eq!(names(&desk, "manager").len(), 3, "made is made");
    desk.at("2026-10-05T08:00:00+08:00");
    let weekly = &due(&desk, "manager")[0];
    assert_eq!(
        (&weekly["report"], &weekly["period"]),
        (&json!("weekly"), &json!("2026-W40"))
    );
    desk.as_("admin").run(&["check"], Value::Null).done();
}

#[test]
fn what_was_made_is_a_line_of_the_log_once() {
    let desk = in_use("gas").proving(Way::Asked, "gas.R.month gas.R.prevent");
    assert_eq!(
        names(&desk, "manager"),
        ["departments", "assessment", "monthly"]
    );
    for _ in 0..2 {
        make(&desk, "departments", Some("2026-08"));
    }
    let log = desk
        .as_("admin")
        .run(&["log"], Value::Null)
        .done()
        .to_string();
    assert_eq!(log.matches("report_made").count(), 1, "{log}");
    assert_eq!(names(&desk, "manager"), ["assessment", "monthly"]);
}

#[test]
fn a_desk_owes_nothing_for_the_time_before_anybody_worked_there() {
    let desk = Desk::training("gym", MONDAY);
    desk.number(&gym());
    assert!(due(&desk, "manager").is_empty());
    desk.at("2026-10-05T08:00:00+08:00");
    assert_eq!(
        names(&desk, "manager"),
        ["weekly", "monthly", "causes", "assessment"]
    );
}

#[test]
fn a_queue_asked_for_something_else_does_not_speak_of_reports() {
    let desk = in_use("general").proving(Way::Asked, "general.R.month general.R.evaluate");
    let asked = |words: &[&str]| {
        let words = [&["queue"], words].concat();
        let answer = desk.as_("manager").run(&words, Value::Null).done();
        each(&answer["reports"], "report")
    };
    assert_eq!(
        asked(&[]),
        ["monthly", "timeliness", "satisfaction", "assessment"]
    );
    assert_eq!(
        asked(&["--role", "head"]),
        ["monthly", "timeliness", "satisfaction"]
    );
    assert!(asked(&["--role", "clerk"]).is_empty());
    assert!(asked(&["窗口"]).is_empty());
    assert!(asked(&["--department", "窗口组"]).is_empty());
}
