//! The action menu of a case: what can be done now first, the next step on top; then the rest, with the reason why not.

use ratatui::layout::{Rect, Size};

use super::{Subject, WhyNot};
use crate::case::CommandName;
use crate::regulation::texts::command_title;
use crate::tui::action::Effect;
use crate::tui::commands::{self, Id, Reason, Scope, case, global, popups};
use crate::tui::draw::{Draw, Target, indent, row};
use crate::tui::model::Shell;
use crate::tui::screens::case::{Opened, words};
use crate::tui::surface::{Dialog, Surface};
use crate::tui::theme::Role;
use crate::tui::widgets::ListState;
use crate::tui::width;

/// Rows at the foot for the whole reason of the row under the cursor.
const FOOT: u16 = 3;

/// One row of the menu.
#[derive(Clone, Debug)]
struct Row {
    id: Id,
    title: String,
    /// What stands at the right: the key, or why not.
    aside: String,
    /// The whole reason, with its clause.
    refused: Option<String>,
    /// What the key "why" says of that.
    why: Option<WhyNot>,
    next: bool,
}

/// What can be done with a case.
#[derive(Debug)]
pub struct Actions {
    rows: Vec<Row>,
    state: ListState,
}

impl Actions {
    /// The commands of this case.
    pub fn of(opened: &Opened, shell: &Shell) -> Self {
        let next = opened.next_step();
        let tasks: Vec<CommandName> = opened.own_tasks().map(|task| task.step).collect();
        let mut names: Vec<CommandName> = opened.commands.iter().map(|(name, _)| *name).collect();
        names.sort_by_key(|name| (Some(*name) != next, !tasks.contains(name)));
        let (ready, refused): (Vec<_>, Vec<_>) = names
            .into_iter()
            .partition(|name| opened.refusal(*name).is_none());
        let mut rows: Vec<Row> = ready
            .into_iter()
            .map(|name| Row::ready(opened, shell, name, Some(name) == next))
            .collect();
        let unmask = opened.file.masked.then_some(case::UNMASK);
        let looks = [case::PRINT, global::WHY, case::ORDER]
            .into_iter()
            .chain(unmask);
        rows.extend(looks.map(|id| Row::plain(shell, id)));
        rows.extend(
            refused
                .into_iter()
                .map(|name| Row::refused(opened, shell, name)),
        );
        Self {
            rows,
            state: ListState::default(),
        }
    }

    fn selected(&self) -> Option<&Row> {
        self.rows.get(self.state.selected)
    }

    fn run(&self) -> Vec<Effect> {
        match self.selected() {
            Some(Row {
                refused: Some(reason),
                ..
            }) => vec![Effect::complain(reason.clone())],
            Some(row) => vec![Effect::Close, Effect::Run(row.id)],
            None => vec![Effect::Close],
        }
    }
}

impl Row {
    fn ready(opened: &Opened, shell: &Shell, name: CommandName, next: bool) -> Self {
        let clause = opened.own_tasks().find(|task| task.step == name);
        let label = words::step(
            shell.lang,
            opened,
            name,
            clause.map(|task| task.clause.as_str()),
        );
        let title = command_title(shell.lang, name);
        let title = if label == title {
            label
        } else {
            format!("{title}  {label}")
        };
        Self {
            title,
            next,
            ..Self::plain(shell, case::id_of(name))
        }
    }

    fn refused(opened: &Opened, shell: &Shell, name: CommandName) -> Self {
        let lang = shell.lang;
        let refusal = opened.refusal(name);
        let reason = refusal
            .as_ref()
            .map(|refusal| refusal.message(lang))
            .unwrap_or_default();
        let why = refusal.as_ref().map(|refusal| {
            let reason = Reason::refused(refusal, &opened.file.regulation, lang);
            let number = opened.file.case.number.as_str();
            WhyNot::of_command(command_title(lang, name), &reason, Some(number))
        });
        let clause = refusal.and_then(|refusal| refusal.clause);
        let whole = match &clause {
            Some(id) => {
                let clause = words::clause(lang, &opened.file.regulation, id);
                format!("{reason}\n{clause}")
            }
            None => reason.clone(),
        };
        Self {
            aside: reason,
            refused: Some(whole),
            why,
            ..Self::plain(shell, case::id_of(name))
        }
    }

