use insta::assert_snapshot;
use ratatui::crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::*;
use crate::calendar::Moment;
use crate::tui::action::AppEvent;
use crate::tui::testing::{Driver, shows};
use crate::tui::theme::{Lines, Palette, Theme};
use crate::tui::when::Way;

const TOPIC: &str = "day";

fn at(text: &str) -> Moment {
    format!("{text}:00+08:00").parse().unwrap()
}

/// The calendar of a case that came in on 24 September and is due on 12 October.
fn aid(way: Way, clock: bool) -> DayAid {
    DayAid {
        clock,
        received: Some(at("2026-09-24T09:00")),
        due: Some(at("2026-10-12T18:00")),
        ..DayAid::day(way)
    }
}

/// A calendar in a box of its own; what is picked is read off the box.
fn open(lang: Lang, width: u16, height: u16, aid: DayAid, written: &str) -> Driver {
    let mut driver = Driver::new("gym", "boss", lang, width, height);
    let title = if lang == Lang::Zh { "延至" } else { "Until" };
    let picker = DayBox::new(title.to_owned(), TOPIC, aid, written, &driver.model.shell);
    driver.open(picker);
    driver
}

#[track_caller]
fn closed(driver: &Driver) -> bool {
    driver.model.layers.is_empty()
}

#[test]
fn the_month_tells_what_is_worked_and_how_far_each_day_is() {
    let mut driver = open(Lang::Zh, 80, 24, aid(Way::Ahead, false), "");
    shows(
        &mut driver,
        &["2026年9月", "28今", "24受", "25休", "20班", "9月28日 周一"],
    );
    driver.keys("pagedown home");
    shows(
        &mut driver,
        &["2026年10月", "10月1日", "国庆节放假", "10班", "12限"],
    );
    driver.keys("down right");
    shows(
        &mut driver,
        &[
            "10月9日 周五",
            "第 4 个工作日",
            "受理后第 5 个工作日",
            "比时限 10月12日 18:00 早 2",
        ],
    );
    driver.keys("right right right right");
    shows(&mut driver, &["10月13日", "超过时限 10月12日 18:00 1"]);
}

#[test]
fn what_is_typed_moves_the_cursor_as_far_as_it_can_be_read() {
    let mut driver = open(Lang::Zh, 80, 24, aid(Way::Ahead, true), "");
    for (typed, shown) in [
        ("+3", "Enter 选定 10月8日 周四 18:00"),
        ("10-20", "Enter 选定 10月20日 周二 18:00"),
        ("明天", "Enter 选定 9月29日 周二 18:00"),
        ("下周一", "Enter 选定 10月5日 周一 18:00"),
        ("１５：３０", "Enter 选定 9月28日 周一 15:30"),
        ("2026-11-3 9:05", "Enter 选定 11月3日 周二 09:05"),
    ] {
        driver.type_text(typed);
        shows(&mut driver, &[shown]);
        for _ in typed.chars() {
            driver.keys("backspace");
        }
    }
    driver.type_text("早上");
    shows(&mut driver, &["看不懂"]);
    driver.keys("enter");
    assert!(!closed(&driver), "what cannot be read is not taken");
    driver.keys("left");
    shows(&mut driver, &["Enter 选定 9月27日 周日 18:00"]);
    driver.keys("enter");
    assert!(closed(&driver));
}

#[test]
fn it_begins_on_the_day_that_stands_in_the_field() {
    let mut driver = open(Lang::En, 80, 24, aid(Way::Ahead, true), "10-08 14:00");
    shows(
        &mut driver,
        &["October 2026", "Enter takes Thu 8 Oct 14:00"],
    );
    driver.keys("ctrl+home");
    shows(&mut driver, &["Enter takes Mon 28 Sep 14:00"]);
    driver.keys("esc");
    assert!(closed(&driver));
}

#[test]
fn a_year_without_a_published_calendar_says_so() {
    let mut driver = open(Lang::Zh, 80, 24, aid(Way::Ahead, false), "");
    driver.type_text("2028-3-1");
    shows(&mut driver, &["2028年3月", "2028 年放假安排未公布"]);
    let mut driver = open(Lang::En, 80, 24, aid(Way::Ahead, false), "");
    driver.type_text("2028-3-1");
    shows(&mut driver, &["March 2028", "no published calendar"]);
}

/// Clicks on what means `target`.
fn click(driver: &mut Driver, target: Target) {
    let area = driver.model.shell.size;
    let mut places = (0..area.height).flat_map(|y| (0..area.width).map(move |x| (x, y)));
    let hits = driver.model.hits.clone();
    let (column, row) = places
        .find(|(x, y)| hits.at((*x, *y).into()) == Some(target))
        .unwrap();
    driver.event(AppEvent::Terminal(Event::Mouse(MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column,
        row,
        modifiers: KeyModifiers::NONE,
    })));
}

#[test]
fn the_mouse_turns_the_month_and_picks_a_day() {
    let mut driver = open(Lang::Zh, 80, 24, aid(Way::Ahead, false), "");
    click(&mut driver, Target::Command(commands::AFTER));
    shows(&mut driver, &["2026年10月"]);
    let day: NaiveDate = "2026-10-16".parse().unwrap();
    let number = usize::try_from(day.num_days_from_ce()).unwrap();
    click(&mut driver, Target::Part(number));
    assert!(closed(&driver));
}

#[test]
fn the_calendar_at_every_size() {
    for (lang, name) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        for (width, height) in [(60, 16), (80, 24), (120, 40)] {
            let mut driver = open(lang, width, height, aid(Way::Ahead, true), "10-09 15:00");
            assert_snapshot!(format!("day_{name}_{width}x{height}"), driver.screen());
        }
    }
}

#[test]
fn nothing_is_told_by_colour_alone() {
    let mut driver = open(Lang::En, 80, 24, aid(Way::Ahead, false), "2026-10-09");
    driver.model.shell.theme = Theme {
        palette: Palette::Mono,
        lines: Lines::Ascii,
    };
    shows(
        &mut driver,
        &[" 1H", "10W", "12D", "H day off", "W make-up", "> 9"],
    );
}
