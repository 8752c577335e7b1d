//! Drawing the list of cases.

use ratatui::layout::Rect;

use super::Cases;
use crate::case::Status;
use crate::regulation::texts::command_title;
use crate::store::{CaseRow, Sort, Total};
use crate::text::Lang;
use crate::tui::commands::global;
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::model::Shell;
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Column, Row, Table, badge, due, empty};

pub(super) fn view(cases: &Cases, draw: &mut Draw<'_>, area: Rect) {
    search_row(cases, draw, row(area, 0));
    let list = below(area, 1);
    if let Some(mistake) = &cases.mistake {
        let text = mistake.text(draw.lang());
        return empty::view(draw, list, text, None);
    }
    if cases.rows.complete() && cases.rows.known() == 0 {
        return nothing(cases, draw, list);
    }
    let columns = columns(draw.shell);
    let table = Table {
        columns: &columns,
        state: &cases.state,
        length: cases.rows.known(),
        focused: true,
    };
    let shell = draw.shell;
    table.view(draw, list, |index| {
        cases
            .rows
            .row(index)
            .map_or(Row::Coming, |case| cells(shell, case))
    });
}

fn search_row(cases: &Cases, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let facts = format!("{}  {}", count(lang, cases.total), sort(lang, cases.sort));
    let span = draw.span(facts, Role::Muted);
    let taken = draw.spans_right(
        Rect {
            width: area.width.saturating_sub(1),
            ..area
        },
        vec![span],
    );
    let label = if cases.searching {
        Role::Accent
    } else {
        Role::Muted
    };
    let used = draw.text(indent(area, 1), texts::search(lang), label) + 2;
    let rest = indent(area, used);
    let field = Rect {
        width: rest.width.saturating_sub(taken + 4),
        ..rest
    };
    cases.search.view(draw, field, cases.searching);
    if !cases.searching() {
        draw.text(field, texts::hint(lang), Role::Placeholder);
    }
    draw.hit(field, Target::Field(0));
}

fn nothing(cases: &Cases, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    if cases.search.is_blank() {
        empty::view(draw, area, texts::none(lang), Some(global::REGISTER));
    } else {
        empty::view(
            draw,
            area,
            texts::none_found(lang),
            Some(crate::tui::commands::cases::CLEAR),
        );
    }
}

fn columns(shell: &Shell) -> [Column; 8] {
    let lang = shell.lang;
    [
        Column::fixed(texts::number(lang), 11),
        Column::fixed(texts::level(lang), badge::level_width(shell)),
        Column::fixed(texts::customer(lang), 8),
        Column::flex(texts::matter(lang), 12, 4),
        Column::flex(texts::department(lang), 8, 1).from(70),
        Column::fixed(texts::stage(lang), 8).from(100),
        Column::fixed(texts::received(lang), 11).from(110),
        Column::fixed(texts::due(lang), 14),
    ]
}

fn cells<'a>(shell: &Shell, case: &'a CaseRow) -> Row<'a> {
    let matter = case
        .subject
        .as_deref()
        .filter(|subject| !subject.is_empty())
        .unwrap_or(&case.excerpt);
    Row::Cells(vec![
        Cell::new(case.number.as_str()),
        badge::level_cell(shell, case.level.as_deref(), case.level_rank),
        Cell::new(case.customer.as_str()),
        Cell::new(matter),
        Cell::muted(case.departments.first().map_or("", String::as_str)),
        Cell::muted(stage(shell, case)),
        Cell::muted(due::short(case.received_at)),
        state(shell, case),
    ])
}

fn stage(shell: &Shell, case: &CaseRow) -> &'static str {
    case.stage
        .map_or("", |step| command_title(shell.lang, step))
}

fn state<'a>(shell: &Shell, case: &CaseRow) -> Cell<'a> {
    match case.status {
        Status::Open => due::due_cell(shell, case.due),
        Status::Closed => Cell::muted(format!(
            "{}{}",
            shell.theme.signs().ok,
            texts::closed(shell.lang)
        )),
        Status::Archived => Cell::muted(format!(" {}", texts::archived(shell.lang))),
    }
}

fn count(lang: Lang, total: Option<Total>) -> String {
    match total {
        None => String::new(),
        Some(Total::Exactly(n)) => texts::exactly(lang, n),
        Some(Total::MoreThan(n)) => texts::more_than(lang, n),
    }
}

fn sort(lang: Lang, sort: Sort) -> &'static str {
    match sort {
        Sort::Received => texts::newest(lang),
        Sort::Due => texts::earliest(lang),
        Sort::Level => texts::gravest(lang),
    }
}

mod texts {
    crate::catalogue! {
        search() { zh: "查找", en: "Search" }
        hint() { zh: "文字、电话、姓名首字母，或 dept: level: overdue", en: "words, phone, initials, or dept: level: overdue" }
        none() { zh: "还没有案件", en: "There are no cases yet" }
        none_found() { zh: "没有找到案件", en: "No case was found" }
        number() { zh: "编号", en: "Number" }
        level() { zh: "  级别", en: "  Level" }
        customer() { zh: "客户", en: "Customer" }
        matter() { zh: "事由", en: "Matter" }
        department() { zh: "部门", en: "Department" }
        stage() { zh: "下一步", en: "Next" }
        received() { zh: "受理", en: "Received" }
        due() { zh: " 时限", en: " Due" }
        closed() { zh: "已结案", en: "closed" }
        archived() { zh: "已归档", en: "archived" }
        exactly(n: u32) { zh: "共 {n} 件", en: "{n} cases", en_one: "{n} case" }
        more_than(n: u32) { zh: "超过 {n} 件", en: "more than {n} cases" }
        newest() { zh: "最新在前", en: "newest first" }
        earliest() { zh: "最急在前", en: "most urgent first" }
        gravest() { zh: "最重在前", en: "gravest first" }
    }
}
