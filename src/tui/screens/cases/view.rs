//! Drawing the list of cases.

use ratatui::layout::Rect;

use super::quick::Quick;
use super::{Cases, preview};
use crate::case::{Status, WaitOn};
use crate::regulation::tell::words;
use crate::regulation::texts::command_title;
use crate::store::{CaseRow, Sort, Total};
use crate::text::Lang;
use crate::tui::commands::{cases as commands, global};
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::model::Shell;
use crate::tui::theme::{Lines, Role};
use crate::tui::widgets::{Cell, Column, Row, Table, badge, due, empty};
use crate::tui::width;

/// From this width on, the case under the cursor is shown beside the list.
const WIDE: u16 = 110;

pub(super) fn view(cases: &Cases, draw: &mut Draw<'_>, area: Rect) {
    let facts = facts(cases, draw);
    cases.search.view(draw, area, facts);
    if !cases.search.help(draw, below(area, 1)) {
        filters(cases, draw, row(area, 1));
    }
    let rest = below(area, 2);
    if cases.feed.complete() && cases.feed.known() == 0 {
        return nothing(cases, draw, rest);
    }
    let (list, side) = split(rest);
    if let (Some(side), Some(case)) = (side, cases.selected()) {
        let file = cases
            .preview
            .as_deref()
            .filter(|file| file.case.number == case.number);
        match file {
            Some(file) => preview::view(draw, side, file),
            None => preview::coming(draw, side, &case.number, &case.customer),
        }
    }
    let list = beside(list, side, cases.length());
    table(cases, draw, list);
}

/// The list's area: where it has a bar to scroll by, that stands on the line that parts it from the pane.
pub(in crate::tui::screens) fn beside(list: Rect, side: Option<Rect>, rows: usize) -> Rect {
    let scrolls = rows > usize::from(list.height.saturating_sub(1));
    Rect {
        width: list.width + u16::from(side.is_some() && scrolls),
        ..list
    }
}

/// The list, and beside it where there is room the pane for what is under the cursor, parted by a line.
pub(in crate::tui::screens) fn split(area: Rect) -> (Rect, Option<Rect>) {
    if area.width < WIDE {
        return (area, None);
    }
    let side = (area.width * 3 / 8).clamp(44, 72);
    let list = Rect {
        width: area.width - side,
        ..area
    };
    (list, Some(indent(area, list.width)))
}

/// What is found, and by which filter where the row of filters is hidden.
fn facts<'a>(cases: &Cases, draw: &Draw<'_>) -> Vec<ratatui::text::Span<'a>> {
    let lang = draw.lang();
    let mut spans = Vec::new();
    if cases.search.is_active() && cases.quick != Quick::All {
        let text = format!("{}  ", cases.quick.title(lang));
        spans.push(draw.span(text, Role::Accent));
    }
    spans.push(draw.span(count(lang, cases.total), Role::Muted));
    spans
}

/// The row of quick filters, the one in force marked.
fn filters(cases: &Cases, draw: &mut Draw<'_>, area: Rect) {
    let quicks = Quick::of(cases.actor.as_ref());
    let titles: Vec<&str> = quicks.map(|quick| quick.title(draw.lang())).collect();
    let here = Quick::of(cases.actor.as_ref()).position(|quick| quick == cases.quick);
    let used = chips(draw, indent(area, 1), &titles, here);
    let text = sorted(draw.lang(), cases.sort);
    let rest = indent(area, used + 3);
    let rest = Rect {
        width: rest.width.saturating_sub(1),
        ..rest
    };
    if width::width(text) <= usize::from(rest.width) {
        let span = draw.span(text, Role::Muted);
        draw.spans_right(rest, vec![span]);
    }
}

/// A row of choices, each a part to click on, the one in force in brackets. Gives the cells used.
pub(in crate::tui::screens) fn chips(
    draw: &mut Draw<'_>,
    area: Rect,
    titles: &[&str],
    here: Option<usize>,
) -> u16 {
    let mut x = 0;
    for (place, title) in titles.iter().enumerate() {
        let spot = indent(area, x);
        let used = if Some(place) == here {
            draw.text(spot, &format!("[{title}]"), Role::Accent)
        } else {
            draw.text(spot, &format!(" {title} "), Role::Muted)
        };
        draw.hit(
            Rect {
                width: used,
                ..spot
            },
            Target::Part(place),
        );
        x += used;
    }
    x
}

