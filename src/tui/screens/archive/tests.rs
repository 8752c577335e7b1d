use serde_json::json;

use crate::desk::Clock;
use crate::text::Lang;
use crate::tui::action::AppEvent;
use crate::tui::testing::{Driver, NOW, does, lacks, shows};

fn at(driver: &mut Driver, time: &str) {
    let (desk, _) = driver.backend.desk_and_actor();
    desk.set_training_clock(Clock::Fixed(time.parse().unwrap()));
}

/// A case of somebody who only wanted to be heard, closed at once.
fn closed(driver: &mut Driver, name: &str) -> String {
    let number = driver.register(json!({"kind": "vent", "customer": {"name": name}}));
    does(
        driver,
        &number,
        "answer",
        json!({"method": "phone", "notes": "已安抚"}),
    );
    does(driver, &number, "close", json!({"reason": "客户满意"}));
    number
}

/// Two cases past their retention, one of them held; two closed ones; all seen on a Monday of 2026.
fn desk(lang: Lang, width: u16, height: u16) -> Driver {
    let mut driver = Driver::new("gym", "boss", lang, width, height);
    at(&mut driver, "2025-03-03T10:00:00+08:00");
    let over = closed(&mut driver, "王建国");
    let held = closed(&mut driver, "欧阳春晓");
    for number in [&over, &held] {
        does(&mut driver, number, "archive", json!({}));
    }
    does(
        &mut driver,
        &held,
        "hold",
        json!({"until": "2028-12-31", "reason": "诉讼材料"}),
    );
    at(&mut driver, "2026-09-21T10:00:00+08:00");
    closed(&mut driver, "张三");
    closed(&mut driver, "李小红");
    at(&mut driver, NOW);
    driver.event(AppEvent::DeskChanged);
    driver.keys("F7");
    driver
}

fn status(driver: &mut Driver, number: &str) -> &'static str {
    let (desk, actor) = driver.backend.desk_and_actor();
    let actor = actor.clone();
    desk.case(&actor, number).unwrap().case.status.as_str()
}

#[test]
fn the_archive_at_its_sizes_and_in_its_languages() {
    for (lang, width, height) in [
        (Lang::Zh, 80, 24),
        (Lang::En, 80, 24),
        (Lang::Zh, 120, 40),
        (Lang::En, 120, 40),
    ] {
        let screen = desk(lang, width, height).screen();
        insta::assert_snapshot!(format!("archive_{}_{width}x{height}", lang.code()), screen);
    }
}

#[test]
fn an_archive_without_anything_to_do_says_so_calmly() {
    for lang in [Lang::Zh, Lang::En] {
        let mut driver = Driver::new("gym", "boss", lang, 80, 24);
        let screen = driver.keys("F7").screen();
        insta::assert_snapshot!(format!("nothing_{}", lang.code()), screen);
    }
}

#[test]
fn the_archive_is_the_admins() {
    let mut driver = desk(Lang::Zh, 80, 24);
    shows(&mut driver, "[F7 归档]");
    driver.keys("F4").sign_in("supervisor");
    driver.keys("F4");
    lacks(&mut driver, "F7 归档");
    driver.keys("F7");
    shows(&mut driver, "归档由管理员负责");
}

#[test]
fn all_that_wait_are_archived_after_a_box_that_names_them() {
    let mut driver = desk(Lang::Zh, 80, 24);
    driver.keys("a");
    shows(&mut driver, "将归档 2 件");
    shows(&mut driver, "[取消]");
    driver.keys("enter");
    assert_eq!(
        status(&mut driver, "2026-000001"),
        "closed",
        "Cancel comes first"
    );
    driver.keys("a y");
    shows(&mut driver, "已归档 2 件");
    for number in ["2026-000001", "2026-000002"] {
        assert_eq!(status(&mut driver, number), "archived");
    }
    lacks(&mut driver, "待归档");
}

