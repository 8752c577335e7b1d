//! Fields filled in from a calendar, from a list of names, or at length over the whole screen.

use insta::assert_snapshot;
use ratatui::layout::{Position, Rect, Size};
use serde_json::json;

use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::commands::{Id, Scope, form};
use crate::tui::draw::Draw;
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::testing::{Driver, shows};
use crate::tui::when::Way;
use crate::tui::widgets::{Aid, DayAid, Field, Form, Item, Known, Names, TextBox};

/// A form with a field of each kind that something helps with.
#[derive(Debug)]
struct Helped(Form);

fn known(names: &[(&str, &str)]) -> std::sync::Arc<[Known]> {
    let each = names.iter().map(|(name, note)| Known {
        name: (*name).to_owned(),
        note: (*note).to_owned(),
    });
    each.collect()
}

impl Helped {
    fn new(lang: Lang) -> Self {
        let label = |zh: &'static str, en: &'static str| if lang == Lang::Zh { zh } else { en };
        let departments = known(&[("前台", ""), ("维修部", ""), ("卫生部", ""), ("器械部", "")]);
        let persons = known(&[
            ("张三", "维修部"),
            ("单杰", "前台"),
            ("曾丽", "前台"),
            ("王五", "器械部"),
        ]);
        let day = Aid::Day(DayAid::day(Way::Ahead));
        let moment = Aid::Day(DayAid::moment(Way::Ahead));
        Self(Form::new(vec![
            Item::line("day", label("完成日期", "By"), Field::new()).aid(day),
            Item::line("until", label("延至", "Until"), Field::new()).aid(moment),
            Item::line("department", label("责任部门", "Department"), Field::new())
                .aid(Aid::Names(Names::one(departments.clone()))),
            Item::line("others", label("其他部门", "Others"), Field::new())
                .aid(Aid::Names(Names::several(departments))),
            Item::line("person", label("经办人", "Handler"), Field::new())
                .aid(Aid::Names(Names::one(persons))),
            Item::text("text", label("处理情况", "Handling"), TextBox::new(3, 6)),
        ]))
    }
}

impl Surface for Helped {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Form]
    }

    fn typing(&self) -> bool {
        self.0.typing()
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.0)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.0)
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        match id {
            form::NEXT => self.0.next(),
            form::PREVIOUS => self.0.previous(),
            form::CANCEL => return vec![Effect::Close],
            _ => {}
        }
        Vec::new()
    }

    fn key(&mut self, key: Key, _shell: &Shell) -> Vec<Effect> {
        self.0.key(key);
        Vec::new()
    }

    fn paste(&mut self, text: &str, shell: &Shell) -> Vec<Effect> {
        let refused = self.0.paste(text, shell.lang).err();
        refused.map(Effect::complain).into_iter().collect()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        self.0.view(draw, area, true);
    }
}

impl Dialog for Helped {
    fn title(&self, _shell: &Shell) -> String {
        "登记".to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        let width = screen.width.saturating_sub(8).min(70);
        Size {
            width,
            height: self.0.height(width),
        }
    }
}

fn open(lang: Lang, width: u16, height: u16, field: &str) -> Driver {
    let mut driver = Driver::new("gym", "boss", lang, width, height);
    let mut form = Helped::new(lang);
    form.0.focus(field);
    driver.open(form);
    driver
}

/// What stands in a field of the form, which lies below whatever was opened.
fn text(driver: &Driver, field: &str) -> String {
    let layer = driver.model.layers.iter().next().unwrap();
    layer.dialog.form().unwrap().text_raw(field)
}

#[test]
fn one_key_opens_the_calendar_and_the_day_lands_in_the_field() {
    for key in ["alt+down", "ctrl+n", "ctrl+down", "space", "\u{3000}"] {
        let mut driver = open(Lang::Zh, 80, 24, "day");
        driver.keys(key).keys("right right enter");
        assert_eq!(text(&driver, "day"), "2026-09-30", "{key:?}");
        assert_eq!(driver.model.layers.iter().count(), 1);
    }
}

#[test]
fn a_day_typed_by_hand_still_means_what_it_meant_and_says_so() {
    let mut driver = open(Lang::Zh, 80, 24, "day");
    driver.keys("10-8");
    shows(&mut driver, &["= 2026 10月8日 周四", "工作日"]);
    assert_eq!(text(&driver, "day"), "10-8");
    driver.keys("alt+down");
    shows(&mut driver, &["2026年10月", "Enter 选定 10月8日"]);
    driver.keys("esc");
    assert_eq!(text(&driver, "day"), "10-8", "leaving changes nothing");
}

