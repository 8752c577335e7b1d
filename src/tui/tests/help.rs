//! The help is a list of what can be done here, narrowed as one types, run by Enter.

use serde_json::json;

use crate::text::Lang;
use crate::tui::screens::ScreenId;
use crate::tui::testing::Driver;

fn desk(user: &str, lang: Lang) -> Driver {
    let mut driver = Driver::new("gym", user, lang, 80, 24);
    driver.register(json!({"subject": "淋浴漏水"}));
    driver
}

#[test]
fn what_is_typed_narrows_the_help_and_enter_runs_what_is_chosen() {
    for typed in ["统计", "tj", "ｔｊ", "f6", "Statis"] {
        let mut driver = desk("boss", Lang::Zh);
        driver.keys("F3 F1").type_text(typed);
        let screen = driver.screen();
        assert!(
            screen.contains("› 统计") && !screen.contains("换筛选"),
            "{typed}:\n{screen}"
        );
        driver.keys("enter");
        assert_eq!(driver.model.shell.screen, ScreenId::Statistics, "{typed}");
        assert!(driver.model.layers.is_empty());
    }
}

#[test]
fn the_help_lists_the_screen_s_own_commands_first_with_the_users_keys() {
    for lang in [Lang::Zh, Lang::En] {
        let mut driver = desk("boss", lang);
        driver.keys("F4 ？");
        insta::assert_snapshot!(format!("help_queue_{}", lang.code()), driver.screen());
        driver.keys("ctrl+p");
    }
}

#[test]
fn an_entry_that_cannot_be_run_says_why_and_stays() {
    let mut driver = desk("clerk", Lang::Zh);
    driver.keys("F3 ?").type_text("归档").keys("enter");
    let screen = driver.screen();
    assert!(screen.contains("归档由管理员负责"), "{screen}");
    assert_eq!(driver.model.shell.screen, ScreenId::Cases);
    driver.keys("F11");
    insta::assert_snapshot!("why_not_archive_zh", driver.screen());
}

#[test]
fn the_help_above_a_form_offers_only_what_can_be_run_there() {
    let mut driver = desk("boss", Lang::Zh);
    driver.keys("F3 enter m").type_text("备注").keys("F1");
    let screen = driver.screen();
    assert!(
        screen.contains("保存") && !screen.contains("命令面板"),
        "{screen}"
    );
    driver.type_text("xyx").keys("enter");
    assert!(driver.screen().contains("备注"), "{}", driver.screen());
    driver.keys("F1").type_text("meiyou").keys("enter");
    assert!(driver.screen().contains("没有这样的命令"));
}
