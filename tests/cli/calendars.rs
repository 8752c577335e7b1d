//! Deadlines explained day by day, the calendar of a year, and the rules as data.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, each, run, shipped, text};

/// Explains a deadline; needs neither desk nor user.
fn explain(from: &str, span: &str, n: &str) -> Value {
    let nowhere = Desk::folder(MONDAY);
    let mut program = nowhere.program();
    program
        .env_remove("TOUSU_DESK")
        .args(["explain", "deadline", "--json", "--from", from, span, n]);
    run(program, "").done()
}

#[test]
fn a_sample_of_the_official_vectors() {
    let vectors = shipped("tests/data/workday-vectors.csv");
    let rows: Vec<&str> = vectors.lines().skip(1).step_by(11).collect();
    assert!(rows.len() > 30);
    for row in rows {
        let cells: Vec<&str> = row.split(',').collect();
        let &[_, _, start, _, n, due, ..] = cells.as_slice() else {
            panic!("{row}");
        };
        let explained = explain(start, "--workdays", n);
        assert_eq!(explained["due"], format!("{due}T18:00:00+08:00"), "{row}");
        assert_eq!(explained["provisional"], false, "{row}");
    }
}

#[test]
fn the_count_shows_every_day_and_why() {
    let explained = explain(MONDAY, "--workdays", "5");
    assert_eq!(explained["due"], "2026-10-10T18:00:00+08:00");
    let count = explained["count"].as_array().expect("a count");
    let counted: Vec<&str> = count
        .iter()
        .filter(|day| day["counted"] == true)
        .map(|day| day["date"].as_str().expect("a date"))
        .collect();
    assert_eq!(
        counted,
        [
            "2026-09-29",
            "2026-09-30",
            "2026-10-08",
            "2026-10-09",
            "2026-10-10"
        ]
    );
    let reason = |date: &str| {
        let day = count.iter().find(|day| day["date"] == date);
        text(&day.unwrap_or_else(|| panic!("{date}: {count:?}"))["reason"])
    };
    assert!(
        reason("2026-10-01").contains("国庆"),
        "{}",
        reason("2026-10-01")
    );
    assert!(
        !reason("2026-09-28").is_empty(),
        "the day of receipt is named and not counted"
    );
    assert_ne!(
        reason("2026-10-10"),
        reason("2026-10-09"),
        "a make-up Saturday says so"
    );
}

#[test]
fn hours_and_minutes_run_on_the_wall_clock() {
    assert_eq!(
        explain(MONDAY, "--hours", "24")["due"],
        "2026-09-29T10:00:00+08:00"
    );
    assert_eq!(
        explain("2026-09-30T20:15:30+08:00", "--hours", "12")["due"],
        "2026-10-01T08:15:30+08:00"
    );
    assert_eq!(
        explain(MONDAY, "--minutes", "3")["due"],
        "2026-09-28T10:03:00+08:00"
    );
    assert_eq!(
        explain("2026-12-31T23:59:00+08:00", "--minutes", "3")["due"],
        "2027-01-01T00:02:00+08:00"
    );
}

#[test]
fn days_are_calendar_days_to_the_end_of_business() {
    assert_eq!(
        explain(MONDAY, "--days", "3")["due"],
        "2026-10-01T18:00:00+08:00"
    );
}

#[test]
fn a_time_of_another_zone_is_counted_in_the_desks() {
    assert_eq!(
        explain("2026-09-27T23:00:00Z", "--workdays", "1")["due"],
        "2026-09-29T18:00:00+08:00"
    );
}

#[test]
fn a_year_without_a_published_calendar_is_provisional() {
    let explained = explain("2026-12-30T10:00:00+08:00", "--workdays", "5");
    assert_eq!(explained["provisional"], true);
    // 31 December, then Friday 1 January counts as long as nothing else is published.
    assert_eq!(explained["due"], "2027-01-06T18:00:00+08:00");
    assert_eq!(
        explain("2026-12-29T10:00:00+08:00", "--workdays", "2")["provisional"],
        false
    );
    let desk = Desk::training("gym", "2026-12-30T10:00:00+08:00");
    let case = desk.add(&crate::samples::gym());
    let limit = crate::desk::under(&case, "gym.D.resolve").expect("a limit");
    assert_eq!(limit["provisional"], true, "the case says so, too");
}

