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
    assert!(driver.screen().contains("已超时"), "{}", driver.screen());
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

#[test]
fn a_notice_is_sent_where_it_is_switched_on_and_the_terminal_is_known_and_names_nobody() {
    use crate::tui::terminal::Notices;
    let mut driver = Driver::new("gym", "boss", Lang::Zh, 80, 24);
    enquiry(&mut driver, NEAR);
    assert!(driver.notices().is_empty(), "off by setting");
    driver.model.shell.notify = true;
    enquiry(&mut driver, NEAR);
    assert!(driver.notices().is_empty(), "the terminal is not known");
    driver.model.shell.notices = Some(Notices::Line);
    let number = enquiry(&mut driver, NEAR);
    let [notice] = driver.notices() else {
        panic!("one notice: {:?}", driver.notices());
    };
    assert!(
        notice.contains(&number) && notice.contains("10:20 到期"),
        "{notice:?}"
    );
    assert!(!notice.contains("王五"), "{notice:?}");
}

#[test]
fn the_notice_is_set_beside_the_bell_and_says_where_the_terminal_is_not_known() {
    for (lang, label, remark) in [
        (
            Lang::Zh,
            "桌面通知",
            "这个终端不在已知能显示通知的之列，不会发送",
        ),
        (
            Lang::En,
            "Notices",
            "this terminal is not known to show them: none is sent",
        ),
    ] {
        let mut driver = Driver::new("gym", "boss", lang, 80, 24);
        driver.keys("F8 enter tab tab tab tab tab 1");
        let screen = driver.screen();
        assert!(driver.model.shell.notify, "{screen}");
        assert!(
            screen.contains(label) && screen.contains(remark),
            "{screen}"
        );
    }
}
