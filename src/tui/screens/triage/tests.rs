use serde_json::{Value, json};

use crate::case::Actor;
use crate::desk::{Clock, Wish};
use crate::text::Lang;
use crate::tui::action::AppEvent;
use crate::tui::testing::{Driver, lacks, shows};

/// Does a command at the desk, behind the screen's back.
fn does(driver: &mut Driver, number: &str, command: &str, fields: Value) {
    let (desk, actor) = driver.backend.desk_and_actor();
    let actor: Actor = actor.clone();
    let wish = Wish::read(command, fields).unwrap();
    desk.execute(&actor, number, &wish).unwrap();
    driver.event(AppEvent::DeskChanged);
}

/// Monday, 28 September 2026, 10:12: three cases that nobody was given, one that is with a department, one due today.
fn desk(lang: Lang, width: u16, height: u16) -> Driver {
    let mut driver = Driver::new("gym", "boss", lang, width, height);
    for (name, subject) in [
        ("张三", "器械故障"),
        ("李小红", "课表混乱"),
        ("欧阳建国", "淋浴间漏水"),
    ] {
        driver.register(json!({"customer": {"name": name}, "subject": subject}));
    }
    let with = driver.register(
        json!({"customer": {"name": "王建国"}, "subject": "储物柜打不开", "departments": ["前台"]}),
    );
    does(
        &mut driver,
        &with,
        "dispatch",
        json!({"department": "前台"}),
    );
    driver.register(
        json!({"kind": "enquiry", "customer": {"name": "赵敏"}, "subject": "课表查询",
        "received_at": "2026-09-27T14:30:00+08:00"}),
    );
    driver.keys("F5");
    driver
}

fn responsible(driver: &mut Driver, number: &str) -> Option<String> {
    let (desk, actor) = driver.backend.desk_and_actor();
    let actor = actor.clone();
    let case = desk.case(&actor, number).unwrap().case;
    case.responsible().map(ToOwned::to_owned)
}

#[test]
fn triage_at_its_sizes_and_in_its_languages() {
    for (lang, width, height) in [
        (Lang::Zh, 80, 24),
        (Lang::En, 80, 24),
        (Lang::Zh, 120, 40),
        (Lang::En, 120, 40),
    ] {
        let screen = desk(lang, width, height).screen();
        insta::assert_snapshot!(format!("triage_{}_{width}x{height}", lang.code()), screen);
    }
}

#[test]
fn the_form_and_the_preview_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let mut driver = desk(lang, 80, 24);
        let screen = driver.keys("a d 1").screen();
        insta::assert_snapshot!(format!("where_to_{}", lang.code()), screen);
        let screen = driver.keys("ctrl+s").screen();
        insta::assert_snapshot!(format!("preview_{}", lang.code()), screen);
    }
}

#[test]
fn a_desk_with_nothing_to_triage_is_calm() {
    for lang in [Lang::Zh, Lang::En] {
        let screen = Driver::new("gym", "supervisor", lang, 80, 24)
            .keys("F5")
            .screen();
        insta::assert_snapshot!(format!("nothing_{}", lang.code()), screen);
    }
}

#[test]
fn triage_is_the_supervisors_and_the_managers() {
    for (user, may) in [
        ("supervisor", true),
        ("manager", true),
        ("clerk", false),
        ("handler", false),
    ] {
        let mut driver = Driver::new("gym", user, Lang::Zh, 80, 24);
        assert_eq!(driver.screen().contains("F5 分派"), may, "{user}");
        driver.keys("F5");
        if !may {
            shows(&mut driver, "分派由主管或经理负责");
        }
    }
}

#[test]
fn many_are_dispatched_in_one_go_and_one_undo_takes_all_back() {
    let mut driver = desk(Lang::Zh, 100, 30);
    shows(&mut driver, "未派单 3");
    driver.keys("space space d");
    shows(&mut driver, "派单 2 件");
    driver.keys("1 ctrl+s");
    shows(&mut driver, "派给前台 2 件，将会：");
    assert_eq!(responsible(&mut driver, "2026-000001"), None);
    driver.keys("enter");
    assert_eq!(
        responsible(&mut driver, "2026-000001"),
        None,
        "Cancel comes first"
    );
    driver.keys("d 1 ctrl+s y");
    shows(&mut driver, "已派给前台 2 件");
    shows(&mut driver, "未派单 1");
    driver.keys("ctrl+z");
    shows(&mut driver, "已撤销 2 件的派单");
    shows(&mut driver, "未派单 3");
    for number in ["2026-000001", "2026-000002"] {
        assert_eq!(responsible(&mut driver, number), None, "{number}");
    }
}

