//! Drawing the box: the field, what is wrong or how to search, and the groups.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::rows::{Group, Item, Line};
use super::{Count, FinderBox};
use crate::case::Status;
use crate::regulation::texts::command_title;
use crate::store::CaseRow;
use crate::text::{Lang, normal};
use crate::tui::dialogs::{drafts, searches};
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::screens::cases::view::numbered;
use crate::tui::theme::Role;
use crate::tui::widgets::marked::marked;
use crate::tui::widgets::{badge, due};
use crate::tui::width;

/// From this width on a case shows its telephone.
const WIDE: u16 = 96;
/// The cells of a customer's name; the second number on a wide box.
const CUSTOMER: (usize, usize) = (8, 14);

pub(super) fn view(finder: &FinderBox, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let line = row(area, 0);
    let prompt = format!("{} ", draw.signs().cursor);
    let used = draw.text(line, &prompt, Role::Accent);
    finder.field.view(draw, indent(line, used), true);
    if finder.field.is_blank() {
        let hint = Rect {
            width: line.width.saturating_sub(used + 1),
            ..indent(line, used + 1)
        };
        draw.text(hint, texts::placeholder(lang), Role::Placeholder);
    }
    if let Some(mistake) = &finder.mistake {
        let text = format!("{} {}", draw.signs().no, mistake.text(lang));
        draw.text(row(area, 1), &text, Role::Error);
    } else {
        draw.text(row(area, 1), texts::help(lang), Role::Muted);
    }
    let list = below(area, 2);
    if finder.lines.is_empty() {
        let text = match (finder.answered, finder.field.is_blank()) {
            (true, false) => texts::nothing(lang),
            _ => texts::searching(lang),
        };
        draw.text(row(list, 0), text, Role::Muted);
        return;
    }
    lines(finder, draw, list);
}

fn lines(finder: &FinderBox, draw: &mut Draw<'_>, area: Rect) {
    let typed = normal(&finder.field.text());
    let words: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
    let sight = finder.state.sight(usize::from(area.height));
    let shown = finder.lines.iter().enumerate();
    for (number, (place, line)) in shown.skip(sight.start).take(sight.len()).enumerate() {
        let spot = row(area, width::cells(number));
        match line {
            Line::Heading(group, count) => heading(finder, draw, spot, *group, count),
            Line::Item(item) => {
                let selected = place == finder.state.selected;
                let sign = if selected { draw.signs().cursor } else { " " };
                draw.text(spot, sign, Role::Accent);
                self::item(finder, draw, indent(spot, 2), *item, &words);
                if selected {
                    draw.paint(spot, Role::Selected);
                }
                draw.hit(spot, Target::Row(place));
            }
        }
    }
}

fn heading(finder: &FinderBox, draw: &mut Draw<'_>, area: Rect, group: Group, count: &str) {
    let title = title(draw.lang(), group, finder.field.is_blank());
    let title = draw.span(title, Role::Title);
    let count = draw.span(format!("  {count}"), Role::Muted);
    draw.spans(area, vec![title, count]);
}

fn title(lang: Lang, group: Group, blank: bool) -> &'static str {
    match group {
        Group::Cases if blank => texts::latest(lang),
        Group::Cases => texts::cases(lang),
        Group::Customers => texts::customers(lang),
        Group::Units => texts::units(lang),
        Group::Searches => texts::searches(lang),
        Group::Names => texts::names(lang),
        Group::Clauses => texts::clauses(lang),
        Group::Drafts => texts::drafts(lang),
        Group::Commands => texts::commands(lang),
    }
}

/// What stands in a row: its name, what is said of it, and what stands at the right.
#[derive(Default)]
struct Shown {
    name: String,
    note: String,
    right: String,
    off: bool,
}

