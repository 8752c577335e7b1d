//! What a field of a command takes, and the widget that takes it.

use super::plan::Scene;
use crate::case::Method;
use crate::regulation::texts::method_title;
use crate::text::Lang;
use crate::tui::when::Way;
use crate::tui::widgets::{
    Aid, Choice, DayAid, Field as LineField, Input, Item, Known, Names, Opt, Several, TextBox,
    Tick, Ticks,
};

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
        let item = match self.aid(scene) {
            Some(aid) => item.aid(aid),
            None => item,
        };
        match self.hint(lang) {
            Some(hint) => item.hint(hint),
            None => item,
        }
    }

    /// What helps to fill it in: the calendar with the case's own days, or the names that the desk knows.
    fn aid(&self, scene: &Scene<'_>) -> Option<Aid> {
        let day = |aid: DayAid| {
            Some(Aid::Day(DayAid {
                received: Some(scene.case().received_at),
                due: scene.due(),
                ..aid
            }))
        };
        let names = |known: Vec<Known>, several| {
            let known = known.into();
            Some(Aid::Names(Names { known, several }))
        };
        match self.take {
            Take::Ahead => day(DayAid::moment(Way::Ahead)),
            Take::Past => day(DayAid::moment(Way::Past)),
            Take::Day => day(DayAid::day(Way::Ahead)),
            Take::Department => names(departments(scene), Several::One),
            Take::Departments => names(departments(scene), Several::Comma),
            Take::Person => names(persons(scene), Several::One),
            Take::Persons => names(lines(scene), Several::Line),
            _ => None,
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
            Take::Ahead => Some(super::texts::time_hint(lang)),
            Take::Past => Some(super::texts::past_hint(lang)),
            Take::Day => Some(super::texts::day_hint(lang)),
            _ => None,
        }
    }
}

/// The departments of the case, then the others of the desk.
fn departments(scene: &Scene<'_>) -> Vec<Known> {
    let own = scene.case().departments.iter().map(|entry| &entry.name);
    each_once(own.chain(&scene.opened.departments).map(Known::plain))
}

/// The persons of the directory with their departments, then those that only the case names.
fn persons(scene: &Scene<'_>) -> Vec<Known> {
    let case = scene.case();
    let known = scene.opened.persons.iter().map(|person| Known {
        name: person.name.clone(),
        note: person.department.clone(),
    });
    let accused = case.persons.iter().map(|person| Known {
        name: person.name.clone(),
        note: person.department.clone().unwrap_or_default(),
    });
    let handler = case.handler.iter().map(Known::plain);
    each_once(known.chain(accused).chain(handler))
}

/// The persons as a line names them: with their department.
fn lines(scene: &Scene<'_>) -> Vec<Known> {
    let line = |known: Known| Known::plain(format!("{} {}", known.name, known.note).trim());
    persons(scene).into_iter().map(line).collect()
}

fn each_once(names: impl Iterator<Item = Known>) -> Vec<Known> {
    let mut seen = std::collections::BTreeSet::new();
    names
        .filter(|known| seen.insert(known.name.clone()))
        .collect()
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
