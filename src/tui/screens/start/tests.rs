use crate::desk::Clock;
use crate::text::Lang;
use crate::tui::backend::DeskBackend;
use crate::tui::testing::Driver;

/// A folder with this as its desk, and the application on it.
fn opened(content: &[u8], lang: Lang) -> (tempfile::TempDir, Driver) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.tousu");
    std::fs::write(&path, content).unwrap();
    let backend = DeskBackend::new(path, Clock::System);
    let driver = Driver::with(backend, lang, 80, 24, None);
    (folder, driver)
}

#[test]
fn a_file_that_is_no_desk_is_told_with_what_was_kept_and_what_to_do() {
    let (_folder, mut driver) = opened(b"Dear diary,", Lang::Zh);
    let screen = driver.screen();
    for words in [
        "投诉台打不开",
        "不是投诉台文件",
        "没有被改动",
        "现在怎么办",
        "--desk",
        "Enter 再试一次",
        "Esc 退出",
    ] {
        assert!(screen.contains(words), "{words}: {screen}");
    }
    assert!(driver.keys("esc").left());
}

#[test]
fn it_is_tried_again_once_the_trouble_is_mended() {
    let (folder, mut driver) = opened(b"Dear diary,", Lang::En);
    assert!(driver.screen().contains("The desk cannot be opened"));
    std::fs::remove_file(folder.path().join("desk.tousu")).unwrap();
    let screen = driver.keys("enter").screen();
    assert!(screen.contains("Welcome"), "{screen}");
}

#[test]
fn an_empty_file_left_by_a_creation_cut_short_begins_anew() {
    let (_folder, mut driver) = opened(b"", Lang::En);
    assert!(driver.screen().contains("Welcome"));
}
