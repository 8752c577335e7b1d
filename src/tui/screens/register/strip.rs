//! The answer in a few rows, for narrow terminals: what matters most of each part. A key shows the whole.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::answer::Asked;
use super::words;
use crate::regulation::explain::why_text;
use crate::regulation::texts::status_title;
use crate::tui::commands::register;
use crate::tui::dialogs::nearby;
use crate::tui::draw::{Draw, Target, indent, row};
use crate::tui::theme::Role;
use crate::tui::widgets::badge;
use crate::tui::width;

/// Rows of the strip, its rule included.
pub(super) const ROWS: u16 = 7;

/// Draws the strip.
pub(super) fn view(asked: Asked<'_>, draw: &mut Draw<'_>, area: Rect) {
    rule(draw, row(area, 0));
    let rows = match asked.kind {
        Some(_) => answer(asked, draw),
        None => kinds(asked, draw),
    };
    let labels = rows.iter().map(|(label, _)| width::width(label));
    let label = width::cells(labels.max().unwrap_or(0)) + 3;
    for (number, (title, spans)) in (1..).zip(rows) {
        let line = row(area, number);
        draw.text(indent(line, 1), &title, Role::Muted);
        let inside = Rect {
            width: line.width.saturating_sub(label + 1),
            ..indent(line, label)
        };
        draw.spans(inside, spans);
    }
    draw.hit(area, Target::Command(register::ANSWER));
}

fn rule(draw: &mut Draw<'_>, area: Rect) {
    let line = draw.signs().line.repeat(usize::from(area.width));
    draw.text(area, &line, Role::Border);
    let lang = draw.lang();
    let key = draw
        .shell
        .keymap
        .label(register::ANSWER)
        .unwrap_or_default();
    let title = vec![draw.span(format!(" {} ", texts::title(lang)), Role::Title)];
    draw.spans(indent(area, 1), title);
    let whole = vec![
        draw.span(format!(" {key}"), Role::Accent),
        draw.span(format!(" {} ", texts::whole(lang)), Role::Muted),
    ];
    draw.spans_right(
        Rect {
            width: area.width.saturating_sub(2),
            ..area
        },
        whole,
    );
}

type Rows = Vec<(String, Vec<Span<'static>>)>;

/// What the kinds mean, while none is chosen.
fn kinds(asked: Asked<'_>, draw: &Draw<'_>) -> Rows {
    let lang = asked.shell.lang;
    let kinds = words::regulation(asked.shell).map_or(&[][..], |regulation| &regulation.kinds);
    let rows = kinds.iter().zip(1..).map(|(kind, number)| {
        let label = format!("{number} {}", kind.label.get(lang));
        let meaning = kind.meaning.as_ref().map_or("", |label| label.get(lang));
        (label, vec![draw.span(meaning.to_owned(), Role::Normal)])
    });
    rows.take(usize::from(ROWS) - 1).collect()
}

fn answer(asked: Asked<'_>, draw: &Draw<'_>) -> Rows {
    let lang = asked.shell.lang;
    let mut rows = vec![(texts::level(lang).to_owned(), level(asked, draw))];
    let tasks = words::tasks(asked.preview);
    let mut tasks = tasks.into_iter();
    if let Some(task) = tasks.next() {
        let text = task_text(asked, task);
        rows.push((
            texts::next(lang).to_owned(),
            vec![draw.span(text, Role::Normal)],
        ));
    }
    let limits: Vec<String> = tasks
        .filter(|task| task.due.is_some())
        .map(|task| limit_text(asked, task))
        .collect();
    if !limits.is_empty() {
        let span = draw.span(limits.join(texts::and(lang)), Role::Normal);
        rows.push((texts::limits(lang).to_owned(), vec![span]));
    }
    rows.push((
        texts::receiving(lang).to_owned(),
        vec![draw.span(receiving(asked), Role::Normal)],
    ));
    let sequel = asked.sequel_to.map(|number| texts::sequel(lang, number));
    let nearby: Vec<String> = sequel.into_iter().chain(related(asked)).collect();
    if !nearby.is_empty() {
        let span = draw.span(nearby.join(texts::and(lang)), Role::Accent);
        rows.push((texts::nearby(lang).to_owned(), vec![span]));
    }
    let said: Vec<&str> = words::guidance(asked.preview)
        .into_iter()
        .map(|line| line.label.get(lang))
        .collect();
    rows.push((
        texts::say(lang).to_owned(),
        vec![draw.span(said.join(texts::gap(lang)), Role::Normal)],
    ));
    rows
}

fn level(asked: Asked<'_>, draw: &Draw<'_>) -> Vec<Span<'static>> {
    let lang = asked.shell.lang;
    let (Some(level), Some(regulation)) = (&asked.preview.level, words::regulation(asked.shell))
    else {
        return vec![draw.span(texts::none(lang), Role::Muted)];
    };
    let name = badge::label(asked.shell, &level.id);
    let sign = match level.rank {
        0 | 1 => "!!",
        2 => "!",
        _ => "",
    };
    let mut spans = vec![draw.span(format!("{sign}{name}"), Role::of_level(level.rank))];
    for (place, why) in level.why.iter().enumerate() {
        let clause = why.clause.as_deref().unwrap_or_default();
        let lead = if place == 0 { "  " } else { texts::and(lang) };
        spans.push(draw.span(format!("{lead}{clause} "), Role::Muted));
        spans.push(draw.span(why_text(lang, regulation, why), Role::Normal));
    }
    spans
}

