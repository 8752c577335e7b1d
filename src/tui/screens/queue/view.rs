//! Drawing the follow-up queue.

use chrono::TimeDelta;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::filter::Filter;
use super::groups::{Group, Line};
use super::{Queue, is_of_minutes, preview};
use crate::calendar::Moment;
use crate::case::Role as Office;
use crate::regulation::texts::{command_title, role_title, wait_title};
use crate::store::TaskRow;
use crate::text::Lang;
use crate::tui::commands::queue as commands;
use crate::tui::draw::{Draw, below, indent, row};
use crate::tui::model::Shell;
use crate::tui::screens::cases::preview::{regulation, step_title, who};
use crate::tui::screens::cases::view::{beside, chips, split, thousands};
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Column, Row, Table, badge, due, empty};
use crate::tui::width;

pub(super) fn view(queue: &Queue, draw: &mut Draw<'_>, area: Rect) {
    queue.by_the_second.set(false);
    let mut facts = vec![draw.span(count(queue, draw.lang()), Role::Muted)];
    if let Some(late) = queue.counts.as_ref().map(|counts| counts.late_measures)
        && late > 0
    {
        let warn = draw.shell.theme.signs().warn;
        let text = format!("{warn}{}  ", texts::late_measures(draw.lang(), late));
        facts.insert(0, draw.span(text, Role::Danger));
    }
    queue.search.view(draw, area, facts);
    if !queue.search.help(draw, below(area, 1)) {
        filters(queue, draw, row(area, 1));
    }
    next_up(queue, draw, row(area, 2));
    let rest = below(area, 3);
    if queue.feed.complete() && queue.feed.known() == 0 {
        return nothing(queue, draw, rest);
    }
    let (list, side) = split(rest);
    if let (Some(side), Some(task)) = (side, queue.selected()) {
        let looked = queue
            .looked
            .as_deref()
            .filter(|looked| looked.task == *task);
        preview::view(draw, side, task, looked);
    }
    let list = beside(list, side, queue.layout.length());
    table(queue, draw, list);
}

fn count(queue: &Queue, lang: Lang) -> String {
    let Some(counts) = &queue.counts else {
        return String::new();
    };
    let all = u32::try_from(queue.layout.tasks()).unwrap_or(u32::MAX);
    let plus = if counts.more { "+" } else { "" };
    match all {
        1 if !counts.more => texts::one(lang).to_owned(),
        _ => texts::some(lang, &format!("{}{plus}", thousands(all))),
    }
}

fn filters(queue: &Queue, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let mut role = texts::by_role(lang).to_owned();
    let mut department = texts::by_department(lang).to_owned();
    let here = match &queue.filter {
        Filter::Mine => 0,
        Filter::All => 1,
        Filter::Soon => 2,
        Filter::Role(own) => {
            role = role_label(draw.shell, *own);
            3
        }
        Filter::Department(name) => {
            department.clone_from(name);
            4
        }
    };
    let titles = [
        texts::mine(lang),
        texts::all(lang),
        texts::soon(lang),
        role.as_str(),
        department.as_str(),
    ];
    let used = chips(draw, indent(area, 1), &titles, Some(here));
    let rest = indent(area, used + 3);
    let spans = Group::ALL
        .into_iter()
        .filter(|group| queue.layout.count(*group) > 0)
        .flat_map(|group| {
            let role = group_role(group);
            let text = format!("{} {}", group.title(lang), queue.layout.count(group));
            [draw.span(text, role), Span::raw("  ")]
        })
        .collect();
    if draw.shell.size.width >= 100 {
        draw.spans_right(rest, spans);
    }
}

fn role_label(shell: &Shell, role: Office) -> String {
    regulation(shell)
        .and_then(|regulation| regulation.roles.get(&role))
        .map_or_else(
            || role_title(shell.lang, role),
            |label| label.get(shell.lang),
        )
        .to_owned()
}

const fn group_role(group: Group) -> Role {
    match group {
        Group::Overdue => Role::Danger,
        Group::Today => Role::Title,
        Group::Week | Group::Later | Group::Undated => Role::Muted,
    }
}

/// The most urgent thing in words: what, for whom, how long, and the clause that says so.
fn next_up(queue: &Queue, draw: &mut Draw<'_>, area: Rect) {
    let Some(next) = queue
        .counts
        .as_ref()
        .and_then(|counts| counts.next.as_ref())
    else {
        return;
    };
    let (shell, lang) = (draw.shell, draw.lang());
    let limit = next.pressed_by.as_ref().unwrap_or(&next.task);
    let mut spans = vec![
        draw.span(format!(" {} ", texts::next_up(lang)), Role::Accent),
        draw.span(format!("{} ", next.task.customer), Role::Normal),
        draw.span(title(shell, &next.task), Role::Title),
    ];
    if let Some(at) = limit.due {
        let (_, left, role) = standing(shell, limit, at);
        let text = match &next.pressed_by {
            Some(limit) => texts::presses(lang, &title(shell, limit), &left),
            None => left,
        };
        spans.push(draw.span(format!("  {text}"), role));
    }
    let clause = regulation(shell)
        .and_then(|regulation| regulation.clause(&limit.clause))
        .map_or("", |clause| clause.label.get(lang));
    let why = format!("  {} {clause}", limit.clause);
    spans.push(draw.span(why, Role::Muted));
    let line = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    draw.spans(line, spans);
}

