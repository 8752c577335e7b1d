use crate::desk::{Clock, Desk, NewDesk};
use crate::regulation::shipped::shipped;
use crate::text::Lang;
use crate::tui::backend::DeskBackend;
use crate::tui::preferences::Preferences;
use crate::tui::testing::Driver;
use crate::tui::theme::{Lines, Palette};

/// A desk whose settings are kept in its folder.
fn desk(secret: Option<&str>) -> (tempfile::TempDir, Driver) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.tousu");
    let new = NewDesk {
        regulation: shipped()[0].source,
        file: shipped()[0].id,
        admin: "wang",
        secret,
        training: secret.is_none(),
    };
    Desk::create(&path, &new, Clock::System).unwrap();
    let file = folder.path().join("settings.toml");
    let backend = DeskBackend::new(path, Clock::System).with_preferences(Some(file));
    let mut driver = Driver::with(backend, Lang::Zh, 80, 24, Some("wang".to_owned()));
    if let Some(secret) = secret {
        driver.type_text(secret).keys("enter");
    }
    driver.keys("F8");
    (folder, driver)
}

fn kept(folder: &tempfile::TempDir) -> Preferences {
    Preferences::read(&folder.path().join("settings.toml")).0
}

#[test]
fn a_choice_counts_at_once_and_is_kept() {
    let (folder, mut driver) = desk(None);
    let screen = driver.keys("2 tab 3 tab 2 tab 2").screen();
    assert!(
        screen.contains("Settings") && screen.contains("Signed in"),
        "{screen}"
    );
    assert_eq!(driver.model.shell.theme.lines, Lines::Ascii);
    assert!(!driver.model.shell.mouse);
    let all = Preferences {
        lang: Some(Lang::En),
        palette: Some(Palette::Mono),
        lines: Some(Lines::Ascii),
        mouse: Some(false),
    };
    assert_eq!(kept(&folder), all);
}

#[test]
fn it_tells_whose_desk_this_is() {
    let (_folder, mut driver) = desk(None);
    let screen = driver.screen();
    let (_, version) = (
        "",
        driver
            .model
            .shell
            .desk
            .as_ref()
            .unwrap()
            .regulation
            .version
            .clone(),
    );
    for words in ["wang", "所有角色", "desk.tousu", &version, "2018–2026"] {
        assert!(screen.contains(words), "{words}: {screen}");
    }
}

#[test]
fn mistakes_of_the_settings_file_are_told_by_line_and_field() {
    let (folder, mut driver) = desk(None);
    let file = folder.path().join("other.toml");
    std::fs::write(&file, "mouse = true\ntheme = \"purple\"\n").unwrap();
    driver.model.shell.preferences.mistakes = Preferences::read(&file).1;
    let screen = driver.screen();
    assert!(screen.contains("第 2 行 theme: 只能是"), "{screen}");
}

#[test]
fn a_secret_is_changed_by_whoever_knows_the_present_one() {
    let (_folder, mut driver) = desk(Some("present-secret"));
    driver.keys("p wrong-secret tab next-secret enter next-secret enter");
    assert!(
        driver.screen().contains("现在的口令不对"),
        "{}",
        driver.screen()
    );
    driver.keys("present-secret ctrl+s");
    assert!(
        driver.screen().contains("口令已更换"),
        "{}",
        driver.screen()
    );
    driver.keys("ctrl+k next-secret enter");
    assert!(driver.model.shell.actor.is_some(), "{}", driver.screen());
}

#[test]
fn a_training_desk_says_that_it_uses_no_secrets() {
    let (_folder, mut driver) = desk(None);
    assert!(driver.keys("p").screen().contains("演练台不用口令"));
}
