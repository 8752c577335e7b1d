//! Who sees the customer's name and telephone: those whose work needs them; the others see them masked and may lift it.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, text};
use crate::samples::{grumble, property};

fn desk() -> Desk {
    let desk = Desk::training("gas", MONDAY);
    for (name, roles, department) in [
        ("files", "admin", ""),
        ("repairer", "handler", "维修部"),
        ("reader", "handler", "抄表部"),
        ("readers_head", "head", "抄表部"),
        ("files_too", "admin,clerk", ""),
    ] {
        let mut words = vec!["user", "add", name, "--roles", roles];
        if !department.is_empty() {
            words.extend(["--department", department]);
        }
        desk.as_("admin").run(&words, Value::Null).done();
    }
    desk
}

fn seen_by(desk: &Desk, user: &str, number: &str) -> Vec<(String, String)> {
    let seat = desk.as_(user);
    let case = seat.show(number).done();
    let listed = seat.run(&["case", "list", number], Value::Null).done();
    let listed = &listed["cases"][0];
    [&case["customer"], &listed["customer"]]
        .into_iter()
        .map(|customer| (text(&customer["name"]), text(&customer["phone"])))
        .collect()
}

const CLEAR: (&str, &str) = ("张三", "138 0013 8000");
const MASKED: (&str, &str) = ("张*", "138****8000");

#[test]
fn reception_supervisor_and_manager_see_every_customer() {
    let desk = desk();
    let number = desk.number(&grumble());
    for user in ["clerk", "supervisor", "manager", "admin", "files_too"] {
        for (name, phone) in seen_by(&desk, user, &number) {
            assert_eq!((name.as_str(), phone.as_str()), CLEAR, "{user}");
        }
        assert_eq!(desk.as_(user).queue(&[])[0]["customer"], "张三", "{user}");
    }
}

#[test]
fn a_department_sees_the_customers_of_its_own_cases() {
    let desk = desk();
    let number = desk.number(&grumble());
    for (name, phone) in seen_by(&desk, "repairer", &number) {
        assert_eq!((name.as_str(), phone.as_str()), CLEAR);
    }
    for user in ["reader", "readers_head"] {
        for (name, phone) in seen_by(&desk, user, &number) {
            assert_eq!((name.as_str(), phone.as_str()), MASKED, "{user}");
        }
        assert_eq!(desk.as_(user).queue(&[])[0]["customer"], "张*", "{user}");
    }
}

#[test]
fn a_head_who_is_called_before_any_department_is_named_knows_whom_to_meet() {
    let desk = Desk::training("property", MONDAY);
    let add = [
        "user",
        "add",
        "head2",
        "--roles",
        "head",
        "--department",
        "工程部",
    ];
    desk.as_("admin").run(&add, Value::Null).done();
    let case = crate::desk::without(&property("visit"), "departments");
    let number = desk.number(&case);
    let seen = desk.as_("head2").show(&number).done();
    assert_eq!(seen["masked"], false, "{seen}");
}

#[test]
fn the_records_office_sees_them_masked_everywhere() {
    let desk = desk();
    let number = desk.number(&grumble());
    for (name, phone) in seen_by(&desk, "files", &number) {
        assert_eq!((name.as_str(), phone.as_str()), MASKED);
    }
    let files = desk.as_("files");
    let whole = files.show(&number);
    assert!(!whole.out.contains("张三"), "{whole:?}");
    assert!(!whole.out.contains("0013"), "{whole:?}");
    for words in [
        vec!["case", "show", &number],
        vec!["case", "list"],
        vec!["queue"],
    ] {
        let answer = files.type_in(&words, "");
        assert_eq!(answer.exit, 0, "{answer:?}");
        assert!(answer.out.contains("张*"), "{answer:?}");
        assert!(!answer.out.contains("张三"), "{answer:?}");
    }
    let queued = files.run(&["queue"], Value::Null);
    assert!(!queued.out.contains("张三"), "{queued:?}");
}

