//! What works on every screen: help, palette, menu, toasts, signing out.

use crate::text::Lang;
use crate::tui::action::{AppEvent, Effect, ShellChange};
use crate::tui::screens::ScreenId;
use crate::tui::testing::Driver;
use crate::tui::tests::sample::{desk, with_sample};

#[test]
fn help_palette_and_menu_run_what_is_chosen() {
    let mut driver = desk(Lang::Zh, 80, 24);
    driver.keys("F3 F1");
    assert!(driver.screen().contains("帮助：此处的按键"));
    driver.keys("esc F9 zzz enter");
    assert_eq!(
        driver.model.shell.screen,
        ScreenId::Cases,
        "nothing has these initials"
    );
    driver.keys("esc F9 qhdyw enter");
    assert_eq!(driver.model.shell.lang, Lang::En);
    assert!(driver.keys("。").screen().contains("╭ Actions"));
    driver.keys("down enter");
    assert!(driver.model.layers.is_empty());
    assert!(driver.model.screens.cases.searching());
}

#[test]
fn a_disabled_command_says_why() {
    let mut driver = desk(Lang::Zh, 80, 24);
    let screen = driver.keys("F3 enter").screen();
    assert!(screen.contains("没有选中案件"), "{screen}");
}

#[test]
fn a_toast_fades() {
    let mut driver = desk(Lang::Zh, 80, 24);
    driver.keys("F3 enter");
    for _ in 0..10 {
        driver.beat();
    }
    assert!(!driver.screen().contains("没有选中案件"));
}

#[test]
fn sign_out_forgets_who_was_there() {
    let mut driver = desk(Lang::Zh, 80, 24);
    driver.keys("F9 换班 enter");
    assert_eq!(driver.model.shell.screen, ScreenId::SignIn);
    assert!(driver.model.shell.actor.is_none());
    let screen = driver.keys("F3").screen();
    assert!(screen.contains("请先登录"), "{screen}");
}

#[test]
fn a_desk_that_is_not_there_leads_to_the_first_run() {
    let driver = Driver::without_desk(Lang::Zh, 80, 24);
    assert_eq!(driver.model.shell.screen, ScreenId::FirstRun);
}

#[test]
fn sign_out_keeps_the_draft_and_leaves_nothing_for_the_next_user() {
    let mut driver = with_sample(56);
    driver.keys("张三").event(AppEvent::DeskChanged);
    let effects = vec![Effect::Shell(ShellChange::SignedOut)];
    driver.carry_out(effects);
    assert!(driver.model.layers.is_empty());
    assert_eq!(driver.model.screens.cases.selected(), None);
    let kept = driver.backend.drafts_of("boss");
    assert!(kept.iter().any(|body| body.contains("张三")), "{kept:?}");
}