#[test]
fn a_wrong_time_or_span_is_wrong_input() {
    let desk = Desk::folder(MONDAY);
    for words in [
        &["--from", "yesterday", "--workdays", "3"][..],
        &["--from", MONDAY, "--workdays", "-3"],
        &["--from", MONDAY, "--workdays", "many"],
        &["--from", MONDAY, "--workdays", "3", "--hours", "2"],
        &["--from", MONDAY, "--workdays", "99999999999"],
        &["--from", MONDAY, "--hours", "9223372036854775807"],
        &["--workdays", "3"],
    ] {
        let words = [&["explain", "deadline"], words].concat();
        desk.as_("clerk").run(&words, Value::Null).invalid();
    }
}

#[test]
fn a_year_of_the_calendar_is_shown() {
    let desk = Desk::training("gym", MONDAY);
    let year = desk
        .as_("clerk")
        .run(&["calendar", "show", "2026"], Value::Null)
        .done()
        .to_string();
    for date in ["2026-10-01", "2026-10-10", "2026-09-20"] {
        assert!(year.contains(date), "{date}: {year}");
    }
    let unpublished = desk
        .as_("clerk")
        .run(&["calendar", "show", "2027"], Value::Null)
        .done();
    assert!(
        unpublished.to_string().contains("\"provisional\":true")
            || unpublished.to_string().contains("\"published\":false"),
        "{unpublished}"
    );
}

#[test]
fn the_five_regulations_are_listed_and_shown() {
    let desk = Desk::folder(MONDAY);
    let listed = desk
        .as_("clerk")
        .run(&["regulation", "list"], Value::Null)
        .done();
    let mut ids = each(&listed["regulations"], "id");
    ids.sort();
    assert_eq!(ids, ["gas", "general", "gym", "insurance", "property"]);
    for id in ids {
        let shown = desk
            .as_("clerk")
            .run(&["regulation", "show", &id], Value::Null)
            .done();
        assert_eq!(shown["id"], Value::from(id));
    }
    desk.as_("clerk")
        .run(&["regulation", "show", "bakery"], Value::Null)
        .invalid();
}

#[test]
fn a_regulation_file_is_checked_and_every_mistake_is_told() {
    let desk = Desk::folder(MONDAY);
    let check = |name: &str, words: &str| {
        std::fs::write(desk.beside(name), words).expect("a file");
        desk.as_("clerk")
            .run(&["regulation", "check", name], Value::Null)
    };
    let sound = shipped("assets/regulations/gym.toml");
    check("sound.toml", &sound).done();

    let broken = sound
        .replacen(
            "clause = \"gym.K.help\"\n",
            "clause = \"gym.K.nowhere\"\n",
            1,
        )
        .replacen(
            "step = \"answer\"\nclause = \"gym.D.resolve\"",
            "step = \"celebrate\"\nclause = \"gym.D.resolve\"",
            1,
        )
        .replacen(
            "level = \"1\"\nticked = true",
            "level = \"0\"\nticked = true",
            1,
        );
    let error = check("broken.toml", &broken).invalid();
    let all = error["all"].as_array().expect("all of them");
    for mistake in ["gym.K.nowhere", "celebrate", "\"0\""] {
        let told = all.iter().any(|one| {
            one.to_string()
                .replace("\\\"", "\"")
                .contains(mistake.trim_matches('"'))
        });
        assert!(told, "{mistake}: {all:#?}");
    }
    assert!(all.len() >= 3, "{all:#?}");

    let error = check("torn.toml", "id = \"gym\nthis is not a regulation").invalid();
    assert!(!error["all"].as_array().expect("all of them").is_empty());
    check("empty.toml", "").invalid();
    let missing = desk
        .as_("clerk")
        .run(&["regulation", "check", "none.toml"], Value::Null);
    assert_ne!(missing.exit, 0);
}

#[test]
fn no_desk_is_made_under_a_broken_regulation() {
    let desk = Desk::folder(MONDAY);
    std::fs::write(desk.beside("broken.toml"), "id = \"x\"\n").expect("a file");
    let init = [
        "init",
        "--regulation",
        "broken.toml",
        "--admin",
        "admin",
        "--training",
    ];
    let error = desk.as_("admin").run(&init, Value::Null).invalid();
    assert!(error["all"].is_array(), "{error}");
    assert!(!desk.file().exists());
    assert_eq!(
        json!({"made": desk.file().exists()}),
        json!({"made": false})
    );
}
