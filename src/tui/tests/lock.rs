//! The lock: nobody sees what was on the screen, and nothing of it is lost.

use chrono::TimeDelta;

use crate::desk::{Clock, Desk, NewDesk};
use crate::regulation::shipped::shipped_source;
use crate::text::Lang;
use crate::tui::backend::DeskBackend;
use crate::tui::screens::ScreenId;
use crate::tui::testing::Driver;

const SECRET: &str = "quiet-river-stone";

/// A real desk with its first user signed in.
fn real() -> (tempfile::TempDir, Driver) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.tousu");
    let clock = Clock::System;
    let new = NewDesk {
        regulation: shipped_source("gym").unwrap(),
        file: "regulation.toml",
        admin: "wang",
        secret: Some(SECRET),
        training: false,
    };
    Desk::create(&path, &new, clock).unwrap();
    let backend = DeskBackend::new(path, clock);
    let mut driver = Driver::with(backend, Lang::Zh, 80, 24, Some("wang".to_owned()));
    driver.type_text(SECRET).keys("enter");
    assert_eq!(user(&driver), Some("wang"));
    (folder, driver)
}

fn user(driver: &Driver) -> Option<&str> {
    let actor = driver.model.shell.actor.as_ref();
    actor.map(|actor| actor.user.as_str())
}

/// Nobody presses a key for so long.
fn wait(driver: &mut Driver, minutes: i64) {
    let now = driver.model.shell.now + TimeDelta::minutes(minutes);
    driver.minute(now);
}

#[test]
fn a_real_desk_locks_after_five_minutes_and_the_same_user_goes_on() {
    let (_folder, mut driver) = real();
    driver.keys("F2 tab tab 张三");
    let before = driver.screen();
    assert!(before.contains("张三"), "{before}");
    wait(&mut driver, 4);
    assert_eq!(user(&driver), Some("wang"));
    wait(&mut driver, 1);
    let screen = driver.screen();
    assert_eq!(user(&driver), None);
    assert!(
        screen.contains("已锁定") && !screen.contains("张三"),
        "{screen}"
    );
    assert!(driver.backend.drafts_of("wang")[0].contains("张三"));
    driver.type_text(SECRET).keys("enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Register);
    assert!(driver.screen().contains("张三"), "{}", driver.screen());
    driver.keys("四");
    assert!(
        driver.screen().contains("张三四"),
        "the cursor stands where it stood"
    );
}

#[test]
fn a_box_above_a_screen_comes_back_with_what_was_typed_in_it() {
    let (_folder, mut driver) = real();
    driver.keys("F3 F9 统计");
    wait(&mut driver, 6);
    assert_eq!(user(&driver), None);
    driver.type_text(SECRET).keys("enter");
    let screen = driver.screen();
    assert!(
        screen.contains("╭ 命令") && screen.contains("统计"),
        "{screen}"
    );
    driver.keys("esc");
    assert_eq!(driver.model.shell.screen, ScreenId::Cases);
}

#[test]
fn a_key_in_time_keeps_it_open_and_a_zero_for_ever() {
    let (_folder, mut driver) = real();
    for _ in 0..4 {
        wait(&mut driver, 4);
        driver.keys("down");
    }
    assert_eq!(user(&driver), Some("wang"));
    driver.model.shell.lock_after = Some(0);
    wait(&mut driver, 600);
    assert_eq!(user(&driver), Some("wang"));
}

#[test]
fn somebody_else_begins_their_own_work_and_the_first_finds_a_draft() {
    let mut driver = Driver::new("gym", "clerk", Lang::Zh, 80, 24);
    driver.model.shell.lock_after = Some(10);
    driver.keys("F2 tab tab 张三");
    wait(&mut driver, 10);
    assert_eq!(user(&driver), None);
    driver.keys("home 1");
    assert_eq!(user(&driver), Some("boss"));
    assert_ne!(driver.model.shell.screen, ScreenId::Register);
    let screen = driver.keys("F2").screen();
    assert!(
        !screen.contains("张三") && !screen.contains("草稿"),
        "{screen}"
    );
    driver.keys("ctrl+k 2 F2");
    assert_eq!(user(&driver), Some("clerk"));
    let screen = driver.screen();
    assert!(
        screen.contains("有未提交的登记草稿") && screen.contains("张三"),
        "{screen}"
    );
}

#[test]
fn by_hand_it_is_the_same_lock() {
    let mut driver = Driver::new("gym", "clerk", Lang::En, 80, 24);
    driver.keys("F2 tab tab 张三 ctrl+k");
    let screen = driver.screen();
    assert!(screen.contains("clerk goes on where they were"), "{screen}");
    driver.keys("2");
    assert!(driver.screen().contains("张三"), "{}", driver.screen());
}

#[test]
fn a_desk_to_practise_on_locks_only_where_that_is_set() {
    let mut driver = Driver::new("gym", "clerk", Lang::Zh, 80, 24);
    wait(&mut driver, 600);
    assert_eq!(user(&driver), Some("clerk"));
}

#[test]
fn an_answer_that_came_while_it_was_locked_is_there_for_whoever_comes_back() {
    use crate::tui::action::{Action, AppEvent, Errand};
    use crate::tui::commands::form;
    use crate::tui::update::update;
    let mut driver = Driver::new("gym", "boss", Lang::Zh, 80, 24);
    driver.register(serde_json::json!({"subject": "淋浴漏水"}));
    driver.model.shell.lock_after = Some(5);
    driver.keys("F3 enter m").type_text("客户来电催问");
    let errands = update(&mut driver.model, Action::Command(form::SUBMIT));
    let work = errands.into_iter().find_map(|errand| match errand {
        Errand::Work(work) if work.topic == "execute" => Some(work),
        _ => None,
    });
    let reply = crate::tui::worker::reply(&mut driver.backend, work.unwrap());
    wait(&mut driver, 6);
    assert_eq!(user(&driver), None);
    driver.event(AppEvent::Reply(reply));
    assert!(!driver.screen().contains("已完成"), "{}", driver.screen());
    driver.keys("1");
    let screen = driver.screen();
    assert!(
        driver.model.layers.is_empty(),
        "the box has its answer:\n{screen}"
    );
    assert!(screen.contains("已完成：备注"), "{screen}");
}
