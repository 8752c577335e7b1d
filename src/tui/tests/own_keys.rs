//! Keys of one's own.

use crate::desk::{Clock, Desk, NewDesk};
use crate::regulation::shipped::shipped_source;
use crate::text::Lang;
use crate::tui::backend::DeskBackend;
use crate::tui::preferences::PreferencesFile;
use crate::tui::testing::{Driver, NOW};

/// A desk whose settings file says this.
fn with_settings(text: &str) -> (tempfile::TempDir, Driver) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.tousu");
    let file = folder.path().join("settings.toml");
    std::fs::write(&file, text).unwrap();
    let clock = Clock::Fixed(NOW.parse().unwrap());
    let new = NewDesk {
        regulation: shipped_source("gym").unwrap(),
        file: "regulation.toml",
        admin: "boss",
        secret: None,
        training: true,
    };
    Desk::create(&path, &new, clock).unwrap();
    let (_, read) = PreferencesFile::read(Some(file));
    let user = Some("boss".to_owned());
    let backend = DeskBackend::new(path, clock);
    let driver = Driver::with_file(backend, Lang::Zh, (80, 24), user, read);
    (folder, driver)
}

#[test]
fn footer_help_and_palette_show_the_keys_that_a_user_has_chosen() {
    let (_folder, mut driver) = with_settings("[keys]\n\"cases.sort\" = [\"ctrl+o\", \"o\"]\n");
    driver.keys("F3");
    assert!(
        driver.screen().contains("Ctrl+O 换排序"),
        "{}",
        driver.screen()
    );
    let before = driver.screen();
    assert_eq!(driver.keys("s").screen(), before, "the old key is no key");
    assert_ne!(driver.keys("ctrl+o").screen(), before, "the new one is");
    for key in ["F1", "F9"] {
        assert!(
            driver.keys(key).screen().contains("Ctrl+O"),
            "{}",
            driver.screen()
        );
        driver.keys("esc");
    }
}

#[test]
fn a_mistake_in_own_keys_is_told_and_keeps_nobody_from_working() {
    let (_folder, mut driver) = with_settings("[keys]\n\"cases.sort\" = \"f\"\ncases.x = \"s\"\n");
    let screen = driver.screen();
    assert!(screen.contains("设置文件有 2 处"), "{screen}");
    driver.keys("F3");
    let before = driver.screen();
    assert_ne!(driver.keys("s").screen(), before, "the table's key works");
    let screen = driver.keys("F8 down down down down down").screen();
    assert!(
        screen.contains("第 2 行 keys.cases.sort: f 已是"),
        "{screen}"
    );
    assert!(
        screen.contains("第 3 行 keys.cases.x: 没有这个命令"),
        "{screen}"
    );
}
