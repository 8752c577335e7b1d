//! The ledger leaves the desk as a file that the office opens in Excel.

use std::fs;

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, text, with};
use crate::samples::{gas, grumble, gym, insurance, property, whistle};

/// The form's own headings, in its own order.
const GAS: [&str; 13] = [
    "序号",
    "受理人",
    "受理时间",
    "客户姓名",
    "客户电话",
    "客户地址",
    "服务质量问题内容",
    "被抱怨/投诉部门、人员",
    "承办部门",
    "处理时限",
    "处理结果",
    "客户满意度(回访)",
    "备注",
];

/// Exports as the supervisor; the file as JSON.
fn exported(desk: &Desk, query: &str) -> Value {
    let words = ["export", "ledger", query, "-o", "ledger.json"];
    desk.as_("supervisor").run(&words, Value::Null).done();
    let written = fs::read_to_string(desk.beside("ledger.json")).expect("the ledger");
    serde_json::from_str(&written).expect("JSON")
}

/// A case of the gas company on its way into the ledger.
fn in_the_ledger(desk: &Desk) -> String {
    let number = desk.number(&with(
        &gas("phone"),
        json!({
            "customer": {"name": "张三", "phone": "138 0013 8000", "address": "和平路 7 号"},
            "persons": [{"name": "李四", "department": "维修部"}],
            "fields": {"remarks": "年内第二次"}
        }),
    ));
    let followed = desk
        .follow(&number)
        .saying("submit", json!({"handling": "当日上门修好，赔礼道歉"}))
        .saying(
            "callback",
            json!({"method": "phone", "reached": true, "satisfaction": 4}),
        );
    followed.through("close");
    number
}

#[test]
fn the_gas_ledger_has_the_thirteen_columns_of_form_3() {
    let desk = Desk::training("gas", MONDAY);
    in_the_ledger(&desk);
    let ledger = exported(&desk, "");
    assert_eq!(ledger["columns"], json!(GAS));
    let row = &ledger["rows"][0];
    assert_eq!(row[0], 1);
    assert_eq!(row[1], "clerk");
    assert_eq!(row[2], MONDAY);
    assert_eq!(row[3], "张三");
    assert_eq!(row[4], "138 0013 8000");
    assert_eq!(row[5], "和平路 7 号");
    assert_eq!(row[6], "维修未到：约好上午来修灶具，没有人来");
    assert_eq!(row[7], "维修部 李四");
    assert_eq!(row[8], "维修部");
    assert_eq!(
        row[9], "2026-10-01T18:00:00+08:00",
        "three days from the slip"
    );
    assert_eq!(row[10], "当日上门修好，赔礼道歉");
    assert_eq!(row[11], 4);
    assert_eq!(row[12], "年内第二次");
}

#[test]
fn every_regulation_has_a_ledger_of_its_own() {
    for (regulation, case, heading) in [
        ("gym", gym(), "会员姓名"),
        ("insurance", insurance(), "报案号"),
        ("gas", grumble(), "承办部门"),
        ("general", crate::samples::general(), "复查"),
        ("property", property("phone"), "户号"),
    ] {
        let desk = Desk::training(regulation, MONDAY);
        desk.add(&case);
        let ledger = exported(&desk, "");
        let columns = ledger["columns"].as_array().expect("columns");
        let at = columns.iter().position(|column| column == heading);
        assert!(at.is_some(), "{regulation}: {columns:?}");
        assert_eq!(
            ledger["rows"][0].as_array().map(Vec::len),
            Some(columns.len())
        );
    }
}

#[test]
fn the_oldest_case_stands_first_and_a_query_chooses() {
    let desk = Desk::training("gas", MONDAY);
    desk.add(&gas("leader"));
    desk.at("2026-09-28T11:00:00+08:00").add(&grumble());
    desk.at("2026-09-28T12:00:00+08:00").add(&gas("phone"));
    let received = |query: &str| -> Vec<String> {
        let ledger = exported(&desk, query);
        let rows = ledger["rows"].as_array().expect("rows").clone();
        rows.iter().map(|row| text(&row[2])).collect()
    };
    let all = received("");
    assert_eq!(all.len(), 3);
    assert!(all.is_sorted(), "{all:?}");
    assert_eq!(received("kind:grumble"), ["2026-09-28T11:00:00+08:00"]);
    assert_eq!(received("level:2").len(), 1);
}

