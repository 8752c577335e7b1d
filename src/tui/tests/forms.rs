//! A form as people fill it in: what is typed, pasted, missing, kept.

use crate::text::Lang;
use crate::tui::action::AppEvent;
use crate::tui::surface::Draft;
use crate::tui::testing::Driver;
use crate::tui::tests::sample::{Sample, desk, with_sample};

#[test]
fn a_form_looks_like_a_form() {
    let mut driver = with_sample(56);
    insta::assert_snapshot!("form_empty", driver.screen());
    driver.keys("张三 tab 138 tab 2 tab space").type_text("");
    driver
        .keys("tab")
        .type_text("淋浴间漏水，多次反映。")
        .keys("enter")
        .type_text("要求当天答复");
    insta::assert_snapshot!("form_filled", driver.screen());
}

#[test]
fn the_cursor_follows_the_chinese_that_is_typed() {
    let mut driver = with_sample(56);
    let begin = driver.cursor().unwrap();
    let end = driver.keys("欧阳").cursor().unwrap();
    assert_eq!((end.x, end.y), (begin.x + 4, begin.y));
    assert_eq!(
        driver.keys("tab tab").cursor(),
        None,
        "a choice has no cursor"
    );
    assert!(driver.keys("tab tab").cursor().unwrap().y > begin.y);
}

#[test]
fn letters_are_text_in_a_field_and_the_marks_of_an_input_method_stay_what_they_are() {
    let mut driver = with_sample(56);
    driver.keys("q ? / ： 。");
    assert!(driver.screen().contains("q?/：。"), "{}", driver.screen());
}

#[test]
fn what_is_missing_is_said_beside_the_field() {
    let screen = with_sample(56).keys("tab tab 1 ctrl+s").screen();
    assert!(screen.contains("! 请填写"), "{screen}");
}

#[test]
fn what_is_typed_is_kept_within_a_second_and_on_the_way_out() {
    let mut driver = with_sample(56);
    let kept = |driver: &mut Driver| {
        let (desk, actor) = driver.backend.desk_and_actor();
        desk.drafts(&actor.user.clone())
            .unwrap()
            .first()
            .map(|draft| draft.body.clone())
            .unwrap_or_default()
    };
    driver.keys("张").beat();
    let body = kept(&mut driver);
    let draft = Draft::read("sample", &body).unwrap();
    assert!(
        draft.content["name"].as_str().unwrap().starts_with('张'),
        "{body}"
    );
    driver.keys("三").event(AppEvent::Hangup);
    assert!(kept(&mut driver).contains('三'));
    assert!(driver.left());
}

#[test]
fn nothing_is_destroyed_by_the_key_that_asked_or_by_enter() {
    let mut driver = with_sample(56);
    driver.keys("张 esc");
    assert!(
        driver.screen().contains("填写的内容不保留"),
        "{}",
        driver.screen()
    );
    driver.keys("esc");
    assert!(driver.screen().contains("任何号码都收"), "esc cancels");
    driver.keys("esc enter");
    assert!(
        driver.screen().contains("任何号码都收"),
        "cancel has the focus"
    );
    driver.keys("esc ｙ");
    assert!(
        !driver.screen().contains("任何号码都收"),
        "the confirming key, even full-width, does it"
    );
}

#[test]
fn a_paste_of_five_megabytes_is_refused_politely() {
    let mut driver = with_sample(56);
    driver.paste(&"长".repeat(1_700_000));
    assert!(driver.screen().contains("没有粘贴"), "{}", driver.screen());
}

#[test]
fn a_paste_cannot_drive_the_terminal() {
    let mut driver = with_sample(56);
    driver.paste("\u{1b}[2J\u{202e}张三\r\n\u{7}");
    let screen = driver.screen();
    assert!(
        screen.contains("张三") && !screen.contains('\u{1b}') && !screen.contains('\u{202e}'),
        "{screen}"
    );
}

#[test]
fn a_form_taller_than_its_window_keeps_the_focus_in_sight() {
    let mut driver = desk(Lang::Zh, 60, 16);
    driver.keys("F3").open(Sample::new(40));
    assert!(driver.screen().contains("客户 ─"));
    let screen = driver.keys("shift+tab").screen();
    assert!(
        screen.contains("›内容") && !screen.contains("客户 ─"),
        "{screen}"
    );
    let screen = driver.keys("tab").screen();
    assert!(
        screen.contains("›姓名") && screen.contains("客户 ─"),
        "{screen}"
    );
}