fn nothing(cases: &Cases, draw: &mut Draw<'_>, area: Rect) {
    if cases.search.mistake().is_some() {
        return; // what is wrong stands below the box
    }
    let lang = draw.lang();
    match (cases.search.is_blank(), cases.quick) {
        (true, Quick::All) => empty::view(draw, area, texts::none(lang), Some(global::REGISTER)),
        (true, quick) => {
            let text = texts::none_of(lang, quick.title(lang));
            empty::view(draw, area, &text, Some(commands::NEXT_FILTER));
        }
        (false, Quick::All) => {
            empty::view(draw, area, texts::none_found(lang), Some(commands::CLEAR));
        }
        (false, quick) => {
            let text = texts::none_found_of(lang, quick.title(lang));
            empty::view(draw, area, &text, Some(commands::NEXT_FILTER));
        }
    }
}

fn table(cases: &Cases, draw: &mut Draw<'_>, area: Rect) {
    let columns = columns(draw.shell, cases.sort, area.width);
    let table = Table {
        columns: &columns,
        state: &cases.state,
        length: cases.length(),
        focused: true,
    };
    let long = area.width >= LONG_DATES;
    let shell = draw.shell;
    table.view(draw, area, |index| {
        cases
            .feed
            .row(index)
            .map_or(Row::Coming, |case| cells(shell, case, long))
    });
}

/// From this width of the list on, dates have their time.
const LONG_DATES: u16 = 104;

fn columns(shell: &Shell, sort: Sort, width: u16) -> [Column; 8] {
    let lang = shell.lang;
    let arrow = match shell.theme.lines {
        Lines::Line => "▾",
        Lines::Ascii => "v",
    };
    let head = |title: &str, leads: bool| {
        if leads {
            format!("{title}{arrow}")
        } else {
            title.to_owned()
        }
    };
    let by = |leading: Sort| sort == leading;
    let dates = if width >= LONG_DATES { 11 } else { 5 };
    let stage = match lang {
        Lang::Zh => Column::fixed(texts::stage(lang), 8).from(76),
        Lang::En => Column::fixed(texts::stage(lang), 16).from(100),
    };
    [
        Column::fixed(texts::number(lang), 13),
        Column::fixed(
            head(texts::level(lang), by(Sort::Level)),
            badge::level_width(shell).max(7),
        )
        .leads(by(Sort::Level)),
        Column::fixed(
            head(texts::received(lang), by(Sort::Received)),
            dates.max(width::cells(width::width(texts::received(lang)) + 1)),
        )
        .leads(by(Sort::Received))
        .from(72),
        Column::fixed(texts::customer(lang), 8),
        Column::flex(texts::matter(lang), 10, 4),
        Column::flex(texts::department(lang), 8, 1).from(92),
        stage,
        Column::fixed(head(texts::due(lang), by(Sort::Due)), 12).leads(by(Sort::Due)),
    ]
}

fn cells<'a>(shell: &Shell, case: &'a CaseRow, long: bool) -> Row<'a> {
    let matter = case
        .subject
        .as_deref()
        .filter(|subject| !subject.is_empty())
        .unwrap_or(&case.excerpt);
    let matter = preview::regulation(shell).map_or_else(
        || matter.to_owned(),
        |regulation| words::with_kind(shell.lang, regulation, &case.kind, matter),
    );
    Row::Cells(vec![
        numbered(shell, case),
        badge::level_cell(shell, case.level.as_deref(), case.level_rank),
        Cell::muted(when(shell, case, long)),
        if case.is_erased() {
            Cell::muted(words::erased(shell.lang))
        } else {
            Cell::new(case.customer.as_str())
        },
        Cell::new(matter),
        Cell::muted(case.departments.first().map_or("", String::as_str)),
        Cell::muted(stage(shell, case)),
        state(shell, case),
    ])
}

