//! The radar while typing: found, opened and come back from, attached to as a sequel or as a note.

use serde_json::json;

use super::{error, go, typed};
use crate::case::Status;
use crate::text::Lang;
use crate::tui::screens::ScreenId;
use crate::tui::testing::{Driver, shows};

/// A block of flats with three open complaints: one of 张三, one of his flat by somebody else, one that says what he will say.
fn desk(lang: Lang, width: u16, height: u16) -> Driver {
    let mut driver = Driver::new("property", "boss", lang, width, height);
    for (name, phone, unit, subject, text) in [
        ("张三", "13800138000", "3-1-602", "停车", "车位被占"),
        ("李四", "13900139000", "3-1-602", "门禁", "门禁失灵打不开"),
        (
            "王五",
            "13700137000",
            "3-2-601",
            "屋顶",
            "顶楼漏水，墙面渗水发霉",
        ),
        ("赵六", "13600136000", "5-1-101", "电梯", "电梯停运半天"),
    ] {
        driver.register(json!({
            "customer": {"name": name, "phone": phone, "unit": unit},
            "subject": subject, "text": text, "departments": ["工程部"],
        }));
    }
    driver
}

/// Types the complaint of 张三, field by field.
fn type_it(driver: &mut Driver) {
    driver.keys("F2 1");
    go(driver, "channel");
    driver.keys("1");
    for (field, words) in [
        ("customer.name", "张三"),
        ("customer.phone", "13800138000"),
        ("customer.unit", "3-1-602"),
        ("text", "顶楼漏水，渗水到卧室"),
    ] {
        go(driver, field);
        driver.type_text(words);
    }
    go(driver, "category");
    driver.keys("1");
}

fn numbers(driver: &Driver) -> Vec<&str> {
    let near = driver.model.screens.register.nearby().iter();
    near.map(|near| near.row.number.as_str()).collect()
}

fn count(driver: &mut Driver) -> usize {
    let (desk, actor) = driver.backend.desk_and_actor();
    let actor = actor.clone();
    let page = desk.cases(&actor, "", crate::store::Sort::Received, None, 50);
    page.unwrap().rows.len()
}

#[test]
fn customer_unit_and_words_are_found_as_they_are_typed() {
    let mut driver = desk(Lang::Zh, 120, 40);
    driver.keys("F2 1");
    assert!(numbers(&driver).is_empty());
    go(&mut driver, "customer.phone");
    driver.keys("13800138000");
    assert_eq!(numbers(&driver), ["2026-000001"]);
    go(&mut driver, "customer.unit");
    driver.type_text("3-1-602");
    assert_eq!(numbers(&driver), ["2026-000001", "2026-000002"]);
    go(&mut driver, "text");
    driver.type_text("顶楼漏水");
    assert_eq!(
        numbers(&driver),
        ["2026-000001", "2026-000002", "2026-000003"]
    );
    shows(
        &mut driver,
        &[
            "同一客户（电话）",
            "同户 3-1-602",
            "相似：顶楼漏水",
            "相关案件 3 件（未结 3）",
        ],
    );
    let (desk, actor) = driver.backend.desk_and_actor();
    assert_eq!(desk.nearby(&actor.clone(), "2026-000004").unwrap(), []);
}

#[test]
fn on_a_narrow_screen_the_strip_tells_how_many_and_the_best() {
    let mut driver = desk(Lang::Zh, 80, 24);
    type_it(&mut driver);
    shows(
        &mut driver,
        &["相关", "3 件：2026-000001", "同一客户（电话）"],
    );
}

