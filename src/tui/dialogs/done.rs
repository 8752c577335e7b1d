//! What is said after a command: what was done, and what is next.

use crate::case::CommandName;
use crate::desk::Receipt;
use crate::regulation::texts::{command_title, task_title};
use crate::tui::model::Shell;
use crate::tui::widgets::due;

/// The sentence for the foot of the screen.
pub fn done(shell: &Shell, name: CommandName, receipt: &Receipt) -> String {
    let lang = shell.lang;
    let title = command_title(lang, name);
    let mut text = if name == CommandName::Undo {
        texts::undone(lang).to_owned()
    } else {
        texts::done(lang, title)
    };
    let next = receipt.file.as_ref().and_then(|file| {
        let stage = file.stage;
        let ready = file.tasks.iter().filter(|task| task.ready);
        let of_stage = ready.clone().find(|task| Some(task.step) == stage);
        let task = of_stage.or_else(|| ready.clone().next())?;
        let title = task_title(&file.regulation, lang, task.step, &task.clause);
        Some((task.due, title.to_owned()))
    });
    match next {
        Some((due_at, title)) => {
            text.push_str(&texts::next(lang, &title));
            if let Some(at) = due_at {
                text.push_str(&texts::by(lang, &due::moment(lang, at, shell.now)));
            }
        }
        None => text.push_str(texts::nothing_next(lang)),
    }
    let file = receipt.file.as_ref();
    let promised = file.filter(|_| name == CommandName::Promise);
    if let Some(remark) = promised.and_then(|file| file.promise_remark(lang)) {
        return remark;
    }
    if !receipt.raised.is_empty() {
        text.push_str(&texts::raised(lang, receipt.raised.len()));
    }
    text
}

mod texts {
    crate::catalogue! {
        done(title: &str) { zh: "已完成：{title}", en: "Done: {title}" }
        undone() { zh: "已撤销上一步", en: "The last step is undone" }
        next(step: &str) { zh: "  下一步：{step}", en: "  next: {step}" }
        by(at: &str) { zh: "（{at} 前）", en: " (by {at})" }
        nothing_next() { zh: "  没有待办了", en: "  nothing is left to do" }
        raised(n: usize) { zh: "  另有 {n} 件同类案件升级", en: "  {n} other cases of the matter became graver", en_one: "  one other case of the matter became graver" }
    }
}
