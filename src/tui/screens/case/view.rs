//! Drawing a case: its head, then one pane at a time where it is narrow, side by side where there is room.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::sheet::Sheet;
use super::{CaseScreen, Opened, Pane, Scroll, history, nearby, outcome, record, tasks, words};
use crate::case::Status;
use crate::regulation::texts::status_title;
use crate::text::Lang;
use crate::tui::commands::global;
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::theme::Role;
use crate::tui::widgets::table::scrollbar;
use crate::tui::widgets::{badge, empty};
use crate::tui::width;

/// From here on, two panes stand side by side; from there on, three.
const TWO: u16 = 100;
const THREE: u16 = 132;

pub(super) fn view(screen: &CaseScreen, draw: &mut Draw<'_>, area: Rect) {
    if let Some(problem) = &screen.problem {
        let text = problem.text(draw.lang());
        return empty::view(draw, area, text, Some(global::CASES));
    }
    let Some(opened) = &screen.opened else {
        let text = texts::opening(draw.lang(), &screen.number);
        return empty::view(draw, area, &text, None);
    };
    head(draw, area, opened);
    let body = below(area, 2);
    match area.width {
        width if width >= THREE => three(screen, draw, body, opened),
        width if width >= TWO => two(screen, draw, body, opened),
        _ => one(screen, draw, body, opened),
    }
}

/// Number, kind, level, status, stage; below it why the level is what it is.
fn head(draw: &mut Draw<'_>, area: Rect, opened: &Opened) {
    let lang = draw.lang();
    let (case, regulation) = (&opened.file.case, &opened.file.regulation);
    let kind = regulation.kind(&case.kind);
    let kind = kind.map_or(case.kind.as_str(), |kind| kind.label.get(lang));
    let gap = || Span::raw("  ");
    let mut spans = vec![
        Span::raw(" "),
        draw.span(case.number.as_str(), Role::Title),
        gap(),
        draw.span(kind, Role::Normal),
        gap(),
    ];
    if let Some(level) = &case.level {
        spans.extend([badge::level(draw, &level.id, level.rank), gap()]);
    }
    if case.sealed {
        spans.extend([draw.span(texts::sealed(lang), Role::Danger), gap()]);
    }
    let status = if case.status == Status::Open {
        Role::Normal
    } else {
        Role::Ok
    };
    spans.push(draw.span(status_title(lang, case.status), status));
    if let Some(step) = opened.next_step() {
        let clause = opened.own_tasks().find(|task| task.step == step);
        let clause = clause.map(|task| task.clause.as_str());
        let step = words::step(lang, opened, step, clause);
        spans.extend([gap(), draw.span(texts::next(lang, &step), Role::Accent)]);
    }
    let top = row(area, 0);
    let version = draw.span(
        format!("{} ", texts::version(lang, case.version)),
        Role::Muted,
    );
    let taken = draw.spans_right(top, vec![version]);
    draw.spans(
        Rect {
            width: top.width.saturating_sub(taken + 1),
            ..top
        },
        spans,
    );
    why(draw, indent(row(area, 1), 1), opened);
}

fn why(draw: &mut Draw<'_>, area: Rect, opened: &Opened) {
    let lang = draw.lang();
    let (case, events) = (&opened.file.case, &opened.file.events);
    if case.level.is_none() {
        draw.text(area, texts::no_level(lang), Role::Muted);
        return;
    }
    let reasons = super::told(draw.shell, opened, |teller| teller.level_why(case, events));
    let text = format!("{}{}", texts::because(lang), reasons.join("  "));
    draw.text(area, &text, Role::Muted);
}

fn one(screen: &CaseScreen, draw: &mut Draw<'_>, area: Rect, opened: &Opened) {
    let mut x = 1;
    for pane in Pane::ALL {
        let title = title(draw.lang(), pane, opened);
        let spot = indent(row(area, 0), x);
        let used = if pane == screen.pane {
            draw.text(spot, &format!("[{title}]"), Role::Tab)
        } else {
            draw.text(spot, &format!(" {title} "), Role::Muted)
        };
        draw.hit(
            Rect {
                width: used,
                ..spot
            },
            Target::Part(pane.place()),
        );
        x += used + 1;
    }
    let rule = indent(row(area, 0), x);
    let line = draw.signs().line.repeat(usize::from(rule.width));
    draw.text(rule, &line, Role::Border);
    pane(
        screen,
        draw,
        below(area, 1),
        opened,
        screen.pane,
        Parts::All,
    );
}

fn two(screen: &CaseScreen, draw: &mut Draw<'_>, area: Rect, opened: &Opened) {
    let [left, right] = split(area, area.width / 2);
    let shown = if screen.pane == Pane::Outcome {
        Pane::Outcome
    } else {
        Pane::Matter
    };
    titled(screen, draw, left, opened, shown, Parts::All);
    titled(screen, draw, right, opened, Pane::History, Parts::All);
}

