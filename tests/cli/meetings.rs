//! Where two features meet: a figure that was told stays told whatever happens later, and nothing is counted twice.

use std::fs;

use serde_json::{Value, json};

use crate::archive::{archive, closed};
use crate::desk::{Desk, MONDAY, shipped, text, with};
use crate::samples::{brought_by, gas, general, gym, insurance};

const OCTOBER: &str = "2026-10-12T10:00:00+08:00";
const REPORTS: [&str; 7] = [
    "weekly",
    "monthly",
    "assessment",
    "departments",
    "timeliness",
    "satisfaction",
    "causes",
];

fn at(day: &str) -> String {
    format!("{day}T10:00:00+08:00")
}

fn report(desk: &Desk, name: &str, period: &str) -> Value {
    let words = ["report", name, "--period", period];
    desk.as_("manager").run(&words, Value::Null).done()
}

/// Every report of the period, to the byte.
fn printed(desk: &Desk, period: &str) -> Vec<String> {
    let print = |name: &&str| {
        let words = ["report", name, "--period", period];
        desk.as_("manager").run(&words, Value::Null).out
    };
    REPORTS.iter().map(print).collect()
}

fn row(report: &Value, section: &str, column: &str, value: &str) -> Value {
    let rows = report["sections"][section]["rows"].as_array();
    let found = rows.into_iter().flatten().find(|row| row[column] == value);
    found
        .unwrap_or_else(|| panic!("{column}={value} in {:#}", report["sections"][section]))
        .clone()
}

fn figure(desk: &Desk, period: &str, key: &str) -> i64 {
    let monthly = report(desk, "monthly", period);
    let value = &row(&monthly, "summary", "figure", key)["value"];
    value.as_i64().expect("a number")
}

fn does(desk: &Desk, number: &str, command: &str, fields: Value) {
    desk.does("supervisor", number, command, fields);
}

fn sound(desk: &Desk) {
    let check = desk.as_("admin").run(&["check"], Value::Null).done();
    assert_eq!(check["ok"], true, "{check}");
}

#[test]
fn working_time_does_not_run_while_the_customer_is_waited_for() {
    let desk = Desk::training("gym", &at("2026-09-01"));
    let number = desk.number(&gym());
    desk.follow(&number).up_to("answer");
    desk.at(&at("2026-09-02"));
    does(
        &desk,
        &number,
        "wait",
        json!({"on": "customer", "reason": "客户出差"}),
    );
    desk.at(&at("2026-09-07"));
    does(&desk, &number, "resume", json!({}));
    desk.at("2026-09-07T15:00:00+08:00");
    desk.follow(&number).up_to("callback");
    desk.at(OCTOBER);
    let report = report(&desk, "timeliness", "2026-09");
    let within = row(&report, "timeliness", "class", "within");
    assert_eq!(within["count"], 1, "the limit stood still: {report:#}");
    // Tuesday from ten to six, Wednesday from nine to ten, Monday from ten to three.
    assert_eq!(within["hours"], 14.0, "{within}");
    let department = row(&report, "timeliness_by_department", "department", "器械部");
    assert_eq!(department["hours"], 14.0);
}

#[test]
fn a_duplicate_that_was_merged_is_counted_once() {
    let desk = Desk::training("gym", &at("2026-09-07"));
    let first = desk.number(&gym());
    let second = desk.number(&brought_by(&gym(), "李红", "139 0000 0001"));
    let third = desk.number(&with(
        &gym(),
        json!({"category": "price", "subject": "退费"}),
    ));
    does(
        &desk,
        &second,
        "merge",
        json!({"into": first, "reason": "同一件事"}),
    );
    desk.at(OCTOBER);
    assert_eq!(figure(&desk, "2026-09", "registered"), 2);
    assert_eq!(figure(&desk, "2026-09", "registered_open"), 2);
    assert_eq!(
        figure(&desk, "2026-09", "closed"),
        0,
        "merging closes nothing"
    );
    let monthly = report(&desk, "monthly", "2026-09");
    assert_eq!(
        row(&monthly, "by_category", "category", "equipment")["count"],
        1
    );
    let time = report(&desk, "timeliness", "2026-09");
    assert_eq!(time["sections"]["timeliness"]["totals"][0]["count"], 2);
    let told = printed(&desk, "2026-09");
    does(
        &desk,
        &third,
        "merge",
        json!({"into": first, "reason": "同一件事"}),
    );
    assert_eq!(
        printed(&desk, "2026-09"),
        told,
        "merged in October: September had two"
    );
    sound(&desk);
}

const NAME: &str = "欧阳春晓";

