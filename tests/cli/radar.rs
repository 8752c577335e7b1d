//! The radar: which cases have to do with one, and why; and a new case that goes on with an earlier one.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, each, events, text, with};
use crate::samples::{gym, property, whistle};

fn leak(name: &str, phone: &str, unit: &str, words: &str) -> Value {
    with(
        &property("phone"),
        json!({"customer": {"name": name, "phone": phone, "unit": unit}, "subject": "漏水", "text": words}),
    )
}

/// Numbers with the words of their reasons, in order.
fn near(found: &Value) -> Vec<(String, Vec<String>)> {
    let cases = found["cases"].as_array().expect("cases");
    let reasons = |case: &Value| (text(&case["number"]), each(&case["why"], "how"));
    cases.iter().map(reasons).collect()
}

fn similar(desk: &Desk, user: &str, words: &[&str]) -> Value {
    let words = [&["case", "similar"], words].concat();
    desk.as_(user).run(&words, Value::Null).done()
}

/// Five households; the second has the telephone of the first, the third its unit, the fourth says the same.
fn desk() -> (Desk, Vec<String>) {
    let desk = Desk::training("property", MONDAY);
    let numbers = [
        leak("张三", "13800138000", "3-1-602", "顶楼漏水，渗水到卧室"),
        leak("张太太", "138 0013 8000", "9-9-909", "车位被占"),
        leak("李四", "13900139000", "3-1-602", "门禁失灵"),
        with(
            &leak(
                "王五",
                "13700137000",
                "3-2-601",
                "我家顶楼也漏水了，卧室墙上渗水",
            ),
            json!({"subject": "屋顶"}),
        ),
        with(
            &leak("赵六", "13600136000", "5-1-101", "电梯停运半天"),
            json!({"subject": "电梯"}),
        ),
    ]
    .iter()
    .map(|case| desk.number(case))
    .collect();
    (desk, numbers)
}

