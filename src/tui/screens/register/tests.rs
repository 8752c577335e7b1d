mod radar;

use serde_json::json;

use crate::desk::{Clock, Desk, NewDesk};
use crate::regulation::shipped::shipped_source;
use crate::text::Lang;
use crate::tui::backend::DeskBackend;
use crate::tui::screens::ScreenId;
use crate::tui::testing::{Driver, NOW};

fn desk(regulation: &str, width: u16, height: u16) -> Driver {
    Driver::new(regulation, "boss", Lang::Zh, width, height)
}

/// A desk with departments and an employee.
fn with_people(width: u16, height: u16) -> Driver {
    let mut driver = desk("gym", width, height);
    let (desk, actor) = driver.backend.desk_and_actor();
    let actor = actor.clone();
    for name in ["前台", "器械部", "商品部"] {
        desk.add_department(&actor, name).unwrap();
    }
    desk.add_person(&actor, "李四", "前台").unwrap();
    driver
}

/// What the form has been given, in the words of a registration.
fn typed(driver: &Driver) -> serde_json::Value {
    let register = &driver.model.screens.register;
    let now = driver.model.shell.now;
    serde_json::to_value(register.entry.so_far(now)).unwrap()
}

fn focused(driver: &Driver) -> &str {
    driver.model.screens.register.entry.form.focused()
}

fn error<'a>(driver: &'a Driver, field: &str) -> Option<&'a str> {
    let form = &driver.model.screens.register.entry.form;
    form.item(field)?.error.as_deref()
}

fn go(driver: &mut Driver, field: &str) {
    driver.model.screens.register.entry.form.focus(field);
    assert_eq!(focused(driver), field);
}

fn shows(driver: &Driver, field: &str) -> bool {
    let form = &driver.model.screens.register.entry.form;
    form.item(field).is_some_and(|item| !item.hidden)
}

/// A whole complaint, field by field.
const COMPLAINT: &str =
    "F2 1 tab 2 tab 张三 tab tab 13800138000 tab 4 tab 前台态度 tab 等了半小时没人理 tab 道歉";

#[test]
fn a_complaint_is_registered_by_keyboard_alone() {
    let mut driver = with_people(80, 24);
    driver.keys(COMPLAINT).keys("tab qt enter");
    let screen = driver.keys("ctrl+s").screen();
    for part in [
        "已登记",
        "2026-000001",
        "四级",
        "派单",
        "10月8日 周四 18:00",
    ] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    let (desk, actor) = driver.backend.desk_and_actor();
    let case = desk.case(actor, "2026-000001").unwrap().case;
    assert_eq!(case.customer.name, "张三");
    assert_eq!(case.customer.phone.as_deref(), Some("13800138000"));
    assert_eq!(case.text.as_deref(), Some("等了半小时没人理"));
    assert_eq!(case.responsible(), Some("前台"));
    assert!(desk.drafts("boss").unwrap().is_empty());
}

