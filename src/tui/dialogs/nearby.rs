//! The radar as a list: other cases that have to do with a complaint, each with its reason. One is opened, or the new complaint
//! is attached to it.

use ratatui::layout::{Rect, Size};

use crate::desk::Nearby;
use crate::regulation::texts::status_title;
use crate::store::CaseRow;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::commands::{Id, Scope, nearby};
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::model::Shell;
use crate::tui::screens::Place;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Column, ListState, Row, Table};
use crate::tui::width;

/// The topic under which the number of a case is given to attach a new complaint to.
pub const ATTACH: &str = "attach";
/// Rows below the list: a rule, the reason in full, the matter in full.
const FOOT: u16 = 4;

/// The list.
#[derive(Debug)]
pub struct NearbyBox {
    cases: Vec<Nearby>,
    state: ListState,
    /// There is a new complaint to attach.
    attaches: bool,
}

impl NearbyBox {
    /// To be looked at and opened.
    pub fn new(cases: Vec<Nearby>) -> Self {
        Self {
            cases,
            state: ListState::default(),
            attaches: false,
        }
    }

    /// For a new complaint, which can be attached to one of them: its number is given as [`ATTACH`].
    pub fn to_attach(cases: Vec<Nearby>) -> Self {
        Self {
            attaches: true,
            ..Self::new(cases)
        }
    }

    fn selected(&self) -> Option<&Nearby> {
        self.cases.get(self.state.selected)
    }

    fn open(&self) -> Vec<Effect> {
        let go = |near: &Nearby| Effect::Go(Place::Case(near.row.number.clone()));
        self.selected().map(go).into_iter().collect()
    }

    fn attach(&self) -> Vec<Effect> {
        let give = |near: &Nearby| Effect::Give {
            topic: ATTACH,
            value: near.row.number.clone(),
        };
        self.selected().map(give).into_iter().collect()
    }

    fn foot(&self, draw: &mut Draw<'_>, area: Rect) {
        let Some(near) = self.selected() else { return };
        let line = draw.signs().line.repeat(usize::from(area.width));
        draw.text(row(area, 0), &line, Role::Border);
        let lang = draw.lang();
        let used = draw.paragraph(below(area, 1), &near.why(lang), Role::Accent);
        draw.paragraph(below(area, 1 + used), &about(&near.row), Role::Muted);
    }
}

impl Surface for NearbyBox {
    fn scopes(&self) -> &'static [Scope] {
        if self.attaches {
            &[Scope::Nearby, Scope::Attach, Scope::List]
        } else {
            &[Scope::Nearby, Scope::List]
        }
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        match id {
            nearby::OPEN => self.open(),
            nearby::ATTACH => self.attach(),
            nearby::CLOSE => vec![Effect::Close],
            _ => {
                self.state.command(id, self.cases.len());
                Vec::new()
            }
        }
    }

    fn click(&mut self, target: Target, double: bool, _shell: &Shell) -> Vec<Effect> {
        if let Target::Row(place) = target {
            self.state.select(place, self.cases.len());
        }
        if double { self.open() } else { Vec::new() }
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let lang = draw.lang();
        let columns = [
            Column::fixed(texts::number(lang), 11),
            Column::fixed(texts::received(lang), 10),
            Column::fixed(texts::status(lang), 8),
            Column::flex(texts::why(lang), 16, 2),
            Column::flex(texts::matter(lang), 12, 1),
        ];
        let table = Table {
            columns: &columns,
            state: &self.state,
            length: self.cases.len(),
            focused: true,
        };
        let list = Rect {
            height: area.height.saturating_sub(FOOT),
            ..area
        };
        table.view(draw, list, |index| {
            self.cases
                .get(index)
                .map_or(Row::Coming, |near| cells(lang, near))
        });
        self.foot(draw, below(indent(area, 0), list.height));
    }
}

fn cells(lang: Lang, near: &Nearby) -> Row<'_> {
    Row::Cells(vec![
        Cell::new(near.row.number.as_str()),
        Cell::muted(near.row.received_at.format("%Y-%m-%d").to_string()),
        Cell::new(status_title(lang, near.row.status)),
        Cell::new(near.why(lang)),
        Cell::muted(matter(&near.row)),
    ])
}

/// What a case is about, in few words.
pub fn matter(case: &CaseRow) -> &str {
    let subject = case.subject.as_deref();
    let subject = subject.filter(|subject| !subject.is_empty());
    subject.unwrap_or(&case.excerpt)
}

/// Who, and what in their words.
fn about(case: &CaseRow) -> String {
    let subject = case.subject.as_deref().unwrap_or_default();
    format!("{}  {subject}  {}", case.customer, case.excerpt)
}

/// A case of the radar in a line: number, day, how it stands, what about.
pub fn line(lang: Lang, near: &Nearby) -> String {
    let case = &near.row;
    format!(
        "{}  {}  {}  {}",
        case.number,
        case.received_at.format("%m-%d"),
        status_title(lang, case.status),
        matter(case)
    )
}

impl Dialog for NearbyBox {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang, self.cases.len())
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        Size {
            width: screen.width.saturating_sub(8).min(110),
            height: width::cells(self.cases.len() + 1) + FOOT,
        }
    }
}

mod texts {
    crate::catalogue! {
        title(n: usize) { zh: "相关案件 {n} 件", en: "{n} related cases", en_one: "{n} related case" }
        number() { zh: "编号", en: "Number" }
        received() { zh: "受理", en: "Received" }
        status() { zh: "状态", en: "Status" }
        why() { zh: "为什么在这里", en: "Why it is here" }
        matter() { zh: "事由", en: "Matter" }
    }
}
