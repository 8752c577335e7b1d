//! Settings: sections at the left, what they hold at the right. One moves through the sections and reads; `Enter` goes into
//! one, `Esc` comes back out.
//!
//! Each section is a surface of its own file: the look of this computer, the regulation to be read, the working days of a year,
//! people and departments, the keys, one's secret.

mod ask;
mod backup;
mod clauses;
pub(super) mod frame;
mod keys;
mod look;
pub(in crate::tui) mod people;
mod secret;
#[cfg(test)]
mod tests;
pub(in crate::tui) mod year;

use ratatui::layout::Rect;

use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::{Answer as DeskAnswer, Failure};
use crate::tui::commands::{Id, Scope, global, list, settings};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::surface::Surface;

pub use ask::{Answer, Request, answer};

/// Where it is narrower, a section that one has gone into has the whole width.
const NARROW: u16 = 100;

/// What the settings are parted into, in the order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    #[default]
    Look,
    Regulation,
    Calendar,
    People,
    Backup,
    Keys,
    Secret,
}

impl Section {
    pub const ALL: [Self; 7] = [
        Self::Look,
        Self::Regulation,
        Self::Calendar,
        Self::People,
        Self::Backup,
        Self::Keys,
        Self::Secret,
    ];

    fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Look => texts::look(lang),
            Self::Regulation => texts::regulation(lang),
            Self::Calendar => texts::calendar(lang),
            Self::People => texts::people(lang),
            Self::Backup => texts::backup(lang),
            Self::Keys => texts::keys(lang),
            Self::Secret => texts::secret(lang),
        }
    }

    fn place(self) -> usize {
        Self::ALL
            .iter()
            .position(|section| *section == self)
            .unwrap_or(0)
    }
}

/// Settings.
#[derive(Debug, Default)]
pub struct Settings {
    section: Section,
    /// The section has the keys, not the list of sections.
    inside: bool,
    look: look::Look,
    clauses: clauses::Clauses,
    year: year::YearPage,
    people: people::People,
    backup: backup::BackupPage,
    keys: keys::Keys,
    secret: secret::SecretPage,
}

impl Settings {
    /// Shows a section, ready to be used.
    pub fn aim(&mut self, section: Section) {
        self.section = section;
        self.go_inside(true);
    }

    /// Shows a clause of the regulation.
    pub fn aim_at_clause(&mut self, id: String) {
        self.aim(Section::Regulation);
        self.clauses.aim(id);
    }

    /// Whether somebody can be disabled: a user is under the cursor.
    pub fn user(&self) -> Option<&str> {
        self.people.user()
    }

    fn here(&self) -> &dyn Surface {
        match self.section {
            Section::Look => &self.look,
            Section::Regulation => &self.clauses,
            Section::Calendar => &self.year,
            Section::People => &self.people,
            Section::Backup => &self.backup,
            Section::Keys => &self.keys,
            Section::Secret => &self.secret,
        }
    }

    fn here_mut(&mut self) -> &mut dyn Surface {
        match self.section {
            Section::Look => &mut self.look,
            Section::Regulation => &mut self.clauses,
            Section::Calendar => &mut self.year,
            Section::People => &mut self.people,
            Section::Backup => &mut self.backup,
            Section::Keys => &mut self.keys,
            Section::Secret => &mut self.secret,
        }
    }

    fn go_inside(&mut self, inside: bool) {
        self.inside = inside;
        self.look.focused = inside;
        self.clauses.focused = inside;
        self.people.focused = inside;
        self.keys.focused = inside;
    }

    fn show(&mut self, section: Section, shell: &Shell) -> Vec<Effect> {
        self.section = section;
        self.here_mut().enter(shell)
    }

