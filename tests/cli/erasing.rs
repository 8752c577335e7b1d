//! The end of a person's data: two persons, one certificate, and nothing left of the words but their place in the chain.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use crate::archive::{archive, closed};
use crate::desk::{Desk, Seat, each, events, run, text, with};
use crate::samples::gym;

/// When the gym's year is over.
const OVER: &str = "2027-10-08T10:00:00+08:00";
const NAME: &str = "欧阳春晓";
const PHONE: &str = "139 7654 3210";
const WORDS: &str = "跑步机的皮带断了两次";

fn a_complaint() -> Value {
    with(
        &gym(),
        json!({"customer": {"name": NAME, "phone": PHONE, "address": "杨柳巷七号"}, "subject": "皮带断裂", "text": WORDS}),
    )
}

/// A desk with one archived case whose time is over, and one of somebody else that is open; the number of the first.
fn desk() -> (Desk, String) {
    let (desk, number) = closed("gym", &a_complaint());
    archive(&desk);
    desk.number(&gym());
    desk.at(OVER);
    (desk, number)
}

impl Seat<'_> {
    fn erase(&self, words: &[&str]) -> crate::desk::Answer {
        self.run(&[&["erase"], words].concat(), Value::Null)
    }
}

/// The admin asks for what is over; the code.
fn ask(desk: &Desk) -> String {
    let plan = desk.as_("admin").plan();
    let asked = desk.as_("admin").confirm(&plan).done();
    assert_eq!(asked["erased"], json!([]), "not yet");
    text(&asked["request"]["confirm"])
}