#[test]
fn a_moment_lands_with_its_time() {
    let mut driver = open(Lang::En, 80, 24, "until");
    driver.keys("alt+down +3 enter");
    assert_eq!(text(&driver, "until"), "2026-10-08 18:00");
    driver.keys("alt+down 15:30 enter");
    assert_eq!(text(&driver, "until"), "2026-10-08 15:30");
    shows(&mut driver, &["= 2026 Thu 8 Oct 15:30"]);
}

#[test]
fn names_narrow_as_one_types_by_initials_pinyin_characters_and_department() {
    for (typed, found) in [
        ("wxb", "维修部"),
        ("ＷＸＢ", "维修部"),
        ("weixiu", "维修部"),
        ("维修", "维修部"),
        ("维xb", "维修部"),
        ("wsb", "卫生部"),
    ] {
        let mut driver = open(Lang::Zh, 80, 24, "department");
        driver.keys("alt+down").type_text(typed);
        shows(&mut driver, &["1/4", found]);
        driver.keys("enter");
        assert_eq!(text(&driver, "department"), found, "{typed}");
    }
    for (typed, found) in [
        ("sj", "单杰"),
        ("dj", "单杰"),
        ("cl", "曾丽"),
        ("器械", "王五"),
    ] {
        let mut driver = open(Lang::Zh, 80, 24, "person");
        driver.keys("alt+down").type_text(typed);
        driver.keys("enter");
        assert_eq!(text(&driver, "person"), found, "{typed}");
    }
}

#[test]
fn the_same_names_complete_what_is_typed_into_the_field() {
    let mut driver = open(Lang::Zh, 80, 24, "department");
    driver.keys("w");
    shows(&mut driver, &["回车选用：[维修部] 卫生部"]);
    driver.keys("down enter");
    assert_eq!(text(&driver, "department"), "卫生部");
    let mut driver = open(Lang::Zh, 80, 24, "others");
    driver.keys("qt enter wx enter");
    assert_eq!(text(&driver, "others"), "前台、维修部、");
}

#[test]
fn what_is_half_typed_goes_on_in_the_list() {
    let mut driver = open(Lang::Zh, 80, 24, "others");
    driver.keys("qt enter w alt+down");
    shows(&mut driver, &["查找 w", "2/4"]);
    driver.keys("s enter");
    assert_eq!(text(&driver, "others"), "前台、卫生部、");
    driver.keys("alt+down qx enter");
    assert_eq!(text(&driver, "others"), "前台、卫生部、器械部、");
}

#[test]
fn whoever_is_on_no_list_is_taken_as_typed() {
    let mut driver = open(Lang::Zh, 80, 24, "person");
    driver.keys("alt+down").type_text("外包小李");
    shows(&mut driver, &["0/4", "回车照写“外包小李”"]);
    driver.keys("enter");
    assert_eq!(text(&driver, "person"), "外包小李");
}

#[test]
fn the_list_of_names_at_every_size() {
    for (lang, name) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        for (width, height) in [(60, 16), (80, 24), (120, 40)] {
            let mut driver = open(lang, width, height, "department");
            driver.register(json!({"departments": ["维修部"]}));
            driver.keys("alt+down w");
            assert_snapshot!(format!("names_{name}_{width}x{height}"), driver.screen());
        }
    }
}

#[test]
fn what_is_selected_is_cut_copied_and_pasted_elsewhere() {
    let mut driver = open(Lang::Zh, 80, 24, "text");
    driver.type_text("漏水三天没人来");
    driver.keys("home shift+right shift+right ctrl+c end ctrl+v");
    assert_eq!(text(&driver, "text"), "漏水三天没人来漏水");
    driver.keys("ctrl+a ctrl+x");
    assert_eq!(text(&driver, "text"), "");
    driver.keys("ctrl+z");
    assert_eq!(
        text(&driver, "text"),
        "漏水三天没人来漏水",
        "one step takes it back"
    );
    driver.keys("ctrl+y shift+tab ctrl+v");
    assert_eq!(text(&driver, "person"), "漏水三天没人来漏水");
}

