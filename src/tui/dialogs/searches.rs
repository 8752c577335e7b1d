//! The saved searches of whoever is signed in, below some that everybody has, each with how many cases it finds now.
//!
//! The counts come one after the other, so that a slow one holds up neither the list nor the keys.

use ratatui::layout::{Rect, Size};

use super::rows::{self, Line};
use crate::case::Actor;
use crate::desk::SavedSearch;
use crate::store::Total;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::{Answer, Failure};
use crate::tui::commands::{Id, Scope, kept};
use crate::tui::draw::{Draw, Target};
use crate::tui::model::Shell;
use crate::tui::popups::Confirm;
use crate::tui::screens::cases;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::widgets::ListState;
use crate::tui::width;

/// Whoever opened it is given the words of the search under this topic.
pub const SEARCH: &str = "search";
/// So many are counted; nobody reads further.
const MOST_COUNTED: usize = 60;

/// The box.
#[derive(Debug, Default)]
pub struct Searches {
    rows: Vec<Found>,
    state: ListState,
}

/// A search, and what it finds.
#[derive(Debug)]
struct Found {
    search: SavedSearch,
    /// One that everybody has.
    given: bool,
    count: Count,
}

#[derive(Debug)]
enum Count {
    Coming,
    Cases(Total),
    /// It cannot be asked any more: a word of it means nothing under this regulation.
    Wrong,
}

/// Those that everybody has.
pub fn given(lang: Lang, actor: Option<&Actor>) -> Vec<SavedSearch> {
    let search = |name: &str, words: String| SavedSearch {
        name: name.to_owned(),
        words,
    };
    let mut all = vec![
        search(texts::overdue(lang), "overdue".to_owned()),
        search(texts::today(lang), "status:open due:today".to_owned()),
        search(texts::returned(lang), "status:open returned".to_owned()),
    ];
    if let Some(actor) = actor {
        let user = actor.user.replace('"', "");
        all.push(search(texts::mine(lang), format!("clerk:\"{user}\"")));
    }
    all
}

impl Searches {
    fn take(&mut self, own: Vec<SavedSearch>, shell: &Shell) -> Vec<Effect> {
        let row = |given| {
            move |search| Found {
                search,
                given,
                count: Count::Coming,
            }
        };
        let given = given(shell.lang, shell.actor.as_ref());
        self.rows = own.into_iter().map(row(false)).collect();
        self.rows.extend(given.into_iter().map(row(true)));
        self.state.select(self.state.selected, self.rows.len());
        self.ask_next()
    }

    fn uncounted(&mut self) -> Option<&mut Found> {
        self.rows
            .iter_mut()
            .take(MOST_COUNTED)
            .find(|row| matches!(row.count, Count::Coming))
    }

    fn ask_next(&mut self) -> Vec<Effect> {
        let ask = |row: &mut Found| {
            let query = row.search.words.clone();
            Effect::ask_latest("count", cases::Request::Count { query })
        };
        self.uncounted().map(ask).into_iter().collect()
    }

    fn counted(&mut self, count: Count) -> Vec<Effect> {
        if let Some(row) = self.uncounted() {
            row.count = count;
        }
        self.ask_next()
    }

    fn choose(&self) -> Vec<Effect> {
        let chosen = self.rows.get(self.state.selected);
        let give = |row: &Found| Effect::Give {
            topic: SEARCH,
            value: row.search.words.clone(),
        };
        chosen.map(give).into_iter().collect()
    }

    fn delete(&self, lang: Lang) -> Vec<Effect> {
        let Some(row) = self.rows.get(self.state.selected) else {
            return Vec::new();
        };
        if row.given {
            return vec![Effect::complain(texts::stays(lang))];
        }
        let name = row.search.name.clone();
        let effect = texts::effect(lang, &name, &row.search.words);
        let then = vec![Effect::ask("delete", cases::Request::DropSearch { name })];
        let question = Confirm::new(texts::delete(lang), effect, texts::delete(lang), then);
        vec![Effect::open(question)]
    }
}

impl Surface for Searches {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Searches, Scope::List]
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            kept::SEARCH_RUN => self.choose(),
            kept::SEARCH_DELETE => self.delete(shell.lang),
            kept::SEARCH_CLOSE => vec![Effect::Close],
            _ => {
                self.state.command(id, self.rows.len());
                Vec::new()
            }
        }
    }

    fn click(&mut self, target: Target, double: bool, _shell: &Shell) -> Vec<Effect> {
        let Target::Row(place) = target else {
            return Vec::new();
        };
        self.state.select(place, self.rows.len());
        if double { self.choose() } else { Vec::new() }
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        self.refresh(shell)
    }

    fn refresh(&mut self, _shell: &Shell) -> Vec<Effect> {
        vec![Effect::ask_latest("searches", cases::Request::Searches)]
    }

    fn answer(&mut self, _topic: &'static str, answer: Answer, shell: &Shell) -> Vec<Effect> {
        match answer {
            Answer::Cases(cases::Answer::Searches(own)) => self.take(own, shell),
            Answer::Cases(cases::Answer::Count(total)) => self.counted(Count::Cases(total)),
            _ => Vec::new(),
        }
    }

    fn failed(&mut self, topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        if topic == "count" {
            return self.counted(Count::Wrong);
        }
        vec![Effect::complain(failure.text(shell.lang))]
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let lang = draw.lang();
        let lines: Vec<Line<'_>> = self
            .rows
            .iter()
            .map(|row| Line {
                label: row.search.name.clone(),
                note: &row.search.words,
                right: words(lang, &row.count),
            })
            .collect();
        rows::view(draw, area, &self.state, &lines);
    }
}

/// A number of cases in words.
pub fn cases(lang: Lang, total: Total) -> String {
    match total {
        Total::Exactly(n) => texts::cases(lang, &n.to_string()),
        Total::MoreThan(n) => texts::cases(lang, &format!("{n}+")),
    }
}

fn words(lang: Lang, count: &Count) -> String {
    match count {
        Count::Coming => "…".to_owned(),
        Count::Cases(total) => cases(lang, *total),
        Count::Wrong => texts::wrong(lang).to_owned(),
    }
}

impl Dialog for Searches {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        Size {
            width: screen.width.saturating_sub(8).min(72),
            height: width::cells(self.rows.len()).max(1),
        }
    }
}

mod texts {
    crate::catalogue! {
        title() { zh: "已存查找", en: "Saved searches" }
        overdue() { zh: "超时", en: "Overdue" }
        today() { zh: "今天到期", en: "Due today" }
        mine() { zh: "我登记的", en: "Registered by me" }
        returned() { zh: "退回", en: "Returned" }
        cases(n: &str) { zh: "{n} 件", en: "{n}" }
        wrong() { zh: "已不适用", en: "no longer valid" }
        stays() { zh: "这一项是自带的，不能删除", en: "This one comes with the program and stays" }
        delete() { zh: "删除", en: "Delete" }
        effect(name: &str, words: &str) { zh: "删除已存查找“{name}”（{words}）。案件不受影响。", en: "Deletes the saved search “{name}” ({words}). No case is touched." }
    }
}
