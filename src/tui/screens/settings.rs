//! Settings: how it looks on this computer, who is signed in, and what desk this is.
//!
//! A choice counts at once and is kept for the next start; there is nothing to save.

mod secret;
#[cfg(test)]
mod tests;
mod view;

use ratatui::layout::Rect;

use crate::text::Lang;
use crate::tui::action::{Effect, ShellChange};
use crate::tui::commands::{Id, Scope, global, settings};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::surface::Surface;
use crate::tui::theme::{Lines, Palette, Theme};
use crate::tui::widgets::{Choice, Form, Heard, Item, Opt};

const LANGUAGE: &str = "language";
const THEME: &str = "theme";
const BORDERS: &str = "borders";
const MOUSE: &str = "mouse";
const ASCII: &str = "ascii";
const LINE: &str = "line";
const ON: &str = "on";
const OFF: &str = "off";

/// Settings.
#[derive(Debug, Default)]
pub struct Settings {
    form: Form,
}

impl Settings {
    /// Choices as the shell has them now.
    fn fill(&mut self, shell: &Shell) {
        let focus = self.form.focused().to_owned();
        self.form = form(shell);
        self.form.focus(&focus);
    }

    /// What the form says that the shell does not.
    fn changes(&self, shell: &Shell) -> Vec<Effect> {
        let lang = self.form.chosen(LANGUAGE).and_then(Lang::parse);
        let palette = self.form.chosen(THEME).and_then(Palette::parse);
        let theme = Theme {
            palette: palette.unwrap_or(shell.theme.palette),
            lines: if self.form.chosen(BORDERS) == Some(ASCII) {
                Lines::Ascii
            } else {
                Lines::Line
            },
        };
        let mouse = self.form.chosen(MOUSE) == Some(ON);
        let changes = [
            lang.filter(|lang| *lang != shell.lang)
                .map(ShellChange::Lang),
            (theme != shell.theme).then_some(ShellChange::Theme(theme)),
            (mouse != shell.mouse).then_some(ShellChange::Mouse(mouse)),
        ];
        changes.into_iter().flatten().map(Effect::Shell).collect()
    }

    fn heard(&self, heard: Heard, shell: &Shell) -> Vec<Effect> {
        match heard {
            Heard::Changed => self.changes(shell),
            Heard::Moved | Heard::Ignored => Vec::new(),
        }
    }
}

fn form(shell: &Shell) -> Form {
    let lang = shell.lang;
    let languages = vec![Opt::new("zh", "中文"), Opt::new("en", "English")];
    let themes = vec![
        Opt::new(Palette::Dark.word(), texts::dark(lang)),
        Opt::new(Palette::Light.word(), texts::light(lang)),
        Opt::new(Palette::Clear.word(), texts::clear(lang)),
        Opt::new(Palette::Mono.word(), texts::mono(lang)),
    ];
    let borders = vec![
        Opt::new(LINE, texts::line(lang)),
        Opt::new(ASCII, texts::ascii(lang)),
    ];
    let mouse = vec![
        Opt::new(ON, texts::on(lang)),
        Opt::new(OFF, texts::off(lang)),
    ];
    let border = match shell.theme.lines {
        Lines::Line => LINE,
        Lines::Ascii => ASCII,
    };
    let choice =
        |id, label, options, chosen| Item::choice(id, label, Choice::new(options).with(chosen));
    Form::new(vec![
        choice(LANGUAGE, texts::language(lang), languages, lang.code()),
        choice(
            THEME,
            texts::theme(lang),
            themes,
            shell.theme.palette.word(),
        ),
        choice(BORDERS, texts::borders(lang), borders, border),
        choice(
            MOUSE,
            texts::mouse(lang),
            mouse,
            if shell.mouse { ON } else { OFF },
        ),
    ])
}

impl Surface for Settings {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Settings]
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            settings::NEXT => self.form.next(),
            settings::PREVIOUS => self.form.previous(),
            settings::MENU => return vec![Effect::Menu],
            settings::SWITCH => return vec![Effect::Run(global::SIGN_OUT)],
            settings::SECRET => return vec![Effect::open(secret::ChangeSecret::new(shell.lang))],
            _ => {}
        }
        Vec::new()
    }

    fn key(&mut self, key: Key, shell: &Shell) -> Vec<Effect> {
        let heard = self.form.key(key);
        self.heard(heard, shell)
    }

    fn click(&mut self, target: Target, _double: bool, shell: &Shell) -> Vec<Effect> {
        let heard = self.form.click(target);
        self.heard(heard, shell)
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        self.fill(shell);
        Vec::new()
    }

    fn language_changed(&mut self, shell: &Shell) {
        self.fill(shell);
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}

mod texts {
    crate::catalogue! {
        language() { zh: "语言", en: "Language" }
        theme() { zh: "配色", en: "Colours" }
        dark() { zh: "深色", en: "dark" }
        light() { zh: "浅色", en: "light" }
        mono() { zh: "单色", en: "mono" }
        clear() { zh: "色觉友好", en: "colour-blind" }
        borders() { zh: "线条", en: "Lines" }
        line() { zh: "线框", en: "drawn" }
        ascii() { zh: "字符（ASCII）", en: "ASCII" }
        mouse() { zh: "鼠标", en: "Mouse" }
        on() { zh: "开", en: "on" }
        off() { zh: "关", en: "off" }
    }
}
