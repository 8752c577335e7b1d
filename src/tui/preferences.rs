//! What a user has set for this computer: language, colours, lines, mouse, bell, notices, lock, own keys. One small file, read at the
//! start and written by this module alone.
//!
//! A mistake in it is told by line and field and never keeps the program from starting: what it says wrongly is as if it said
//! nothing. A change rewrites one line and leaves the rest as people wrote it.

mod own_keys;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use toml::Spanned;

use super::commands::{self, Id};
use super::theme::{Lines, Palette};
use crate::text::{Lang, in_words};

pub use own_keys::OwnKeys;

const LANGUAGE: &str = "language";
const THEME: &str = "theme";
const BORDERS: &str = "borders";
const MOUSE: &str = "mouse";
const BELL: &str = "bell";
const NOTIFY: &str = "notify";
const LOCK: &str = "lock_after_minutes";
const KEYS: &str = "keys";

/// The longest time, in minutes, after which a desk can be set to lock itself: a working day.
const MOST_MINUTES: u16 = 480;

/// What is set; `None` where nothing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    pub lang: Option<Lang>,
    pub palette: Option<Palette>,
    pub lines: Option<Lines>,
    pub mouse: Option<bool>,
    /// Ring for what becomes due.
    pub bell: Option<bool>,
    /// Show a notice of the terminal for what becomes due.
    pub notify: Option<bool>,
    /// Minutes without a key until the desk locks itself; 0 is never.
    pub lock_after: Option<u16>,
}

/// The file, the keys in it, and what is wrong in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreferencesFile {
    pub path: Option<PathBuf>,
    pub keys: OwnKeys,
    pub mistakes: Vec<Mistake>,
}

impl PreferencesFile {
    /// Reads the file: what is set, and the file itself. Where there is none, nothing is set.
    pub fn read(path: Option<PathBuf>) -> (Preferences, Self) {
        let content = path.as_deref().map(Content::read).unwrap_or_default();
        let file = Self {
            path,
            keys: content.keys,
            mistakes: content.mistakes,
        };
        (content.set, file)
    }
}

/// All that a file says.
#[derive(Debug, Default)]
struct Content {
    set: Preferences,
    keys: OwnKeys,
    mistakes: Vec<Mistake>,
}

/// A mistake in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// From 1; `None` where the file could not be read at all.
    pub line: Option<usize>,
    /// The field; empty where the line is no field.
    pub field: String,
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    Unknown,
    Value {
        allowed: &'static str,
    },
    Syntax(String),
    Unreadable(String),
    NoCommand,
    NotAKey(String),
    /// A terminal cannot tell this key from another.
    Same {
        key: String,
        same: &'static str,
    },
    /// The key already runs another command there.
    Taken {
        key: String,
        by: Id,
    },
    /// The command would be out of reach while an input method is on.
    Needed,
}

impl Mistake {
    /// Line, field and what to write instead.
    pub fn text(&self, lang: Lang) -> String {
        let what = match &self.what {
            What::Unknown => texts::unknown(lang).to_owned(),
            What::Value { allowed } => texts::value(lang, allowed),
            What::Syntax(detail) => texts::syntax(lang, detail),
            What::Unreadable(detail) => texts::unreadable(lang, &in_words(lang, detail)),
            What::NoCommand => texts::no_command(lang).to_owned(),
            What::NotAKey(word) => texts::no_key(lang, word),
            What::Same { key, same } => texts::same(lang, key, same),
            What::Taken { key, by } => {
                let title = commands::command(*by).map_or("", |command| (command.title)(lang));
                texts::taken(lang, key, title, by.0)
            }
            What::Needed => texts::needed(lang).to_owned(),
        };
        match self.line {
            Some(line) => texts::at(lang, line, &self.field, &what).replace(" : ", ": "),
            None => what,
        }
    }
}

/// Why a change was not kept.
#[derive(Debug)]
pub enum NotKept {
    /// The file cannot be read as it stands; it is left alone.
    Broken(Mistake),
    Io(io::Error),
}

impl Content {
    fn read(path: &Path) -> Self {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::default(),
            Err(error) => Self::broken(None, What::Unreadable(error.to_string())),
        }
    }

    fn parse(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        match toml::from_str::<BTreeMap<String, Spanned<toml::Value>>>(text) {
            Ok(fields) => Self::of(text, fields),
            Err(error) => {
                let line = error.span().map_or(1, |span| line_of(text, span.start));
                Self::broken(Some(line), What::Syntax(error.message().to_owned()))
            }
        }
    }

    fn broken(line: Option<usize>, what: What) -> Self {
        let mistake = Mistake {
            line,
            field: String::new(),
            what,
        };
        Self {
            mistakes: vec![mistake],
            ..Self::default()
        }
    }

    fn of(text: &str, fields: BTreeMap<String, Spanned<toml::Value>>) -> Self {
        let mut set = Preferences::default();
        let (keys, mut mistakes) = own_keys::read(text);
        for (field, value) in fields {
            let line = line_of(text, value.span().start);
            if let Err(what) = set.put(&field, value.get_ref()) {
                mistakes.push(Mistake {
                    line: Some(line),
                    field,
                    what,
                });
            }
        }
        mistakes.sort_by_key(|mistake| mistake.line);
        Self {
            set,
            keys,
            mistakes,
        }
    }
}

