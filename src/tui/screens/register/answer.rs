//! The answer beside the form, as a sheet of lines: level and why, what follows by when and by whom, who receives it, what to
//! say, which other cases have to do with it.

mod related;

use ratatui::text::{Line, Span};

use super::words;
use crate::case::{Task, Why};
use crate::desk::Preview;
use crate::regulation::explain::why_text;
use crate::text::{Phone, PhoneKind};
use crate::tui::model::Shell;
use crate::tui::theme::Role;
use crate::tui::widgets::badge;
use crate::tui::width;

/// What the answer is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    pub shell: &'a Shell,
    pub preview: &'a Preview,
    /// The kind chosen; without one there is no answer yet.
    pub kind: Option<&'a str>,
    /// The department named first.
    pub department: Option<&'a str>,
    /// The customer's number as typed.
    pub phone: &'a str,
    /// The case that this one goes on with.
    pub sequel_to: Option<&'a str>,
}

/// The lines of the answer, and which of them are related cases.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub lines: Vec<Line<'static>>,
    /// The first line of each related case, in their order.
    pub nearby: Vec<usize>,
}

/// Writes the whole answer for a pane of so many cells.
pub(super) fn sheet(asked: Asked<'_>, cells: u16) -> Sheet {
    let mut paper = Paper {
        asked,
        cells: usize::from(cells).max(20),
        lines: Vec::new(),
    };
    if asked.kind.is_none() {
        paper.kinds();
        return Sheet {
            lines: paper.lines,
            nearby: Vec::new(),
        };
    }
    paper.level();
    paper.tasks();
    paper.receiving();
    let nearby = paper.nearby();
    paper.guidance();
    Sheet {
        lines: paper.lines,
        nearby,
    }
}

struct Paper<'a> {
    asked: Asked<'a>,
    cells: usize,
    lines: Vec<Line<'static>>,
}

