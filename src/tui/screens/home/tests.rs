use serde_json::json;

use crate::desk::Clock;
use crate::text::Lang;
use crate::tui::action::AppEvent;
use crate::tui::screens::ScreenId;
use crate::tui::testing::{Driver, NOW, does, shows};

/// Monday, 28 September 2026, 10:12: one case over its time, one just received, an enquiry due within two hours; and some of
/// the weeks before.
fn desk(user: &str, lang: Lang, width: u16, height: u16) -> Driver {
    let mut driver = Driver::new("gym", "boss", lang, width, height);
    for (week, cases) in [("08-31", 2), ("09-07", 5), ("09-14", 3)] {
        for _ in 0..cases {
            let at = format!("2026-{week}T09:00:00+08:00");
            let number = driver.register(json!({"kind": "vent", "received_at": at}));
            does(
                &mut driver,
                &number,
                "answer",
                json!({"method": "phone", "notes": "已安抚"}),
            );
            does(&mut driver, &number, "close", json!({"reason": "客户满意"}));
        }
    }
    driver.register(
        json!({"customer": {"name": "张三", "phone": "13800138000"}, "subject": "器械故障",
        "departments": ["器械"], "received_at": "2026-09-21T09:00:00+08:00"}),
    );
    driver.register(
        json!({"customer": {"name": "欧阳建国"}, "subject": "淋浴间漏水", "facts": ["gym.L1.c"]}),
    );
    driver.register(
        json!({"kind": "enquiry", "customer": {"name": "李小红"}, "subject": "课表查询",
        "received_at": "2026-09-27T11:30:00+08:00"}),
    );
    driver.sign_in(user);
    driver.keys("F12");
    driver
}

#[test]
fn today_at_its_sizes_and_in_its_languages() {
    for (lang, width, height) in [
        (Lang::Zh, 80, 24),
        (Lang::En, 80, 24),
        (Lang::Zh, 120, 40),
        (Lang::En, 120, 40),
    ] {
        let screen = desk("boss", lang, width, height).screen();
        insta::assert_snapshot!(format!("home_{}_{width}x{height}", lang.code()), screen);
    }
}

#[test]
fn a_day_without_anything_urgent_is_calm() {
    for lang in [Lang::Zh, Lang::En] {
        let screen = Driver::new("gym", "supervisor", lang, 80, 24).screen();
        insta::assert_snapshot!(format!("calm_{}", lang.code()), screen);
    }
}

#[test]
fn the_supervisor_begins_with_today_and_the_clerk_with_the_cases() {
    for (user, screen) in [
        ("supervisor", ScreenId::Home),
        ("manager", ScreenId::Home),
        ("clerk", ScreenId::Cases),
        ("handler", ScreenId::Cases),
    ] {
        let driver = Driver::new("gym", user, Lang::Zh, 80, 24);
        assert_eq!(driver.model.shell.screen, screen, "{user}");
    }
}

#[test]
fn esc_leads_from_the_first_list_to_today_and_no_further() {
    let mut driver = Driver::new("gym", "clerk", Lang::Zh, 80, 24);
    driver.keys("esc");
    assert_eq!(driver.model.shell.screen, ScreenId::Home);
    driver.keys("esc");
    assert_eq!(driver.model.shell.screen, ScreenId::Home);
}

#[test]
fn what_is_urgent_stands_first_with_the_case_and_the_reason() {
    let mut driver = desk("boss", Lang::Zh, 120, 40);
    shows(&mut driver, "1 件已超时，最急：2026-000011 张三 · 器械故障");
    let screen = driver.screen();
    let next = screen.lines().find(|line| line.contains("下一件")).unwrap();
    for word in ["派给责任部门", "答复客户已超 3 天", "gym.D.resolve"] {
        assert!(next.contains(word), "{word}: {next}");
    }
}

