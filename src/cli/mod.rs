//! The command line: scripts, cron jobs and people who prefer words. A client of the desk's door like any other.
//!
//! Its words, JSON fields and exit codes are a contract that stays stable. One file for each subcommand; [`args`] says what
//! can be asked, [`output`] how it is answered.

mod adoption;
mod archive;
pub mod args;
mod backup;
mod bar;
mod calendar;
mod case;
mod case_json;
mod case_text;
mod check;
mod demo;
mod erase;
mod explain;
mod export;
mod failure;
mod form;
mod import;
mod init;
mod interrupt;
mod list;
mod log;
mod manual;
mod measure;
mod negation;
mod output;
mod people;
mod queue;
mod regulation;
mod report;
mod restore;
mod secret;
mod session;
mod similar;
mod texts;
mod tick;
mod usage;
mod wording;

pub use args::{Args, Request};
pub use failure::exit_code;
pub use interrupt::heed as heed_interruption;
pub use negation::shelter;
pub use output::write_json;
pub use usage::{tell as tell_usage, tell_wrong_clock};
pub use wording::{language, parse};

use std::io::{BufRead, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::desk::Clock;
use crate::text::Lang;
use failure::Failure;

/// What the process gives the command line: read once in `main`, so that nothing here asks the environment.
pub struct Surroundings<'a> {
    /// Where the desk is when nothing names it.
    pub default_desk: PathBuf,
    pub desk: Option<PathBuf>,
    pub user: Option<String>,
    pub secret: Option<String>,
    pub lang: Lang,
    /// What `TOUSU_NOW` says; only a training desk listens to it.
    pub clock: Clock,
    pub stdin: &'a mut dyn BufRead,
    pub stdout: &'a mut dyn Write,
    pub stderr: &'a mut dyn Write,
    /// Standard input is a terminal at which somebody can be asked.
    pub interactive: bool,
    /// Standard error is a terminal at which somebody may watch a progress bar.
    pub watched: bool,
    /// Begins to heed the wish that the program ends: the mark it sets.
    pub interrupted: fn() -> Arc<AtomicBool>,
    /// Width of the terminal in cells.
    pub columns: usize,
    /// The keys of every screen of the terminal application, for the manual.
    pub keys: fn(Lang) -> Vec<KeyTable>,
}

/// The keys of one screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyTable {
    pub screen: &'static str,
    /// Keys, and what they do.
    pub rows: Vec<(String, &'static str)>,
}

impl std::fmt::Debug for Surroundings<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Surroundings")
            .field("desk", &self.desk)
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

/// Answers one request; the result is the exit code.
pub fn run(args: &Args, request: &Request, around: &mut Surroundings<'_>) -> u8 {
    let lang = args.lang.map_or(around.lang, Lang::from);
    let mut session = session::Session::new(args, around, lang);
    let outcome = answer(request, &mut session);
    match outcome {
        Ok(code) => code,
        Err(failure) => session.fail(&failure),
    }
}

fn answer(request: &Request, session: &mut session::Session<'_, '_>) -> Result<u8, Failure> {
    match request {
        Request::Init(wish) => init::run(session, wish),
        Request::Demo(wish) => demo::run(session, wish),
        Request::Case(wish) => case::run(session, wish),
        Request::Queue(wish) => queue::run(session, wish),
        Request::Measure(wish) => measure::run(session, wish),
        Request::Tick => tick::run(session),
        Request::Log(wish) => log::run(session, wish),
        Request::Explain(wish) => explain::run(session, wish),
        Request::Regulation(wish) => regulation::run(session, wish),
        Request::Calendar(wish) => calendar::run(session, wish),
        Request::Archive(wish) => archive::run(session, wish),
        Request::Erase(wish) => erase::run(session, wish),
        Request::User(wish) => people::user(session, wish),
        Request::Department(wish) => people::department(session, wish),
        Request::Person(wish) => people::person(session, wish),
        Request::Report(wish) => report::run(session, wish),
        Request::Form(wish) => form::run(session, wish),
        Request::Export(wish) => export::run(session, wish),
        Request::Import(wish) => import::run(session, wish),
        Request::Backup(wish) => backup::run(session, wish),
        Request::Restore(wish) => restore::run(session, wish),
        Request::Check(wish) => check::run(session, wish),
        Request::Completions { shell } => manual::completions(session, *shell),
        Request::Man => manual::page(session),
    }
}

/// An answer that went well.
const DONE: u8 = 0;
