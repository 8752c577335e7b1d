use serde_json::json;

use crate::text::Lang;
use crate::tui::screens::ScreenId;
use crate::tui::testing::{Driver, lacks, shows};

/// A few cases of two customers, one of them twice; a department, a person, a saved search.
fn desk(regulation: &str, user: &str, lang: Lang, width: u16, height: u16) -> Driver {
    let mut driver = Driver::new(regulation, "boss", lang, width, height);
    for (name, phone, subject, text) in [
        (
            "张三",
            "138 0013 8000",
            "浴室漏水",
            "三楼淋浴间漏水，地面湿滑",
        ),
        ("张三", "138 0013 8000", "更衣柜", "更衣柜锁坏了，里面漏水"),
        (
            "欧阳建国",
            "13912345678",
            "课程取消",
            "团课临时取消没有通知",
        ),
    ] {
        driver.register(json!({
            "customer": {"name": name, "phone": phone, "unit": "3-2-501"}, "subject": subject, "text": text,
            "departments": ["工程部"], "persons": [{"name": "赵六", "department": "工程部"}],
        }));
    }
    if user == "files" {
        let (desk, actor) = driver.backend.desk_and_actor();
        let new = crate::desk::NewUser {
            name: user.to_owned(),
            roles: vec![crate::case::Role::Admin],
            ..crate::desk::NewUser::default()
        };
        let actor = actor.clone();
        desk.add_user(&actor, &new).unwrap();
    }
    driver.sign_in(user);
    driver
}

fn boss(lang: Lang, width: u16, height: u16) -> Driver {
    desk("gym", "boss", lang, width, height)
}

#[test]
fn the_box_at_its_sizes_and_in_its_languages() {
    for (lang, width, height) in [
        (Lang::Zh, 80, 24),
        (Lang::En, 80, 24),
        (Lang::Zh, 60, 16),
        (Lang::En, 60, 16),
        (Lang::Zh, 140, 40),
        (Lang::En, 140, 40),
    ] {
        let mut driver = boss(lang, width, height);
        let tag = lang.code();
        driver.keys("F12 ctrl+g");
        insta::assert_snapshot!(format!("blank_{tag}_{width}x{height}"), driver.screen());
        driver.keys("漏水");
        insta::assert_snapshot!(format!("found_{tag}_{width}x{height}"), driver.screen());
        driver.keys("esc ctrl+g zs");
        insta::assert_snapshot!(format!("initials_{tag}_{width}x{height}"), driver.screen());
    }
}

#[test]
fn one_key_opens_it_on_every_screen_while_an_input_method_is_on_and_in_a_form() {
    let mut driver = boss(Lang::Zh, 80, 24);
    for key in ["F12", "F2", "F3", "F4", "F5", "F6", "F7", "F8"] {
        driver.keys(key).keys("ctrl+g");
        shows(&mut driver, "╭ 查找一切");
        driver.keys("esc");
        lacks(&mut driver, "╭ 查找一切");
    }
}

#[test]
fn ctrl_f_is_the_search_of_a_list_and_this_box_elsewhere() {
    let mut driver = boss(Lang::Zh, 80, 24);
    driver.keys("F3 ctrl+f");
    lacks(&mut driver, "╭ 查找一切");
    driver.keys("esc F12 ctrl+f");
    shows(&mut driver, "╭ 查找一切");
    driver.keys("esc F5 /");
    shows(&mut driver, "╭ 查找一切");
}

