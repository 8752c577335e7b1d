//! Drawing the archive.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::rows::{Group, Line};
use super::{Archive, act::Work};
use crate::calendar::Moment;
use crate::desk::{ArchiveDue, ErasureRequest, Kept};
use crate::text::Lang;
use crate::tui::draw::{Draw, below, indent, row};
use crate::tui::model::Shell;
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Column, Row, Table, empty, gauge};
use crate::tui::width;

pub(super) fn view(archive: &Archive, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    if let Some(failure) = &archive.failure {
        return empty::view(draw, area, failure.text(lang), None);
    }
    let Some(due) = archive.due.as_deref() else {
        return;
    };
    if archive.list.lines.is_empty() {
        return empty::view(draw, area, texts::nothing(lang), None);
    }
    match archive.work.as_ref().filter(|work| work.begun()) {
        Some(work) => progress(draw, row(area, 0), work),
        None => guide(archive, due, draw, row(area, 0)),
    }
    table(archive, due, draw, below(area, 1));
}

fn progress(draw: &mut Draw<'_>, area: Rect, work: &Work) {
    const CELLS: u16 = 30;
    let text = texts::at_work(draw.lang(), work.done, work.all);
    let used = draw.text(indent(area, 1), &text, Role::Accent);
    let bar = indent(area, used + 3);
    let bar = Rect {
        width: bar.width.min(CELLS),
        ..bar
    };
    let part = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    gauge::view(draw, bar, part(work.done), part(work.all), Role::Accent);
}

/// How many of each group there are, and at the right what is chosen, or how to choose.
fn guide(archive: &Archive, due: &ArchiveDue, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let mut spans = vec![Span::raw(" ")];
    for group in Group::ALL {
        if group.count(due) > 0 {
            let text = format!("{} {}", group.title(lang), group.counted(due));
            spans.extend([draw.span(text, role(group)), Span::raw("  ")]);
        }
    }
    let used = draw.spans(area, spans);
    let rest = indent(area, used);
    let (text, role) = if archive.list.ticked.is_empty() {
        (texts::guide(lang).to_owned(), Role::Muted)
    } else {
        (texts::ticked(lang, archive.list.ticked.len()), Role::Accent)
    };
    if width::width(&text) < usize::from(rest.width) {
        let spans = vec![draw.span(text, role), Span::raw(" ")];
        draw.spans_right(rest, spans);
    }
}

const fn role(group: Group) -> Role {
    match group {
        Group::ToArchive => Role::Title,
        Group::Over | Group::Asked => Role::DueSoon,
        Group::Held | Group::Soon => Role::Muted,
    }
}

fn columns(lang: Lang) -> [Column; 9] {
    [
        Column::fixed("", 3),
        Column::fixed(texts::number(lang), 11),
        Column::flex(texts::customer(lang), 8, 1),
        Column::flex(texts::subject(lang), 12, 3).from(92),
        Column::fixed(texts::closed(lang), 10),
        Column::fixed(texts::keep_until(lang), 10),
        Column::fixed(texts::since(lang), 8).right(),
        Column::fixed(texts::clause(lang), 14).from(78),
        Column::flex(texts::reason(lang), 12, 3).from(112),
    ]
}

fn table(archive: &Archive, due: &ArchiveDue, draw: &mut Draw<'_>, area: Rect) {
    let columns = columns(draw.lang());
    let table = Table {
        columns: &columns,
        state: &archive.list.state,
        length: archive.list.lines.len(),
        focused: true,
    };
    let shell = draw.shell;
    table.view(draw, area, |line| match archive.list.lines.get(line) {
        Some(Line::Heading(group)) => heading(shell, *group, due),
        Some(Line::Row(group, place)) => group
            .cases(due)
            .get(*place)
            .map_or(Row::Coming, |kept| cells(archive, shell, *group, kept)),
        Some(Line::Remark(_, place)) => due
            .requests
            .get(*place)
            .map_or(Row::Coming, |request| asked(shell, request)),
        None => Row::Coming,
    });
}

fn heading<'a>(shell: &Shell, group: Group, due: &ArchiveDue) -> Row<'a> {
    let text = format!("{} {}", group.title(shell.lang), group.counted(due));
    Row::Heading(Cell::of(text, role(group)))
}

fn asked<'a>(shell: &Shell, request: &ErasureRequest) -> Row<'a> {
    let text = texts::request(
        shell.lang,
        request.cases.len(),
        &request.asked_by,
        &day(request.asked_at, shell),
        &request.code,
    );
    Row::Heading(Cell::of(format!("    {text}"), Role::Normal))
}

fn cells<'a>(archive: &Archive, shell: &Shell, group: Group, kept: &'a Kept) -> Row<'a> {
    let tick = match group {
        Group::ToArchive | Group::Over if archive.list.ticked.contains(&kept.number) => "[x]",
        Group::ToArchive | Group::Over => "[ ]",
        Group::Asked | Group::Held | Group::Soon => "",
    };
    let until = kept.held_until.max(kept.keep_until);
    let closed = kept.closed_at.map(|at| day(at, shell));
    let since = kept
        .closed_at
        .map(|_| texts::days(shell.lang, kept.waiting_days(shell.now)));
    let until_role = match group {
        Group::Over => Role::DueSoon,
        Group::Held => Role::Title,
        _ => Role::Normal,
    };
    Row::Cells(vec![
        Cell::of(tick, Role::Accent),
        Cell::new(kept.number.as_str()),
        Cell::new(kept.customer.as_str()),
        Cell::muted(kept.subject.as_str()),
        Cell::muted(closed.unwrap_or_default()),
        Cell::of(
            until.map(|day| day.to_string()).unwrap_or_default(),
            until_role,
        ),
        Cell::muted(since.unwrap_or_default()),
        Cell::muted(kept.clause.as_str()),
        Cell::new(kept.reason.as_deref().unwrap_or_default()),
    ])
}

fn day(at: Moment, shell: &Shell) -> String {
    at.with_timezone(shell.now.offset())
        .date_naive()
        .to_string()
}

mod texts {
    crate::catalogue! {
        nothing() { zh: "没有待归档的案件，也没有期满或延长保存的案件。", en: "Nothing waits: no case to archive, none past its retention, none held." }
        guide() { zh: "空格选择；不选即整组", en: "Space selects; else the whole group" }
        ticked(n: usize) { zh: "已选 {n} 件", en: "{n} selected" }
        at_work(done: usize, all: usize) { zh: "正在归档 {done}/{all}，Esc 停止", en: "Archiving {done} of {all}, Esc stops" }
        number() { zh: "编号", en: "Number" }
        customer() { zh: "客户", en: "Customer" }
        subject() { zh: "事由", en: "Matter" }
        closed() { zh: "结案", en: "Closed" }
        keep_until() { zh: "保存至", en: "Keep until" }
        since() { zh: "距今", en: "Ago" }
        days(n: i64) { zh: "{n} 天", en: "{n} d" }
        clause() { zh: "条款", en: "Clause" }
        reason() { zh: "延长原因", en: "Why held" }
        request(n: usize, by: &str, at: &str, code: &str) {
            zh: "{by} {at} 申请删除 {n} 件；另一人执行 tousu erase --confirm {code}",
            en: "{by} asked on {at} to erase {n}; another runs tousu erase --confirm {code}"
        }
    }
}