#[test]
fn typing_takes_the_place_of_what_is_selected() {
    let mut driver = open(Lang::Zh, 80, 24, "text");
    driver.type_text("一二");
    driver.keys("enter").type_text("三四");
    driver.keys("shift+up shift+home x");
    assert_eq!(text(&driver, "text"), "x");
    driver.keys("ctrl+home").type_text("好 吧 ");
    driver.keys("ctrl+left ctrl+backspace");
    assert_eq!(text(&driver, "text"), "吧 x");
}

#[test]
fn the_cursor_stands_where_the_next_character_comes_in_a_wrapped_text() {
    let mut driver = open(Lang::Zh, 80, 24, "text");
    let start = driver.cursor().unwrap();
    driver.type_text("汉字");
    assert_eq!(
        driver.cursor().unwrap(),
        Position::new(start.x + 4, start.y)
    );
    driver.type_text(&"长".repeat(40));
    let wrapped = driver.cursor().unwrap();
    assert!(wrapped.y > start.y, "{wrapped:?}");
    driver.type_text("尾");
    let screen = driver.screen();
    let line = screen.lines().nth(usize::from(wrapped.y)).unwrap();
    assert!(line.contains("长尾"), "{line}");
    assert_eq!(
        driver.cursor().unwrap(),
        Position::new(wrapped.x + 2, wrapped.y)
    );
}

#[test]
fn a_long_text_gets_the_whole_screen_and_gives_it_back() {
    let mut driver = open(Lang::Zh, 80, 24, "text");
    for line in 1..=30 {
        driver.type_text(&format!("第{line}行"));
        driver.keys("enter");
    }
    shows(&mut driver, &["第30行"]);
    driver.keys("alt+down");
    shows(
        &mut driver,
        &["处理情况", "Alt+↓ 还原", "/ 20,000 字", "第14行", "第30行"],
    );
    assert_snapshot!("grown_zh_80x24", driver.screen());
    driver.type_text("还在写");
    driver.keys("esc");
    shows(&mut driver, &["责任部门", "还在写"]);
    assert!(text(&driver, "text").ends_with("还在写"));
    driver.keys("ctrl+n ctrl+n");
    shows(&mut driver, &["责任部门"]);
}

#[test]
fn five_megabytes_pasted_are_refused_politely_and_at_once() {
    for (lang, said) in [
        (
            Lang::Zh,
            "没有粘贴：5.0 MB 太长，此处最多 20,000 字；已填的内容都在",
        ),
        (
            Lang::En,
            "Not pasted: 5.0 MB is too long (at most 20,000 characters); your text is kept",
        ),
    ] {
        let mut driver = open(lang, 120, 24, "text");
        driver.type_text("已经写好的");
        let began = std::time::Instant::now();
        driver.paste(&"5".repeat(5_000_000));
        assert!(began.elapsed() < std::time::Duration::from_secs(2));
        shows(&mut driver, &[said, "已经写好的"]);
        assert_eq!(text(&driver, "text"), "已经写好的");
    }
    let mut driver = open(Lang::Zh, 80, 24, "day");
    driver.paste(&"5".repeat(5_000_000));
    shows(&mut driver, &["没有粘贴：5.0 MB 太长，此处最多 200 字"]);
    assert_eq!(text(&driver, "day"), "");
}

#[test]
fn a_paste_that_fits_is_cleaned_and_joined_where_there_is_one_line() {
    let mut driver = open(Lang::Zh, 80, 24, "text");
    driver.paste("甲\r\n乙\u{1b}[31m红\u{7}\u{202e}\t丙");
    assert_eq!(text(&driver, "text"), "甲\n乙红 丙");
    driver.keys("ctrl+z");
    assert_eq!(text(&driver, "text"), "", "a paste is one step");
    let mut driver = open(Lang::Zh, 80, 24, "person");
    driver.paste("张\n三");
    assert_eq!(text(&driver, "person"), "张 三");
}

#[test]
fn a_text_says_when_it_is_nearly_full_and_takes_no_more_when_it_is() {
    let mut driver = open(Lang::Zh, 80, 24, "text");
    driver.paste(&"字".repeat(19_990));
    shows(&mut driver, &["19,990 / 20,000 字"]);
    driver.type_text("一二三四五六七八九十多");
    shows(&mut driver, &["⚠ 20,000 / 20,000 字  写满了"]);
    assert_eq!(text(&driver, "text").chars().count(), 20_000);
    driver.paste("又一句");
    shows(&mut driver, &["没有粘贴：3 字 太长"]);
}