#[test]
fn each_figure_is_a_door_to_the_cases_it_counts() {
    for (key, figure, found) in [
        ("1", "1 已超时 1", "共 1 件"),
        ("2", "2 两小时内 1", "共 1 件"),
        ("3", "3 今日新收 1", "共 1 件"),
        ("4", "4 退回 0", "没有找到案件"),
        ("5", "5 待回访 0", "没有找到案件"),
    ] {
        let mut driver = desk("boss", Lang::Zh, 120, 40);
        shows(&mut driver, figure);
        driver.keys(key);
        assert_eq!(driver.model.shell.screen, ScreenId::Cases, "{key}");
        shows(&mut driver, found);
        driver.keys("esc esc");
        assert_eq!(driver.model.shell.screen, ScreenId::Home, "{key}");
    }
}

#[test]
fn enter_opens_the_case_and_a_week_is_a_door_too() {
    let mut driver = desk("boss", Lang::Zh, 120, 40);
    driver.keys("enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Case);
    driver.keys("esc tab up up enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Cases);
    shows(&mut driver, "received:2026-W38");
    shows(&mut driver, "共 3 件");
}

#[test]
fn a_sealed_case_is_in_no_week() {
    let mut driver = Driver::new("insurance", "boss", Lang::Zh, 120, 40);
    driver.keys("F12");
    let sealed = {
        let (desk, _) = driver.backend.desk_and_actor();
        let mut kinds = desk.regulation().kinds.iter();
        kinds
            .find(|kind| kind.sealed_for.is_some())
            .unwrap()
            .id
            .clone()
    };
    driver.register(json!({"kind": sealed, "category": null}));
    let (desk, actor) = driver.backend.desk_and_actor();
    let (weeks, actor) = (desk.today(actor).unwrap().weeks, actor.clone());
    assert!(weeks.iter().all(|week| week.cases == 0), "{weeks:?}");
    assert_eq!(desk.today(&actor).unwrap().weeks.len(), 8);
}

#[test]
fn weeks_are_counted_exactly_at_midnight() {
    let mut driver = Driver::new("gym", "boss", Lang::Zh, 80, 24);
    for at in [
        "2026-09-20T23:59:59",
        "2026-09-21T00:00:00",
        "2026-09-27T23:59:59",
    ] {
        driver.register(json!({"kind": "vent", "received_at": format!("{at}+08:00")}));
    }
    let (desk, actor) = driver.backend.desk_and_actor();
    desk.set_training_clock(Clock::Fixed(NOW.parse().unwrap()));
    let weeks = desk.today(actor).unwrap().weeks;
    let cases: Vec<u32> = weeks.iter().map(|week| week.cases).collect();
    assert_eq!(cases, [0, 0, 0, 0, 0, 1, 2, 0]);
    driver.event(AppEvent::DeskChanged);
}

/// Where there is room the saved searches stand below the weeks.
fn with_saved(width: u16) -> Driver {
    let mut driver = desk("boss", Lang::Zh, width, 40);
    {
        let (desk, actor) = driver.backend.desk_and_actor();
        let user = actor.user.clone();
        for (name, words) in [("漏水的", "漏水"), ("一级未结", "level:1 status:open")] {
            let (name, words) = (name.to_owned(), words.to_owned());
            desk.save_search(&user, &crate::desk::SavedSearch { name, words })
                .unwrap();
        }
    }
    driver.event(AppEvent::DeskChanged);
    driver
}

#[test]
fn saved_searches_stand_beside_with_their_counts_and_lead_to_their_cases() {
    let mut driver = with_saved(120);
    shows(&mut driver, "已存查找");
    insta::assert_snapshot!("saved_zh_120x40", driver.screen());
    driver.register(json!({"customer": {"name": "王五"}, "subject": "又漏水"}));
    let screen = driver.screen();
    let line = screen.lines().find(|line| line.contains("漏水的"));
    assert!(line.is_some_and(|line| line.ends_with("2 件")), "{screen}");
    driver.keys("tab end enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Cases);
    shows(&mut driver, "漏水");
    let mut narrow = with_saved(80);
    let screen = narrow.screen();
    assert!(!screen.contains("已存查找"), "{screen}");
    narrow.keys("tab end enter");
    shows(&mut narrow, "received:2026-W40");
}

#[test]
fn another_user_sees_no_saved_search_of_mine() {
    let mut driver = with_saved(120);
    driver.sign_in("clerk");
    let screen = driver.keys("F12").screen();
    assert!(!screen.contains("漏水的"), "{screen}");
}
