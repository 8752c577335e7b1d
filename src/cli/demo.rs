//! `tousu demo`: fills a training desk with believable cases.

use serde_json::json;

use super::args::Demo;
use super::failure::Failure;
use super::session::Session;
use super::texts;

pub fn run(session: &mut Session<'_, '_>, wish: &Demo) -> Result<u8, Failure> {
    let desk = session.open()?;
    let lang = session.lang;
    if !desk.profile().training {
        return Err(Failure::usage("desk", texts::demo_training_only(lang)));
    }
    let cases = wish.cases;
    session.answer(
        || json!({"cases": cases}),
        |out| {
            out.line(texts::demo_done(lang, cases));
        },
    )
}
