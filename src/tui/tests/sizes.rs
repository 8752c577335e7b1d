//! Windows that are too small, and windows that change.

use serde_json::json;

use crate::text::Lang;
use crate::tui::tests::sample::{desk, with_sample};

#[test]
fn the_window_may_be_too_small_and_grow_again() {
    let mut driver = with_sample(56);
    driver.keys("张三");
    let small = driver.resize(59, 16).screen();
    assert!(small.contains("窗口太小"), "{small}");
    for (width, height) in [(1, 1), (2, 30), (200, 3), (60, 16), (250, 70)] {
        driver.resize(width, height).screen();
    }
    assert!(driver.resize(80, 24).screen().contains("张三"));
}

#[test]
fn a_storm_of_resizes_leaves_a_whole_screen() {
    let mut driver = with_sample(56);
    for number in 0..200_u16 {
        driver.resize(1 + number * 7 % 200, 1 + number * 5 % 60);
    }
    assert!(driver.resize(80, 24).screen().contains("登记"));
}

#[test]
fn the_tab_of_the_screen_that_is_shown_is_whole_in_the_smallest_window() {
    let mut driver = desk(Lang::Zh, 60, 16);
    for (key, tab) in [
        ("F12", "[F12 今日]"),
        ("F2", "[F2 登记]"),
        ("F5", "[F5 分派]"),
        ("F7", "[F7 归档]"),
        ("F8", "[F8 设置]"),
    ] {
        let screen = driver.keys(key).screen();
        let tabs = screen.lines().nth(1).unwrap();
        assert!(tabs.contains(tab) && tabs.contains("F8"), "{screen}");
    }
}

#[test]
fn ones_tasks_come_before_the_weeks_where_there_is_no_room_for_both() {
    let mut driver = desk(Lang::Zh, 60, 16);
    driver.register(json!({"subject": "淋浴漏水"}));
    let screen = driver.keys("F12").screen();
    assert!(
        screen.contains("派给责任部门") && !screen.contains("近八周"),
        "{screen}"
    );
    let screen = driver.keys("tab").screen();
    assert!(
        screen.contains("近八周") && !screen.contains("我的待办"),
        "{screen}"
    );
    driver.keys("tab").resize(80, 24);
    let screen = driver.screen();
    assert!(
        screen.contains("近八周") && screen.contains("我的待办"),
        "{screen}"
    );
}

#[test]
fn a_list_that_was_scrolled_fills_a_window_that_grows() {
    let mut driver = desk(Lang::Zh, 60, 16);
    for _ in 0..14 {
        driver.register(json!({"subject": "淋浴漏水"}));
    }
    driver.keys("F3 end").resize(80, 24);
    let screen = driver.screen();
    assert!(
        screen.contains("2026-000001") && screen.contains("2026-000014"),
        "{screen}"
    );
}
