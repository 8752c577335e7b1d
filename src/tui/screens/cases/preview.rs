//! A case beside a list: whose, what, how grave and why, what is to do by when, what happened last.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::case::{Case, CommandName, Role as Office, Task};
use crate::desk::CaseFile;
use crate::regulation::Regulation;
use crate::regulation::explain::why_text;
use crate::regulation::tell::words;
use crate::regulation::texts::{event_title, role_named, status_title, task_title, wait_title};
use crate::text::Lang;
use crate::tui::draw::{Draw, indent, row};
use crate::tui::model::Shell;
use crate::tui::theme::Role;
use crate::tui::widgets::{badge, due};
use crate::tui::width;

/// The most lines of the customer's own words.
const WORDS: usize = 6;

/// A pane of lines, one below the other, with the line that parts it from the list at its left.
pub(in crate::tui::screens) struct Pane<'d, 'a> {
    pub draw: &'d mut Draw<'a>,
    area: Rect,
    y: u16,
}

impl<'d, 'a> Pane<'d, 'a> {
    pub(in crate::tui::screens) fn new(draw: &'d mut Draw<'a>, area: Rect) -> Self {
        let bar = draw.signs().bar;
        for y in 0..area.height {
            draw.text(row(area, y), bar, Role::Border);
        }
        let inside = indent(area, 2);
        let area = Rect {
            width: inside.width.saturating_sub(1),
            ..inside
        };
        Self { draw, area, y: 0 }
    }

    /// One line, cut where it is too long.
    pub(in crate::tui::screens) fn line(&mut self, spans: Vec<Span<'_>>) {
        self.draw.spans(row(self.area, self.y), spans);
        self.y += 1;
    }

    /// One line with something at its right end.
    pub(in crate::tui::screens) fn ends(&mut self, left: Vec<Span<'_>>, right: Vec<Span<'_>>) {
        let line = row(self.area, self.y);
        let taken = self.draw.spans_right(line, right);
        let room = Rect {
            width: line.width.saturating_sub(taken + 1),
            ..line
        };
        self.draw.spans(room, left);
        self.y += 1;
    }

    /// A text over at most `most` lines.
    pub(in crate::tui::screens) fn text(&mut self, text: &str, role: Role, most: usize) {
        let style = self.draw.style(role);
        let wrapped = width::wrap(text, usize::from(self.area.width).max(1));
        let cut = wrapped.len() > most;
        for (place, line) in wrapped.into_iter().take(most).enumerate() {
            let more = if cut && place + 1 == most { "…" } else { "" };
            let line = Line::styled(format!("{line}{more}"), style);
            let spot = row(self.area, self.y);
            self.draw.lines(spot, &[line]);
            self.y += 1;
        }
    }

    /// A heading with an empty line above it.
    pub(in crate::tui::screens) fn heading(&mut self, text: &str) {
        self.y += 1;
        let span = self.draw.span(text.to_owned(), Role::Title);
        self.line(vec![span]);
    }

    /// An empty line.
    pub(in crate::tui::screens) fn gap(&mut self) {
        self.y += 1;
    }

    /// How many lines are left.
    pub(in crate::tui::screens) fn room(&self) -> usize {
        usize::from(self.area.height.saturating_sub(self.y))
    }
}

/// What is known of a case that is still on its way.
pub(super) fn coming(draw: &mut Draw<'_>, area: Rect, number: &str, customer: &str) {
    let mut pane = Pane::new(draw, area);
    let number = pane.draw.span(number.to_owned(), Role::Title);
    pane.line(vec![number]);
    let customer = pane.draw.span(customer.to_owned(), Role::Normal);
    pane.line(vec![customer]);
}

pub(super) fn view(draw: &mut Draw<'_>, area: Rect, file: &CaseFile) {
    let mut pane = Pane::new(draw, area);
    head(&mut pane, file);
    matter(&mut pane, &file.case);
    why(&mut pane, file);
    tasks(&mut pane, file);
    events(&mut pane, file);
}

/// Number, level, standing; customer.
pub(in crate::tui::screens) fn head(pane: &mut Pane<'_, '_>, file: &CaseFile) {
    let (case, lang) = (&file.case, pane.draw.lang());
    let mut left = vec![pane.draw.span(case.number.clone(), Role::Title)];
    if let Some(level) = &case.level {
        left.push(Span::raw("  "));
        left.push(badge::level(pane.draw, &level.id, level.rank));
    }
    if let Some(kind) = file.regulation.kind(&case.kind) {
        left.push(Span::raw("  "));
        left.push(pane.draw.span(kind.label.get(lang), Role::Muted));
    }
    let standing = match &case.waiting {
        Some(waiting) => wait_title(lang, waiting.on),
        None => status_title(lang, case.status),
    };
    let right = vec![pane.draw.span(standing, Role::Muted)];
    pane.ends(left, right);
    customer(pane, case);
}

fn customer(pane: &mut Pane<'_, '_>, case: &Case) {
    let signs = pane.draw.signs();
    let customer = &case.customer;
    let mut parts = vec![match case.erased {
        Some(_) => words::erased(pane.draw.lang()).to_owned(),
        None => customer.name.clone(),
    }];
    if customer.important {
        parts.push(texts::important(pane.draw.lang()).to_owned());
    }
    if case.agitated {
        parts.push(texts::agitated(pane.draw.lang()).to_owned());
    }
    parts.extend(
        customer
            .phone
            .clone()
            .filter(|typed| !typed.trim().is_empty()),
    );
    parts.extend(customer.unit.clone().filter(|unit| !unit.is_empty()));
    let text = parts.join(&format!(" {} ", signs.separator));
    let span = pane.draw.span(text, Role::Normal);
    pane.line(vec![span]);
}

