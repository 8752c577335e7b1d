//! Why: the level with every clause and what it saw, each time limit counted day by day, and why the rest cannot be done.

use std::cell::Cell;
use std::sync::Arc;

use ratatui::layout::{Rect, Size};

use crate::calendar::{Count, DayReason, reason_text};
use crate::case::{Case, Fact, How, KeptDeadline, Task};
use crate::regulation::explain::why_text;
use crate::regulation::texts::{command_title, wait_title};
use crate::tui::action::Effect;
use crate::tui::commands::{Id, Scope, case, list};
use crate::tui::draw::Draw;
use crate::tui::model::Shell;
use crate::tui::screens::case::sheet::Sheet;
use crate::tui::screens::case::{Counted, Opened, words};
use crate::tui::surface::{Dialog, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::table::scrollbar;
use crate::tui::widgets::{badge, due};
use crate::tui::width;

/// The reasons of a case.
#[derive(Debug)]
pub struct WhyBox {
    opened: Arc<Opened>,
    top: Cell<u16>,
    page: Cell<u16>,
}

impl WhyBox {
    pub fn of(opened: Arc<Opened>) -> Self {
        Self {
            opened,
            top: Cell::new(0),
            page: Cell::new(0),
        }
    }

    fn sheet<'s>(&self, shell: &'s Shell, cells: u16) -> Sheet<'s> {
        let mut sheet = Sheet::new(shell, cells);
        level(&mut sheet, shell, &self.opened);
        deadlines(&mut sheet, shell, &self.opened);
        refusals(&mut sheet, shell, &self.opened);
        sheet
    }
}

fn level(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let lang = shell.lang;
    let regulation = &opened.file.regulation;
    let Some(level) = &opened.file.case.level else {
        sheet.heading(texts::level(lang));
        sheet.text(0, texts::no_level(lang), Role::Muted);
        return;
    };
    let label = badge::label(shell, &level.id);
    sheet.heading(&texts::level_is(lang, &label));
    for why in &level.why {
        let how = match why.how {
            How::Ticked => texts::ticked(lang),
            How::Computed => texts::computed(lang),
            How::Default => texts::by_default(lang),
            How::Set => texts::set(lang),
        };
        let clause = why.clause.as_deref().unwrap_or_default();
        let text = why_text(lang, regulation, why);
        sheet.bullet(
            sheet.signs().bullet,
            Role::Accent,
            format!("{clause} {text}").trim(),
            Role::Normal,
        );
        sheet.text(2, how, Role::Muted);
    }
}

fn deadlines(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let tasks = opened.file.tasks.iter();
    for task in tasks.filter(|task| task.due.is_some() || opened.file.case.waiting.is_some()) {
        deadline(sheet, shell, opened, task);
    }
}

fn deadline(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened, task: &Task) {
    let lang = shell.lang;
    let found = counted(opened, task);
    let title = words::step(lang, opened, task.step, Some(&task.clause));
    match task.due {
        Some(at) => {
            let by = due::moment(lang, at, shell.now);
            sheet.heading(&texts::due(lang, &title, &by));
        }
        None if found.is_some() => sheet.heading(&texts::stopped(lang, &title)),
        None => return,
    }
    let clause = found.map_or(task.clause.as_str(), |found| found.kept.key.clause.as_str());
    sheet.text(
        0,
        &words::clause(lang, &opened.file.regulation, clause),
        Role::Muted,
    );
    match (found, found.and_then(|found| found.count.as_ref())) {
        (Some(found), Some(count)) => days(sheet, shell, opened, &found.kept, count),
        _ => sheet.text(0, &agreed(shell, opened, task), Role::Normal),
    }
}

/// The deadline that the case keeps for a task: of its step, and due when it is (any, while a wait has stopped it).
fn counted<'a>(opened: &'a Opened, task: &Task) -> Option<&'a Counted> {
    let of_step = |counted: &&Counted| {
        let key = &counted.kept.key;
        key.step == task.step && (key.department.is_none() || key.department == task.department)
    };
    let mut counts = opened.counts.iter().rev().filter(of_step);
    counts.find(|counted| task.due.is_none_or(|due| counted.kept.due == due))
}