#[test]
fn more_cases_than_a_page_come_each_once() {
    let desk = Desk::training("gym", MONDAY);
    many(&desk, 450);
    let ledger = exported(&desk, "");
    let rows = ledger["rows"].as_array().expect("rows");
    let numbers: Vec<String> = rows.iter().map(|row| text(&row[0])).collect();
    assert_eq!(numbers.len(), 450);
    assert_eq!(numbers.first().map(String::as_str), Some("2026-000001"));
    assert_eq!(numbers.last().map(String::as_str), Some("2026-000450"));
}

#[test]
fn excel_opens_it_with_real_dates_and_numbers() {
    let desk = Desk::training("gas", MONDAY);
    in_the_ledger(&desk);
    let answer = desk
        .as_("clerk")
        .run(&["export", "ledger", "-o", "台账.xlsx"], Value::Null)
        .done();
    assert_eq!(answer["cases"], 1);
    assert_eq!(answer["columns"], 13);
    let mut book: Xlsx<_> = open_workbook(desk.beside("台账.xlsx")).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    let head: Vec<String> = range
        .rows()
        .next()
        .expect("a heading")
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(head, GAS);
    let row = range.rows().nth(1).expect("a line");
    assert_eq!(row[0], Data::Float(1.0));
    let Data::DateTime(received) = &row[2] else {
        panic!("a date: {:?}", row[2]);
    };
    let (year, month, day, hour, ..) = received.to_ymd_hms_milli();
    assert_eq!((year, month, day, hour), (2026, 9, 28, 10));
    assert_eq!(row[3], Data::String("张三".to_owned()));
    assert_eq!(row[11], Data::Float(4.0));
}

#[test]
fn nothing_that_a_customer_said_becomes_a_formula() {
    let desk = Desk::training("gym", MONDAY);
    desk.add(&with(
        &gym(),
        json!({"customer": {"name": "=HYPERLINK(\"http://x\")", "phone": "+86 138 0013 8000"}}),
    ));
    let seat = desk.as_("supervisor");
    seat.run(&["export", "ledger", "-o", "l.csv"], Value::Null)
        .done();
    let bytes = fs::read(desk.beside("l.csv")).expect("the file");
    assert!(
        bytes.starts_with(&[0xEF, 0xBB, 0xBF]),
        "Excel needs the mark"
    );
    let csv = String::from_utf8(bytes).expect("UTF-8");
    assert!(csv.contains("'=HYPERLINK"), "{csv}");
    assert!(csv.contains("'+86 138"), "{csv}");
    seat.run(&["export", "ledger", "-o", "l.xlsx"], Value::Null)
        .done();
    let mut book: Xlsx<_> = open_workbook(desk.beside("l.xlsx")).expect("a workbook");
    let formulas = book
        .worksheet_formula(&book.sheet_names()[0].clone())
        .expect("formulas");
    assert!(formulas.is_empty(), "a text stays a text");
}

#[test]
fn a_sealed_case_is_in_no_ledger_not_even_the_managers() {
    let desk = Desk::training("insurance", MONDAY);
    desk.add(&whistle());
    desk.add(&insurance());
    for user in ["manager", "supervisor", "admin"] {
        for query in ["", "kind:whistle", "number:S-2026-0001"] {
            let words = ["export", "ledger", query, "-o", "l.json"];
            desk.as_(user).run(&words, Value::Null).done();
            let written = fs::read_to_string(desk.beside("l.json")).expect("the ledger");
            assert!(!written.contains("虚构事故"), "{user}: {query}");
            assert!(!written.contains("139 1111 2222"), "{user}: {query}");
        }
    }
}

#[test]
fn a_handler_takes_no_ledger_out_of_the_desk() {
    let desk = Desk::training("gym", MONDAY);
    desk.add(&gym());
    for user in ["handler", "head"] {
        desk.as_(user)
            .run(&["export", "ledger", "-o", "l.csv"], Value::Null)
            .forbidden();
        assert!(!desk.beside("l.csv").exists());
    }
}

/// What the desk's own log says was refused: by whom, and what it was.
fn refused_in_the_log(desk: &Desk) -> Vec<(String, String)> {
    let log = desk.as_("admin").run(&["log"], Value::Null).done();
    let entries = log["entries"].as_array().expect("entries").iter();
    entries
        .filter(|entry| entry["kind"] == "forbidden")
        .map(|entry| (text(&entry["actor"]), text(&entry["facts"]["command"])))
        .collect()
}

