use serde_json::json;

use crate::text::Lang;
use crate::tui::screens::ScreenId;
use crate::tui::testing::Driver;

/// Three cases of this month: one old enough to be over its limit.
fn desk(lang: Lang, width: u16, height: u16) -> Driver {
    let mut driver = Driver::new("gym", "boss", lang, width, height);
    driver.register(json!({"customer": {"name": "张三"}, "subject": "跑步机停转", "departments": ["器械部"], "category": "equipment",
        "received_at": "2026-09-01T09:00:00+08:00"}));
    driver.register(json!({"customer": {"name": "李红"}, "subject": "淋浴漏水", "departments": ["器械部"], "category": "equipment"}));
    driver.register(
        json!({"customer": {"name": "王强"}, "departments": ["前台"], "category": "service_quality"}),
    );
    driver.keys("F6");
    driver
}

/// Stands on the first line with that text.
fn at(driver: &mut Driver, text: &str) {
    let screen = &driver.model.screens.statistics;
    let line = screen.lines().iter().position(|line| match line {
        super::Line::Row { text: row, .. } => row.contains(text),
        _ => false,
    });
    let (line, length) = (line.unwrap(), screen.lines().len());
    driver
        .model
        .screens
        .statistics
        .state
        .get_mut()
        .select(line, length);
}

#[test]
fn the_statistics_at_their_sizes_and_in_their_languages() {
    for (lang, width, height) in [
        (Lang::Zh, 80, 24),
        (Lang::En, 80, 24),
        (Lang::Zh, 120, 40),
        (Lang::En, 120, 40),
        (Lang::En, 60, 16),
    ] {
        let screen = desk(lang, width, height).keys("right").screen();
        insta::assert_snapshot!(
            format!("statistics_{}_{width}x{height}", lang.code()),
            screen
        );
    }
}

#[test]
fn arrows_choose_the_period_and_tab_the_report() {
    let mut driver = desk(Lang::Zh, 100, 30);
    let screen = driver.screen();
    assert!(
        screen.contains("[月报]") && screen.contains("2026-08"),
        "{screen}"
    );
    let screen = driver.keys("right").screen();
    assert!(
        screen.contains("2026-09（") && screen.contains("本期尚未结束"),
        "{screen}"
    );
    let screen = driver.keys("right").screen();
    assert!(
        screen.contains("2026-09（"),
        "what has not begun is not shown: {screen}"
    );
    let screen = driver.keys("tab").screen();
    assert!(
        screen.contains("[考核]") && screen.contains("gym.P.complaint"),
        "{screen}"
    );
    let screen = driver.keys("shift+tab shift+tab").screen();
    assert!(
        screen.contains("[周报]") && screen.contains("2026-W39"),
        "{screen}"
    );
    let screen = driver.keys("p").screen();
    assert!(screen.contains("2026-09（"), "{screen}");
}

#[test]
fn enter_opens_the_cases_behind_a_figure() {
    let mut driver = desk(Lang::Zh, 100, 30);
    driver.keys("right");
    at(&mut driver, "设备故障");
    driver.keys("enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Cases);
    let screen = driver.screen();
    assert!(
        screen.contains("registered:2026-09 category:equipment") && screen.contains("共 2 件"),
        "{screen}"
    );
    assert!(
        screen.contains("重复的只算一次"),
        "why they may differ: {screen}"
    );
    driver.keys("esc esc");
    assert_eq!(driver.model.shell.screen, ScreenId::Statistics);
}

#[test]
fn a_figure_without_a_list_says_so() {
    let mut driver = desk(Lang::Zh, 100, 30);
    driver.keys("right");
    at(&mut driver, "期末超时");
    let screen = driver.keys("enter").screen();
    assert_eq!(driver.model.shell.screen, ScreenId::Statistics);
    assert!(screen.contains("没有对应的案件列表"), "{screen}");
}

#[test]
fn what_is_shown_is_exported_to_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut driver = desk(Lang::Zh, 100, 30);
    let screen = driver.keys("right ctrl+p").screen();
    assert!(
        screen.contains("导出报表") && screen.contains("monthly-2026-09.xlsx"),
        "{screen}"
    );
    let folder_first = format!("{}/", folder.path().display());
    let screen = driver
        .keys("home")
        .type_text(&folder_first)
        .keys("enter")
        .screen();
    assert!(
        screen.contains("已写入") && !screen.contains("导出报表"),
        "{screen}"
    );
    let target = folder.path().join("monthly-2026-09.xlsx");
    assert!(std::fs::read(&target).unwrap().starts_with(b"PK"));
}

#[test]
fn a_path_that_cannot_be_is_told_at_the_field() {
    let mut driver = desk(Lang::Zh, 100, 30);
    driver.keys("right ctrl+p end").type_text("x");
    let screen = driver.keys("enter").screen();
    assert!(
        screen.contains(".docx") && screen.contains("导出报表"),
        "{screen}"
    );
    assert!(screen.contains("结尾"), "{screen}");
}

#[test]
fn only_the_reports_for_a_user_are_offered() {
    let mut driver = desk(Lang::Zh, 100, 30);
    let (desk, actor) = driver.backend.desk_and_actor();
    let new = crate::desk::NewUser {
        name: "小陈".to_owned(),
        roles: vec![crate::case::Role::Clerk],
        department: None,
        person: None,
    };
    desk.add_user(&actor.clone(), &new).unwrap();
    driver.sign_in("小陈").keys("F6");
    let screen = driver.screen();
    assert!(
        screen.contains("[日报]") && !screen.contains("月报"),
        "{screen}"
    );
}

#[test]
fn a_day_picked_from_the_calendar_chooses_the_period_around_it() {
    let mut driver = desk(Lang::Zh, 100, 30);
    let screen = driver.keys("d").screen();
    assert!(screen.contains("选日期"), "{screen}");
    let screen = driver.keys("2026-6-15 enter").screen();
    assert!(screen.contains("2026-06"), "{screen}");
    let screen = driver.keys("d 2027-3-1 enter").screen();
    assert!(screen.contains("后一期还没有开始"), "{screen}");
}
