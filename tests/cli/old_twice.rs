//! A row of an old ledger that is a case already makes no second one: whatever its columns, whoever wrote it first.

use std::fs;

use serde_json::{Value, json};

use crate::desk::{Desk, each, text, with};
use crate::old_ledgers::{AS_EQUIPMENT, OLD, desk, import};
use crate::samples::gym;

/// The desk's answer to a file, in a dry run.
fn tried(desk: &Desk, content: &str) -> Value {
    fs::write(desk.beside("旧台账.csv"), content).expect("the old ledger");
    let words = [&AS_EQUIPMENT[..], &["--dry-run"]].concat();
    import(desk, "supervisor", &words).done()
}

#[test]
fn a_ledger_imported_twice_makes_no_case_twice() {
    let desk = desk(OLD);
    import(&desk, "supervisor", &AS_EQUIPMENT).done();
    let again = import(&desk, "supervisor", &AS_EQUIPMENT).done();
    assert_eq!(again["imported"], 0);
    assert_eq!(
        each(&again["duplicates"], "number"),
        ["2026-000001", "2026-000002"]
    );
    assert_eq!(desk.as_("manager").finds("").len(), 2);
}

#[test]
fn a_row_that_stands_in_the_file_twice_is_one_case() {
    let twice = "日期,姓名,投诉内容\n2019-03-05,张三,漏水\n2019-03-05,张三,漏水\n";
    let desk = desk(twice);
    let answer = import(&desk, "supervisor", &AS_EQUIPMENT).done();
    assert_eq!(answer["imported"], 1);
    assert_eq!(
        answer["duplicates"],
        json!([{"row": 3, "number": null, "same_row": 2, "why": "matter"}])
    );
}

#[test]
fn any_ledger_read_again_brings_nothing_new_whatever_its_columns() {
    for (columns, old) in [
        (
            "a day and words",
            "日期,投诉内容\n2019-03-05,漏水\n2019-03-05,停电\n2019-03-06,漏水\n",
        ),
        (
            "a name",
            "日期,姓名,投诉内容\n2019-03-05,张三,漏水\n2019-03-05,李四,漏水\n",
        ),
        (
            "an hour",
            "日期,姓名,投诉内容\n2019-03-05 10:12:31,张三,漏水\n2019-03-05 15:00,张三,漏水\n",
        ),
        (
            "a number",
            "编号,日期,投诉内容\n1,2019-03-05,漏水\n2,2019-03-05,漏水\n1,2019-03-06,漏水\n",
        ),
        (
            "a place",
            "日期,房号,投诉内容\n2019-03-05,3-2-501,漏水\n2019-03-06,3-2-502,漏水\n",
        ),
        (
            "a subject",
            "日期,姓名,标题,投诉内容\n2019-03-05,张三,电梯,停了\n2019-03-05,张三,停电,停了\n",
        ),
        (
            "both in one",
            "日期,姓名,\"意见、投诉内容\"\n2019-03-05,张三,电梯：停了半天\n",
        ),
    ] {
        let desk = desk(old);
        let rows = old.lines().count() - 1;
        let first = import(&desk, "supervisor", &AS_EQUIPMENT).done();
        assert_eq!(first["imported"], rows, "{columns}: {first:#}");
        let again = import(&desk, "supervisor", &AS_EQUIPMENT).done();
        assert_eq!(again["imported"], 0, "{columns}");
        assert_eq!(
            again["duplicates"].as_array().map(Vec::len),
            Some(rows),
            "{columns}"
        );
        assert!(
            each(&again["duplicates"], "why")
                .iter()
                .all(|why| why == "row")
        );
        // The same cells in a file of its own: another line at its head.
        let other = tried(&desk, &format!("投诉登记表\n{old}"));
        assert_eq!(other["fit"], 0, "{columns}: {other:#}");
        assert!(
            each(&other["duplicates"], "why")
                .iter()
                .all(|why| why != "row")
        );
        desk.as_("admin").run(&["check"], Value::Null).done();
    }
}

