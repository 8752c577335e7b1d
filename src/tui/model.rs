//! Everything that is on the screen, as one value. `view` draws it, `update` changes it, nobody else does either.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::TimeDelta;
use ratatui::layout::Size;
use serde_json::Value;

use super::action::{Address, Reply, Toast};
use super::backend::{DeskInfo, Doing, Progress};
use super::commands::Scope;
use super::dialogs::{Subject, WhyNot};
use super::draw::Hits;
use super::keymap::Keymap;
use super::layers::Layers;
use super::preferences::PreferencesFile;
use super::screens::{ScreenId, Screens};
use super::surface::Surface;
use super::terminal::Notices;
use super::theme::Theme;
use crate::calendar::Moment;
use crate::case::Actor;
use crate::desk::Counts;
use crate::text::Lang;

/// What all screens share and may read.
#[derive(Debug)]
pub struct Shell {
    pub lang: Lang,
    pub theme: Theme,
    pub keymap: Keymap,
    pub now: Moment,
    pub size: Size,
    pub mouse: bool,
    /// Ring for what becomes due.
    pub bell: bool,
    /// Show a notice of what becomes due.
    pub notify: bool,
    /// How the terminal is asked for one; `None` where it is not known to understand.
    pub notices: Option<Notices>,
    /// Minutes without a key until the desk locks itself, where that is set; 0 is never.
    pub lock_after: Option<u16>,
    /// Who is signed in.
    pub actor: Option<Actor>,
    pub desk: Option<DeskInfo>,
    /// The counts of the header.
    pub counts: Counts,
    pub screen: ScreenId,
    /// The user named at the start of the program.
    pub sign_in_as: Option<String>,
    /// Who was signed in before the desk was locked.
    pub last_user: Option<String>,
    /// Where the settings of this computer are kept, and what is wrong in them.
    pub preferences: PreferencesFile,
}

/// The whole application.
#[derive(Debug)]
pub struct Model {
    pub shell: Shell,
    pub screens: Screens,
    pub layers: Layers,
    pub toast: Option<Shown>,
    /// The refusal that the dialog on top was last told of.
    pub(super) refused: Option<WhyNot>,
    /// The screens that `Esc` goes back to, the latest last.
    pub trail: Vec<ScreenId>,
    /// What lies where, since the last frame.
    pub hits: Hits,
    /// Something has changed that a frame would show.
    pub redraw: bool,
    /// What was last copied or cut from a text; gone with whoever signs out.
    pub(super) clipboard: String,
    /// How far the worker is with what it does.
    pub progress: Progress,
    pub(super) asked: Asked,
    pub(super) kept: Kept,
    /// When a key was last pressed.
    pub(super) last_input: Moment,
    pub(super) locked: Option<Locked>,
    /// It is to be locked as soon as the work under way is over, and looks so already.
    pub(super) veil: Option<Veil>,
    pub(super) rung: Rung,
    pub(super) last_click: Option<(ratatui::layout::Position, Moment)>,
}

/// A toast, and for how many beats it still stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub toast: Toast,
    pub beats: u8,
    /// What the key "why" says of it.
    pub why: Option<WhyNot>,
}

/// What was asked of the worker: the last number, and the latest question of each asker and topic.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub last: u64,
    /// Answers to questions up to this one are for somebody who has left.
    pub left: u64,
    pub latest: HashMap<(Address, &'static str), u64>,
    /// Those that are not answered yet, the oldest first.
    pub open: BTreeMap<u64, Busy>,
}

/// A question that is not answered yet.
#[derive(Clone, Debug)]
pub struct Busy {
    pub id: u64,
    pub doing: Doing,
    pub since: Moment,
    /// It was told to stop.
    pub stopping: bool,
    pub(super) topic: (Address, &'static str),
    pub(super) only_latest: bool,
}

/// What was kept of the drafts.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// Something was typed since drafts were last looked at.
    pub touched: bool,
    pub saved: HashMap<String, Value>,
}

/// What whoever locked the desk had before them. Nobody sees it but the same user, once they have signed in again.
#[derive(Debug)]
pub(super) struct Locked {
    pub actor: Actor,
    pub lang: Lang,
    pub screen: ScreenId,
    pub screens: Screens,
    pub layers: Layers,
    pub trail: Vec<ScreenId>,
    /// Answers that came for them meanwhile.
    pub replies: Vec<Reply>,
    /// What there is to tell them of the work that went on.
    pub said: Option<Toast>,
}

