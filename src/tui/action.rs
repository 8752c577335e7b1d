//! What goes through the application: events come in, an [`Action`] is what they mean, an [`Effect`] is what a screen
//! wants of it, an [`Errand`] is what only the loop can do. All of them are values, so that a test can read them.

use ratatui::crossterm::event::{Event, MouseEvent};
use ratatui::layout::Size;

use super::backend::{Answer, Failure, Request};
use super::commands::Id;
use super::key::Key;
use super::layers::LayerId;
use super::screens::{Place, ScreenId};
use super::surface::Dialog;
use super::terminal::Notices;
use super::theme::Theme;
use crate::calendar::Moment;
use crate::case::Actor;
use crate::text::Lang;

/// What arrives at the loop.
#[derive(Debug)]
pub enum AppEvent {
    Terminal(Event),
    Reply(Reply),
    /// Somebody else wrote to the desk.
    DeskChanged,
    /// Time to leave: the terminal closed or the system asked.
    Hangup,
}

/// What an event means to what is on top.
#[derive(Debug)]
pub enum Action {
    /// Run a command of the table.
    Command(Id),
    /// A key that is no command: text, or a key of the widget in focus.
    Type(Key),
    Paste(String),
    Mouse(MouseEvent),
    /// Stop what the worker is at.
    Stop,
    Resize(Size),
    Reply(Reply),
    DeskChanged,
    /// The minute on the clock has changed.
    Minute(Moment),
    /// Twice a second: what was typed is kept as a draft, toasts fade.
    Beat(Moment),
    /// Keep the drafts and leave.
    Leave,
}

/// What a screen or dialog wants done. Made by its `command`, `key`, `answer` …; carried out by `update`.
#[derive(Debug)]
pub enum Effect {
    /// Ask the worker; the answer comes back to whoever asked.
    Ask(Ask),
    /// Show a place: a screen, or a screen on something.
    Go(Place),
    /// Back to the screen shown before.
    Back,
    /// Put a dialog on top. It belongs to whoever returned this.
    Open(Box<dyn Dialog>),
    /// Close this dialog.
    Close,
    /// Run a command of the table in what is then on top: after `Close`, the layer below.
    Run(Id),
    /// Close this dialog and carry these out in the name of whoever opened it.
    Settle(Vec<Effect>),
    /// Close this dialog and give what was chosen to whoever opened it (`Surface::chosen`).
    Give { topic: &'static str, value: String },
    /// Close this dialog and give an answer that it got to whoever opened it (`Surface::answer`).
    PassOn {
        topic: &'static str,
        answer: Box<Answer>,
    },
    /// Close with content that was not submitted (`Surface::leave`): its draft is kept, or deleted with what was typed.
    Leave { kept: bool },
    /// Open the menu of the commands that apply here.
    Menu,
    /// A line at the foot that fades.
    Toast(Toast),
    /// Change something of the shell.
    Shell(ShellChange),
    /// Paint everything anew.
    Repaint,
    /// The terminal's bell.
    Bell,
    /// A notice of the terminal, outside its window.
    Notify(String),
    /// Put a text on the clipboard of the terminal.
    Copy(String),
    /// Leave the application.
    Quit,
}

impl Effect {
    /// Ask the worker; every answer is delivered. For writes and for what is asked once.
    pub fn ask(topic: &'static str, request: impl Into<Request>) -> Self {
        Self::Ask(Ask {
            topic,
            request: request.into(),
            only_latest: false,
        })
    }

    /// Ask the worker; a later question with the same topic replaces this one, even while it waits. For search as you type,
    /// pages of a list, previews.
    pub fn ask_latest(topic: &'static str, request: impl Into<Request>) -> Self {
        Self::Ask(Ask {
            topic,
            request: request.into(),
            only_latest: true,
        })
    }

    /// Put a dialog on top.
    pub fn open(dialog: impl Dialog + 'static) -> Self {
        Self::Open(Box::new(dialog))
    }

    /// Say something good at the foot.
    pub fn say(text: impl Into<String>) -> Self {
        Self::Toast(Toast {
            text: text.into(),
            bad: false,
        })
    }

    /// Say something bad at the foot.
    pub fn complain(text: impl Into<String>) -> Self {
        Self::Toast(Toast {
            text: text.into(),
            bad: true,
        })
    }
}

/// A question to the worker.
#[derive(Debug)]
pub struct Ask {
    /// Tells the answers of one asker apart.
    pub topic: &'static str,
    pub request: Request,
    pub only_latest: bool,
}

/// A line at the foot that fades.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    pub text: String,
    pub bad: bool,
}

/// A change of what all screens share.
#[derive(Clone, Debug)]
pub enum ShellChange {
    SignedIn(Actor),
    SignedOut,
    Lang(Lang),
    Theme(Theme),
    Mouse(bool),
    /// Ring for what becomes due.
    Bell(bool),
    /// Show a notice of what becomes due, where the terminal can.
    Notify(bool),
    /// Minutes without a key until the desk locks itself; 0 is never.
    LockAfter(u16),
}

/// Who asked, and whom an answer goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Address {
    Shell,
    Screen(ScreenId),
    Layer(LayerId),
}

/// What only the loop can do.
#[derive(Debug)]
pub enum Errand {
    Work(Work),
    /// Paint everything anew.
    Clear,
    Bell,
    Notify(Notices, String),
    Copy(String),
    Mouse(bool),
    /// Stop the question with that number.
    Stop(u64),
    Leave,
}

/// A question on its way to the worker.
#[derive(Debug)]
pub struct Work {
    pub id: u64,
    pub to: Address,
    pub topic: &'static str,
    pub request: Request,
    /// A later one of the same asker and topic takes its place in the queue.
    pub only_latest: bool,
}

/// The worker's answer to one [`Work`].
#[derive(Debug)]
pub struct Reply {
    pub id: u64,
    pub to: Address,
    pub topic: &'static str,
    pub answer: Result<Answer, Failure>,
}
