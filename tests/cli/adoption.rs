//! The life of a regulation: what a new file would change, its adoption, and who lives under which version from then on.

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, each, events, nothing, shipped, task, text, under, why, with};
use crate::samples::{gym, insurance, whistle};

const RESOLVE: &str = "gym.D.resolve";
const NEW: &str = "new.toml";

/// The rules of the fitness club with some words replaced, as a file beside the desk.
fn file(desk: &Desk, regulation: &str, changes: &[(&str, &str)]) {
    let mut rules = shipped(&format!("assets/regulations/{regulation}.toml"));
    for (old, new) in changes {
        assert!(rules.contains(old), "{old}");
        rules = rules.replace(old, new);
    }
    std::fs::write(desk.beside(NEW), rules).expect("a file");
}

fn diff(desk: &Desk) -> Value {
    asked(desk, "supervisor", "diff").done()
}

fn adopt(desk: &Desk) -> Value {
    asked(desk, "admin", "adopt").done()
}

fn asked(desk: &Desk, user: &str, word: &str) -> crate::desk::Answer {
    desk.as_(user).run(&["regulation", word, NEW], Value::Null)
}

/// The end of the desk's log; the desk is sound.
fn head(desk: &Desk) -> String {
    let report = desk.as_("admin").run(&["check"], Value::Null).done();
    assert_eq!(report["ok"], true, "{report}");
    report["head"].to_string()
}

fn due(case: &Value) -> String {
    text(&under(case, RESOLVE).expect("a limit")["due"])
}

fn version(case: &Value) -> String {
    text(&case["regulation"]["version"])
}

/// What an answer says of one case, if anything.
fn of_case(answer: &Value, number: &str) -> Option<Value> {
    let cases = answer["cases"].as_array().expect("cases");
    cases.iter().find(|case| case["number"] == number).cloned()
}

const TWO_DAYS: (&str, &str) = ("span = { workdays = 3 }", "span = { workdays = 2 }");
const ONE_DEPARTMENT: (&str, &str) = (
    "fact = \"departments\", at_least = 2",
    "fact = \"departments\", at_least = 1",
);

/// The box of the printed form for that category.
const PRICE_BOX: &str = "        { label = { zh = \"价格折扣\", en = \"price\" }, when = { fact = \"category\", is = \"price\" } },\n";

#[test]
fn a_shorter_limit_moves_the_open_deadlines_as_events() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    let before = desk.show(&number);
    assert_eq!(due(&before), "2026-10-08T18:00:00+08:00");
    file(&desk, "gym", &[TWO_DAYS]);
    let asked = diff(&desk);
    assert_eq!(each(&asked["clauses"], "clause"), [RESOLVE]);
    assert_eq!(asked["clauses"][0]["change"], "changed");
    assert_eq!(
        asked["clauses"][0]["edits"],
        json!([{"field": "limit complaint answer.span.workdays", "old": "3", "new": "2"}])
    );
    let change = of_case(&asked, &number).expect("the case changes");
    let (old, new) = ("2026-10-08T18:00:00+08:00", "2026-09-30T18:00:00+08:00");
    assert_eq!(change["deadlines"][0]["old"], old);
    assert_eq!(change["deadlines"][0]["new"], new);
    assert_eq!(change["tasks"][0]["old"]["due"], old);
    assert_eq!(change["tasks"][0]["new"]["due"], new);
    assert_eq!(
        (&change["level"], &change["problem"]),
        (&Value::Null, &Value::Null)
    );
    let done = adopt(&desk);
    assert_eq!(done["adopted"], true);
    let after = desk.show(&number);
    assert_eq!(due(&after), new);
    assert_eq!(
        events(&after),
        ["registered", "regulation_changed", "deadline_recounted"]
    );
    assert_eq!(after["events"][2]["clause"], RESOLVE);
    assert_eq!(after["events"][2]["data"]["moved"], json!([[old, new]]));
    assert_eq!(version(&after), text(&done["to"]));
    assert_eq!(after["regulation"]["registered"], done["from"]);
    assert_eq!(after["regulation"]["since"], MONDAY);
    head(&desk);
}

