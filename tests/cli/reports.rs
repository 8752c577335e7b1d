//! Reports: small desks counted by hand, and a closed period that never changes.

use std::io::Read;

use calamine::{Data, DataType, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, each, text, with};
use crate::samples::{brought_by, grumble, gym, insurance, whistle};

const OCTOBER: &str = "2026-10-12T10:00:00+08:00";

fn at(day: &str) -> String {
    format!("{day}T10:00:00+08:00")
}

impl Desk {
    /// A report of a period, as the supervisor gets it.
    fn report(&self, name: &str, period: &str) -> Value {
        self.as_("supervisor")
            .run(&["report", name, "--period", period], Value::Null)
            .done()
    }
}

/// The rows of a table.
fn rows<'a>(report: &'a Value, section: &str) -> &'a Vec<Value> {
    let rows = report["sections"][section]["rows"].as_array();
    rows.unwrap_or_else(|| panic!("{section} in {report:#}"))
}

/// The row of a table that has that value in that column.
fn row(report: &Value, section: &str, column: &str, value: &str) -> Value {
    let found = rows(report, section)
        .iter()
        .find(|row| row[column] == value);
    found
        .unwrap_or_else(|| panic!("{column}={value} in {:#}", report["sections"][section]))
        .clone()
}

/// A figure of the summary: now, before.
fn figure(report: &Value, key: &str) -> (i64, i64) {
    let row = row(report, "summary", "figure", key);
    let number = |field: &str| row[field].as_i64().expect("a number");
    assert_eq!(row["change"], number("value") - number("before"));
    (number("value"), number("before"))
}

/// September at the gym: one in time, one late, one extended, one still running at the end of the month, and one of August that
/// is answered in September.
fn september() -> Desk {
    let desk = Desk::training("gym", &at("2026-08-31"));
    let old = desk.number(&gym());
    desk.at(&at("2026-09-01"));
    let in_time = desk.number(&gym());
    let late = desk.number(&with(
        &brought_by(&gym(), "李红", "139 0000 0001"),
        json!({"departments": ["前台"], "category": "service_quality", "subject": "前台态度"}),
    ));
    desk.at(&at("2026-09-02"));
    desk.follow(&in_time).up_to("callback");
    desk.follow(&old).up_to("callback");
    desk.at(&at("2026-09-07"));
    let extended = desk.number(&with(
        &brought_by(&gym(), "王强", "139 0000 0002"),
        json!({"subject": "淋浴漏水"}),
    ));
    desk.at(&at("2026-09-08"));
    desk.follow(&late)
        .saying("dispatch", json!({"department": "前台"}))
        .up_to("callback");
    desk.at(&at("2026-09-10"));
    let more = json!({"workdays": 2, "reason": "等配件"});
    desk.does("supervisor", &extended, "extend", more);
    desk.at(&at("2026-09-14"));
    desk.follow(&extended).up_to("callback");
    desk.at(&at("2026-09-29"));
    desk.number(&with(
        &brought_by(&gym(), "赵敏", "139 0000 0003"),
        json!({"departments": ["会籍部"], "category": "card_sales", "subject": "退卡"}),
    ));
    desk.at(OCTOBER);
    desk
}

#[test]
fn timeliness_parts_what_was_in_time_extended_overdue_and_still_running() {
    let desk = september();
    let report = desk
        .as_("supervisor")
        .run(&["report", "timeliness"], Value::Null)
        .done();
    assert_eq!(
        (&report["period"], &report["complete"]),
        (&json!("2026-09"), &json!(true))
    );
    let class = |class: &str| row(&report, "timeliness", "class", class);
    for key in ["within", "extended", "overdue", "running"] {
        assert_eq!(class(key)["count"], 1, "{key}: {report:#}");
        assert_eq!(class(key)["share"], 0.25);
    }
    // Tuesday 10:00 to Wednesday 10:00; Tuesday to Tuesday; Monday to Monday.
    assert_eq!(class("within")["hours"], 9.0);
    assert_eq!(class("within")["days"], 1.0);
    assert_eq!(class("overdue")["hours"], 45.0);
    assert_eq!(class("extended")["days"], 5.0);
    assert_eq!(class("running")["hours"], Value::Null);
    let limit = row(&report, "limits", "clause", "gym.D.resolve");
    for (key, count) in [
        ("count", 4),
        ("kept", 2),
        ("late", 1),
        ("overdue", 0),
        ("running", 1),
    ] {
        assert_eq!(limit[key], count, "{key}: {limit}");
    }
    let desk_of = row(&report, "timeliness_by_department", "department", "前台");
    assert_eq!(
        (&desk_of["count"], &desk_of["overdue"]),
        (&json!(1), &json!(1))
    );
    let older = row(&report, "carried_over", "department", "器械部");
    assert_eq!((&older["count"], &older["within"]), (&json!(1), &json!(1)));
}