#[test]
fn what_a_command_answers_is_masked_too() {
    let desk = desk();
    let number = desk.number(&grumble());
    desk.follow(&number).up_to("archive");
    let answer = desk.as_("files").does(&number, "archive", json!({}));
    assert_eq!(answer.exit, 0, "{answer:?}");
    assert!(!answer.out.contains("张三"), "{answer:?}");
    assert_eq!(desk.show(&number)["customer"]["name"], "张三");
}

#[test]
fn unmasking_shows_them_this_once() {
    let desk = desk();
    let number = desk.number(&grumble());
    let files = desk.as_("files");
    let shown = files
        .run(&["case", "show", &number, "--unmask"], Value::Null)
        .done();
    assert_eq!(shown["customer"]["name"], "张三");
    assert_eq!(shown["customer"]["phone"], "138 0013 8000");
    assert_eq!(shown["masked"], false);
    let later = files.show(&number).done();
    assert_eq!(later["customer"]["name"], "张*");
    assert_eq!(
        later["version"], shown["version"],
        "nothing happened to the case"
    );
}

#[test]
fn the_command_line_says_how_to_see_them() {
    let desk = desk();
    let number = desk.number(&grumble());
    let answer = desk.as_("files").type_in(&["case", "show", &number], "");
    assert!(answer.out.contains("--unmask"), "{answer:?}");
    let answer = desk.as_("clerk").type_in(&["case", "show", &number], "");
    assert!(!answer.out.contains("--unmask"), "{answer:?}");
}

#[test]
fn an_exported_ledger_masks_them_for_the_records_office() {
    let desk = desk();
    desk.number(&grumble());
    let written = |user: &str, file: &str| {
        let export = ["export", "ledger", "-o", file];
        desk.as_(user).run(&export, Value::Null).done();
        std::fs::read_to_string(desk.beside(file)).expect("the ledger")
    };
    for file in ["files.json", "files.csv"] {
        let ledger = written("files", file);
        assert!(!ledger.contains("张三"), "{ledger}");
        assert!(!ledger.contains("0013"), "{ledger}");
        assert!(ledger.contains("张*"), "{ledger}");
    }
    assert!(written("supervisor", "supervisor.csv").contains("张三"));
}

/// What `user` finds in list, queue and (where they may) in an exported ledger, by these words.
fn found_by(desk: &Desk, user: &str, words: &str) -> Vec<String> {
    let listed = desk
        .as_(user)
        .run(&["case", "list", words], Value::Null)
        .done();
    let cases = listed["cases"].as_array().expect("cases");
    cases.iter().map(|case| text(&case["number"])).collect()
}

fn queued_for(desk: &Desk, user: &str, words: &str) -> bool {
    !desk.as_(user).queue(&[words]).is_empty()
}

const BY_THE_CUSTOMER: [&str; 12] = [
    "张三",
    "张",
    "三",
    "zs",
    "customer:张三",
    "13800138000",
    "0013 8000",
    "0013",
    "phone:8000",
    "李小四",
    "lxs",
    "13900139000",
];

fn with_contact() -> Value {
    crate::desk::with(
        &grumble(),
        json!({"contact": {"name": "李小四", "mobile": "139 0013 9000"},
               "persons": [{"name": "赵六", "department": "维修部"}]}),
    )
}

#[test]
fn nobody_finds_a_case_by_what_is_masked_for_them() {
    let desk = desk();
    let number = desk.number(&with_contact());
    let heads = ["files", "reader", "readers_head"];
    let clear = ["supervisor", "manager", "repairer", "files_too"];
    for (words, user) in BY_THE_CUSTOMER.into_iter().zip(heads.into_iter().cycle()) {
        assert!(found_by(&desk, user, words).is_empty(), "{user}: {words}");
        assert_eq!(
            found_by(&desk, "clerk", words),
            [number.as_str()],
            "{words}"
        );
    }
    for user in heads {
        assert!(found_by(&desk, user, "张三").is_empty(), "{user}");
        assert!(!queued_for(&desk, user, "张三"), "{user}");
        let but = "status:open -张三 -phone:8000";
        assert_eq!(found_by(&desk, user, but), [number.as_str()], "{user}");
    }
    for user in clear {
        assert_eq!(found_by(&desk, user, "张三"), [number.as_str()], "{user}");
        assert!(queued_for(&desk, user, "8000"), "{user}");
    }
}

