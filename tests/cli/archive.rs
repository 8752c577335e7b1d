//! The admin's desk: what waits for the archive, what is kept longer, what is over; shown first, done with the code shown.

use serde_json::{Value, json};

use crate::desk::{Answer, Desk, MONDAY, Seat, each, events, text};
use crate::samples::{brought_by, general, gym, insurance, whistle};

/// A desk with a closed case; its number.
pub fn closed(regulation: &'static str, case: &Value) -> (Desk, String) {
    let desk = Desk::training(regulation, MONDAY);
    let number = desk.number(case);
    desk.follow(&number).through("close");
    (desk, number)
}

impl Seat<'_> {
    pub fn due(&self) -> Value {
        self.run(&["archive", "due"], Value::Null).done()
    }

    /// The dry run.
    pub fn plan(&self) -> Value {
        let plan = self.run(&["archive", "run"], Value::Null).done();
        assert_eq!(plan["dry_run"], true);
        plan
    }

    pub fn confirm(&self, plan: &Value) -> Answer {
        let code = text(&plan["confirm"]);
        self.run(&["archive", "run", "--confirm", &code], Value::Null)
    }

    fn hold(&self, number: &str, until: &str) -> Answer {
        let words = ["archive", "hold", number, "--until", until];
        self.run(
            &[&words[..], &["--reason", "诉讼材料"]].concat(),
            Value::Null,
        )
    }
}

/// Archives everything that waits.
pub fn archive(desk: &Desk) {
    let plan = desk.as_("admin").plan();
    desk.as_("admin").confirm(&plan).done();
}

#[test]
fn a_closed_case_waits_for_the_admin_with_its_clause() {
    let (desk, number) = closed("gym", &gym());
    desk.at("2026-10-08T10:00:00+08:00");
    let due = desk.as_("admin").due();
    let [case] = due["archive"].as_array().expect("cases").as_slice() else {
        panic!("{due:#}");
    };
    assert_eq!(case["number"], number.as_str());
    assert_eq!(case["clause"], "gym.A.archive");
    assert_eq!(case["waiting_days"], 10);
    assert_eq!(case["keep_until"], "2027-09-28");
    assert!(text(&case["closed_at"]).starts_with("2026-09-28"));
    for group in ["retention", "held", "soon"] {
        assert_eq!(due[group], json!([]), "{group}");
    }
}

#[test]
fn an_open_case_and_one_with_aftercare_left_do_not_wait_yet() {
    let desk = Desk::training("general", MONDAY);
    let number = desk.number(&general());
    assert_eq!(desk.as_("admin").due()["archive"], json!([]));
    desk.follow(&number).through("close");
    let stage = text(&desk.show(&number)["stage"]);
    assert_ne!(stage, "archive", "whether it stays solved is asked first");
    assert_eq!(desk.as_("admin").due()["archive"], json!([]));
}

#[test]
fn a_duplicate_that_was_merged_is_archived_too() {
    let desk = Desk::training("gym", MONDAY);
    let first = desk.number(&gym());
    let second = desk.number(&gym());
    desk.does(
        "supervisor",
        &second,
        "merge",
        json!({"into": first, "reason": "重复"}),
    );
    assert_eq!(
        each(&desk.as_("admin").due()["archive"], "number"),
        [second.as_str()]
    );
    archive(&desk);
    assert_eq!(desk.show(&second)["status"], "archived");
}

#[test]
fn the_dry_run_changes_nothing_and_the_code_does_it() {
    let (desk, number) = closed("gym", &gym());
    let admin = desk.as_("admin");
    let plan = admin.plan();
    assert_eq!(each(&plan["archive"], "number"), [number.as_str()]);
    assert_eq!(plan["erase"], json!([]));
    assert_eq!(admin.plan(), plan, "the same plan has the same code");
    assert_eq!(desk.show(&number)["status"], "closed");
    let done = admin.confirm(&plan).done();
    assert_eq!(done["dry_run"], false);
    assert_eq!(each(&done["archive"], "number"), [number.as_str()]);
    let case = desk.show(&number);
    assert_eq!(case["status"], "archived");
    let last = case["events"]
        .as_array()
        .expect("events")
        .last()
        .expect("one")
        .clone();
    assert_eq!(
        (&last["kind"], &last["actor"]),
        (&json!("archived"), &json!("admin"))
    );
    assert_eq!(last["clause"], "gym.A.archive");
    assert_eq!(
        admin.plan()["confirm"],
        Value::Null,
        "nothing is left to confirm"
    );
}

