//! Drawing a year: what is known of it, the marks in words, the months, and the deadlines of the day under the cursor.

use chrono::{Datelike, NaiveDate};
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{YearPage, grid};
use crate::calendar::{Calendar, reason_text};
use crate::store::TaskRow;
use crate::text::Lang;
use crate::tui::draw::{Draw, below, indent, row};
use crate::tui::model::Shell;
use crate::tui::screens::cases::preview::{regulation, step_title};
use crate::tui::screens::settings::frame::heading;
use crate::tui::theme::Role;
use crate::tui::widgets::month;
use crate::tui::width;

/// The pane of the day stands beside the months where it gets at least these cells.
const BESIDE: u16 = 18;
/// It stands below them where it gets at least these rows.
const BELOW: u16 = 3;

pub(super) fn view(page: &YearPage, draw: &mut Draw<'_>, area: Rect) {
    let Some(desk) = &draw.shell.desk else { return };
    let calendar = desk.calendar.clone();
    head(page, draw, row(area, 0), &calendar);
    legend(draw, row(area, 1));
    let body = indent(below(area, 2), 1);
    let months = grid::columns(body.width) * grid::MONTH;
    let beside = body.width.saturating_sub(months);
    let used = grid::view(page, draw, body, &calendar);
    if beside >= BESIDE {
        let pane = indent(body, months + 1);
        day(page, draw, pane, &calendar);
    } else if body.height >= used + 1 + BELOW {
        day(page, draw, below(body, used + 1), &calendar);
    }
}

/// The year, and whether its working days are published.
fn head(page: &YearPage, draw: &mut Draw<'_>, area: Rect, calendar: &Calendar) {
    let lang = draw.lang();
    let year = page.day(draw.shell).year();
    let mut spans = vec![
        draw.span(format!(" {} ", texts::year(lang, year)), Role::Title),
        Span::raw(" "),
    ];
    if let Some(table) = calendar.years.get(&year) {
        let off = |kind| table.days.values().filter(|day| day.kind == kind).count();
        let text = texts::published(
            lang,
            off(crate::calendar::DayKind::Off),
            off(crate::calendar::DayKind::Work),
        );
        spans.push(draw.span(text, Role::Muted));
    } else {
        let text = format!(
            "{} {}",
            draw.signs().warn,
            month::texts::provisional(lang, year)
        );
        spans.push(draw.span(text, Role::DueSoon));
    }
    let all: u32 = page.due.1.values().sum();
    let right = if page.due.0 == year && all > 0 {
        format!("{} ", texts::open(lang, all))
    } else {
        String::new()
    };
    let right = draw.span(right, Role::Muted);
    let taken = draw.spans_right(area, vec![right]);
    draw.spans(
        Rect {
            width: area.width.saturating_sub(taken + 1),
            ..area
        },
        spans,
    );
}

/// The marks in words.
fn legend(draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let parts = [
        (
            month::texts::today(lang).to_owned(),
            Role::Tab,
            month::texts::is_today(lang),
        ),
        (
            month::texts::off(lang).to_owned(),
            Role::Ok,
            month::texts::is_off(lang),
        ),
        (
            month::texts::work(lang).to_owned(),
            Role::DueSoon,
            month::texts::is_work(lang),
        ),
        (
            format!("9{}", grid::count(draw, 3)),
            Role::Accent,
            texts::load(lang),
        ),
    ];
    let mut spans = vec![Span::raw(" ")];
    for (mark, role, words) in parts {
        spans.push(draw.span(mark, role));
        spans.push(draw.span(format!(" {words}   "), Role::Muted));
    }
    draw.spans(area, spans);
}

/// The day under the cursor: what it is, and what is due on it.
fn day(page: &YearPage, draw: &mut Draw<'_>, area: Rect, calendar: &Calendar) {
    let lang = draw.lang();
    let date = page.day(draw.shell);
    let title = texts::day(lang, date);
    heading(draw, area, &title);
    let reason = reason_text(&calendar.day(date).reason, lang);
    let rest = indent(below(area, 1), 1);
    let used = draw.paragraph(rest, &reason, Role::Muted);
    let rest = below(rest, used);
    let tasks = page.tasks.as_ref().filter(|(of, _)| *of == date);
    let Some((_, tasks)) = tasks else { return };
    if tasks.is_empty() {
        draw.paragraph(rest, texts::nothing(lang), Role::Muted);
        return;
    }
    list(draw, rest, tasks);
}

fn list(draw: &mut Draw<'_>, area: Rect, tasks: &[TaskRow]) {
    let shell = draw.shell;
    let room = usize::from(area.height);
    let shown = if tasks.len() > room { room - 1 } else { room };
    for (line, task) in tasks.iter().take(shown).enumerate() {
        let spot = row(area, width::cells(line));
        let time = task.due.map(|due| due.format("%H:%M").to_string());
        let late = task.due.is_some_and(|due| due < shell.now);
        let sign = if late { shell.theme.signs().warn } else { " " };
        let role = if late { Role::Danger } else { Role::Accent };
        let spans = vec![
            draw.span(format!("{sign}{} ", time.unwrap_or_default()), role),
            draw.span(format!("{} ", task.customer), Role::Normal),
            draw.span(format!("{} ", title(shell, task)), Role::Normal),
            draw.span(matter(task).to_owned(), Role::Muted),
        ];
        draw.spans(spot, spans);
    }
    if tasks.len() > shown {
        let text = texts::more(draw.lang(), tasks.len() - shown);
        draw.text(row(area, width::cells(shown)), &text, Role::Muted);
    }
}

fn title(shell: &Shell, task: &TaskRow) -> String {
    regulation(shell).map_or_else(String::new, |regulation| {
        step_title(regulation, shell.lang, task.step, &task.clause)
    })
}

fn matter(task: &TaskRow) -> &str {
    let subject = task
        .subject
        .as_deref()
        .filter(|subject| !subject.is_empty());
    subject.unwrap_or(&task.excerpt)
}

mod texts {
    use super::{Datelike, Lang, NaiveDate};
    use crate::tui::widgets::month::texts::WEEK;

    /// `9月28日 周一`, `Mon 28 September`.
    pub fn day(lang: Lang, date: NaiveDate) -> String {
        match lang {
            Lang::Zh => {
                let place = date.weekday().num_days_from_monday() as usize;
                let week = WEEK.get(place).map_or("", |name| name.0);
                format!("{}月{}日 周{week}", date.month(), date.day())
            }
            Lang::En => date.format("%a %-d %B").to_string(),
        }
    }

    crate::catalogue! {
        year(year: i32) { zh: "{year} 年", en: "{year}" }
        published(off: usize, work: usize) { zh: "已公布：放假 {off} 天，调休上班 {work} 天", en: "published: {off} days off, {work} make-up working days" }
        open(n: u32) { zh: "本年未完时限 {n} 个", en: "{n} open deadlines this year", en_one: "{n} open deadline this year" }
        load() { zh: "当天有 3 个时限到期", en: "3 deadlines on the day" }
        nothing() { zh: "没有到期的时限", en: "no deadline falls on it" }
        more(n: usize) { zh: "还有 {n} 个；回车看全部", en: "{n} more; Enter shows all" }
    }
}
