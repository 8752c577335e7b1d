//! What the system says when it refuses, in the words of people: the errors of files and disks, and those of the data file's
//! engine. They come in English from below; this is the one place that knows them. What is not known here is told as it came.

use std::io::{Error, ErrorKind};

use super::Lang;

crate::catalogue! {
    not_found() { zh: "没有这个文件或文件夹", en: "there is no such file or folder" }
    denied() { zh: "没有权限", en: "permission denied" }
    full() { zh: "磁盘已满", en: "no space left on the disk" }
    read_only() { zh: "只读，不能写入", en: "it is read-only" }
    a_folder() { zh: "这是文件夹，不是文件", en: "it is a folder, not a file" }
    no_folder() { zh: "路径中有一段不是文件夹", en: "a part of the path is no folder" }
    exists() { zh: "已有同名的文件", en: "there is a file of that name already" }
    interrupted() { zh: "被中断", en: "it was interrupted" }
    busy() { zh: "正被别的程序占用", en: "another program is using it" }
    timed_out() { zh: "等了太久没有回应", en: "it took too long" }
    long_name() { zh: "文件名太长或含有不能用的字", en: "the name is too long, or has a sign that no name can have" }
    too_large() { zh: "文件太大", en: "the file is too large" }
    too_many_files() { zh: "打开的文件太多", en: "too many files are open" }
    no_memory() { zh: "内存不够", en: "there is not enough memory" }
    hung_up() { zh: "接收的一方已经关闭", en: "the reader has gone" }
    cut_short() { zh: "文件不完整", en: "the file ends too early" }
    no_text() { zh: "不是 UTF-8 文字", en: "it is no UTF-8 text" }
    device() { zh: "磁盘读写失败", en: "the disk could not be read or written" }
    damaged() { zh: "文件内容已损坏", en: "its content is damaged" }
    no_data_file() { zh: "不是数据文件", en: "it is no data file" }
    no_file() { zh: "不是文件", en: "it is no file" }
    foreign() { zh: "空文件，或别的程序的数据", en: "it is empty, or of another program" }
    unopened() { zh: "数据文件打不开", en: "the data file cannot be opened" }
}

type Words = fn(Lang) -> &'static str;

/// What the engine of the data file says, and this program of a file that is none.
const SAID: [(&str, Words); 11] = [
    ("database disk image is malformed", damaged),
    ("file is not a database", no_data_file),
    ("unable to open database file", unopened),
    ("attempt to write a readonly database", read_only),
    ("disk I/O error", device),
    ("database or disk is full", full),
    ("database is locked", busy),
    ("database table is locked", busy),
    ("access permission denied", denied),
    ("not a file", no_file),
    ("another program's database", foreign),
];

/// The numbers of errors that the language's library gives no kind: too many files open here and everywhere, and the device.
#[cfg(unix)]
const NUMBERED: [(i32, Words); 3] = [(23, too_many_files), (24, too_many_files), (5, device)];
#[cfg(not(unix))]
const NUMBERED: [(i32, Words); 1] = [(4, too_many_files)];

/// Why the system refuses, in `lang`.
pub fn system_error(lang: Lang, error: &Error) -> String {
    known(error).map_or_else(|| error.to_string(), |words| words(lang).to_owned())
}

/// A detail that was kept as a text below, with what the system says in it in the words of `lang`.
pub fn in_words(lang: Lang, detail: &str) -> String {
    let told = system_part(detail);
    if let Some((part, words)) = told {
        return detail.replace(&part, words(lang));
    }
    let said = SAID.iter().find(|(said, _)| detail.contains(said));
    said.map_or_else(
        || detail.to_owned(),
        |(said, words)| detail.replace(said, words(lang)),
    )
}

/// `No such file or directory (os error 2)` of a longer text, and what it means.
fn system_part(detail: &str) -> Option<(String, Words)> {
    let (_, rest) = detail.split_once("(os error ")?;
    let (number, _) = rest.split_once(')')?;
    let error = Error::from_raw_os_error(number.parse().ok()?);
    let part = error.to_string();
    let words = known(&error).filter(|_| detail.contains(&part))?;
    Some((part, words))
}

fn known(error: &Error) -> Option<Words> {
    let numbered = |number: i32| NUMBERED.iter().find(|(known, _)| *known == number);
    if let Some((_, words)) = error.raw_os_error().and_then(numbered) {
        return Some(*words);
    }
    Some(match error.kind() {
        ErrorKind::NotFound => not_found,
        ErrorKind::PermissionDenied => denied,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => full,
        ErrorKind::ReadOnlyFilesystem => read_only,
        ErrorKind::IsADirectory => a_folder,
        ErrorKind::NotADirectory => no_folder,
        ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty => exists,
        ErrorKind::Interrupted => interrupted,
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => busy,
        ErrorKind::TimedOut => timed_out,
        ErrorKind::InvalidFilename => long_name,
        ErrorKind::FileTooLarge => too_large,
        ErrorKind::OutOfMemory => no_memory,
        ErrorKind::BrokenPipe => hung_up,
        ErrorKind::UnexpectedEof => cut_short,
        ErrorKind::InvalidData if error.to_string().contains("UTF-8") => no_text,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_refusals_of_the_system_are_said_in_both_languages() {
        for (kind, zh, en) in [
            (
                ErrorKind::NotFound,
                "没有这个文件或文件夹",
                "there is no such file or folder",
            ),
            (ErrorKind::PermissionDenied, "没有权限", "permission denied"),
            (
                ErrorKind::StorageFull,
                "磁盘已满",
                "no space left on the disk",
            ),
            (
                ErrorKind::ReadOnlyFilesystem,
                "只读，不能写入",
                "it is read-only",
            ),
            (
                ErrorKind::IsADirectory,
                "这是文件夹，不是文件",
                "it is a folder, not a file",
            ),
            (ErrorKind::Interrupted, "被中断", "it was interrupted"),
            (
                ErrorKind::ResourceBusy,
                "正被别的程序占用",
                "another program is using it",
            ),
        ] {
            let error = Error::from(kind);
            assert_eq!(system_error(Lang::Zh, &error), zh);
            assert_eq!(system_error(Lang::En, &error), en);
        }
    }

    #[cfg(unix)]
    #[test]
    fn errors_that_have_only_a_number_are_known_by_it() {
        let said = |number| system_error(Lang::Zh, &Error::from_raw_os_error(number));
        assert_eq!(said(24), "打开的文件太多");
        assert_eq!(said(36), "文件名太长或含有不能用的字");
        assert_eq!(said(5), "磁盘读写失败");
    }

    #[test]
    fn an_error_that_nobody_knows_is_told_as_it_came() {
        let error = Error::other("the gremlins are out");
        assert_eq!(system_error(Lang::Zh, &error), "the gremlins are out");
        assert_eq!(in_words(Lang::Zh, "记录 7：缺了一半"), "记录 7：缺了一半");
    }

    #[cfg(unix)]
    #[test]
    fn what_the_system_says_inside_a_longer_text_is_put_into_words() {
        let error = Error::from_raw_os_error(13);
        let detail = format!("/desks/a.tousu: {error}");
        assert_eq!(in_words(Lang::Zh, &detail), "/desks/a.tousu: 没有权限");
        assert_eq!(
            in_words(Lang::Zh, "search: disk I/O error"),
            "search: 磁盘读写失败"
        );
    }
}
