//! `Esc` on a form: at once where nothing was typed, after a question where something was, and the safe answer first.

use serde_json::json;

use crate::text::Lang;
use crate::tui::screens::settings::Settings;
use crate::tui::testing::Driver;

/// A form: how one comes to it, what is typed, and whether that is kept as a draft.
struct Form {
    regulation: &'static str,
    open: &'static str,
    typed: &'static str,
    drafted: bool,
}

const fn form(open: &'static str, typed: &'static str, drafted: bool) -> Form {
    Form {
        regulation: "gym",
        open,
        typed,
        drafted,
    }
}

/// Every form that one can leave with something typed in it.
const FORMS: [Form; 12] = [
    form("F3 enter m", "备注文字", true),
    form("F3 enter n", "1 tab 赵六", true),
    form("F5 d", "1 tab tab 2", true),
    form("F8 down down enter i", "节假日.csv", true),
    form("F8 down down down enter a", "王五", true),
    form("F8 down down down enter b", "保洁", true),
    form("F8 down down down enter e", "赵六", true),
    form("F8 down down down down enter b", "乙", false),
    form("F3 / 漏水 ctrl+d", "漏水的", false),
    form("F3 ctrl+p", "乙", false),
    form("F6 ctrl+p", "乙", false),
    Form {
        regulation: "gas",
        ..form("F4 v enter", "巡查管线", true)
    },
];

fn desk(form: &Form, lang: Lang) -> Driver {
    let mut driver = Driver::new(form.regulation, "boss", lang, 80, 24);
    let kind = driver.model.shell.desk.as_ref().unwrap().regulation.kinds[0]
        .id
        .clone();
    driver.register(json!({"kind": kind, "subject": "淋浴漏水"}));
    driver
}

/// In the form, with nothing typed.
fn opened(form: &Form, lang: Lang) -> Driver {
    let mut driver = desk(form, lang);
    driver.keys(form.open);
    assert!(!driver.model.layers.is_empty(), "{}: no form", form.open);
    driver
}

fn drafts(driver: &mut Driver) -> usize {
    driver.backend.drafts_of("boss").len()
}

fn asks(driver: &mut Driver) -> bool {
    driver.screen().contains("尚未提交")
}

#[test]
fn a_form_with_nothing_typed_closes_at_once() {
    for form in &FORMS {
        let mut driver = opened(form, Lang::Zh);
        driver.keys("esc");
        assert!(driver.model.layers.is_empty(), "{}", form.open);
        assert_eq!(drafts(&mut driver), 0, "{}", form.open);
    }
}

#[test]
fn a_form_with_something_typed_asks_and_the_safe_answer_comes_first() {
    for form in &FORMS {
        let mut driver = opened(form, Lang::Zh);
        driver.keys(form.typed);
        let before = driver.screen();
        driver.keys("esc");
        assert!(asks(&mut driver), "{}:\n{}", form.open, driver.screen());
        assert_eq!(
            driver.screen().contains("保留草稿"),
            form.drafted,
            "{}",
            form.open
        );
        driver.keys("enter");
        assert_eq!(driver.screen(), before, "{}: go on writing", form.open);
        driver.keys("esc esc");
        assert_eq!(driver.screen(), before, "{}: esc means no", form.open);
    }
}

#[test]
fn what_is_kept_comes_back_and_is_listed_and_what_is_discarded_is_gone() {
    for form in FORMS.iter().filter(|form| form.drafted) {
        let mut driver = opened(form, Lang::Zh);
        let blank = driver.screen();
        driver.keys(form.typed).keys("esc 2");
        assert!(driver.model.layers.is_empty(), "{}", form.open);
        assert!(
            driver.screen().contains("已存为草稿"),
            "{}",
            driver.screen()
        );
        driver.keys("F9 我的草稿 enter");
        let list = driver.screen();
        assert!(
            list.contains("今天 10:12") || list.contains("10:12"),
            "{}:\n{list}",
            form.open
        );
        driver.keys("esc");
        let mut again = driver;
        again.keys("F12").model.screens.settings = Settings::default();
        again.keys(form.open);
        assert_ne!(
            again.screen(),
            blank,
            "{}: what was typed is back",
            form.open
        );
        again.keys("esc 3");
        assert!(again.model.layers.is_empty(), "{}", form.open);
        assert_eq!(drafts(&mut again), 0, "{}", form.open);
    }
}

#[test]
fn what_is_not_drafted_is_discarded_with_the_second_answer() {
    for form in FORMS.iter().filter(|form| !form.drafted) {
        let mut driver = opened(form, Lang::Zh);
        driver.keys(form.typed).keys("esc 2");
        assert!(driver.model.layers.is_empty(), "{}", form.open);
        assert_eq!(drafts(&mut driver), 0, "{}", form.open);
    }
}

#[test]
fn a_draft_of_a_box_is_opened_from_the_list() {
    let form = &FORMS[4];
    let mut driver = opened(form, Lang::Zh);
    driver.keys(form.typed).keys("esc 2 F3 F9 我的草稿 enter");
    insta::assert_snapshot!("draft_of_a_box_zh", driver.screen());
    driver.keys("enter");
    let screen = driver.screen();
    assert!(
        screen.contains("王五") && screen.contains("新增用户"),
        "{screen}"
    );
}

#[test]
fn the_question_in_both_languages_and_sizes() {
    for (lang, width, height) in [(Lang::Zh, 80, 24), (Lang::En, 80, 24), (Lang::En, 120, 40)] {
        let mut driver = opened(&FORMS[0], lang);
        driver.resize(width, height).keys("备注文字 esc");
        insta::assert_snapshot!(
            format!("leaving_{}_{width}x{height}", lang.code()),
            driver.screen()
        );
    }
}