/// A time that nobody counted: it was agreed.
fn agreed(shell: &Shell, opened: &Opened, task: &Task) -> String {
    let lang = shell.lang;
    let case = &opened.file.case;
    if task.measure.is_some() {
        return texts::measure(lang).to_owned();
    }
    let promise = case
        .promises
        .iter()
        .rev()
        .find(|promise| Some(promise.until) == task.due);
    match promise {
        Some(promise) => {
            let at = due::moment(lang, promise.at, shell.now);
            texts::promised(lang, &at, promise.what.as_deref().unwrap_or_default())
        }
        None => texts::agreed(lang).to_owned(),
    }
}

fn days(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened, kept: &KeptDeadline, count: &Count) {
    let lang = shell.lang;
    let span = kept
        .span
        .map(|span| span.span_text(lang))
        .unwrap_or_default();
    let from = due::moment(lang, kept.key.from, shell.now);
    sheet.text(0, &texts::counted(lang, &span, &from), Role::Normal);
    let signs = sheet.signs();
    for day in &count.days {
        let date = format!(
            "{} {}",
            day.date.format("%m-%d"),
            words::weekday(lang, day.date)
        );
        let reason = reason_text(&day.reason, lang);
        let (mark, role) = match (day.counted, &day.reason) {
            (true, DayReason::MakeUpWorkday(_)) => (signs.ok, Role::DueSoon),
            (true, _) => (signs.ok, Role::Normal),
            (false, _) => (signs.bullet, Role::Disabled),
        };
        let number = day
            .number
            .map(|number| number.to_string())
            .unwrap_or_default();
        let number = width::pad_left(&number, 3);
        sheet.row(&[
            (&format!("  {date}  "), role),
            (&format!("{mark}{number}  "), role),
            (&reason, role),
        ]);
    }
    if count.provisional {
        sheet.text(0, texts::provisional(lang), Role::DueSoon);
    }
    if count.due != kept.due {
        let rule = due::moment(lang, count.due, shell.now);
        let now = due::moment(lang, kept.due, shell.now);
        sheet.text(0, &texts::moved(lang, &rule, &now), Role::DueSoon);
    }
    moves(sheet, shell, opened, kept);
}

/// What moved a deadline after it was counted: waits and extensions.
fn moves(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened, kept: &KeptDeadline) {
    let lang = shell.lang;
    let case: &Case = &opened.file.case;
    let at = |moment| due::moment(lang, moment, shell.now);
    for (on, from, to) in &case.waited {
        if *to > kept.key.from && *from < kept.due {
            let text = texts::waited(lang, wait_title(lang, *on), &at(*from), &at(*to));
            sheet.bullet(sheet.signs().soon, Role::DueSoon, &text, Role::Normal);
        }
    }
    if let Some(waiting) = &case.waiting {
        let text = texts::waits(lang, wait_title(lang, waiting.on), &at(waiting.since));
        sheet.bullet(sheet.signs().soon, Role::DueSoon, &text, Role::Normal);
    }
    for event in &opened.file.events {
        let Fact::Extended { until, .. } = event.fact else {
            continue;
        };
        if event.deadlines.iter().any(|moved| moved.key == kept.key) {
            let clause = event.clause.as_deref().unwrap_or_default();
            let text = texts::extended(lang, &at(event.at), &event.actor, &at(until), clause);
            sheet.bullet(sheet.signs().soon, Role::DueSoon, &text, Role::Normal);
        }
    }
}

fn refusals(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let lang = shell.lang;
    sheet.heading(texts::refused(lang));
    for (name, possible) in &opened.commands {
        let Err(refusal) = possible else { continue };
        let text = words::about(lang, command_title(lang, *name), &refusal.message(lang));
        sheet.bullet(sheet.signs().no, Role::Muted, &text, Role::Normal);
        if let Some(clause) = &refusal.clause {
            sheet.text(
                2,
                &words::clause(lang, &opened.file.regulation, clause),
                Role::Muted,
            );
        }
    }
}