#[test]
fn what_was_typed_is_text_and_the_rows_are_moved_through_by_arrows() {
    let mut driver = boss(Lang::Zh, 80, 24);
    driver.keys("F12 ctrl+g 更衣柜 enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Case);
    shows(&mut driver, "2026-000002");
    driver.keys("ctrl+g 漏水 down enter");
    shows(&mut driver, "2026-000001");
}

#[test]
fn a_number_digits_and_initials_find() {
    for (typed, found) in [
        ("000003", "欧阳建国"),
        ("1234567", "欧阳建国"),
        ("oyjg", "欧阳建国"),
        ("没有这样的词", "没有找到"),
        ("-漏水", "2026-000003"),
    ] {
        let mut driver = boss(Lang::Zh, 80, 24);
        driver.keys("F12 ctrl+g").type_text(typed);
        shows(&mut driver, found);
    }
}

#[test]
fn what_was_found_is_marked_otherwise_than_by_colour() {
    use ratatui::style::Modifier;
    let mut driver = boss(Lang::Zh, 80, 24);
    driver.keys("F12 ctrl+g 漏水 down");
    let marked = driver.buffer().content().iter().filter(|cell| {
        cell.modifier.contains(Modifier::UNDERLINED) && "漏水".contains(cell.symbol())
    });
    assert!(marked.count() >= 4);
}

#[test]
fn a_customer_leads_to_the_file_and_a_unit_to_its_own() {
    let mut driver = boss(Lang::Zh, 80, 24);
    driver.keys("F12 ctrl+g 欧阳 tab enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Unit);
    shows(&mut driver, "欧阳建国");
    driver.keys("F12 ctrl+g 3-2-5 tab enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Unit);
    shows(&mut driver, "3-2-501");
}

#[test]
fn a_department_leads_to_its_queue_and_a_person_to_the_cases() {
    let mut driver = boss(Lang::Zh, 80, 24);
    driver.keys("F12 ctrl+g 工程 shift+tab shift+tab");
    shows(&mut driver, "部门 → 待办");
    let mut driver = boss(Lang::Zh, 80, 24);
    driver.keys("F12 ctrl+g 赵六 tab enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Cases);
    shows(&mut driver, "person:\"赵六\"");
    driver.keys("F12 ctrl+g gcb tab enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Queue);
    shows(&mut driver, "dept:\"工程部\"");
}

#[test]
fn a_clause_is_opened_where_the_regulation_is_read() {
    let mut driver = boss(Lang::Zh, 80, 24);
    driver.keys("F12 ctrl+g gym.L1.c enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Settings);
    shows(&mut driver, "╭ gym.L1.c");
}

#[test]
fn a_command_is_run_and_one_that_cannot_be_says_why() {
    let mut driver = boss(Lang::Zh, 80, 24);
    driver.keys("F12 ctrl+g 统计 enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Statistics);
    let mut driver = desk("gym", "clerk", Lang::Zh, 80, 24);
    driver.keys("F12 ctrl+g 归档");
    shows(&mut driver, "归档由管理员负责");
    driver.keys("enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Home);
}

#[test]
fn the_words_go_over_to_the_list_and_to_the_queue() {
    let mut driver = boss(Lang::Zh, 80, 24);
    driver.keys("F12 ctrl+g 漏水 F3");
    assert_eq!(driver.model.shell.screen, ScreenId::Cases);
    shows(&mut driver, "2 件");
    lacks(&mut driver, "欧阳建国");
    driver.keys("F12 ctrl+g 漏水 F4");
    assert_eq!(driver.model.shell.screen, ScreenId::Queue);
    lacks(&mut driver, "欧阳建国");
}

#[test]
fn the_words_of_the_query_language_are_understood_and_a_wrong_one_is_named() {
    let mut driver = boss(Lang::Zh, 80, 24);
    driver.keys("F12 ctrl+g").type_text("dept:工程 团课");
    shows(&mut driver, "欧阳建国");
    lacks(&mut driver, "张三");
    driver.keys("esc ctrl+g").type_text("colour:red");
    shows(&mut driver, "colour:red");
    driver.keys("enter");
    shows(&mut driver, "╭ 查找一切");
}

#[test]
fn before_anything_is_typed_it_shows_where_one_was_and_the_saved_searches_with_counts() {
    let mut driver = boss(Lang::Zh, 80, 24);
    {
        let (desk, actor) = driver.backend.desk_and_actor();
        let search = crate::desk::SavedSearch {
            name: "漏水的".to_owned(),
            words: "漏水".to_owned(),
        };
        let user = actor.user.clone();
        desk.save_search(&user, &search).unwrap();
    }
    driver.keys("F3 ctrl+g 000003 enter F12 ctrl+g");
    let screen = driver.screen();
    let at = |text: &str| screen.find(text).unwrap_or(usize::MAX);
    assert!(at("2026-000003") < at("2026-000002"), "{screen}");
    shows(&mut driver, "漏水的");
    shows(&mut driver, "2 件");
    driver.keys("tab enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Cases);
    lacks(&mut driver, "欧阳建国");
}

#[test]
fn enter_before_the_answer_opens_what_these_words_find() {
    use crate::tui::action::{Action, Errand};
    use crate::tui::key::Key;
    use crate::tui::{input, update::update, worker};
    let mut driver = boss(Lang::Zh, 80, 24);
    driver.keys("F12 ctrl+g 漏水");
    let mut waiting = Vec::new();
    for key in ["backspace", "backspace", "取", "消", "enter"] {
        let key = Key::parse(key).unwrap_or_else(|| Key::char(key.chars().next().unwrap()));
        let action = input::key(&driver.model, key);
        waiting.extend(update(&mut driver.model, action));
    }
    assert_eq!(driver.model.shell.screen, ScreenId::Home);
    for errand in waiting {
        if let Errand::Work(work) = errand {
            let reply = worker::reply(&mut driver.backend, work);
            update(&mut driver.model, Action::Reply(reply));
        }
    }
    assert_eq!(driver.model.shell.screen, ScreenId::Case);
    driver.keys("F12");
    driver.keys("esc");
    shows(&mut driver, "2026-000003");
}

#[test]
fn a_sealed_case_is_found_by_nobody_else() {
    let mut driver = Driver::new("insurance", "boss", Lang::Zh, 80, 24);
    let sealed = driver
        .model
        .shell
        .desk
        .as_ref()
        .unwrap()
        .regulation
        .kinds
        .iter();
    let sealed = sealed
        .clone()
        .find(|kind| kind.sealed_for.is_some())
        .unwrap();
    let (kind, role) = (sealed.id.clone(), sealed.sealed_for.unwrap());
    let number =
        driver.register(json!({"kind": kind, "customer": {"name": "匿名"}, "text": "挪用保费"}));
    for (user, sees) in [("clerk", false), (role.as_str(), true)] {
        driver.sign_in(user);
        driver
            .keys("F12 ctrl+g")
            .type_text(&format!("number:{number}"));
        let screen = driver.screen().replace(&format!("number:{number}"), "");
        assert_eq!(screen.contains(&number), sees, "{user}: {screen}");
        driver.keys("esc");
    }
}

#[test]
fn whoever_sees_a_customer_masked_does_not_find_the_case_by_the_name() {
    let mut driver = desk("gym", "files", Lang::Zh, 80, 24);
    for typed in [
        "张三",
        "zs",
        "13800138000",
        "8001",
        "欧阳",
        "customer:张",
        "phone:138",
    ] {
        driver.keys("F12 ctrl+g").type_text(typed);
        lacks(&mut driver, "2026-00000");
        driver.keys("esc");
    }
    driver.keys("F12 ctrl+g 漏水");
    shows(&mut driver, "2026-000001");
    shows(&mut driver, "张*");
    lacks(&mut driver, "张三");
    lacks(&mut driver, "  客户");
}
