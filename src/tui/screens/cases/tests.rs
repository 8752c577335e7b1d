use serde_json::json;

use crate::text::Lang;
use crate::tui::action::AppEvent;
use crate::tui::screens::ScreenId;
use crate::tui::testing::Driver;

fn desk(lang: Lang, width: u16, height: u16) -> Driver {
    Driver::new("gym", "boss", lang, width, height)
}

/// A desk with three cases.
fn with_cases(lang: Lang, width: u16, height: u16) -> Driver {
    let mut driver = desk(lang, width, height);
    driver.register(json!({"customer": {"name": "张三", "phone": "13800138000"}, "subject": "器械故障", "departments": ["器械"]}));
    driver.register(json!({"customer": {"name": "欧阳建国"}, "subject": "淋浴间漏水严重影响使用体验，多次反映未果"}));
    driver.register(
        json!({"customer": {"name": "李小红"}, "subject": "退卡纠纷", "facts": ["gym.L1.c"]}),
    );
    driver
}

#[test]
fn an_empty_desk_says_how_to_begin() {
    let screen = desk(Lang::Zh, 80, 24).keys("F3").screen();
    assert!(
        screen.contains("还没有案件") && screen.contains("F2 登记"),
        "{screen}"
    );
}

#[test]
fn the_list_at_its_sizes_and_in_its_languages() {
    for (lang, width, height) in [
        (Lang::Zh, 80, 24),
        (Lang::En, 80, 24),
        (Lang::Zh, 120, 36),
        (Lang::En, 60, 16),
    ] {
        let screen = with_cases(lang, width, height).keys("F3").screen();
        insta::assert_snapshot!(format!("cases_{}_{width}x{height}", lang.code()), screen);
    }
}

#[test]
fn what_is_typed_narrows_the_list_as_it_is_typed() {
    let mut driver = with_cases(Lang::Zh, 80, 24);
    let screen = driver.keys("F3 / 漏").screen();
    assert!(
        screen.contains("欧阳建国") && !screen.contains("李小红") && screen.contains("共 1 件"),
        "{screen}"
    );
    let screen = driver.keys("backspace zs").screen();
    assert!(
        screen.contains("张三") && screen.contains("共 1 件"),
        "{screen}"
    );
    let screen = driver.keys("esc").screen();
    assert!(screen.contains("共 3 件"), "{screen}");
}

#[test]
fn a_wrong_word_of_a_query_is_named() {
    let screen = with_cases(Lang::Zh, 80, 24).keys("F3 / level:x").screen();
    assert!(screen.contains("level"), "{screen}");
}

#[test]
fn the_cursor_stands_in_the_search_box_only_while_one_types_there() {
    let mut driver = with_cases(Lang::Zh, 80, 24);
    assert_eq!(driver.keys("F3").cursor(), None);
    let begin = driver.keys("/").cursor().unwrap();
    let end = driver.keys("张三").cursor().unwrap();
    assert_eq!((end.y, end.x), (begin.y, begin.x + 4));
}

#[test]
fn enter_opens_the_case_and_esc_comes_back_to_the_same_place() {
    let mut driver = with_cases(Lang::Zh, 80, 24);
    driver.keys("F3 down enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Case);
    driver.keys("esc");
    assert_eq!(driver.model.shell.screen, ScreenId::Cases);
    assert_eq!(
        driver.model.screens.cases.selected().unwrap().number,
        "2026-000002"
    );
}

#[test]
fn the_order_goes_round() {
    let mut driver = with_cases(Lang::Zh, 80, 24);
    let first = |driver: &Driver| {
        driver
            .model
            .screens
            .cases
            .selected()
            .unwrap()
            .number
            .clone()
    };
    assert_eq!(first(driver.keys("F3")), "2026-000003");
    assert!(driver.keys("s").screen().contains("最急在前"));
    assert!(driver.keys("s").screen().contains("最重在前"));
    assert_eq!(first(&driver), "2026-000003");
    assert!(driver.keys("s").screen().contains("最新在前"));
}

#[test]
fn a_case_of_another_terminal_appears() {
    let mut driver = with_cases(Lang::Zh, 80, 24);
    driver.keys("F3");
    driver.register(json!({"customer": {"name": "王五"}}));
    let screen = driver.event(AppEvent::DeskChanged).screen();
    assert!(
        screen.contains("王五") && screen.contains("共 4 件"),
        "{screen}"
    );
}

#[test]
fn the_end_of_a_long_list_is_reached_page_by_page() {
    let mut driver = desk(Lang::Zh, 80, 24);
    for number in 0..230 {
        driver.register(json!({"customer": {"name": format!("客户{number}")}}));
    }
    let screen = driver.keys("F3 end end end").screen();
    assert!(screen.contains("2026-000001"), "{screen}");
    let screen = driver.keys("home").screen();
    assert!(screen.contains("2026-000230"), "{screen}");
}
