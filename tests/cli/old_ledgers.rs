//! The ledger that the office kept before there was a desk is taken over: all of it, or none.

use std::fs;

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::desk::{Answer, Desk, MONDAY, each, events, text};
use crate::samples::gym;

pub const OLD: &str = "\
2019 年客户投诉登记表
序号,投诉日期,姓名,联系电话,投诉内容,责任部门,处理结果,满意度,奇怪的栏
1,2019年3月5日,张三,138 0013 8000,跑步机停转,器械部,换了皮带,满意,甲
2,2019-04-01 15:30,李四,,教练迟到半小时,教练部,,,
";

pub fn import(desk: &Desk, user: &str, words: &[&str]) -> Answer {
    desk.as_(user)
        .run(&[&["import", "ledger"], words].concat(), Value::Null)
}

/// A gym's desk with that file beside it.
pub fn desk(old: &str) -> Desk {
    let desk = Desk::training("gym", MONDAY);
    fs::write(desk.beside("旧台账.csv"), old).expect("the old ledger");
    desk
}

pub const AS_EQUIPMENT: [&str; 3] = ["旧台账.csv", "--category", "equipment"];

#[test]
fn each_row_becomes_a_case_that_says_where_it_came_from() {
    let desk = desk(OLD);
    let answer = import(&desk, "supervisor", &AS_EQUIPMENT).done();
    assert_eq!(answer["rows"], 2);
    assert_eq!(answer["imported"], 2);
    let closed = desk.show("2026-000001");
    assert_eq!(closed["status"], "closed");
    assert_eq!(closed["received_at"], "2019-03-05T09:00:00+08:00");
    assert_eq!(closed["customer"]["name"], "张三");
    assert_eq!(closed["answers"][0]["notes"], "换了皮带");
    assert_eq!(closed["fields"]["奇怪的栏"], "甲", "nothing is lost");
    assert_eq!(events(&closed), ["registered", "imported"]);
    assert_eq!(closed["events"][1]["data"]["row"], 3);
    let open = desk.show("2026-000002");
    assert_eq!(open["status"], "open");
    assert_eq!(open["received_at"], "2019-04-01T15:30:00+08:00");
    assert_eq!(open["departments"], json!(["教练部"]));
    desk.as_("admin").run(&["check"], Value::Null).done();
}

#[test]
fn what_was_closed_long_ago_waits_for_nothing_but_the_archive() {
    let desk = Desk::training("general", MONDAY);
    fs::write(
        desk.beside("old.csv"),
        "日期,姓名,投诉内容,处理结果\n2019-03-05,张三,排队太久,已加开窗口\n",
    )
    .expect("the old ledger");
    import(&desk, "admin", &["old.csv"]).done();
    let case = desk.show("2026-000001");
    assert_eq!(each(&case["tasks"], "step"), ["archive"]);
    desk.tick();
    assert_eq!(
        desk.show("2026-000001")["version"],
        2,
        "time changes nothing"
    );
}

#[test]
fn a_dry_run_says_what_would_happen_and_writes_nothing() {
    let desk = desk(OLD);
    let words = [&AS_EQUIPMENT[..], &["--dry-run"]].concat();
    let answer = import(&desk, "supervisor", &words).done();
    assert_eq!(answer["dry_run"], true);
    assert_eq!(answer["fit"], 2);
    assert_eq!(answer["imported"], 0);
    let values: Vec<Value> = answer["columns"]
        .as_array()
        .expect("columns")
        .iter()
        .map(|column| column["value"].clone())
        .collect();
    assert_eq!(
        values,
        [
            json!("serial"),
            json!("received_at"),
            json!("customer"),
            json!("phone"),
            json!("text"),
            json!("department"),
            json!("result"),
            json!("satisfaction"),
            Value::Null
        ]
    );
    assert!(desk.as_("manager").finds("").is_empty());
}

#[test]
fn rows_that_do_not_fit_are_all_named_and_nothing_is_taken_over() {
    let old = "日期,姓名,投诉内容,满意度,类别\n\
               2019-03-05,张三,漏水,5,设备故障\n\
               昨天,李四,停电,6,设备故障\n\
               2019-03-07,王五,,3,没有的类别\n\
               2099-01-01,赵六,将来的事,,设备故障\n";
    let desk = desk(old);
    let error = import(&desk, "supervisor", &["旧台账.csv"]).invalid();
    let all = error["all"].as_array().expect("all of them");
    let told: Vec<(Value, Value)> = all
        .iter()
        .map(|one| (one["row"].clone(), one["field"].clone()))
        .collect();
    assert_eq!(
        told,
        [
            (json!(3), json!("received_at")),
            (json!(3), json!("satisfaction")),
            (json!(4), json!("text")),
            (json!(4), json!("category")),
            (json!(5), json!("received_at")),
        ]
    );
    for one in all {
        assert!(text(&one["message"]).contains(&format!("第 {} 行", one["row"])));
    }
    assert!(desk.as_("manager").finds("").is_empty(), "all or nothing");
}

