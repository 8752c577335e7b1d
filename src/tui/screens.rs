//! The screens. Each is a value of the model that takes keys, asks the worker and draws itself; none knows another. To show
//! another is an effect with a [`Place`].

use super::surface::Surface;
use crate::case::CommandName;

pub mod adopt;
pub mod archive;
pub mod case;
pub mod cases;
pub mod first_run;
pub mod home;
pub mod import;
mod new_secret;
pub(super) mod page;
pub mod queue;
pub mod register;
mod regulation_file;
pub mod settings;
pub mod sign_in;
pub mod start;
pub mod statistics;
pub mod triage;
pub mod unit;

pub use regulation_file::path as typed_path;

/// Every screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScreenId {
    /// While the desk is being opened.
    Start,
    FirstRun,
    SignIn,
    /// Today at a glance.
    Home,
    Register,
    Cases,
    Case,
    Queue,
    /// What waits for the supervisor.
    Triage,
    Statistics,
    Archive,
    Settings,
    /// The versions of the regulation, and adopting another.
    Adopt,
    /// Taking over an old ledger.
    Import,
    Unit,
}

impl ScreenId {
    /// Whether `Esc` may lead back to it.
    pub const fn can_be_returned_to(self) -> bool {
        !matches!(self, Self::Start | Self::FirstRun | Self::SignIn)
    }
}

/// Where to go: a screen, and on what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    FirstRun,
    SignIn,
    Home,
    Register,
    Cases,
    /// The cases that a query finds.
    Search(String),
    /// The case with that number.
    Case(String),
    /// The case with that number, about to run that command: where a list hands a step over to the case.
    Act(String, CommandName),
    Queue,
    Triage,
    Statistics,
    Archive,
    Adopt,
    Import,
    /// The open tasks that a query finds.
    Todo(String),
    Settings,
    /// A section of the settings.
    Section(settings::Section),
    /// A clause of the regulation, to be read.
    Clause(String),
    /// The file of a unit, or of a customer.
    File(unit::Whose),
    /// A registration, with what is known of whom it is for.
    RegisterFor(unit::Whose),
}

impl Place {
    /// The screen that shows it.
    pub const fn screen(&self) -> ScreenId {
        match self {
            Self::FirstRun => ScreenId::FirstRun,
            Self::SignIn => ScreenId::SignIn,
            Self::Home => ScreenId::Home,
            Self::Triage => ScreenId::Triage,
            Self::Register | Self::RegisterFor(_) => ScreenId::Register,
            Self::Cases | Self::Search(_) => ScreenId::Cases,
            Self::Case(_) | Self::Act(..) => ScreenId::Case,
            Self::Queue | Self::Todo(_) => ScreenId::Queue,
            Self::Statistics => ScreenId::Statistics,
            Self::Archive => ScreenId::Archive,
            Self::Settings | Self::Section(_) | Self::Clause(_) => ScreenId::Settings,
            Self::Adopt => ScreenId::Adopt,
            Self::Import => ScreenId::Import,
            Self::File(_) => ScreenId::Unit,
        }
    }
}

/// All screens, those not shown too: one comes back to them as one left them.
#[derive(Debug, Default)]
pub struct Screens {
    pub start: start::Start,
    pub first_run: first_run::FirstRun,
    pub sign_in: sign_in::SignIn,
    pub home: home::Home,
    pub register: register::Register,
    pub cases: cases::Cases,
    pub case: case::CaseScreen,
    pub queue: queue::Queue,
    pub triage: triage::Triage,
    pub statistics: statistics::Statistics,
    pub archive: archive::Archive,
    pub settings: settings::Settings,
    pub adopt: adopt::Adopt,
    pub import: import::Import,
    pub unit: unit::UnitFile,
}

impl Screens {
    pub fn get(&self, id: ScreenId) -> &dyn Surface {
        match id {
            ScreenId::Start => &self.start,
            ScreenId::FirstRun => &self.first_run,
            ScreenId::SignIn => &self.sign_in,
            ScreenId::Home => &self.home,
            ScreenId::Register => &self.register,
            ScreenId::Cases => &self.cases,
            ScreenId::Case => &self.case,
            ScreenId::Queue => &self.queue,
            ScreenId::Triage => &self.triage,
            ScreenId::Statistics => &self.statistics,
            ScreenId::Archive => &self.archive,
            ScreenId::Settings => &self.settings,
            ScreenId::Adopt => &self.adopt,
            ScreenId::Import => &self.import,
            ScreenId::Unit => &self.unit,
        }
    }

    pub fn get_mut(&mut self, id: ScreenId) -> &mut dyn Surface {
        match id {
            ScreenId::Start => &mut self.start,
            ScreenId::FirstRun => &mut self.first_run,
            ScreenId::SignIn => &mut self.sign_in,
            ScreenId::Home => &mut self.home,
            ScreenId::Register => &mut self.register,
            ScreenId::Cases => &mut self.cases,
            ScreenId::Case => &mut self.case,
            ScreenId::Queue => &mut self.queue,
            ScreenId::Triage => &mut self.triage,
            ScreenId::Statistics => &mut self.statistics,
            ScreenId::Archive => &mut self.archive,
            ScreenId::Settings => &mut self.settings,
            ScreenId::Adopt => &mut self.adopt,
            ScreenId::Import => &mut self.import,
            ScreenId::Unit => &mut self.unit,
        }
    }

    /// Tells a screen what it is to show, before it is shown.
    pub fn aim(&mut self, place: Place) {
        match place {
            Place::Search(query) => self.cases.search_for(&query),
            Place::Case(number) => self.case.aim(number),
            Place::Act(number, command) => self.case.aim_at(number, command),
            Place::Todo(query) => self.queue.search_for(&query),
            Place::Section(section) => self.settings.aim(section),
            Place::Clause(id) => self.settings.aim_at_clause(id),
            Place::File(whose) => self.unit.aim(whose),
            Place::RegisterFor(whose) => self.register.aim(whose),
            Place::SignIn => self.sign_in = sign_in::SignIn::default(),
            Place::FirstRun
            | Place::Home
            | Place::Register
            | Place::Cases
            | Place::Queue
            | Place::Triage
            | Place::Statistics
            | Place::Archive
            | Place::Settings
            | Place::Adopt
            | Place::Import => {}
        }
    }
}