#[test]
fn the_comparison_writes_nothing_and_says_what_the_adoption_does() {
    let desk = Desk::training("gym", MONDAY);
    desk.add(&gym());
    desk.add(&with(
        &gym(),
        json!({"category": "price", "subject": "会费"}),
    ));
    desk.add(&with(
        &gym(),
        json!({"departments": ["前台", "器械部"], "subject": "换柜"}),
    ));
    desk.add(&json!({"kind": "enquiry", "channel": "phone", "customer": {"name": "李四"}, "text": "几点开门"}));
    let rule =
        "  { id = \"price\", label = { zh = \"价格折扣\", en = \"Price and discount\" } },\n";
    file(
        &desk,
        "gym",
        &[TWO_DAYS, ONE_DEPARTMENT, (rule, ""), (PRICE_BOX, "")],
    );
    let before = head(&desk);
    let asked = diff(&desk);
    let words = desk
        .as_("supervisor")
        .type_in(&["regulation", "diff", NEW], "");
    assert_eq!(words.exit, 0, "{words:?}");
    assert!(words.out.contains("没有写入"), "{}", words.out);
    let dry = ["regulation", "adopt", NEW, "--dry-run"];
    assert_eq!(desk.as_("admin").run(&dry, Value::Null).done(), asked);
    assert_eq!(head(&desk), before, "nothing was written");
    let done = adopt(&desk);
    for field in [
        "from",
        "to",
        "clauses",
        "others",
        "cases",
        "unchanged",
        "late",
    ] {
        assert_eq!(asked[field], done[field], "{field}");
    }
    assert_eq!(
        (&asked["adopted"], &done["adopted"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(asked["others"][0]["part"], "category price");
    assert_eq!(asked["unchanged"], 1, "the enquiry");
    assert_ne!(head(&desk), before);
}

#[test]
fn a_new_criterion_raises_a_level_and_a_dropped_one_lets_it_fall() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    assert_eq!(desk.show(&number)["level"]["id"], "4");
    file(&desk, "gym", &[ONE_DEPARTMENT]);
    let change = of_case(&diff(&desk), &number).expect("it changes");
    assert_eq!(
        change["level"],
        json!({"old": "4", "new": "2", "clause": "gym.L2.e"})
    );
    adopt(&desk);
    let raised = desk.show(&number);
    assert_eq!(
        (&raised["level"]["id"], why(&raised)),
        (&json!("2"), vec!["gym.L2.e".to_owned()])
    );
    let event = &raised["events"][2];
    assert_eq!(
        (&event["kind"], &event["data"]["cause"]),
        (&json!("level_changed"), &json!("adoption"))
    );

    file(&desk, "gym", &[]);
    let change = of_case(&diff(&desk), &number).expect("it changes back");
    assert_eq!(
        change["level"],
        json!({"old": "2", "new": "4", "clause": "gym.L4"})
    );
    adopt(&desk);
    assert_eq!(desk.show(&number)["level"]["id"], "4");
    head(&desk);
}

#[test]
fn a_level_set_by_hand_stays() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    desk.does(
        "supervisor",
        &number,
        "assess",
        json!({"facts": [], "level": "3", "reason": "客户情绪激动"}),
    );
    file(&desk, "gym", &[TWO_DAYS]);
    let change = of_case(&diff(&desk), &number).expect("its deadline moves");
    assert_eq!(change["level"], Value::Null);
    adopt(&desk);
    assert_eq!(desk.show(&number)["level"]["id"], "3");
}

#[test]
fn a_reason_that_the_new_file_keeps_counts_even_if_it_no_longer_holds() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    desk.at("2026-10-14T10:00:00+08:00").tick();
    assert_eq!(why(&desk.show(&number)), ["gym.L2.d"]);
    desk.does(
        "supervisor",
        &number,
        "wait",
        json!({"on": "customer", "reason": "等客户补充材料"}),
    );
    file(
        &desk,
        "gym",
        &[("zh = \"健身会所\"", "zh = \"健身俱乐部\"")],
    );
    let asked = diff(&desk);
    assert_eq!(
        (of_case(&asked, &number), &asked["unchanged"]),
        (None, &json!(1))
    );
    adopt(&desk);
    assert_eq!(
        desk.show(&number)["level"]["id"],
        "2",
        "a level never falls by itself"
    );
    file(&desk, "gym", &[("at_least = 15 }", "at_least = 20 }")]);
    let change = of_case(&diff(&desk), &number).expect("the clause was rewritten");
    assert_eq!(change["level"]["new"], "4");
}

