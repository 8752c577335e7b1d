//! The scenes: how each screen and each kind of box is reached by keys, and what stands there then.

mod table;

use super::desk::On;
use crate::case::CommandName;
use crate::text::Lang;
use crate::tui::action::{AppEvent, Effect};
use crate::tui::screens::{Place, ScreenId};
use crate::tui::theme::Theme;

/// Scenes that are taken together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    Daily,
    DailyBoxes,
    Supervision,
    Administration,
    Settings,
    Coming,
}

/// What a scene begins on.
#[derive(Clone, Copy, Debug)]
enum Begin {
    Clerk,
    Boss,
    Calm,
    Company,
    Nothing,
    Broken,
    Real,
}

/// How it is reached.
#[derive(Clone, Copy, Debug)]
enum Play {
    Keys(&'static str),
    /// Some steps, then keys.
    After(fn(&mut On), &'static str),
    /// On the first case that a query finds, then keys.
    Of(&'static str, &'static str),
    /// The box of a command of a case.
    Act(CommandName),
    /// Keys, then a command of the palette by its Chinese or English name.
    Palette(&'static str, [&'static str; 2]),
}

impl Play {
    fn on(self, on: &mut On) {
        let keys = match self {
            Self::Keys(keys) => keys,
            Self::After(steps, keys) => {
                steps(on);
                keys
            }
            Self::Of(query, keys) => {
                open(on, query);
                keys
            }
            Self::Act(command) => return act(on, command),
            Self::Palette(keys, titles) => {
                on.driver.keys(keys);
                return palette(on, titles);
            }
        };
        on.driver.keys(keys);
    }
}

/// One screen, or one box above it.
#[derive(Clone, Copy, Debug)]
pub struct Scene {
    pub name: &'static str,
    pub part: Part,
    /// Shown on a whole large screen too.
    pub large: bool,
    begin: Begin,
    /// Where it ends: the screen, and how many boxes stand above it.
    at: (ScreenId, usize),
    play: Play,
}

impl Scene {
    /// The scene, played to its end.
    pub fn played(&self, lang: Lang) -> On {
        self.played_in(lang, Theme::default())
    }

    /// The scene, played in a look.
    pub fn played_in(&self, lang: Lang, theme: Theme) -> On {
        let mut on = match self.begin {
            Begin::Clerk => On::demo("clerk", lang),
            Begin::Boss => On::demo("王芳", lang),
            Begin::Calm => On::calm("王芳", lang),
            Begin::Company => On::company("王芳", lang),
            Begin::Nothing => On::nothing(lang),
            Begin::Broken => On::broken(lang),
            Begin::Real => On::real(lang),
        };
        on.driver.model.shell.theme = theme;
        self.play.on(&mut on);
        let model = &on.driver.model;
        let at = (model.shell.screen, model.layers.iter().count());
        assert_eq!(at, self.at, "{}:\n{}", self.name, on.driver.screen());
        on
    }

    /// Whether it ends with a box above the screen.
    pub fn is_box(&self) -> bool {
        self.at.1 > 0
    }
}

/// Types a complaint into the registration form.
fn fill_in(on: &mut On) {
    on.driver
        .keys("F2 1 tab 1 tab 张三 tab tab 13800138000 tab 2 tab 跑步机故障 tab")
        .paste("三号跑步机突然加速，客户摔倒，膝盖擦伤，要求给说法。")
        .keys("tab tab tab tab");
}

/// Leaves a draft behind, and begins again.
fn leave_a_draft(on: &mut On) {
    on.driver.keys("F2 tab tab 张三").event(AppEvent::Hangup);
    on.begin_again("clerk");
}

/// Opens the first case that a query finds.
fn open(on: &mut On, query: &str) {
    let number = first(on, query);
    on.driver.carry_out(vec![Effect::Go(Place::Case(number))]);
}

/// The number of the first case that a query finds.
fn first(on: &mut On, query: &str) -> String {
    let place = Place::Search(query.to_owned());
    on.driver.carry_out(vec![Effect::Go(place)]);
    let found = on.driver.model.screens.cases.selected();
    found.expect(query).number.clone()
}

/// Opens the box of a command on the gravest case where it is possible.
fn act(on: &mut On, command: CommandName) {
    for query in [
        "stage:dispatch",
        "level:1-2 status:open",
        "status:open",
        "status:closed",
    ] {
        let number = first(on, query);
        let place = Place::Act(number, command);
        on.driver.carry_out(vec![Effect::Go(place)]);
        if !on.driver.model.layers.is_empty() {
            on.driver.model.toast = None; // why it was not possible on the case before
            return;
        }
    }
}

/// Runs a command from the palette.
fn palette(on: &mut On, [zh, en]: [&str; 2]) {
    let title = match on.driver.model.shell.lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    on.driver.keys("F9").paste(title).keys("enter");
}

/// Compares a changed file of rules with those in force.
fn compare(on: &mut On) {
    let path = on.new_rules();
    on.driver.keys("F8 v").paste(&path).keys("enter");
}

/// Signs in on a real desk.
fn real(on: &mut On) {
    on.driver
        .paste("王芳")
        .keys("tab")
        .paste("quiet-river-stone")
        .keys("enter");
}