    fn plain(shell: &Shell, id: Id) -> Self {
        let title = commands::command(id).map_or("", |command| (command.title)(shell.lang));
        Self {
            id,
            title: title.to_owned(),
            aside: shell.keymap.label(id).unwrap_or_default(),
            refused: None,
            why: None,
            next: false,
        }
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect, selected: bool) {
        let signs = draw.signs();
        let sign = if selected { signs.cursor } else { " " };
        let (role, aside) = match (&self.refused, self.next) {
            (Some(_), _) => (Role::Disabled, Role::Muted),
            (None, true) => (Role::Accent, Role::Accent),
            (None, false) => (Role::Normal, Role::Accent),
        };
        let used = draw.text(area, &format!("{sign} {}", self.title), role);
        let mut spans = Vec::new();
        if self.next {
            let text = format!("{} {}  ", signs.cursor, texts::next(draw.lang()));
            spans.push(draw.span(text, Role::Accent));
        }
        spans.push(draw.span(self.aside.as_str(), aside));
        let rest = indent(area, used + 2);
        let spans = width::cut_spans(spans, usize::from(rest.width));
        draw.spans_right(rest, spans);
        if selected {
            draw.paint(area, Role::Selected);
        }
    }
}

impl Surface for Actions {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu, Scope::List]
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        match id {
            popups::MENU_RUN => return self.run(),
            popups::MENU_CLOSE => return vec![Effect::Close],
            _ => self.state.command(id, self.rows.len()),
        };
        Vec::new()
    }

    fn click(&mut self, target: Target, _double: bool, _shell: &Shell) -> Vec<Effect> {
        let Target::Row(place) = target else {
            return Vec::new();
        };
        self.state.select(place, self.rows.len());
        self.run()
    }

    fn why(&self) -> Option<Subject> {
        let why = self.selected().and_then(|entry| entry.why.clone());
        why.map(Subject::No)
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let list = Rect {
            height: area.height.saturating_sub(FOOT),
            ..area
        };
        let sight = self.state.sight(usize::from(list.height));
        let shown = self
            .rows
            .iter()
            .enumerate()
            .skip(sight.start)
            .take(sight.len());
        for (line, (place, entry)) in shown.enumerate() {
            let spot = row(list, width::cells(line));
            entry.view(draw, spot, place == self.state.selected);
            draw.hit(spot, Target::Row(place));
        }
        let bar = Rect {
            x: area.right(),
            width: 1,
            ..list
        };
        crate::tui::widgets::table::scrollbar(draw, bar, sight.start, self.rows.len());
        let foot = Rect {
            y: list.bottom(),
            height: area.height - list.height,
            ..area
        };
        let line = draw.signs().line.repeat(usize::from(foot.width));
        draw.text(foot, &line, Role::Border);
        let reason = self.selected().and_then(|entry| entry.refused.as_deref());
        let text = reason.unwrap_or_else(|| texts::ready(draw.lang()));
        draw.paragraph(crate::tui::draw::below(foot, 1), text, Role::Muted);
    }
}

impl Dialog for Actions {
    fn title(&self, shell: &Shell) -> String {
        texts::title(shell.lang).to_owned()
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        let most = if screen.width < 100 { 72 } else { 100 };
        Size {
            width: screen.width.saturating_sub(12).min(most),
            height: width::cells(self.rows.len()) + FOOT,
        }
    }
}

mod texts {
    crate::catalogue! {
        title() { zh: "可以做什么", en: "What can be done" }
        next() { zh: "下一步", en: "next" }
        ready() { zh: "按 Enter 开始；灰色的现在不能做，移到上面可看原因", en: "Enter begins; the grey ones are not possible now, stand on one to see why" }
    }
}