/// Subject, the customer's words, what is wanted.
pub(in crate::tui::screens) fn matter(pane: &mut Pane<'_, '_>, case: &Case) {
    let lang = pane.draw.lang();
    let subject = case.subject.as_deref().unwrap_or_default();
    pane.heading(if subject.is_empty() {
        texts::matter(lang)
    } else {
        subject
    });
    if let Some(text) = case.text.as_deref().filter(|text| *text != subject) {
        pane.text(text, Role::Normal, WORDS);
    }
    if let Some(demand) = case.demand.as_deref().filter(|text| !text.is_empty()) {
        pane.text(&texts::demand(lang, demand), Role::Muted, 2);
    }
    let departments: Vec<&str> = case
        .departments
        .iter()
        .map(|department| department.name.as_str())
        .collect();
    if !departments.is_empty() {
        let names = departments.join(texts::and(lang));
        pane.text(&texts::concerns(lang, &names), Role::Muted, 1);
    }
}

fn why(pane: &mut Pane<'_, '_>, file: &CaseFile) {
    let lang = pane.draw.lang();
    let Some(level) = &file.case.level else {
        return;
    };
    pane.heading(texts::why(lang));
    for why in level.why.iter().take(2) {
        let clause = why.clause.as_deref().unwrap_or_default();
        let text = format!("{clause} {}", why_text(lang, &file.regulation, why));
        pane.text(text.trim(), Role::Normal, 2);
    }
}

fn tasks(pane: &mut Pane<'_, '_>, file: &CaseFile) {
    let lang = pane.draw.lang();
    if file.tasks.is_empty() {
        return;
    }
    pane.heading(&texts::tasks(lang, file.tasks.len()));
    let most = (pane.room() / 2).clamp(2, 6);
    for task in file.tasks.iter().take(most) {
        let (left, right) = task_line(pane.draw, file, task);
        pane.ends(left, right);
    }
    if file.tasks.len() > most {
        let more = texts::more(lang, file.tasks.len() - most);
        let span = pane.draw.span(more, Role::Muted);
        pane.line(vec![span]);
    }
}

fn task_line<'s>(draw: &Draw<'_>, file: &CaseFile, task: &Task) -> (Vec<Span<'s>>, Vec<Span<'s>>) {
    let shell = draw.shell;
    let role = if task.ready {
        Role::Normal
    } else {
        Role::Muted
    };
    let title = step_title(&file.regulation, shell.lang, task.step, &task.clause);
    let who = who(
        &file.regulation,
        shell.lang,
        task.role,
        task.department.as_deref(),
        task.person.as_deref(),
    );
    let left = vec![
        draw.span(format!("{} ", shell.theme.signs().bullet), Role::Muted),
        draw.span(title, role),
        draw.span(format!("  {who}"), Role::Muted),
    ];
    let right = task.due.map_or_else(Vec::new, |at| {
        let role = if task.ready || at < shell.now {
            due::standing(at, shell.now).role()
        } else {
            Role::Muted
        };
        vec![draw.span(due::left_calm(shell.lang, at, shell.now), role)]
    });
    (left, right)
}

fn events(pane: &mut Pane<'_, '_>, file: &CaseFile) {
    if pane.room() < 3 {
        return;
    }
    pane.heading(texts::history(pane.draw.lang()));
    let lang = pane.draw.lang();
    for event in file.events.iter().rev().take(pane.room()) {
        let left = vec![
            pane.draw
                .span(format!("{}  ", due::short(event.at)), Role::Muted),
            pane.draw.span(event_title(lang, &event.fact), Role::Normal),
        ];
        let who = if event.actor == crate::case::Actor::CLOCK {
            texts::clock(lang).to_owned()
        } else {
            event.actor.clone()
        };
        let right = vec![pane.draw.span(who, Role::Muted)];
        pane.ends(left, right);
    }
}

/// What a step is called: by the regulation, else by its command.
pub(in crate::tui::screens) fn step_title(
    regulation: &Regulation,
    lang: Lang,
    step: CommandName,
    clause: &str,
) -> String {
    task_title(regulation, lang, step, clause).to_owned()
}

/// Who has to do something: the person, else the department, else the role as the regulation calls it.
pub(in crate::tui::screens) fn who(
    regulation: &Regulation,
    lang: Lang,
    role: Office,
    department: Option<&str>,
    person: Option<&str>,
) -> String {
    let title = || role_named(regulation, lang, role).to_owned();
    person.or(department).map_or_else(title, ToOwned::to_owned)
}

/// The regulation that new cases are registered under, while a desk is open.
pub(in crate::tui::screens) fn regulation(shell: &Shell) -> Option<&Regulation> {
    shell.desk.as_ref().map(|desk| &*desk.regulation)
}

mod texts {
    crate::catalogue! {
        important() { zh: "重要客户", en: "important" }
        agitated() { zh: "情绪激动", en: "agitated" }
        matter() { zh: "事由", en: "Matter" }
        demand(what: &str) { zh: "诉求：{what}", en: "Wants: {what}" }
        concerns(names: &str) { zh: "涉及：{names}", en: "Concerns: {names}" }
        and() { zh: "、", en: ", " }
        why() { zh: "为何这一级别", en: "Why this level" }
        tasks(n: usize) { zh: "待办 {n} 项", en: "{n} open tasks", en_one: "{n} open task" }
        more(n: usize) { zh: "还有 {n} 项", en: "{n} more" }
        history() { zh: "最近记录", en: "Latest" }
        clock() { zh: "系统", en: "the clock" }
    }
}
