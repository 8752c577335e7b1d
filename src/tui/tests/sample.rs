//! A dialog with one field of each kind, and a desk to open it on.

use ratatui::layout::{Rect, Size};
use serde_json::json;

use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::commands::{Id, Scope, form};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::popups::Confirm;
use crate::tui::surface::{Dialog, Draft, Surface};
use crate::tui::testing::Driver;
use crate::tui::widgets::{Choice, Field, Form, Item, Opt, TextBox, Tick, Ticks};

/// A dialog with one field of each kind.
#[derive(Debug)]
pub struct Sample {
    form: Form,
    width: u16,
}

impl Sample {
    pub fn new(width: u16) -> Self {
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

pub fn desk(lang: Lang, width: u16, height: u16) -> Driver {
    Driver::new("gym", "boss", lang, width, height)
}

pub fn with_sample(width: u16) -> Driver {
    let mut driver = desk(Lang::Zh, 80, 24);
    for _ in 0..12 {
        driver.register(json!({"subject": "器械故障器械故障器械故障器械故障器械故障器械故障", "departments": ["前台前台"]}));
    }
    driver.keys("F3").open(Sample::new(width));
    driver
}
