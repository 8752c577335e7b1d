//! Drawing today: a sentence on what is urgent, what is next and why, the figures, one's own tasks, the last weeks.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::ask::{Mine, Seen};
use super::{Home, WEEKS};
use crate::desk::backup::BackupDue;
use crate::desk::{Figure, Glance, Today, Week};
use crate::store::{CaseRow, Total};
use crate::text::Lang;
use crate::tui::commands::{global, home as commands};
use crate::tui::dialogs::searches;
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::model::Shell;
use crate::tui::screens::cases::preview::regulation;
use crate::tui::screens::cases::view::thousands;
use crate::tui::screens::queue::{matter, standing, title};
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Column, Row, Table, badge, due, empty, gauge};
use crate::tui::width;

/// From this width on the weeks stand beside the tasks.
pub(super) const WIDE: u16 = 100;
/// Cells of the weeks beside the tasks: a quarter of the screen, within these.
const ASIDE: (u16, u16) = (40, 64);
/// Rows of the tasks, below which the weeks give way to them.
const TASKS: u16 = 5;

pub(super) fn view(home: &Home, draw: &mut Draw<'_>, area: Rect) {
    if let Some(failure) = &home.failure {
        return empty::view(draw, area, failure.text(draw.lang()), None);
    }
    let Some(seen) = home.seen.as_deref() else {
        return;
    };
    urgent(&seen.today, draw, row(area, 0));
    next_up(seen, draw, row(area, 1));
    let used = backup_due(seen, draw, row(area, 2));
    report_due(seen, draw, indent(row(area, 2), used));
    figures(&seen.today, draw, row(area, 3));
    let rest = below(area, 5);
    let weeks = width::cells(seen.today.weeks.len()) + 1;
    if area.width >= WIDE {
        let list = Rect {
            width: rest.width - (rest.width / 4).clamp(ASIDE.0, ASIDE.1),
            ..rest
        };
        tasks(home, seen, draw, list);
        let side = indent(rest, list.width + 2);
        self::weeks(home, &seen.today, draw, side);
        saved(home, seen.today.weeks.len(), draw, below(side, weeks + 1));
    } else if rest.height <= weeks + TASKS {
        // No room for both: whichever has the keys.
        if home.aside {
            self::weeks(home, &seen.today, draw, rest);
        } else {
            tasks(home, seen, draw, rest);
        }
    } else {
        let high = rest.height.saturating_sub(weeks + 1);
        let list = Rect {
            height: high,
            ..rest
        };
        tasks(home, seen, draw, list);
        self::weeks(home, &seen.today, draw, below(rest, high + 1));
    }
}

/// What is urgent, in a sentence; calm where nothing is.
fn urgent(today: &Today, draw: &mut Draw<'_>, area: Rect) {
    let (shell, lang) = (draw.shell, draw.lang());
    let signs = draw.signs();
    let over = today.number(Glance::Overdue);
    let soon = today.number(Glance::Soon);
    let (text, role) = match (over, soon) {
        (0, 0) => (format!("{} {}", signs.ok, texts::calm(lang)), Role::Ok),
        (0, soon) => (
            format!("{} {}", signs.soon, texts::soon(lang, &thousands(soon))),
            Role::DueSoon,
        ),
        (over, _) => (
            format!("{} {}", signs.warn, texts::over(lang, &thousands(over))),
            Role::Danger,
        ),
    };
    let mut spans = vec![Span::raw(" "), draw.span(text, role)];
    if let Some(case) = &today.first {
        let left = case.due.map(|at| due::left_calm(lang, at, shell.now));
        let first = texts::first(lang, &case.number, &whose(shell, case));
        spans.push(draw.span(first, Role::Normal));
        spans.push(draw.span(format!("  {}", left.unwrap_or_default()), role));
    }
    draw.spans(area, spans);
}

fn whose(shell: &Shell, case: &CaseRow) -> String {
    let about = case.subject.as_deref().unwrap_or(&case.excerpt);
    let separator = shell.theme.signs().separator;
    format!("{} {separator} {}", case.customer, width::cut(about, 24))
}

/// What comes first for whoever is signed in, and why: the limit and its clause.
fn next_up(seen: &Seen, draw: &mut Draw<'_>, area: Rect) {
    let (shell, lang) = (draw.shell, draw.lang());
    let Some(next) = &seen.next else {
        draw.text(indent(area, 1), texts::nothing_next(lang), Role::Muted);
        return;
    };
    let limit = next.pressed_by.as_ref().unwrap_or(&next.task);
    let mut spans = vec![
        draw.span(format!(" {} ", texts::next_up(lang)), Role::Accent),
        draw.span(title(shell, &next.task), Role::Title),
        draw.span(
            format!("  {} {}", next.task.number, next.task.customer),
            Role::Normal,
        ),
    ];
    if let Some(at) = limit.due {
        let (sign, left, role) = standing(shell, limit, at);
        let text = match &next.pressed_by {
            Some(limit) => texts::presses(lang, &title(shell, limit), &left),
            None => left,
        };
        spans.push(draw.span(format!("  {sign}{text}"), role));
    }
    let clause = regulation(shell)
        .and_then(|regulation| regulation.clause(&limit.clause))
        .map_or("", |clause| clause.label.get(lang));
    spans.push(draw.span(format!("  {} {clause}", limit.clause), Role::Muted));
    draw.spans(area, spans);
}

