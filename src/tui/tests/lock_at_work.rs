//! The lock while a ledger is imported or exported: the work goes on, nobody sees anything of it, and its end is told.

use std::fmt::Write;

use chrono::TimeDelta;
use serde_json::json;

use crate::text::Lang;
use crate::tui::action::Errand;
use crate::tui::testing::Driver;

const OLD: &str = "日期,姓名,投诉内容\n2019-03-05,欧阳春晓,跑步机停转\n2019-03-06,李四,淋浴太凉\n";

fn user(driver: &Driver) -> Option<&str> {
    let actor = driver.model.shell.actor.as_ref();
    actor.map(|actor| actor.user.as_str())
}

/// An import whose rows are about to be written, and what the worker is asked for it.
fn importing(lang: Lang) -> (tempfile::TempDir, Driver, Vec<Errand>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("旧台账.csv");
    std::fs::write(&path, OLD).unwrap();
    let mut driver = Driver::new("gym", "boss", lang, 80, 24);
    driver
        .keys("F8 i")
        .type_text(&path.display().to_string())
        .keys("enter end enter enter ctrl+s tab");
    let errands = driver.hold("enter");
    (folder, driver, errands)
}

#[test]
fn by_hand_it_waits_for_an_import_and_shows_nobody_s_data_meanwhile() {
    for (lang, covered, after) in [
        (Lang::Zh, "正在导入旧台账", "已导入 2 件案件"),
        (Lang::En, "Importing an old ledger", "2 cases imported"),
    ] {
        let (_folder, mut driver, mut errands) = importing(lang);
        errands.extend(driver.hold("ctrl+k"));
        let screen = driver.screen();
        assert!(screen.contains(covered), "{screen}");
        assert!(
            !screen.contains("欧阳春晓") && !screen.contains("旧台账.csv"),
            "{screen}"
        );
        insta::assert_snapshot!(format!("covered_{}", lang.code()), screen);
        assert!(
            driver.hold("esc 1 enter F3 ctrl+s").is_empty(),
            "no key is taken"
        );
        driver.work(errands);
        assert_eq!(user(&driver), None, "it is locked when the import is over");
        assert!(!driver.screen().contains(after), "{}", driver.screen());
        let screen = driver.keys("home 1").screen();
        assert_eq!(user(&driver), Some("boss"));
        assert!(screen.contains(after), "{screen}");
    }
}

#[test]
fn an_idle_desk_is_locked_after_its_import_not_in_the_midst_of_it() {
    let (_folder, mut driver, mut errands) = importing(Lang::Zh);
    driver.model.shell.lock_after = Some(5);
    let later = driver.model.shell.now + TimeDelta::minutes(9);
    errands.extend(driver.hold_minute(later));
    assert!(
        driver.screen().contains("正在导入旧台账"),
        "{}",
        driver.screen()
    );
    driver.work(errands);
    assert_eq!(user(&driver), None);
    let screen = driver.keys("home 1").screen();
    assert!(screen.contains("已导入 2 件案件"), "{screen}");
}

#[test]
fn who_signs_in_instead_finds_the_cases_and_is_told_nothing_of_the_other_s_screen() {
    let (_folder, mut driver, mut errands) = importing(Lang::Zh);
    errands.extend(driver.hold("ctrl+k"));
    driver.work(errands);
    let screen = driver.keys("home 4").screen();
    assert_ne!(user(&driver), Some("boss"));
    assert!(!screen.contains("已导入"), "{screen}");
}

#[test]
fn an_import_that_fails_under_the_lock_says_so_afterwards() {
    let (folder, mut driver, mut errands) = importing(Lang::Zh);
    std::fs::write(folder.path().join("旧台账.csv"), "换了").unwrap();
    errands.extend(driver.hold("ctrl+k"));
    driver.work(errands);
    assert_eq!(user(&driver), None);
    let screen = driver.keys("home 1").screen();
    assert!(screen.contains("文件在读过之后被改动了"), "{screen}");
}

#[test]
fn an_export_is_written_to_its_end_and_told_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("台账.csv");
    let mut driver = Driver::new("gym", "boss", Lang::Zh, 80, 24);
    driver.register(json!({}));
    driver.keys("F3 ctrl+p end").keys(&"backspace ".repeat(160));
    driver.type_text(&path.display().to_string());
    let mut errands = driver.hold("enter");
    assert!(!errands.is_empty(), "{}", driver.screen());
    errands.extend(driver.hold("ctrl+k"));
    let screen = driver.screen();
    assert!(
        screen.contains("正在导出台账") && !screen.contains("张三"),
        "{screen}"
    );
    driver.work(errands);
    assert_eq!(user(&driver), None);
    assert!(path.exists(), "it was written");
    let screen = driver.keys("home 1").screen();
    assert!(screen.contains("已导出 1 件"), "{screen}");
}

#[test]
fn cases_that_are_being_archived_are_archived_to_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("旧台账.csv");
    let mut old = "日期,姓名,投诉内容,处理结果\n".to_owned();
    for case in 0..60 {
        writeln!(old, "2026-03-05,客户{case},漏水{case},修好了").unwrap();
    }
    std::fs::write(&path, old).unwrap();
    let mut driver = Driver::new("gym", "boss", Lang::Zh, 100, 30);
    driver
        .keys("F8 i")
        .type_text(&path.display().to_string())
        .keys("enter end enter enter ctrl+s tab enter F7");
    let mut errands = driver.hold("a y");
    errands.extend(driver.hold("ctrl+k"));
    let screen = driver.screen();
    assert!(screen.contains("正在归档"), "{screen}");
    driver.work(errands);
    assert_eq!(user(&driver), None);
    let (desk, actor) = {
        driver.keys("home 1");
        driver.backend.desk_and_actor()
    };
    let actor = actor.clone();
    let archived = desk.ledger_size(&actor, "status:archived").unwrap();
    assert_eq!(archived, crate::store::Total::Exactly(60));
}

#[test]
fn with_no_such_work_it_locks_at_once() {
    let mut driver = Driver::new("gym", "boss", Lang::Zh, 80, 24);
    let errands = driver.hold("F3 ctrl+k");
    assert_eq!(user(&driver), None);
    driver.work(errands);
    assert!(driver.screen().contains("已锁定"));
}