    fn of_list(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        let last = Section::ALL.len() - 1;
        let here = self.section.place();
        let wanted = match id {
            list::UP => here.saturating_sub(1),
            list::DOWN => (here + 1).min(last),
            list::FIRST | list::PAGE_UP => 0,
            list::LAST | list::PAGE_DOWN => last,
            settings::ENTER if self.section == Section::Secret => {
                return vec![Effect::Run(settings::SECRET)];
            }
            settings::ENTER => {
                self.go_inside(true);
                return Vec::new();
            }
            settings::VERSIONS => return vec![Effect::Run(global::VERSIONS)],
            settings::LEDGER => return vec![Effect::Run(global::IMPORT)],
            settings::SWITCH => return vec![Effect::Run(global::SIGN_OUT)],
            settings::SECRET => return vec![Effect::open(secret::ChangeSecret::new(shell.lang))],
            _ => here,
        };
        match Section::ALL.get(wanted) {
            Some(section) if wanted != here => self.show(*section, shell),
            _ => Vec::new(),
        }
    }

    fn leave(&mut self) {
        let cleared = self.section == Section::Regulation && self.clauses.clear();
        if !cleared {
            self.go_inside(false);
        }
    }
}

impl Surface for Settings {
    fn scopes(&self) -> &'static [Scope] {
        if self.inside {
            self.here().scopes()
        } else {
            &[Scope::Settings, Scope::List]
        }
    }

    fn typing(&self) -> bool {
        self.inside && self.here().typing()
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        if id == settings::LEAVE {
            self.leave();
            return Vec::new();
        }
        if self.inside {
            self.here_mut().command(id, shell)
        } else {
            self.of_list(id, shell)
        }
    }

    fn key(&mut self, key: Key, shell: &Shell) -> Vec<Effect> {
        if self.inside {
            self.here_mut().key(key, shell)
        } else {
            Vec::new()
        }
    }

    fn paste(&mut self, text: &str, shell: &Shell) -> Vec<Effect> {
        if self.inside {
            self.here_mut().paste(text, shell)
        } else {
            Vec::new()
        }
    }

    fn click(&mut self, target: Target, double: bool, shell: &Shell) -> Vec<Effect> {
        if let Target::Option(frame::LIST, place) = target {
            self.go_inside(false);
            let section = Section::ALL.get(place).copied().unwrap_or_default();
            return self.show(section, shell);
        }
        self.go_inside(self.section != Section::Secret);
        self.here_mut().click(target, double, shell)
    }

    fn chosen(&mut self, topic: &'static str, value: String, shell: &Shell) -> Vec<Effect> {
        self.here_mut().chosen(topic, value, shell)
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        self.here_mut().enter(shell)
    }

    fn refresh(&mut self, shell: &Shell) -> Vec<Effect> {
        self.here_mut().refresh(shell)
    }

    fn minute(&mut self, shell: &Shell) -> Vec<Effect> {
        self.here_mut().minute(shell)
    }

    fn language_changed(&mut self, shell: &Shell) {
        self.here_mut().language_changed(shell);
    }

    fn answer(&mut self, topic: &'static str, answer: DeskAnswer, shell: &Shell) -> Vec<Effect> {
        match answer {
            DeskAnswer::Backup(_) => self.backup.answer(topic, answer, shell),
            DeskAnswer::Settings(Answer::Fired(_)) => self.clauses.answer(topic, answer, shell),
            DeskAnswer::Settings(Answer::Year { .. } | Answer::Day { .. }) => {
                self.year.answer(topic, answer, shell)
            }
            _ => self.people.answer(topic, answer, shell),
        }
    }

    fn failed(&mut self, topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        self.here_mut().failed(topic, failure, shell)
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let whole = self.inside && (self.section == Section::Calendar || area.width < NARROW);
        let rest = if whole {
            area
        } else {
            let titles = Section::ALL.map(|section| section.title(draw.lang()));
            frame::view(draw, area, &titles, self.section.place(), !self.inside)
        };
        self.here().view(draw, rest);
    }
}

mod texts {
    crate::catalogue! {
        look() { zh: "界面", en: "Look" }
        regulation() { zh: "制度条款", en: "Regulation" }
        calendar() { zh: "工作日历", en: "Working days" }
        people() { zh: "人员部门", en: "People" }
        backup() { zh: "备份恢复", en: "Backup" }
        keys() { zh: "按键", en: "Keys" }
        secret() { zh: "口令", en: "My secret" }
    }
}