#[test]
fn a_column_that_nobody_recognises_can_be_explained() {
    let desk = desk("日期,谁,怎么了\n2019-03-05,张三,漏水\n2019-03-06,李四,停电\n");
    let told = import(&desk, "supervisor", &AS_EQUIPMENT).invalid();
    assert_eq!(told["field"], "file", "no headings to go by");
    let desk = self::desk("日期,姓名,怎么了\n2019-03-05,张三,漏水\n");
    let words = [&AS_EQUIPMENT[..], &["--map", "怎么了=text"]].concat();
    import(&desk, "supervisor", &words).done();
    assert_eq!(desk.show("2026-000001")["text"], "漏水");
    for wrong in ["没有=text", "怎么了=colour", "怎么了"] {
        let words = [&AS_EQUIPMENT[..], &["--map", wrong]].concat();
        import(&desk, "supervisor", &words).invalid_in("map");
    }
}

#[test]
fn a_column_can_be_left_out_and_of_two_alike_the_second_is_kept_beside() {
    let desk = desk(OLD);
    let words = ["--map", "奇怪的栏=none", "--map", "责任部门=result"];
    let words = [&AS_EQUIPMENT[..], &words].concat();
    let tried = import(&desk, "supervisor", &[&words[..], &["--dry-run"]].concat()).done();
    assert_eq!(each(&tried["columns"], "value")[8], "none");
    import(&desk, "supervisor", &words).done();
    let case = desk.show("2026-000001");
    assert_eq!(case["fields"].get("奇怪的栏"), None, "{case:#}");
    assert_eq!(case["answers"][0]["notes"], "器械部");
    assert_eq!(case["fields"]["处理结果"], "换了皮带", "nothing is lost");
}

#[test]
fn what_was_taken_over_together_is_found_by_its_numbers() {
    let desk = desk(OLD);
    desk.number(&gym());
    import(&desk, "supervisor", &AS_EQUIPMENT).done();
    let found = desk
        .as_("supervisor")
        .finds("number:2026-000002..2026-000003");
    assert_eq!(found.len(), 2);
    assert!(!found.contains(&"2026-000001".to_owned()));
}

#[test]
fn files_in_gbk_and_utf_16_and_workbooks_are_read_alike() {
    let (gbk, ..) = encoding_rs::GBK.encode(OLD);
    let utf_16: Vec<u8> = format!("\u{feff}{OLD}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (line, row) in OLD.lines().zip(0..) {
        for (cell, column) in line.split(',').zip(0..) {
            sheet.write_string(row, column, cell).expect("written");
        }
    }
    let xlsx = book.save_to_buffer().expect("a workbook");
    for (name, bytes) in [
        ("gbk.csv", gbk.into_owned()),
        ("utf16.csv", utf_16),
        ("book.xlsx", xlsx),
    ] {
        let desk = Desk::training("gym", MONDAY);
        fs::write(desk.beside(name), bytes).expect("the old ledger");
        import(&desk, "admin", &[name, "--category", "equipment"]).done();
        assert_eq!(
            desk.show("2026-000001")["customer"]["name"],
            "张三",
            "{name}"
        );
        assert_eq!(
            desk.show("2026-000001")["callbacks"][0]["satisfaction"],
            4,
            "{name}"
        );
    }
}

#[test]
fn a_clerk_takes_over_no_ledger() {
    let desk = desk(OLD);
    for user in ["clerk", "handler", "head"] {
        import(&desk, user, &AS_EQUIPMENT).forbidden();
    }
}

#[test]
fn a_file_from_anywhere_ends_in_a_sentence() {
    let desk = Desk::training("gym", MONDAY);
    for (name, bytes) in [
        ("empty.csv", &b""[..]),
        ("noise.csv", b"\x00\x01\x02\xff\xfe"),
        ("noise.xlsx", b"PK\x03\x04nothing"),
        ("words.csv", "你好\n世界\n".as_bytes()),
        ("a.pdf", b"%PDF"),
    ] {
        fs::write(desk.beside(name), bytes).expect("the file");
        let told = import(&desk, "admin", &[name]).invalid();
        assert!(!text(&told["message"]).is_empty(), "{name}");
    }
    import(&desk, "admin", &["nowhere.csv"]).invalid_in("file");
}

#[test]
fn an_old_case_is_kept_from_the_day_on_which_the_old_ledger_closed_it() {
    let desk = desk(OLD);
    import(&desk, "supervisor", &AS_EQUIPMENT).done();
    desk.does("admin", "2026-000001", "archive", json!({}));
    let due = desk
        .as_("admin")
        .run(&["archive", "due"], Value::Null)
        .done();
    let expired = due.to_string();
    assert!(expired.contains("2026-000001"), "closed in 2019: {due:#}");
}

