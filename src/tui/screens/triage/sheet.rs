//! What would become of each case, to be confirmed; or what became of those that were refused, to be read and closed.

use ratatui::layout::{Rect, Size};

use super::ask::Foreseen;
use crate::case::{Dispatch, LevelState};
use crate::desk::Prospect;
use crate::regulation::texts::task_title;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::Failure;
use crate::tui::commands::{Id, Scope, popups, settings};
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::model::Shell;
use crate::tui::screens::cases::preview::regulation;
use crate::tui::surface::{Dialog, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::table::scrollbar;
use crate::tui::widgets::{badge, due};
use crate::tui::width;

/// Lines to be read, with a button or without.
#[derive(Debug)]
pub(super) struct Sheet {
    title: String,
    lines: Vec<(String, Role)>,
    top: usize,
    /// What confirming does; `None` where there is nothing to confirm.
    then: Option<Vec<Effect>>,
    on_yes: bool,
}

impl Sheet {
    /// What would become of each case.
    pub(super) fn foreseen(wish: &Dispatch, prospects: &[Foreseen], shell: &Shell) -> Self {
        let lang = shell.lang;
        let good = prospects.iter().filter(|one| one.prospect.is_ok()).count();
        let bad = prospects.len() - good;
        let mut lines = Vec::new();
        if bad > 0 {
            lines.push((texts::some_refused(lang, bad), Role::Danger));
        }
        for one in prospects {
            lines.extend(told(one, wish, shell));
        }
        Self {
            title: texts::title(lang, good, &wish.department),
            lines,
            top: 0,
            then: None,
            on_yes: false,
        }
    }

    /// With a button that does this, in the name of whoever opened it.
    pub(super) fn then(self, then: Vec<Effect>) -> Self {
        Self {
            then: Some(then),
            ..self
        }
    }

    /// Those that were left, each with the reason.
    pub(super) fn refused(said: String, refused: &[(String, Failure)], lang: Lang) -> Self {
        let mut lines = vec![(said, Role::Normal)];
        lines.push((texts::some_left(lang, refused.len()), Role::Danger));
        let why = |(number, failure): &(String, Failure)| {
            (format!("{number}  {}", failure.text(lang)), Role::Normal)
        };
        lines.extend(refused.iter().map(why));
        Self {
            title: texts::result(lang).to_owned(),
            lines,
            top: 0,
            then: None,
            on_yes: false,
        }
    }

    fn yes(&mut self) -> Vec<Effect> {
        vec![Effect::Settle(self.then.take().unwrap_or_default())]
    }

    fn scroll(&mut self, id: Id) {
        use crate::tui::commands::list;
        self.top = match id {
            list::UP => self.top.saturating_sub(1),
            list::DOWN => self.top.saturating_add(1),
            list::PAGE_UP => self.top.saturating_sub(8),
            list::PAGE_DOWN => self.top.saturating_add(8),
            list::FIRST => 0,
            list::LAST => self.lines.len(),
            _ => self.top,
        }
        .min(self.lines.len().saturating_sub(1));
    }

    fn buttons(&self, draw: &mut Draw<'_>, area: Rect) {
        let lang = draw.lang();
        let key = draw.shell.keymap.label(popups::CONFIRM).unwrap_or_default();
        let yes = format!("{} ({key})", texts::button(lang));
        let cancel = popups::texts::cancel(lang);
        let all = [
            (cancel, !self.on_yes, popups::CONFIRM_CANCEL),
            (yes.as_str(), self.on_yes, popups::CONFIRM),
        ];
        let mut x = 0;
        for (text, chosen, id) in all {
            let face = if chosen {
                format!("[{text}]")
            } else {
                format!(" {text} ")
            };
            let role = if chosen { Role::Selected } else { Role::Normal };
            let spot = indent(area, x);
            let used = draw.text(spot, &face, role);
            draw.hit(
                Rect {
                    width: used,
                    ..spot
                },
                Target::Command(id),
            );
            x += used + 2;
        }
    }
}

/// One case: who gets it, by when, and what happens to its level.
fn told(one: &Foreseen, wish: &Dispatch, shell: &Shell) -> Vec<(String, Role)> {
    let lang = shell.lang;
    let number = &one.case.0;
    let prospect = match &one.prospect {
        Ok(prospect) => prospect,
        Err(failure) => {
            let sign = shell.theme.signs().no;
            return vec![(
                format!("{sign} {number}  {}", failure.text(lang)),
                Role::Danger,
            )];
        }
    };
    let whence = prospect.department.as_deref().unwrap_or("—");
    let mut lines = vec![(
        format!(
            "{number}  {}  {whence} → {}{}",
            prospect.customer,
            wish.department,
            limit(prospect, shell)
        ),
        Role::Normal,
    )];
    if let Some(text) = level(prospect, shell) {
        lines.push((format!("  {text}"), Role::DueSoon));
    }
    if !prospect.raised.is_empty() {
        let text = texts::raises(lang, &prospect.raised.join(texts::and(lang)));
        lines.push((format!("  {text}"), Role::DueSoon));
    }
    lines
}

fn limit(prospect: &Prospect, shell: &Shell) -> String {
    let (Some(task), Some(regulation)) = (&prospect.next, regulation(shell)) else {
        return String::new();
    };
    let Some(at) = task.due else {
        return String::new();
    };
    let step = task_title(regulation, shell.lang, task.step, &task.clause);
    format!("  {step} {}", due::moment(shell.lang, at, shell.now))
}

fn level(prospect: &Prospect, shell: &Shell) -> Option<String> {
    let id = |level: &Option<LevelState>| level.as_ref().map(|level| level.id.clone());
    let (before, after) = (id(&prospect.level_before), id(&prospect.level));
    if before == after {
        return None;
    }
    let name =
        |id: Option<String>| id.map_or_else(|| "—".to_owned(), |id| badge::label(shell, &id));
    let why = prospect.level.as_ref().and_then(|level| level.why.first());
    let clause = why
        .and_then(|why| why.clause.as_deref())
        .unwrap_or_default();
    Some(texts::level(
        shell.lang,
        &name(before),
        &name(after),
        clause,
    ))
}

impl Surface for Sheet {
    fn scopes(&self) -> &'static [Scope] {
        match self.then {
            Some(_) => &[Scope::Confirm, Scope::List],
            None => &[Scope::Moved, Scope::List],
        }
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        match id {
            popups::CONFIRM => self.yes(),
            popups::CONFIRM_CHOOSE if self.on_yes => self.yes(),
            popups::CONFIRM_CHOOSE | popups::CONFIRM_CANCEL | settings::MOVED_CLOSE => {
                vec![Effect::Close]
            }
            popups::CONFIRM_NEXT => {
                self.on_yes = !self.on_yes;
                Vec::new()
            }
            _ => {
                self.scroll(id);
                Vec::new()
            }
        }
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let foot = if self.then.is_some() { 2 } else { 0 };
        let body = Rect {
            height: area.height.saturating_sub(foot),
            ..area
        };
        let text = Rect {
            width: body.width.saturating_sub(2),
            ..body
        };
        let mut y = 0;
        for (line, role) in self.lines.iter().skip(self.top) {
            y += draw.paragraph(below(text, y), line, *role);
        }
        let rows = |lines: &[(String, Role)]| -> usize {
            let wrapped = |line: &String| width::wrap(line, usize::from(text.width)).len();
            lines.iter().map(|(line, _)| wrapped(line)).sum()
        };
        let above = self.lines.get(..self.top).map_or(0, rows);
        let bar = Rect {
            x: area.right().saturating_sub(1),
            width: 1,
            ..body
        };
        scrollbar(draw, bar, above, rows(&self.lines));
        if self.then.is_some() {
            self.buttons(draw, row(area, area.height.saturating_sub(1)));
        }
    }
}

