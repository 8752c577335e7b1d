//! The mouse, where people expect it.

use serde_json::json;

use crate::text::Lang;
use crate::tui::action::AppEvent;
use crate::tui::screens::ScreenId;
use crate::tui::testing::Driver;
use crate::tui::tests::sample::{desk, with_sample};

fn click(driver: &mut Driver, column: u16, row: u16) {
    use ratatui::crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    driver.event(AppEvent::Terminal(Event::Mouse(MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column,
        row,
        modifiers: KeyModifiers::NONE,
    })));
}

#[test]
fn a_click_means_what_is_drawn_there() {
    let mut driver = desk(Lang::Zh, 80, 24);
    for _ in 0..3 {
        driver.register(json!({}));
    }
    driver.keys("F3");
    click(&mut driver, 20, 7);
    let selected = |driver: &Driver| {
        driver
            .model
            .screens
            .cases
            .selected()
            .unwrap()
            .number
            .clone()
    };
    assert_eq!(selected(&driver), "2026-000001");
    click(&mut driver, 29, 1);
    assert_eq!(driver.model.shell.screen, ScreenId::Queue, "a tab");
    driver.keys("F3");
    click(&mut driver, 20, 5);
    click(&mut driver, 20, 5);
    assert_eq!(
        driver.model.shell.screen,
        ScreenId::Case,
        "a second click opens"
    );
}

#[test]
fn a_click_beside_a_popup_does_nothing_and_one_within_goes_to_the_field() {
    let mut driver = with_sample(56);
    driver.keys("F3");
    click(&mut driver, 4, 1);
    assert_eq!(driver.model.shell.screen, ScreenId::Cases);
    let before = driver.cursor().unwrap();
    click(&mut driver, 30, 8);
    assert_eq!(driver.cursor().unwrap().y, before.y + 1);
}

#[test]
fn the_wheel_moves_through_rows() {
    use ratatui::crossterm::event::{Event, KeyModifiers, MouseEvent, MouseEventKind};
    let mut driver = desk(Lang::Zh, 80, 24);
    for _ in 0..8 {
        driver.register(json!({}));
    }
    driver
        .keys("F3 home")
        .event(AppEvent::Terminal(Event::Mouse(MouseEvent {
            kind: MouseEventKind::ScrollDown,
            column: 10,
            row: 10,
            modifiers: KeyModifiers::NONE,
        })));
    assert_eq!(
        driver.model.screens.cases.selected().unwrap().number,
        "2026-000005"
    );
}
