//! What a field of a command takes, and the widget that takes it.

use super::plan::Scene;
use crate::case::Method;
use crate::regulation::texts::method_title;
use crate::text::Lang;
use crate::tui::widgets::{Choice, Field as LineField, Input, Item, Opt, TextBox, Tick, Ticks};

/// One field of a command, under its name on the command line. A name that begins with `_` is the dialog's own and not sent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub id: &'static str,
    pub label: fn(Lang) -> &'static str,
    pub take: Take,
}

/// What it takes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Take {
    Line,
    Text,
    /// One entry a line.
    Lines,
    /// One measure a line: what; who; by when.
    Measures,
    /// One person a line: name and department.
    Persons,
    Number,
    /// Yes or no, in these words.
    YesNo(fn(Lang) -> [&'static str; 2]),
    /// One of several; one with an empty id means nothing.
    Choice(fn(&Scene<'_>) -> Vec<Opt>),
    Ticks(fn(&Scene<'_>) -> Vec<Tick>),
    /// One box.
    Flag(fn(Lang) -> &'static str),
    Department,
    Departments,
    Person,
    /// One of many, found by typing a part of it.
    Known(fn(&Scene<'_>) -> Vec<Opt>),
    /// A time that lies ahead.
    Ahead,
    /// A time that has passed.
    Past,
    Day,
}

impl Field {
    pub const fn new(id: &'static str, label: fn(Lang) -> &'static str, take: Take) -> Self {
        Self { id, label, take }
    }

    /// The field as an item of a form.
    pub fn item(&self, scene: &Scene<'_>) -> Item {
        let lang = scene.lang;
        let item = Item::new(self.id, (self.label)(lang), self.input(scene));
        match self.hint(lang) {
            Some(hint) => item.hint(hint),
            None => item,
        }
    }

    fn input(&self, scene: &Scene<'_>) -> Input {
        let lang = scene.lang;
        match self.take {
            Take::Text => Input::Text(TextBox::new(2, 6)),
            Take::Lines | Take::Measures | Take::Persons => Input::Text(TextBox::new(2, 8)),
            Take::YesNo(words) => {
                let [yes, no] = words(lang);
                Input::Choice(Choice::new(vec![Opt::new("yes", yes), Opt::new("no", no)]))
            }
            Take::Choice(options) => Input::Choice(Choice::new(options(scene))),
            Take::Ticks(ticks) => Input::Ticks(Ticks::new(ticks(scene))),
            Take::Flag(words) => Input::Ticks(Ticks::single(self.id, words(lang))),
            _ => Input::Line(LineField::new()),
        }
    }

    /// What stands below it while nothing else does.
    pub fn hint(&self, lang: Lang) -> Option<&'static str> {
        match self.take {
            Take::Lines => Some(super::texts::one_a_line(lang)),
            Take::Measures => Some(super::texts::measure_a_line(lang)),
            Take::Persons => Some(super::texts::person_a_line(lang)),
            _ => None,
        }
    }
}

/// Every way to speak or write to a customer.
pub(super) fn methods(scene: &Scene<'_>) -> Vec<Opt> {
    let options = Method::ALL.into_iter();
    options
        .filter_map(|method| {
            let id = serde_json::to_value(method).ok()?.as_str()?.to_owned();
            Some(Opt::new(id, method_title(scene.lang, method)))
        })
        .collect()
}

/// The choice of leaving something open.
pub(super) fn none(lang: Lang) -> Opt {
    Opt::new("", super::texts::none(lang))
}