#[test]
fn a_refused_export_names_the_roles_as_the_regulation_does() {
    let desk = Desk::training("gym", MONDAY);
    let told = |lang: &str| {
        let words = ["export", "ledger", "-o", "l.csv", "--lang", lang];
        let error = desk.as_("handler").run(&words, Value::Null).forbidden();
        text(&error["message"])
    };
    assert_eq!(
        told("zh"),
        "您没有这项权限，需要角色：前台接待、客服主管、总经理办公室、行政部"
    );
    assert_eq!(
        told("en"),
        "You have no right to this; it needs the role: Receptionist, Customer service supervisor, \
         General manager's office, Administration department"
    );
}

#[test]
fn what_is_refused_for_want_of_a_role_is_noted_once_each() {
    let desk = Desk::training("gym", MONDAY);
    let old = "投诉日期,姓名,投诉内容\n2019-03-05,张三,跑步机停转\n";
    fs::write(desk.beside("old.csv"), old).expect("the old ledger");
    let import = ["import", "ledger", "old.csv", "--category", "equipment"];
    desk.as_("clerk").run(&import, Value::Null).forbidden();
    let due = ["archive", "due"];
    desk.as_("supervisor").run(&due, Value::Null).forbidden();
    let export = ["export", "ledger", "-o", "l.csv"];
    desk.as_("handler").run(&export, Value::Null).forbidden();
    desk.as_("head").run(&["log"], Value::Null).forbidden();
    let pair = |user: &str, what: &str| (user.to_owned(), what.to_owned());
    assert_eq!(
        refused_in_the_log(&desk),
        [
            pair("clerk", "import"),
            pair("supervisor", "archive_due"),
            pair("handler", "export"),
            pair("head", "log"),
        ]
    );
}

#[test]
fn a_wrong_ending_a_wrong_word_and_a_missing_folder_say_so() {
    let desk = Desk::training("gym", MONDAY);
    let seat = desk.as_("supervisor");
    seat.run(&["export", "ledger", "-o", "l.pdf"], Value::Null)
        .invalid_in("output");
    seat.run(&["export", "ledger", "level:9", "-o", "l.csv"], Value::Null)
        .invalid();
    seat.run(&["export", "ledger", "-o", "nowhere/l.csv"], Value::Null)
        .unopened();
    assert_eq!(
        fs::read_dir(desk.beside("."))
            .expect("the folder")
            .filter_map(Result::ok)
            .filter(|entry| entry.file_name().to_string_lossy().starts_with(".tousu-"))
            .count(),
        0,
        "nothing half-made is left"
    );
}

#[test]
fn an_empty_ledger_is_its_heading() {
    let desk = Desk::training("gas", MONDAY);
    assert_eq!(exported(&desk, ""), json!({"columns": GAS, "rows": []}));
}

/// So many complaints at once.
fn many(desk: &Desk, cases: u32) {
    let lines: Vec<String> = (0..cases)
        .map(|n| with(&gym(), json!({"subject": format!("跑步机{n}")})).to_string())
        .collect();
    fs::write(desk.beside("cases.jsonl"), lines.join("\n")).expect("the cases");
    desk.as_("clerk")
        .type_in(&["case", "add", "cases.jsonl", "--lines", "--json"], "");
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_a_whole_file_or_none() {
    let desk = Desk::training("gym", MONDAY);
    many(&desk, 250);
    let begun = |name: &String| name.starts_with(".tousu-");
    for name in ["l.xlsx", "l.csv"] {
        let mut program = desk.program();
        program.args(["--as", "supervisor", "export", "ledger", "-o", name]);
        let mut running = program
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("the program");
        let names = || -> Vec<String> {
            let files = fs::read_dir(desk.beside(".")).expect("the folder");
            let names = files.map(|file| file.expect("a file").file_name());
            names
                .map(|name| name.to_string_lossy().into_owned())
                .collect()
        };
        while !names().iter().any(begun) && running.try_wait().expect("a process").is_none() {
            std::thread::yield_now();
        }
        let stop = std::process::Command::new("kill")
            .args(["-INT", &running.id().to_string()])
            .status();
        stop.expect("kill");
        let exit = running.wait().expect("an end").code();
        assert!(!names().iter().any(begun), "half a file is left: {exit:?}");
        let whole = desk.beside(name).exists();
        assert_eq!(
            (exit == Some(0), exit == Some(130)),
            (whole, !whole),
            "{exit:?}"
        );
    }
}
