//! What a user keeps: searches under a name, and drafts.

use serde_json::json;

use crate::text::Lang;
use crate::tui::screens::ScreenId;
use crate::tui::testing::{Driver, lacks, shows};

fn desk(user: &str, lang: Lang) -> Driver {
    let mut driver = Driver::new("gym", user, lang, 80, 24);
    driver.register(
        json!({"subject": "器械故障", "departments": ["器械"], "customer": {"name": "李娜"},
        "received_at": "2026-09-21T09:00:00+08:00"}),
    );
    driver.register(json!({"subject": "淋浴漏水", "customer": {"name": "王五"}}));
    driver.register(json!({"subject": "储物柜漏水", "customer": {"name": "赵六"}}));
    driver
}

#[test]
fn a_search_is_kept_under_a_name_and_applied_with_one_key() {
    let mut driver = desk("boss", Lang::Zh);
    driver.keys("F3 / 漏水 ctrl+d");
    shows(&mut driver, &["存下这次查找", "同名的会被替换"]);
    driver.keys("enter");
    shows(&mut driver, &["请填写"]);
    driver.keys("漏水的 enter");
    shows(&mut driver, &["已存下；按 Ctrl+R 查看全部"]);
    driver.keys("esc v");
    insta::assert_snapshot!("searches_zh_80x24", driver.screen());
    driver.keys("enter");
    shows(&mut driver, &["共 2 件", "储物柜"]);
    lacks(&mut driver, "器械故障");
}

#[test]
fn the_counts_are_those_of_now_and_the_given_searches_stay() {
    let mut driver = desk("clerk", Lang::En);
    driver.keys("F3 v");
    shows(
        &mut driver,
        &["Overdue", "Due today", "Registered by me", "Returned"],
    );
    let before = driver.screen();
    driver.register(json!({"subject": "又一件", "received_at": "2026-09-21T09:00:00+08:00"}));
    assert_ne!(
        driver.screen(),
        before,
        "counted anew with nobody at the keys"
    );
    driver.keys("delete");
    shows(&mut driver, &["comes with the program"]);
    driver.keys("enter");
    shows(&mut driver, &["overdue", "器械故障"]);
    lacks(&mut driver, "淋浴漏水");
}

#[test]
fn a_saved_search_is_deleted_after_a_question_and_is_one_user_s_own() {
    let mut driver = desk("boss", Lang::Zh);
    driver.keys("F3 / 漏水 ctrl+d 漏水的 enter v");
    driver.keys("esc");
    driver.sign_in("clerk").keys("F3 ctrl+r");
    lacks(&mut driver, "漏水的");
    driver.keys("esc").sign_in("boss").keys("F3 ctrl+r d");
    shows(&mut driver, &["删除已存查找“漏水的”（漏水）"]);
    driver.keys("enter");
    shows(&mut driver, &["漏水的"]);
    driver.keys("d y");
    lacks(&mut driver, "漏水的");
    shows(&mut driver, &["超时"]);
}

#[test]
fn nothing_to_save_is_said() {
    let mut driver = desk("boss", Lang::Zh);
    driver.keys("F3 w");
    shows(&mut driver, &["没有在查找"]);
}

/// Two things that were typed and not submitted: a registration and a step of a case.
fn with_drafts(lang: Lang) -> Driver {
    let mut driver = desk("boss", lang);
    driver.keys("F2 tab tab 孙七 esc down enter");
    driver.keys("F3 end enter n 1 tab 备注文字 esc down enter");
    driver.keys("F9").type_text(match lang {
        Lang::Zh => "我的草稿",
        Lang::En => "My drafts",
    });
    driver.keys("enter");
    driver
}

#[test]
fn drafts_are_listed_in_words_with_their_time() {
    for (lang, name) in [(Lang::Zh, "drafts_zh_80x24"), (Lang::En, "drafts_en_80x24")] {
        insta::assert_snapshot!(name, with_drafts(lang).screen());
    }
}

#[test]
fn a_draft_is_opened_where_it_was_typed() {
    let mut driver = with_drafts(Lang::Zh);
    driver.keys("enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Case);
    shows(&mut driver, &["派单  2026-000001", "备注文字"]);
    driver.keys("esc down enter F9 我的草稿 enter down enter");
    assert_eq!(driver.model.shell.screen, ScreenId::Register);
    shows(&mut driver, &["孙七"]);
}

#[test]
fn a_draft_is_deleted_after_a_question() {
    let mut driver = with_drafts(Lang::Zh);
    driver.keys("down delete");
    shows(&mut driver, &["删除草稿“登记  孙七”，不能恢复"]);
    driver.keys("y");
    lacks(&mut driver, "孙七");
    driver.keys("d y");
    shows(&mut driver, &["没有草稿"]);
    assert!(driver.backend.drafts_of("boss").is_empty());
}

#[test]
fn a_saved_search_is_no_draft() {
    let mut driver = desk("boss", Lang::Zh);
    driver.keys("F3 / 漏水 ctrl+d 漏水的 enter esc F9 我的草稿 enter");
    shows(&mut driver, &["没有草稿"]);
}

#[test]
fn saved_searches_speak_english_too() {
    let mut driver = desk("clerk", Lang::En);
    driver.keys("F3 / 漏水 ctrl+d Leaks enter esc v");
    insta::assert_snapshot!("searches_en_80x24", driver.screen());
}
