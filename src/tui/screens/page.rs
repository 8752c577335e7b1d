//! The calm pages outside daily work (first run, sign-in, settings, trouble): one column in the middle, labels beside values.

use ratatui::layout::Rect;

use crate::case;
use crate::regulation::texts::role_title;
use crate::text::Lang;
use crate::tui::backend::Failure;
use crate::tui::draw::{Draw, below, indent};
use crate::tui::model::Shell;
use crate::tui::theme::Role;
use crate::tui::widgets::Form;
use crate::tui::width;

/// A column of at most `cells` in the middle of `area`, with air at both sides.
pub fn column(area: Rect, cells: u16) -> Rect {
    let cells = cells.min(area.width.saturating_sub(4));
    Rect {
        x: area.x + (area.width - cells) / 2,
        width: cells,
        ..area
    }
}

/// A label, and its value beside it over as many rows as it takes. Gives the rows used.
pub fn fact(draw: &mut Draw<'_>, area: Rect, label: &str, cells: u16, value: &str) -> u16 {
    draw.text(
        Rect {
            width: area.width.min(cells),
            ..area
        },
        label,
        Role::Muted,
    );
    draw.paragraph(indent(area, cells + 2), value, Role::Normal)
        .max(1)
}

/// A line with a sign: something went wrong. Gives the rows used.
pub fn complaint(draw: &mut Draw<'_>, area: Rect, text: &str) -> u16 {
    let text = format!("{} {text}", draw.signs().warn);
    draw.paragraph(area, &text, Role::Error)
}

/// A form, and below it what went wrong.
pub fn form(draw: &mut Draw<'_>, area: Rect, form: &Form, trouble: Option<&str>) {
    let height = form.height(area.width).min(area.height);
    form.view(draw, Rect { height, ..area }, true);
    if let Some(trouble) = trouble {
        complaint(draw, below(area, height), trouble);
    }
}

/// Puts what the desk refused to the field that it names. Gives the sentence back where the form has no such field.
pub fn blame(form: &mut Form, failure: &Failure, lang: Lang) -> Option<String> {
    let text = failure.text(lang);
    let field = failure.field.as_deref().unwrap_or_default();
    if form.set_error(field, text) {
        form.focus_first_error();
        return None;
    }
    Some(text.to_owned())
}

/// The cells of the widest of these labels.
pub fn widest(labels: &[&str]) -> u16 {
    width::cells(
        labels
            .iter()
            .map(|label| width::width(label))
            .max()
            .unwrap_or(0),
    )
}

/// What the organisation calls these roles.
pub fn roles(shell: &Shell, roles: &[case::Role]) -> String {
    let lang = shell.lang;
    if roles.len() == case::Role::ALL.len() {
        return texts::all_roles(lang).to_owned();
    }
    let regulation = shell.desk.as_ref().map(|desk| &desk.regulation);
    let title = |role: &case::Role| {
        let own = regulation.and_then(|regulation| regulation.roles.get(role));
        own.map_or(role_title(lang, *role), |own| own.get(lang))
    };
    roles.iter().map(title).collect::<Vec<_>>().join(" · ")
}

mod texts {
    crate::catalogue! {
        all_roles() { zh: "所有角色", en: "all roles" }
    }
}