/// That a backup is due, and where it is made. Gives the cells used.
fn backup_due(seen: &Seen, draw: &mut Draw<'_>, area: Rect) -> u16 {
    let lang = draw.lang();
    let text = match seen.backup {
        None => return 0,
        Some(BackupDue::Never) => texts::no_backup(lang).to_owned(),
        Some(BackupDue::Old(days)) => texts::old_backup(lang, days),
    };
    let key = draw.shell.keymap.label(global::SETTINGS);
    let spans = vec![
        draw.span(format!(" {} ", draw.signs().warn), Role::Danger),
        draw.span(text, Role::Normal),
        draw.span(format!("  {}", key.unwrap_or_default()), Role::Accent),
    ];
    draw.spans(area, spans) + 2
}

/// The first report that is due, and how many more; where it is made.
fn report_due(seen: &Seen, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let Some(due) = seen.reports.first() else {
        return;
    };
    let days = |day: chrono::NaiveDate| day.format("%-m-%-d").to_string();
    let (first, last) = (days(due.period.first()), days(due.period.last()));
    let mut text = texts::report_due(lang, due.label.get(lang), &first, &last);
    if let more @ 1.. = seen.reports.len() - 1 {
        text.push_str(&texts::more_reports(lang, more));
    }
    let key = draw.shell.keymap.label(global::STATISTICS);
    let spans = vec![
        draw.span(format!(" {} ", draw.signs().soon), Role::DueSoon),
        draw.span(text, Role::Normal),
        draw.span(format!("  {}", key.unwrap_or_default()), Role::Accent),
    ];
    draw.spans(area, spans);
}

/// The figures, each with the key of its door.
fn figures(today: &Today, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let mut x = 1;
    for (place, figure) in today.figures.iter().enumerate() {
        let key = commands::DOORS
            .get(place)
            .and_then(|id| draw.shell.keymap.label(*id))
            .unwrap_or_default();
        let number = figure.number();
        let plus = if matches!(figure.count, Total::MoreThan(_)) {
            "+"
        } else {
            ""
        };
        let spans = vec![
            draw.span(key, Role::Accent),
            draw.span(format!(" {} ", name(lang, figure.of)), Role::Muted),
            draw.span(format!("{}{plus}", thousands(number)), look(figure)),
        ];
        let spot = indent(area, x);
        let used = draw.spans(spot, spans);
        draw.hit(
            Rect {
                width: used,
                ..spot
            },
            Target::Part(place),
        );
        x += used + 3;
    }
}

fn look(figure: &Figure) -> Role {
    match (figure.number(), figure.of) {
        (0, _) => Role::Muted,
        (_, Glance::Overdue) => Role::Danger,
        (_, Glance::Soon | Glance::Returned) => Role::DueSoon,
        (_, Glance::New | Glance::Callback) => Role::Title,
    }
}

fn name(lang: Lang, of: Glance) -> &'static str {
    match of {
        Glance::Overdue => texts::overdue(lang),
        Glance::Soon => texts::due_soon(lang),
        Glance::New => texts::new(lang),
        Glance::Returned => texts::returned(lang),
        Glance::Callback => texts::callback(lang),
    }
}

fn tasks(home: &Home, seen: &Seen, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let heading = Rect {
        width: area.width.saturating_sub(1),
        ..row(area, 0)
    };
    draw.text(indent(heading, 1), texts::mine(lang), Role::Title);
    let body = below(area, 1);
    if seen.mine.is_empty() {
        draw.text(
            indent(row(body, 0), 3),
            texts::none_of_mine(lang),
            Role::Muted,
        );
        return;
    }
    let (step, least) = match lang {
        Lang::Zh => (Column::fixed(texts::step(lang), 14), 78),
        Lang::En => (Column::flex(texts::step(lang), 20, 2), 98),
    };
    let columns = [
        Column::fixed(texts::left(lang), 13),
        Column::fixed(texts::number(lang), 11),
        Column::fixed(texts::level(lang), badge::level_width(draw.shell)).from(least),
        step,
        Column::flex(texts::matter(lang), 10, 3),
    ];
    let table = Table {
        columns: &columns,
        state: &home.tasks,
        length: seen.mine.len(),
        focused: !home.aside,
    };
    let shell = draw.shell;
    table.view(draw, body, |line| {
        seen.mine
            .get(line)
            .map_or(Row::Coming, |own| cells(shell, own))
    });
}

fn cells<'a>(shell: &Shell, own: &'a Mine) -> Row<'a> {
    let task = &own.task;
    let time = own.due.map_or(Cell::muted(" —"), |at| {
        let (sign, text, role) = standing(shell, task, at);
        Cell::of(format!("{sign}{text}"), role)
    });
    Row::Cells(vec![
        time,
        Cell::new(task.number.as_str()),
        badge::level_cell(shell, task.level.as_deref(), task.level_rank),
        Cell::new(title(shell, task)),
        Cell::new(matter(shell, task)),
    ])
}

