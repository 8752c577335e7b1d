mod entries;
mod masking;
mod nearby;

use insta::assert_snapshot;
use serde_json::json;

use crate::desk::Wish;
use crate::text::Lang;
use crate::tui::action::AppEvent;
use crate::tui::dialogs::EXECUTED;
use crate::tui::surface::Surface;
use crate::tui::testing::{Driver, lacks, shows};

/// A desk with one complaint of two departments, open on its screen.
fn opened(regulation: &str, lang: Lang, width: u16, height: u16) -> Driver {
    let mut driver = Driver::new(regulation, "boss", lang, width, height);
    driver.register(json!({
        "customer": {"name": "张三", "phone": "138 0013 8000", "sex": "m"},
        "subject": "前台态度",
        "text": "前台员工态度恶劣，多次催促后仍不处理退卡申请，客户十分不满，要求书面道歉并退还剩余卡费。",
        "departments": ["前台", "器械"],
        "persons": [{"name": "李四", "department": "前台"}],
    }));
    driver.keys("F3 enter");
    driver
}

/// Does a command at the desk, as another terminal would.
fn elsewhere(driver: &mut Driver, command: &str, fields: serde_json::Value) {
    let (desk, actor) = driver.backend.desk_and_actor();
    let actor = crate::case::Actor {
        user: "王主管".to_owned(),
        ..actor.clone()
    };
    let wish = Wish::read(command, fields).unwrap();
    desk.execute(&actor, "2026-000001", &wish).unwrap();
}

#[test]
fn a_case_is_followed_to_the_archive_by_keyboard_alone() {
    let mut driver = opened("gym", Lang::Zh, 100, 40);
    shows(&mut driver, "下一步：派给责任部门");
    driver.keys("enter enter ctrl+s");
    shows(&mut driver, "已完成：派单");
    shows(&mut driver, "下一步：");
    driver.keys("n").type_text("李四态度生硬，已核实");
    let findings = driver.screen();
    assert!(findings.contains("调查结论"), "{findings}");
    driver.keys("tab tab 1 ctrl+s");
    shows(&mut driver, "已完成：调查");
    driver.keys("n tab").type_text("已道歉并退还卡费");
    driver.keys("tab 1 ctrl+s");
    shows(&mut driver, "已完成：答复客户");
    for _ in 0..4 {
        let next = driver.model.screens.case.next_step().unwrap();
        let keys = match next {
            crate::case::CommandName::Callback => "n tab 1 tab 5 ctrl+s",
            crate::case::CommandName::Archive => break,
            _ => "n ctrl+s",
        };
        driver.keys(keys);
    }
    shows(&mut driver, "已结案");
    driver.keys("n ctrl+s");
    shows(&mut driver, "归档不能撤销");
    driver.keys("y");
    shows(&mut driver, "已归档");
    driver.keys("enter");
    shows(&mut driver, "案件已归档，不能再更改");
}

#[test]
fn the_screen_of_a_case_fits_a_small_terminal() {
    let mut driver = opened("gym", Lang::Zh, 80, 24);
    assert_snapshot!("case_zh_80x24", driver.screen());
    driver.keys("tab tab");
    shows(&mut driver, "登记");
    shows(&mut driver, "9月28日 周一");
}

#[test]
fn a_wide_terminal_shows_record_tasks_and_history_side_by_side() {
    let mut driver = opened("gym", Lang::Zh, 140, 40);
    elsewhere(
        &mut driver,
        "dispatch",
        json!({"department": "前台", "person": "赵六", "demand": "书面道歉"}),
    );
    driver.event(AppEvent::DeskChanged);
    assert_snapshot!("case_zh_140x40", driver.screen());
    let mut driver = opened("gym", Lang::En, 120, 36);
    assert_snapshot!("case_en_120x36", driver.screen());
}

#[test]
fn the_menu_names_the_next_step_first_and_says_why_the_rest_is_not_possible() {
    let mut driver = opened("gym", Lang::Zh, 80, 24);
    driver.keys("enter");
    assert_snapshot!("actions_zh_80x24", driver.screen());
    driver.keys("end up");
    let last = driver.screen();
    assert!(
        last.contains("gym."),
        "the clause stands below the list:\n{last}"
    );
    driver.keys("esc a");
    shows(&mut driver, "现在还不能“反馈结果”，下一步是“派给责任部门”");
    lacks(&mut driver, "答复内容");
}

