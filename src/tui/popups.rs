//! The boxes that every screen uses: confirm, action menu, help, command palette. All of them read the command table.

mod choose;
mod confirm;
mod day;
pub mod finder;
mod help;
mod menu;
mod palette;
mod picker;

pub use choose::Choose;
pub use confirm::Confirm;
pub use day::DayBox;
pub use finder::FinderBox;
pub use help::Help;
pub use menu::Menu;
pub use palette::PaletteBox;
pub use picker::{Barred, Pick, Picker};

use super::action::Effect;
use super::commands::{self, Command, Id, Reason, Scope};
use super::dialogs::{Subject, WhyNot};
use super::model::Model;
use crate::text::{Lang, initials, normal};

/// A command as a box offers it: with the user's key, and why not where it cannot be run.
#[derive(Clone, Debug)]
struct Offer {
    id: Id,
    key: String,
    enabled: Result<(), Reason>,
    lang: Lang,
    /// The case under the cursor of what lies below.
    case: Option<String>,
}

/// The case that a command of what is on top is about; one of everywhere is about none.
pub(super) fn case_of(model: &Model, command: &Command) -> Option<String> {
    match model.subject() {
        Some(Subject::Case { number, .. }) if command.scope != Scope::Global => Some(number),
        _ => None,
    }
}

impl Offer {
    /// Everything that applies to what is on top, and everywhere, but for what moves through rows and fields.
    fn all(model: &Model) -> Vec<Self> {
        let scopes = model.scopes().into_iter();
        let scopes = scopes.filter(|scope| !matches!(scope, Scope::List | Scope::Form));
        let offers = scopes.flat_map(commands::of);
        merged(offers.map(|command| Self::of(model, command)).collect())
    }

    fn of(model: &Model, command: &Command) -> Self {
        Self {
            id: command.id,
            key: model.shell.keymap.label(command.id).unwrap_or_default(),
            enabled: (command.enabled)(model),
            lang: model.shell.lang,
            case: case_of(model, command),
        }
    }

    /// Closes the box and runs it, or says why that cannot be; the box then stays.
    fn run(&self) -> Vec<Effect> {
        match &self.enabled {
            Ok(()) => vec![Effect::Close, Effect::Run(self.id)],
            Err(reason) => vec![Effect::complain(reason.text.clone())],
        }
    }

    /// Whether it is meant by what was typed, in the normal form: a part of its name in either language, the initials of its
    /// Chinese name, or its key.
    fn matches(&self, wanted: &str) -> bool {
        let (zh, en) = (self.title(Lang::Zh), self.title(Lang::En));
        normal(zh).contains(wanted)
            || normal(en).contains(wanted)
            || initials(zh).iter().any(|letters| letters.contains(wanted))
            || normal(&self.key) == wanted
    }

    /// What the key "why" says of it where it cannot be run.
    fn why_not(&self) -> Option<Subject> {
        let reason = self.enabled.as_ref().err()?;
        let no = WhyNot::of_command(self.title(self.lang), reason, self.case.as_deref());
        Some(Subject::No(no))
    }

    fn title(&self, lang: Lang) -> &'static str {
        commands::command(self.id).map_or("", |command| (command.title)(lang))
    }
}

/// Leaves out a command without a key where one of the same name has a key and can be run as well: a screen's own way to
/// what can be reached from everywhere.
fn merged(mut offers: Vec<Offer>) -> Vec<Offer> {
    let name = |offer: &Offer| [offer.title(Lang::Zh), offer.title(Lang::En)];
    let keyed: Vec<_> = offers
        .iter()
        .filter(|offer| !offer.key.is_empty())
        .map(|offer| (name(offer), offer.enabled.is_ok()))
        .collect();
    let stands_for = |offer: &Offer| {
        let mut keyed = keyed.iter();
        keyed.any(|(title, runs)| *title == name(offer) && (*runs || offer.enabled.is_err()))
    };
    offers.retain(|offer| !offer.key.is_empty() || !stands_for(offer));
    offers
}

/// Draws one offer in a row: title, then at the right its key, or why it cannot be run.
fn offer_row(
    draw: &mut super::draw::Draw<'_>,
    area: ratatui::layout::Rect,
    offer: &Offer,
    selected: bool,
) {
    use super::theme::Role;
    let (role, right) = match &offer.enabled {
        Ok(()) => (Role::Normal, draw.span(offer.key.clone(), Role::Accent)),
        Err(reason) => (Role::Disabled, draw.span(reason.text.clone(), Role::Muted)),
    };
    let sign = if selected { draw.signs().cursor } else { " " };
    let title = format!("{sign} {}", offer.title(draw.lang()));
    let used = draw.text(area, &title, role);
    let rest = super::draw::indent(area, used + 2);
    let spans = super::width::cut_spans(vec![right], usize::from(rest.width));
    draw.spans_right(rest, spans);
    if selected {
        draw.paint(area, Role::Selected);
    }
}