#[test]
fn only_what_is_ticked_is_archived() {
    let mut driver = desk(Lang::Zh, 80, 24);
    driver.keys("down space");
    shows(&mut driver, "已选 1 件");
    driver.keys("a");
    shows(&mut driver, "将归档 1 件：2026-000002");
    driver.keys("y");
    assert_eq!(status(&mut driver, "2026-000001"), "closed");
    assert_eq!(status(&mut driver, "2026-000002"), "archived");
}

#[test]
fn many_are_archived_slice_by_slice_and_one_can_stop() {
    let mut driver = Driver::new("gym", "boss", Lang::Zh, 80, 24);
    for _ in 0..60 {
        closed(&mut driver, "张三");
    }
    driver.keys("F7 a y");
    shows(&mut driver, "已归档 60 件");
}

#[test]
fn a_case_that_somebody_changed_meanwhile_is_left_and_named() {
    let mut driver = desk(Lang::Zh, 80, 24);
    driver.keys("a");
    does(
        &mut driver,
        "2026-000001",
        "note",
        json!({"text": "又来电话"}),
    );
    driver.keys("y");
    shows(&mut driver, "已归档 1 件，1 件没有归档：2026-000001");
    assert_eq!(status(&mut driver, "2026-000001"), "closed");
}

#[test]
fn erasing_is_asked_for_here_and_waits_for_another_person() {
    let mut driver = desk(Lang::Zh, 80, 24);
    driver.keys("x");
    shows(&mut driver, "（管理员或总经理）确认");
    driver.keys("y");
    shows(&mut driver, "等第二人确认 1");
    shows(
        &mut driver,
        "boss 2026-09-28 申请删除 1 件；另一人执行 tousu erase --confirm ",
    );
    lacks(&mut driver, "保存期满 1");
    driver.keys("x");
    shows(&mut driver, "没有保存期满的案件");
    let (desk, actor) = driver.backend.desk_and_actor();
    let actor = actor.clone();
    let case = desk.case(&actor, "2025-000001").unwrap().case;
    assert_eq!(case.customer.name, "王建国", "nothing is erased yet");
}

#[test]
fn enter_opens_the_case_and_a_hold_is_set_from_its_row() {
    let mut driver = desk(Lang::Zh, 100, 30);
    driver.keys("enter");
    shows(&mut driver, "2026-000001");
    driver.keys("esc");
    shows(&mut driver, "[F7 归档]");
    driver.keys("h");
    shows(&mut driver, "保存至");
    driver.keys("esc esc").keys("F7 end u");
    shows(&mut driver, "2025-000002 不再延长保存");
    driver.keys("y");
    shows(&mut driver, "已解除延长保存");
    lacks(&mut driver, "延长保存 1");
}

#[test]
fn an_erased_case_still_opens_and_says_so() {
    let mut driver = desk(Lang::Zh, 100, 30);
    driver.keys("x y");
    let (desk, _) = driver.backend.desk_and_actor();
    let manager = desk.sign_in("manager", None).unwrap().actor;
    let boss = desk.sign_in("boss", None).unwrap().actor;
    let code = desk.archive_due(&boss, 10).unwrap().requests[0]
        .code
        .clone();
    let done = desk.archive_run(&manager, "", &code, &mut |_, _| {});
    assert!(
        matches!(done, Ok(crate::desk::Confirmed::Erased(_))),
        "{done:?}"
    );
    driver.event(AppEvent::DeskChanged);
    lacks(&mut driver, "王建国");
    driver.keys("F3").keys("/").type_text("number:2025-000001");
    shows(&mut driver, "已删除");
    driver.keys("enter");
    shows(&mut driver, "个人信息已于 2026-09-28");
}

#[test]
fn tab_goes_from_group_to_group() {
    let mut driver = desk(Lang::Zh, 80, 24);
    let mut stands = || {
        let kept = driver.model.screens.archive.selected().unwrap();
        let number = kept.number.clone();
        driver.keys("tab");
        number
    };
    let numbers = [stands(), stands(), stands(), stands()];
    assert_eq!(
        numbers,
        ["2026-000001", "2025-000001", "2025-000002", "2026-000001"]
    );
}