#[test]
fn after_the_number_one_opens_the_case_or_registers_another() {
    let mut driver = with_people(80, 24);
    driver.keys(COMPLAINT).keys("ctrl+s F2");
    assert_eq!(typed(&driver)["channel"], "phone");
    assert_eq!(typed(&driver)["customer"]["name"], "");
    driver
        .keys(COMPLAINT.trim_start_matches("F2 "))
        .keys("ctrl+s enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Case);
    let screen = driver.keys("F3").screen();
    assert!(screen.contains("2026-000002"), "{screen}");
}

#[test]
fn what_is_missing_is_said_at_its_field_and_the_first_has_the_focus() {
    let mut driver = desk("gym", 80, 24);
    driver.keys("F2 ctrl+s");
    for field in ["kind", "channel", "customer.name", "text"] {
        assert_eq!(error(&driver, field), Some("请填写"), "{field}");
    }
    assert_eq!(focused(&driver), "kind");
    driver.keys("1 tab 2 tab 张三 ctrl+s");
    assert_eq!(focused(&driver), "category");
    driver.keys("1 ctrl+s");
    assert_eq!(focused(&driver), "text");
    assert!(driver.screen().contains("请填写"));
}

#[test]
fn a_time_that_is_none_or_lies_ahead_is_refused_at_its_field() {
    let mut driver = desk("gym", 80, 24);
    driver.keys(COMPLAINT);
    go(&mut driver, "received_at");
    driver.keys("ctrl+z 早 ctrl+s");
    assert!(
        error(&driver, "received_at")
            .unwrap()
            .contains("9-28 10:12")
    );
    let form = &mut driver.model.screens.register.entry.form;
    form.set_text("received_at", "2026-09-29 10:00");
    driver.keys("ctrl+s");
    assert_eq!(error(&driver, "received_at"), Some("不能晚于现在"));
    assert_eq!(focused(&driver), "received_at");
    let form = &mut driver.model.screens.register.entry.form;
    form.set_text("received_at", "昨天 18:00");
    let screen = driver.keys("ctrl+s").screen();
    assert!(screen.contains("已登记"), "{screen}");
}

#[test]
fn an_employee_without_a_name_is_refused_at_the_field() {
    let mut driver = with_people(80, 24);
    driver.keys(COMPLAINT);
    go(&mut driver, "persons");
    driver.keys("（前台） ctrl+s");
    assert!(error(&driver, "persons").is_some());
    assert_eq!(focused(&driver), "persons");
}

#[test]
fn a_field_that_the_desk_refuses_is_unfolded_for_its_mistake() {
    let mut driver = desk("gym", 80, 24);
    driver.keys(COMPLAINT);
    let failure = |field: &str| {
        let refusal = crate::regulation::Refusal::missing(field);
        crate::tui::backend::Failure::from(crate::desk::DeskError::Refused(refusal))
    };
    for (field, item) in [
        ("customer.address", "customer.address"),
        ("persons.department", "persons"),
        ("facts", "facts:1"),
    ] {
        let register = &mut driver.model.screens.register;
        register.refused(&failure(field), &driver.model.shell);
        assert_eq!(error(&driver, item), Some("缺少必填项"), "{field}");
        let form = &mut driver.model.screens.register.entry.form;
        form.clear_errors();
    }
}

#[test]
fn a_number_that_looks_wrong_is_flagged_and_kept() {
    let mut driver = desk("gym", 80, 24);
    driver.keys("F2 1 tab 2 tab 张三 tab tab 1380013 tab");
    let screen = driver.screen();
    assert!(screen.contains("号码看起来不对"), "{screen}");
    driver.keys("4 tab 主题 tab 内容 ctrl+s");
    let screen = driver.screen();
    assert!(screen.contains("已登记"), "{screen}");
}

#[test]
fn the_answer_follows_what_is_ticked() {
    let mut driver = desk("gym", 80, 24);
    driver.keys(COMPLAINT);
    assert!(driver.screen().contains("四级  gym.L4"));
    go(&mut driver, "facts:1");
    let screen = driver.keys("down space").screen();
    assert!(screen.contains("!!一级  gym.L1.c"), "{screen}");
    assert!(screen.contains("先救护"), "{screen}");
    let screen = driver.keys("space").screen();
    assert!(screen.contains("四级  gym.L4"), "{screen}");
}

#[test]
fn three_departments_raise_the_level_with_their_names() {
    let mut driver = with_people(120, 36);
    driver.keys(COMPLAINT);
    go(&mut driver, "departments");
    let screen = driver.keys("qt enter qx enter sp enter").screen();
    assert_eq!(
        typed(&driver)["departments"],
        json!(["前台", "器械部", "商品部"])
    );
    for part in ["!!一级", "gym.L1.e", "商品部"] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
}

#[test]
fn employees_are_completed_with_their_department() {
    let mut driver = with_people(80, 24);
    driver.keys(COMPLAINT);
    go(&mut driver, "persons");
    driver.keys("ls enter");
    assert_eq!(
        typed(&driver)["persons"],
        json!([{"name": "李四", "department": "前台"}])
    );
    assert_eq!(focused(&driver), "persons");
    driver.keys("enter");
    assert_ne!(focused(&driver), "persons");
}

#[test]
fn a_draft_comes_back_after_the_program_was_killed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.tousu");
    let clock = Clock::Fixed(NOW.parse().unwrap());
    let new = NewDesk {
        regulation: shipped_source("gym").unwrap(),
        file: "gym",
        admin: "boss",
        secret: None,
        training: true,
    };
    Desk::create(&path, &new, clock).unwrap();
    let open = || {
        let backend = DeskBackend::new(path.clone(), clock);
        Driver::with(backend, Lang::Zh, 80, 24, Some("boss".to_owned()))
    };
    let mut killed = open();
    killed.keys(COMPLAINT).beat();
    let before = typed(&killed);
    drop(killed);

    let mut driver = open();
    let screen = driver.keys("F2").screen();
    for part in [
        "有未提交的登记草稿",
        "10:12",
        "张三",
        "前台态度",
        "继续填写",
        "放弃",
    ] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    driver.keys("enter");
    assert_eq!(typed(&driver), before);
    let screen = driver.keys("ctrl+s").screen();
    assert!(screen.contains("已登记"), "{screen}");
    drop(driver);

    let screen = open().keys("F2").screen();
    assert!(!screen.contains("草稿"), "{screen}");
}

