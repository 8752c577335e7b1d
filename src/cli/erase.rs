//! `tousu erase`: what is known of a person goes. Dry run first, then two persons with the same code.

use super::archive::{confirmed, erasure_plan, progress, withdrawn};
use super::args::Erase;
use super::bar::Bar;
use super::failure::Failure;
use super::session::Session;
use super::texts;
use crate::desk::Whose;

pub fn run(session: &mut Session<'_, '_>, wish: &Erase) -> Result<u8, Failure> {
    let whose = match &wish.customer {
        Some(key) => Whose::Customer(key.clone()),
        None => Whose::Cases(wish.number.clone()),
    };
    match (&wish.confirm, &wish.withdraw) {
        (Some(code), _) => act(session, &whose, code),
        (None, Some(code)) => {
            let (mut desk, actor) = session.signed_in()?;
            let request = desk.withdraw_erasure(&actor, code)?;
            withdrawn(session, &request)
        }
        (None, None) if whose == Whose::Cases(Vec::new()) => {
            Err(Failure::usage("number", texts::whose(session.lang)))
        }
        (None, None) => {
            let (mut desk, actor) = session.signed_in()?;
            let plan = desk.erasure_plan(&actor, &whose)?;
            let now = desk.now();
            erasure_plan(session, &plan, wish, now)
        }
    }
}

fn act(session: &mut Session<'_, '_>, whose: &Whose, code: &str) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let lang = session.lang;
    let mut bar = Bar::new(session.around, lang, progress);
    let done = desk.erase(&actor, whose, code, &mut |done, of| bar.count(done, of));
    bar.clear();
    confirmed(session, &desk, &done?)
}