#[test]
fn why_counts_every_day_over_the_national_day_holiday() {
    let mut driver = opened("gym", Lang::Zh, 120, 50);
    driver.keys("F11");
    assert_snapshot!("why_zh_120x50", driver.screen());
    for line in ["受理：当日，不计入", "10-01 – 10-07  国庆节放假", "[ 8]"] {
        shows(&mut driver, line);
    }
    driver.keys("esc");
    lacks(&mut driver, "国庆节放假");
}

#[test]
fn a_wait_and_an_extension_are_named_where_they_moved_a_limit() {
    let mut driver = opened("gym", Lang::Zh, 120, 50);
    elsewhere(&mut driver, "dispatch", json!({"department": "前台"}));
    elsewhere(
        &mut driver,
        "extend",
        json!({"workdays": 1, "reason": "客户出差"}),
    );
    driver.event(AppEvent::DeskChanged).keys("F11");
    shows(&mut driver, "原为 10月8日 18:00，现为 10月9日 18:00");
    shows(&mut driver, "王主管延期至 10月9日 18:00");
    for sign in ["( 8)", "[ 9]", "：延长的工作日", "( ) 原到期日"] {
        shows(&mut driver, sign);
    }
}

#[test]
fn an_undo_that_comes_too_late_names_what_came_after_when_and_by_whom() {
    let mut driver = opened("gym", Lang::Zh, 120, 40);
    elsewhere(&mut driver, "dispatch", json!({"department": "前台"}));
    elsewhere(
        &mut driver,
        "extend",
        json!({"workdays": 1, "reason": "客户出差"}),
    );
    driver.event(AppEvent::DeskChanged).keys("ctrl+z");
    shows(
        &mut driver,
        "最近一步是“延期”（09-28 10:12 王主管），不能撤销",
    );
}

#[test]
fn a_dispatch_picks_departments_by_initials_and_tells_what_they_have_to_do() {
    let mut driver = opened("gym", Lang::Zh, 80, 24);
    driver.keys("F9").type_text("派单");
    driver.keys("enter alt+down");
    shows(&mut driver, "在办 1");
    driver.type_text("qx");
    driver.keys("enter");
    shows(&mut driver, "责任部门   器械");
}

#[test]
fn a_promise_is_picked_on_a_calendar_that_shows_the_limit_of_the_case() {
    let mut driver = opened("gym", Lang::Zh, 80, 24);
    driver.keys("F9").type_text("承诺");
    driver.keys("enter alt+down");
    shows(&mut driver, "限 时限");
    shows(&mut driver, "受 受理");
    driver.keys("+3 enter");
    shows(&mut driver, "2026-10-08 18:00");
    shows(&mut driver, "= 2026 10月8日 周四 18:00");
}

#[test]
fn a_conflict_says_who_changed_what_and_keeps_what_was_typed() {
    let mut driver = opened("gym", Lang::Zh, 80, 24);
    driver.keys("m").type_text("客户来电催问");
    elsewhere(&mut driver, "dispatch", json!({"department": "器械"}));
    driver.keys("ctrl+s");
    assert_snapshot!("conflict_zh_80x24", driver.screen());
    driver.keys("y");
    shows(&mut driver, "客户来电催问");
    shows(&mut driver, "已载入最新案件");
    driver.keys("ctrl+s");
    shows(&mut driver, "已完成：备注");
}

#[test]
fn what_was_typed_comes_back_when_the_dialog_is_opened_again() {
    let mut driver = opened("gym", Lang::Zh, 80, 24);
    driver.keys("m").type_text("先记到这里");
    driver.keys("esc down enter");
    shows(&mut driver, "已存为草稿");
    driver.keys("m");
    shows(&mut driver, "先记到这里");
    shows(&mut driver, "已恢复");
    driver.keys("ctrl+s m");
    lacks(&mut driver, "已恢复");
}

#[test]
fn undo_takes_the_last_command_back_or_says_why_not() {
    let mut driver = opened("gym", Lang::Zh, 80, 24);
    driver.keys("ctrl+z");
    shows(&mut driver, "没有可以撤销的操作");
    driver.keys("n ctrl+s ctrl+z");
    shows(&mut driver, "已撤销上一步");
    shows(&mut driver, "下一步：派给责任部门");
    driver.keys("left");
    shows(&mut driver, "派单（已撤销）");
}

