//! How it looks on this computer, who is signed in, and what desk this is.
//!
//! A choice counts at once and is kept for the next start; there is nothing to save.

mod facts;

use ratatui::layout::Rect;

use crate::text::Lang;
use crate::tui::action::{Effect, ShellChange};
use crate::tui::commands::{Id, Scope, settings};
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
const BELL: &str = "bell";
const NOTIFY: &str = "notify";
const LOCK: &str = "lock";
/// The minutes to choose from until the desk locks itself; 0 is never.
const MINUTES: [u16; 5] = [0, 2, 5, 10, 30];
const ASCII: &str = "ascii";
const LINE: &str = "line";
const ON: &str = "on";
const OFF: &str = "off";

/// The look.
#[derive(Debug, Default)]
pub(super) struct Look {
    form: Form,
    /// It has the keys.
    pub(super) focused: bool,
}

impl Look {
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
        let bell = self.form.chosen(BELL) == Some(ON);
        let notify = self.form.chosen(NOTIFY) == Some(ON);
        let lock = self.form.chosen(LOCK).and_then(|word| word.parse().ok());
        let changes = [
            lang.filter(|lang| *lang != shell.lang)
                .map(ShellChange::Lang),
            (theme != shell.theme).then_some(ShellChange::Theme(theme)),
            (mouse != shell.mouse).then_some(ShellChange::Mouse(mouse)),
            (bell != shell.bell).then_some(ShellChange::Bell(bell)),
            (notify != shell.notify).then_some(ShellChange::Notify(notify)),
            lock.filter(|minutes| *minutes != shell.lock_minutes())
                .map(ShellChange::LockAfter),
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
    let switch = || {
        vec![
            Opt::new(ON, texts::on(lang)),
            Opt::new(OFF, texts::off(lang)),
        ]
    };
    let word = |on| if on { ON } else { OFF };
    let border = match shell.theme.lines {
        Lines::Line => LINE,
        Lines::Ascii => ASCII,
    };
    let choice =
        |id, label, options, chosen| Item::choice(id, label, Choice::new(options).with(chosen));
    let mut notices = choice(NOTIFY, texts::notify(lang), switch(), word(shell.notify));
    if shell.notices.is_none() {
        notices = notices.hint(texts::not_known(lang));
    }
    Form::new(vec![
        choice(LANGUAGE, texts::language(lang), languages, lang.code()),
        choice(
            THEME,
            texts::theme(lang),
            themes,
            shell.theme.palette.word(),
        ),
        choice(BORDERS, texts::borders(lang), borders, border),
        choice(MOUSE, texts::mouse(lang), switch(), word(shell.mouse)),
        choice(BELL, texts::bell(lang), switch(), word(shell.bell)),
        notices,
        choice(
            LOCK,
            texts::lock(lang),
            minutes(shell),
            &shell.lock_minutes().to_string(),
        ),
    ])
}

/// The minutes to choose from, those in force among them.
fn minutes(shell: &Shell) -> Vec<Opt> {
    let mut all = MINUTES.to_vec();
    let own = shell.lock_minutes();
    if !all.contains(&own) {
        all.push(own);
        all.sort_unstable();
    }
    let words = |minutes: u16| match minutes {
        0 => texts::never(shell.lang).to_owned(),
        minutes => texts::minutes(shell.lang, minutes),
    };
    all.into_iter()
        .map(|minutes| Opt::new(minutes.to_string(), words(minutes)))
        .collect()
}

impl Surface for Look {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Look, Scope::Section]
    }

    fn command(&mut self, id: Id, _shell: &Shell) -> Vec<Effect> {
        match id {
            settings::NEXT => self.form.next(),
            settings::PREVIOUS => self.form.previous(),
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
        facts::view(self, draw, area);
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
        bell() { zh: "响铃", en: "Bell" }
        notify() { zh: "桌面通知", en: "Notices" }
        not_known() { zh: "这个终端不在已知能显示通知的之列，不会发送", en: "this terminal is not known to show them: none is sent" }
        lock() { zh: "自动锁定", en: "Lock" }
        never() { zh: "不锁", en: "never" }
        minutes(n: u16) { zh: "{n} 分钟", en: "{n} min" }
        on() { zh: "开", en: "on" }
        off() { zh: "关", en: "off" }
    }
}