impl Dialog for Sheet {
    fn title(&self, _shell: &Shell) -> String {
        self.title.clone()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        let width = screen.width.saturating_sub(6).min(90);
        let rows = self
            .lines
            .iter()
            .map(|(text, _)| width::wrap(text, usize::from(width.saturating_sub(2))).len())
            .sum::<usize>();
        let foot = if self.then.is_some() { 2 } else { 0 };
        Size {
            width,
            height: width::cells(rows) + foot,
        }
    }

    fn grave(&self) -> bool {
        self.then.is_some()
    }
}

mod texts {
    crate::catalogue! {
        and() { zh: "、", en: ", " }
        title(n: usize, department: &str) { zh: "派给{department} {n} 件，将会：", en: "{n} to {department}; this will happen" }
        some_refused(n: usize) { zh: "{n} 件不能派，其余照派：", en: "{n} cannot be dispatched; the others are:", en_one: "{n} cannot be dispatched; the others are:" }
        some_left(n: usize) { zh: "{n} 件没有办成，保持原样：", en: "{n} were left as they were:", en_one: "{n} was left as it was:" }
        result() { zh: "结果", en: "Result" }
        button() { zh: "派单", en: "Dispatch" }
        level(from: &str, to: &str, clause: &str) { zh: "级别 {from} → {to}  {clause}", en: "level {from} → {to}  {clause}" }
        raises(numbers: &str) { zh: "并使 {numbers} 升级", en: "and makes {numbers} graver" }
    }
}
