//! The head of every screen: whose desk it is, who is signed in, the clock, what is overdue, and the tabs.

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::text::Lang;
use crate::tui::commands::{self, Id, global};
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::model::{Model, Shell};
use crate::tui::screens::ScreenId;
use crate::tui::theme::Role;
use crate::tui::widgets::due;
use crate::tui::width;

/// Draws the head at the top of `area`, and gives what is left below it.
pub fn view(model: &Model, draw: &mut Draw<'_>, area: Rect) -> Rect {
    let top = row(area, 0);
    let taken = status(draw, top);
    let name = Rect {
        width: top.width.saturating_sub(taken + 2),
        ..top
    };
    desk_name(draw, name);
    if model.shell.actor.is_none() {
        return below(area, 1);
    }
    tabs(model, draw, row(area, 1));
    below(area, 2)
}

fn desk_name(draw: &mut Draw<'_>, area: Rect) {
    let Some(desk) = &draw.shell.desk else {
        draw.text(indent(area, 1), texts::tousu(draw.lang()), Role::Title);
        return;
    };
    let (lang, training) = (draw.lang(), desk.training);
    let name = desk.organisation.get(lang).to_owned();
    let badge = format!(" {} ", texts::training(lang));
    let room = usize::from(area.width).saturating_sub(if training {
        width::width(&badge) + 3
    } else {
        1
    });
    let mut spans = vec![
        Span::raw(" "),
        draw.span(width::cut(&name, room).into_owned(), Role::Title),
    ];
    if training {
        spans.extend([Span::raw("  "), draw.span(badge, Role::Training)]);
    }
    draw.spans(area, spans);
}

/// Counts, user, clock, at the right. The counts are the last to go where it is narrow.
fn status(draw: &mut Draw<'_>, area: Rect) -> u16 {
    let shell = draw.shell;
    let signs = draw.signs();
    let mut spans = Vec::new();
    if let Some(actor) = &shell.actor {
        let counts = shell.counts;
        if let Some(due) = counts.minutes {
            let (sign, left, role) = due::countdown(shell, due);
            spans.extend([draw.span(format!("{sign} {left}"), role), Span::raw("  ")]);
        }
        if counts.overdue > 0 {
            let text = format!(
                "{} {}",
                signs.warn,
                texts::overdue(shell.lang, counts.overdue)
            );
            spans.extend([draw.span(text, Role::Danger), Span::raw("  ")]);
        }
        if counts.due_soon > 0 {
            let text = format!(
                "{} {}",
                signs.soon,
                texts::due_soon(shell.lang, counts.due_soon)
            );
            spans.extend([draw.span(text, Role::DueSoon), Span::raw("  ")]);
        }
        spans.extend([
            draw.span(width::cut(&actor.user, 12).into_owned(), Role::Normal),
            Span::raw("  "),
        ]);
    }
    spans.extend([draw.span(clock(shell), Role::Muted), Span::raw(" ")]);
    draw.spans_right(area, spans)
}

fn clock(shell: &Shell) -> String {
    use chrono::Datelike;
    let time = shell.now.format("%H:%M");
    match (shell.lang, shell.size.width >= 80) {
        (Lang::Zh, true) => {
            let day = ["一", "二", "三", "四", "五", "六", "日"];
            let day = day
                .get(shell.now.weekday().num_days_from_monday() as usize)
                .unwrap_or(&"");
            format!(
                "{}月{}日 周{day} {time}",
                shell.now.month(),
                shell.now.day()
            )
        }
        (Lang::En, true) => shell.now.format("%a %-d %b %H:%M").to_string(),
        (_, false) => time.to_string(),
    }
}

/// How much of a tab is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Whole,
    /// With a short title, close to its neighbours.
    Tight,
    /// The key alone.
    Key,
}

/// The tabs of the screens that are for this user; where they do not fit, closer together and with short titles, and where not
/// even that is enough, those at the right with their keys alone. The one that is shown always has its title.
fn tabs(model: &Model, draw: &mut Draw<'_>, area: Rect) {
    let open = |id| commands::command(id).is_some_and(|own| (own.enabled)(model).is_ok());
    // A tab that is not for this user only takes room.
    let shown = |(id, screen): &&(Id, ScreenId)| model.shell.screen == *screen || open(*id);
    let tabs: Vec<&(Id, ScreenId)> = global::TABS.iter().filter(shown).collect();
    let active = |screen| model.shell.screen == screen;
    let fits = |draw: &Draw<'_>, looks: &[Look]| {
        let cells = tabs.iter().zip(looks).map(|((id, screen), look)| {
            let gap = usize::from(*look == Look::Whole);
            width::spans_width(&spans(draw, *id, active(*screen), *look)) + gap
        });
        cells.sum::<usize>() < usize::from(area.width) + usize::from(!looks.contains(&Look::Whole))
    };
    let mut looks = vec![Look::Whole; tabs.len()];
    if !fits(draw, &looks) {
        looks.fill(Look::Tight);
    }
    for place in (0..looks.len()).rev() {
        if fits(draw, &looks) {
            break;
        }
        if let Some(look) = looks.get_mut(place) {
            *look = Look::Key;
        }
    }
    let mut x = u16::from(looks.contains(&Look::Whole));
    for ((id, screen), look) in tabs.iter().zip(looks) {
        let spans = spans(draw, *id, active(*screen), look);
        x += tab(draw, indent(area, x), *id, spans) + u16::from(look == Look::Whole);
    }
}

fn spans(draw: &Draw<'_>, id: Id, active: bool, look: Look) -> Vec<Span<'static>> {
    let Some(command) = commands::command(id) else {
        return Vec::new();
    };
    let key = draw.shell.keymap.label(id).unwrap_or_default();
    let title = match global::short(id, draw.lang()) {
        Some(short) if look != Look::Whole => short,
        _ => (command.title)(draw.lang()),
    };
    if active {
        return vec![draw.span(format!("[{key} {title}]"), Role::Tab)];
    }
    let key = draw.span(format!(" {key}"), Role::Accent);
    let title = match look {
        Look::Whole => format!(" {title} "),
        Look::Tight => format!(" {title}"),
        Look::Key => return vec![key],
    };
    vec![key, draw.span(title, Role::Muted)]
}

fn tab(draw: &mut Draw<'_>, area: Rect, id: Id, spans: Vec<Span<'_>>) -> u16 {
    let used = draw.spans(area, spans);
    draw.hit(
        Rect {
            width: used,
            ..area
        },
        Target::Command(id),
    );
    used
}

mod texts {
    crate::catalogue! {
        tousu() { zh: "投诉台", en: "Complaint desk" }
        training() { zh: "演练台", en: "TRAINING" }
        overdue(n: u32) { zh: "超时 {n}", en: "{n} overdue" }
        due_soon(n: u32) { zh: "将到期 {n}", en: "{n} due soon" }
    }
}
