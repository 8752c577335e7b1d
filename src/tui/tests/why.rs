//! One key says why, on every screen and after every no.

use serde_json::json;

use crate::text::Lang;
use crate::tui::testing::{Driver, shows};

fn desk(user: &str, lang: Lang, width: u16, height: u16) -> Driver {
    let mut driver = Driver::new("gym", user, lang, width, height);
    driver.register(json!({"subject": "淋浴漏水", "customer": {"name": "张三", "phone": "13800138000", "unit": "3-1201"}}));
    driver
}

#[test]
fn the_same_key_explains_the_case_under_the_cursor_on_every_screen() {
    for way in ["F3", "F4", "F5", "F12", "F3 enter", "F3 u", "F3 enter m"] {
        let mut driver = desk("boss", Lang::Zh, 80, 40);
        driver.keys(way).keys("F11");
        shows(
            &mut driver,
            &["为什么：2026-000001", "轮到谁", "级别：", "时限："],
        );
        driver.keys("F11");
        let screen = driver.screen();
        assert!(
            !screen.contains("为什么：2026"),
            "{way}: the key closes it again:\n{screen}"
        );
    }
}

#[test]
fn a_limit_is_drawn_as_a_calendar_at_its_sizes() {
    for (lang, width, height) in [
        (Lang::Zh, 80, 24),
        (Lang::En, 80, 24),
        (Lang::Zh, 120, 40),
        (Lang::En, 120, 40),
    ] {
        let mut driver = desk("boss", lang, width, height);
        driver.keys("F3 F11");
        insta::assert_snapshot!(
            format!("why_{}_{width}x{height}", lang.code()),
            driver.screen()
        );
    }
    let mut driver = desk("boss", Lang::En, 60, 16);
    driver.keys("F3 F11 pagedown");
    insta::assert_snapshot!("why_en_60x16", driver.screen());
}

#[test]
fn a_registration_is_explained_as_it_is_typed() {
    for lang in [Lang::Zh, Lang::En] {
        let mut driver = Driver::new("gym", "clerk", lang, 80, 40);
        driver.keys("F2 1 tab 2 F11");
        insta::assert_snapshot!(format!("why_typed_{}", lang.code()), driver.screen());
    }
}

#[test]
fn the_key_says_so_where_there_is_nothing_to_explain() {
    let mut driver = Driver::new("gym", "boss", Lang::Zh, 80, 24);
    driver.keys("F3 F11");
    shows(&mut driver, &["先选中一个案件或待办"]);
}

#[test]
fn a_no_leads_to_its_clause_the_role_and_whoever_has_it() {
    for lang in [Lang::Zh, Lang::En] {
        let mut driver = desk("clerk", lang, 80, 40);
        driver.keys("F3 enter d");
        insta::assert_snapshot!(format!("refused_{}", lang.code()), driver.screen());
        driver.keys("F11");
        insta::assert_snapshot!(format!("why_refused_{}", lang.code()), driver.screen());
    }
}

#[test]
fn a_grey_row_of_the_menu_leads_to_its_reasons() {
    let mut driver = desk("boss", Lang::Zh, 80, 40);
    driver.keys("F3 enter enter end up F11");
    shows(&mut driver, &["为什么不能", "依据：gym.", "轮到谁"]);
    driver.keys("esc");
    shows(&mut driver, &["可以做什么"]);
}

#[test]
fn why_is_in_the_menu_and_in_the_palette() {
    let mut driver = desk("boss", Lang::Zh, 80, 24);
    driver.keys("F3 F9 wsm enter");
    shows(&mut driver, &["为什么：2026-000001"]);
    driver.keys("esc .");
    shows(&mut driver, &["为什么"]);
    driver.keys("end enter");
    shows(&mut driver, &["为什么：2026-000001"]);
}

#[test]
fn a_closed_case_says_how_long_it_is_kept() {
    let mut driver = Driver::new("general", "boss", Lang::Zh, 80, 40);
    driver.register(json!({"subject": "误会"}));
    let (desk, actor) = driver.backend.desk_and_actor();
    let actor = actor.clone();
    let other = desk.register(&actor, &crate::case::Intake::read(json!({
        "kind": "complaint", "channel": "phone", "category": desk.regulation().categories[0].id, "text": "同一件事", "customer": {"name": "张三"},
    })).unwrap()).unwrap();
    let merge = crate::desk::Wish::read("merge", json!({"into": "2026-000001"})).unwrap();
    desk.execute(&actor, &other.number, &merge).unwrap();
    driver.keys("F7 F11");
    shows(
        &mut driver,
        &["保存：到 ", "按制度保存到", "一人申请，另一人确认"],
    );
}