#[test]
fn a_code_of_another_plan_does_nothing() {
    let (desk, number) = closed("gym", &gym());
    let admin = desk.as_("admin");
    let stale = admin.plan();
    desk.does(
        "supervisor",
        &number,
        "reopen",
        json!({"reason": "客户又来电"}),
    );
    admin.confirm(&stale).conflict();
    desk.follow(&number).through("close");
    admin.confirm(&stale).conflict();
    let wrong = json!({"confirm": "00000000"});
    admin.confirm(&wrong).conflict();
    assert_eq!(desk.show(&number)["status"], "closed");
    let fresh = admin.plan();
    let spoken = text(&fresh["confirm"]).to_uppercase();
    let (first, second) = spoken.split_at_checked(4).expect("eight digits");
    let spoken = format!("{first}-{second}");
    let words = ["archive", "run", "--confirm", spoken.as_str()];
    admin.run(&words, Value::Null).done();
    assert_eq!(
        desk.show(&number)["status"],
        "archived",
        "a code may be typed as one hears it"
    );
}

#[test]
fn a_query_narrows_the_run() {
    let desk = Desk::training("gym", MONDAY);
    let numbers = ["张三", "李四"].map(|name| desk.number(&brought_by(&gym(), name, "")));
    for number in &numbers {
        desk.follow(number).through("close");
    }
    let admin = desk.as_("admin");
    let plan = admin
        .run(&["archive", "run", "customer:李四"], Value::Null)
        .done();
    assert_eq!(each(&plan["archive"], "number"), [numbers[1].as_str()]);
    admin.confirm(&plan).conflict();
    let code = text(&plan["confirm"]);
    let words = ["archive", "run", "customer:李四", "--confirm", &code];
    admin.run(&words, Value::Null).done();
    assert_eq!(desk.show(&numbers[0])["status"], "closed");
    assert_eq!(desk.show(&numbers[1])["status"], "archived");
}

#[test]
fn nobody_but_the_admin_may_ask() {
    let (desk, number) = closed("gym", &gym());
    for user in ["clerk", "handler", "head", "supervisor", "manager"] {
        let seat = desk.as_(user);
        for words in [
            &["archive", "due"][..],
            &["archive", "run"],
            &["archive", "run", "--confirm", "00000000"],
            &["erase", &number],
            &["erase", "--customer", "张三"],
        ] {
            seat.run(words, Value::Null).forbidden();
        }
        seat.hold(&number, "2030-01-01").forbidden();
    }
    assert_eq!(desk.show(&number)["status"], "closed");
}

#[test]
fn the_gym_keeps_one_year_and_the_general_papers_three() {
    for (regulation, case, years, clause) in [
        ("gym", gym(), 1, "gym.A.archive"),
        ("general", general(), 3, "general.A.archive"),
    ] {
        let desk = Desk::training(regulation, MONDAY);
        let number = desk.number(&case);
        desk.follow(&number).through("close");
        desk.at("2026-12-30T10:00:00+08:00");
        if desk.show(&number)["stage"] != "archive" {
            desk.follow(&number).up_to("archive");
        }
        let waiting = desk.as_("admin").due()["archive"][0].clone();
        let closed = chrono::DateTime::parse_from_rfc3339(&text(&waiting["closed_at"]));
        let closed = closed.expect("a time").date_naive();
        let until = text(&waiting["keep_until"]);
        let kept = closed.checked_add_months(chrono::Months::new(12 * years));
        assert_eq!(until, kept.expect("a day").to_string());
        archive(&desk);
        let over_on = |day: &str| {
            let noon = format!("{day}T12:00:00+08:00");
            desk.at(&noon).as_("admin").due()["retention"].clone()
        };
        assert_eq!(over_on(&until), json!([]), "{until} is the last day");
        let after = until
            .parse::<chrono::NaiveDate>()
            .expect("a day")
            .succ_opt();
        let over = over_on(&after.expect("a day").to_string());
        assert_eq!(each(&over, "number"), [number.as_str()]);
        assert_eq!(over[0]["clause"], clause);
    }
}

#[test]
fn the_last_day_of_keeping_counts_and_its_end_is_announced() {
    let (desk, number) = closed("gym", &gym());
    archive(&desk);
    let group = |time: &str, group: &str| each(&desk.at(time).as_("admin").due()[group], "number");
    assert!(group("2027-08-27T10:00:00+08:00", "soon").is_empty());
    assert_eq!(
        group("2027-09-01T10:00:00+08:00", "soon"),
        [number.as_str()]
    );
    assert!(group("2027-09-28T23:59:59+08:00", "retention").is_empty());
    assert_eq!(
        group("2027-09-29T00:00:00+08:00", "retention"),
        [number.as_str()]
    );
    assert!(group("2027-09-29T00:00:00+08:00", "soon").is_empty());
}

