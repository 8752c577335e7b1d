//! Complaints and suggestions of any company: verification, plan, progress at intervals, does it stay solved?

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, events, nothing, task, text, under, with};
use crate::follow::assert_steps;
use crate::proof::Way;
use crate::samples::{general, suggestion};

fn desk() -> Desk {
    Desk::training("general", MONDAY)
}

#[test]
fn a_complaint_goes_its_way() {
    let desk = desk()
        .proving(
            Way::Done,
            "general.P.verify general.P.plan general.A.archive",
        )
        .proving(
            Way::Asked,
            "general.P.verify general.P.plan general.A.archive",
        )
        .proving(
            Way::Refused,
            "general.P.verify general.P.plan general.P.result general.A.archive",
        );
    let number = desk.number(&general());
    assert_steps(
        &desk.follow(&number).strictly().through("close"),
        &[
            ("verify", "clerk", "general.P.verify"),
            ("dispatch", "supervisor", "general.P.plan"),
            ("investigate", "handler", "general.P.plan"),
            ("answer", "clerk", "general.P.result"),
            ("callback", "clerk", "general.P.result"),
            ("close", "clerk", "general.P.result"),
        ],
    );
    desk.at("2026-10-05T10:00:00+08:00");
    assert_steps(
        &desk.follow(&number).strictly().through("archive"),
        &[
            ("inspect", "clerk", "general.P.result"),
            ("archive", "admin", "general.A.archive"),
        ],
    );
    assert_eq!(desk.show(&number)["status"], "archived");
}

#[test]
fn nothing_depends_on_a_level() {
    let desk = desk();
    for case in [general(), suggestion()] {
        let number = desk.number(&case);
        assert_eq!(desk.show(&number)["level"], Value::Null);
        let level = json!({"level": "1", "reason": "严重"});
        desk.as_("supervisor")
            .does(&number, "assess", level)
            .refused();
    }
    let words = ["case", "list", "level:1"];
    desk.as_("clerk").run(&words, Value::Null).invalid();
}

#[test]
fn the_first_response_and_the_result_have_their_limits() {
    let desk = desk()
        .proving(Way::Asked, "general.D.result")
        .proving(Way::Limit, "general.D.first general.D.result");
    let case = desk.add(&general());
    let verify = task(&case, "verify").expect("a task");
    assert_eq!(
        verify["due"], "2026-09-29T18:00:00+08:00",
        "one working day"
    );
    let result = under(&case, "general.D.result").expect("a standing limit");
    // 29, 30, then 8, 9 and the make-up Saturday 10, then 12 and 13.
    assert_eq!(
        result["due"], "2026-10-13T18:00:00+08:00",
        "seven working days"
    );
    assert_eq!(
        (result["step"].as_str(), result["ready"].as_bool()),
        (Some("answer"), Some(false))
    );
}

#[test]
fn what_is_not_valid_is_explained_and_closed() {
    let desk = desk()
        .proving(Way::Done, "general.P.verify general.P.result")
        .proving(Way::Asked, "general.P.verify general.P.result");
    let number = desk.number(&general());
    let found = json!({"valid": false, "reason": "非本公司业务"});
    assert_steps(
        &desk
            .follow(&number)
            .saying("verify", found)
            .through("close"),
        &[
            ("verify", "clerk", "general.P.verify"),
            ("answer", "clerk", "general.P.result"),
            ("close", "clerk", "general.P.result"),
        ],
    );
    let case = desk.show(&number);
    assert_eq!(case["finding"]["valid"], false);
    assert!(
        task(&case, "inspect").is_none(),
        "there is nothing that could stay solved"
    );
}

#[test]
fn progress_is_told_every_three_days_while_it_is_open() {
    let desk = desk()
        .proving(Way::Done, "general.P.progress")
        .proving(Way::Asked, "general.P.progress");
    let number = desk.number(&general());
    let due = || text(&task(&desk.show(&number), "progress").expect("recurring")["due"]);
    assert!(
        due().starts_with("2026-10-01T"),
        "three days after receipt: {}",
        due()
    );
    assert_eq!(
        task(&desk.show(&number), "progress").expect("a task")["clause"],
        "general.P.progress"
    );

    desk.at("2026-09-30T11:00:00+08:00");
    let told = json!({"notes": "已派窗口组核查"});
    let case = desk.does("clerk", &number, "progress", told);
    assert!(events(&case).contains(&"progressed".to_owned()));
    assert!(
        due().starts_with("2026-10-03T"),
        "three days after the last word: {}",
        due()
    );

    desk.follow(&number).up_to("answer");
    desk.at("2026-10-08T09:00:00+08:00");
    desk.follow(&number).through("answer");
    assert!(
        due().starts_with("2026-10-11T"),
        "an answer is a word, too: {}",
        due()
    );
    desk.follow(&number).through("close");
    assert!(
        task(&desk.show(&number), "progress").is_none(),
        "until it closes"
    );
}