#[test]
fn a_department_is_found_by_the_initials_of_its_name() {
    let mut driver = opened("gym", Lang::Zh, 80, 24);
    driver.keys("n ctrl+a backspace backspace q x");
    shows(&mut driver, "[器械]");
    driver.keys("enter ctrl+s");
    shows(&mut driver, "已完成：派单");
    driver.keys("left");
    shows(&mut driver, "器械");
}

#[test]
fn a_mistake_stands_at_its_field_and_nothing_is_sent() {
    let mut driver = opened("insurance", Lang::Zh, 80, 24);
    driver.keys("enter");
    let names = driver.screen();
    assert!(names.contains("承诺答复时间"), "{names}");
    driver.keys("esc F9").type_text("承诺");
    driver.keys("enter").type_text("昨天");
    driver.keys("ctrl+s");
    shows(&mut driver, "!");
    driver.keys("backspace backspace").type_text("10-08 18:00");
    shows(&mut driver, "10月8日 周四 18:00  工作日");
    driver.keys("ctrl+s");
    shows(&mut driver, "已完成：承诺答复时间");
}

#[test]
fn the_callback_shows_the_script_the_attempts_and_the_words_of_satisfaction() {
    let mut driver = opened("general", Lang::Zh, 80, 24);
    elsewhere(&mut driver, "verify", json!({"valid": true}));
    elsewhere(&mut driver, "dispatch", json!({"department": "前台"}));
    elsewhere(&mut driver, "investigate", json!({"notes": "已整改"}));
    elsewhere(
        &mut driver,
        "answer",
        json!({"method": "phone", "notes": "已告知"}),
    );
    elsewhere(
        &mut driver,
        "callback",
        json!({"method": "phone", "reached": false}),
    );
    driver.event(AppEvent::DeskChanged).keys("c");
    assert_snapshot!("callback_zh_80x24", driver.screen());
    driver.keys("tab 1 tab 4 tab").type_text("总算解决了");
    driver.keys("ctrl+s");
    shows(&mut driver, "已完成：回访");
    driver.keys("tab");
    shows(&mut driver, "4 满意");
    shows(&mut driver, "总算解决了");
}

#[test]
fn the_callback_speaks_english_too() {
    let mut driver = opened("general", Lang::En, 80, 24);
    for (command, fields) in [
        ("verify", json!({"valid": true})),
        ("dispatch", json!({"department": "前台"})),
        ("investigate", json!({"notes": "done"})),
        ("answer", json!({"method": "phone", "notes": "told"})),
    ] {
        elsewhere(&mut driver, command, fields);
    }
    driver.event(AppEvent::DeskChanged).keys("c");
    assert_snapshot!("callback_en_80x24", driver.screen());
}

#[test]
fn a_returned_case_is_submitted_only_when_every_defect_is_ticked() {
    let mut driver = opened("insurance", Lang::Zh, 80, 24);
    for (command, fields) in [
        ("promise", json!({"until": "2026-10-08T18:00:00+08:00"})),
        ("dispatch", json!({"department": "前台"})),
        ("investigate", json!({"notes": "已查", "cause": "流程"})),
        (
            "verdict",
            json!({"substantiated": "yes", "upheld": true, "reason": "录音可证"}),
        ),
        ("submit", json!({"handling": "已处理"})),
        ("return", json!({"reasons": ["缺少录音", "没有原因分析"]})),
        ("investigate", json!({"notes": "重新调查", "cause": "流程"})),
        (
            "verdict",
            json!({"substantiated": "yes", "upheld": true, "reason": "录音可证"}),
        ),
    ] {
        elsewhere(&mut driver, command, fields);
    }
    driver.event(AppEvent::DeskChanged);
    driver.keys("n");
    shows(&mut driver, "缺少录音");
    driver.keys("tab").type_text("补齐");
    driver.keys("ctrl+s");
    shows(&mut driver, "都改好并勾选后才能提交");
    driver.keys("1 2 ctrl+s");
    shows(&mut driver, "已完成：提交处理结果");
}