#[test]
fn a_case_names_those_of_its_customer_its_unit_and_its_words() {
    let (desk, numbers) = desk();
    let found = near(&similar(&desk, "clerk", &[&numbers[0]]));
    let why = |words: &[&str]| {
        words
            .iter()
            .map(|word| (*word).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        found,
        [
            (numbers[1].clone(), why(&["phone", "subject"])),
            (numbers[2].clone(), why(&["unit", "subject"])),
            (numbers[3].clone(), why(&["words"])),
        ]
    );
    let answer = similar(&desk, "clerk", &[&numbers[0]]);
    assert_eq!(answer["cases"][1]["why"][0]["saw"], "3-1-602");
    assert_eq!(answer["cases"][1]["why"][0]["text"], "同户 3-1-602");
    let words = each(&answer["cases"][2]["why"], "text");
    assert!(
        words[0].starts_with("相似：") && words[0].contains("渗水"),
        "{words:?}"
    );
}

#[test]
fn words_alone_find_open_cases_in_both_languages() {
    let (desk, numbers) = desk();
    let found = near(&similar(&desk, "clerk", &["--text", "顶楼渗水到卧室"]));
    let mut found: Vec<_> = found.into_iter().map(|(number, _)| number).collect();
    found.sort();
    assert_eq!(found, [numbers[0].clone(), numbers[3].clone()]);
    let told = desk.as_("clerk").type_in(
        &["case", "similar", "--text", "顶楼渗水", "--lang", "en"],
        "",
    );
    assert!(
        told.out.contains("similar: ") && told.out.contains(&numbers[3]),
        "{told:?}"
    );
    assert_eq!(near(&similar(&desk, "clerk", &["--text", "游泳池"])), []);
    let none = desk
        .as_("clerk")
        .type_in(&["case", "similar", "--text", "游泳池"], "");
    assert!(none.out.contains("没有相关案件"), "{none:?}");
    desk.as_("clerk")
        .run(&["case", "similar", "2026-000099"], Value::Null)
        .invalid();
    let neither = desk.as_("clerk").type_in(&["case", "similar"], "");
    assert_eq!(neither.exit, 2, "{neither:?}");
}

#[test]
fn a_closed_case_is_near_its_customer_only() {
    let (desk, numbers) = desk();
    for number in [&numbers[1], &numbers[3]] {
        desk.does(
            "supervisor",
            number,
            "merge",
            json!({"into": numbers[4], "reason": "x"}),
        );
    }
    let found = near(&similar(&desk, "clerk", &[&numbers[0]]));
    let found: Vec<_> = found.into_iter().map(|(number, _)| number).collect();
    assert_eq!(found, [numbers[1].clone(), numbers[2].clone()]);
}

#[test]
fn whoever_needs_no_customer_sees_them_masked() {
    let (desk, numbers) = desk();
    let words = [
        "user",
        "add",
        "cleaner",
        "--roles",
        "handler",
        "--department",
        "保洁部",
    ];
    desk.as_("admin").run(&words, Value::Null).done();
    let seen = |user: &str| {
        let found = similar(&desk, user, &[&numbers[0]]);
        text(&found["cases"][0]["customer"]["name"])
    };
    assert_eq!(seen("clerk"), "张太太");
    assert_eq!(seen("cleaner"), "张**");
}

#[test]
fn a_sealed_report_is_near_nothing_and_nothing_is_near_it() {
    let desk = Desk::training("insurance", MONDAY);
    let sealed = desk.number(&whistle());
    let case = with(
        &crate::samples::insurance(),
        json!({"subject": "虚构事故", "text": "定损员与修理厂串通虚构事故"}),
    );
    let open = desk.number(&case);
    assert_eq!(near(&similar(&desk, "manager", &[&open])), []);
    assert_eq!(near(&similar(&desk, "manager", &[&sealed])), []);
    desk.as_("clerk")
        .run(&["case", "similar", &sealed], Value::Null)
        .invalid();
    let refused = desk
        .as_("clerk")
        .add(&with(&case, json!({"sequel_to": sealed})));
    let refused = refused.invalid_in("sequel_to");
    let unknown = desk
        .as_("clerk")
        .add(&with(&case, json!({"sequel_to": "S-2026-0009"})));
    let unknown = unknown.invalid_in("sequel_to");
    assert_eq!(
        text(&refused["message"]).replace("0001", "0009"),
        text(&unknown["message"]),
        "the same words"
    );
    let secret = desk
        .as_("clerk")
        .add(&with(&whistle(), json!({"sequel_to": open})));
    let secret = secret.invalid_in("sequel_to");
    assert!(text(&secret["message"]).contains("密件"), "{secret}");
    assert_eq!(
        desk.show(&open)["sequels"],
        json!([]),
        "and nobody is named"
    );
}

#[test]
fn a_sequel_names_the_earlier_case_and_the_earlier_case_names_it() {
    let desk = Desk::training("gym", MONDAY);
    let first = desk.number(&gym());
    let before = desk.show(&first);
    assert_eq!(before["sequel_to"], json!(null));
    let second = desk.add(&with(
        &gym(),
        json!({"sequel_to": first, "subject": "又停转"}),
    ));
    let number = text(&second["number"]);
    assert_eq!(second["sequel_to"], json!(first));
    assert_eq!(second["events"][0]["data"]["sequel_to"], json!(first));
    let after = desk.show(&first);
    assert_eq!(after["sequels"], json!([number]));
    assert_eq!(events(&after), ["registered", "followed"]);
    assert_eq!(after["events"][1]["data"]["by"], json!(number));
    assert_eq!(after["events"][1]["actor"], "clerk");
    for same in ["status", "stage", "level", "tasks"] {
        assert_eq!(after[same], before[same], "{same}");
    }
    let told = desk.as_("clerk").type_in(&["case", "show", &number], "");
    assert!(told.out.contains(&format!("{first} 的续诉")), "{told:?}");
    let told = desk
        .as_("clerk")
        .type_in(&["case", "show", &first, "--lang", "en"], "");
    assert!(told.out.contains("A sequel was registered"), "{told:?}");
    let sound = desk.as_("admin").run(&["check"], Value::Null);
    sound.done();
}

#[test]
fn a_closed_case_can_have_a_sequel_and_stays_closed() {
    let desk = Desk::training("gym", MONDAY);
    let (first, other) = (desk.number(&gym()), desk.number(&gym()));
    desk.does(
        "supervisor",
        &first,
        "merge",
        json!({"into": other, "reason": "x"}),
    );
    desk.add(&with(&gym(), json!({"sequel_to": first})));
    assert_eq!(desk.show(&first)["status"], "closed");
    assert_eq!(
        desk.show(&first)["sequels"].as_array().expect("list").len(),
        1
    );
}

#[test]
fn a_number_that_nobody_has_is_refused_by_its_field_and_nothing_is_registered() {
    let desk = Desk::training("gym", MONDAY);
    for wrong in ["2026-000099", "2025-000001", "明天"] {
        let refused = desk
            .as_("clerk")
            .add(&with(&gym(), json!({"sequel_to": wrong})));
        let refused = refused.invalid_in("sequel_to");
        assert!(text(&refused["message"]).contains(wrong), "{refused}");
    }
    assert!(desk.as_("clerk").finds("").is_empty());
    let blank = desk.add(&with(&gym(), json!({"sequel_to": " "})));
    assert_eq!(blank["sequel_to"], json!(null));
}

#[test]
fn the_same_operation_again_attaches_once() {
    let desk = Desk::training("gym", MONDAY);
    let first = desk.number(&gym());
    let sequel = with(&gym(), json!({"sequel_to": first, "op": "a-b-c"}));
    let one = desk.number(&sequel);
    assert_eq!(desk.number(&sequel), one);
    assert_eq!(desk.show(&first)["sequels"], json!([one]));
}

#[test]
fn a_sequel_that_makes_three_of_a_matter_raises_the_earlier_case_with_it() {
    let desk = Desk::training("general", MONDAY);
    let same = |name: &str, phone: &str| {
        with(
            &crate::samples::general(),
            json!({"customer": {"name": name, "phone": phone}}),
        )
    };
    let first = desk.number(&same("张三", "13800138000"));
    let _second = desk.number(&same("李四", "13900139000"));
    let third = with(&same("王五", "13700137000"), json!({"sequel_to": first}));
    let alone = Desk::training("general", MONDAY);
    let plain = alone.number(&same("张三", "13800138000"));
    alone.number(&same("李四", "13900139000"));
    alone.number(&same("王五", "13700137000"));
    desk.add(&third);
    let (with_sequel, without) = (desk.show(&first), alone.show(&plain));
    assert_eq!(with_sequel["level"]["id"], without["level"]["id"]);
    let kinds = events(&with_sequel);
    assert!(kinds.contains(&"followed".to_owned()), "{kinds:?}");
    assert_eq!(
        kinds.contains(&"level_changed".to_owned()),
        events(&without).contains(&"level_changed".to_owned())
    );
}