#[test]
fn they_find_it_by_everything_else() {
    let desk = desk();
    let number = desk.number(&with_contact());
    for words in [
        "灶具",
        "维修未到",
        "没",
        "赵六",
        "zl",
        "dept:维修",
        "status:open 灶具",
        &number,
    ] {
        for user in ["files", "reader"] {
            assert_eq!(
                found_by(&desk, user, words),
                [number.as_str()],
                "{user}: {words}"
            );
        }
    }
}

#[test]
fn a_name_that_the_customer_wrote_into_the_text_is_no_secret() {
    let desk = desk();
    let told = json!({"text": "邻居王五的灶具也没有修，他的电话是 13700137000"});
    let number = desk.number(&crate::desk::with(&grumble(), told));
    for words in ["王五", "13700137000"] {
        assert_eq!(
            found_by(&desk, "files", words),
            [number.as_str()],
            "{words}"
        );
    }
}

#[test]
fn an_export_is_no_way_to_find_by_a_name() {
    let desk = desk();
    desk.number(&grumble());
    for (user, cases) in [("files", 0), ("supervisor", 1)] {
        let file = format!("{user}.json");
        let export = ["export", "ledger", "张三", "-o", &file];
        desk.as_(user).run(&export, Value::Null).done();
        let written = std::fs::read_to_string(desk.beside(&file)).expect("the ledger");
        let ledger: Value = serde_json::from_str(&written).expect("JSON");
        assert_eq!(
            ledger["rows"].as_array().map(Vec::len),
            Some(cases),
            "{user}: {written}"
        );
    }
}

#[test]
fn a_person_is_still_erased_by_their_name_or_telephone() {
    let desk = desk();
    let number = desk.number(&grumble());
    desk.follow(&number).up_to("archive");
    desk.as_("files").does(&number, "archive", json!({})).done();
    for key in ["张三", "13800138000"] {
        let erase = ["erase", "--customer", key];
        let planned = desk.as_("files").run(&erase, Value::Null);
        assert!(planned.out.contains(&number), "{key}: {planned:?}");
    }
}

#[test]
fn what_waits_for_the_archive_is_masked_as_in_every_list() {
    let desk = desk();
    let number = desk.number(&grumble());
    desk.follow(&number).up_to("archive");
    for words in [["archive", "due"], ["archive", "run"]] {
        let masked = desk.as_("files").type_in(&words, "");
        assert_eq!(masked.exit, 0, "{masked:?}");
        assert!(masked.out.contains(&number), "{masked:?}");
        assert!(masked.out.contains("张*"), "{masked:?}");
        assert!(!masked.out.contains("张三"), "{masked:?}");
        let clear = desk.as_("files_too").type_in(&words, "");
        assert!(clear.out.contains("张三"), "{clear:?}");
    }
}

#[test]
fn the_code_of_a_plan_is_the_same_for_those_who_see_names_and_those_who_do_not() {
    let desk = desk();
    let number = desk.number(&grumble());
    desk.follow(&number).up_to("archive");
    let code = |user: &str| {
        let plan = desk.as_(user).run(&["archive", "run"], Value::Null).done();
        text(&plan["confirm"])
    };
    assert_eq!(code("files"), code("files_too"));
    let confirm = ["archive", "run", "--confirm", &code("files_too")];
    desk.as_("files").run(&confirm, Value::Null).done();
    assert_eq!(desk.show(&number)["status"], "archived");
}