fn nothing(queue: &Queue, draw: &mut Draw<'_>, area: Rect) {
    if queue.search.mistake().is_some() {
        return; // what is wrong stands below the box
    }
    let lang = draw.lang();
    if !queue.search.is_blank() {
        return empty::view(draw, area, texts::none_found(lang), Some(commands::CLEAR));
    }
    let (text, help) = match queue.filter {
        Filter::All => (texts::none(lang), crate::tui::commands::global::REGISTER),
        Filter::Mine => (texts::none_of_mine(lang), commands::NEXT_FILTER),
        Filter::Soon => (texts::none_soon(lang), commands::NEXT_FILTER),
        Filter::Role(_) | Filter::Department(_) => {
            (texts::none_of_these(lang), commands::NEXT_FILTER)
        }
    };
    empty::view(draw, area, text, Some(help));
}

fn table(queue: &Queue, draw: &mut Draw<'_>, area: Rect) {
    let columns = columns(draw.shell);
    let table = Table {
        columns: &columns,
        state: &queue.state,
        length: queue.layout.length(),
        focused: true,
    };
    let shell = draw.shell;
    table.view(draw, area, |line| match queue.layout.at(line) {
        Some(Line::Heading(group)) => heading(queue, shell, group),
        Some(Line::Task(place)) => queue
            .feed
            .row(place)
            .map_or(Row::Coming, |task| cells(queue, shell, task)),
        None => Row::Coming,
    });
}

fn heading<'a>(queue: &Queue, shell: &Shell, group: Group) -> Row<'a> {
    let sign = if group == Group::Overdue {
        shell.theme.signs().warn
    } else {
        ""
    };
    let count = u32::try_from(queue.layout.count(group)).unwrap_or(u32::MAX);
    let text = format!("{sign}{} {}", group.title(shell.lang), thousands(count));
    Row::Heading(Cell::of(text, group_role(group)))
}

fn columns(shell: &Shell) -> [Column; 9] {
    let lang = shell.lang;
    let (step, who) = match lang {
        Lang::Zh => (12, Column::fixed(texts::who(lang), 8).from(78)),
        Lang::En => (19, Column::fixed(texts::who(lang), 12).from(96)),
    };
    let step = Column::fixed(texts::step(lang), step);
    [
        Column::fixed(texts::left(lang), 13),
        Column::fixed(texts::due(lang), 11).from(112),
        Column::fixed(texts::number(lang), 11),
        Column::fixed(texts::level(lang), badge::level_width(shell)).from(70),
        step,
        who,
        Column::flex(texts::matter(lang), 10, 3),
        Column::fixed(texts::phone(lang), 13).from(124),
        Column::flex(texts::clause(lang), 10, 1).from(140),
    ]
}

fn cells<'a>(queue: &Queue, shell: &Shell, task: &'a TaskRow) -> Row<'a> {
    let late = task.due.is_some_and(|at| at < shell.now);
    let plain = if task.ready {
        Role::Normal
    } else {
        Role::Muted
    };
    let time = task.due.map_or_else(
        || age(shell, task),
        |at| {
            note_seconds(queue, shell, task, at);
            let (sign, text, role) = standing(shell, task, at);
            let role = if task.ready || late {
                role
            } else {
                Role::Muted
            };
            Cell::of(format!("{sign}{text}"), role)
        },
    );
    let when = task.due.map(due::short).unwrap_or_default();
    let mut level = badge::level_cell(shell, task.level.as_deref(), task.level_rank);
    if !task.ready {
        level.role = Role::Muted;
    }
    let phone = task.phone.as_deref().unwrap_or_default();
    Row::Cells(vec![
        time,
        Cell::muted(when),
        Cell::of(task.number.as_str(), plain),
        level,
        Cell::of(title(shell, task), plain),
        Cell::muted(owner(shell, task)),
        Cell::of(matter(shell, task), plain),
        Cell::muted(phone),
        Cell::muted(task.clause.as_str()),
    ])
}

/// How long a task without a limit has been open.
fn age<'a>(shell: &Shell, task: &TaskRow) -> Cell<'a> {
    let age = task.since.map(|at| due::age(shell.lang, at, shell.now));
    age.map_or(Cell::muted(" —"), |age| Cell::muted(format!(" {age}")))
}