impl Paper<'_> {
    fn span(&self, text: impl Into<String>, role: Role) -> Span<'static> {
        Span::styled(text.into(), self.asked.shell.theme.style(role))
    }

    fn put(&mut self, spans: Vec<Span<'static>>) {
        self.lines
            .push(Line::from(width::cut_spans(spans, self.cells)));
    }

    fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        let title = self.span(text, Role::Title);
        self.put(vec![title]);
    }

    /// A text over as many lines as it takes, behind a sign, with a remark at its end.
    fn item(&mut self, sign: &str, text: &str, role: Role, remark: &str) {
        let room = self.cells.saturating_sub(4).max(8);
        let lines = width::wrap(text, room);
        let last = lines.len().saturating_sub(1);
        for (number, line) in lines.iter().enumerate() {
            let lead = if number == 0 { sign } else { " " };
            let mut spans = vec![
                self.span(format!("  {lead} "), Role::Muted),
                self.span(line.as_str(), role),
            ];
            let fits = width::width(line) + 2 + width::width(remark) <= room;
            if number == last && !remark.is_empty() && fits {
                spans.push(self.span(format!("  {remark}"), Role::Muted));
            }
            self.put(spans);
            if number == last && !remark.is_empty() && !fits {
                let below = self.span(format!("    {remark}"), Role::Muted);
                self.put(vec![below]);
            }
        }
    }

    /// What the kinds mean, while none is chosen.
    fn kinds(&mut self) {
        let lang = self.asked.shell.lang;
        self.heading(texts::choose_kind(lang));
        let Some(regulation) = words::regulation(self.asked.shell) else {
            return;
        };
        for (kind, number) in regulation.kinds.iter().zip(1..) {
            let label = kind.label.get(lang);
            let meaning = kind.meaning.as_ref().map_or("", |label| label.get(lang));
            self.item(&number.to_string(), label, Role::Normal, "");
            if !meaning.is_empty() {
                self.item(" ", meaning, Role::Muted, "");
            }
        }
    }

    fn level(&mut self) {
        let Asked {
            shell,
            preview,
            kind,
            ..
        } = self.asked;
        self.heading(texts::level(shell.lang));
        let Some(regulation) = words::regulation(shell) else {
            return;
        };
        let Some(level) = &preview.level else {
            let levelled = kind
                .and_then(|kind| regulation.kind(kind))
                .is_some_and(|kind| kind.levelled);
            let text = if levelled {
                texts::no_level_yet(shell.lang)
            } else {
                texts::no_levels(shell.lang)
            };
            return self.item(" ", text, Role::Muted, "");
        };
        let sign = if level.rank <= 1 {
            "!!"
        } else if level.rank == 2 {
            "!"
        } else {
            ""
        };
        let name = format!("  {sign}{}", badge::label(shell, &level.id));
        let name = self.span(name, Role::of_level(level.rank));
        self.put(vec![name]);
        for why in &level.why {
            self.why(why, &why_text(shell.lang, regulation, why));
        }
    }

    fn why(&mut self, why: &Why, text: &str) {
        let bullet = self.asked.shell.theme.signs().bullet;
        self.item(
            bullet,
            text,
            Role::Normal,
            why.clause.as_deref().unwrap_or(""),
        );
    }

    fn tasks(&mut self) {
        let shell = self.asked.shell;
        self.heading(texts::follows(shell.lang));
        let tasks = words::tasks(self.asked.preview);
        for (place, task) in tasks.into_iter().enumerate() {
            self.task(task, place == 0);
        }
        if self.asked.preview.provisional {
            let warn = shell.theme.signs().warn;
            self.item(warn, texts::provisional(shell.lang), Role::DueSoon, "");
        }
    }

    fn task(&mut self, task: &Task, first: bool) {
        let (shell, preview) = (self.asked.shell, self.asked.preview);
        let sign = if first {
            shell.theme.signs().cursor
        } else {
            " "
        };
        let title = words::step(shell.lang, task);
        let role = if first { Role::Accent } else { Role::Normal };
        self.item(sign, title, role, &words::who(shell, task));
        if let Some(due) = words::due(shell, preview, task) {
            self.item(" ", &due, Role::Normal, &task.clause);
        }
    }

    fn receiving(&mut self) {
        let Asked {
            shell,
            preview,
            department,
            phone,
            ..
        } = self.asked;
        self.heading(texts::receiving(shell.lang));
        if let Some(office) = &preview.office {
            self.item(
                " ",
                office.label.get(shell.lang),
                Role::Normal,
                &office.clause,
            );
        }
        match department {
            Some(department) => self.item(
                " ",
                &texts::department(shell.lang, department),
                Role::Normal,
                "",
            ),
            None => self.item(" ", texts::no_department(shell.lang), Role::Muted, ""),
        }
        self.phone(phone);
    }

    /// What kind of number it is, or that it looks wrong.
    fn phone(&mut self, typed: &str) {
        let (lang, signs) = (self.asked.shell.lang, self.asked.shell.theme.signs());
        let phone = Phone::read(typed);
        let kind = match phone.kind {
            Some(PhoneKind::Mobile) => texts::mobile(lang),
            Some(PhoneKind::Landline) => texts::landline(lang),
            Some(PhoneKind::Service) => texts::service(lang),
            Some(PhoneKind::Short) => texts::short(lang),
            None if phone.looks_wrong() => {
                return self.item(signs.warn, texts::unknown_number(lang), Role::DueSoon, "");
            }
            None => return,
        };
        self.item(signs.ok, kind, Role::Muted, "");
    }

    fn guidance(&mut self) {
        let Asked { shell, preview, .. } = self.asked;
        if preview.guidance.is_empty() {
            return;
        }
        self.heading(texts::say(shell.lang));
        let bullet = shell.theme.signs().bullet;
        for line in words::guidance(preview) {
            let clause = line.clause.as_deref().unwrap_or("");
            self.item(bullet, line.label.get(shell.lang), Role::Normal, clause);
        }
    }
}

mod texts {
    crate::catalogue! {
        choose_kind() { zh: "先选类型", en: "Choose the kind first" }
        level() { zh: "级别", en: "Level" }
        no_level_yet() { zh: "尚未定级", en: "no level yet" }
        no_levels() { zh: "此类案件不分级", en: "cases of this kind have no level" }
        follows() { zh: "登记之后", en: "What follows" }
        provisional() { zh: "时限跨入尚未公布放假安排的年份，暂按周一至周五计算，公布后重算", en: "A limit runs into a year without a published calendar: counted Monday to Friday for now, counted again later" }
        receiving() { zh: "受理与责任", en: "Who takes it" }
        department(name: &str) { zh: "责任部门：{name}", en: "Department: {name}" }
        no_department() { zh: "责任部门：派单时指定", en: "Department: named at dispatch" }
        mobile() { zh: "电话：手机", en: "Telephone: a mobile" }
        landline() { zh: "电话：固定电话", en: "Telephone: a landline" }
        service() { zh: "电话：客服号码，多人共用", en: "Telephone: a service number, shared by many" }
        short() { zh: "电话：短号，多人共用", en: "Telephone: a short number, shared by many" }
        unknown_number() { zh: "电话看起来不对，请再核对", en: "The telephone number looks wrong, check it" }
        say() { zh: "怎么说", en: "What to say" }
    }
}