impl Preferences {
    /// Reads the file for what is set; where there is none, nothing is.
    pub fn read(path: &Path) -> Self {
        Content::read(path).set
    }

    fn put(&mut self, field: &str, value: &toml::Value) -> Result<(), What> {
        let wrong = |allowed| What::Value { allowed };
        let word = value.as_str().unwrap_or("");
        match field {
            LANGUAGE => {
                let lang = [Lang::Zh, Lang::En]
                    .into_iter()
                    .find(|lang| lang.code() == word);
                self.lang = Some(lang.ok_or(wrong("\"zh\", \"en\""))?);
            }
            THEME => {
                let palette = Palette::parse(word);
                self.palette =
                    Some(palette.ok_or(wrong("\"dark\", \"light\", \"colour-blind\", \"mono\""))?);
            }
            BORDERS => self.lines = Some(lines(word).ok_or(wrong("\"line\", \"ascii\""))?),
            MOUSE => self.mouse = Some(value.as_bool().ok_or(wrong("true, false"))?),
            BELL => self.bell = Some(value.as_bool().ok_or(wrong("true, false"))?),
            NOTIFY => self.notify = Some(value.as_bool().ok_or(wrong("true, false"))?),
            LOCK => self.lock_after = Some(minutes(value).ok_or(wrong("0–480"))?),
            KEYS => {}
            _ => return Err(What::Unknown),
        }
        Ok(())
    }

