use serde_json::json;

use crate::text::Lang;
use crate::tui::screens::ScreenId;
use crate::tui::testing::{Driver, shows};

/// A housing estate where one unit has complained twice, by two people.
fn estate(user: &str, lang: Lang, width: u16, height: u16) -> Driver {
    let mut driver = Driver::new("property", "boss", lang, width, height);
    let customer =
        |name: &str, phone: &str, unit: &str| json!({"name": name, "phone": phone, "unit": unit});
    driver.register(
        json!({"subject": "电梯故障", "customer": customer("张三", "138 0013 8000", "3-2-501")}),
    );
    driver.register(
        json!({"subject": "楼道积水", "customer": customer("李四", "139 1111 2222", "3-2-502")}),
    );
    driver.register(
        json!({"subject": "夜间噪声", "customer": customer("王芳", "137 2222 3333", "3-2-501")}),
    );
    driver.sign_in(user);
    driver
}

#[test]
fn the_file_of_a_unit_has_its_customers_and_its_cases() {
    let mut zh = estate("clerk", Lang::Zh, 80, 24);
    zh.keys("F3 u");
    assert_eq!(zh.model.shell.screen, ScreenId::Unit);
    insta::assert_snapshot!("unit_zh_80x24", zh.screen());
    let mut en = estate("clerk", Lang::En, 120, 30);
    en.keys("F3 u");
    insta::assert_snapshot!("unit_en_120x30", en.screen());
    shows(&mut zh, &["3-2-501", "共 2 件", "张三", "王芳", "夜间噪声"]);
    assert!(!zh.screen().contains("3-2-502") && !zh.screen().contains("楼道积水"));
}

#[test]
fn whoever_does_not_call_customers_sees_masked_numbers() {
    let mut driver = estate("boss", Lang::Zh, 80, 24);
    let files = crate::desk::NewUser {
        name: "files".to_owned(),
        roles: vec![crate::case::Role::Admin],
        ..crate::desk::NewUser::default()
    };
    let (desk, actor) = driver.backend.desk_and_actor();
    let actor = actor.clone();
    desk.add_user(&actor, &files).unwrap();
    driver.sign_in("files");
    driver.keys("F3 u");
    let screen = driver.screen();
    assert!(
        screen.contains("138") && !screen.contains("138 0013 8000"),
        "{screen}"
    );
}

#[test]
fn a_case_leads_to_its_unit_and_the_unit_to_its_cases() {
    let mut driver = estate("clerk", Lang::Zh, 80, 24);
    driver.keys("F3 enter u down enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Case);
    shows(&mut driver, &["2026-000001", "电梯故障"]);
    driver.keys("esc");
    assert_eq!(driver.model.shell.screen, ScreenId::Unit);
}

#[test]
fn a_new_case_is_registered_with_the_unit_filled_in() {
    let mut driver = estate("clerk", Lang::Zh, 80, 24);
    driver.keys("F3 u n");
    assert_eq!(driver.model.shell.screen, ScreenId::Register);
    shows(&mut driver, &["3-2-501"]);
}

#[test]
fn a_registration_being_written_is_not_overwritten() {
    let mut driver = estate("clerk", Lang::Zh, 80, 24);
    driver.keys("F2 1 tab tab 赵六 F3 u n");
    shows(&mut driver, &["赵六", "还有一份没有提交的登记"]);
    assert!(!driver.screen().contains("3-2-501"));
}

#[test]
fn the_palette_opens_the_file_of_any_unit() {
    let mut driver = estate("clerk", Lang::Zh, 80, 24);
    driver.keys("F9 户档案… enter 3-2-502 enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Unit);
    shows(&mut driver, &["楼道积水", "共 1 件"]);
}

#[test]
fn the_form_leads_to_the_file_of_the_unit_that_stands_in_it() {
    let mut driver = estate("clerk", Lang::Zh, 80, 24);
    driver.keys("F3 u n ctrl+u");
    assert_eq!(driver.model.shell.screen, ScreenId::Unit);
    driver.keys("esc");
    shows(&mut driver, &["3-2-501"]);
}

#[test]
fn a_customer_without_a_unit_has_a_file_too() {
    let mut driver = Driver::new("gym", "clerk", Lang::Zh, 80, 24);
    for subject in ["漏水", "停电"] {
        driver.register(
            json!({"subject": subject, "customer": {"name": "张三", "phone": "138 0013 8000"}}),
        );
    }
    driver.register(
        json!({"subject": "别人的事", "customer": {"name": "李四", "phone": "139 0000 0000"}}),
    );
    driver.keys("F3 down u");
    shows(
        &mut driver,
        &["客户档案", "张三", "漏水", "停电", "共 2 件"],
    );
    assert!(!driver.screen().contains("别人的事"));
}

#[test]
fn a_unit_without_cases_offers_to_register_one() {
    let mut driver = estate("clerk", Lang::En, 80, 24);
    driver.keys("F9 unit's enter 9-9-999 enter");
    shows(&mut driver, &["There are no cases yet", "Register for it"]);
}
