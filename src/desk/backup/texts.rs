//! The words of backup and restore.

use super::Trouble;
use crate::text::Lang;

crate::catalogue! {
    exists(path: &str) { zh: "已有这个文件，没有覆盖，也没有备份；请换个名字：{path}", en: "There is such a file already, and it was kept; no backup was made. Choose another name: {path}" }
    no_folder(path: &str) { zh: "没有这个文件夹，没有写入：{path}", en: "There is no such folder, and nothing was written: {path}" }
    no_backup(path: &str) { zh: "没有这个备份文件：{path}；投诉台未作任何改动", en: "There is no such backup: {path}. The desk was not touched" }
    itself(path: &str) { zh: "{path} 就是正在使用的投诉台，不是备份", en: "{path} is the desk itself, not a backup" }
    no_manifest(path: &str) {
        zh: "备份旁边没有说明文件 {path}，无法核对备份是否原样；投诉台未作任何改动。确实找不到时，可加 --without-manifest，只凭检查恢复",
        en: "The manifest {path} is missing, so nobody can say whether the backup is as it was written; the desk was not touched. If it is lost, --without-manifest restores by the check alone"
    }
    changed(path: &str) { zh: "备份 {path} 与说明文件不符（大小或 SHA-256 不同），没有恢复；投诉台未作任何改动，请换一份备份", en: "The backup {path} is not what its manifest describes (size or SHA-256 differ); nothing was restored and the desk was not touched. Take another backup" }
    damaged(path: &str, places: usize, first: &str) {
        zh: "检查副本发现 {places} 处损坏（{first}），没有采用：{path}；投诉台未作任何改动",
        en: "The check of the copy found damage in {places} places ({first}), so it was not taken: {path}. The desk was not touched"
    }
    unsound(path: &str, places: usize, first: &str) {
        zh: "投诉台有 {places} 处损坏（{first}），没有写备份 {path}；未作任何改动，请运行 tousu check 查看，并恢复最近的好备份",
        en: "The desk is damaged in {places} places ({first}), so no backup {path} was written; nothing was changed. See tousu check, and restore the last good backup"
    }
    in_use(path: &str) { zh: "另一个终端正打开着投诉台，没有恢复：{path}；请先关闭其他终端再试", en: "Another terminal has the desk open, so nothing was restored: {path}. Close the other terminals, then try again" }
    newest_backup(file: &str) { zh: "最近的备份：{file}；恢复：tousu restore {file}", en: "The newest backup: {file}; to go back to it: tousu restore {file}" }
    one_time(name: &str) { zh: "口令是一次性的，请先修改：tousu user secret {name}", en: "The secret was a one-time code; change it first: tousu user secret {name}" }
}

/// The message of a trouble.
pub(super) fn trouble(lang: Lang, trouble: &Trouble) -> String {
    let shown = |path: &std::path::Path| path.display().to_string();
    match trouble {
        Trouble::Exists(path) => exists(lang, &shown(path)),
        Trouble::NoFolder(path) => no_folder(lang, &shown(path)),
        Trouble::NoBackup(path) => no_backup(lang, &shown(path)),
        Trouble::Itself(path) => itself(lang, &shown(path)),
        Trouble::NoManifest(path) => no_manifest(lang, &shown(path)),
        Trouble::Changed(path) => changed(lang, &shown(path)),
        Trouble::Damaged {
            path,
            places,
            first,
        } => damaged(lang, &shown(path), *places, first),
        Trouble::Unsound {
            path,
            places,
            first,
        } => unsound(lang, &shown(path), *places, first),
        Trouble::InUse(path) => in_use(lang, &shown(path)),
        Trouble::OneTime(name) => one_time(lang, name),
    }
}