#[test]
fn a_hold_keeps_longer_with_its_reason() {
    let (desk, number) = closed("gym", &gym());
    archive(&desk);
    let admin = desk.as_("admin");
    let held = admin.hold(&number, "2029-12-31").done();
    assert_eq!(held["keep_until"], "2029-12-31");
    desk.at("2028-06-01T10:00:00+08:00");
    let due = admin.due();
    assert_eq!(due["retention"], json!([]));
    let case = &due["held"][0];
    assert_eq!(case["number"], number.as_str());
    assert_eq!(case["reason"], "诉讼材料");
    assert_eq!(case["held_until"], "2029-12-31");
    assert_eq!(
        admin.plan()["erase"],
        json!([]),
        "a held case is not touched"
    );
    desk.at("2030-01-01T00:00:00+08:00");
    assert_eq!(each(&admin.due()["retention"], "number"), [number.as_str()]);
}

#[test]
fn a_shorter_hold_does_not_shorten_the_regulations_time() {
    let (desk, number) = closed("gym", &gym());
    archive(&desk);
    let held = desk.as_("admin").hold(&number, "2026-12-31").done();
    assert_eq!(held["keep_until"], "2027-09-28");
}

#[test]
fn a_hold_is_released_by_an_event_of_its_own() {
    let (desk, number) = closed("gym", &gym());
    archive(&desk);
    let admin = desk.as_("admin");
    let release = |seat: &Seat<'_>| {
        let words = [
            "archive",
            "hold",
            &number,
            "--release",
            "--reason",
            "已结诉讼",
        ];
        seat.run(&words, Value::Null)
    };
    release(&admin).refused_by("gym.A.archive");
    admin
        .hold(&number, "2026-09-28")
        .refused_by("gym.A.archive");
    admin.hold(&number, "soon").invalid_in("until");
    admin.hold(&number, "2029-12-31").done();
    release(&desk.as_("supervisor")).forbidden();
    let released = release(&admin).done();
    assert_eq!(released["keep_until"], "2027-09-28");
    let case = desk.show(&number);
    assert_eq!(case["hold"], Value::Null);
    assert_eq!(events(&case).last().expect("one"), "released");
    assert_eq!(admin.due()["held"], json!([]));
}

#[test]
fn a_held_case_is_not_archived_by_the_run_but_by_hand() {
    let (desk, number) = closed("gym", &gym());
    desk.as_("admin").hold(&number, "2029-12-31").done();
    assert_eq!(desk.as_("admin").plan()["archive"], json!([]));
    desk.does("admin", &number, "archive", json!({}));
    assert_eq!(desk.show(&number)["status"], "archived");
}

#[test]
fn a_whistle_blowers_case_is_never_listed_for_an_admin_who_may_not_see_it() {
    let desk = Desk::training("insurance", MONDAY);
    let sealed = text(&desk.add(&whistle())["number"]);
    desk.does("manager", &sealed, "close", json!({"notes": "已处理"}));
    desk.number(&insurance());
    let words = ["user", "add", "keeper", "--roles", "admin"];
    desk.as_("admin").run(&words, Value::Null).done();
    desk.at("2029-12-31T10:00:00+08:00");
    let sees = |user: &str| {
        let seat = desk.as_(user);
        [&["archive", "due"][..], &["archive", "run"]]
            .map(|words| seat.run(words, Value::Null).out.contains(&sealed))
    };
    assert_eq!(sees("keeper"), [false, false]);
    assert_eq!(
        sees("admin"),
        [true, true],
        "who is the general manager too sees it"
    );
    let keeper = desk.as_("keeper");
    keeper.run(&["erase", &sealed], Value::Null).invalid();
    keeper.hold(&sealed, "2031-01-01").invalid();
    let theirs = keeper
        .run(&["erase", "--customer", "139 1111 2222"], Value::Null)
        .done();
    assert_eq!(
        (&theirs["erase"], &theirs["stays"]),
        (&json!([]), &json!([]))
    );
}

#[test]
fn it_is_told_in_words_in_both_languages() {
    let (desk, number) = closed("gym", &gym());
    let admin = desk.as_("admin");
    for (lang, dry, due) in [
        ("zh", "试运行，没有作任何更改", "待归档 1 件"),
        ("en", "Dry run: nothing was changed", "1 case to archive"),
    ] {
        let plan = admin.type_in(&["archive", "run", "--lang", lang], "");
        assert!(
            plan.out.contains(dry) && plan.out.contains(&number),
            "{plan:?}"
        );
        assert!(
            plan.out.contains("tousu archive run --confirm "),
            "{plan:?}"
        );
        let listed = admin.type_in(&["archive", "due", "--lang", lang], "");
        assert!(
            listed.out.contains(due) && listed.out.contains(&number),
            "{listed:?}"
        );
    }
    archive(&desk);
    let quiet = admin.type_in(&["archive", "due"], "");
    assert_eq!(quiet.out.trim(), "没有待归档、期满或延长保存的案件");
}
