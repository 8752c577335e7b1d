//! The bell for what becomes due.

use serde_json::json;

use crate::text::Lang;
use crate::tui::action::AppEvent;
use crate::tui::testing::Driver;

/// An enquiry is to be answered within 24 hours; it is Monday, 10:12.
fn enquiry(driver: &mut Driver, received: &str) -> String {
    driver.register(
        json!({"kind": "enquiry", "text": "周末几点闭馆", "customer": {"name": "王五"},
        "received_at": received}),
    )
}

const NEAR: &str = "2026-09-27T10:20:00+08:00";
const OVER: &str = "2026-09-27T10:11:00+08:00";
const LATER: &str = "2026-09-27T11:30:00+08:00";

#[test]
fn it_rings_once_for_what_is_nearly_due_and_says_what() {
    let mut driver = Driver::new("gym", "boss", Lang::Zh, 80, 24);
    enquiry(&mut driver, LATER);
    assert_eq!(driver.bells(), 0);
    let number = enquiry(&mut driver, NEAR);
    assert_eq!(driver.bells(), 1);
    let screen = driver.screen();
    assert!(
        screen.contains(&number) && screen.contains("10:20 到期"),
        "{screen}"
    );
    driver.event(AppEvent::DeskChanged).keys("F3");
    driver.minute(driver.model.shell.now + chrono::TimeDelta::minutes(1));
    assert_eq!(driver.bells(), 1, "once for a task");
    enquiry(&mut driver, OVER);
    assert_eq!(driver.bells(), 2);
    assert!(driver.screen().contains("已超期"), "{}", driver.screen());
}

#[test]
fn what_pressed_before_one_came_does_not_ring() {
    let mut driver = Driver::new("gym", "boss", Lang::En, 80, 24);
    driver.keys("ctrl+k 1");
    driver.model.shell.bell = false;
    enquiry(&mut driver, NEAR);
    driver.model.shell.bell = true;
    driver.keys("ctrl+k 1");
    driver.minute(driver.model.shell.now);
    assert_eq!(driver.bells(), 0);
}

#[test]
fn it_is_silent_for_what_is_not_mine_and_where_it_is_switched_off() {
    let mut driver = Driver::new("gym", "boss", Lang::Zh, 80, 24);
    driver.keys("F8 enter tab tab tab tab 2");
    assert!(!driver.model.shell.bell, "{}", driver.screen());
    enquiry(&mut driver, NEAR);
    assert_eq!(driver.bells(), 0);
    driver.keys("1");
    enquiry(&mut driver, OVER);
    assert_eq!(driver.bells(), 1, "on again, for what comes from now on");
}