fn item(finder: &FinderBox, draw: &mut Draw<'_>, area: Rect, item: Item, words: &[String]) {
    if item.group == Group::Cases {
        if let Some(case) = finder.cases().get(item.place) {
            self::case(draw, area, case, words);
        }
        return;
    }
    let Some(shown) = shown(finder, draw, item) else {
        return;
    };
    let right = width::cut(&shown.right, usize::from(area.width / 2)).into_owned();
    let right = draw.span(right, Role::Muted);
    let taken = draw.spans_right(area, vec![right]);
    let rest = Rect {
        width: area.width.saturating_sub(taken + 2),
        ..area
    };
    let (name, note) = if shown.off {
        (Role::Disabled, Role::Disabled)
    } else {
        (Role::Normal, Role::Muted)
    };
    let mut spans = marked(&shown.name, words, draw.style(name));
    if !shown.note.is_empty() {
        spans.push(Span::raw("  "));
        spans.extend(marked(&shown.note, words, draw.style(note)));
    }
    draw.spans(rest, spans);
}

fn shown(finder: &FinderBox, draw: &Draw<'_>, item: Item) -> Option<Shown> {
    let lang = draw.lang();
    let place = item.place;
    Some(match item.group {
        Group::Cases => return None,
        Group::Customers => {
            let own = finder.found.customers.get(place)?;
            let parts = [own.phone.as_deref(), own.unit.as_deref()];
            let parts: Vec<&str> = parts.into_iter().flatten().collect();
            Shown {
                name: own.name.clone(),
                note: parts.join("  "),
                right: texts::with_cases(lang, own.cases),
                off: false,
            }
        }
        Group::Units => {
            let (unit, cases) = finder.found.units.get(place)?;
            Shown {
                name: unit.clone(),
                right: texts::with_cases(lang, *cases),
                ..Shown::default()
            }
        }
        Group::Searches => {
            let own = finder.saved.get(place)?;
            Shown {
                name: own.search.name.clone(),
                note: own.search.words.clone(),
                right: match own.count {
                    Count::Coming => "…".to_owned(),
                    Count::Cases(total) => searches::cases(lang, total),
                    Count::Wrong => texts::wrong(lang).to_owned(),
                },
                off: false,
            }
        }
        Group::Names => {
            let own = finder.found.names.get(place)?;
            let (note, right) = match &own.of {
                Some(department) => (department.clone(), texts::person(lang)),
                None => (String::new(), texts::department(lang)),
            };
            Shown {
                name: own.name.clone(),
                note,
                right: right.to_owned(),
                off: false,
            }
        }
        Group::Clauses => {
            let clause = finder.clauses.get(place)?;
            Shown {
                name: clause.id.clone(),
                note: clause.label.get(lang).to_owned(),
                ..Shown::default()
            }
        }
        Group::Drafts => {
            let draft = finder.drafts.get(place)?;
            let now = draw.now();
            let at = draft.saved_at.with_timezone(now.offset());
            Shown {
                name: drafts::label(lang, draft),
                right: due::moment(lang, at, now),
                ..Shown::default()
            }
        }
        Group::Commands => {
            let offer = finder.offers.get(place)?;
            let right = match &offer.enabled {
                Ok(()) => offer.key.clone(),
                Err(reason) => reason.text.clone(),
            };
            Shown {
                name: offer.title(lang).to_owned(),
                right,
                off: offer.enabled.is_err(),
                ..Shown::default()
            }
        }
    })
}

/// Number, level, customer, the matter, and at the right what is next.
fn case(draw: &mut Draw<'_>, area: Rect, case: &CaseRow, words: &[String]) {
    let lang = draw.lang();
    let right = state(lang, case);
    let right = draw.span(right, Role::Muted);
    let taken = draw.spans_right(area, vec![right]);
    let rest = Rect {
        width: area.width.saturating_sub(taken + 2),
        ..area
    };
    let cell = numbered(draw.shell, case);
    let mut spans = marked(&cell.text, words, draw.style(cell.role));
    // The cells for a level begin with its sign: one more sets them off.
    spans.push(Span::raw(" "));
    let level = badge::level_cell(draw.shell, case.level.as_deref(), case.level_rank);
    let level = draw.span(level.text, level.role);
    let cells = usize::from(badge::level_width(draw.shell));
    spans.extend(fixed(vec![level], cells));
    let plain = draw.style(Role::Normal);
    let cells = if area.width >= WIDE {
        CUSTOMER.1
    } else {
        CUSTOMER.0
    };
    spans.extend(fixed(marked(&case.customer, words, plain), cells));
    if let Some(phone) = case.phone.as_deref().filter(|_| area.width >= WIDE) {
        spans.extend(marked_digits(phone, words, draw.style(Role::Muted)));
        spans.push(Span::raw("  "));
    }
    if let Some(unit) = case.unit.as_deref().filter(|_| area.width >= WIDE) {
        spans.extend(marked(unit, words, draw.style(Role::Muted)));
        spans.push(Span::raw("  "));
    }
    let subject = case.subject.as_deref().filter(|text| !text.is_empty());
    if let Some(subject) = subject {
        spans.extend(marked(subject, words, plain));
        spans.push(Span::raw("  "));
    }
    let muted = draw.style(Role::Muted);
    spans.extend(marked(&around(&case.excerpt, words), words, muted));
    draw.spans(rest, spans);
}

