//! What is to do: the open tasks with their time left, who, clause, and why one cannot be done yet.

use super::sheet::Sheet;
use super::{Opened, words};
use crate::case::Task;
use crate::tui::model::Shell;
use crate::tui::theme::Role;
use crate::tui::widgets::due;

pub(super) fn write(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let lang = shell.lang;
    let mut tasks: Vec<&Task> = opened.file.tasks.iter().collect();
    tasks.sort_by_key(|task| (!task.ready, task.standing, task.due.is_none(), task.due));
    if tasks.is_empty() {
        sheet.text(0, texts::nothing(lang), Role::Muted);
    }
    for task in tasks {
        one(sheet, shell, opened, task);
    }
    if let Some(waiting) = &opened.file.case.waiting {
        let on = crate::regulation::texts::wait_title(lang, waiting.on);
        let since = due::moment(lang, waiting.since, shell.now);
        let text = texts::waiting(lang, on, &since);
        sheet.bullet(
            shell.theme.signs().soon,
            Role::DueSoon,
            &text,
            Role::DueSoon,
        );
    }
}

fn one(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened, task: &Task) {
    let lang = shell.lang;
    let regulation = &opened.file.regulation;
    let title = words::step(lang, opened, task.step, Some(&task.clause));
    let (left, role) = match task.due {
        Some(at) if regulation.is_of_minutes(task.step, &task.clause) => {
            let (sign, left, role) = due::countdown(shell, at);
            (format!("{sign} {left}"), role)
        }
        Some(at) => (due::signed(shell, at), due::standing(at, shell.now).role()),
        None => (String::new(), Role::Muted),
    };
    let signs = shell.theme.signs();
    let (sign, title_role) = if task.ready {
        (signs.cursor, Role::Accent)
    } else {
        (signs.bullet, Role::Muted)
    };
    let about = measure(shell, opened, task);
    let title = format!("{title}{about}");
    if left.is_empty() {
        sheet.bullet(sign, title_role, &title, title_role);
    } else {
        let sign = format!("{sign} ");
        sheet.ends(&[(&sign, title_role), (&title, title_role)], (&left, role));
    }
    let mut facts = vec![words::who(lang, regulation, task)];
    facts.extend(
        task.due
            .map(|at| texts::by(lang, &due::moment(lang, at, shell.now))),
    );
    facts.push(task.clause.clone());
    sheet.text(
        2,
        &facts.join(&format!(" {} ", signs.separator)),
        Role::Muted,
    );
    if task.provisional {
        sheet.text(2, texts::provisional(lang), Role::DueSoon);
    }
    if !task.ready
        && let Some(refusal) = opened.refusal(task.step)
    {
        let text = texts::not_yet(lang, &refusal.message(lang));
        sheet.text(2, &text, Role::Muted);
    }
}

fn measure(shell: &Shell, opened: &Opened, task: &Task) -> String {
    let Some(id) = task.measure else {
        return String::new();
    };
    let measures = &opened.file.case.measures;
    let Some(known) = measures.iter().find(|measure| measure.id == id) else {
        return String::new();
    };
    let what = known.measure.clone().unwrap_or_default();
    let state = if known.done_at.is_none() {
        texts::to_do(shell.lang)
    } else {
        texts::to_confirm(shell.lang)
    };
    format!(" {id} {state} {what}")
}

mod texts {
    crate::catalogue! {
        nothing() { zh: "没有待办事项", en: "Nothing is to do" }
        by(at: &str) { zh: "{at} 前", en: "by {at}" }
        provisional() { zh: "该年放假安排未公布，时限暂按周一至周五计", en: "The holidays of that year are not published: counted Monday to Friday for now" }
        not_yet(why: &str) { zh: "还不能办：{why}", en: "Not yet: {why}" }
        waiting(on: &str, since: &str) { zh: "{on}，自 {since} 暂停", en: "{on} since {since}" }
        to_do() { zh: "待完成", en: "to be done:" }
        to_confirm() { zh: "待确认效果", en: "effect to be confirmed:" }
    }
}
