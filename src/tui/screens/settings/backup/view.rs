//! Drawing the page of backups.

use ratatui::layout::Rect;

use crate::desk::backup::{BackupDue, KeptBackup};
use crate::text::Lang;
use crate::tui::backend::Failure;
use crate::tui::backend::backup::Seen;
use crate::tui::draw::{Draw, below, indent};
use crate::tui::model::Shell;
use crate::tui::screens::page;
use crate::tui::screens::settings::frame::heading;
use crate::tui::theme::Role;

/// So many earlier backups are named.
const EARLIER: usize = 5;

pub(super) fn view(
    seen: Option<&Seen>,
    failure: Option<&Failure>,
    draw: &mut Draw<'_>,
    area: Rect,
) {
    let lang = draw.lang();
    heading(draw, area, texts::title(lang));
    let rest = indent(below(area, 1), 1);
    if let Some(failure) = failure {
        page::complaint(draw, rest, failure.text(lang));
        return;
    }
    let Some(seen) = seen else {
        return;
    };
    let rest = below(rest, standing(seen, draw, rest) + 1);
    let used = last(seen, draw, rest);
    let rest = below(rest, used + u16::from(used > 0));
    let used = draw.paragraph(rest, texts::how(lang), Role::Muted);
    earlier(seen, draw, below(rest, used + 1));
}

/// Whether all is well, in a sentence.
fn standing(seen: &Seen, draw: &mut Draw<'_>, area: Rect) -> u16 {
    let (lang, signs) = (draw.lang(), draw.signs());
    let training = draw.shell.desk.as_ref().is_some_and(|desk| desk.training);
    let newest = seen.backups.first();
    let (sign, text, role) = match (seen.due, newest) {
        (Some(BackupDue::Never), _) => (signs.warn, texts::never(lang).to_owned(), Role::Danger),
        (Some(BackupDue::Old(days)), _) => (signs.warn, texts::old(lang, days), Role::Danger),
        (None, Some(_)) if !seen.there => {
            (signs.warn, texts::moved(lang).to_owned(), Role::DueSoon)
        }
        (None, Some(_)) => (signs.ok, texts::good(lang).to_owned(), Role::Ok),
        (None, None) if training => (signs.ok, texts::training(lang).to_owned(), Role::Muted),
        (None, None) => (signs.soon, texts::none_yet(lang).to_owned(), Role::DueSoon),
    };
    draw.paragraph(area, &format!("{sign} {text}"), role)
}

/// The newest backup: when, where, what its check said, and how to go back to it.
fn last(seen: &Seen, draw: &mut Draw<'_>, area: Rect) -> u16 {
    let Some(newest) = seen.backups.first() else {
        return 0;
    };
    let facts = facts(draw.shell, newest);
    let labels: Vec<&str> = facts.iter().map(|(label, _)| *label).collect();
    let cells = page::widest(&labels);
    let mut used = 0;
    for (label, value) in &facts {
        used += page::fact(draw, below(area, used), label, cells, value);
    }
    used
}

fn facts(shell: &Shell, backup: &KeptBackup) -> [(&'static str, String); 4] {
    let lang = shell.lang;
    let file = backup.file.display().to_string();
    let days = (shell.now - backup.at).num_days();
    let at = backup.at.format("%Y-%m-%d %H:%M");
    let when = match days {
        0 => at.to_string(),
        days => format!("{at}  {}", texts::ago(lang, days)),
    };
    let restore = format!("tousu restore {file}");
    [
        (texts::made(lang), when),
        (texts::file(lang), file),
        (
            texts::checked(lang),
            checked(lang, backup.head.seq, &backup.head.chain),
        ),
        (texts::back(lang), restore),
    ]
}

/// The drill, in a line.
pub(super) fn checked(lang: Lang, events: i64, chain: &str) -> String {
    let short: String = chain.chars().take(16).collect();
    texts::drill(lang, events, &short)
}

fn earlier(seen: &Seen, draw: &mut Draw<'_>, area: Rect) {
    let Some(earlier) = seen.backups.get(1..).filter(|earlier| !earlier.is_empty()) else {
        return;
    };
    let lang = draw.lang();
    draw.text(area, texts::earlier(lang), Role::Title);
    let mut rest = below(area, 1);
    for backup in earlier.iter().take(EARLIER) {
        let at = backup.at.format("%Y-%m-%d %H:%M");
        let line = format!("{at}  {}", backup.file.display());
        rest = below(rest, draw.paragraph(rest, &line, Role::Muted));
    }
}

mod texts {
    crate::catalogue! {
        title() { zh: "备份与恢复", en: "Backup and restore" }
        never() { zh: "还没有备份过。磁盘一坏，所有案件都会丢失：请现在备份到另一块磁盘或U盘。", en: "No backup was ever made. If the disk fails, every case is lost: make one now, on another disk or a USB stick." }
        old(days: i64) { zh: "最近一次备份是 {days} 天前，请再备份一次。", en: "The last backup is {days} days old: make another." }
        moved() { zh: "最近的备份已不在当时的位置；请确认它收好了。", en: "The newest backup is not where it was written any more; see that it is kept safe." }
        good() { zh: "最近的备份还在，制作时已检查完好。", en: "The newest backup is in its place; it was sound when it was made." }
        none_yet() { zh: "还没有备份过；有案件以后请常备份。", en: "No backup was made yet; once there are cases, make one often." }
        training() { zh: "演练台不必备份，也可以拿来练习。", en: "A training desk needs no backup; it is good for practising one." }
        made() { zh: "最近备份", en: "Last backup" }
        ago(days: i64) { zh: "{days} 天前", en: "{days} days ago", en_one: "1 day ago" }
        file() { zh: "文件", en: "File" }
        checked() { zh: "检查", en: "Check" }
        drill(events: i64, chain: &str) { zh: "副本已检查：{events} 条记录，链尾 {chain}…", en: "checked: {events} entries, chain head {chain}…" }
        back() { zh: "恢复命令", en: "To restore" }
        how() {
            zh: "备份时其他人可以照常工作。恢复在命令行进行：先关闭所有终端，再运行恢复命令；现在的投诉台会另存，不会删除。",
            en: "Others go on working while a backup is made. To restore, close all terminals and run the command: the present desk is kept beside it, nothing is deleted.",
        }
        earlier() { zh: "更早的备份", en: "Earlier backups" }
    }
}