/// Spans in exactly so many cells, and the gap after them.
fn fixed(spans: Vec<Span<'_>>, cells: usize) -> Vec<Span<'_>> {
    let mut spans = width::cut_spans(spans, cells);
    let rest = cells.saturating_sub(width::spans_width(&spans));
    spans.push(Span::raw(" ".repeat(rest + 2)));
    spans
}

/// A telephone with the digits marked that are searched, however it is written.
fn marked_digits(
    phone: &str,
    words: &[String],
    style: ratatui::style::Style,
) -> Vec<Span<'static>> {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let bare = |word: &String| {
        word.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let wanted: Vec<String> = words
        .iter()
        .map(bare)
        .filter(|own| own.len() >= 3)
        .collect();
    marked(&digits, &wanted, style)
}

/// The excerpt from a little before the word that was found, where that would lie out of sight.
fn around(excerpt: &str, words: &[String]) -> String {
    const BEFORE: usize = 6;
    const IN_SIGHT: usize = 20;
    let small = normal(excerpt);
    let found = words.iter().filter_map(|word| small.find(word.as_str()));
    let place = found.min().map_or(0, |at| {
        small.get(..at).map_or(0, |text| text.chars().count())
    });
    if place < IN_SIGHT {
        return excerpt.to_owned();
    }
    let rest: String = excerpt.chars().skip(place - BEFORE).collect();
    format!("…{rest}")
}

fn state(lang: Lang, case: &CaseRow) -> String {
    match (case.status, case.stage) {
        (Status::Closed, _) => texts::closed(lang).to_owned(),
        (Status::Archived, _) => texts::archived(lang).to_owned(),
        (Status::Open, Some(step)) => texts::next(lang, command_title(lang, step)),
        (Status::Open, None) => String::new(),
    }
}

mod texts {
    crate::catalogue! {
        placeholder() { zh: "编号、电话、姓名或首字母、单元、条款、命令…", en: "number, phone, name or initials, unit, clause, command…" }
        help() {
            zh: "查询语言同样可用：level:1-2 dept:维修 overdue",
            en: "The query language works too: level:1-2 dept:repair overdue",
        }
        nothing() { zh: "没有找到", en: "Nothing was found" }
        searching() { zh: "正在查找…", en: "Searching…" }
        latest() { zh: "最近的案件", en: "Latest cases" }
        cases() { zh: "案件", en: "Cases" }
        customers() { zh: "客户", en: "Customers" }
        units() { zh: "户档案", en: "Units" }
        searches() { zh: "已存查找", en: "Saved searches" }
        names() { zh: "部门与人员", en: "Departments and people" }
        clauses() { zh: "制度条款", en: "Clauses" }
        drafts() { zh: "草稿", en: "Drafts" }
        commands() { zh: "命令", en: "Commands" }
        with_cases(n: u32) { zh: "{n} 件", en: "{n} cases", en_one: "{n} case" }
        wrong() { zh: "已不适用", en: "no longer valid" }
        person() { zh: "人员 → 案件", en: "person → cases" }
        department() { zh: "部门 → 待办", en: "department → queue" }
        closed() { zh: "已结", en: "closed" }
        archived() { zh: "已归档", en: "archived" }
        next(step: &str) { zh: "待{step}", en: "{step}" }
    }
}