/// One bar for each week, the latest below; each as long as its cases are many.
fn weeks(home: &Home, today: &Today, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    draw.text(indent(row(area, 0), 1), texts::weeks(lang), Role::Title);
    let most = today.weeks.iter().map(|week| week.cases).max().unwrap_or(0);
    let count = today.weeks.len();
    for (place, week) in today.weeks.iter().enumerate() {
        let spot = row(area, width::cells(place) + 1);
        let label = label(lang, *week, place + 1 == count);
        let used = draw.text(indent(spot, 1), &width::pad(&label, 14), Role::Muted);
        let number = thousands(week.cases);
        let bar = indent(spot, used + 2);
        let room = bar.width.saturating_sub(8).min(40);
        let long = gauge::share(u64::from(week.cases), u64::from(most.max(1)), room);
        let long = long.max(u16::from(week.cases > 0));
        let full = draw.signs().full.repeat(usize::from(long));
        let role = if place + 1 == count {
            Role::Accent
        } else {
            Role::Border
        };
        let spans = vec![
            draw.span(full, role),
            draw.span(format!(" {number}"), Role::Normal),
        ];
        draw.spans(bar, spans);
        if place == home.weeks.selected && home.aside {
            draw.paint(spot, Role::Selected);
        }
        draw.hit(spot, Target::Part(WEEKS + place));
    }
}

/// One's own saved searches, each with what it finds; its number among the rows beside the tasks follows those of the weeks.
fn saved(home: &Home, weeks: usize, draw: &mut Draw<'_>, area: Rect) {
    if home.saved.is_empty() {
        return;
    }
    let lang = draw.lang();
    draw.text(indent(row(area, 0), 1), texts::saved(lang), Role::Title);
    for (place, own) in home.saved.iter().enumerate() {
        let spot = row(area, width::cells(place) + 1);
        let ends = Rect {
            width: spot.width.saturating_sub(1),
            ..spot
        };
        let (count, role) = match own.count {
            Some(total) => (searches::cases(lang, total), Role::Normal),
            None => (texts::no_longer(lang).to_owned(), Role::Muted),
        };
        let count = draw.span(count, role);
        let taken = draw.spans_right(ends, vec![count]);
        let name = Rect {
            width: ends.width.saturating_sub(taken + 3),
            ..indent(ends, 1)
        };
        draw.text(name, &own.search.name, Role::Muted);
        if weeks + place == home.weeks.selected && home.aside {
            draw.paint(spot, Role::Selected);
        }
        draw.hit(spot, Target::Part(WEEKS + weeks + place));
    }
}

fn label(lang: Lang, week: Week, this: bool) -> String {
    let begin = match lang {
        Lang::Zh => week.monday.format("%-m月%-d日起"),
        Lang::En => week.monday.format("from %-d %b"),
    };
    if this {
        texts::this_week(lang).to_owned()
    } else {
        begin.to_string()
    }
}

mod texts {
    crate::catalogue! {
        calm() { zh: "没有超时，两小时内也没有到期的案件", en: "Nothing is overdue, and nothing is due within two hours" }
        soon(n: &str) { zh: "{n} 件两小时内到期", en: "{n} due within two hours" }
        over(n: &str) { zh: "{n} 件已超时", en: "{n} overdue" }
        first(number: &str, whose: &str) { zh: "，最急：{number} {whose}", en: ", first {number} {whose}" }
        next_up() { zh: "下一件", en: "Next up" }
        nothing_next() { zh: "没有轮到您的待办", en: "Nothing waits for you" }
        presses(step: &str, left: &str) { zh: "{step}{left}", en: "{step}: {left}" }
        report_due(label: &str, first: &str, last: &str) { zh: "报表没有做：{label} {first} 至 {last}", en: "Report not made: {label} {first} to {last}" }
        no_backup() { zh: "还没有备份过", en: "No backup was ever made" }
        old_backup(days: i64) { zh: "备份已过去 {days} 天", en: "The last backup is {days} days old" }
        more_reports(n: usize) { zh: "，另有 {n} 份", en: ", and {n} more" }
        overdue() { zh: "已超时", en: "Overdue" }
        due_soon() { zh: "两小时内", en: "In 2 h" }
        new() { zh: "今日新收", en: "New" }
        returned() { zh: "退回", en: "Returned" }
        callback() { zh: "待回访", en: "Callbacks" }
        mine() { zh: "我的待办", en: "My tasks" }
        none_of_mine() { zh: "都办完了", en: "All done" }
        left() { zh: " 时间", en: " Time" }
        number() { zh: "编号", en: "Number" }
        level() { zh: "  级别", en: "  Level" }
        step() { zh: "待办", en: "To do" }
        matter() { zh: "客户与事由", en: "Customer and matter" }
        saved() { zh: "已存查找", en: "Saved searches" }
        no_longer() { zh: "已不适用", en: "no longer valid" }
        weeks() { zh: "近八周收到的案件", en: "Cases of the last eight weeks" }
        this_week() { zh: "本周", en: "this week" }
    }
}