fn task_text(asked: Asked<'_>, task: &crate::case::Task) -> String {
    let mut parts = vec![
        words::step(asked.shell.lang, task).to_owned(),
        words::who(asked.shell, task),
    ];
    parts.extend(words::due(asked.shell, asked.preview, task));
    parts.join(" · ")
}

fn limit_text(asked: Asked<'_>, task: &crate::case::Task) -> String {
    let due = words::due(asked.shell, asked.preview, task).unwrap_or_default();
    format!("{} {due}", words::step(asked.shell.lang, task))
}

fn receiving(asked: Asked<'_>) -> String {
    let lang = asked.shell.lang;
    let office = asked
        .preview
        .office
        .as_ref()
        .map_or("", |office| office.label.get(lang));
    match asked.department {
        Some(department) if office.is_empty() => texts::department(lang, department),
        Some(department) => format!("{office} · {}", texts::department(lang, department)),
        None => office.to_owned(),
    }
}

/// How many related cases there are, and the best of them with its reason.
fn related(asked: Asked<'_>) -> Option<String> {
    let nearby = &asked.preview.nearby;
    let best = words::best(nearby)?;
    let lang = asked.shell.lang;
    let status = status_title(lang, best.row.status);
    let why = best.why(lang);
    let separator = asked.shell.theme.signs().separator;
    let matter = nearby::matter(&best.row);
    let first = format!("{} {status} {matter} {separator} {why}", best.row.number);
    Some(texts::cases(lang, nearby.len(), &first))
}

mod texts {
    crate::catalogue! {
        title() { zh: "登记后", en: "What follows" }
        whole() { zh: "看全部", en: "see all" }
        level() { zh: "级别", en: "Level" }
        none() { zh: "不分级", en: "none" }
        next() { zh: "下一步", en: "Next" }
        limits() { zh: "时限", en: "Limits" }
        receiving() { zh: "受理", en: "Office" }
        department(name: &str) { zh: "责任部门 {name}", en: "department {name}" }
        nearby() { zh: "相关", en: "Related" }
        sequel(number: &str) { zh: "续诉 {number}", en: "sequel to {number}" }
        cases(n: usize, best: &str) { zh: "{n} 件：{best}", en: "{n}: {best}" }
        say() { zh: "怎么说", en: "Say" }
        and() { zh: "；", en: "; " }
        gap() { zh: " ", en: " " }
    }
}
