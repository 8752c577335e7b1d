//! `tousu backup`: a copy, checked, with its manifest; Ctrl+C stops it and leaves no file.

use std::sync::atomic::Ordering;

use serde_json::json;

use super::args;
use super::bar::Bar;
use super::failure::Failure;
use super::session::Session;
use crate::desk::DeskError;
use crate::desk::backup::Stage;
use crate::store::{Manifest, StoreError};
use crate::text::Lang;

pub fn run(session: &mut Session<'_, '_>, wish: &args::Backup) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let lang = session.lang;
    let interrupted = (session.around.interrupted)();
    let mut bar = Bar::new(session.around, lang, progress(Stage::Copying));
    let made = desk.back_up(&actor, &wish.file, &mut |stage, done, of| {
        bar.says(progress(stage));
        bar.show_wide(done, of);
        !interrupted.load(Ordering::Relaxed)
    });
    bar.clear();
    let made = made.map_err(|error| stopped(error, texts::stopped(lang)))?;
    let file = made.file.display().to_string();
    let known = &made.manifest;
    let manifest = Manifest::place(&made.file).display().to_string();
    session.answer(
        || {
            json!({
                "file": file, "manifest": manifest, "size": known.size, "sha256": known.sha256, "events": known.head.seq,
                "cases": known.cases, "head": known.head, "made_at": known.made_at, "schema": known.schema,
                "program": known.program, "noted": made.unnoted.is_none(),
            })
        },
        |out| {
            let cases = known.cases.unwrap_or_default();
            out.line(texts::made(lang, &file, known.size));
            out.line(texts::checked(lang, known.head.seq, cases, &known.head.chain));
            out.line(texts::manifest(lang, &manifest));
            if let Some(error) = &made.unnoted {
                out.line(texts::unnoted(lang, &error.message(lang)));
            }
        },
    )
}

/// The words of the bar for what is being done.
pub fn progress(stage: Stage) -> fn(Lang, &str, u32, u32) -> String {
    match stage {
        Stage::Copying => |lang, bar, done, of| texts::copying(lang, bar, percent(done, of)),
        Stage::Chain => |lang, bar, done, of| texts::chain(lang, bar, percent(done, of)),
        Stage::Cases => |lang, bar, done, of| texts::cases(lang, bar, percent(done, of)),
    }
}

fn percent(done: u32, of: u32) -> u64 {
    u64::from(done) * 100 / u64::from(of.max(1))
}

/// Ctrl+C is no fault of the disk.
pub fn stopped(error: DeskError, message: &str) -> Failure {
    match error {
        DeskError::Store(StoreError::Stopped) => Failure::Stopped(message.to_owned()),
        error => error.into(),
    }
}

mod texts {
    crate::catalogue! {
        stopped() { zh: "已停止，没有备份，没有留下文件", en: "Stopped: no backup was made, and no file was left" }
        made(file: &str, size: u64) { zh: "已备份：{file}（{size} 字节）", en: "Backup made: {file} ({size} bytes)" }
        checked(events: i64, cases: u64, chain: &str) { zh: "已检查副本：{events} 条记录，{cases} 件案件，完好；链尾 {chain}", en: "The copy is checked and sound: {events} entries, {cases} cases; end of the chain {chain}" }
        manifest(file: &str) { zh: "说明文件（也是核对记录链的凭据，请另存一份）：{file}", en: "Manifest (keep one elsewhere too: check --anchor takes it): {file}" }
        unnoted(why: &str) { zh: "备份是好的，但没有记入投诉台日志：{why}", en: "The backup is good, but the desk's log could not tell of it: {why}" }
        copying(bar: &str, percent: u64) { zh: "复制 {bar} {percent}%", en: "Copying {bar} {percent}%" }
        chain(bar: &str, percent: u64) { zh: "检查记录链 {bar} {percent}%", en: "Checking the chain {bar} {percent}%" }
        cases(bar: &str, percent: u64) { zh: "检查案件 {bar} {percent}%", en: "Checking the cases {bar} {percent}%" }
    }
}