impl Surface for WhyBox {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Why, Scope::List]
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        let (top, page) = (self.top.get(), self.page.get().max(1));
        self.top.set(match id {
            case::WHY_CLOSE => return vec![Effect::Close],
            list::UP => top.saturating_sub(1),
            list::DOWN => top.saturating_add(1),
            list::PAGE_UP => top.saturating_sub(page),
            list::PAGE_DOWN => top.saturating_add(page),
            list::FIRST => 0,
            list::LAST => u16::MAX,
            _ => top,
        });
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let inside = Rect {
            width: area.width.saturating_sub(2),
            ..area
        };
        let sheet = self.sheet(draw.shell, inside.width);
        let total = width::cells(sheet.lines.len());
        let top = self.top.get().min(total.saturating_sub(area.height));
        self.top.set(top);
        self.page.set(area.height.saturating_sub(1));
        draw.lines(
            inside,
            sheet.lines.get(usize::from(top)..).unwrap_or_default(),
        );
        let bar = Rect {
            x: area.right().saturating_sub(1),
            width: 1,
            ..area
        };
        scrollbar(draw, bar, usize::from(top), sheet.lines.len());
    }
}

impl Dialog for WhyBox {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang, &self.opened.file.case.number)
    }

    fn wanted(&self, screen: Size, shell: &Shell) -> Size {
        let cells = screen.width.saturating_sub(12).min(76);
        let rows = self.sheet(shell, cells.saturating_sub(2)).lines.len();
        Size {
            width: cells,
            height: width::cells(rows),
        }
    }
}

mod texts {
    crate::catalogue! {
        title(number: &str) { zh: "为什么：{number}", en: "Why: {number}" }
        level() { zh: "级别", en: "Level" }
        level_is(label: &str) { zh: "级别：{label}", en: "Level: {label}" }
        no_level() { zh: "这类案件不分级，或核实后才判级", en: "Cases of this kind have no level, or get it when they are verified" }
        ticked() { zh: "由人认定", en: "stated by a person" }
        computed() { zh: "由程序按记录判定", en: "computed from the record" }
        by_default() { zh: "按默认", en: "by default" }
        set() { zh: "由主管判定，写明了理由", en: "set by a supervisor, with a reason" }
        due(step: &str, at: &str) { zh: "时限：{step}，{at}", en: "Due: {step}, {at}" }
        stopped(step: &str) { zh: "时限：{step}，暂停计算", en: "Due: {step}, the clock has stopped" }
        counted(span: &str, from: &str) { zh: "{span}，自 {from} 起：", en: "{span} from {from}:" }
        provisional() { zh: "该年放假安排未公布，暂按周一至周五计；公布后重算", en: "The holidays of that year are not published: Monday to Friday for now, counted again then" }
        moved(rule: &str, now: &str) { zh: "原为 {rule}，现为 {now}：", en: "It was {rule}, and is {now} now:" }
        waited(on: &str, from: &str, to: &str) { zh: "{on}：{from} 至 {to}，期间停止计算", en: "{on}: {from} to {to}, the clock stood still" }
        waits(on: &str, since: &str) { zh: "{on}：自 {since} 起，恢复后续计", en: "{on} since {since}; what is left runs on afterwards" }
        extended(at: &str, who: &str, until: &str, clause: &str) { zh: "{at} {who}延期至 {until}（{clause}）", en: "{at} {who} extended it to {until} ({clause})" }
        promised(at: &str, what: &str) { zh: "{at} 向客户承诺的时间  {what}", en: "Promised to the customer on {at}  {what}" }
        measure() { zh: "制定措施时约定的日期", en: "The date agreed for the measure" }
        agreed() { zh: "约定的时间", en: "An agreed time" }
        refused() { zh: "现在不能做的", en: "Not possible now" }
    }
}
