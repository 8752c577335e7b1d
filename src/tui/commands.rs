//! THE table of commands. The footer, the help, the palette, the action menu, the key documentation and the check of the
//! settings all read it, so a command that is here is found everywhere, in both languages and with the user's own keys.
//!
//! Each screen writes its part in `commands/`; a new part is one line in [`PARTS`].

use super::dialogs::roles_needed;
use super::model::Model;
use crate::case::Role;
use crate::regulation::{Refusal, Regulation};
use crate::text::Lang;

pub mod adopt;
pub mod archive;
pub mod calendar;
pub mod case;
pub mod cases;
mod exporting;
pub mod finder;
pub mod first_run;
pub mod form;
pub mod global;
pub mod home;
pub mod import;
pub mod kept;
pub mod list;
pub mod nearby;
pub mod popups;
pub mod queue;
pub mod register;
pub mod settings;
pub mod sign_in;
pub mod start;
pub mod statistics;
pub mod triage;
pub mod unit;

/// The name of a command, as the settings spell it: `cases.open`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(pub &'static str);

/// Where a command applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// On every screen; in a dialog only those that may run above one.
    Global,
    /// Wherever rows are moved through.
    List,
    /// Every form.
    Form,
    /// Every confirm box.
    Confirm,
    Menu,
    Help,
    Palette,
    /// The calendar that a day is picked from.
    Calendar,
    /// The box that finds anything.
    Finder,
    Start,
    FirstRun,
    SignIn,
    Home,
    Register,
    /// A registration that has just got its number.
    Registered,
    /// The whole answer beside the registration form.
    Answer,
    /// Other cases that have to do with one.
    Nearby,
    /// These, while a new complaint can be attached to one.
    Attach,
    Cases,
    Case,
    /// The box of reasons of a case.
    Why,
    Queue,
    /// What waits for the supervisor.
    Triage,
    Callback,
    Statistics,
    Archive,
    Settings,
    /// The versions of the regulation, and a file to compare.
    Versions,
    /// What that file would change.
    Adoption,
    /// The file of an old ledger.
    ImportFile,
    /// What would become of its rows.
    ImportTry,
    /// While they are read, or taken over.
    Importing,
    /// What became of them.
    Imported,
    /// Inside any section of the settings.
    Section,
    Look,
    /// The regulation to be read.
    Clauses,
    /// One clause of it.
    Clause,
    /// The backups of the desk.
    Backup,
    /// The working days of a year.
    Year,
    /// What came of something, to be read and closed.
    Moved,
    People,
    /// The file of a unit or a customer.
    UnitFile,
    /// The box of saved searches.
    Searches,
    /// The box of one's drafts.
    Drafts,
}

impl Scope {
    /// Its heading in the help.
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Global => texts::global(lang),
            Self::List => texts::list(lang),
            Self::Form => texts::form(lang),
            Self::Confirm => texts::confirm(lang),
            Self::Menu => texts::menu(lang),
            Self::Help => texts::help(lang),
            Self::Palette => texts::palette(lang),
            Self::Calendar => texts::calendar(lang),
            Self::Finder => texts::finder(lang),
            Self::Start => texts::start(lang),
            Self::FirstRun => texts::first_run(lang),
            Self::SignIn => texts::sign_in(lang),
            Self::Home => texts::home(lang),
            Self::Register => texts::register(lang),
            Self::Registered => texts::registered(lang),
            Self::Answer => texts::answer(lang),
            Self::Nearby => texts::nearby(lang),
            Self::Attach => texts::attach(lang),
            Self::Cases => texts::cases(lang),
            Self::Case => texts::case(lang),
            Self::Why => texts::why(lang),
            Self::Queue => texts::queue(lang),
            Self::Triage => texts::triage(lang),
            Self::Callback => texts::callback(lang),
            Self::Statistics => texts::statistics(lang),
            Self::Archive => texts::archive(lang),
            Self::Settings => texts::settings(lang),
            Self::Versions => texts::versions(lang),
            Self::Adoption => texts::adoption(lang),
            Self::ImportFile => texts::import_file(lang),
            Self::ImportTry => texts::import_try(lang),
            Self::Importing => texts::importing(lang),
            Self::Imported => texts::imported(lang),
            Self::Section => texts::section(lang),
            Self::Look => texts::look(lang),
            Self::Clauses => texts::clauses(lang),
            Self::Clause => texts::clause(lang),
            Self::Backup => texts::backup(lang),
            Self::Year => texts::year(lang),
            Self::Moved => texts::moved(lang),
            Self::People => texts::people(lang),
            Self::UnitFile => texts::unit_file(lang),
            Self::Searches => texts::searches(lang),
            Self::Drafts => texts::drafts(lang),
        }
    }
}