/// Everything in the desk's folder.
fn bytes(desk: &Desk) -> Vec<u8> {
    let folder = fs::read_dir(desk.beside("")).expect("the folder");
    folder
        .flat_map(|entry| fs::read(entry.expect("a file").path()).expect("its bytes"))
        .collect()
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

#[test]
fn one_person_asks_and_another_confirms() {
    let (desk, number) = desk();
    let code = ask(&desk);
    assert_eq!(
        desk.show(&number)["customer"]["name"],
        NAME,
        "asking erases nothing"
    );
    let waiting = desk.as_("admin").due();
    assert_eq!(waiting["requests"][0]["asked_by"], "admin");
    assert_eq!(waiting["retention"], json!([]), "it is asked for already");
    let own = desk.as_("admin").erase(&["--confirm", &code]).forbidden();
    assert!(text(&own["message"]).contains("第二人"), "{own}");
    for user in ["clerk", "handler", "head", "supervisor"] {
        desk.as_(user).erase(&["--confirm", &code]).forbidden();
    }
    assert_eq!(desk.show(&number)["customer"]["name"], NAME);
    let done = desk.as_("manager").erase(&["--confirm", &code]).done();
    let certificate = &done["certificate"];
    assert_eq!(done["erased"], json!([number]));
    assert_eq!(certificate["clauses"], json!(["gym.A.archive"]));
    assert_eq!(certificate["asked_by"], "admin");
    assert_eq!(certificate["confirmed_by"], "manager");
    assert_eq!(certificate["purged"], true);
    let check = desk.as_("admin").run(&["check"], Value::Null).done();
    assert_eq!(
        check["head"], certificate["head"],
        "the certificate names the end of the chain"
    );
    assert!(!certificate.to_string().contains(NAME));
    desk.as_("manager").erase(&["--confirm", &code]).conflict();
}

#[test]
fn the_case_still_opens_and_says_when_and_why_nothing_is_left() {
    let (desk, number) = desk();
    let code = ask(&desk);
    let before = desk.show(&number);
    desk.as_("manager").erase(&["--confirm", &code]).done();
    let after = desk.show(&number);
    assert_eq!(after["erased"]["clause"], "gym.A.archive");
    assert_eq!(after["erased"]["cause"], "retention");
    assert!(text(&after["erased"]["at"]).starts_with("2027-10-08"));
    for kept in [
        "status",
        "kind",
        "level",
        "category",
        "departments",
        "closed_at",
        "received_at",
    ] {
        assert_eq!(after[kept], before[kept], "{kept}");
    }
    assert_eq!(events(&after).last().expect("one"), "erased");
    assert_eq!(events(&after).len(), events(&before).len() + 1);
    let told = desk.as_("clerk").type_in(&["case", "show", &number], "");
    assert!(
        told.out
            .contains("个人信息已于 2027-10-08 依 gym.A.archive 删除"),
        "{told:?}"
    );
    for (command, fields) in [
        ("note", json!({"text": "x"})),
        ("reopen", json!({"reason": "x"})),
    ] {
        let again = desk.as_("supervisor").does(&number, command, fields);
        again.refused_by("gym.A.archive");
    }
}

#[test]
fn no_byte_of_the_person_is_left_in_the_file() {
    let (desk, _) = desk();
    let traces = [NAME, "欧阳", PHONE, "13976543210", WORDS, "皮带", "杨柳巷"];
    let before = bytes(&desk);
    for words in traces {
        assert!(holds(&before, words), "{words}");
    }
    let code = ask(&desk);
    desk.as_("manager").erase(&["--confirm", &code]).done();
    let after = bytes(&desk);
    for words in traces {
        assert!(!holds(&after, words), "{words}");
    }
    assert!(holds(&after, "张三"), "others stay");
    let manager = desk.as_("manager");
    for query in [NAME, "皮带", "oycx", "13976543210", "3210"] {
        assert!(manager.finds(query).is_empty(), "{query}");
    }
}

#[test]
fn the_desk_stays_sound_and_an_earlier_anchor_still_holds() {
    let (desk, number) = desk();
    let admin = desk.as_("admin");
    let head = admin.run(&["check"], Value::Null).done()["head"].clone();
    let anchor = desk.beside("anchor.json");
    fs::write(&anchor, head.to_string()).expect("the anchor");
    let counted = |query: &str| desk.as_("manager").finds(query).len();
    let queries = [
        "status:archived",
        "kind:complaint",
        "category:equipment",
        "dept:器械部",
        "level:4",
        "received:2026-09",
        "satisfaction:4-5",
    ];
    let before = queries.map(counted);
    let code = ask(&desk);
    desk.as_("manager").erase(&["--confirm", &code]).done();
    let anchor = anchor.display().to_string();
    let check = admin
        .run(&["check", "--anchor", &anchor], Value::Null)
        .done();
    assert_eq!((&check["ok"], &check["damage"]), (&json!(true), &json!([])));
    assert_eq!(queries.map(counted), before, "figures are as they were");
    assert_eq!(
        desk.as_("manager").finds("status:archived"),
        [number.as_str()]
    );
}

#[test]
fn a_case_that_changed_since_voids_the_request() {
    let (desk, number) = desk();
    let code = ask(&desk);
    let words = [
        "archive",
        "hold",
        &number,
        "--until",
        "2030-01-01",
        "--reason",
        "诉讼",
    ];
    desk.as_("admin").run(&words, Value::Null).done();
    let void = desk.as_("manager").erase(&["--confirm", &code]).conflict();
    assert!(text(&void["message"]).contains(&number), "{void}");
    assert_eq!(desk.show(&number)["customer"]["name"], NAME);
    assert_eq!(desk.as_("admin").due()["requests"], json!([]));
    desk.as_("manager").erase(&["--confirm", &code]).conflict();
}

#[test]
fn a_request_can_be_withdrawn() {
    let (desk, number) = desk();
    let code = ask(&desk);
    desk.as_("clerk").erase(&["--withdraw", &code]).forbidden();
    desk.as_("admin").erase(&["--withdraw", &code]).done();
    desk.as_("manager").erase(&["--confirm", &code]).conflict();
    assert_eq!(
        each(&desk.as_("admin").due()["retention"], "number"),
        [number.as_str()]
    );
}

#[test]
fn on_a_desk_with_one_person_nothing_is_ever_erased() {
    let (desk, number) = desk();
    let code = ask(&desk);
    for user in ["clerk", "handler", "head", "supervisor", "manager"] {
        desk.as_("admin")
            .run(&["user", "disable", user], Value::Null)
            .done();
    }
    desk.as_("admin").erase(&["--confirm", &code]).forbidden();
    let words = ["user", "add", "second", "--roles", "admin"];
    desk.as_("admin").run(&words, Value::Null).done();
    desk.as_("second").erase(&["--confirm", &code]).done();
    let case = desk.as_("admin").show(&number).done();
    assert_eq!(case["erased"]["confirmed_by"], "second");
}

#[test]
fn two_accounts_of_one_person_are_one_person() {
    let (desk, _) = desk();
    let admin = desk.as_("admin");
    for name in ["one", "other"] {
        let words = ["user", "add", name, "--roles", "admin", "--person", "赵六"];
        admin.run(&words, Value::Null).done();
    }
    let plan = desk.as_("one").plan();
    let asked = desk.as_("one").confirm(&plan).done();
    let code = text(&asked["request"]["confirm"]);
    desk.as_("other").erase(&["--confirm", &code]).forbidden();
    admin.erase(&["--confirm", &code]).done();
}

#[test]
fn a_person_may_ask_before_the_time_is_over() {
    let (desk, number) = closed("gym", &a_complaint());
    archive(&desk);
    let open = desk.number(&with(
        &a_complaint(),
        json!({"subject": "另一件事", "text": "淋浴水太冷"}),
    ));
    let stranger = desk.number(&gym());
    let admin = desk.as_("admin");
    for whose in [PHONE, "13976543210", NAME] {
        let plan = admin.erase(&["--customer", whose]).done();
        assert_eq!(plan["dry_run"], true);
        assert_eq!(each(&plan["erase"], "number"), [number.as_str()], "{whose}");
        assert_eq!(each(&plan["stays"], "number"), [open.as_str()], "{whose}");
    }
    let plan = admin.erase(&["--customer", PHONE]).done();
    let code = text(&plan["confirm"]);
    assert_eq!(
        admin.erase(&["--customer", NAME]).done()["confirm"],
        plan["confirm"]
    );
    admin
        .erase(&["--customer", PHONE, "--confirm", &code])
        .done();
    desk.as_("manager").erase(&["--confirm", &code]).done();
    let case = desk.show(&number);
    assert_eq!(case["erased"]["cause"], "request");
    assert_eq!(
        desk.show(&open)["customer"]["name"],
        NAME,
        "an open case is first brought to its end"
    );
    assert_eq!(desk.show(&stranger)["erased"], Value::Null);
    admin.erase(&["2099-000001"]).invalid_in("number");
    admin.erase(&[]).invalid_in("number");
}

#[test]
fn a_held_case_is_not_erased_even_if_the_person_asks() {
    let (desk, number) = desk();
    let words = [
        "archive",
        "hold",
        &number,
        "--until",
        "2030-01-01",
        "--reason",
        "诉讼",
    ];
    desk.as_("admin").run(&words, Value::Null).done();
    let plan = desk.as_("admin").erase(&[&number]).done();
    assert_eq!(
        (&plan["erase"], &plan["confirm"]),
        (&json!([]), &Value::Null)
    );
    assert_eq!(plan["stays"][0]["clause"], "gym.A.archive");
}

#[test]
fn what_was_sent_once_is_still_not_done_twice() {
    let desk = Desk::training("gym", crate::desk::MONDAY);
    let once = with(
        &a_complaint(),
        json!({"op": "0b0e8c7e-5b0e-4c6e-9a52-3c6f4f5e7a11"}),
    );
    let number = desk.number(&once);
    desk.follow(&number).through("close");
    archive(&desk);
    desk.at(OVER);
    let code = ask(&desk);
    desk.as_("manager").erase(&["--confirm", &code]).done();
    desk.as_("clerk").add(&once).invalid_in("op");
    assert_eq!(desk.as_("manager").finds("").len(), 1);
}

#[test]
fn the_certificate_can_be_printed() {
    let (desk, number) = desk();
    let code = ask(&desk);
    let mut program: Command = desk.program();
    program.args(["--as", "manager", "erase", "--confirm", &code]);
    let told = run(program, "");
    assert_eq!(told.exit, 0, "{told:?}");
    for words in [
        "个人信息删除证明",
        &number,
        "保存期满  gym.A.archive",
        "admin  2027-10-08 10:00",
        "manager  2027-10-08 10:00",
        "链尾",
    ] {
        assert!(told.out.contains(words), "{words}: {told:?}");
    }
}