#[test]
fn seven_days_after_closing_it_is_asked_whether_it_stays_solved() {
    let desk = desk()
        .proving(Way::Done, "general.P.result")
        .proving(Way::Asked, "general.P.result");
    let number = desk.number(&general());
    desk.follow(&number).up_to("close");
    desk.at("2026-09-30T15:00:00+08:00");
    desk.follow(&number).through("close");
    let case = desk.show(&number);
    assert_eq!(case["status"], "closed");
    let inspect = task(&case, "inspect").expect("aftercare");
    assert!(
        text(&inspect["due"]).starts_with("2026-10-07T"),
        "{inspect}"
    );
    assert_eq!(
        (inspect["role"].as_str(), inspect["clause"].as_str()),
        (Some("clerk"), Some("general.P.result"))
    );
    desk.as_("admin")
        .does(&number, "archive", nothing())
        .refused();
}

#[test]
fn what_did_not_stay_solved_is_not_archived() {
    let desk = desk();
    let number = desk.number(&general());
    desk.follow(&number).through("close");
    desk.at("2026-10-05T10:00:00+08:00");
    let fields = json!({"effective": false, "notes": "窗口又只开一个"});
    desk.does("clerk", &number, "inspect", fields);
    desk.as_("admin")
        .does(&number, "archive", nothing())
        .refused();
}

#[test]
fn a_suggestion_is_decided_by_the_group_and_the_proposer_is_told() {
    let desk = desk()
        .proving(Way::Done, "general.P.suggestion")
        .proving(Way::Asked, "general.P.suggestion")
        .proving(Way::Refused, "general.P.suggestion");
    let number = desk.number(&suggestion());
    assert_steps(
        &desk.follow(&number).strictly().through("close"),
        &[
            ("adopt", "manager", "general.P.suggestion"),
            ("answer", "clerk", "general.P.suggestion"),
            ("close", "clerk", "general.P.suggestion"),
        ],
    );
    let declined = desk.number(&suggestion());
    desk.as_("manager")
        .does(&declined, "adopt", json!({"adopted": false}))
        .invalid_in("reason");
    let case = desk.does(
        "manager",
        &declined,
        "adopt",
        json!({"adopted": false, "reason": "场地不足"}),
    );
    assert_eq!(case["adopted"], false);
    assert_eq!(case["stage"], "answer", "the proposer is told either way");
}

#[test]
fn complaints_and_suggestions_are_listed_apart() {
    let desk = desk();
    let (complaint, suggestion) = (desk.number(&general()), desk.number(&suggestion()));
    assert_eq!(desk.as_("clerk").finds("kind:complaint"), [complaint]);
    assert_eq!(desk.as_("clerk").finds("kind:suggestion"), [suggestion]);
}

#[test]
fn people_are_rewarded_and_penalised() {
    let desk = desk();
    let number = desk.number(&general());
    desk.follow(&number).up_to("answer");
    let supervisor = desk.as_("supervisor");
    let reward = json!({"item": "reward", "person": "王五", "department": "窗口组", "reward": "通报表扬", "reason": "当日办结"});
    let penalty = json!({"item": "penalty", "person": "李四", "department": "窗口组", "points": 5, "reason": "推诿"});
    supervisor.does(&number, "assess_person", reward).done();
    let case = supervisor
        .does(&number, "assess_person", penalty.clone())
        .done();
    let entries = case["assessments"].as_array().expect("entries");
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0]["item"], "reward");
    assert_eq!(entries[1]["item"], "penalty");
    let mut groundless = penalty;
    groundless.as_object_mut().expect("fields").remove("reason");
    supervisor
        .does(&number, "assess_person", groundless)
        .invalid_in("reason");
}

#[test]
fn every_channel_of_the_papers_is_open() {
    let desk = desk();
    for channel in [
        "counter", "phone", "email", "website", "wechat", "letter", "visit", "other",
    ] {
        let case = desk.add(&with(&general(), json!({"channel": channel})));
        assert_eq!(case["channel"], channel);
    }
}
