//! The keys, to be read: every command of every screen with the keys that run it, the user's own among them. Above them, how
//! to have others, and what is wrong with those that the file asks for.

use ratatui::layout::Rect;

use crate::tui::action::Effect;
use crate::tui::commands::{self, Command, Id, Scope};
use crate::tui::draw::{Draw, Target, below};
use crate::tui::model::Shell;
use crate::tui::screens::page;
use crate::tui::surface::Surface;
use crate::tui::theme::Role;
use crate::tui::widgets::{Cell, Column, ListState, Row, Table};

/// The table of keys.
#[derive(Debug, Default)]
pub(super) struct Keys {
    state: ListState,
    pub(super) focused: bool,
}

enum Line {
    Heading(Scope),
    Command(&'static Command),
}

/// The commands under the headings of their scopes, in the order of the table.
fn lines() -> Vec<Line> {
    let mut lines = Vec::new();
    let mut before = None;
    let mut rows: Vec<&'static Command> = commands::all().collect();
    rows.sort_by_key(|command| command.scope);
    for command in rows {
        if before != Some(command.scope) {
            before = Some(command.scope);
            lines.push(Line::Heading(command.scope));
        }
        lines.push(Line::Command(command));
    }
    lines
}

/// How to have other keys, and what is wrong with those asked for. Gives the rows used.
fn how(draw: &mut Draw<'_>, area: Rect) -> u16 {
    let lang = draw.lang();
    let file = &draw.shell.preferences;
    let Some(path) = &file.path else {
        return 0;
    };
    let how = texts::how(lang, &path.display().to_string());
    let told: Vec<String> = file
        .mistakes
        .iter()
        .map(|mistake| mistake.text(lang))
        .collect();
    let mut used = draw.paragraph(area, &how, Role::Muted);
    for text in told {
        let half = below(area, used);
        if used + 1 >= area.height / 2 {
            break;
        }
        used += page::complaint(draw, half, &text);
    }
    used + 1
}

impl Surface for Keys {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Section, Scope::List]
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        self.state.command(id, lines().len());
        Vec::new()
    }

    fn click(&mut self, target: Target, _double: bool, _shell: &Shell) -> Vec<Effect> {
        if let Target::Row(row) = target {
            self.state.select(row, lines().len());
        }
        Vec::new()
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let used = how(draw, area);
        let area = below(area, used);
        let lines = lines();
        let shell = draw.shell;
        let lang = shell.lang;
        let columns = [
            Column::fixed(texts::key(lang), 18),
            Column::flex(texts::command(lang), 12, 3),
            Column::flex(texts::id(lang), 18, 2).from(60),
        ];
        let table = Table {
            columns: &columns,
            state: &self.state,
            length: lines.len(),
            focused: self.focused,
        };
        table.view(draw, area, |index| match lines.get(index) {
            Some(Line::Heading(scope)) => {
                Row::Heading(Cell::of(scope.title(lang).to_owned(), Role::Title))
            }
            Some(Line::Command(command)) => {
                let keys = shell.keymap.keys(command.id).iter();
                let keys: Vec<String> = keys.map(|key| key.label()).collect();
                let text = if keys.is_empty() {
                    Cell::muted("—")
                } else {
                    Cell::of(keys.join(" "), Role::Accent)
                };
                Row::Cells(vec![
                    text,
                    Cell::new((command.title)(lang)),
                    Cell::muted(command.id.0),
                ])
            }
            None => Row::Coming,
        });
    }
}

mod texts {
    crate::catalogue! {
        how(path: &str) {
            zh: "改键：在 {path} 的 [keys] 下写 \"cases.sort\" = [\"ctrl+o\", \"s\"]，重新打开程序后生效。",
            en: "To change keys write \"cases.sort\" = [\"ctrl+o\", \"s\"] under [keys] in {path}; it counts from the next start.",
        }
        key() { zh: "按键", en: "Key" }
        command() { zh: "命令", en: "Command" }
        id() { zh: "名称（改键用）", en: "Name (to change keys)" }
    }
}
