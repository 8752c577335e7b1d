//! The rows being written: stopped, overtaken, left.

use serde_json::json;

use super::super::writing::Writing;
use super::{GOOD, Try, a_try};
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::import::{Answer, Far, Request};
use crate::tui::backend::{self, Backend};
use crate::tui::commands::import as commands;
use crate::tui::surface::Surface;
use crate::tui::testing::Driver;

/// Asks the desk as the box does.
fn ask(driver: &mut Driver, request: Request) -> Answer {
    match driver.backend.answer(request.into()).unwrap() {
        backend::Answer::Import(answer) => answer,
        other => panic!("{other:?}"),
    }
}

/// Everything is written, and nothing kept.
fn written(all: &mut Try) {
    let path = all.file("旧台账.csv", GOOD);
    all.read(&path);
    all.with_category();
    let plan = all
        .driver
        .model
        .screens
        .import
        .tried
        .as_ref()
        .unwrap()
        .plan
        .clone();
    let mut answer = ask(&mut all.driver, Request::TakeOver(Box::new(plan)));
    loop {
        match answer {
            Answer::At(Far { done, of, .. }) if of > 0 && done == of => return,
            Answer::At(_) => answer = ask(&mut all.driver, Request::Go),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn stopped_before_it_is_kept_it_leaves_nothing() {
    let mut all = a_try("boss", Lang::Zh, 100, 30);
    written(&mut all);
    assert!(matches!(
        ask(&mut all.driver, Request::Stop),
        Answer::Stopped
    ));
    assert_eq!(all.cases(), 0);
    assert!(matches!(ask(&mut all.driver, Request::Go), Answer::Stopped));
    all.driver.register(json!({}));
    assert_eq!(all.cases(), 1, "the desk is free again");
}

#[test]
fn what_has_to_be_written_meanwhile_goes_first_and_nothing_is_half_done() {
    let mut all = a_try("boss", Lang::Zh, 100, 30);
    written(&mut all);
    let ticked = all.driver.backend.answer(backend::Request::Tick).unwrap();
    assert!(matches!(ticked, backend::Answer::Counts(_)), "{ticked:?}");
    let dropped = backend::Request::DropDraft("register".to_owned());
    all.driver.backend.answer(dropped).unwrap();
    assert!(matches!(ask(&mut all.driver, Request::Go), Answer::Stopped));
    assert_eq!(all.cases(), 0);
}

#[test]
fn an_import_that_nobody_waits_for_is_gone() {
    let mut all = a_try("boss", Lang::Zh, 100, 30);
    written(&mut all);
    all.driver.backend.rest();
    assert_eq!(all.cases(), 0);
    all.driver.register(json!({}));
}

#[test]
fn esc_stops_the_writing_before_the_box_closes() {
    let mut all = a_try("boss", Lang::Zh, 80, 24);
    let path = all.file("旧台账.csv", GOOD);
    all.read(&path);
    let plan = all
        .driver
        .model
        .screens
        .import
        .tried
        .as_ref()
        .unwrap()
        .plan
        .clone();
    let shell = &all.driver.model.shell;
    let mut writing = Writing::new(plan);
    let effects = writing.command(commands::STOP, shell);
    assert!(
        matches!(effects.as_slice(), [Effect::Ask(_)]),
        "{effects:?}"
    );
    let late = backend::Answer::Import(Answer::At(Far::default()));
    assert!(writing.answer("write", late, shell).is_empty());
    let stopped = backend::Answer::Import(Answer::Stopped);
    let effects = writing.answer("write", stopped, shell);
    assert!(matches!(
        effects.as_slice(),
        [Effect::Close, Effect::Toast(_)]
    ));
}

#[test]
fn a_file_that_changes_after_it_was_tried_is_not_taken_over() {
    let mut all = a_try("boss", Lang::Zh, 100, 30);
    let path = all.file("旧台账.csv", GOOD);
    all.read(&path);
    all.with_category();
    all.file("旧台账.csv", GOOD.replace("张三", "张四"));
    let screen = all.driver.keys("ctrl+s tab enter").screen();
    assert!(screen.contains("文件在读过之后被改动了"), "{screen}");
    assert_eq!(all.cases(), 0);
}
