//! Drawing the start: a sentence while it opens, three paragraphs where it fails.

use ratatui::layout::Rect;

use crate::text::Lang;
use crate::tui::backend::{Failure, Fault};
use crate::tui::draw::{Draw, below, row};
use crate::tui::screens::page;
use crate::tui::theme::Role;
use crate::tui::widgets::empty;

pub(super) fn view(failure: Option<&Failure>, draw: &mut Draw<'_>, area: Rect) {
    match failure {
        None => empty::view(draw, area, texts::opening(draw.lang()), None),
        Some(failure) => trouble(failure, draw, page::column(area, 70)),
    }
}

fn trouble(failure: &Failure, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let warn = draw.signs().warn;
    draw.text(
        row(area, 1),
        &format!("{warn} {}", texts::title(lang)),
        Role::Danger,
    );
    let mut rest = below(area, 3);
    for (title, text) in [
        (texts::happened(lang), failure.text(lang)),
        (texts::kept(lang), kept(lang, failure.fault)),
        (texts::next(lang), advice(lang, failure.fault)),
    ] {
        draw.text(rest, title, Role::Title);
        let used = draw.paragraph(below(rest, 1), text, Role::Normal);
        rest = below(rest, used + 2);
    }
}

fn kept(lang: Lang, fault: Option<Fault>) -> &'static str {
    match fault {
        Some(Fault::Newer | Fault::NotADesk | Fault::Network | Fault::Damaged) => {
            texts::untouched(lang)
        }
        _ => texts::all_kept(lang),
    }
}

fn advice(lang: Lang, fault: Option<Fault>) -> &'static str {
    match fault {
        Some(Fault::NotADesk) => texts::not_a_desk(lang),
        Some(Fault::Newer) => texts::newer(lang),
        Some(Fault::Damaged) => texts::damaged(lang),
        Some(Fault::ReadOnly) => texts::read_only(lang),
        Some(Fault::Network) => texts::network(lang),
        Some(Fault::Busy) => texts::busy(lang),
        Some(Fault::Full) => texts::full(lang),
        Some(Fault::Other) | None => texts::other(lang),
    }
}

mod texts {
    crate::catalogue! {
        opening() { zh: "正在打开投诉台…", en: "Opening the desk…" }
        title() { zh: "投诉台打不开", en: "The desk cannot be opened" }
        happened() { zh: "发生了什么", en: "What happened" }
        kept() { zh: "保住了什么", en: "What was kept" }
        next() { zh: "现在怎么办", en: "What to do" }
        untouched() { zh: "这个文件没有被改动。", en: "The file was not touched." }
        all_kept() {
            zh: "文件没有被改动；此前保存的案件和草稿都还在里面。",
            en: "The file was not changed; the cases and drafts saved before are still in it.",
        }
        not_a_desk() {
            zh: "检查文件名是否写错。用 --desk 文件 或 TOUSU_DESK 指定投诉台；指定一个还没有的文件，就会新建一个。",
            en: "See whether the name is right. --desk FILE or TOUSU_DESK names the desk; a name that is not there yet begins a new one.",
        }
        newer() {
            zh: "在这台电脑上也更新程序，然后按回车再试。",
            en: "Update the program on this computer too, then press Enter to try again.",
        }
        damaged() {
            zh: "先把文件复制一份留存；运行 tousu check 查看损坏之处，再恢复最近的备份。",
            en: "First put a copy of the file aside; then run tousu check to see what is damaged, and restore the last backup.",
        }
        read_only() {
            zh: "检查文件和所在文件夹的权限，或磁盘是否只读；改好后按回车再试。",
            en: "Look at the permissions of the file and its folder, and whether the disk is read-only; then press Enter to try again.",
        }
        network() {
            zh: "把投诉台文件移到这台电脑自己的磁盘上，再用 --desk 指定新位置。",
            en: "Move the desk to a disk of this computer, and name its new place with --desk.",
        }
        busy() {
            zh: "另一个终端正在写入；稍等片刻，按回车再试。",
            en: "Another terminal is writing; wait a moment and press Enter to try again.",
        }
        full() { zh: "清理磁盘后按回车再试。", en: "Make room on the disk, then press Enter to try again." }
        other() {
            zh: "检查文件、所在文件夹和磁盘，然后按回车再试；仍然不行，请找管理员。",
            en: "Look at the file, its folder and the disk, then press Enter to try again; if it stays so, call the administrator.",
        }
    }
}