/// A gym's case whose time of keeping is over, and everything about its customer erased.
fn erased(desk: &Desk) {
    archive(desk);
    desk.at("2027-10-08T10:00:00+08:00");
    let plan = desk.as_("admin").plan();
    let asked = desk.as_("admin").confirm(&plan).done();
    let code = text(&asked["request"]["confirm"]);
    let words = ["erase", "--confirm", &code];
    desk.as_("manager").run(&words, Value::Null).done();
}

#[test]
fn what_is_erased_leaves_every_figure_of_the_past_as_it_was() {
    let (desk, _) = closed("gym", &brought_by(&gym(), NAME, "139 7654 3210"));
    desk.at(OCTOBER);
    let before = printed(&desk, "2026-09");
    erased(&desk);
    assert_eq!(printed(&desk, "2026-09"), before);
    sound(&desk);
}

#[test]
fn no_form_is_printed_of_an_erased_case_and_none_is_offered() {
    let (desk, number) = closed("gym", &brought_by(&gym(), NAME, "139 7654 3210"));
    erased(&desk);
    for form in ["registration", "receipt", "reply"] {
        let words = ["form", &number, form, "-o", "paper.docx"];
        desk.as_("clerk")
            .run(&words, Value::Null)
            .refused_by("gym.A.archive");
        assert!(!desk.beside("paper.docx").exists(), "{form}");
    }
    let offered = desk
        .as_("clerk")
        .run(&["form", &number], Value::Null)
        .done();
    let offered = offered["forms"].as_array().expect("forms").clone();
    assert!(
        offered.iter().all(|form| form["ready"] == false),
        "{offered:#?}"
    );
}

#[test]
fn a_report_of_a_period_that_is_over_is_the_same_after_another_regulation_is_adopted() {
    let desk = Desk::training("gym", &at("2026-09-07"));
    let number = desk.number(&gym());
    desk.number(&brought_by(&gym(), "李红", "139 0000 0001"));
    desk.at(&at("2026-09-08"));
    desk.follow(&number).through("close");
    desk.at(OCTOBER);
    let before = printed(&desk, "2026-09");
    let new = shipped("assets/regulations/gym.toml")
        .replace("span = { workdays = 3 }", "span = { workdays = 1 }")
        .replace("zh = \"设备故障\"", "zh = \"器械问题\"")
        .replace("zh = \"每周投诉分析\"", "zh = \"投诉周分析\"");
    fs::write(desk.beside("new.toml"), new).expect("a file");
    let adopt = ["regulation", "adopt", "new.toml"];
    desk.as_("admin").run(&adopt, Value::Null).done();
    assert_eq!(printed(&desk, "2026-09"), before);
    desk.number(&gym());
    let october = report(&desk, "monthly", "2026-10");
    let equipment = row(&october, "by_category", "category", "equipment");
    assert_eq!(
        equipment["category_label"], "器械问题",
        "the new month speaks the new words"
    );
    sound(&desk);
}

#[test]
fn a_late_registration_an_undoing_and_a_reopening_change_no_month_that_is_over() {
    let desk = Desk::training("gym", &at("2026-09-07"));
    let done = desk.number(&gym());
    desk.follow(&done).through("close");
    let open = desk.number(&brought_by(&gym(), "李红", "139 0000 0001"));
    desk.at("2026-09-30T23:56:00+08:00");
    does(&desk, &open, "dispatch", json!({"department": "前台"}));
    desk.at("2026-10-01T00:02:00+08:00");
    let before = printed(&desk, "2026-09");
    does(&desk, &open, "undo", json!({}));
    assert_eq!(printed(&desk, "2026-09"), before, "undone in October");
    let late = json!({"received_at": "2026-09-20T10:00:00+08:00"});
    desk.at(OCTOBER).number(&with(&gym(), late));
    does(&desk, &done, "reopen", json!({"reason": "又坏了"}));
    assert_eq!(printed(&desk, "2026-09"), before);
    assert_eq!(
        figure(&desk, "2026-10", "registered"),
        1,
        "it counts where it was registered"
    );
    assert_eq!(figure(&desk, "2026-10", "reopened"), 1);
    sound(&desk);
}

