//! The words of the desk's errors.

use super::DeskError;
use crate::store::StoreError;
use crate::text::{Lang, in_words};

crate::catalogue! {
    promised_later(due: &str, clause: &str) { zh: "承诺时间晚于制度时限 {due}（{clause}），仍以较早的为准", en: "The promised time is later than the limit of {due} ({clause}); the earlier one stands" }
    unknown_case(number: &str) { zh: "没有编号为 {number} 的案件", en: "There is no case {number}" }
    unknown_user(name: &str) { zh: "没有名为“{name}”的用户", en: "There is no user {name}" }
    wrong_secret() { zh: "用户名或口令不对", en: "The name or the secret is wrong" }
    secret_needed() { zh: "需要口令", en: "A secret is needed" }
    throttled(until: &str) { zh: "多次口令错误，请在 {until} 之后再试", en: "Too many failed sign-ins; try again after {until}" }
    disabled(name: &str) { zh: "用户“{name}”已停用", en: "The user {name} is disabled" }
    plan_changed() { zh: "情况已有变化，或确认码不对，没有执行；请重新查看后再确认", en: "The plan has changed since, or the code is wrong; nothing was done. Look at it again, then confirm" }
    cases_changed(numbers: &str) { zh: "{numbers} 已有变化，申请作废，没有删除；请重新查看后再申请", en: "{numbers} changed since, so the request is void and nothing was erased. Look at it again, then ask anew" }
    second_person(name: &str) {
        zh: "这是{name}本人的申请，须由第二人（管理员或总经理）确认；只有一名用户时，请先用 tousu user add 新增一名",
        en: "{name} asked for this; a second person (an admin or the manager) has to confirm it. On a desk with one user, add another with tousu user add"
    }
    invalid(field: &str, detail: &str) { zh: "{field}：{detail}", en: "{field}: {detail}" }
    empty() { zh: "不能空着", en: "may not be empty" }
    taken(name: &str) { zh: "已有“{name}”", en: "there is {name} already" }
    last_admin(name: &str) { zh: "“{name}”是最后一名管理员，不能停用", en: "{name} is the last administrator and cannot be disabled" }
    short_secret(least: usize) { zh: "口令至少 {least} 个字", en: "a secret has at least {least} characters" }
    no_year(year: i32) { zh: "没有 {year} 这一年", en: "there is no year {year}" }
    no_place() { zh: "看不懂这个位置；请照上次答复里的 next 写", en: "no place in a list; give what an earlier answer had in next" }
    unread(detail: &str) { zh: "读不通：{detail}", en: "cannot be read: {detail}" }
    query(word: &str, detail: &str) { zh: "查询中的“{word}”看不懂，可写：{detail}", en: "In the query, \"{word}\" is unclear; write: {detail}" }
    regulation(count: usize) { zh: "制度文件有 {count} 处错误，没有采用", en: "The regulation file has {count} mistakes and was not taken", en_one: "The regulation file has {count} mistake and was not taken" }
    clock_behind(now: &str, last: &str) {
        zh: "电脑时钟（{now}）早于台账最后一条记录（{last}），没有保存；请校准时钟后再试",
        en: "The computer's clock ({now}) stands before the last entry of the desk ({last}); nothing was saved. Set the clock and try again"
    }
    missing_desk(path: &str) { zh: "没有这个投诉台文件：{path}；可用 tousu init 新建", en: "There is no desk at {path}; make one with tousu init" }
    not_a_desk(path: &str, detail: &str) { zh: "{path} 不是投诉台文件（{detail}），未作任何改动", en: "{path} is not a desk ({detail}); it was not touched" }
    newer(path: &str, found: i64, known: i64) {
        zh: "{path} 由更新版本的程序写成（格式 {found}，本程序只认 {known}），未作任何改动；请升级程序",
        en: "{path} was written by a newer tousu (layout {found}, this one knows {known}); it was not touched. Update the program"
    }
    exists(path: &str) { zh: "{path} 已有投诉台，未作任何改动", en: "There is a desk at {path} already; it was not touched" }
    network(path: &str, detail: &str) { zh: "{path} 在网络文件系统上（{detail}），锁不可靠；请把投诉台放在本机磁盘", en: "{path} is on a network file system ({detail}), where locks cannot be trusted; keep the desk on a local disk" }
    damaged(detail: &str) { zh: "投诉台文件已损坏（{detail}）；未作任何改动，请恢复最近的备份", en: "The desk is damaged ({detail}); nothing was changed. Restore the last backup" }
    busy() { zh: "另一个终端正在写入，没有保存，请再试一次", en: "Another terminal is writing; nothing was saved, try again" }
    stopped() { zh: "已停止，没有改变任何内容", en: "Stopped; nothing was changed" }
    full() { zh: "磁盘已满，没有保存；请清理磁盘后再试，草稿已保留", en: "The disk is full; nothing was saved. Make room and try again, the draft is kept" }
    read_only(detail: &str) { zh: "投诉台不能写入（{detail}），没有保存", en: "The desk cannot be written ({detail}); nothing was saved" }
    not_saved(detail: &str) { zh: "保存时磁盘出错（{detail}），没有保存；请检查磁盘后再试", en: "The disk failed while saving ({detail}); nothing was saved. Look at the disk, then try again" }
    uncertain(detail: &str) { zh: "保存时磁盘出错（{detail}）；请查看案件是否已在，再决定是否重做", en: "The disk failed while saving ({detail}); look whether the case is there before trying again" }
    io(detail: &str) { zh: "磁盘出错：{detail}", en: "The disk failed: {detail}" }
    conflict(number: &str) { zh: "案件 {number} 已被他人更改；您的操作没有保存，请核对后重做", en: "Somebody else has changed case {number}; nothing of yours was saved, look and try again" }
    hash(detail: &str) { zh: "口令无法处理：{detail}", en: "The secret could not be hashed: {detail}" }
}

