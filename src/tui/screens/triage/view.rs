//! Drawing triage: what waits, group by group, and the load of each department at the side or above.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Triage;
use super::act::Work;
use super::rows::{Group, Line};
use crate::case::LevelCause;
use crate::desk::{self, Stir, Waiting};
use crate::regulation::texts::command_title;
use crate::store::{CaseRow, Load};
use crate::text::Lang;
use crate::tui::commands::triage as commands;
use crate::tui::draw::{Draw, below, indent, row};
use crate::tui::model::Shell;
use crate::tui::screens::cases::preview::{Pane, regulation};
use crate::tui::screens::cases::view::thousands;
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Column, Row, Table, badge, due, empty, gauge};
use crate::tui::width;

/// Cells of the load at the side: a fifth of the screen, within these.
const SIDE: (u16, u16) = (30, 48);
/// From this width on there is room for it.
const WIDE: u16 = 100;
/// Lines of what the customer said that are shown below the load.
const WORDS: usize = 8;
/// Where the table is narrower, what made a case graver stands before its matter.
const NARROW: u16 = 88;
/// Departments that the line above the table names.
const NAMED: usize = 4;

pub(super) fn view(triage: &Triage, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    if let Some(failure) = &triage.failure {
        return empty::view(draw, area, failure.text(lang), None);
    }
    let Some(waiting) = triage.waiting.as_deref() else {
        return;
    };
    match triage.work.as_ref().filter(|work| work.begun()) {
        Some(work) => progress(draw, row(area, 0), work),
        None => guide(triage, waiting, draw, row(area, 0)),
    }
    let rest = below(area, 1);
    let list = if rest.width >= WIDE {
        let list = Rect {
            width: rest.width - (rest.width / 5).clamp(SIDE.0, SIDE.1),
            ..rest
        };
        side(triage, &waiting.load, draw, indent(rest, list.width));
        list
    } else {
        line_of_load(&waiting.load, draw, row(rest, 0));
        below(rest, 1)
    };
    if triage.list.lines.is_empty() {
        return empty::view(draw, list, texts::nothing(lang), None);
    }
    table(triage, waiting, draw, list);
}

fn progress(draw: &mut Draw<'_>, area: Rect, work: &Work) {
    const CELLS: u16 = 30;
    let lang = draw.lang();
    let text = if work.undoes() {
        texts::undoing(lang, work.answered, work.all)
    } else {
        texts::at_work(lang, work.answered, work.all)
    };
    let used = draw.text(indent(area, 1), &text, Role::Accent);
    let bar = indent(area, used + 3);
    let bar = Rect {
        width: bar.width.min(CELLS),
        ..bar
    };
    let part = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    gauge::view(draw, bar, part(work.answered), part(work.all), Role::Accent);
}

/// How many of each group there are, and at the right what is chosen, or how to choose.
fn guide(triage: &Triage, waiting: &desk::Triage, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let mut spans = vec![Span::raw(" ")];
    for group in Group::ALL {
        let count = group.cases(waiting).len();
        if count > 0 {
            let text = format!("{} {count}", group.title(lang));
            spans.extend([draw.span(text, role(group)), Span::raw("  ")]);
        }
    }
    let used = draw.spans(area, spans);
    let rest = indent(area, used);
    let near = triage.nearby().len();
    let (text, role) = if triage.list.ticked.is_empty() && near > 0 {
        let key = draw.shell.keymap.label(commands::NEARBY);
        let text = texts::near(lang, near, &key.unwrap_or_default());
        (text, Role::Accent)
    } else if triage.list.ticked.is_empty() {
        (texts::guide(lang).to_owned(), Role::Muted)
    } else {
        (texts::ticked(lang, triage.list.ticked.len()), Role::Accent)
    };
    if width::width(&text) < usize::from(rest.width) {
        draw.spans_right(rest, vec![draw.span(text, role), Span::raw(" ")]);
    }
}

const fn role(group: Group) -> Role {
    match group {
        Group::Undispatched => Role::Title,
        Group::Escalated => Role::Danger,
        Group::Returned | Group::Soon => Role::DueSoon,
    }
}

fn department(lang: Lang, load: &Load) -> &str {
    if load.department.is_empty() {
        texts::nobody(lang)
    } else {
        &load.department
    }
}

