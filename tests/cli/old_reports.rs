//! Cases out of old ledgers in reports: by the days that their ledger gives, and never in a period that was over before.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::old_ledgers::{AS_EQUIPMENT, desk, import};
use crate::samples::gym;

fn report(desk: &Desk, name: &str, period: &str) -> Value {
    let words = ["report", name, "--period", period];
    desk.as_("supervisor").run(&words, Value::Null).done()
}

fn figure(report: &Value, key: &str) -> Value {
    let rows = report["sections"]["summary"]["rows"].as_array();
    let mut rows = rows.expect("a summary").iter();
    rows.find(|row| row["figure"] == key).expect(key)["value"].clone()
}

#[test]
fn an_old_complaint_is_none_of_this_month_in_reports_and_lists() {
    let old = "日期,姓名,投诉内容,处理结果,满意度\n\
               2026-08-05,张三,跑步机停转,换了皮带,1\n\
               2026-08-20,李四,更衣柜坏了,,\n\
               2026-09-02,王五,水太凉,,\n";
    let desk = desk(old);
    desk.number(&gym());
    import(&desk, "supervisor", &AS_EQUIPMENT).done();
    let september = report(&desk, "monthly", "2026-09");
    assert_eq!(figure(&september, "registered"), 2, "{september:#}");
    assert_eq!(
        figure(&report(&desk, "monthly", "2026-08"), "registered"),
        0,
        "closed before anybody took the ledger over"
    );
    let september = desk.as_("supervisor").finds("registered:2026-09");
    assert_eq!(september, ["2026-000001", "2026-000004"]);
    desk.as_("admin").run(&["check"], Value::Null).done();
}

/// Taken over on 28 September: of August one closed in August, one in September, one open; of September one closed, one open.
const FIVE: &str = "日期,姓名,投诉内容,处理结果,反馈时间,结案时间,满意度\n\
    2026-08-05,张三,跑步机停转,换了皮带,2026-08-06,2026-08-07,1\n\
    2026-08-20,李四,更衣柜坏了,换了锁,2026-09-02,2026-09-03,5\n\
    2026-08-25,王五,水太凉,,,,\n\
    2026-09-02,赵六,教练迟到,道歉,2026-09-02,2026-09-04,4\n\
    2026-09-10,钱七,停车难,答应改线,2026-09-11,,\n";

#[test]
fn they_count_on_the_days_of_their_ledger_from_the_month_of_the_takeover_on() {
    let desk = desk(FIVE);
    let august = report(&desk, "monthly", "2026-08");
    desk.number(&gym());
    import(&desk, "supervisor", &AS_EQUIPMENT).done();
    assert_eq!(
        report(&desk, "monthly", "2026-08"),
        august,
        "August was over"
    );
    let september = report(&desk, "monthly", "2026-09");
    for (key, count) in [
        // Two of the ledger, one of the desk.
        ("registered", 3),
        ("registered_closed", 1),
        ("registered_open", 2),
        // Of August one, of September two.
        ("answered", 3),
        // Of August one, of September one.
        ("closed", 2),
        // Two of the ledger, one of the desk.
        ("open", 3),
    ] {
        assert_eq!(figure(&september, key), count, "{key}: {september:#}");
    }
    let told = json!({"registered": 2, "answered": 3, "closed": 2, "open": 2});
    assert_eq!(september["old_ledgers"], told);
    let satisfaction = report(&desk, "satisfaction", "2026-09");
    assert_eq!(satisfaction["old_ledgers"], told, "in every report");
}

#[test]
fn the_month_after_carries_on_and_a_closed_month_stays_as_it_was() {
    let desk = desk(FIVE);
    import(&desk, "supervisor", &AS_EQUIPMENT).done();
    desk.at("2026-10-08T10:00:00+08:00");
    let september = report(&desk, "monthly", "2026-09");
    assert_eq!(september["complete"], true);
    let october = report(&desk, "monthly", "2026-10");
    assert_eq!(figure(&october, "registered"), 0);
    assert_eq!(figure(&october, "closed"), 0);
    assert_eq!(figure(&october, "open"), 2);
    assert_eq!(
        october["old_ledgers"],
        json!({"registered": 0, "answered": 0, "closed": 0, "open": 2})
    );
    let late = "日期,姓名,投诉内容,结案时间\n2026-09-15,孙八,灯坏了,2026-09-16\n";
    std::fs::write(desk.beside("旧台账.csv"), late).expect("the old ledger");
    import(&desk, "supervisor", &AS_EQUIPMENT).done();
    assert_eq!(
        report(&desk, "monthly", "2026-09"),
        september,
        "over is over"
    );
}

#[test]
fn a_line_tells_of_them_where_there_are_some() {
    let desk = desk(FIVE);
    let told = |lang: &str| {
        let mut program = desk.program();
        program.args([
            "--as",
            "supervisor",
            "--lang",
            lang,
            "report",
            "monthly",
            "--period",
            "2026-09",
        ]);
        String::from_utf8_lossy(&program.output().expect("the program").stdout).into_owned()
    };
    assert!(!told("zh").contains("旧台账"));
    import(&desk, "supervisor", &AS_EQUIPMENT).done();
    let line = "含旧台账导入的案件，按台账所记的日期计：登记 2、答复 3、办结 2，期末在办 2";
    assert!(told("zh").contains(line), "{}", told("zh"));
    let line = "2 registered, 3 answered, 2 closed, 2 open at the end";
    assert!(told("en").contains(line), "{}", told("en"));
}
