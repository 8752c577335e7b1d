//! The quick filters: the questions that are asked ten times a day, each in the words of the query language.

use crate::case::Actor;
use crate::text::Lang;

/// A quick filter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Quick {
    #[default]
    All,
    Open,
    Overdue,
    /// Received by whoever is signed in.
    Mine,
    /// Of the department of whoever is signed in.
    Department,
    Waiting,
    Returned,
    Closed,
}

impl Quick {
    const ALL: [Self; 8] = [
        Self::All,
        Self::Open,
        Self::Overdue,
        Self::Mine,
        Self::Department,
        Self::Waiting,
        Self::Returned,
        Self::Closed,
    ];

    /// Those that make sense for `actor`.
    pub fn of(actor: Option<&Actor>) -> impl Iterator<Item = Self> {
        let member = actor.is_some_and(|actor| actor.department.is_some());
        Self::ALL
            .into_iter()
            .filter(move |quick| member || *quick != Self::Department)
    }

    /// The one with that place in [`Quick::of`].
    pub fn at(actor: Option<&Actor>, place: usize) -> Option<Self> {
        Self::of(actor).nth(place)
    }

    /// The next one, round and round; the one before where `back`.
    pub fn next(self, actor: Option<&Actor>, back: bool) -> Self {
        let all: Vec<Self> = Self::of(actor).collect();
        let here = all.iter().position(|quick| *quick == self).unwrap_or(0);
        let step = if back { all.len() - 1 } else { 1 };
        all.get((here + step) % all.len()).copied().unwrap_or(self)
    }

    /// Its name in the row of filters.
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::All => texts::all(lang),
            Self::Open => texts::open(lang),
            Self::Overdue => texts::overdue(lang),
            Self::Mine => texts::mine(lang),
            Self::Department => texts::department(lang),
            Self::Waiting => texts::waiting(lang),
            Self::Returned => texts::returned(lang),
            Self::Closed => texts::closed(lang),
        }
    }

    /// What it means in the query language; empty for everything.
    pub fn words(self, actor: Option<&Actor>) -> String {
        let quoted = |key: &str, value: &str| format!("{key}:\"{}\"", value.replace('"', ""));
        match (self, actor) {
            (Self::Open, _) => "status:open".to_owned(),
            (Self::Overdue, _) => "overdue".to_owned(),
            (Self::Mine, Some(actor)) => quoted("clerk", &actor.user),
            (Self::Department, Some(actor)) => actor
                .department
                .as_deref()
                .map_or_else(String::new, |name| quoted("dept", name)),
            (Self::Waiting, _) => "status:open waiting".to_owned(),
            (Self::Returned, _) => "status:open returned".to_owned(),
            (Self::Closed, _) => "status:closed,archived".to_owned(),
            (Self::All | Self::Mine | Self::Department, _) => String::new(),
        }
    }
}

mod texts {
    crate::catalogue! {
        all() { zh: "全部", en: "All" }
        open() { zh: "未结", en: "Open" }
        overdue() { zh: "超时", en: "Overdue" }
        mine() { zh: "我受理", en: "Mine" }
        department() { zh: "本部门", en: "My dept" }
        waiting() { zh: "等待中", en: "Waiting" }
        returned() { zh: "被退回", en: "Returned" }
        closed() { zh: "已结", en: "Closed" }
    }
}
