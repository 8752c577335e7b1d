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
    driver.keys("F3 home down enter");
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
    assert_eq!(first(driver.keys("F3 home")), "2026-000003");
    assert!(driver.keys("s").screen().contains("最急在前"));
    assert!(driver.keys("s").screen().contains("最重在前"));
    assert_eq!(first(&driver), "2026-000003");
    assert!(driver.keys("s").screen().contains("最新在前"));
    assert!(driver.keys("s").screen().contains("时限▾"));
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

/// A desk with cases of numbered customers.
fn many(count: usize, width: u16, height: u16) -> Driver {
    let mut driver = desk(Lang::Zh, width, height);
    let (desk, actor) = driver.backend.desk_and_actor();
    for number in 1..=count {
        let intake = serde_json::json!({
            "kind": "complaint", "channel": "phone", "category": desk.regulation().categories[0].id,
            "text": "客户反映问题", "customer": {"name": format!("客户{number}")},
        });
        let intake = crate::case::Intake::read(intake).unwrap();
        desk.register(actor, &intake).unwrap();
    }
    driver.keys("F3");
    driver
}

fn selected(driver: &Driver) -> String {
    let row = driver.model.screens.cases.selected().unwrap();
    row.number.trim_start_matches("2026-000").to_owned()
}

#[test]
fn a_list_of_three_hundred_is_walked_in_both_directions() {
    let mut driver = many(300, 80, 24);
    assert_eq!(selected(&driver), "300");
    for _ in 0..40 {
        driver.keys("pagedown");
    }
    assert_eq!(selected(&driver), "001");
    let screen = driver.keys("home").screen();
    assert!(
        screen.contains("2026-000300") && !screen.contains('…'),
        "{screen}"
    );
    let screen = driver.keys("end").screen();
    assert!(
        screen.contains("2026-000001") && screen.contains("共 300 件"),
        "{screen}"
    );
    for number in 2..=260 {
        driver.keys("up");
        assert_eq!(selected(&driver), format!("{number:03}"));
    }
}

#[test]
fn news_come_in_above_and_the_place_is_kept() {
    let mut driver = many(250, 80, 24);
    for _ in 0..120 {
        driver.keys("down");
    }
    let before = driver.screen();
    assert_eq!(selected(&driver), "130");
    driver.register(json!({"customer": {"name": "新客户"}}));
    assert_eq!(selected(&driver), "130");
    let after = driver.screen();
    assert!(after.contains("共 251 件"), "{after}");
    let rows = |screen: &str| -> Vec<String> {
        let rows = screen.lines().filter(|line| line.contains("2026-000"));
        rows.map(|line| line.chars().take(30).collect()).collect()
    };
    assert_eq!(rows(&before), rows(&after));
    let screen = driver.keys("home").screen();
    assert!(screen.contains("新客户"), "{screen}");
}

#[test]
fn at_the_top_of_the_list_news_are_seen_at_once() {
    let mut driver = many(30, 80, 24);
    driver.register(json!({"customer": {"name": "新客户"}}));
    assert_eq!(selected(&driver), "030");
    assert!(driver.screen().contains("新客户"));
}

#[test]
fn a_wrong_word_is_named_below_the_box_and_the_rows_stay() {
    let mut driver = with_cases(Lang::Zh, 80, 24);
    let screen = driver.keys("F3 /").paste("status:gone").screen();
    assert!(screen.contains("“status:gone”"), "{screen}");
    assert!(screen.contains("2026-000003"), "{screen}");
    let screen = driver
        .keys("backspace backspace backspace backspace open")
        .screen();
    assert!(
        !screen.contains("看不懂") && screen.contains("共 3 件"),
        "{screen}"
    );
}

#[test]
fn quick_filters_are_reached_by_tab_by_a_picker_and_by_the_mouse() {
    let mut driver = with_cases(Lang::Zh, 80, 24);
    driver.register(
        json!({"customer": {"name": "旧客户"}, "received_at": "2026-09-01T09:00:00+08:00"}),
    );
    let screen = driver.keys("F3 tab tab").screen();
    assert!(
        screen.contains("[超时]") && screen.contains("共 1 件") && screen.contains("⚠ 2026-000004"),
        "{screen}"
    );
    let screen = driver.keys("f").screen();
    assert!(screen.contains("status:open waiting"), "{screen}");
    let screen = driver.keys("down down enter").screen();
    assert!(
        screen.contains("没有“等待中”的案件") && screen.contains("Tab"),
        "{screen}"
    );
    let screen = driver
        .keys("shift+tab shift+tab shift+tab shift+tab")
        .screen();
    assert!(
        screen.contains("[全部]") && screen.contains("共 4 件"),
        "{screen}"
    );
}

#[test]
fn a_search_within_a_filter_says_where_nothing_was_found() {
    let mut driver = with_cases(Lang::Zh, 80, 24);
    let screen = driver.keys("F3 tab / 没有这回事").screen();
    assert!(screen.contains("在“未结”中没有找到案件"), "{screen}");
}

#[test]
fn beside_a_wide_list_stands_the_case_under_the_cursor() {
    let mut driver = with_cases(Lang::Zh, 120, 36);
    let screen = driver.keys("F3").screen();
    assert!(
        screen.contains("为何这一级别") && screen.contains("最近记录"),
        "{screen}"
    );
    let screen = driver.keys("down down").screen();
    assert!(screen.contains("13800138000"), "{screen}");
}

#[test]
fn the_head_counts_what_is_over_and_what_is_due_soon() {
    let mut driver = desk(Lang::Zh, 80, 24);
    let head = |driver: &mut Driver| driver.screen().lines().next().unwrap().to_owned();
    let calm = head(driver.keys("F3"));
    assert!(!calm.contains("超时") && !calm.contains("将到期"), "{calm}");
    driver.register(json!({"received_at": "2026-09-01T09:00:00+08:00"}));
    driver.register(json!({"received_at": "2026-09-02T09:00:00+08:00"}));
    driver.register(json!({}));
    driver.register(json!({"kind": "enquiry", "received_at": "2026-09-27T11:30:00+08:00"}));
    let pressed = head(&mut driver);
    assert!(
        pressed.contains("超时 2") && pressed.contains("将到期 1"),
        "{pressed}"
    );
    let counts = driver.model.shell.counts;
    assert_eq!((counts.overdue, counts.due_soon, counts.open), (2, 1, 4));
}
