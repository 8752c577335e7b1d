//! What each column of the file holds, and what a case gets where the file has no column: lines that can be changed.

use crate::document::import::{Defaults, Plan, title, values};
use crate::regulation::Regulation;
use crate::regulation::model::CaseValue;
use crate::text::{Label, Lang};
use crate::tui::model::Shell;
use crate::tui::popups::Pick;

use super::texts;

/// What a pick says of a column that is kept as it is, and of one that is left out.
const KEPT: &str = "";
const LEFT_OUT: &str = "-";

/// A line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The column at that place.
    Column(usize),
    /// What a case is where no column says so.
    Default(Usual),
}

/// What every case needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Usual {
    Kind,
    Channel,
    Category,
}

impl Usual {
    const ALL: [Self; 3] = [Self::Kind, Self::Channel, Self::Category];

    pub(super) const fn value(self) -> CaseValue {
        match self {
            Self::Kind => CaseValue::Kind,
            Self::Channel => CaseValue::Channel,
            Self::Category => CaseValue::Category,
        }
    }

    /// The id in force.
    pub(super) fn chosen(self, defaults: &Defaults) -> &str {
        let id = match self {
            Self::Kind => &defaults.kind,
            Self::Channel => &defaults.channel,
            Self::Category => &defaults.category,
        };
        id.as_deref().unwrap_or_default()
    }

    fn choose(self, defaults: &mut Defaults, id: &str) {
        let place = match self {
            Self::Kind => &mut defaults.kind,
            Self::Channel => &mut defaults.channel,
            Self::Category => &mut defaults.category,
        };
        *place = Some(id.to_owned()).filter(|id| !id.is_empty());
    }

    /// What can be chosen.
    fn entries(self, regulation: &Regulation) -> Vec<(&str, &Label)> {
        match self {
            Self::Kind => {
                let open = regulation.kinds.iter();
                let open = open.filter(|kind| kind.sealed_for.is_none());
                open.map(|kind| (kind.id.as_str(), &kind.label)).collect()
            }
            Self::Channel => {
                let all = regulation.channels.iter();
                all.map(|channel| (channel.id.as_str(), &channel.label))
                    .collect()
            }
            Self::Category => {
                let all = regulation.categories.iter();
                all.map(|category| (category.id.as_str(), &category.label))
                    .collect()
            }
        }
    }

    /// What the regulation calls what is in force.
    pub(super) fn label(self, regulation: &Regulation, defaults: &Defaults, lang: Lang) -> String {
        let id = self.chosen(defaults);
        let entries = self.entries(regulation);
        let found = entries.iter().find(|(own, _)| *own == id);
        found.map_or_else(
            || texts::none(lang).to_owned(),
            |(_, label)| label.get(lang).to_owned(),
        )
    }
}

/// The columns with a heading, then what none of them says.
pub(super) fn lines(plan: &Plan) -> Vec<Line> {
    let columns = plan.mapping.columns.iter().enumerate();
    let columns = columns.filter(|(_, column)| !column.heading.is_empty());
    let missing = Usual::ALL
        .into_iter()
        .filter(|usual| plan.mapping.place(&usual.value()).is_none());
    columns
        .map(|(place, _)| Line::Column(place))
        .chain(missing.map(Line::Default))
        .collect()
}

/// What can be chosen for a line: title, choices, and the one in force.
pub(super) fn picks(plan: &Plan, line: &Line, shell: &Shell) -> (String, Vec<Pick>, String) {
    let lang = shell.lang;
    let Some(desk) = &shell.desk else {
        return (String::new(), Vec::new(), String::new());
    };
    let regulation = &*desk.regulation;
    match line {
        Line::Default(usual) => {
            let entries = usual.entries(regulation).into_iter();
            let picks = entries.map(|(id, label)| Pick {
                value: id.to_owned(),
                label: label.get(lang).to_owned(),
                note: String::new(),
            });
            let value = title(lang, regulation, &usual.value());
            let current = usual.chosen(&plan.defaults).to_owned();
            (texts::usual(lang, &value), picks.collect(), current)
        }
        Line::Column(place) => {
            let column = plan.mapping.columns.get(*place);
            let heading = column.map_or("", |column| column.heading.as_str());
            let left_out = column.is_some_and(|column| column.left_out);
            let current = match column.and_then(|column| column.value.as_ref()) {
                Some(value) => value.to_string(),
                None if left_out => LEFT_OUT.to_owned(),
                None => KEPT.to_owned(),
            };
            let pick = |value: &str, label: &str, note: &str| Pick {
                value: value.to_owned(),
                label: label.to_owned(),
                note: note.to_owned(),
            };
            let holder = |value: &CaseValue| {
                let other = plan.mapping.place(value).filter(|other| other != place);
                let other = other.and_then(|other| plan.mapping.columns.get(other));
                other.map_or(String::new(), |other| other.heading.clone())
            };
            let mut picks = vec![
                pick(KEPT, texts::kept(lang), ""),
                pick(LEFT_OUT, texts::left_out(lang), ""),
            ];
            picks.extend(values(regulation).iter().map(|value| {
                let label = title(lang, regulation, value);
                pick(&value.to_string(), &label, &holder(value))
            }));
            (texts::holds(lang, heading), picks, current)
        }
    }
}

/// Changes a line to what was chosen.
pub(super) fn change(plan: &mut Plan, line: Line, value: &str) {
    match line {
        Line::Default(usual) => usual.choose(&mut plan.defaults, value),
        Line::Column(place) => {
            if let Some(column) = plan.mapping.columns.get_mut(place) {
                column.left_out = value == LEFT_OUT;
                column.value = CaseValue::parse(value);
            }
        }
    }
}