#[test]
fn a_duplicate_is_merged_into_a_case_picked_from_a_list() {
    let mut driver = Driver::new("gym", "boss", Lang::Zh, 80, 24);
    let first = json!({
        "customer": {"name": "张三", "phone": "138 0013 8000"},
        "subject": "前台态度", "text": "前台说话冲", "departments": ["前台"],
    });
    driver.register(first.clone());
    driver.register(json!({
        "customer": {"name": "王五"},
        "subject": "淋浴水冷", "text": "水一直不热", "departments": ["工程"],
    }));
    driver.register(first);
    driver.keys("F3 home enter");
    shows(&mut driver, "2026-000003");
    driver.keys("F9").type_text("并案");
    driver.keys("enter");
    shows(&mut driver, "1 2026-000001");
    lacks(&mut driver, "2026-000002");
    lacks(&mut driver, "案件编号");
    driver.keys("2");
    shows(&mut driver, "案件编号");
    driver.keys("1 ctrl+s");
    shows(&mut driver, "并案不能撤销");
    driver.keys("y");
    shows(&mut driver, "并入");
    let merged = driver.model.screens.case.opened().unwrap();
    let into = merged.file.case.merged_into.clone();
    assert_eq!(into.as_deref(), Some("2026-000001"));
}

#[test]
fn a_key_pressed_before_the_case_is_read_again_waits_for_it() {
    let mut driver = opened("gym", Lang::Zh, 80, 24);
    elsewhere(&mut driver, "dispatch", json!({"department": "前台"}));
    let version = driver
        .model
        .screens
        .case
        .opened()
        .unwrap()
        .file
        .case
        .version;
    let case = &mut driver.model.screens.case;
    let made = (version + 2).to_string();
    let reload = case.chosen(EXECUTED, made, &driver.model.shell);
    assert_eq!(reload.len(), 1, "the case is read again");
    driver.keys("n");
    lacks(&mut driver, "Ctrl+S");
    elsewhere(&mut driver, "note", json!({"text": "看过"}));
    driver.event(AppEvent::DeskChanged);
    shows(&mut driver, "调查  2026-000001");
}

#[test]
fn a_form_is_printed_to_a_file_and_the_history_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = opened("gas", Lang::Zh, 80, 24);
    driver.keys("ctrl+p down");
    assert_snapshot!("forms_zh_80x24", driver.screen());
    driver.keys("enter");
    shows(&mut driver, "还不能打印“督办处理单”");
    driver.keys("esc");
    elsewhere(&mut driver, "dispatch", json!({"department": "维修部"}));
    driver.event(AppEvent::DeskChanged).keys("ctrl+p enter");
    let path = folder.path().join("督办.docx");
    shows(&mut driver, "2026-000001-督办处理单.docx");
    driver.keys("ctrl+a");
    for _ in 0..40 {
        driver.keys("backspace delete");
    }
    driver.type_text(&path.display().to_string());
    driver.keys("enter");
    shows(&mut driver, "编号 slip-2026-0001");
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK"));
    driver.keys("left");
    shows(&mut driver, "打印");
    driver.keys("ctrl+p enter ctrl+a");
    for _ in 0..40 {
        driver.keys("backspace delete");
    }
    driver.type_text(&path.display().to_string());
    driver.keys("enter");
    shows(&mut driver, "已有这个文件");
    driver.keys("esc");
    lacks(&mut driver, "slip-2026-0002");
}

#[test]
fn a_slip_that_has_come_back_is_noted_from_the_same_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = opened("gas", Lang::En, 100, 30);
    elsewhere(&mut driver, "dispatch", json!({"department": "前台"}));
    let target = folder.path().join("slip.docx");
    let (desk, actor) = driver.backend.desk_and_actor();
    let wish = crate::document::form::Wish {
        number: "2026-000001",
        form: "slip",
        target: &target,
        lang: Lang::En,
    };
    crate::document::form::print(desk, actor, &wish).unwrap();
    driver.event(AppEvent::DeskChanged).keys("ctrl+p end");
    assert_snapshot!("forms_en_100x30", driver.screen());
    driver.keys("enter");
    shows(&mut driver, "Noted as returned: slip-2026-0001");
    driver.keys("ctrl+p");
    lacks(&mut driver, "Has come back");
}

#[test]
fn where_a_form_goes_is_asked_with_a_free_name() {
    let mut driver = opened("property", Lang::En, 100, 30);
    driver.keys("ctrl+p enter");
    assert_snapshot!("print_en_100x30", driver.screen());
    driver.keys("esc enter");
    shows(&mut driver, "Print a form");
}