/// What a command may do to data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Danger {
    /// Nothing, or something that undo takes back.
    None,
    /// It asks first, in a confirm box.
    Confirms,
}

/// Why a command cannot be run now, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    pub text: String,
    /// The clause that says so.
    pub clause: Option<String>,
    /// One of these roles is needed.
    pub needs: Vec<Role>,
}

impl Reason {
    /// A reason in words.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// One of these roles is needed.
    #[must_use]
    pub fn needing(self, roles: &[Role]) -> Self {
        Self {
            needs: roles.to_vec(),
            ..self
        }
    }

    /// A refusal of the desk.
    pub fn refused(refusal: &Refusal, regulation: &Regulation, lang: Lang) -> Self {
        Self {
            text: refusal.message(lang),
            clause: refusal.clause.clone(),
            needs: roles_needed(refusal, regulation),
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    pub id: Id,
    pub scope: Scope,
    /// The first one is shown.
    pub keys: &'static [&'static str],
    pub title: fn(Lang) -> &'static str,
    pub danger: Danger,
    /// Its place in the footer from the left, from 1; 0 is not in the footer.
    pub footer: u8,
    pub enabled: fn(&Model) -> Result<(), Reason>,
}

impl Command {
    /// A harmless command that can always be run and is not in the footer.
    pub const fn new(
        scope: Scope,
        id: Id,
        keys: &'static [&'static str],
        title: fn(Lang) -> &'static str,
    ) -> Self {
        Self {
            id,
            scope,
            keys,
            title,
            danger: Danger::None,
            footer: 0,
            enabled: always,
        }
    }

    /// In the footer, at this place.
    #[must_use]
    pub const fn footer(self, place: u8) -> Self {
        Self {
            footer: place,
            ..self
        }
    }

    /// It asks before it acts.
    #[must_use]
    pub const fn confirms(self) -> Self {
        Self {
            danger: Danger::Confirms,
            ..self
        }
    }

    /// Only where this allows it.
    #[must_use]
    pub const fn when(self, enabled: fn(&Model) -> Result<(), Reason>) -> Self {
        Self { enabled, ..self }
    }
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "one of the functions that the table holds"
)]
fn always(_: &Model) -> Result<(), Reason> {
    Ok(())
}

/// The parts of the table.
const PARTS: &[&[Command]] = &[
    global::COMMANDS,
    list::COMMANDS,
    form::COMMANDS,
    popups::COMMANDS,
    calendar::COMMANDS,
    finder::COMMANDS,
    home::COMMANDS,
    register::COMMANDS,
    nearby::COMMANDS,
    cases::COMMANDS,
    queue::COMMANDS,
    triage::COMMANDS,
    case::COMMANDS,
    archive::COMMANDS,
    start::COMMANDS,
    first_run::COMMANDS,
    sign_in::COMMANDS,
    statistics::COMMANDS,
    settings::COMMANDS,
    adopt::COMMANDS,
    import::COMMANDS,
    unit::COMMANDS,
    kept::COMMANDS,
];

/// Every command.
pub fn all() -> impl Iterator<Item = &'static Command> {
    PARTS.iter().flat_map(|part| part.iter())
}

/// The command with that id.
pub fn command(id: Id) -> Option<&'static Command> {
    all().find(|command| command.id == id)
}

/// The commands of a scope, in the order of the table.
pub fn of(scope: Scope) -> impl Iterator<Item = &'static Command> {
    all().filter(move |command| command.scope == scope)
}

/// The keys of one screen, for the manual: its heading, and each command's keys and title.
pub type KeyTable = (&'static str, Vec<(String, &'static str)>);