/// The message of an error.
pub(super) fn error(lang: Lang, error: &DeskError) -> String {
    let moment = |at: &crate::calendar::Moment| at.format("%Y-%m-%d %H:%M:%S").to_string();
    match error {
        DeskError::Refused(refusal) => refusal.message(lang),
        DeskError::UnknownCase(number) => unknown_case(lang, number),
        DeskError::UnknownUser(name) => unknown_user(lang, name),
        DeskError::WrongSecret => wrong_secret(lang).to_owned(),
        DeskError::SecretNeeded => secret_needed(lang).to_owned(),
        DeskError::Throttled(until) => throttled(lang, &moment(until)),
        DeskError::Disabled(name) => disabled(lang, name),
        DeskError::PlanChanged(numbers) if numbers.is_empty() => plan_changed(lang).to_owned(),
        DeskError::PlanChanged(numbers) => cases_changed(lang, &numbers.join("、")),
        DeskError::SecondPerson(name) => second_person(lang, name),
        DeskError::Invalid { field, detail } => invalid(lang, field, detail.get(lang)),
        DeskError::Query { word, detail } => query(lang, word, detail),
        DeskError::Regulation(mistakes) => regulation(lang, mistakes.len()),
        DeskError::ClockBehind { last, now } => clock_behind(lang, &moment(now), &moment(last)),
        DeskError::Backup(trouble) => trouble.message(lang),
        DeskError::Store(fault) => store(lang, fault),
        DeskError::Hash(detail) => hash(lang, detail),
    }
}

fn store(lang: Lang, fault: &StoreError) -> String {
    match fault {
        StoreError::Missing { path } => missing_desk(lang, &path.display().to_string()),
        StoreError::NotADesk { path, detail } => {
            not_a_desk(lang, &path.display().to_string(), &in_words(lang, detail))
        }
        StoreError::Newer { path, found, known } => {
            newer(lang, &path.display().to_string(), *found, *known)
        }
        StoreError::Exists { path } => exists(lang, &path.display().to_string()),
        StoreError::Network { path, detail } => network(lang, &path.display().to_string(), detail),
        StoreError::Damaged(detail) => damaged(lang, &in_words(lang, detail)),
        StoreError::Busy => busy(lang).to_owned(),
        StoreError::Full => full(lang).to_owned(),
        StoreError::Stopped => stopped(lang).to_owned(),
        StoreError::ReadOnly(detail) => read_only(lang, &in_words(lang, detail)),
        StoreError::NotSaved(detail) => not_saved(lang, &in_words(lang, detail)),
        StoreError::Uncertain(detail) => uncertain(lang, &in_words(lang, detail)),
        StoreError::Io(detail) | StoreError::Internal(detail) => io(lang, &in_words(lang, detail)),
        StoreError::Conflict { number, .. } => conflict(lang, number),
    }
}
