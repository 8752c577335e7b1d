//! `tousu restore`: a backup takes the place of the desk; the desk is kept beside it.

use std::sync::atomic::Ordering;

use serde_json::json;

use super::args;
use super::backup::{progress, stopped};
use super::bar::Bar;
use super::failure::Failure;
use super::session::{Session, time};
use crate::desk::DeskError;
use crate::desk::backup::{Restored, Restoring, Stage};

pub fn run(session: &mut Session<'_, '_>, wish: &args::Restore) -> Result<u8, Failure> {
    let Some(user) = session.user().map(str::to_owned) else {
        return Err(Failure::usage("as", super::texts::who(session.lang)));
    };
    let clock = session.around.clock;
    let path = session.path().clone();
    let mut restoring = Restoring::begin(&path, &wish.file, clock, wish.without_manifest)?;
    let training = watched(session, |watch| restoring.training(watch))?;
    let secret = if training { None } else { session.secret()? };
    let done = watched(session, move |watch| {
        restoring.sign_in(&user, secret.as_deref().map(String::as_str), watch)?;
        restoring.run(watch)
    })?;
    tell(session, wish, &done)
}

/// Does something that may take long, with a bar for whoever watches, until Ctrl+C.
fn watched<T>(
    session: &mut Session<'_, '_>,
    work: impl FnOnce(&mut dyn FnMut(Stage, u64, u64) -> bool) -> Result<T, DeskError>,
) -> Result<T, Failure> {
    let lang = session.lang;
    let interrupted = (session.around.interrupted)();
    let mut bar = Bar::new(session.around, lang, progress(Stage::Copying));
    let done = work(&mut |stage, done, of| {
        bar.says(progress(stage));
        bar.show_wide(done, of);
        !interrupted.load(Ordering::Relaxed)
    });
    bar.clear();
    done.map_err(|error| stopped(error, texts::stopped(lang)))
}

fn tell(
    session: &mut Session<'_, '_>,
    wish: &args::Restore,
    done: &Restored,
) -> Result<u8, Failure> {
    let lang = session.lang;
    let desk = session.path().display().to_string();
    let file = wish.file.display().to_string();
    let aside = done
        .set_aside
        .as_ref()
        .map(|path| path.display().to_string());
    let again = done.erased_again.len();
    session.answer(
        || {
            let younger = done.younger;
            json!({
                "desk": desk, "file": file, "head": done.head, "until": done.until, "cases": done.cases, "set_aside": aside,
                "younger": younger.map(|younger| json!({"events": younger.events, "cases": younger.cases})),
                "erased_again": again, "enabled_again": done.enabled_again,
            })
        },
        |out| {
            out.line(texts::restored(lang, &desk, &file));
            if let Some(until) = done.until {
                out.line(texts::until(lang, &time(until), done.head.seq, done.cases));
            }
            if let Some(aside) = &aside {
                out.line(texts::aside(lang, aside));
                out.line(match done.younger {
                    Some(younger) => texts::younger(lang, younger.events, younger.cases),
                    None => texts::other_history(lang).to_owned(),
                });
            }
            if again > 0 {
                out.line(texts::again(lang, again));
            }
            if !done.enabled_again.is_empty() {
                out.line(texts::enabled(lang, &done.enabled_again.join(" ")));
            }
        },
    )
}

mod texts {
    crate::catalogue! {
        stopped() { zh: "已停止，没有恢复；投诉台未作任何改动", en: "Stopped: nothing was restored, and the desk was not touched" }
        restored(desk: &str, file: &str) { zh: "已恢复：{desk}，来自备份 {file}", en: "Restored: {desk}, from the backup {file}" }
        until(until: &str, events: i64, cases: u64) { zh: "数据截至 {until}：{events} 条记录，{cases} 件案件", en: "The data goes up to {until}: {events} entries, {cases} cases" }
        aside(file: &str) { zh: "原来的投诉台没有删除，保存在：{file}", en: "The desk of before is kept: {file}" }
        younger(events: i64, cases: u64) { zh: "其中比备份新的：{events} 条记录，新登记案件 {cases} 件（没有带过来，需要时请从中补登）", en: "Younger than the backup in it: {events} log entries, {cases} new cases (not in the restored desk: register again what is needed)" }
        other_history() { zh: "无法说明其中有哪些比备份新：读不出，或者不是同一段历史", en: "What in it is younger than the backup is not known: it cannot be read, or has another history" }
        enabled(names: &str) { zh: "这些用户在备份之后停用过，现在又能登录：{names}；请再用 tousu user disable 停用", en: "Disabled since the backup, and able to sign in again now: {names}. Disable them with tousu user disable" }
        again(cases: usize) { zh: "备份之后按规定删除过个人信息的案件，已再次删除：{cases} 件", en: "Personal data erased since the backup was erased again: {cases} cases", en_one: "Personal data erased since the backup was erased again: 1 case" }
    }
}
