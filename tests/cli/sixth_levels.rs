//! The hospital's three colours: conditions that none of the five papers puts together so.

use serde_json::json;

use crate::desk::{how, text, why, with};
use crate::proof::Way;
use crate::samples::{brought_by, dispute, service};
use crate::sixth::{desk, level, reviewed};

#[test]
fn what_was_returned_and_is_twenty_days_old_is_red() {
    let desk = desk()
        .proving(Way::Level, "hospital.L.red.stuck")
        .proving(Way::Done, "hospital.L.red.stuck");
    let back = |subject: &str| {
        let number = reviewed(&desk, &with(&dispute(), json!({"subject": subject})));
        let reasons = json!({"reasons": ["没有写明原因"]});
        desk.does("supervisor", &number, "return", reasons);
        number
    };
    let (stuck, waits) = (back("甲事"), back("乙事"));
    let fresh = desk.number(&with(&dispute(), json!({"subject": "丙事"})));
    let wait = json!({"on": "customer", "reason": "等患者来院"});
    desk.does("supervisor", &waits, "wait", wait);
    desk.at("2026-10-18T09:59:00+08:00").tick();
    assert_eq!(level(&desk.show(&stuck)), "blue", "a minute is missing");
    desk.at("2026-10-18T10:00:00+08:00").tick();
    let case = desk.show(&stuck);
    assert_eq!(
        (level(&case), how(&case, "hospital.L.red.stuck")),
        ("red".into(), "computed".into())
    );
    assert_eq!(level(&desk.show(&waits)), "blue", "waiting for the patient");
    assert_eq!(level(&desk.show(&fresh)), "blue", "never returned");
}

#[test]
fn what_was_returned_and_dissatisfies_is_red_and_has_to_be_circulated() {
    let desk = desk()
        .proving(Way::Level, "hospital.L.red.stuck")
        .proving(Way::Done, "hospital.L.red.stuck");
    let number = reviewed(&desk, &dispute());
    let reasons = json!({"reasons": ["没有写明原因"]});
    desk.does("supervisor", &number, "return", reasons);
    desk.follow(&number).up_to("callback");
    let call = |said: u8| json!({"method": "phone", "reached": true, "satisfaction": said});
    let case = desk.does("clerk", &number, "callback", call(2));
    assert_eq!(level(&case), "red");
    assert!(why(&case).contains(&"hospital.L.red.stuck".to_owned()));
    assert_eq!(case["stage"], "circulate");
    assert!(text(&case["office"]).contains("院长办公室"));
}

#[test]
fn a_red_case_is_circulated_before_it_is_answered() {
    let desk = desk()
        .proving(Way::Level, "hospital.L.red.harm")
        .proving(Way::Done, "hospital.P.circulate hospital.P.answer")
        .proving(Way::Asked, "hospital.P.circulate hospital.P.answer")
        .proving(Way::Refused, "hospital.P.answer");
    let harm = with(&dispute(), json!({"facts": ["hospital.L.red.harm"]}));
    let number = desk.number(&harm);
    desk.follow(&number).up_to("circulate");
    desk.as_("clerk")
        .does(&number, "answer", json!({"method": "phone", "notes": "x"}))
        .refused_by("hospital.P.answer");
    let walked = desk.follow(&number).through("archive");
    assert_eq!(
        walked[0],
        (
            "circulate".into(),
            "supervisor".into(),
            "hospital.P.circulate".to_owned()
        )
    );
    let tried = desk
        .as_("clerk")
        .add(&with(&service(), json!({"facts": ["hospital.L.red.harm"]})));
    tried.invalid_in("facts");
}

#[test]
fn two_patients_with_one_matter_within_ten_days_are_orange() {
    for (second, wanted) in [
        ("2026-10-08T10:00:00+08:00", "orange"),
        ("2026-10-09T10:00:00+08:00", "blue"),
    ] {
        let desk = desk();
        let desk = match wanted {
            "orange" => desk.proving(Way::Level, "hospital.L.orange.again"),
            _ => desk,
        };
        let first = desk.number(&service());
        desk.at(second);
        let case = desk.add(&brought_by(&service(), "李女士", "13900000002"));
        assert_eq!(level(&case), wanted, "{second}");
        assert_eq!(level(&desk.show(&first)), wanted, "the first as well");
        if wanted == "orange" {
            assert_eq!(how(&case, "hospital.L.orange.again"), "computed");
        }
    }
}

#[test]
fn agitation_on_the_spot_or_fees_of_two_departments_are_orange() {
    let desk = desk().proving(Way::Level, "hospital.L.orange.crowd");
    let two = json!({"category": "fees", "departments": ["骨科", "收费处"]});
    let one = json!({"category": "fees", "departments": ["收费处"]});
    for (said, wanted) in [
        (json!({"agitated": true, "channel": "visit"}), "orange"),
        (json!({"agitated": true, "channel": "phone"}), "blue"),
        (two, "orange"),
        (one, "blue"),
    ] {
        let case = desk.add(&with(
            &with(&service(), json!({"subject": null})),
            said.clone(),
        ));
        assert_eq!(level(&case), wanted, "{said}");
        let fired = why(&case).contains(&"hospital.L.orange.crowd".to_owned());
        assert_eq!(fired, wanted == "orange", "{said}");
    }
}