/// The work that has to end before the desk is locked: an import, an export. Nothing else is shown, and no key is taken.
#[derive(Clone, Debug)]
pub struct Veil {
    pub doing: Doing,
    /// How far it is, where that is known.
    pub far: Option<(u64, u64)>,
    /// What there is to say of it, once whoever began it is back.
    pub(super) said: Option<Toast>,
}

/// For which tasks it has rung; `None` before it was first looked, since what pressed before one came is no news.
#[derive(Debug, Default)]
pub(super) struct Rung {
    pub tasks: Option<BTreeSet<(String, u32)>>,
}

/// What the program was started with.
#[derive(Clone, Debug)]
pub struct Settings {
    pub lang: Lang,
    pub theme: Theme,
    pub now: Moment,
    pub size: Size,
    pub mouse: bool,
    pub bell: bool,
    pub notify: bool,
    pub notices: Option<Notices>,
    pub lock_after: Option<u16>,
    pub sign_in_as: Option<String>,
    pub preferences: PreferencesFile,
}

impl Shell {
    /// Minutes without a key until the desk locks itself; 0 is never. Where nothing is set a real desk does it after five, and
    /// one to practise on never.
    pub fn lock_minutes(&self) -> u16 {
        const REAL: u16 = 5;
        let trains = self.desk.as_ref().is_none_or(|desk| desk.training);
        self.lock_after.unwrap_or(if trains { 0 } else { REAL })
    }
}

impl Model {
    /// The application before its desk is open.
    pub fn new(settings: Settings) -> Self {
        let Settings {
            lang,
            theme,
            now,
            size,
            mouse,
            bell,
            notify,
            notices,
            lock_after,
            sign_in_as,
            preferences,
        } = settings;
        Self {
            shell: Shell {
                lang,
                theme,
                keymap: Keymap::with(&preferences.keys),
                now,
                size,
                mouse,
                bell,
                notify,
                notices,
                lock_after,
                actor: None,
                desk: None,
                counts: Counts::default(),
                screen: ScreenId::Start,
                sign_in_as,
                last_user: None,
                preferences,
            },
            screens: Screens::default(),
            layers: Layers::default(),
            toast: None,
            refused: None,
            trail: Vec::new(),
            hits: Hits::default(),
            redraw: true,
            clipboard: String::new(),
            progress: Progress::default(),
            asked: Asked::default(),
            kept: Kept::default(),
            last_input: now,
            locked: None,
            veil: None,
            rung: Rung::default(),
            last_click: None,
        }
    }

    /// What the worker has been at for longer than one does not notice.
    pub fn busy(&self) -> Option<&Busy> {
        const UNNOTICED: TimeDelta = TimeDelta::milliseconds(500);
        let oldest = self.asked.open.values().next()?;
        (self.shell.now - oldest.since >= UNNOTICED).then_some(oldest)
    }

    /// The work under way that goes on in steps.
    pub fn in_steps(&self) -> Option<Doing> {
        let mut open = self.asked.open.values();
        open.find(|busy| busy.doing.steps).map(|busy| busy.doing)
    }

    /// What has the keys.
    pub fn top(&self) -> &dyn Surface {
        match self.layers.top() {
            Some(layer) => &*layer.dialog,
            None => self.screens.get(self.shell.screen),
        }
    }

    /// What the key "why" explains now: the no that was just said, else what is under the cursor of whatever is on top, or of
    /// the first below it that has something under its cursor.
    pub fn subject(&self) -> Option<Subject> {
        let said = self.toast.as_ref().and_then(|shown| shown.why.clone());
        let refused = said.or_else(|| self.refused.clone()).map(Subject::No);
        refused.or_else(|| self.surfaces().find_map(Surface::why))
    }

    /// Whether there is something to explain.
    pub fn explains(&self) -> bool {
        self.subject().is_some()
    }

    /// All that is on the screen, the top one first.
    fn surfaces(&self) -> impl Iterator<Item = &dyn Surface> {
        let layers: Vec<&dyn Surface> = self
            .layers
            .iter()
            .map(|layer| -> &dyn Surface { &*layer.dialog })
            .collect();
        let screen = self.screens.get(self.shell.screen);
        layers.into_iter().rev().chain(std::iter::once(screen))
    }

    /// Whose commands apply now, the nearest first.
    pub fn scopes(&self) -> Vec<Scope> {
        let mut scopes = self.top().scopes().to_vec();
        scopes.push(Scope::Global);
        scopes
    }
}