#[test]
fn what_an_extension_gave_is_kept_beyond_the_new_limit() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    desk.does(
        "supervisor",
        &number,
        "extend",
        json!({"workdays": 2, "reason": "等配件"}),
    );
    assert_eq!(due(&desk.show(&number)), "2026-10-10T18:00:00+08:00");
    file(&desk, "gym", &[TWO_DAYS]);
    let change = of_case(&diff(&desk), &number).expect("it moves");
    assert_eq!(change["deadlines"][0]["new"], "2026-10-09T18:00:00+08:00");
    adopt(&desk);
    assert_eq!(due(&desk.show(&number)), "2026-10-09T18:00:00+08:00");
}

#[test]
fn a_wait_goes_on_and_leaves_what_is_left_of_the_new_limit() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    desk.does(
        "supervisor",
        &number,
        "wait",
        json!({"on": "customer", "reason": "等客户"}),
    );
    file(&desk, "gym", &[TWO_DAYS]);
    adopt(&desk);
    desk.at("2026-09-29T10:00:00+08:00");
    desk.does("supervisor", &number, "resume", nothing());
    assert_eq!(
        due(&desk.show(&number)),
        "2026-10-08T18:00:00+08:00",
        "two working days were left"
    );
}

#[test]
fn a_promised_time_stays() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    let until = "2026-10-09T12:00:00+08:00";
    desk.does(
        "clerk",
        &number,
        "promise",
        json!({"until": until, "what": "答复"}),
    );
    file(&desk, "gym", &[TWO_DAYS]);
    adopt(&desk);
    let case = desk.show(&number);
    let tasks = case["tasks"].as_array().expect("tasks");
    assert!(tasks.iter().any(|task| task["due"] == until), "{tasks:#?}");
    assert_eq!(due(&case), "2026-09-30T18:00:00+08:00");
}

#[test]
fn an_answer_given_in_time_is_not_judged_again() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    desk.does(
        "supervisor",
        &number,
        "dispatch",
        json!({"department": "器械部"}),
    );
    desk.does(
        "handler",
        &number,
        "investigate",
        json!({"notes": "皮带断了", "finding": "service"}),
    );
    desk.at("2026-10-08T17:00:00+08:00");
    desk.does(
        "clerk",
        &number,
        "answer",
        json!({"method": "phone", "notes": "已修好"}),
    );
    let before = desk.show(&number);
    file(&desk, "gym", &[TWO_DAYS]);
    assert_eq!(of_case(&diff(&desk), &number), None);
    adopt(&desk);
    let after = desk.show(&number);
    assert_eq!(
        (&before["deadlines"], &before["tasks"]),
        (&after["deadlines"], &after["tasks"])
    );
}

const CALLBACK: &str = "[[step]]\ntrack = \"complaint\"\ndo = \"callback\"\nrole = \"clerk\"\nclause = \"gym.F.feedback\"\n";

/// A complaint that has been answered.
fn answered(desk: &Desk) -> String {
    let number = desk.number(&gym());
    desk.does(
        "supervisor",
        &number,
        "dispatch",
        json!({"department": "器械部"}),
    );
    desk.does(
        "handler",
        &number,
        "investigate",
        json!({"notes": "皮带断了", "finding": "service"}),
    );
    desk.does(
        "clerk",
        &number,
        "answer",
        json!({"method": "phone", "notes": "已修好"}),
    );
    number
}

#[test]
fn a_step_that_is_gone_is_gone_for_cases_before_it_and_kept_for_those_at_it() {
    let desk = Desk::training("gym", MONDAY);
    let (fresh, at_it) = (desk.number(&gym()), answered(&desk));
    file(&desk, "gym", &[(CALLBACK, "")]);
    let asked = diff(&desk);
    assert_eq!(of_case(&asked, &fresh), None, "nothing to see yet");
    let problem = of_case(&asked, &at_it).expect("it is named")["problem"].clone();
    assert_eq!(
        (&problem["part"], &problem["id"]),
        (&json!("step"), &json!("callback"))
    );
    let done = adopt(&desk);
    assert_eq!(version(&desk.show(&at_it)), text(&done["from"]));
    desk.does(
        "clerk",
        &at_it,
        "callback",
        json!({"method": "phone", "reached": true, "satisfaction": 5}),
    );
    desk.does(
        "supervisor",
        &fresh,
        "dispatch",
        json!({"department": "器械部"}),
    );
    desk.does(
        "handler",
        &fresh,
        "investigate",
        json!({"notes": "皮带断了", "finding": "service"}),
    );
    let case = desk.does(
        "clerk",
        &fresh,
        "answer",
        json!({"method": "phone", "notes": "已修好"}),
    );
    assert_eq!(case["stage"], "close");
    head(&desk);
}