#[test]
fn a_month_is_counted_beside_the_month_before() {
    let desk = september();
    let report = desk.report("monthly", "2026-09");
    assert_eq!(report["clause"], "gym.R.stats");
    for (key, counted) in [
        ("registered", (4, 1)),
        ("registered_open", (4, 1)),
        ("answered", (4, 0)),
        ("closed", (0, 0)),
        ("extended", (1, 0)),
        ("open", (5, 1)),
        ("overdue", (0, 0)),
    ] {
        assert_eq!(figure(&report, key), counted, "{key}");
    }
    let equipment = row(&report, "by_category", "category", "equipment");
    assert_eq!(
        (&equipment["count"], &equipment["before"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(equipment["query"], "registered:2026-09 category:equipment");
    let found = desk.as_("supervisor").finds(&text(&equipment["query"]));
    assert_eq!(found.len(), 2, "the words behind a figure find its cases");
    let finding = row(&report, "causes", "category", "equipment");
    assert_eq!(finding["finding_service"], 2);
    let worst = &rows(&report, "problems")[0];
    assert_eq!(
        (&worst["category"], &worst["department"]),
        (&json!("equipment"), &json!("器械部"))
    );
}

#[test]
fn a_week_runs_from_monday_to_sunday_and_asks_by_its_clause() {
    let desk = september();
    let report = desk.report("weekly", "2026-W37");
    assert_eq!(report["clause"], "gym.P.weekly");
    assert_eq!(report["from"], "2026-09-07T00:00:00+08:00");
    assert_eq!(report["until"], "2026-09-14T00:00:00+08:00");
    assert_eq!(figure(&report, "registered"), (1, 3));
    assert_eq!(figure(&report, "answered"), (1, 2));
    assert_eq!(figure(&report, "extended"), (1, 0));
    desk.at("2026-09-14T09:00:00+08:00");
    let usual = desk
        .as_("manager")
        .run(&["report", "weekly"], Value::Null)
        .done();
    assert_eq!(
        usual["period"], "2026-W37",
        "on Monday: the week that is over"
    );
    desk.at("2026-09-10T09:00:00+08:00");
    let so_far = desk.report("weekly", "2026-W37");
    assert_eq!(so_far["complete"], false);
    let readable = desk
        .as_("manager")
        .type_in(&["report", "weekly", "--period", "2026-W37"], "");
    assert!(
        readable.out.contains("截至 2026-09-10 09:00"),
        "{}",
        readable.out
    );
}

#[test]
fn departments_are_ranked_the_better_first() {
    let report = september().report("departments", "2026-09");
    assert_eq!(
        each(&report["sections"]["ranking"]["rows"], "department"),
        ["会籍部", "器械部", "前台"]
    );
    let last = row(&report, "ranking", "department", "前台");
    assert_eq!(
        (&last["rank"], &last["overdue_share"]),
        (&json!(3), &json!(1.0))
    );
}

#[test]
fn the_figures_of_a_closed_period_never_change() {
    let desk = september();
    let all = [
        ("weekly", "2026-W40"),
        ("monthly", "2026-09"),
        ("assessment", "2026-09"),
        ("departments", "2026-09"),
        ("timeliness", "2026-09"),
        ("satisfaction", "2026-09"),
        ("causes", "2026-09"),
        ("daily", "2026-09-30"),
    ];
    let print = |desk: &Desk| -> Vec<String> {
        let report = |(name, period): &(&str, &str)| {
            let words = ["report", name, "--period", period];
            desk.as_("supervisor").run(&words, Value::Null).out
        };
        all.iter().map(report).collect()
    };
    let before = print(&desk);
    desk.follow("2026-000005").through("close");
    desk.follow("2026-000002").through("close");
    let other = json!({"kind": "help", "reason": "不属于投诉"});
    desk.does("supervisor", "2026-000004", "reclassify", other);
    let graver = json!({"level": "1", "reason": "复核", "facts": []});
    desk.does("supervisor", "2026-000003", "assess", graver);
    desk.does(
        "supervisor",
        "2026-000002",
        "reopen",
        json!({"reason": "客户再次来电"}),
    );
    std::fs::write(
        desk.beside("2026.csv"),
        "date,kind,name\n2026-09-03,off,停电\n",
    )
    .expect("a file");
    let import = ["calendar", "import", "2026.csv"];
    desk.as_("admin").run(&import, Value::Null).done();
    desk.number(&gym());
    for (before, after) in before.iter().zip(print(&desk)) {
        assert_eq!(*before, after);
    }
    let october = desk.report("monthly", "2026-10");
    assert_eq!(
        figure(&october, "closed").0,
        2,
        "what came later stands in the later period"
    );
}

#[test]
fn points_count_once_proposed_and_once_decided() {
    let desk = Desk::training("gas", &at("2026-09-07"));
    let named = with(
        &grumble(),
        json!({"persons": [{"name": "李四", "department": "维修部"}]}),
    );
    let (one, two) = (desk.number(&named), desk.number(&named));
    for number in [&one, &two] {
        desk.follow(number).up_to("submit");
    }
    let charge = |item: &str| json!({"item": item, "person": "李四", "department": "维修部", "reason": "核实"});
    desk.does("supervisor", &one, "assess_person", charge("3"));
    desk.does("supervisor", &one, "assess_person", charge("16"));
    desk.does(
        "manager",
        &one,
        "assess_person",
        json!({"id": 1, "decided": true}),
    );
    desk.does("supervisor", &two, "assess_person", charge("other"));
    desk.at(OCTOBER);
    let september = desk.report("assessment", "2026-09");
    let person = row(&september, "persons", "person", "李四");
    assert_eq!(
        (&person["points_decided"], &person["points_proposed"]),
        (&json!(20), &json!(10))
    );
    let head = row(&september, "persons", "person", "head");
    assert_eq!(
        (&head["points_decided"], &head["points_proposed"]),
        (&json!(0), &json!(10))
    );
    let all = &september["sections"]["persons"]["totals"][0];
    assert_eq!(
        (
            &all["entries"],
            &all["points_decided"],
            &all["points_proposed"]
        ),
        (&json!(4), &json!(20), &json!(20))
    );
    let item = row(&september, "items", "clause", "gas.X.3");
    assert_eq!(item["points_decided"], 20);
    assert_eq!(rows(&september, "entries").len(), 4);
    desk.does(
        "manager",
        &two,
        "assess_person",
        json!({"id": 1, "decided": true}),
    );
    desk.does(
        "manager",
        &two,
        "assess_person",
        json!({"id": 2, "decided": false}),
    );
    assert_eq!(desk.report("assessment", "2026-09"), september);
    let october = desk.report("assessment", "2026-10");
    let person = row(&october, "persons", "person", "李四");
    assert_eq!(
        (&person["points_decided"], &person["points_proposed"]),
        (&json!(10), &json!(0))
    );
    assert_eq!(row(&october, "persons", "person", "head")["rejected"], 1);
    let departments = desk.report("departments", "2026-09");
    assert_eq!(departments["clause"], "gas.R.month");
    assert_eq!(
        each(&departments["sections"]["criticism"]["rows"], "clause"),
        ["gas.X.3"]
    );
}

#[test]
fn ratings_are_counted_when_they_are_given() {
    let desk = Desk::training("gas", &at("2026-09-07"));
    for rating in [5, 2, 2] {
        let number = desk.number(&grumble());
        let said = json!({"satisfaction": rating});
        desk.follow(&number)
            .saying("callback", said)
            .through("callback");
    }
    let late = desk.number(&grumble());
    desk.follow(&late).up_to("callback");
    desk.at("2026-10-08T10:00:00+08:00");
    desk.follow(&late)
        .saying("callback", json!({"satisfaction": 4}))
        .through("callback");
    desk.at("2026-11-02T10:00:00+08:00");
    let september = desk.report("satisfaction", "2026-09");
    let rating = |report: &Value, rating: &str| {
        row(report, "satisfaction", "rating", rating)["count"].clone()
    };
    assert_eq!(
        (
            rating(&september, "5"),
            rating(&september, "2"),
            rating(&september, "4")
        ),
        (json!(1), json!(2), json!(0))
    );
    let totals = &september["sections"]["satisfaction"]["totals"];
    assert_eq!(
        (&totals[0]["count"], &totals[1]["count"]),
        (&json!(3), &json!(3.0))
    );
    let department = row(
        &september,
        "satisfaction_by_department",
        "department",
        "维修部",
    );
    assert_eq!(
        (&department["average"], &department["dissatisfied"]),
        (&json!(3.0), &json!(2))
    );
    let limits = desk.report("timeliness", "2026-09");
    let slip = row(&limits, "limits", "clause", "gas.D.fix");
    assert_eq!(
        (&slip["count"], &slip["kept"]),
        (&json!(4), &json!(4)),
        "the slip's limit is a department's"
    );
    let october = desk.report("satisfaction", "2026-10");
    assert_eq!(rating(&october, "4"), 1);
    assert_eq!(
        row(&october, "satisfaction", "rating", "4")["registered"],
        0
    );
}

#[test]
fn a_returned_case_and_its_verdict_stand_in_the_appraisal() {
    let desk = Desk::training("insurance", &at("2026-09-07"));
    let number = desk.number(&insurance());
    desk.follow(&number).up_to("approve");
    let defects = json!({"reasons": ["没有现场照片"]});
    desk.does("supervisor", &number, "return", defects);
    desk.follow(&number).up_to("callback");
    desk.at(OCTOBER);
    let report = desk.report("departments", "2026-09");
    assert_eq!(report["clause"], "insurance.C.supervise");
    let branch = row(&report, "ranking", "department", "理赔部");
    for (key, figure) in [
        ("count", json!(1)),
        ("returned_share", json!(1.0)),
        ("upheld_share", json!(1.0)),
        ("overdue", json!(0)),
    ] {
        assert_eq!(branch[key], figure, "{key}: {branch}");
    }
    let time = desk.report("timeliness", "2026-09");
    assert_eq!(
        time["sections"]["timeliness"]["totals"][1]["count"], 1,
        "returned"
    );
}

#[test]
fn measures_are_followed_into_the_next_month() {
    let desk = Desk::training("insurance", &at("2026-09-07"));
    let number = desk.number(&insurance());
    desk.follow(&number).through("close");
    let plan = |what: &str, due: &str| json!({"measure": what, "owner": "王五", "due": due});
    desk.does(
        "handler",
        &number,
        "correct",
        plan("复训定损员", "2026-10-15"),
    );
    desk.does("handler", &number, "correct", plan("换系统", "2026-10-15"));
    desk.at("2026-10-08T10:00:00+08:00");
    desk.does(
        "handler",
        &number,
        "correct",
        json!({"id": 1, "done": true}),
    );
    desk.at("2026-11-02T10:00:00+08:00");
    let september = desk.report("monthly", "2026-09");
    assert_eq!(
        each(&september["sections"]["measures"]["rows"], "state"),
        ["open", "open"]
    );
    let october = desk.report("monthly", "2026-10");
    assert_eq!(
        each(&october["sections"]["earlier_measures"]["rows"], "state"),
        ["done", "overdue"]
    );
}

#[test]
fn the_same_matter_and_what_was_reopened_are_named() {
    let desk = Desk::training("gym", &at("2026-09-07"));
    desk.number(&gym());
    desk.number(&brought_by(&gym(), "李红", "139 0000 0001"));
    desk.number(&with(&gym(), json!({"subject": "别的事"})));
    desk.at(OCTOBER);
    let report = desk.report("causes", "2026-09");
    let repeats = rows(&report, "repeats");
    assert_eq!(repeats.len(), 1, "{repeats:#?}");
    assert_eq!(
        (&repeats[0]["count"], &repeats[0]["customers"]),
        (&json!(2), &json!(2))
    );
}

#[test]
fn the_sheet_of_the_day_ends_with_the_head_of_the_chain() {
    let desk = Desk::training("gym", &at("2026-09-01"));
    desk.number(&gym());
    desk.at("2026-09-08T10:00:00+08:00");
    desk.number(&gym());
    let daily = desk
        .as_("admin")
        .run(&["report", "daily"], Value::Null)
        .done();
    assert_eq!(daily["period"], "2026-09-08");
    assert_eq!(figure(&daily, "registered"), (1, 0));
    let over = rows(&daily, "overdue");
    assert_eq!(over.len(), 1);
    assert_eq!(
        (&over[0]["number"], &over[0]["days_over"]),
        (&json!("2026-000001"), &json!(3))
    );
    let check = desk.as_("admin").run(&["check"], Value::Null).done();
    let head = &rows(&daily, "chain")[0];
    assert_eq!(
        (&head["seq"], &head["chain"]),
        (&check["head"]["seq"], &check["head"]["chain"])
    );
    let earlier = desk.report("daily", "2026-09-07");
    let anchor = &rows(&earlier, "chain")[0];
    assert_ne!(anchor["chain"], head["chain"]);
    let kept = json!({"seq": anchor["seq"], "chain": anchor["chain"]}).to_string();
    std::fs::write(desk.beside("anchor.json"), kept).expect("a file");
    let words = ["check", "--anchor", "anchor.json"];
    desk.as_("admin").run(&words, Value::Null).done();
}

#[test]
fn a_sealed_case_is_in_no_report() {
    let desk = Desk::training("insurance", MONDAY);
    desk.add(&whistle());
    desk.add(&insurance());
    let manager = desk.as_("manager");
    for name in [
        "weekly",
        "monthly",
        "assessment",
        "departments",
        "timeliness",
        "satisfaction",
        "causes",
        "daily",
    ] {
        let words = ["report", name, "--period", "2026"];
        let answer = manager.run(&words, Value::Null);
        for secret in ["whistle", "举报", "稽核秘密部", "S-2026"] {
            assert!(!answer.out.contains(secret), "{name}: {}", answer.out);
        }
        answer.done();
    }
    assert_eq!(
        figure(&desk.report("monthly", "2026-09"), "registered"),
        (1, 0)
    );
}

#[test]
fn who_may_read_what() {
    let desk = Desk::training("gas", MONDAY);
    let words = ["user", "add", "archivist", "--roles", "admin"];
    desk.as_("admin").run(&words, Value::Null).done();
    for (user, name, allowed) in [
        ("clerk", "monthly", false),
        ("handler", "daily", false),
        ("clerk", "daily", true),
        ("head", "departments", true),
        ("head", "assessment", false),
        ("archivist", "monthly", false),
        ("archivist", "daily", true),
        ("manager", "assessment", true),
    ] {
        let answer = desk.as_(user).run(&["report", name], Value::Null);
        if allowed {
            answer.done();
        } else {
            answer.forbidden();
        }
    }
    let clerk = desk.as_("clerk");
    let refused = clerk
        .run(&["report", "assessment"], Value::Null)
        .forbidden();
    assert_eq!(refused["clause"], "gas.X.other");
}

#[test]
fn what_is_no_report_and_no_period_is_named() {
    let desk = Desk::training("gym", MONDAY);
    let boss = desk.as_("manager");
    boss.run(&["report", "yearly"], Value::Null)
        .invalid_in("report");
    boss.run(&["report", "monthly", "--period", "2026-13"], Value::Null)
        .invalid_in("period");
    boss.run(&["report", "monthly", "--period", "2027-01"], Value::Null)
        .invalid_in("period");
    boss.run(&["report", "monthly", "-o", "m.pdf"], Value::Null)
        .invalid_in("output");
    assert!(!desk.beside("m.pdf").exists());
}

#[test]
fn a_printed_report_has_its_clause_its_figures_and_room_to_sign() {
    let desk = september();
    let words = [
        "report",
        "departments",
        "--period",
        "2026-09",
        "-o",
        "d.docx",
    ];
    desk.as_("supervisor").run(&words, Value::Null).done();
    let file = std::fs::File::open(desk.beside("d.docx")).expect("the file");
    let mut zip = zip::ZipArchive::new(file).expect("a zip");
    let mut xml = String::new();
    zip.by_name("word/document.xml")
        .expect("a document")
        .read_to_string(&mut xml)
        .expect("text");
    for text in ["部门排名", "前台", "100%", "审核"] {
        assert!(xml.contains(text), "{text}");
    }
}

#[test]
fn a_spreadsheet_holds_numbers_and_native_charts() {
    let desk = september();
    let words = [
        "report",
        "monthly",
        "--period",
        "2026-09",
        "-o",
        "month.xlsx",
    ];
    desk.as_("supervisor").run(&words, Value::Null).done();
    let file = desk.beside("month.xlsx");
    let mut book: Xlsx<_> = open_workbook(&file).expect("a workbook");
    let sheet = book.worksheet_range("按类别").expect("the sheet");
    assert_eq!(
        sheet.get_value((4, 0)),
        Some(&Data::String("类别".to_owned()))
    );
    let line = |name: &str| {
        let found = sheet.rows().find(|row| row[0].get_string() == Some(name));
        found.map_or_else(|| panic!("{name}"), |row| row[1].get_float())
    };
    assert_eq!((line("设备故障"), line("合计")), (Some(2.0), Some(4.0)));
    let head = sheet
        .get_value((2, 0))
        .and_then(|cell| cell.get_string())
        .unwrap_or_default();
    assert!(head.contains("gym.R.stats"), "{head}");
    let mut zip =
        zip::ZipArchive::new(std::fs::File::open(&file).expect("the file")).expect("a zip");
    let charts = zip
        .file_names()
        .filter(|name| {
            name.as_ref()
                .is_ok_and(|name| name.starts_with("xl/charts/chart"))
        })
        .count();
    assert!(charts >= 4, "{charts} charts");
    let mut xml = String::new();
    zip.by_name("xl/worksheets/sheet4.xml")
        .expect("a sheet")
        .read_to_string(&mut xml)
        .expect("text");
    assert!(
        xml.contains("state=\"frozen\"") && xml.contains("paperSize=\"9\""),
        "{xml}"
    );
}

#[test]
fn the_cases_behind_a_department_s_figure_are_those_that_it_answers_for() {
    let desk = Desk::training("gym", &at("2026-09-07"));
    desk.number(&with(
        &gym(),
        json!({"departments": ["前台", "器械部"], "subject": "跑步机"}),
    ));
    for name in ["李红", "王强"] {
        let other = brought_by(&gym(), name, "139 0000 0001");
        desk.number(&with(&other, json!({"departments": ["器械部"]})));
    }
    let monthly = desk.report("monthly", "2026-09");
    let front = row(&monthly, "by_department", "department", "前台");
    assert_eq!(front["query"], "registered:2026-09 responsible:前台");
    for (department, cases) in [("前台", 1), ("器械部", 2)] {
        let line = row(&monthly, "by_department", "department", department);
        assert_eq!(line["count"], cases, "{line:#}");
        let found = desk.as_("supervisor").finds(&text(&line["query"]));
        assert_eq!(found.len(), cases, "{department}");
    }
    let involved = desk.as_("supervisor").finds("dept:器械部");
    assert_eq!(involved.len(), 3, "one more has to do with it");
}