#[test]
fn a_case_that_the_desk_registered_itself_is_known_by_day_customer_and_words() {
    let desk = Desk::training("gym", "2026-09-28T10:12:00+08:00");
    let own = json!({"customer": {"name": "张三", "phone": "138 0013 8000"}, "subject": "跑步机", "text": "停转，没有人来"});
    desk.number(&with(&gym(), own));
    for (row, why) in [
        ("2026-09-28,张三,,跑步机：停转，没有人来", Some("matter")),
        ("2026-09-28,张三,,跑步机：停转 没有人来。", Some("matter")),
        (
            "2026-09-28 10:12,张三,13800138000,跑步机：停转，没有人来",
            Some("matter"),
        ),
        (
            "2026-09-28,张先生,13800138000,跑步机：停转，没有人来",
            Some("matter"),
        ),
        ("2026-09-28 09:30,张三,,跑步机：停转，没有人来", None),
        ("2026-09-28,张三,13900139000,跑步机：停转，没有人来", None),
        ("2026-09-28,李四,,跑步机：停转，没有人来", None),
        ("2026-09-27,张三,,跑步机：停转，没有人来", None),
        ("2026-09-28,张三,,跑步机：停转，没有人来修", None),
    ] {
        let told = tried(&desk, &format!("日期,姓名,电话,意见投诉内容\n{row}\n"));
        assert_eq!(
            each(&told["duplicates"], "why"),
            why.as_slice(),
            "{row}: {told:#}"
        );
        assert_eq!(told["fit"], usize::from(why.is_none()), "{row}");
    }
}

#[test]
fn an_old_number_tells_cases_of_one_day_apart_and_finds_one_that_was_written_otherwise() {
    let desk = desk("编号,日期,姓名,投诉内容\n17,2019-03-05,张三,漏水\n");
    import(&desk, "supervisor", &AS_EQUIPMENT).done();
    for (row, why) in [
        ("17,2019-03-05,张三,卫生间漏水，楼下也湿了", Some("number")),
        ("17,2019-03-05,张叁,漏水", Some("number")),
        ("18,2019-03-05,张三,漏水", None),
        ("17,2019-03-05,李四,停电", None),
        ("17,2020-03-05,张三,漏水", None),
    ] {
        let told = tried(&desk, &format!("编号,日期,姓名,投诉内容\n{row}\n"));
        assert_eq!(
            each(&told["duplicates"], "why"),
            why.as_slice(),
            "{row}: {told:#}"
        );
    }
}

#[test]
fn why_a_row_is_passed_over_is_told_in_both_languages() {
    let twice = "日期,姓名,投诉内容\n2019-03-05,张三,漏水\n2019-03-05,张三,漏 水\n";
    for (lang, sentence) in [
        (
            "zh",
            "第 3 行与第 2 行是同一件（同一天、同一客户、同样内容），跳过",
        ),
        (
            "en",
            "row 3 is the same case as row 2 (same day, same customer, same words) and is passed over",
        ),
    ] {
        let desk = desk(twice);
        let mut program = desk.program();
        program.args(["--as", "supervisor", "--lang", lang, "import", "ledger"]);
        program.args(AS_EQUIPMENT).arg("--dry-run");
        let told = program.output().expect("the program");
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        assert!(told.contains(sentence), "{told}");
    }
}

#[test]
fn what_the_law_erased_does_not_come_back_with_the_same_ledger() {
    let desk = desk(OLD);
    import(&desk, "supervisor", &AS_EQUIPMENT).done();
    desk.does("admin", "2026-000001", "archive", json!({}));
    let plan = desk.as_("admin").plan();
    let asked = desk.as_("admin").confirm(&plan).done();
    let code = text(&asked["request"]["confirm"]);
    let erase = ["erase", "--confirm", &code];
    desk.as_("manager").run(&erase, Value::Null).done();
    let again = import(&desk, "supervisor", &AS_EQUIPMENT).done();
    assert_eq!(again["imported"], 0, "{again:#}");
    assert_eq!(
        again["duplicates"][0],
        json!({"number": "2026-000001", "row": 3, "same_row": null, "why": "row"})
    );
}

#[test]
fn a_ledger_of_the_desk_s_own_cases_brings_nothing_new_in_either_format() {
    let desk = Desk::training("gym", "2026-09-28T10:12:31+08:00");
    for name in ["张三", "李四"] {
        let customer = json!({"name": name, "phone": "13800138000"});
        desk.number(&with(&gym(), json!({"customer": customer})));
    }
    for file in ["own.csv", "own.xlsx"] {
        desk.as_("supervisor")
            .run(&["export", "ledger", "-o", file], Value::Null)
            .done();
        let answer = import(&desk, "supervisor", &[file, "--dry-run"]).done();
        assert_eq!(answer["fit"], 0, "{file}: {answer:#}");
    }
}