/// The keys of every screen, in the order of the table.
pub fn key_tables(lang: Lang) -> Vec<KeyTable> {
    let mut scopes: Vec<Scope> = Vec::new();
    for command in all().filter(|command| !command.keys.is_empty()) {
        if !scopes.contains(&command.scope) {
            scopes.push(command.scope);
        }
    }
    let rows = |scope: Scope| {
        of(scope)
            .filter(|command| !command.keys.is_empty())
            .map(|command| (labels(command.keys), (command.title)(lang)))
            .collect()
    };
    scopes
        .into_iter()
        .map(|scope| (scope.title(lang), rows(scope)))
        .collect()
}

fn labels(keys: &[&str]) -> String {
    let labels = keys.iter().filter_map(|key| super::key::Key::parse(key));
    labels
        .map(super::key::Key::label)
        .collect::<Vec<_>>()
        .join(" / ")
}

mod texts {
    crate::catalogue! {
        global() { zh: "随处可用", en: "Everywhere" }
        list() { zh: "列表", en: "Lists" }
        form() { zh: "表单", en: "Forms" }
        confirm() { zh: "确认框", en: "Confirm boxes" }
        menu() { zh: "操作菜单", en: "Action menu" }
        help() { zh: "帮助", en: "Help" }
        finder() { zh: "查找一切", en: "Find anything" }
        palette() { zh: "命令面板", en: "Command palette" }
        start() { zh: "打开投诉台", en: "Opening the desk" }
        first_run() { zh: "首次设置", en: "First run" }
        sign_in() { zh: "登录", en: "Sign in" }
        home() { zh: "今日", en: "Today" }
        register() { zh: "登记", en: "Register" }
        registered() { zh: "登记完成", en: "Registered" }
        answer() { zh: "登记提示", en: "What follows" }
        nearby() { zh: "相关案件", en: "Related cases" }
        attach() { zh: "挂到相关案件", en: "Attaching to a related case" }
        cases() { zh: "案件列表", en: "Cases" }
        case() { zh: "案件", en: "Case" }
        why() { zh: "为什么", en: "Why" }
        queue() { zh: "待办", en: "Follow-up queue" }
        triage() { zh: "分派", en: "Triage" }
        callback() { zh: "回访", en: "Callback" }
        statistics() { zh: "统计", en: "Statistics" }
        archive() { zh: "归档", en: "Archive" }
        settings() { zh: "设置", en: "Settings" }
        versions() { zh: "制度版本", en: "Regulation versions" }
        adoption() { zh: "采用制度", en: "Adopting a regulation" }
        import_file() { zh: "旧台账导入：文件", en: "Old ledger: file" }
        import_try() { zh: "旧台账导入：核对", en: "Old ledger: check" }
        importing() { zh: "旧台账导入：进行中", en: "Old ledger: under way" }
        imported() { zh: "旧台账导入：完成", en: "Old ledger: done" }
        section() { zh: "设置栏目", en: "A section of the settings" }
        look() { zh: "界面", en: "Look" }
        clauses() { zh: "制度条款", en: "Regulation" }
        clause() { zh: "条款", en: "Clause" }
        backup() { zh: "备份", en: "Backup" }
        year() { zh: "工作日历", en: "Working days" }
        moved() { zh: "结果", en: "Result" }
        people() { zh: "人员部门", en: "People and departments" }
        unit_file() { zh: "户档案", en: "Unit file" }
        searches() { zh: "已存查找", en: "Saved searches" }
        drafts() { zh: "草稿", en: "Drafts" }
        calendar() { zh: "日历", en: "Calendar" }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::tui::key::Key;
    use crate::tui::width::width;

    #[test]
    fn every_command_has_its_own_id() {
        let mut seen = BTreeSet::new();
        for command in all() {
            assert!(
                seen.insert(command.id),
                "{:?} stands twice in the table",
                command.id
            );
        }
    }

    #[test]
    fn every_command_has_a_short_title_in_both_languages() {
        for command in all() {
            for lang in [Lang::Zh, Lang::En] {
                let title = (command.title)(lang);
                assert!(
                    (1..=36).contains(&width(title)),
                    "{:?}: {title}",
                    command.id
                );
            }
            assert_ne!(
                (command.title)(Lang::Zh),
                (command.title)(Lang::En),
                "{:?}",
                command.id
            );
        }
    }

    #[test]
    fn every_key_of_the_table_is_a_key() {
        for command in all() {
            for key in command.keys {
                assert!(Key::parse(key).is_some(), "{:?}: {key}", command.id);
            }
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_scope() {
        let mut seen = BTreeSet::new();
        for command in all() {
            for key in command.keys {
                let label = Key::parse(key).unwrap().label();
                assert!(
                    seen.insert((command.scope, label)),
                    "{key} stands twice in {:?}",
                    command.scope
                );
            }
        }
    }

    #[test]
    fn a_confirming_command_is_not_confirmed_by_the_key_that_asked() {
        let confirming: Vec<Key> = command(popups::CONFIRM)
            .unwrap()
            .keys
            .iter()
            .filter_map(|key| Key::parse(key))
            .collect();
        for command in all().filter(|command| command.danger == Danger::Confirms) {
            for key in command.keys {
                assert!(
                    !confirming.contains(&Key::parse(key).unwrap()),
                    "{:?}: {key}",
                    command.id
                );
            }
        }
    }

    /// A key that an input method leaves alone: an F-key, one with Ctrl, an arrow, Enter, the space …
    fn passes_an_input_method(key: &str) -> bool {
        Key::parse(key).unwrap().typed().is_none_or(|c| c == ' ')
    }

    fn has_such_a_key(command: &Command) -> bool {
        command.keys.iter().any(|key| passes_an_input_method(key))
    }

    /// Boxes, lists and forms: neither palette nor menu leads to what works inside them.
    const INSIDE: &[Scope] = &[
        Scope::List,
        Scope::Form,
        Scope::Confirm,
        Scope::Menu,
        Scope::Help,
        Scope::Palette,
        Scope::Finder,
        Scope::Why,
        Scope::Answer,
        Scope::Nearby,
        Scope::Attach,
        Scope::Registered,
        Scope::Clause,
        Scope::Moved,
        Scope::Callback,
        Scope::Searches,
        Scope::Drafts,
        Scope::Calendar,
    ];

    #[test]
    fn every_command_can_be_reached_while_an_input_method_is_on() {
        // The button that does it is one of two: another key goes to it, and one more presses it.
        let by_the_button = [popups::CONFIRM];
        let without: Vec<Id> = all()
            .filter(|command| INSIDE.contains(&command.scope) && !has_such_a_key(command))
            .map(|command| command.id)
            .filter(|id| !by_the_button.contains(id))
            .collect();
        assert_eq!(without, [], "give each a key that is no letter");
        for id in [
            global::PALETTE,
            global::HELP,
            popups::CONFIRM_NEXT,
            popups::CONFIRM_CHOOSE,
        ] {
            assert!(has_such_a_key(command(id).unwrap()), "{id:?}");
        }
    }

    #[test]
    fn palette_and_help_offer_all_that_works_on_a_screen() {
        use crate::tui::popups::{Help, PaletteBox};
        use crate::tui::testing::Driver;
        let mut driver = Driver::new("gym", "boss", Lang::Zh, 80, 24);
        for key in ["F2", "F3", "F4", "F6", "F7", "F8"] {
            driver.keys(key);
            let scopes = driver.model.scopes();
            let (palette, help) = (PaletteBox::of(&driver.model), Help::of(&driver.model));
            for command in all().filter(|command| scopes.contains(&command.scope)) {
                assert!(help.offers(command.id), "help: {:?}", command.id);
                let in_palette = palette.offers(command.id) || INSIDE.contains(&command.scope);
                assert!(in_palette, "palette: {:?}", command.id);
            }
        }
    }

    #[test]
    fn every_scope_has_a_heading_in_the_help_in_both_languages() {
        for command in all() {
            let (zh, en) = (command.scope.title(Lang::Zh), command.scope.title(Lang::En));
            assert!(
                !zh.is_empty() && !en.is_empty() && zh != en,
                "{:?}",
                command.scope
            );
        }
    }
}
