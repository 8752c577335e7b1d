//! Reads the arguments and the environment, once, and hands over to the command line or to the terminal application.

use std::io::{IsTerminal, Write, stderr, stdin, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::DateTime;
use tousu::cli::{self, Args, Surroundings};
use tousu::desk::Clock;
use tousu::text::{Lang, visible};
use tousu::tui::backend::DeskBackend;
use tousu::tui::preferences::{Preferences, PreferencesFile};
use tousu::tui::theme::{Lines, Palette};
use tousu::tui::{self, Launch, Theme};

fn main() -> ExitCode {
    let words = cli::shelter(std::env::args_os());
    let set = || PreferencesFile::read(preferences_file()).0.lang;
    let lang = cli::language(&words).or_else(set).unwrap_or_else(locale);
    let args = match cli::parse(lang, &words) {
        Ok(args) => args,
        Err(error) => {
            let (out, err) = (&mut stdout().lock(), &mut stderr().lock());
            return ExitCode::from(cli::tell_usage(lang, &words, &error, out, err));
        }
    };
    let clock = match clock(args.request.is_none()) {
        Ok(clock) => clock,
        Err(text) => return wrong_clock(lang, &args, &text),
    };
    told_at_the_limit();
    match &args.request {
        Some(request) => command(&args, request, lang, clock),
        None => terminal(&args, clock),
    }
}

/// A file that has reached the limit of its size is told like a full disk; left alone, the signal would end the program.
#[cfg(unix)]
fn told_at_the_limit() {
    let heard = std::sync::Arc::default();
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, heard);
}

#[cfg(not(unix))]
fn told_at_the_limit() {}

/// Opens the terminal application on the desk's file, which need not be there yet.
fn terminal(args: &Args, clock: Clock) -> ExitCode {
    let file = preferences_file();
    let (set, preferences) = PreferencesFile::read(file.clone());
    let path = args.desk.clone().or_else(|| path_variable("TOUSU_DESK"));
    let path = path.unwrap_or_else(default_desk);
    let launch = Launch {
        lang: args
            .lang
            .map(Lang::from)
            .or(set.lang)
            .unwrap_or_else(locale),
        theme: theme(set),
        mouse: variable("TOUSU_MOUSE").map_or(set.mouse.unwrap_or(true), |word| word != "off"),
        sign_in_as: args.user.clone().or_else(|| variable("TOUSU_USER")),
        bell: set.bell.unwrap_or(true),
        notify: set.notify.unwrap_or(false),
        lock_after: set.lock_after,
        preferences,
    };
    match tui::run(launch, move || {
        DeskBackend::new(path, clock)
            .with_preferences(file)
            .with_documents(documents())
    }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(&format!("tousu: {error:#}"));
            ExitCode::from(3)
        }
    }
}

/// `TOUSU_THEME` is `dark`, `light` or `mono`; then what the settings say; `NO_COLOR` takes the colours away where neither speaks.
/// `TOUSU_ASCII` draws lines with letters.
fn theme(set: Preferences) -> Theme {
    let named = variable("TOUSU_THEME").and_then(|word| Palette::parse(&word));
    let plain = variable("NO_COLOR").map(|_| Palette::Mono);
    let lines = variable("TOUSU_ASCII").map(|_| Lines::Ascii);
    Theme {
        palette: named.or(set.palette).or(plain).unwrap_or_default(),
        lines: lines.or(set.lines).unwrap_or_default(),
    }
}

/// The settings of this computer: `TOUSU_SETTINGS`, else in the platform's folder for them.
fn preferences_file() -> Option<PathBuf> {
    let dirs = directories::ProjectDirs::from("", "", "tousu");
    path_variable("TOUSU_SETTINGS").or_else(|| Some(dirs?.config_dir().join("settings.toml")))
}

/// The platform's folder for documents; where there is none, the one that the program was started in.
fn documents() -> Option<PathBuf> {
    let folders = directories::UserDirs::new();
    let folder = folders.and_then(|folders| folders.document_dir().map(Path::to_owned));
    folder
        .filter(|folder| folder.is_dir())
        .or_else(|| std::env::current_dir().ok())
}

/// The keys of every screen, as the manual shows them.
fn keys(lang: Lang) -> Vec<cli::KeyTable> {
    let tables = tui::commands::key_tables(lang).into_iter();
    tables
        .map(|(screen, rows)| cli::KeyTable { screen, rows })
        .collect()
}

fn command(args: &Args, request: &cli::Request, lang: Lang, clock: Clock) -> ExitCode {
    let (mut input, mut output, mut errors) = (stdin().lock(), stdout().lock(), stderr().lock());
    let mut around = Surroundings {
        default_desk: default_desk(),
        desk: path_variable("TOUSU_DESK"),
        user: variable("TOUSU_USER"),
        secret: variable("TOUSU_SECRET"),
        lang,
        clock,
        interactive: stdin().is_terminal(),
        watched: stderr().is_terminal(),
        interrupted: cli::heed_interruption,
        columns: 80,
        keys,
        stdin: &mut input,
        stdout: &mut output,
        stderr: &mut errors,
    };
    ExitCode::from(cli::run(args, request, &mut around))
}

/// `TOUSU_NOW` is no time.
fn wrong_clock(lang: Lang, args: &Args, text: &str) -> ExitCode {
    let (out, err) = (&mut stdout().lock(), &mut stderr().lock());
    ExitCode::from(cli::tell_wrong_clock(lang, args, text, out, err))
}

/// Says it to whoever sits at the terminal, with nothing in it that would command the terminal.
fn tell(message: &str) {
    for line in message.lines() {
        let _ = writeln!(stderr(), "{}", visible(line));
    }
}

/// `TOUSU_NOW` stands still on the command line and runs on in the terminal application.
fn clock(runs_on: bool) -> Result<Clock, String> {
    let Some(text) = variable("TOUSU_NOW") else {
        return Ok(Clock::System);
    };
    let moment = DateTime::parse_from_rfc3339(&text).map_err(|_| text)?;
    Ok(if runs_on {
        Clock::running_from(moment)
    } else {
        Clock::Fixed(moment)
    })
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// A path may be of bytes that are no text.
fn path_variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

fn locale() -> Lang {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(variable)
        .and_then(|locale| Lang::parse(&locale))
        .unwrap_or_default()
}

/// The desk in the platform's data folder.
fn default_desk() -> PathBuf {
    let folder =
        directories::ProjectDirs::from("", "", "tousu").map(|dirs| dirs.data_dir().to_owned());
    folder
        .unwrap_or_else(|| PathBuf::from("."))
        .join("desk.tousu")
}
