//! The application as its users meet it: keys, popups, drafts, sizes.

mod bell;
mod busy;
mod help;
mod kept;
mod leaving;
mod lock;
mod own_keys;
mod pickers;
mod why;

use ratatui::layout::{Position, Rect, Size};
use serde_json::json;

use super::action::{AppEvent, Effect};
use super::commands::{Id, Scope, form};
use super::draw::{Draw, Target};
use super::key::Key;
use super::model::Shell;
use super::popups::Confirm;
use super::screens::ScreenId;
use super::surface::{Dialog, Draft, Surface};
use super::testing::Driver;
use super::theme::{Lines, Palette, Theme};
use super::widgets::{Choice, Field, Form, Item, Opt, TextBox, Tick, Ticks};
use crate::text::Lang;

/// A dialog with one field of each kind.
#[derive(Debug)]
struct Sample {
    form: Form,
    width: u16,
}

impl Sample {
    fn new(width: u16) -> Self {
        let ticks = vec![
            Tick::new("a", "书面投诉", "x.1"),
            Tick::new("b", "媒体介入，影响公司声誉和形象", "x.2"),
        ];
        let kinds = vec![
            Opt::new("c", "投诉"),
            Opt::new("s", "建议"),
            Opt::new("e", "咨询"),
        ];
        let form = Form::new(vec![
            Item::heading("客户"),
            Item::line("name", "姓名", Field::new().placeholder("张三")).needed(),
            Item::line("phone", "电话", Field::new()).hint("任何号码都收"),
            Item::heading("事项"),
            Item::choice("kind", "类型", Choice::new(kinds)).needed(),
            Item::ticks("facts", "情形", Ticks::new(ticks)),
            Item::text("text", "内容", TextBox::new(3, 6)).needed(),
        ]);
        Self { form, width }
    }
}

impl Surface for Sample {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Form]
    }

    fn typing(&self) -> bool {
        self.form.typing()
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            form::NEXT => self.form.next(),
            form::PREVIOUS => self.form.previous(),
            form::SUBMIT if self.form.complete(shell.lang) => {
                return vec![Effect::Close, Effect::say("kept")];
            }
            form::CANCEL => {
                let then = vec![Effect::Close];
                return vec![Effect::open(Confirm::new(
                    "放弃",
                    "填写的内容不保留。",
                    "放弃",
                    then,
                ))];
            }
            _ => {}
        }
        Vec::new()
    }

    fn key(&mut self, key: Key, _shell: &Shell) -> Vec<Effect> {
        self.form.key(key);
        Vec::new()
    }

    fn paste(&mut self, text: &str, shell: &Shell) -> Vec<Effect> {
        match self.form.paste(text, shell.lang) {
            Ok(_) => Vec::new(),
            Err(refused) => vec![Effect::complain(refused)],
        }
    }

    fn click(&mut self, target: Target, _double: bool, _shell: &Shell) -> Vec<Effect> {
        self.form.click(target);
        Vec::new()
    }

    /// It asks by itself, with a box that confirms.
    fn changed(&self) -> bool {
        false
    }

    fn draft(&self) -> Option<Draft> {
        (!self.form.is_blank()).then(|| Draft {
            key: "sample".to_owned(),
            title: self.form.text("name"),
            content: self.form.to_json(),
        })
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        self.form.view(draw, area, true);
    }
}

impl Dialog for Sample {
    fn title(&self, _shell: &Shell) -> String {
        "登记".to_owned()
    }

    fn wanted(&self, _screen: Size, _shell: &Shell) -> Size {
        Size {
            width: self.width,
            height: self.form.height(self.width),
        }
    }
}

fn desk(lang: Lang, width: u16, height: u16) -> Driver {
    Driver::new("gym", "boss", lang, width, height)
}

fn with_sample(width: u16) -> Driver {
    let mut driver = desk(Lang::Zh, 80, 24);
    for _ in 0..12 {
        driver.register(json!({"subject": "器械故障器械故障器械故障器械故障器械故障器械故障", "departments": ["前台前台"]}));
    }
    driver.keys("F3").open(Sample::new(width));
    driver
}

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
fn popups_over_chinese_keep_their_borders_at_odd_and_even_columns() {
    for width in 40..46 {
        let screen = with_sample(width).screen();
        let rows: Vec<&str> = screen
            .lines()
            .filter(|line| line.contains('╭') || line.contains('╰'))
            .collect();
        assert_eq!(rows.len(), 2, "{screen}");
        let left = column_of(rows[0], '╭').unwrap();
        let right = column_of(rows[0], '╮').unwrap();
        for line in screen
            .lines()
            .skip_while(|line| !line.contains('╭'))
            .skip(1)
            .take_while(|line| !line.contains('╰'))
        {
            assert_eq!(
                char_at(line, left),
                Some('│'),
                "left border, width {width}\n{screen}"
            );
            assert_eq!(
                char_at(line, right),
                Some('│'),
                "right border, width {width}\n{screen}"
            );
        }
    }
}