#[test]
fn an_old_ledger_is_no_news_to_a_month_that_is_over_or_to_the_clauses() {
    let desk = Desk::training("gym", &at("2026-09-07"));
    desk.number(&gym());
    desk.at(OCTOBER);
    let before = printed(&desk, "2026-09");
    let fired = |clause: &str| -> Value {
        let shown = desk
            .as_("manager")
            .run(&["regulation", "show"], Value::Null)
            .done();
        let clauses = shown["clauses"].as_array().expect("clauses").iter();
        let mut found = clauses.filter(|entry| entry["id"] == clause);
        found.next().expect(clause)["fired"].clone()
    };
    let clauses = ["gym.L2.d", "gym.D.resolve", "gym.F.feedback"];
    let counted = clauses.map(fired);
    let old = "日期,姓名,投诉内容,处理结果,满意度\n2026-09-05,张三,跑步机停转,换了皮带,1\n2026-09-08,李四,更衣柜坏了,已修,5\n";
    fs::write(desk.beside("old.csv"), old).expect("the old ledger");
    let words = ["import", "ledger", "old.csv", "--category", "equipment"];
    desk.as_("supervisor").run(&words, Value::Null).done();
    assert_eq!(
        printed(&desk, "2026-09"),
        before,
        "nobody knew of them in September"
    );
    assert_eq!(
        clauses.map(fired),
        counted,
        "no limit of today ran for what was settled then, and no age made it graver"
    );
    sound(&desk);
}

#[test]
fn what_is_printed_and_what_is_reported_of_a_case_agree() {
    let desk = Desk::training("gas", &at("2026-09-07"));
    let named = with(
        &gas("leader"),
        json!({"persons": [{"name": "李四", "department": "维修部"}]}),
    );
    let number = desk.number(&named);
    desk.follow(&number).up_to("submit");
    let entry = json!({"item": "3", "person": "李四", "department": "维修部", "reason": "核实", "sanction": "warning"});
    does(&desk, &number, "assess_person", entry);
    let words = ["form", &number, "assessment", "-o", "four.docx"];
    desk.as_("supervisor").run(&words, Value::Null).done();
    let file = fs::File::open(desk.beside("four.docx")).expect("form 4");
    let mut zip = zip::ZipArchive::new(file).expect("a package");
    let paper = std::io::read_to_string(zip.by_name("word/document.xml").expect("a document"));
    let paper = paper.expect("text");
    assert!(paper.contains("李四：警告，待决定"), "{paper}");
    desk.at(OCTOBER);
    let tally = report(&desk, "assessment", "2026-09");
    let person = row(&tally, "persons", "person", "李四");
    assert!(
        person["sanctions_proposed"].to_string().contains("警告"),
        "{person}"
    );
}

#[test]
fn a_measure_of_the_desk_stands_in_the_month_with_what_was_known_then() {
    let desk = Desk::training("gas", &at("2026-09-07"));
    let supervisor = desk.as_("supervisor");
    let says = |fields: Value| supervisor.run(&["measure", "do", "-"], fields).done();
    says(
        json!({"measure": "上门前电话确认", "owner": "王五", "due": "2026-10-31", "cause": "三件都未预约"}),
    );
    desk.at("2026-09-21T10:00:00+08:00");
    says(json!({"id": 1, "done": true}));
    desk.at(OCTOBER);
    let september = report(&desk, "monthly", "2026-09");
    let measure = row(&september, "measures", "measure", "上门前电话确认");
    assert_eq!(
        (&measure["owner"], &measure["state"]),
        (&json!("王五"), &json!("done"))
    );
    says(json!({"id": 1, "effective": false, "notes": "仍有两件"}));
    assert_eq!(
        report(&desk, "monthly", "2026-09"),
        september,
        "judged in October"
    );
    desk.at(&at("2026-11-02"));
    let october = report(&desk, "monthly", "2026-10");
    let became = row(&october, "earlier_measures", "measure", "上门前电话确认");
    assert_eq!(became["state"], "ineffective");
}

#[test]
fn a_case_returned_and_waiting_is_told_alike_by_list_and_report() {
    let desk = Desk::training("insurance", MONDAY);
    let number = desk.number(&insurance());
    desk.number(&insurance());
    desk.follow(&number).up_to("approve");
    does(
        &desk,
        &number,
        "return",
        json!({"reasons": ["没有现场照片"]}),
    );
    let time = report(&desk, "timeliness", "2026-09");
    let returned = &time["sections"]["timeliness"]["totals"][1];
    assert_eq!(returned["count"], 1);
    assert_eq!(
        desk.as_("manager").finds(&text(&returned["query"])),
        [number]
    );
}

#[test]
fn a_quiet_week_is_a_report_of_nothing_and_no_failure() {
    let desk = Desk::training("general", MONDAY);
    desk.number(&general());
    for name in REPORTS {
        let quiet = report(&desk, name, "2026-W30");
        assert_eq!(quiet["complete"], true, "{name}");
    }
    let weekly = report(&desk, "weekly", "2026-W30");
    assert_eq!(row(&weekly, "summary", "figure", "registered")["value"], 0);
}