/// The load in one line, where there is no room beside the table.
fn line_of_load(load: &[Load], draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    if load.iter().all(|own| own.open == 0) {
        return;
    }
    let mut spans = vec![draw.span(format!(" {}", texts::load(lang)), Role::Muted)];
    for own in load.iter().filter(|own| own.open > 0).take(NAMED) {
        let text = format!("  {} {}", department(lang, own), thousands(own.open));
        spans.push(draw.span(text, Role::Normal));
        if own.overdue > 0 {
            let over = format!(" {}{}", draw.signs().warn, thousands(own.overdue));
            spans.push(draw.span(over, Role::Danger));
        }
    }
    draw.spans(area, spans);
}

/// The load of each department: its open cases as a bar, and how many of them are over their time. Below it the case under the
/// cursor.
fn side(triage: &Triage, load: &[Load], draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let room = area.width.saturating_sub(4);
    let most = load.iter().map(|own| own.open).max().unwrap_or(0);
    let mut pane = Pane::new(draw, area);
    let heading = pane.draw.span(texts::load_title(lang), Role::Title);
    pane.line(vec![heading]);
    for own in load {
        if pane.room() < 3 {
            break;
        }
        let name = pane
            .draw
            .span(department(lang, own).to_owned(), Role::Normal);
        let mut right = Vec::new();
        if own.overdue > 0 {
            let text = format!("{}{} ", pane.draw.signs().warn, thousands(own.overdue));
            right.push(pane.draw.span(text, Role::Danger));
        }
        right.push(pane.draw.span(thousands(own.open), Role::Normal));
        pane.ends(vec![name], right);
        let long = gauge::share(u64::from(own.open), u64::from(most.max(1)), room);
        let bar = pane.draw.signs().full.repeat(usize::from(long));
        let bar = pane.draw.span(bar, Role::Border);
        pane.line(vec![bar]);
    }
    if let Some(own) = triage.selected()
        && pane.room() > 6
    {
        looked_at(&own.case, &mut pane);
    }
}

/// Whose the case is, and what they said.
fn looked_at(case: &CaseRow, pane: &mut Pane<'_, '_>) {
    pane.heading(&case.number);
    let whose = [Some(case.customer.as_str()), case.phone.as_deref()];
    let whose: Vec<&str> = whose.into_iter().flatten().collect();
    pane.text(&whose.join("  "), Role::Normal, 2);
    let subject = case.subject.as_deref().unwrap_or_default();
    pane.text(subject, Role::Normal, 2);
    let most = WORDS.min(pane.room());
    pane.text(&case.excerpt, Role::Muted, most);
}

fn columns(lang: Lang) -> [Column; 8] {
    [
        Column::fixed("", 3),
        Column::fixed(texts::number(lang), 11),
        Column::fixed(texts::level(lang), if lang == Lang::Zh { 8 } else { 10 }),
        Column::fixed(texts::left(lang), 13),
        Column::fixed(texts::department(lang), 10).from(66),
        Column::flex(texts::matter(lang), 12, 3),
        Column::flex(texts::why(lang), 16, 2).from(NARROW),
        Column::fixed(texts::step(lang), if lang == Lang::Zh { 8 } else { 16 })
            .from(if lang == Lang::Zh { 108 } else { 132 }),
    ]
}

fn table(triage: &Triage, waiting: &desk::Triage, draw: &mut Draw<'_>, area: Rect) {
    let mut columns = columns(draw.lang());
    if let Some(level) = columns.get_mut(2) {
        level.min = badge::level_width(draw.shell);
    }
    let table = Table {
        columns: &columns,
        state: &triage.list.state,
        length: triage.list.lines.len(),
        focused: true,
    };
    let shell = draw.shell;
    table.view(draw, area, |line| match triage.list.lines.get(line) {
        Some(Line::Heading(group)) => heading(shell, *group, waiting),
        Some(Line::Row(group, place)) => group
            .cases(waiting)
            .get(*place)
            .map_or(Row::Coming, |own| cells(triage, shell, own)),
        Some(Line::Remark(..)) | None => Row::Coming,
    });
}

fn heading<'a>(shell: &Shell, group: Group, waiting: &desk::Triage) -> Row<'a> {
    let count = group.cases(waiting).len();
    let plus = if waiting.more && count >= 200 {
        "+"
    } else {
        ""
    };
    let text = format!("{} {count}{plus}", group.title(shell.lang));
    Row::Heading(Cell::of(text, role(group)))
}

