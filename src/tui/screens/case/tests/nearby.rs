//! Other open cases that have to do with the one on the screen: said below its record, listed, opened, merged into.

use serde_json::json;

use crate::text::Lang;
use crate::tui::screens::ScreenId;
use crate::tui::testing::Driver;

/// A leak, open on its screen; another customer's leak, an older case of the same customer, and one that is none of this.
fn opened(lang: Lang, width: u16, height: u16) -> Driver {
    let mut driver = Driver::new("property", "boss", lang, width, height);
    for (name, phone, unit, subject, text) in [
        ("张三", "13800138000", "3-1-602", "停车", "车位被占"),
        (
            "王五",
            "13700137000",
            "3-2-601",
            "屋顶",
            "顶楼漏水，墙面渗水发霉",
        ),
        ("赵六", "13600136000", "5-1-101", "电梯", "电梯停运半天"),
        (
            "张三",
            "13800138000",
            "3-1-602",
            "漏水",
            "顶楼漏水，渗水到卧室",
        ),
    ] {
        driver.register(json!({
            "customer": {"name": name, "phone": phone, "unit": unit},
            "subject": subject, "text": text,
        }));
    }
    driver.keys("F3 enter");
    let open = driver.model.screens.case.opened().unwrap();
    assert_eq!(open.file.case.number, "2026-000004");
    driver
}

#[test]
fn they_stand_below_the_record_each_with_its_reason() {
    let screen = opened(Lang::Zh, 140, 50).screen();
    for part in [
        "相关未结案件 2（Ctrl+O 打开）",
        "同一客户（电话）；同户 3-1-602",
        "相似：顶楼漏水 渗水",
    ] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    assert!(!screen.contains("电梯"), "{screen}");
}

#[test]
fn one_of_them_is_opened_from_the_list() {
    let mut driver = opened(Lang::Zh, 80, 24);
    driver.keys("ctrl+o down enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Case);
    let shown = driver.model.screens.case.opened().unwrap();
    assert_eq!(shown.file.case.number, "2026-000002");
    assert_eq!(shown.nearby.len(), 1, "and it has its own");
}

#[test]
fn a_case_without_any_says_so() {
    let mut driver = Driver::new("property", "boss", Lang::Zh, 80, 24);
    driver.register(json!({"subject": "电梯", "text": "电梯停运半天"}));
    let screen = driver.keys("F3 enter ctrl+o").screen();
    assert!(screen.contains("没有相关的未结案件"), "{screen}");
}

#[test]
fn nothing_is_attached_from_a_case_that_is_registered() {
    let mut driver = opened(Lang::Zh, 80, 24);
    let screen = driver.keys("ctrl+o").screen();
    assert!(!screen.contains("挂到此案"), "{screen}");
    driver.keys("ctrl+t t");
    assert_eq!(driver.screen(), screen);
}

#[test]
fn the_merge_picker_begins_with_those_about_the_same() {
    let driver = opened(Lang::Zh, 80, 24);
    let opened = driver.model.screens.case.opened().unwrap();
    let offers: Vec<_> = opened
        .merge_offers()
        .into_iter()
        .map(|row| row.number.as_str())
        .collect();
    assert_eq!(offers, ["2026-000002", "2026-000001"]);
}

#[test]
fn related_cases_at_their_sizes_and_in_their_languages() {
    for (lang, width, height) in [
        (Lang::Zh, 80, 24),
        (Lang::En, 80, 24),
        (Lang::Zh, 120, 40),
        (Lang::En, 120, 40),
    ] {
        let name = format!("{}_{width}x{height}", lang.code());
        let mut driver = opened(lang, width, height);
        driver.keys("end");
        insta::assert_snapshot!(format!("nearby_{name}"), driver.screen());
        driver.keys("ctrl+o");
        insta::assert_snapshot!(format!("nearby_list_{name}"), driver.screen());
    }
}