#[test]
fn a_new_step_opens_a_task_and_a_limit_that_is_gone_closes_one() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    let dispatch = "[[step]]\ntrack = \"complaint\"\ndo = \"dispatch\"";
    let verify = format!(
        "[[step]]\ntrack = \"complaint\"\ndo = \"verify\"\nrole = \"supervisor\"\nclause = \"gym.K.complaint\"\nlimit = {{ span = {{ hours = 2 }} }}\n\n{dispatch}"
    );
    let limit = "[[limit]]\ntrack = \"complaint\"\nstep = \"answer\"\nclause = \"gym.D.resolve\"\nspan = { workdays = 3 }\n";
    file(&desk, "gym", &[(dispatch, &verify), (limit, "")]);
    let change = of_case(&diff(&desk), &number).expect("its tasks change");
    let tasks = change["tasks"].as_array().expect("tasks");
    let of = |step: &str| tasks.iter().find(|task| task["step"] == step).expect(step);
    assert_eq!(of("verify")["old"], Value::Null);
    assert_eq!(of("verify")["new"]["due"], "2026-09-28T12:00:00+08:00");
    assert_eq!(
        (&of("dispatch")["new"], &of("answer")["new"]),
        (&Value::Null, &Value::Null)
    );
    adopt(&desk);
    let case = desk.show(&number);
    assert_eq!(case["stage"], "verify");
    assert!(
        task(&case, "verify").is_some() && under(&case, RESOLVE).is_none(),
        "{case:#}"
    );
    head(&desk);
}

#[test]
fn a_limit_under_another_clause_is_the_same_duty() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    desk.does(
        "supervisor",
        &number,
        "extend",
        json!({"workdays": 1, "reason": "等配件"}),
    );
    file(&desk, "gym", &[("gym.D.resolve", "gym.D.result"), TWO_DAYS]);
    let asked = diff(&desk);
    let change = of_case(&asked, &number).expect("it moves");
    assert_eq!(change["deadlines"][0]["clause"], "gym.D.result");
    assert_eq!(change["deadlines"][0]["old"], "2026-10-09T18:00:00+08:00");
    assert_eq!(change["deadlines"][0]["new"], "2026-10-08T18:00:00+08:00");
    let clauses = asked["clauses"].as_array().expect("clauses");
    let fate = |clause: &str| {
        let found = clauses.iter().find(|one| one["clause"] == clause);
        text(&found.expect(clause)["change"])
    };
    assert_eq!(
        (fate("gym.D.resolve"), fate("gym.D.result")),
        ("removed".to_owned(), "added".to_owned())
    );
    adopt(&desk);
    head(&desk);
}

#[test]
fn a_case_that_the_file_has_no_place_for_is_named_and_stays() {
    let desk = Desk::training("gym", MONDAY);
    let price = with(&gym(), json!({"category": "price"}));
    let number = desk.number(&price);
    let rule =
        "  { id = \"price\", label = { zh = \"价格折扣\", en = \"Price and discount\" } },\n";
    file(&desk, "gym", &[(rule, ""), (PRICE_BOX, ""), TWO_DAYS]);
    let problem = of_case(&diff(&desk), &number).expect("it is named")["problem"].clone();
    assert_eq!(
        (&problem["part"], &problem["id"]),
        (&json!("category"), &json!("price"))
    );
    assert!(text(&problem["text"]).contains("price"), "{problem}");
    let done = adopt(&desk);
    let case = desk.show(&number);
    assert_eq!(
        (version(&case), due(&case)),
        (text(&done["from"]), "2026-10-08T18:00:00+08:00".to_owned())
    );
    assert_eq!(events(&case), ["registered"]);
    let case = desk.does(
        "supervisor",
        &number,
        "dispatch",
        json!({"department": "器械部"}),
    );
    assert_eq!(
        case["stage"], "investigate",
        "it goes on under its own version"
    );
    desk.as_("clerk").add(&price).invalid_in("category");
    head(&desk);
}

#[test]
fn closed_and_archived_cases_stay_under_their_version_for_ever() {
    let desk = Desk::training("gym", MONDAY);
    let number = answered(&desk);
    desk.does(
        "clerk",
        &number,
        "callback",
        json!({"method": "phone", "reached": true, "satisfaction": 5}),
    );
    let closed = desk.does("clerk", &number, "close", nothing());
    file(
        &desk,
        "gym",
        &[
            TWO_DAYS,
            ("keep = { months = 12 }", "keep = { months = 24 }"),
        ],
    );
    assert_eq!(of_case(&diff(&desk), &number), None);
    adopt(&desk);
    assert_eq!(desk.show(&number), closed);
    head(&desk);
}