    /// Writes what is set here into the file, and leaves all else in it as it is.
    ///
    /// # Errors
    /// A file that cannot be read as it stands, which is left alone; a disk that refuses.
    pub fn keep(self, path: &Path) -> Result<(), NotKept> {
        let old = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(NotKept::Io(error)),
        };
        let content = Content::parse(&old);
        if let Some(broken) = content
            .mistakes
            .into_iter()
            .find(|mistake| matches!(mistake.what, What::Syntax(_)))
        {
            return Err(NotKept::Broken(broken));
        }
        let text = self
            .fields()
            .into_iter()
            .fold(old, |text, (field, value)| with_field(&text, field, &value));
        replace(path, &text).map_err(NotKept::Io)
    }

    /// Whether keeping this mends a mistake in that field.
    pub fn sets(self, field: &str) -> bool {
        self.fields().iter().any(|(name, _)| *name == field)
    }

    fn fields(self) -> Vec<(&'static str, String)> {
        let quoted = |word: &str| format!("\"{word}\"");
        [
            self.lang.map(|lang| (LANGUAGE, quoted(lang.code()))),
            self.palette.map(|palette| (THEME, quoted(palette.word()))),
            self.lines.map(|lines| (BORDERS, quoted(line_word(lines)))),
            self.mouse.map(|mouse| (MOUSE, mouse.to_string())),
            self.bell.map(|bell| (BELL, bell.to_string())),
            self.notify.map(|on| (NOTIFY, on.to_string())),
            self.lock_after.map(|minutes| (LOCK, minutes.to_string())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

fn minutes(value: &toml::Value) -> Option<u16> {
    let minutes = u16::try_from(value.as_integer()?).ok()?;
    (minutes <= MOST_MINUTES).then_some(minutes)
}

fn lines(word: &str) -> Option<Lines> {
    [Lines::Line, Lines::Ascii]
        .into_iter()
        .find(|lines| line_word(*lines) == word)
}

const fn line_word(lines: Lines) -> &'static str {
    match lines {
        Lines::Line => "line",
        Lines::Ascii => "ascii",
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes()
        .take(offset)
        .filter(|byte| *byte == b'\n')
        .count()
        + 1
}

/// The text with this field set, in its own line where it had one, else before the first table.
fn with_field(text: &str, field: &str, value: &str) -> String {
    let new = format!("{field} = {value}");
    let mut lines: Vec<&str> = text.lines().collect();
    let top = lines
        .iter()
        .position(|line| line.trim_start().starts_with('['))
        .unwrap_or(lines.len());
    let own = lines.iter().take(top).position(|line| names(line, field));
    match own.and_then(|place| lines.get_mut(place)) {
        Some(line) => *line = &new,
        None => lines.insert(top, &new),
    }
    lines.join("\n") + "\n"
}

fn names(line: &str, field: &str) -> bool {
    line.split_once('=')
        .is_some_and(|(name, _)| name.trim().trim_matches('"') == field)
}

/// The new text takes the place of the old in one step, so that a power cut leaves one or the other.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    let mut file = std::fs::File::create(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&beside, path)
}

mod texts {
    crate::catalogue! {
        at(line: usize, field: &str, what: &str) { zh: "第 {line} 行 {field} : {what}", en: "line {line}, {field} : {what}" }
        unknown() { zh: "没有这一项", en: "there is no such setting" }
        value(allowed: &str) { zh: "只能是 {allowed}", en: "it takes {allowed}" }
        syntax(detail: &str) { zh: "看不懂，整个文件未采用（{detail}）", en: "not understood, the whole file is passed over ({detail})" }
        no_command() { zh: "没有这个命令；命令名见 F8「按键」", en: "there is no such command; F8, Keys lists their names" }
        no_key(word: &str) { zh: "{word} 不是按键", en: "{word} is not a key" }
        same(key: &str, same: &str) { zh: "终端把 {key} 当作 {same}", en: "a terminal takes {key} for {same}" }
        taken(key: &str, title: &str, id: &str) { zh: "{key} 已是「{title}」的按键（{id}）", en: "{key} is the key of {title} ({id})" }
        needed() {
            zh: "开着输入法时就用不了它了；至少要有一个 F 键、Ctrl 组合键或方向键",
            en: "it would be out of reach while an input method is on; it needs an F-key, a Ctrl key or the like",
        }
        unreadable(detail: &str) { zh: "设置文件无法读取（{detail}）", en: "the settings file cannot be read ({detail})" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Preferences, Vec<Mistake>) {
        let content = Content::parse(text);
        (content.set, content.mistakes)
    }

    #[test]
    fn what_is_set_is_read_and_the_rest_is_open() {
        let (set, mistakes) = parse("language = \"en\"\nmouse = false\n");
        assert_eq!(
            set,
            Preferences {
                lang: Some(Lang::En),
                mouse: Some(false),
                ..Preferences::default()
            }
        );
        assert!(mistakes.is_empty());
    }

    #[test]
    fn every_mistake_is_told_by_line_and_field_and_the_rest_counts() {
        let text = "# mine\ntheme = \"purple\"\nlanguage = \"en\"\nmouse = \"yes\"\ncolour = 3\n";
        let (set, mistakes) = parse(text);
        assert_eq!(
            set,
            Preferences {
                lang: Some(Lang::En),
                ..Preferences::default()
            }
        );
        let told: Vec<String> = mistakes
            .iter()
            .map(|mistake| mistake.text(Lang::En))
            .collect();
        assert_eq!(
            told,
            [
                "line 2, theme: it takes \"dark\", \"light\", \"colour-blind\", \"mono\"",
                "line 4, mouse: it takes true, false",
                "line 5, colour: there is no such setting",
            ]
        );
        assert_eq!(
            mistakes[0].text(Lang::Zh),
            "第 2 行 theme: 只能是 \"dark\", \"light\", \"colour-blind\", \"mono\""
        );
    }

    #[test]
    fn a_file_that_is_no_toml_sets_nothing() {
        let (set, mistakes) = parse("language = \"en\"\n= what\n");
        assert_eq!(
            (set, mistakes.len(), mistakes[0].line),
            (Preferences::default(), 1, Some(2))
        );
    }

    #[test]
    fn a_change_leaves_what_people_wrote() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/settings.toml");
        let dark = Preferences {
            palette: Some(Palette::Dark),
            ..Preferences::default()
        };
        dark.keep(&path).unwrap();
        assert_eq!(
            std::fs::read_to_string(&path).unwrap(),
            "theme = \"dark\"\n"
        );
        std::fs::write(&path, "# mine\ntheme = \"dark\" # nice\n\n[keys]\na = 1\n").unwrap();
        let light = Preferences {
            palette: Some(Palette::Light),
            mouse: Some(true),
            ..Preferences::default()
        };
        light.keep(&path).unwrap();
        assert_eq!(
            std::fs::read_to_string(&path).unwrap(),
            "# mine\ntheme = \"light\"\n\nmouse = true\n[keys]\na = 1\n"
        );
        assert_eq!(Preferences::read(&path), light);
    }

    #[test]
    fn a_broken_file_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        std::fs::write(&path, "theme = ").unwrap();
        let change = Preferences {
            mouse: Some(true),
            ..Preferences::default()
        };
        assert!(matches!(change.keep(&path), Err(NotKept::Broken(_))));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "theme = ");
    }
}
