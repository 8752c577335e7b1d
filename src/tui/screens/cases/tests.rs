use crate::case::Intake;
use crate::text::Lang;
use crate::tui::action::AppEvent;
use crate::tui::testing::Driver;

/// A desk with cases of these customers and texts, in this order.
fn desk(lang: Lang, width: u16, height: u16, cases: &[(&str, &str)]) -> Driver {
    let mut driver = Driver::new("general", "boss", lang, width, height);
    for (name, text) in cases {
        driver.register(name, text);
    }
    driver.event(AppEvent::DeskChanged);
    driver
}

#[test]
fn an_empty_desk_says_how_to_begin() {
    let mut driver = desk(Lang::Zh, 80, 24, &[]);
    let screen = driver.keys("F3").screen();
    assert!(screen.contains("还没有案件"), "{screen}");
    assert!(screen.contains("F2 登记"), "{screen}");
}