/// The number, with the sign and the look of how urgent the case is.
pub(in crate::tui) fn numbered<'a>(shell: &Shell, case: &CaseRow) -> Cell<'a> {
    let signs = shell.theme.signs();
    let (sign, role) = match (case.status, case.due) {
        (Status::Open, Some(due)) => match due::standing(due, shell.now) {
            due::Standing::Overdue => (signs.warn, Role::Danger),
            due::Standing::Soon => (signs.soon, Role::DueSoon),
            due::Standing::Later => (" ", Role::Normal),
        },
        (Status::Open, None) => (" ", Role::Normal),
        (Status::Closed | Status::Archived, _) => (signs.ok, Role::Muted),
    };
    Cell::of(format!("{sign} {}", case.number), role)
}

/// The time of today, the day of another day; both where there is room.
fn when(shell: &Shell, case: &CaseRow, long: bool) -> String {
    let at = case.received_at;
    if long {
        due::short(at)
    } else if at.date_naive() == shell.now.date_naive() {
        at.format("%H:%M").to_string()
    } else {
        at.format("%m-%d").to_string()
    }
}

fn stage(shell: &Shell, case: &CaseRow) -> &'static str {
    case.stage
        .map_or("", |step| command_title(shell.lang, step))
}

fn state<'a>(shell: &Shell, case: &CaseRow) -> Cell<'a> {
    let lang = shell.lang;
    match (case.status, case.waiting, case.due) {
        (Status::Closed, ..) => Cell::muted(texts::closed(lang)),
        (Status::Archived, ..) => Cell::muted(texts::archived(lang)),
        (Status::Open, _, Some(due)) if due < shell.now => over_or_left(shell, due),
        (Status::Open, Some(WaitOn::Customer), _) => Cell::muted(texts::for_customer(lang)),
        (Status::Open, Some(WaitOn::Office), _) => Cell::muted(texts::for_office(lang)),
        (Status::Open, None, Some(due)) => over_or_left(shell, due),
        (Status::Open, None, None) => Cell::muted("—"),
    }
}

fn over_or_left<'a>(shell: &Shell, due: crate::calendar::Moment) -> Cell<'a> {
    let text = due::left_calm(shell.lang, due, shell.now);
    Cell::of(text, due::standing(due, shell.now).role())
}

fn count(lang: Lang, total: Option<Total>) -> String {
    match total {
        None => String::new(),
        Some(Total::Exactly(1)) => texts::one(lang).to_owned(),
        Some(Total::Exactly(n)) => texts::some(lang, &thousands(n)),
        Some(Total::MoreThan(n)) => texts::some(lang, &format!("{}+", thousands(n))),
    }
}

/// `1,234`.
pub(in crate::tui::screens) fn thousands(n: u32) -> String {
    match (n / 1000, n % 1000) {
        (0, rest) => rest.to_string(),
        (more, rest) => format!("{},{rest:03}", thousands(more)),
    }
}

fn sorted(lang: Lang, sort: Sort) -> &'static str {
    match sort {
        Sort::Received | Sort::Oldest => texts::newest(lang),
        Sort::Due => texts::earliest(lang),
        Sort::Level => texts::gravest(lang),
    }
}

mod texts {
    crate::catalogue! {
        none() { zh: "还没有案件", en: "There are no cases yet" }
        none_of(filter: &str) { zh: "没有“{filter}”的案件", en: "No cases under \"{filter}\"" }
        none_found() { zh: "没有找到案件", en: "No case was found" }
        none_found_of(filter: &str) { zh: "在“{filter}”中没有找到案件", en: "No case was found under \"{filter}\"" }
        number() { zh: "  编号", en: "  Number" }
        level() { zh: "  级别", en: "  Level" }
        received() { zh: "受理", en: "Received" }
        customer() { zh: "客户", en: "Customer" }
        matter() { zh: "事由", en: "Matter" }
        department() { zh: "部门", en: "Department" }
        stage() { zh: "下一步", en: "Next step" }
        due() { zh: "时限", en: "Due" }
        closed() { zh: "已结案", en: "closed" }
        archived() { zh: "已归档", en: "archived" }
        for_customer() { zh: "等待客户", en: "on customer" }
        for_office() { zh: "等待上级", en: "on office" }
        one() { zh: "共 1 件", en: "1 case" }
        some(n: &str) { zh: "共 {n} 件", en: "{n} cases" }
        newest() { zh: "最新在前", en: "newest first" }
        earliest() { zh: "最急在前", en: "most urgent first" }
        gravest() { zh: "最重在前", en: "gravest first" }
    }
}