#[test]
fn new_cases_are_registered_under_the_new_version() {
    let desk = Desk::training("gym", MONDAY);
    file(&desk, "gym", &[TWO_DAYS]);
    let done = adopt(&desk);
    let case = desk.add(&gym());
    assert_eq!(version(&case), text(&done["to"]));
    assert_eq!(
        (
            &case["regulation"]["registered"],
            &case["regulation"]["since"]
        ),
        (&done["to"], &Value::Null)
    );
    assert_eq!(due(&case), "2026-09-30T18:00:00+08:00");
}

#[test]
fn a_terminal_that_was_open_before_registers_under_the_new_version_too() {
    use tousu::desk::{Clock, Desk as Door};
    let desk = Desk::training("gym", MONDAY);
    let mut open = Door::open(&desk.file(), Clock::System).expect("the desk");
    file(&desk, "gym", &[TWO_DAYS]);
    let done = adopt(&desk);
    let clerk = open.actor("clerk").expect("the clerk");
    let intake = tousu::case::Intake::read(gym()).expect("an intake");
    let receipt = open.register(&clerk, &intake).expect("registered");
    assert_eq!(
        receipt.file.expect("the case").case.regulation,
        text(&done["to"])
    );
    assert_eq!(open.regulation().version, text(&done["to"]));
}

#[test]
fn who_saw_the_case_before_the_adoption_is_told() {
    let desk = Desk::training("gym", MONDAY);
    let seen = desk.add(&gym());
    let number = text(&seen["number"]);
    std::fs::write(
        desk.beside(NEW),
        shipped("assets/regulations/gym.toml") + "\n# 2026\n",
    )
    .expect("a file");
    assert_eq!(adopt(&desk)["unchanged"], 1);
    let wish = json!({"department": "器械部", "version": seen["version"]});
    let error = desk
        .as_("supervisor")
        .does(&number, "dispatch", wish)
        .conflict();
    assert!(
        text(&error["message"]).contains("自动发生变化（改按新制度办理）"),
        "{error}"
    );
    assert_eq!(
        events(&desk.show(&number)),
        ["registered", "regulation_changed"]
    );
}

#[test]
fn a_broken_file_is_told_all_its_mistakes_and_changes_nothing() {
    let desk = Desk::training("gym", MONDAY);
    desk.add(&gym());
    file(
        &desk,
        "gym",
        &[(
            "step = \"answer\"\nclause = \"gym.D.resolve\"",
            "step = \"celebrate\"\nclause = \"gym.D.nowhere\"",
        )],
    );
    let before = head(&desk);
    for (user, word) in [("supervisor", "diff"), ("admin", "adopt")] {
        let error = asked(&desk, user, word).invalid();
        let all = error["all"].as_array().expect("all of them");
        assert!(
            all.iter().all(|mistake| mistake["line"].is_number()),
            "{all:#?}"
        );
        assert!(error.to_string().contains("celebrate"), "{error}");
    }
    assert_eq!(head(&desk), before);
}

#[test]
fn leaders_may_ask_and_only_an_administrator_adopts() {
    let desk = Desk::training("gym", MONDAY);
    file(&desk, "gym", &[TWO_DAYS]);
    for user in ["clerk", "handler", "head"] {
        asked(&desk, user, "diff").forbidden();
    }
    for user in ["manager", "supervisor", "admin"] {
        asked(&desk, user, "diff").done();
    }
    for user in ["clerk", "supervisor", "manager"] {
        asked(&desk, user, "adopt").forbidden();
    }
    let used = desk
        .as_("admin")
        .run(&["regulation", "list"], Value::Null)
        .done();
    assert_eq!(used["used"].as_array().map(Vec::len), Some(1));
}

#[test]
fn adopting_what_is_in_force_does_nothing_and_says_so() {
    let desk = Desk::training("gym", MONDAY);
    desk.add(&gym());
    file(&desk, "gym", &[]);
    let before = head(&desk);
    let done = adopt(&desk);
    assert_eq!(
        (&done["adopted"], &done["from"]),
        (&json!(false), &done["to"])
    );
    let words = desk.as_("admin").type_in(&["regulation", "adopt", NEW], "");
    assert!(words.out.contains("现行制度"), "{}", words.out);
    assert_eq!(head(&desk), before);
}