/// That the level of its case rose of late: `级别升 二级→一级`.
pub(super) fn risen(shell: &Shell, task: &TaskRow) -> Option<String> {
    let rose = task.rose.as_ref()?;
    let to = badge::label(shell, &rose.to);
    let from = rose.from.as_ref().map(|from| badge::label(shell, from));
    Some(match from {
        Some(from) => texts::risen(shell.lang, &from, &to),
        None => texts::risen_to(shell.lang, &to),
    })
}

/// A limit of minutes runs by the second.
fn note_seconds(queue: &Queue, shell: &Shell, task: &TaskRow, at: Moment) {
    let near = (at - shell.now).abs() < TimeDelta::hours(1);
    if near && is_of_minutes(shell, task) {
        queue.by_the_second.set(true);
    }
}

/// The sign of a limit, the time left, and its look: by the second only where the limit is one of minutes.
pub(in crate::tui::screens) fn standing(
    shell: &Shell,
    task: &TaskRow,
    at: Moment,
) -> (&'static str, String, Role) {
    if is_of_minutes(shell, task) {
        return due::countdown(shell, at);
    }
    let standing = due::standing(at, shell.now);
    let sign = match standing {
        due::Standing::Overdue => shell.theme.signs().warn,
        due::Standing::Soon => shell.theme.signs().soon,
        due::Standing::Later => " ",
    };
    let left = due::left_calm(shell.lang, at, shell.now);
    (sign, left, standing.role())
}

/// What is to do.
pub(in crate::tui::screens) fn title(shell: &Shell, task: &TaskRow) -> String {
    match regulation(shell) {
        Some(regulation) => step_title(regulation, shell.lang, task.step, &task.clause),
        None => command_title(shell.lang, task.step).to_owned(),
    }
}

/// Who has to do it.
pub(super) fn owner(shell: &Shell, task: &TaskRow) -> String {
    let (department, person) = (task.department.as_deref(), task.person.as_deref());
    match regulation(shell) {
        Some(regulation) => who(regulation, shell.lang, task.role, department, person),
        None => role_title(shell.lang, task.role).to_owned(),
    }
}

/// Whose case, why nothing can be done yet, and what it is about.
pub(in crate::tui::screens) fn matter(shell: &Shell, task: &TaskRow) -> String {
    let lang = shell.lang;
    let separator = format!(" {} ", shell.theme.signs().separator);
    let subject = task
        .subject
        .as_deref()
        .filter(|subject| !subject.is_empty())
        .unwrap_or(&task.excerpt);
    let mut parts = vec![task.customer.as_str()];
    let risen = risen(shell, task);
    parts.extend(risen.as_deref());
    if let Some(on) = task.waiting {
        parts.push(wait_title(lang, on));
    } else if !task.ready {
        parts.push(if shell.size.width >= 160 {
            commands::texts::not_ready(lang)
        } else {
            texts::not_yet(lang)
        });
    }
    parts.push(subject);
    width_joined(&parts, &separator)
}

fn width_joined(parts: &[&str], separator: &str) -> String {
    let filled: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| width::width(part) > 0)
        .collect();
    filled.join(separator)
}

mod texts {
    crate::catalogue! {
        late_measures(n: usize) { zh: "预防措施超时 {n}", en: "{n} preventive measures late", en_one: "{n} preventive measure late" }
        one() { zh: "待办 1 项", en: "1 task" }
        some(n: &str) { zh: "待办 {n} 项", en: "{n} tasks" }
        mine() { zh: "我的", en: "Mine" }
        all() { zh: "全部", en: "All" }
        soon() { zh: "两小时内", en: "Next 2 h" }
        by_role() { zh: "角色…", en: "Role…" }
        by_department() { zh: "部门…", en: "Department…" }
        next_up() { zh: "下一件", en: "Next up" }
        not_yet() { zh: "未轮到", en: "not yet" }
        presses(step: &str, left: &str) { zh: "{step}{left}", en: "{step}: {left}" }
        none() { zh: "没有待办，所有案件都已办完", en: "Nothing is open: every case is done" }
        none_of_mine() { zh: "没有轮到您的待办；可以看看全部", en: "Nothing is waiting for you; look at all of them" }
        none_soon() { zh: "两小时内没有到期的待办", en: "Nothing is due within two hours" }
        none_of_these() { zh: "这里没有待办", en: "There are no tasks here" }
        none_found() { zh: "没有找到待办", en: "No task was found" }
        risen(from: &str, to: &str) { zh: "级别升 {from}→{to}", en: "level up {from}→{to}" }
        risen_to(to: &str) { zh: "级别升到{to}", en: "level up to {to}" }
        left() { zh: " 时间", en: " Time" }
        due() { zh: "到期", en: "Due" }
        number() { zh: "编号", en: "Number" }
        level() { zh: "  级别", en: "  Level" }
        step() { zh: "待办", en: "To do" }
        who() { zh: "谁", en: "Who" }
        matter() { zh: "客户与事由", en: "Customer and matter" }
        phone() { zh: "电话", en: "Phone" }
        clause() { zh: "条款", en: "Clause" }
    }
}
