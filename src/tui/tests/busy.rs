//! Work that takes longer than a moment says what it is, since when, and how far; `Esc` stops it where nothing is half done.

use serde_json::json;

use crate::text::Lang;
use crate::tui::action::{Action, AppEvent, Errand, Reply, Work};
use crate::tui::backend::Failure;
use crate::tui::commands::statistics;
use crate::tui::testing::Driver;
use crate::tui::update::update;

/// A report that the worker has been asked for and has not made yet.
fn asked(lang: Lang, width: u16) -> (Driver, Work) {
    let mut driver = Driver::new("gym", "boss", lang, width, 24);
    driver.register(json!({"subject": "淋浴漏水"}));
    driver.keys("F6");
    let errands = update(&mut driver.model, Action::Command(statistics::EARLIER));
    let work = errands.into_iter().find_map(|errand| match errand {
        Errand::Work(work) => Some(work),
        _ => None,
    });
    (driver, work.unwrap())
}

fn stopped(work: &Work) -> AppEvent {
    AppEvent::Reply(Reply {
        id: work.id,
        to: work.to,
        topic: work.topic,
        answer: Err(Failure::stopped()),
    })
}

#[test]
fn what_takes_no_time_is_not_told() {
    let (mut driver, _) = asked(Lang::Zh, 80);
    assert!(!driver.screen().contains(" 秒"));
}

#[test]
fn what_takes_longer_is_told_with_its_seconds_and_how_far_it_is() {
    for (lang, width) in [(Lang::Zh, 80), (Lang::En, 120)] {
        let (mut driver, _) = asked(lang, width);
        driver.beat().beat().beat().beat().beat();
        insta::assert_snapshot!(format!("working_{}", lang.code()), driver.screen());
        driver.model.progress.at(41_000, 100_000);
        driver.beat();
        insta::assert_snapshot!(format!("working_far_{}", lang.code()), driver.screen());
    }
}

#[test]
fn esc_stops_it_and_the_screen_says_so() {
    let (mut driver, work) = asked(Lang::Zh, 80);
    driver.beat();
    let errands = update(&mut driver.model, Action::Stop);
    assert!(
        errands
            .iter()
            .any(|errand| matches!(errand, Errand::Stop(id) if *id == work.id))
    );
    assert!(driver.screen().contains("正在停止"), "{}", driver.screen());
    driver.event(stopped(&work));
    let screen = driver.screen();
    assert!(screen.contains("已停止，没有改变任何内容"), "{screen}");
    assert!(!screen.contains("正在"), "{screen}");
}

#[test]
fn esc_means_what_it_always_means_while_nothing_takes_long() {
    let (mut driver, _) = asked(Lang::Zh, 80);
    driver.keys("esc");
    assert!(driver.model.busy().is_none_or(|busy| !busy.stopping));
}
