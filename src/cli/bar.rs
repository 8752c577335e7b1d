//! A progress bar on one line of standard error, for whoever watches.

use std::io::Write;
use std::time::{Duration, Instant};

use super::Surroundings;
use crate::text::Lang;

/// How often the bar is drawn anew.
const REDRAW: Duration = Duration::from_millis(100);
/// The bar's width in cells.
const CELLS: u32 = 30;

/// Says what is done of how much, around a drawn bar.
type Words = fn(Lang, &str, u32, u32) -> String;

/// The bar; nothing is drawn where nobody watches.
pub struct Bar<'a> {
    screen: Option<&'a mut dyn Write>,
    words: Words,
    lang: Lang,
    drawn: Option<Instant>,
}

impl<'a> Bar<'a> {
    pub fn new(around: &'a mut Surroundings<'_>, lang: Lang, words: Words) -> Self {
        let watched = around.watched;
        Self {
            screen: watched.then_some(&mut *around.stderr),
            words,
            lang,
            drawn: None,
        }
    }

    /// Draws the bar, not too often. A bar that cannot be drawn is no reason to stop.
    pub fn show(&mut self, done: u32, of: u32) {
        let Some(screen) = &mut self.screen else {
            return;
        };
        if self.drawn.is_some_and(|drawn| drawn.elapsed() < REDRAW) {
            return;
        }
        let filled = u64::from(done) * u64::from(CELLS) / u64::from(of.max(1));
        let bar: String = (0..u64::from(CELLS))
            .map(|cell| if cell < filled { '#' } else { '.' })
            .collect();
        let line = (self.words)(self.lang, &bar, done, of);
        let _ = write!(screen, "\r{line}").and_then(|()| screen.flush());
        self.drawn = Some(Instant::now());
    }

    /// Goes on in other words, for another part of the work.
    pub fn says(&mut self, words: Words) {
        self.words = words;
    }

    /// As [`Bar::show`], in larger numbers.
    pub fn show_wide(&mut self, done: u64, of: u64) {
        // What matters is how much of the bar is filled.
        let shift = 32u32.saturating_sub(of.leading_zeros());
        let number = |n: u64| u32::try_from(n >> shift).unwrap_or(u32::MAX);
        self.show(number(done), number(of));
    }

    /// As [`Bar::show`], in the numbers of a collection.
    pub fn count(&mut self, done: usize, of: usize) {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.show(number(done), number(of));
    }

    /// Takes the bar away.
    pub fn clear(&mut self) {
        if let (Some(screen), Some(_)) = (&mut self.screen, self.drawn) {
            let _ = write!(screen, "\r\u{1b}[K").and_then(|()| screen.flush());
        }
    }
}
