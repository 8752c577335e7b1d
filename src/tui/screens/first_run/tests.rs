use std::path::PathBuf;

use super::samples;
use super::*;
use crate::desk::{Clock, Desk, NewDesk};
use crate::regulation::shipped::shipped;
use crate::tui::testing::Driver;

fn begun(lang: Lang) -> Driver {
    Driver::without_desk(lang, 80, 24)
}

fn desk_file(driver: &Driver) -> PathBuf {
    PathBuf::from(&driver.model.screens.first_run.path)
}

/// Picks the training desk.
const TRAINING_DESK: &str = "tab 2 enter";

#[test]
fn the_first_step_is_calm_in_both_languages() {
    insta::assert_snapshot!("purpose_zh", begun(Lang::Zh).screen());
    insta::assert_snapshot!("purpose_en", begun(Lang::En).screen());
}

#[test]
fn every_shipped_regulation_can_be_chosen() {
    let mut driver = begun(Lang::Zh);
    insta::assert_snapshot!("regulation_zh", driver.keys("enter enter").screen());
    driver.resize(120, 36);
    driver.keys("1");
    let screen = driver.screen();
    for known in &driver.model.screens.first_run.shipped {
        assert!(screen.contains(&known.title.zh), "{screen}");
    }
}

#[test]
fn the_language_changes_at_once_and_keeps_what_was_chosen() {
    let mut driver = begun(Lang::Zh);
    let screen = driver.keys("tab 2 up 2").screen();
    assert!(
        screen.contains("Welcome") && screen.contains("[2 A training desk]"),
        "{screen}"
    );
}

#[test]
fn nothing_is_made_before_the_last_step_and_esc_leads_back() {
    let mut driver = begun(Lang::Zh);
    let file = desk_file(&driver);
    driver.keys("enter enter enter 王经理 enter secret1 enter secret1 enter");
    let screen = driver.screen();
    for words in ["[4 核对]", "正式投诉台", "王经理", "desk.tousu"] {
        assert!(screen.contains(words), "{words}: {screen}");
    }
    assert!(!screen.contains("secret1") && !file.exists());
    assert!(driver.keys("esc").screen().contains("[3 用户]"));
    assert!(driver.keys("esc").screen().contains("[2 制度]"));
    assert!(driver.keys("esc").screen().contains("[1 用途]"));
    assert!(driver.keys("esc").screen().contains("[1 用途]"));
    driver.keys("enter enter enter");
    assert!(
        driver.screen().contains("[4 核对]"),
        "what was typed is kept: {}",
        driver.screen()
    );
}

#[test]
fn a_real_desk_ends_at_the_registration() {
    let mut driver = begun(Lang::Zh);
    let file = desk_file(&driver);
    driver.keys("enter enter enter 王经理 enter secret1 enter secret1 enter enter");
    let screen = driver.screen();
    assert!(file.exists());
    assert_eq!(driver.model.shell.actor.as_ref().unwrap().user, "王经理");
    assert!(
        screen.contains("[F2 登记]") && screen.contains("投诉台已建好"),
        "{screen}"
    );
    assert!(!screen.contains("演练台"), "{screen}");
}

#[test]
fn a_training_desk_needs_no_secret_and_every_screen_says_what_it_is() {
    let mut driver = begun(Lang::Zh);
    driver
        .keys("enter")
        .keys(TRAINING_DESK.trim_start_matches("tab "))
        .keys("enter");
    insta::assert_snapshot!("user_training_zh", driver.screen());
    let screen = driver.keys("enter 2 enter enter").screen();
    assert!(
        screen.contains("演练台") && screen.contains("按 F2 登记第一件"),
        "{screen}"
    );
    assert!(driver.keys("F8").screen().contains("演练台"));
}

#[test]
fn a_secret_is_long_enough_and_twice_the_same() {
    let mut driver = begun(Lang::En);
    driver.keys("enter enter enter wang enter abc enter abc enter");
    assert!(
        driver.screen().contains("Too short: at least 6 characters"),
        "{}",
        driver.screen()
    );
    driver.keys("def enter abc enter");
    assert!(
        driver.screen().contains("Not the same"),
        "{}",
        driver.screen()
    );
    driver.keys("abcdef enter");
    assert!(
        driver.screen().contains("[4 Summary]"),
        "{}",
        driver.screen()
    );
}

#[test]
fn a_file_of_one_s_own_is_taken_once_its_mistakes_are_mended() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.toml");
    let good = shipped()[0].source;
    std::fs::write(&path, good.replacen("\nrole = ", "\nrole_of = ", 2)).unwrap();
    let mut driver = begun(Lang::Zh);
    driver.keys("enter enter end");
    assert!(
        driver
            .keys("enter")
            .screen()
            .contains("请输入制度文件的路径")
    );
    driver.type_text(&path.display().to_string()).keys("enter");
    let screen = driver.screen();
    assert!(
        screen.contains("处错误") && screen.contains("role_of") && screen.contains("step 1"),
        "{screen}"
    );
    std::fs::write(&path, good).unwrap();
    assert!(driver.keys("enter").screen().contains("[3 用户]"));
}

#[test]
fn a_path_that_leads_nowhere_is_told() {
    let mut driver = begun(Lang::En);
    let screen = driver
        .keys("enter enter end /nowhere/at/all.toml enter")
        .screen();
    assert!(
        screen.contains("/nowhere/at/all.toml") && screen.contains("no such file"),
        "{screen}"
    );
}

#[test]
fn sample_cases_stop_when_asked_and_what_is_made_stays() {
    let folder = tempfile::tempdir().unwrap();
    let new = NewDesk {
        regulation: shipped()[0].source,
        file: shipped()[0].id,
        admin: "admin",
        secret: None,
        training: true,
    };
    let mut desk = Desk::create(&folder.path().join("desk.tousu"), &new, Clock::System).unwrap();
    let progress = Progress::new(60);
    progress.cancel();
    samples::fill(&mut desk, &progress).unwrap();
    assert!(progress.done() < 5, "{}", progress.done());
}
