use crate::case::Role;
use crate::desk::{Clock, Desk, NewDesk, NewUser};
use crate::regulation::shipped::shipped;
use crate::text::Lang;
use crate::tui::backend::DeskBackend;
use crate::tui::testing::Driver;

const SECRET: &str = "correct-horse";

/// A real desk with its administrator wang, and a clerk li whose one-time code is given.
fn real(lang: Lang) -> (tempfile::TempDir, Driver, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.tousu");
    let new = NewDesk {
        regulation: shipped()[0].source,
        file: shipped()[0].id,
        admin: "wang",
        secret: Some(SECRET),
        training: false,
    };
    let mut desk = Desk::create(&path, &new, Clock::System).unwrap();
    let wang = desk.actor("wang").unwrap();
    let li = NewUser {
        name: "li".to_owned(),
        roles: vec![Role::Clerk],
        ..NewUser::default()
    };
    let code = desk.add_user(&wang, &li).unwrap().unwrap();
    drop(desk);
    let driver = Driver::with(DeskBackend::new(path, Clock::System), lang, 80, 24, None);
    (folder, driver, code)
}

fn user(driver: &Driver) -> Option<&str> {
    driver
        .model
        .shell
        .actor
        .as_ref()
        .map(|actor| actor.user.as_str())
}

#[test]
fn a_training_desk_is_entered_by_one_key() {
    let mut driver = Driver::new(shipped()[0].id, "boss", Lang::Zh, 80, 24);
    driver.keys("ctrl+k");
    assert_eq!(user(&driver), None);
    let screen = driver.screen();
    assert!(
        screen.contains("演练台") && screen.contains("不需要口令"),
        "{screen}"
    );
    driver.keys("2");
    assert_eq!(user(&driver), Some("clerk"), "{screen}");
    driver.keys("ctrl+k down enter");
    assert_eq!(user(&driver), Some("handler"));
}

#[test]
fn name_and_secret_open_a_real_desk_and_the_secret_is_not_shown() {
    let (_folder, mut driver, _) = real(Lang::Zh);
    driver.keys("wang enter").type_text(SECRET);
    let screen = driver.screen();
    assert!(
        screen.contains("*************") && !screen.contains(SECRET),
        "{screen}"
    );
    driver.keys("enter");
    assert_eq!(user(&driver), Some("wang"));
}

#[test]
fn a_wrong_secret_and_an_unknown_name_are_told_alike() {
    let (_folder, mut driver, _) = real(Lang::Zh);
    let wrong = driver.keys("wang enter 123456 enter").screen();
    assert!(wrong.contains("用户名或口令不对"), "{wrong}");
    let (_folder, mut driver, _) = real(Lang::Zh);
    let unknown = driver.keys("nobody enter 123456 enter").screen();
    assert!(unknown.contains("用户名或口令不对"), "{unknown}");
    assert_eq!(user(&driver), None);
}

#[test]
fn after_too_many_tries_the_seconds_to_wait_are_counted_down() {
    let (_folder, mut driver, _) = real(Lang::En);
    driver.keys("wang enter");
    for _ in 0..12 {
        driver.keys("123456 enter");
        if driver.model.screens.sign_in.wait_until.is_some() {
            break;
        }
    }
    let until = driver.model.screens.sign_in.wait_until.unwrap();
    driver.model.shell.now = until - chrono::TimeDelta::seconds(2);
    assert!(
        driver
            .screen()
            .contains("2 more seconds until the next try")
    );
    driver.beat().beat();
    assert!(
        driver.screen().contains("1 more second until"),
        "{}",
        driver.screen()
    );
    driver.beat().beat();
    assert!(driver.screen().contains("You can try again now"));
}

#[test]
fn a_one_time_code_is_replaced_before_anything_else() {
    let (_folder, mut driver, code) = real(Lang::Zh);
    driver.keys("li enter").type_text(&code).keys("enter");
    assert_eq!(user(&driver), None);
    assert!(
        driver.screen().contains("一次性口令"),
        "{}",
        driver.screen()
    );
    driver.keys("short enter short enter");
    assert!(driver.screen().contains("太短"), "{}", driver.screen());
    driver.keys("er-now enter short enter");
    assert!(
        driver.screen().contains("两次输入不同"),
        "{}",
        driver.screen()
    );
    driver.keys("shorter-now enter");
    assert_eq!(user(&driver), Some("li"));
    driver.keys("ctrl+k").type_text("shorter-now").keys("enter");
    assert_eq!(user(&driver), Some("li"));
}

#[test]
fn whoever_does_not_choose_a_secret_does_not_come_in() {
    let (_folder, mut driver, code) = real(Lang::Zh);
    driver.keys("li enter").type_text(&code).keys("enter esc");
    assert_eq!(user(&driver), None);
    assert!(driver.screen().contains("请登录"));
}

#[test]
fn after_the_lock_nothing_of_the_last_user_is_on_the_screen() {
    let (_folder, mut driver, _) = real(Lang::Zh);
    driver.keys("wang enter").type_text(SECRET).keys("enter");
    let screen = driver.keys("F8 ctrl+k").screen();
    assert!(
        screen.contains("请登录") && screen.contains("wang"),
        "{screen}"
    );
    let screen = driver.keys("F3").screen();
    assert!(screen.contains("请先登录"), "{screen}");
}
