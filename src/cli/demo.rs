//! `tousu demo`: fills a training desk with believable cases.

use std::time::Instant;

use anyhow::anyhow;
use serde_json::json;

use super::args::Demo;
use super::bar::Bar;
use super::failure::Failure;
use super::session::Session;
use super::texts;
use crate::demo::{DemoError, Plan, fill};
use crate::text::Lang;

pub fn run(session: &mut Session<'_, '_>, wish: &Demo) -> Result<u8, Failure> {
    let mut desk = session.open()?;
    let lang = session.lang;
    let plan = Plan {
        cases: wish.cases,
        seed: wish.seed,
    };
    let began = Instant::now();
    let watched = session.around.watched;
    let mut bar = Bar::on(watched.then_some(&mut *session.around.stderr));
    let filled = fill(&mut desk, &plan, &mut |done, of| {
        bar.show(done.into(), of.into(), |bar| {
            texts::demo_progress(lang, bar, done, of)
        });
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