#[test]
fn time_makes_no_old_case_graver_after_it_was_closed() {
    let desk = desk(OLD);
    import(&desk, "supervisor", &AS_EQUIPMENT).done();
    let closed = desk.show("2026-000001");
    let why = closed["level"]["why"].to_string();
    assert!(
        !why.contains("gym.L2.d"),
        "closed on the day it came in: {why}"
    );
    let open = desk.show("2026-000002");
    let why = open["level"]["why"].to_string();
    assert!(why.contains("gym.L2.d"), "open for seven years: {why}");
}

#[test]
fn a_case_that_was_closed_before_it_came_in_does_not_fit() {
    let desk =
        desk("日期,姓名,投诉内容,处理结果,结案时间\n2019-03-05,张三,漏水,修好了,2019-03-01\n");
    let told = import(&desk, "supervisor", &AS_EQUIPMENT).invalid();
    assert!(
        text(&told["message"]).contains("不能早于受理时间"),
        "{told:#}"
    );
    let desk = self::desk(
        "日期,姓名,投诉内容,处理结果,结案时间\n2019-03-05 10:30,张三,漏水,修好了,2019-03-05\n",
    );
    import(&desk, "supervisor", &AS_EQUIPMENT).done();
    let case = desk.show("2026-000001");
    assert_eq!(
        case["closed_at"], "2019-03-05T10:30:00+08:00",
        "the day alone was given"
    );
}

#[test]
fn without_a_column_for_the_closing_a_result_closes_the_case_and_that_is_told() {
    let desk = desk(OLD);
    let told = desk
        .as_("supervisor")
        .run(
            &[&["import", "ledger"], &AS_EQUIPMENT[..], &["--dry-run"]].concat(),
            Value::Null,
        )
        .done();
    assert_eq!(
        (&told["closed_by_result"], &told["left_open"]),
        (&json!(1), &json!(0))
    );
    import(&desk, "supervisor", &AS_EQUIPMENT).done();
    assert_eq!(desk.show("2026-000001")["status"], "closed");
}

#[test]
fn an_empty_cell_in_the_column_for_the_closing_leaves_the_case_open_and_that_is_told() {
    let desk = desk(
        "日期,姓名,投诉内容,处理结果,结案时间\n\
         2019-03-05,张三,漏水,修好了,\n\
         2019-03-06,李四,停电,通知了供电局,未结\n\
         2019-03-07,王五,噪音,换了垫片,2019-03-09\n",
    );
    let words = [&AS_EQUIPMENT[..], &["--dry-run"]].concat();
    let told = import(&desk, "supervisor", &words).done();
    assert_eq!(
        (&told["closed_by_result"], &told["left_open"]),
        (&json!(0), &json!(2))
    );
    import(&desk, "supervisor", &AS_EQUIPMENT).done();
    for number in ["2026-000001", "2026-000002"] {
        let case = desk.show(number);
        assert_eq!(case["status"], "open", "{case:#}");
        assert_eq!(case["closed_at"], Value::Null);
    }
    assert_eq!(desk.show("2026-000001")["answers"][0]["notes"], "修好了");
    assert_eq!(
        desk.show("2026-000003")["closed_at"],
        "2019-03-09T09:00:00+08:00"
    );
    desk.as_("admin").run(&["check"], Value::Null).done();
}

#[test]
fn sums_blank_lines_notes_and_the_headings_of_the_next_page_are_no_cases_and_are_named() {
    let desk = desk(
        "2019 年客户投诉登记表,,,,\n\
         序号,日期,姓名,投诉内容,处理结果\n\
         1,2019-03-05,张三,漏水,修好了\n\
         ,,,,\n\
         序号,日期,姓名,投诉内容,处理结果\n\
         2,2019-03-06,李四,停电,\n\
         合计,2,,,1\n\
         制表人：王五,,,,\n",
    );
    let answer = import(&desk, "supervisor", &AS_EQUIPMENT).done();
    assert_eq!(answer["imported"], 2);
    assert_eq!(
        answer["passed_over"],
        json!([
            {"row": 5, "why": "headings"},
            {"row": 7, "why": "sum"},
            {"row": 8, "why": "nothing"},
        ])
    );
}

#[test]
fn a_day_that_could_be_two_days_is_asked_back_with_its_row() {
    let desk = desk("日期,姓名,投诉内容\n9/3/2026,张三,漏水\n9/13/2026,李四,停电\n");
    let told = import(&desk, "supervisor", &AS_EQUIPMENT).invalid();
    let message = text(&told["message"]);
    assert!(
        message.contains("第 2 行“日期”（9/3/2026）：分不清哪个是月"),
        "{message}"
    );
    assert_eq!(told["all"].as_array().map(Vec::len), Some(1));
}