#[test]
fn a_draft_that_is_given_up_does_not_come_back() {
    let mut driver = desk("gym", 80, 24);
    driver.keys(COMPLAINT).beat();
    let screen = driver.keys("esc").screen();
    assert!(screen.contains("尚未提交"), "{screen}");
    driver.keys("down down enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Home);
    let screen = driver.keys("F2").screen();
    assert!(!screen.contains("张三"), "{screen}");
    let (desk, _) = driver.backend.desk_and_actor();
    assert!(desk.drafts("boss").unwrap().is_empty());
}

#[test]
fn leaving_with_a_draft_finds_it_as_it_was() {
    let mut driver = desk("gym", 80, 24);
    driver.keys(COMPLAINT);
    let before = typed(&driver);
    driver.keys("esc esc");
    assert_eq!(driver.model.shell.screen, ScreenId::Register);
    driver.keys("esc 2");
    assert_eq!(driver.model.shell.screen, ScreenId::Home);
    let (desk, _) = driver.backend.desk_and_actor();
    assert_eq!(desk.drafts("boss").unwrap().len(), 1);
    driver.keys("F2");
    assert_eq!(typed(&driver), before);
}

#[test]
fn an_untouched_form_is_left_without_a_question() {
    let mut driver = desk("gym", 80, 24);
    driver.keys("F2 1 tab 2 esc");
    assert_eq!(driver.model.shell.screen, ScreenId::Home);
}

#[test]
fn a_pasted_text_goes_to_the_field_in_focus_only() {
    let mut driver = desk("gym", 80, 24);
    driver.keys("F2 1 tab 2 tab 张三");
    go(&mut driver, "text");
    driver.paste("第一行\r\n第二行\t\x1b[31m红");
    let after = typed(&driver);
    assert!(
        after["text"]
            .as_str()
            .unwrap()
            .starts_with("第一行\n第二行")
    );
    assert_eq!(after["customer"]["name"], "张三");
    go(&mut driver, "kind");
    let before = typed(&driver);
    driver.paste("2\n求助");
    assert_eq!(typed(&driver), before);
}

#[test]
fn the_fields_follow_the_regulation_and_the_kind() {
    let mut homes = desk("property", 80, 24);
    homes.keys("F2");
    assert!(shows(&homes, "customer.unit") && shows(&homes, "agitated"));
    assert!(!shows(&homes, "contact.name"));
    assert_eq!(focused(&homes), "channel");

    let mut claims = desk("insurance", 80, 24);
    claims.keys("F2 1");
    assert!(shows(&claims, "fields.claim_no") && shows(&claims, "contact.mobile"));
    assert!(!shows(&claims, "customer.unit"));
    go(&mut claims, "fields.claim_no");
    claims.keys("A123");
    assert_eq!(typed(&claims)["fields"]["claim_no"], "A123");

    let mut club = desk("gym", 80, 24);
    club.keys("F2 1");
    assert!(shows(&club, "facts:1") && shows(&club, "departments"));
    assert!(!shows(&club, "customer.address"));
    club.keys("2");
    assert!(!shows(&club, "facts:1") && !shows(&club, "departments"));
    club.keys("ctrl+e");
    assert!(shows(&club, "customer.address") && shows(&club, "contact.phone"));
}

#[test]
fn what_was_typed_survives_a_change_of_kind() {
    let mut driver = with_people(80, 24);
    driver.keys(COMPLAINT).keys("tab qt enter");
    go(&mut driver, "facts:2");
    driver.keys("space");
    let before = typed(&driver);
    go(&mut driver, "kind");
    driver.keys("3");
    assert_eq!(typed(&driver)["facts"], json!(null));
    assert_eq!(typed(&driver)["departments"], json!(["前台"]));
    driver.keys("1");
    assert_eq!(typed(&driver), before);
}

#[test]
fn the_customer_s_earlier_cases_are_found_by_phone_and_opened() {
    let mut driver = desk("gym", 80, 24);
    driver.register(
        json!({"customer": {"name": "张先生", "phone": "138-0013-8000"}, "subject": "退卡拖延"}),
    );
    let screen = driver
        .keys("F2 1 tab 2 tab 张三 tab tab 13800138000")
        .screen();
    assert!(
        screen.contains("2026-000001") && screen.contains("退卡拖延"),
        "{screen}"
    );
    let screen = driver.keys("ctrl+o").screen();
    assert!(screen.contains("相关案件 1 件"), "{screen}");
    driver.keys("enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Case);
    driver.keys("F2");
    assert_eq!(typed(&driver)["customer"]["name"], "张三");
}

#[test]
fn who_may_not_register_is_told_before_typing() {
    let mut driver = Driver::new("gym", "head", Lang::Zh, 80, 24);
    let screen = driver.keys("F2").screen();
    assert!(screen.contains("没有登记的权限"), "{screen}");
    let screen = driver.keys(COMPLAINT).keys("ctrl+s").screen();
    assert!(
        screen.contains("您没有这项权限") && screen.contains("张三"),
        "{screen}"
    );
}

#[test]
fn the_language_changes_in_mid_form() {
    let mut driver = desk("gym", 80, 24);
    driver.keys(COMPLAINT);
    let before = typed(&driver);
    driver.keys("F9").type_text("切换到英文");
    let screen = driver.keys("enter").screen();
    assert!(
        screen.contains("Name") && screen.contains("张三"),
        "{screen}"
    );
    assert_eq!(typed(&driver), before);
}

#[test]
fn the_cursor_stands_in_the_field_one_types_in() {
    let mut driver = desk("gym", 80, 24);
    assert_eq!(driver.keys("F2 1").cursor(), None);
    let begin = driver.keys("tab 2 tab").cursor().unwrap();
    let end = driver.keys("张三").cursor().unwrap();
    assert_eq!((end.y, end.x), (begin.y, begin.x + 4));
}

#[test]
fn a_sealed_report_gives_its_number_and_nothing_else() {
    let mut driver = Driver::new("insurance", "clerk", Lang::Zh, 80, 24);
    driver.keys("F2 2 tab 1 tab 匿名");
    go(&mut driver, "text");
    let screen = driver.keys("有人虚报 ctrl+s").screen();
    assert!(
        screen.contains("S-2026-0001") && screen.contains("密件"),
        "{screen}"
    );
    let screen = driver.keys("enter").screen();
    assert!(screen.contains("无权打开"), "{screen}");
}

#[test]
fn the_form_at_its_sizes_and_in_its_languages() {
    for (lang, width, height) in [
        (Lang::Zh, 80, 24),
        (Lang::Zh, 120, 36),
        (Lang::En, 80, 24),
        (Lang::En, 120, 36),
    ] {
        let mut driver = Driver::new("gym", "boss", lang, width, height);
        driver.register(
            json!({"customer": {"name": "张先生", "phone": "13800138000"}, "subject": "退卡拖延"}),
        );
        driver.keys(COMPLAINT);
        go(&mut driver, "facts:1");
        driver.keys("down space");
        let name = format!("{}_{width}x{height}", lang.code());
        insta::assert_snapshot!(format!("form_{name}"), driver.screen());
        if height == 24 {
            insta::assert_snapshot!(format!("answer_{name}"), driver.keys("ctrl+r").screen());
            insta::assert_snapshot!(
                format!("receipt_{name}"),
                driver.keys("esc ctrl+s").screen()
            );
        }
    }
}

/// A sixth organisation's regulation, which the program knows only as a file.
const SIXTH: &str = include_str!("../../../../tests/data/hospital.toml");

#[test]
fn the_form_follows_a_regulation_that_does_not_ship() {
    let mut driver = Driver::under(SIXTH, "clerk", Lang::Zh, 120, 40);
    driver.keys("F2 1 tab 2 tab 张三");
    for field in ["fields.record_no", "fields.ward"] {
        assert!(shows(&driver, field), "{field}");
    }
    let screen = driver.screen();
    for part in [
        "诊疗纠纷",
        "热线",
        "病历号",
        "死亡或重度残疾",
        "先问患者现在要不要紧",
        "告知三十分钟内有人联系",
        "蓝色",
        "患者关系部",
    ] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    go(&mut driver, "kind");
    driver.keys("2");
    assert!(!shows(&driver, "fields.ward"), "for disputes only");
    let screen = driver.screen();
    assert!(!screen.contains("三十分钟内"), "{screen}");
}

#[test]
fn its_fields_and_guidance_speak_english_too() {
    let mut driver = Driver::under(SIXTH, "clerk", Lang::En, 120, 40);
    let screen = driver.keys("F2 1 tab 2").screen();
    for part in [
        "Medical dispute",
        "Record number",
        "Say: somebody will call within 30",
        "Blue",
    ] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
}

#[test]
fn the_time_of_receipt_is_picked_from_the_calendar() {
    let mut driver = with_people(80, 24);
    driver.keys(COMPLAINT);
    go(&mut driver, "received_at");
    let screen = driver.keys("alt+down").screen();
    for part in ["2026年9月", "28今", "Enter 选定 9月28日 周一 10:12"] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
    driver.keys("9:30 enter");
    let received = typed(&driver)["received_at"].clone();
    assert_eq!(received, json!("2026-09-28T09:30:00+08:00"));
    driver.keys("alt+down up enter");
    let received = typed(&driver)["received_at"].clone();
    assert_eq!(received, json!("2026-09-21T09:30:00+08:00"));
}

#[test]
fn departments_and_employees_are_picked_from_lists_by_initials() {
    let mut driver = with_people(80, 24);
    driver.keys(COMPLAINT);
    go(&mut driver, "departments");
    let screen = driver.keys("alt+down qx").screen();
    assert!(
        screen.contains("器械部") && screen.contains("1/3"),
        "{screen}"
    );
    driver.keys("enter alt+down spb enter");
    assert_eq!(typed(&driver)["departments"], json!(["器械部", "商品部"]));
    go(&mut driver, "persons");
    driver.keys("space lisi enter");
    assert_eq!(
        typed(&driver)["persons"],
        json!([{"name": "李四", "department": "前台"}])
    );
}

#[test]
fn the_words_of_the_customer_get_the_whole_screen() {
    let mut driver = with_people(80, 24);
    driver.keys(COMPLAINT);
    go(&mut driver, "text");
    let screen = driver.keys("alt+down").screen();
    assert!(
        screen.contains("还原") && !screen.contains("客户要求"),
        "{screen}"
    );
    driver.keys("enter").type_text("第二天又来");
    let screen = driver.keys("esc").screen();
    assert!(screen.contains("客户要求"), "{screen}");
    assert_eq!(
        typed(&driver)["text"],
        json!("等了半小时没人理\n第二天又来")
    );
}