#[test]
fn what_was_changed_meanwhile_is_left_and_named_with_the_reason() {
    let mut driver = desk(Lang::Zh, 100, 30);
    driver.keys("a d 1 ctrl+s");
    let first = driver
        .model
        .screens
        .triage
        .selected()
        .unwrap()
        .case
        .number
        .clone();
    does(&mut driver, &first, "note", json!({"text": "又来电话"}));
    driver.keys("y");
    shows(&mut driver, "1 件没有办成，保持原样");
    shows(&mut driver, &first);
    assert_eq!(responsible(&mut driver, &first), None);
    driver.keys("esc");
    lacks(&mut driver, "没有办成");
}

#[test]
fn after_ten_minutes_nothing_is_taken_back() {
    let mut driver = desk(Lang::Zh, 100, 30);
    driver.keys("d 1 ctrl+s y");
    let (desk, _) = driver.backend.desk_and_actor();
    let later = "2026-09-28T10:23:00+08:00".parse().unwrap();
    desk.set_training_clock(Clock::Fixed(later));
    driver.minute(later).keys("ctrl+z");
    shows(&mut driver, "十分钟内没有成批派单可撤销");
}

#[test]
fn what_can_be_taken_back_outlives_a_change_of_shift() {
    let mut driver = desk(Lang::Zh, 100, 30);
    driver.keys("space space d 1 ctrl+s y");
    shows(&mut driver, "已派给前台 2 件");
    driver.keys("ctrl+k").sign_in("manager").keys("F5 ctrl+z");
    shows(&mut driver, "十分钟内没有成批派单可撤销");
    driver.keys("ctrl+k").sign_in("boss").keys("F5 ctrl+z");
    shows(&mut driver, "已撤销 2 件的派单");
    driver.keys("ctrl+z");
    shows(&mut driver, "十分钟内没有成批派单可撤销");
}

#[test]
fn the_form_stays_until_the_dispatch_is_agreed_to() {
    let mut driver = desk(Lang::Zh, 100, 30);
    driver.keys("space space d 1 tab 2 ctrl+s");
    shows(&mut driver, "派给前台 2 件，将会：");
    driver.keys("esc");
    shows(&mut driver, "派单 2 件");
    driver.keys("ctrl+s y");
    shows(&mut driver, "已派给前台 2 件");
    assert!(driver.model.layers.is_empty());
}

#[test]
fn many_go_slice_by_slice() {
    let mut driver = Driver::new("gym", "boss", Lang::Zh, 100, 30);
    for place in 0..60 {
        driver.register(json!({"customer": {"name": "张三"}, "subject": format!("事由{place}")}));
    }
    driver.keys("F5 a d");
    // No department is known yet: its name is typed.
    driver.keys("tab").type_text("器械");
    driver.keys("ctrl+s y");
    shows(&mut driver, "已派给器械 60 件");
    driver.keys("ctrl+z");
    shows(&mut driver, "已撤销 60 件的派单");
}

#[test]
fn a_case_that_became_graver_by_itself_stands_there_until_somebody_acts() {
    let mut driver = desk(Lang::Zh, 120, 40);
    let (desk, _) = driver.backend.desk_and_actor();
    desk.set_training_clock(Clock::Fixed("2026-10-29T10:00:00+08:00".parse().unwrap()));
    while desk.tick_slice().unwrap().more {}
    let (desk, actor) = driver.backend.desk_and_actor();
    let actor = actor.clone();
    let risen = desk.triage(&actor).unwrap().escalated;
    let number = risen
        .first()
        .expect("time has made none graver")
        .case
        .number
        .clone();
    does(&mut driver, &number, "note", json!({"text": "已联系"}));
    let (desk, _) = driver.backend.desk_and_actor();
    let still = desk.triage(&actor).unwrap().escalated;
    assert!(still.iter().all(|own| own.case.number != number));
}

#[test]
fn the_case_under_the_cursor_tells_how_many_related_ones_are_open() {
    for (lang, told) in [
        (Lang::Zh, "此案有 1 件相关未结（Ctrl+O）"),
        (Lang::En, "1 related open case (Ctrl+O)"),
    ] {
        let mut driver = Driver::new("gym", "boss", lang, 80, 24);
        for (name, text) in [
            ("张三", "淋浴间漏水，地面湿滑"),
            ("李小红", "课表混乱"),
            ("欧阳建国", "女淋浴间漏水"),
        ] {
            driver.register(json!({"customer": {"name": name}, "text": text}));
        }
        driver.keys("F5 home");
        let counts: Vec<usize> = (0..3)
            .map(|_| {
                let count = driver.model.screens.triage.nearby().len();
                driver.keys("down");
                count
            })
            .collect();
        assert_eq!(counts.iter().sum::<usize>(), 2, "{counts:?}");
        while driver.model.screens.triage.nearby().is_empty() {
            driver.keys("up");
        }
        shows(&mut driver, told);
        let selected = driver.model.screens.triage.selected().unwrap();
        let other = if selected.case.number == "2026-000001" {
            "2026-000003"
        } else {
            "2026-000001"
        };
        driver.keys("ctrl+o enter");
        let opened = driver.model.screens.case.opened().unwrap();
        assert_eq!(opened.file.case.number, other);
    }
}