#[test]
fn every_version_is_kept_listed_and_can_be_read() {
    let desk = Desk::training("gym", MONDAY);
    desk.add(&gym());
    file(
        &desk,
        "gym",
        &[TWO_DAYS, ("三个工作日内给出结果", "两个工作日内给出结果")],
    );
    let done = adopt(&desk);
    let list = desk
        .as_("clerk")
        .run(&["regulation", "list"], Value::Null)
        .done();
    let used = list["used"].as_array().expect("versions");
    let told: Vec<_> = used
        .iter()
        .map(|one| (&one["version"], &one["open"], &one["in_force"]))
        .collect();
    assert_eq!(
        told,
        [
            (&done["from"], &json!(0), &json!(false)),
            (&done["to"], &json!(1), &json!(true))
        ]
    );
    assert_eq!(
        (&used[1]["since"], &used[1]["by"]),
        (&json!(MONDAY), &json!("admin"))
    );
    for (version, label) in [
        ("from", "三个工作日内给出结果"),
        ("to", "两个工作日内给出结果"),
    ] {
        let words = [
            "regulation",
            "show",
            done[version].as_str().expect("a version"),
        ];
        let shown = desk.as_("clerk").run(&words, Value::Null).done();
        let clauses = shown["clauses"].as_array().expect("clauses");
        let clause = clauses
            .iter()
            .find(|clause| clause["id"] == RESOLVE)
            .expect(RESOLVE);
        assert_eq!(clause["label"], label);
    }
}

#[test]
fn a_sealed_case_moves_too_and_nobody_else_learns_of_it() {
    let desk = Desk::training("insurance", MONDAY);
    desk.add(&insurance());
    let sealed = desk.number(&whistle());
    let rules = shipped("assets/regulations/insurance.toml") + "\n# 2026\n";
    std::fs::write(desk.beside(NEW), rules).expect("a file");
    let seen = diff(&desk);
    assert_eq!(
        (&seen["unchanged"], &seen["cases"]),
        (&json!(1), &json!([]))
    );
    let done = asked_by_manager(&desk);
    assert_eq!(done["unchanged"], 2, "the manager may see it");
    let trainee = desk
        .as_("admin")
        .run(&["user", "add", "boss", "--roles", "admin"], Value::Null);
    trainee.done();
    let done = asked(&desk, "boss", "adopt").done();
    assert_eq!(done["unchanged"], 1);
    let list = desk
        .as_("boss")
        .run(&["regulation", "list"], Value::Null)
        .done();
    assert_eq!(list["used"][1]["open"], 1);
    assert_eq!(version(&desk.show(&sealed)), text(&done["to"]));
    head(&desk);
}

fn asked_by_manager(desk: &Desk) -> Value {
    asked(desk, "manager", "diff").done()
}

#[test]
fn a_new_file_never_opens_what_was_told_in_confidence() {
    let desk = Desk::training("insurance", MONDAY);
    let sealed = desk.number(&whistle());
    file(
        &desk,
        "insurance",
        &[
            ("sealed_for = \"manager\"", "sealed_for = \"supervisor\""),
            (
                "do = \"close\"\nrole = \"manager\"",
                "do = \"close\"\nrole = \"supervisor\"",
            ),
        ],
    );
    adopt(&desk);
    desk.as_("supervisor").show(&sealed).invalid();
    assert!(desk.as_("supervisor").finds("").is_empty());
    assert_eq!(
        desk.show(&sealed)["number"],
        sealed.as_str(),
        "the manager still may"
    );
}

#[test]
fn an_escalation_that_the_new_rules_have_made_due_happens_at_once() {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&gym());
    desk.at("2026-09-30T16:00:00+08:00").tick();
    let rules = shipped("assets/regulations/gym.toml");
    let trigger = "\n[[trigger]]\ntrack = \"complaint\"\nclause = \"gym.D.hardware\"\nto = \"manager\"\nwhen = { fact = \"days_open\", at_least = 1 }\n";
    std::fs::write(desk.beside(NEW), rules + trigger).expect("a file");
    let change = of_case(&diff(&desk), &number).expect("it is escalated");
    assert_eq!(change["escalated"], json!(["gym.D.hardware"]));
    adopt(&desk);
    let kinds = events(&desk.show(&number));
    assert_eq!(kinds, ["registered", "regulation_changed", "escalated"]);
    assert_eq!(desk.tick()["changed"], json!([]), "and only once");
    head(&desk);
}