fn three(screen: &CaseScreen, draw: &mut Draw<'_>, area: Rect, opened: &Opened) {
    let [left, rest] = split(area, area.width * 35 / 100);
    let [middle, right] = split(rest, rest.width * 45 / 100);
    titled(screen, draw, left, opened, Pane::Matter, Parts::Record);
    titled(
        screen,
        draw,
        middle,
        opened,
        Pane::Outcome,
        Parts::TasksFirst,
    );
    titled(screen, draw, right, opened, Pane::History, Parts::All);
}

fn split(area: Rect, first: u16) -> [Rect; 2] {
    let left = Rect {
        width: first.saturating_sub(1),
        ..area
    };
    [left, indent(area, first + 1)]
}

/// What of its matter a pane shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parts {
    All,
    Record,
    TasksFirst,
}

fn titled(
    screen: &CaseScreen,
    draw: &mut Draw<'_>,
    area: Rect,
    opened: &Opened,
    which: Pane,
    parts: Parts,
) {
    let lang = draw.lang();
    let title = match parts {
        Parts::All => title(lang, which, opened),
        Parts::Record => texts::record(lang).to_owned(),
        Parts::TasksFirst => texts::tasks(lang, opened.file.tasks.len()),
    };
    let focused = screen.pane == which;
    let top = indent(row(area, 0), 1);
    let (face, role) = if focused {
        (format!("[{title}]"), Role::Tab)
    } else {
        (title, Role::Title)
    };
    let used = draw.text(top, &face, role);
    draw.hit(top, Target::Part(which.place()));
    let rule = indent(top, used + 1);
    let line = draw.signs().line.repeat(usize::from(rule.width));
    let border = if focused {
        Role::BorderFocused
    } else {
        Role::Border
    };
    draw.text(rule, &line, border);
    pane(screen, draw, below(area, 1), opened, which, parts);
}

fn pane(
    screen: &CaseScreen,
    draw: &mut Draw<'_>,
    area: Rect,
    opened: &Opened,
    which: Pane,
    parts: Parts,
) {
    let inside = Rect {
        width: area.width.saturating_sub(3),
        ..indent(area, 1)
    };
    let shell = draw.shell;
    let mut sheet = Sheet::new(shell, inside.width);
    match (which, parts) {
        (Pane::Matter, Parts::Record) => {
            record::write(&mut sheet, shell, opened);
            nearby::write(&mut sheet, shell, opened);
        }
        (Pane::Matter, _) => {
            tasks::write(&mut sheet, shell, opened);
            sheet.heading(texts::record(shell.lang));
            record::write(&mut sheet, shell, opened);
            nearby::write(&mut sheet, shell, opened);
        }
        (Pane::Outcome, Parts::TasksFirst) => {
            tasks::write(&mut sheet, shell, opened);
            sheet.heading(texts::outcome(shell.lang));
            outcome::write(&mut sheet, shell, opened);
        }
        (Pane::Outcome, _) => outcome::write(&mut sheet, shell, opened),
        (Pane::History, _) => history::write(&mut sheet, shell, opened, screen.oldest_first),
    }
    if let Some(scroll) = screen.scrolls.get(which.place()) {
        let bar = Rect {
            x: area.right().saturating_sub(1),
            width: 1,
            ..area
        };
        scrolled(draw, inside, bar, &sheet, scroll);
    }
}

fn scrolled(draw: &mut Draw<'_>, area: Rect, bar: Rect, sheet: &Sheet<'_>, scroll: &Scroll) {
    let total = width::cells(sheet.lines.len());
    let top = scroll.top.get().min(total.saturating_sub(area.height));
    scroll.top.set(top);
    scroll.page.set(area.height.saturating_sub(1));
    let shown = sheet.lines.get(usize::from(top)..).unwrap_or_default();
    draw.lines(area, shown);
    scrollbar(draw, bar, usize::from(top), sheet.lines.len());
}

fn title(lang: Lang, pane: Pane, opened: &Opened) -> String {
    match pane {
        Pane::Matter => texts::matter(lang).to_owned(),
        Pane::Outcome => texts::outcome(lang).to_owned(),
        Pane::History => texts::history(lang, opened.file.events.len()),
    }
}

mod texts {
    crate::catalogue! {
        opening(number: &str) { zh: "正在打开案件 {number}…", en: "Opening case {number}…" }
        sealed() { zh: "密件", en: "SEALED" }
        next(step: &str) { zh: "下一步：{step}", en: "next: {step}" }
        version(n: u32) { zh: "第 {n} 版", en: "version {n}" }
        no_level() { zh: "这类案件不分级，或尚未判级", en: "Without a level, or not graded yet" }
        because() { zh: "判级依据：", en: "Level because: " }
        matter() { zh: "待办与案情", en: "To do and record" }
        outcome() { zh: "结果", en: "Outcome" }
        history(n: usize) { zh: "经过 {n}", en: "History {n}" }
        record() { zh: "案情", en: "Record" }
        tasks(n: usize) { zh: "待办 {n}", en: "To do {n}" }
    }
}
