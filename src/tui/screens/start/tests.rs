use std::path::PathBuf;

use crate::desk::{Clock, DeskError};
use crate::store::StoreError;
use crate::text::Lang;
use crate::tui::backend::{Answer, Backend, DeskBackend, Failure, Request};
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

/// A desk that never opens.
struct Closed(StoreError);

impl Backend for Closed {
    fn answer(&mut self, request: Request) -> Result<Answer, Failure> {
        match request {
            Request::Open => {
                let fault = std::mem::replace(&mut self.0, StoreError::Busy);
                Err(DeskError::Store(fault).into())
            }
            _ => Ok(Answer::Done),
        }
    }
}

/// Every way in which a desk cannot be opened, as the store tells it.
fn troubles() -> [(&'static str, StoreError); 7] {
    let path = || PathBuf::from("/home/clerk/desk.tousu");
    [
        (
            "not_a_desk",
            StoreError::NotADesk {
                path: path(),
                detail: "file is not a database".to_owned(),
            },
        ),
        (
            "newer",
            StoreError::Newer {
                path: path(),
                found: 99,
                known: 4,
            },
        ),
        (
            "damaged",
            StoreError::Damaged("database disk image is malformed".to_owned()),
        ),
        (
            "read_only",
            StoreError::ReadOnly("/home/clerk/desk.tousu".to_owned()),
        ),
        (
            "network",
            StoreError::Network {
                path: path(),
                detail: "nfs4".to_owned(),
            },
        ),
        ("busy", StoreError::Busy),
        ("full", StoreError::Full),
    ]
}

#[test]
fn each_trouble_has_a_whole_screen_that_says_what_was_kept_and_what_to_do() {
    for lang in [Lang::Zh, Lang::En] {
        for (name, fault) in troubles() {
            let mut driver = Driver::with(Closed(fault), lang, 80, 24, None);
            let name = format!("{name}_{}_80x24", lang.code());
            insta::assert_snapshot!(name.as_str(), driver.screen());
            assert!(driver.keys("esc").left(), "{name}");
        }
    }
}