/// The cell at which `wanted` stands first.
fn column_of(line: &str, wanted: char) -> Option<usize> {
    let (before, _) = line.split_once(wanted)?;
    Some(crate::text::width(before))
}

/// The character that begins in that cell.
fn char_at(line: &str, column: usize) -> Option<char> {
    let before = crate::text::take_prefix_cells(line, column);
    line.strip_prefix(before)?
        .chars()
        .next()
        .filter(|_| crate::text::width(before) == column)
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
fn the_window_may_be_too_small_and_grow_again() {
    let mut driver = with_sample(56);
    driver.keys("张三");
    let small = driver.resize(59, 16).screen();
    assert!(small.contains("窗口太小"), "{small}");
    for (width, height) in [(1, 1), (2, 30), (200, 3), (60, 16), (250, 70)] {
        driver.resize(width, height).screen();
    }
    assert!(driver.resize(80, 24).screen().contains("张三"));
}

#[test]
fn help_palette_and_menu_run_what_is_chosen() {
    let mut driver = desk(Lang::Zh, 80, 24);
    driver.keys("F3 F1");
    insta::assert_snapshot!("help", driver.screen());
    driver.keys("esc F9 zzz enter");
    assert_eq!(
        driver.model.shell.screen,
        ScreenId::Cases,
        "nothing has these initials"
    );
    driver.keys("esc F9 qhdyw enter");
    assert_eq!(driver.model.shell.lang, Lang::En);
    insta::assert_snapshot!("menu", driver.keys("。").screen());
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
fn ascii_lines_and_mono_show_the_same_words() {
    let mut driver = with_sample(56);
    driver.model.shell.theme = Theme {
        palette: Palette::Mono,
        lines: Lines::Ascii,
    };
    let screen = driver.screen();
    assert!(
        screen.contains("+ 登记 ---") && !screen.contains('│'),
        "{screen}"
    );
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

fn click(driver: &mut Driver, column: u16, row: u16) {
    use ratatui::crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    driver.event(AppEvent::Terminal(Event::Mouse(MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column,
        row,
        modifiers: KeyModifiers::NONE,
    })));
}

#[test]
fn a_click_means_what_is_drawn_there() {
    let mut driver = desk(Lang::Zh, 80, 24);
    for _ in 0..3 {
        driver.register(json!({}));
    }
    driver.keys("F3");
    click(&mut driver, 20, 7);
    let selected = |driver: &Driver| {
        driver
            .model
            .screens
            .cases
            .selected()
            .unwrap()
            .number
            .clone()
    };
    assert_eq!(selected(&driver), "2026-000001");
    click(&mut driver, 29, 1);
    assert_eq!(driver.model.shell.screen, ScreenId::Queue, "a tab");
    driver.keys("F3");
    click(&mut driver, 20, 5);
    click(&mut driver, 20, 5);
    assert_eq!(
        driver.model.shell.screen,
        ScreenId::Case,
        "a second click opens"
    );
}

#[test]
fn a_click_beside_a_popup_does_nothing_and_one_within_goes_to_the_field() {
    let mut driver = with_sample(56);
    driver.keys("F3");
    click(&mut driver, 4, 1);
    assert_eq!(driver.model.shell.screen, ScreenId::Cases);
    let before = driver.cursor().unwrap();
    click(&mut driver, 30, 8);
    assert_eq!(driver.cursor().unwrap().y, before.y + 1);
}

#[test]
fn the_wheel_moves_through_rows() {
    use ratatui::crossterm::event::{Event, KeyModifiers, MouseEvent, MouseEventKind};
    let mut driver = desk(Lang::Zh, 80, 24);
    for _ in 0..8 {
        driver.register(json!({}));
    }
    driver
        .keys("F3 home")
        .event(AppEvent::Terminal(Event::Mouse(MouseEvent {
            kind: MouseEventKind::ScrollDown,
            column: 10,
            row: 10,
            modifiers: KeyModifiers::NONE,
        })));
    assert_eq!(
        driver.model.screens.cases.selected().unwrap().number,
        "2026-000005"
    );
}

#[test]
fn sign_out_keeps_the_draft_and_leaves_nothing_for_the_next_user() {
    let mut driver = with_sample(56);
    driver.keys("张三").event(AppEvent::DeskChanged);
    let effects = vec![Effect::Shell(super::action::ShellChange::SignedOut)];
    driver.carry_out(effects);
    assert!(driver.model.layers.is_empty());
    assert_eq!(driver.model.screens.cases.selected(), None);
    let kept = driver.backend.drafts_of("boss");
    assert!(kept.iter().any(|body| body.contains("张三")), "{kept:?}");
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

#[test]
fn a_storm_of_resizes_leaves_a_whole_screen() {
    let mut driver = with_sample(56);
    for number in 0..200_u16 {
        driver.resize(1 + number * 7 % 200, 1 + number * 5 % 60);
    }
    assert!(driver.resize(80, 24).screen().contains("登记"));
}