#[test]
fn one_is_opened_and_esc_leads_back_to_the_words() {
    let mut driver = desk(Lang::Zh, 80, 24);
    type_it(&mut driver);
    let before = typed(&driver);
    driver.keys("ctrl+o");
    shows(&mut driver, &["相关案件 3 件", "打开案件", "挂到此案"]);
    driver.keys("down down enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Case);
    shows(&mut driver, &["2026-000003"]);
    driver.keys("esc");
    assert_eq!(driver.model.shell.screen, ScreenId::Register);
    assert_eq!(typed(&driver), before);
    driver.keys("ctrl+o esc");
    assert_eq!(typed(&driver), before, "looking changes nothing");
}

#[test]
fn without_a_related_case_the_key_says_so() {
    let mut driver = desk(Lang::Zh, 80, 24);
    driver.keys("F2 1 ctrl+o");
    shows(&mut driver, &["没有查到相关案件"]);
}

#[test]
fn it_becomes_the_sequel_of_the_one_that_is_chosen() {
    for lang in [Lang::Zh, Lang::En] {
        let mut driver = desk(lang, 120, 40);
        type_it(&mut driver);
        driver.keys("ctrl+o down down ctrl+t down enter");
        assert_eq!(typed(&driver)["sequel_to"], "2026-000003");
        let said = match lang {
            Lang::Zh => "将登记为 2026-000003 的续诉",
            Lang::En => "Will be the sequel to 2026-000003",
        };
        shows(&mut driver, &[said]);
        driver.keys("ctrl+s");
        let (desk, actor) = driver.backend.desk_and_actor();
        let actor = actor.clone();
        let new = desk.case(&actor, "2026-000005").unwrap().case;
        assert_eq!(new.sequel_to.as_deref(), Some("2026-000003"));
        let earlier = desk.case(&actor, "2026-000003").unwrap().case;
        assert_eq!(earlier.sequels, ["2026-000005"]);
        driver.keys("enter");
        shows(&mut driver, &["2026-000003"]);
    }
}

#[test]
fn a_sequel_to_a_number_that_nobody_has_is_refused_at_its_field() {
    let mut driver = desk(Lang::Zh, 80, 24);
    type_it(&mut driver);
    driver.keys("ctrl+e");
    go(&mut driver, "sequel_to");
    driver.type_text("2026-000099").keys("ctrl+s");
    let said = error(&driver, "sequel_to").unwrap();
    assert!(said.contains("2026-000099"), "{said}");
    assert_eq!(
        typed(&driver)["text"],
        "顶楼漏水，渗水到卧室",
        "nothing is lost"
    );
}

#[test]
fn the_words_go_to_the_open_case_as_a_note_and_the_form_is_empty() {
    for (lang, done) in [
        (Lang::Zh, "已记入 2026-000003"),
        (Lang::En, "Noted on 2026-000003"),
    ] {
        let mut driver = desk(lang, 80, 24);
        type_it(&mut driver);
        driver.beat();
        driver.keys("ctrl+o down down ctrl+t down down enter");
        shows(&mut driver, &["2026-000003", "顶楼漏水，渗水到卧室"]);
        assert_eq!(count(&mut driver), 4);
        driver.keys("y");
        shows(&mut driver, &[done]);
        assert_eq!(typed(&driver)["text"], "");
        assert_eq!(count(&mut driver), 4, "no case was registered");
        let (desk, actor) = driver.backend.desk_and_actor();
        let actor = actor.clone();
        let case = desk.case(&actor, "2026-000003").unwrap();
        let note = case.events.last().unwrap();
        assert_eq!(note.fact.kind(), "noted");
        let noted = serde_json::to_string(&note.personal).unwrap();
        assert!(noted.contains("顶楼漏水，渗水到卧室"), "{noted}");
        assert!(
            !noted.contains("张三") && !noted.contains("13800138000"),
            "{noted}"
        );
        assert!(desk.drafts("boss").unwrap().is_empty());
    }
}

#[test]
fn who_thinks_better_of_it_keeps_every_word() {
    let mut driver = desk(Lang::Zh, 80, 24);
    type_it(&mut driver);
    let before = typed(&driver);
    for keys in [
        "ctrl+o ctrl+t enter",
        "ctrl+o ctrl+t esc",
        "ctrl+o t down down enter esc",
    ] {
        driver.keys(keys);
        assert_eq!(typed(&driver), before, "{keys}");
        assert_eq!(driver.model.shell.screen, ScreenId::Register);
    }
    let (desk, actor) = driver.backend.desk_and_actor();
    let case = desk.case(&actor.clone(), "2026-000001").unwrap().case;
    assert_eq!(case.version, 1, "nothing was written");
}

#[test]
fn without_words_there_is_nothing_to_note() {
    let mut driver = desk(Lang::Zh, 80, 24);
    driver.keys("F2 1");
    go(&mut driver, "customer.phone");
    driver.keys("13800138000 ctrl+o ctrl+t 3");
    shows(&mut driver, &["还没有写下客户说了什么"]);
}

#[test]
fn a_closed_case_takes_a_sequel_but_no_note() {
    let mut driver = desk(Lang::Zh, 80, 24);
    let (desk_itself, actor) = driver.backend.desk_and_actor();
    let actor = actor.clone();
    let fields = json!({"into": "2026-000002", "reason": "x"});
    let wish = crate::desk::Wish::read("merge", fields).unwrap();
    desk_itself.execute(&actor, "2026-000001", &wish).unwrap();
    type_it(&mut driver);
    let near = driver.model.screens.register.nearby();
    let first = near.iter().find(|near| near.row.number == "2026-000001");
    assert_eq!(first.unwrap().row.status, Status::Closed);
    driver.keys("ctrl+o ctrl+t");
    let screen = driver.screen();
    assert!(
        screen.contains("续诉") && !screen.contains("备注"),
        "{screen}"
    );
}

#[test]
fn who_keeps_the_files_sees_masked_neighbours_and_is_refused_the_note() {
    let mut driver = desk(Lang::Zh, 80, 24);
    let (desk_itself, actor) = driver.backend.desk_and_actor();
    let files = crate::desk::NewUser {
        name: "files".to_owned(),
        roles: vec![crate::case::Role::Admin],
        ..crate::desk::NewUser::default()
    };
    desk_itself.add_user(&actor.clone(), &files).unwrap();
    driver.sign_in("files");
    type_it(&mut driver);
    let before = typed(&driver);
    let near = driver.model.screens.register.nearby();
    assert_eq!(near.len(), 3);
    for near in near {
        assert!(near.row.customer.ends_with('*'), "{:?}", near.row.customer);
    }
    driver.keys("ctrl+o ctrl+t 3 y");
    shows(&mut driver, &["您没有这项权限"]);
    assert_eq!(typed(&driver), before, "nothing typed is lost");
}

#[test]
fn the_radar_at_its_sizes_and_in_its_languages() {
    for (lang, width, height) in [
        (Lang::Zh, 80, 24),
        (Lang::En, 80, 24),
        (Lang::Zh, 120, 40),
        (Lang::En, 120, 40),
    ] {
        let name = format!("{}_{width}x{height}", lang.code());
        let mut driver = desk(lang, width, height);
        type_it(&mut driver);
        insta::assert_snapshot!(format!("radar_form_{name}"), driver.screen());
        driver.keys("ctrl+o down");
        insta::assert_snapshot!(format!("radar_list_{name}"), driver.screen());
        driver.keys("ctrl+t down");
        insta::assert_snapshot!(format!("radar_how_{name}"), driver.screen());
        driver.keys("down enter");
        insta::assert_snapshot!(format!("radar_note_{name}"), driver.screen());
    }
}
