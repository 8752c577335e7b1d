//! `tousu demo`: fills a training desk with believable cases.

use std::io::Write;
use std::time::{Duration, Instant};

use anyhow::anyhow;
use serde_json::json;

use super::args::Demo;
use super::failure::Failure;
use super::session::Session;
use super::texts;
use crate::demo::{DemoError, Plan, fill};
use crate::text::Lang;

/// How often the bar is drawn anew.
const REDRAW: Duration = Duration::from_millis(100);
/// The bar's width in cells.
const CELLS: u32 = 30;

pub fn run(session: &mut Session<'_, '_>, wish: &Demo) -> Result<u8, Failure> {
    let mut desk = session.open()?;
    let lang = session.lang;
    let plan = Plan {
        cases: wish.cases,
        seed: wish.seed,
    };
    let began = Instant::now();
    let watched = session.around.watched;
    let mut bar = Bar {
        lang,
        screen: watched.then_some(&mut *session.around.stderr),
        drawn: None,
    };
    let filled = fill(&mut desk, &plan, &mut |done, of| {
        bar.show(done, of);
        true
    });
    bar.clear();
    let filled = filled.map_err(|error| failure(lang, error))?;
    let seconds = format!("{:.1}", began.elapsed().as_secs_f64());
    session.answer(
        || json!({"cases": filled.cases, "events": filled.events, "seconds": seconds.parse::<f64>().unwrap_or_default()}),
        |out| {
            out.line(texts::demo_done(lang, filled.cases, filled.events, &seconds));
            for (number, command, refusal) in &filled.refused {
                out.line(texts::demo_left(lang, number, command.as_str(), &refusal.message(lang)));
            }
        },
    )
}

fn failure(lang: Lang, error: DemoError) -> Failure {
    match error {
        DemoError::NotTraining => Failure::usage("desk", texts::demo_training_only(lang)),
        DemoError::Desk(error) => error.into(),
        error @ DemoError::Material { .. } => Failure::Io(anyhow!(error)),
    }
}

/// A progress bar on one line, for whoever watches.
struct Bar<'a> {
    lang: Lang,
    screen: Option<&'a mut dyn Write>,
    drawn: Option<Instant>,
}

impl Bar<'_> {
    /// Draws the bar, not too often. A bar that cannot be drawn is no reason to stop.
    fn show(&mut self, done: u32, of: u32) {
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
        let line = texts::demo_progress(self.lang, &bar, done, of);
        let _ = write!(screen, "\r{line}").and_then(|()| screen.flush());
        self.drawn = Some(Instant::now());
    }

    fn clear(&mut self) {
        if let (Some(screen), Some(_)) = (&mut self.screen, self.drawn) {
            let _ = write!(screen, "\r\u{1b}[K").and_then(|()| screen.flush());
        }
    }
}