fn cells<'a>(triage: &Triage, shell: &Shell, own: &'a Waiting) -> Row<'a> {
    let case = &own.case;
    let tick = if triage.list.ticked.contains(&case.number) {
        "[x]"
    } else {
        "[ ]"
    };
    let about = case
        .subject
        .as_deref()
        .filter(|subject| !subject.is_empty())
        .unwrap_or(&case.excerpt);
    let separator = shell.theme.signs().separator;
    let step = case
        .stage
        .map_or("", |step| command_title(shell.lang, step));
    let (why, role) = why(shell, own);
    let mut matter = format!("{} {separator} {about}", case.customer);
    if shell.size.width < NARROW && role != Role::Muted {
        matter = format!("{why} {separator} {matter}");
    }
    Row::Cells(vec![
        Cell::of(tick, Role::Accent),
        Cell::new(case.number.as_str()),
        badge::level_cell(shell, case.level.as_deref(), case.level_rank),
        due::due_cell(shell, case.due),
        Cell::muted(case.departments.first().map_or("—", String::as_str)),
        Cell::new(matter),
        Cell::of(why, role),
        Cell::muted(step),
    ])
}

/// Why it stands here, where the heading does not say it all.
fn why(shell: &Shell, own: &Waiting) -> (String, Role) {
    let lang = shell.lang;
    match &own.stir {
        Some(stir) => (told(shell, stir), Role::DueSoon),
        None if own.case.returned > 0 => (texts::returned(lang, own.case.returned), Role::DueSoon),
        None => (
            texts::received(lang, &due::short(own.case.received_at)),
            Role::Muted,
        ),
    }
}

/// What made it graver.
fn told(shell: &Shell, stir: &Stir) -> String {
    let lang = shell.lang;
    match stir {
        Stir::Rung { to, .. } => {
            let rungs = regulation(shell).map_or(&[][..], |regulation| &regulation.ladder);
            let rung = rungs.iter().find(|rung| rung.id == *to);
            texts::rung(lang, rung.map_or(to, |rung| rung.title.get(lang)))
        }
        Stir::Level { clause, cause, .. } => {
            let clause = clause.as_deref().unwrap_or_default();
            match cause {
                LevelCause::Time => texts::by_time(lang, clause),
                LevelCause::OtherCase => texts::by_others(lang, clause),
                LevelCause::Event | LevelCause::Adoption => texts::rose(lang, clause),
            }
        }
    }
}

mod texts {
    crate::catalogue! {
        nothing() { zh: "没有待分派的案件：都有人办，也没有今天将超时的。", en: "Nothing waits: every case is with somebody, and none runs out today." }
        guide() { zh: "空格选择，d 派单", en: "Space selects, d dispatches" }
        near(n: usize, key: &str) { zh: "此案有 {n} 件相关未结（{key}）", en: "{n} related open cases ({key})", en_one: "{n} related open case ({key})" }
        ticked(n: usize) { zh: "已选 {n} 件", en: "{n} selected" }
        at_work(done: usize, all: usize) { zh: "正在派单 {done}/{all}，Esc 停止", en: "Dispatching {done} of {all}, Esc stops" }
        undoing(done: usize, all: usize) { zh: "正在撤销 {done}/{all}，Esc 停止", en: "Taking back {done} of {all}, Esc stops" }
        load() { zh: "在办", en: "Open:" }
        load_title() { zh: "各部门在办", en: "Open by department" }
        nobody() { zh: "未定部门", en: "no department" }
        number() { zh: "编号", en: "Number" }
        level() { zh: "  级别", en: "  Level" }
        left() { zh: " 时间", en: " Time" }
        department() { zh: "部门", en: "With" }
        matter() { zh: "客户与事由", en: "Customer and matter" }
        why() { zh: "为什么", en: "Why" }
        step() { zh: "下一步", en: "Next step" }
        returned(n: u32) { zh: "退回 {n} 次", en: "returned {n} times", en_one: "returned once" }
        rung(to: &str) { zh: "上报{to}", en: "escalated to {to}" }
        by_time(clause: &str) { zh: "到时升级 {clause}", en: "rose by time {clause}" }
        by_others(clause: &str) { zh: "同类多人升级 {clause}", en: "several people {clause}" }
        rose(clause: &str) { zh: "升级 {clause}", en: "rose {clause}" }
        received(at: &str) { zh: "{at} 受理", en: "received {at}" }
    }
}
