//! A progress bar on one line of standard error, for whoever watches.

use std::io::Write;
use std::time::{Duration, Instant};

/// How often the bar is drawn anew.
const REDRAW: Duration = Duration::from_millis(100);
/// The bar's width in cells.
const CELLS: u64 = 30;

/// A progress bar.
pub struct Bar<'a> {
    screen: Option<&'a mut dyn Write>,
    drawn: Option<Instant>,
}

impl<'a> Bar<'a> {
    /// A bar on `screen`; one that nobody sees where there is none.
    pub fn on(screen: Option<&'a mut dyn Write>) -> Self {
        Self {
            screen,
            drawn: None,
        }
    }

    /// Draws the bar, not too often; `line` puts words around it. A bar that cannot be drawn is no reason to stop.
    pub fn show(&mut self, done: u64, of: u64, line: impl FnOnce(&str) -> String) {
        let Some(screen) = &mut self.screen else {
            return;
        };
        if self.drawn.is_some_and(|drawn| drawn.elapsed() < REDRAW) {
            return;
        }
        let filled = done.saturating_mul(CELLS) / of.max(1);
        let bar: String = (0..CELLS)
            .map(|cell| if cell < filled { '#' } else { '.' })
            .collect();
        let line = line(&bar);
        let _ = write!(screen, "\r{line}").and_then(|()| screen.flush());
        self.drawn = Some(Instant::now());
    }

    /// Takes the bar off the screen.
    pub fn clear(&mut self) {
        if let (Some(screen), Some(_)) = (&mut self.screen, self.drawn) {
            let _ = write!(screen, "\r\u{1b}[K").and_then(|()| screen.flush());
        }
    }
}
