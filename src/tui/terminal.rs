//! The terminal: taken when the application begins and given back on every way out: leaving, an error, a panic, a signal.

mod notice;

use std::io::{self, Stdout, Write, stdout};
use std::sync::mpsc::Sender;

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::clipboard::CopyToClipboard;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{
    self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};

use super::action::AppEvent;
use super::draw::Hits;
use super::model::Model;
use super::view;

pub use notice::Notices;

/// The terminal while it is the application's. Dropping it gives it back.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
    clear: bool,
}

impl Screen {
    /// Takes the terminal.
    ///
    /// # Errors
    /// Where standard output is no terminal, or it refuses.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        restore_on_panic();
        enable_raw_mode()?;
        let terminal = Self::take(mouse).inspect_err(|_| restore())?;
        Ok(Self {
            terminal,
            clear: false,
        })
    }

    fn take(mouse: bool) -> io::Result<Terminal<CrosstermBackend<Stdout>>> {
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
        if mouse {
            execute!(stdout(), EnableMouseCapture)?;
        }
        Terminal::new(CrosstermBackend::new(stdout()))
    }

    /// Paints the model, as one whole for the terminal. Gives what lies where.
    pub fn paint(&mut self, model: &Model) -> io::Result<Hits> {
        let mut hits = Hits::default();
        execute!(stdout(), BeginSynchronizedUpdate)?;
        let painted = self.draw(model, &mut hits);
        execute!(stdout(), EndSynchronizedUpdate)?;
        painted.map(|()| hits)
    }

    fn draw(&mut self, model: &Model, hits: &mut Hits) -> io::Result<()> {
        if std::mem::take(&mut self.clear) {
            // Not `Terminal::clear`: it asks the terminal where the cursor is, and the answer would go to the reading thread.
            let size = self.terminal.size()?;
            self.terminal.resize(size.into())?;
        }
        self.terminal.draw(|frame| view::view(model, frame, hits))?;
        Ok(())
    }

    /// The next frame paints all of the screen anew, whatever the terminal still shows.
    pub fn clear(&mut self) {
        self.clear = true;
    }

    /// Switches the mouse on or off.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        if on {
            execute!(stdout(), EnableMouseCapture)
        } else {
            execute!(stdout(), DisableMouseCapture)
        }
    }

    /// Rings.
    pub fn bell(&mut self) -> io::Result<()> {
        let mut out = stdout();
        out.write_all(b"\x07")?;
        out.flush()
    }

    /// Shows a notice outside the window.
    pub fn notify(&mut self, notices: Notices, text: &str) -> io::Result<()> {
        let mut out = stdout();
        out.write_all(notices.sequence(text).as_bytes())?;
        out.flush()
    }

    /// Puts a text on the terminal's clipboard.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(stdout(), CopyToClipboard::to_clipboard_from(text))
    }

    /// Its size in cells.
    pub fn size(&self) -> io::Result<ratatui::layout::Size> {
        self.terminal.size()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back. Each step is tried even where one before it failed: a closed window refuses them all.
fn restore() {
    let mut out = stdout();
    let _ = execute!(out, EndSynchronizedUpdate);
    let _ = execute!(
        out,
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    let _ = disable_raw_mode();
}

fn restore_on_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        restore();
        before(info);
    }));
}

/// Starts the thread that reads the terminal.
///
/// # Errors
/// Where the system gives no thread.
pub fn listen(events: Sender<AppEvent>) -> io::Result<()> {
    std::thread::Builder::new()
        .name("terminal".to_owned())
        .spawn(move || {
            while let Ok(event) = event::read() {
                if events.send(AppEvent::Terminal(event)).is_err() {
                    return;
                }
            }
            // The terminal is gone. Nobody may be left to hear it.
            let _ = events.send(AppEvent::Hangup);
        })?;
    Ok(())
}

/// Turns the system's wish that the program ends into an event, so that drafts are saved first.
///
/// # Errors
/// Where the signals cannot be taken.
#[cfg(unix)]
pub fn heed_signals(events: Sender<AppEvent>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for _ in &mut signals {
                if events.send(AppEvent::Hangup).is_err() {
                    return;
                }
            }
        })?;
    Ok(())
}

/// Where there are no such signals, a closed terminal ends the reading thread.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn heed_signals(_events: Sender<AppEvent>) -> io::Result<()> {
    Ok(())
}
