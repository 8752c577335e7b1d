//! The other parts of the box: the no that was asked about, whose turn it is, the level, how long it is kept, what cannot be done.

use super::ask::{Holders, Told};
use super::grounds::Grounds;
use super::subject::WhyNot;
use crate::case::{CommandName, How, Role as Office, Task};
use crate::regulation::Regulation;
use crate::regulation::explain::why_text;
use crate::regulation::keeping::Keeping;
use crate::regulation::tell::words;
use crate::regulation::texts::{command_title, role_named};
use crate::text::Lang;
use crate::tui::model::Shell;
use crate::tui::screens::case::sheet::Sheet;
use crate::tui::screens::case::{Opened, words as screen};
use crate::tui::theme::Role;
use crate::tui::widgets::{badge, due};

/// So many names are listed before they are only counted.
const NAMED: usize = 6;

/// The no itself: the sentence, the clause with its words, the role that is needed, who has it, and what one has oneself.
pub(super) fn refusal(
    sheet: &mut Sheet<'_>,
    shell: &Shell,
    regulation: Option<&Regulation>,
    no: &WhyNot,
    holders: Option<&Holders>,
) {
    let lang = shell.lang;
    sheet.bullet(sheet.signs().no, Role::Danger, &no.text, Role::Normal);
    let Some(regulation) = regulation else { return };
    if let Some(clause) = &no.clause {
        let text = texts::by_clause(lang, &words::clause(lang, regulation, clause));
        sheet.text(2, &text, Role::Normal);
    }
    if no.needs.is_empty() {
        return;
    }
    let titles = titles(lang, regulation, &no.needs);
    sheet.text(2, &texts::needs(lang, &titles), Role::Normal);
    if let Some(holders) = holders {
        let names = holders.of(&no.needs, None);
        sheet.text(2, &texts::held_by(lang, &named(lang, &names)), Role::Normal);
    }
    if let Some(actor) = &shell.actor {
        let own: Vec<Office> = actor.roles.iter().copied().collect();
        let own = titles_or_none(lang, regulation, &own);
        sheet.text(2, &texts::you_are(lang, &actor.user, &own), Role::Muted);
    }
}

fn titles(lang: Lang, regulation: &Regulation, roles: &[Office]) -> String {
    let titles: Vec<&str> = roles
        .iter()
        .map(|role| role_named(regulation, lang, *role))
        .collect();
    titles.join(texts::or(lang))
}

fn titles_or_none(lang: Lang, regulation: &Regulation, roles: &[Office]) -> String {
    if roles.is_empty() {
        texts::nobody(lang).to_owned()
    } else {
        let titles: Vec<&str> = roles
            .iter()
            .map(|role| role_named(regulation, lang, *role))
            .collect();
        titles.join(texts::and(lang))
    }
}

/// A few names, and how many more.
fn named(lang: Lang, names: &[&str]) -> String {
    if names.is_empty() {
        return texts::nobody(lang).to_owned();
    }
    let shown: Vec<&str> = names.iter().copied().take(NAMED).collect();
    let mut text = shown.join(texts::and(lang));
    if names.len() > NAMED {
        text.push_str(&texts::more(lang, names.len() - NAMED));
    }
    text
}

/// Whose turn it is: every step that can be done now, who has to, and who may.
pub(super) fn turn(
    sheet: &mut Sheet<'_>,
    shell: &Shell,
    grounds: &Grounds<'_>,
    holders: Option<&Holders>,
    first: Option<CommandName>,
) {
    let lang = shell.lang;
    let asked = |task: &&Task| task.ready || Some(task.step) == first;
    let mut tasks: Vec<&Task> = grounds.tasks.iter().filter(asked).collect();
    tasks.sort_by_key(|task| Some(task.step) != first);
    if tasks.is_empty() {
        return;
    }
    sheet.heading(texts::whose_turn(lang));
    for task in tasks {
        let title = grounds.step(lang, task.step, &task.clause);
        let who = words::who(lang, grounds.regulation, task);
        let sign = sheet.signs().cursor;
        let text = texts::has_to(lang, &who, &title);
        sheet.bullet(sign, Role::Accent, &text, Role::Normal);
        if !task.ready {
            sheet.text(2, texts::not_ready(lang), Role::Muted);
        }
        if let Some(holders) = holders {
            let names = holders.of(&[task.role], task.department.as_deref());
            sheet.text(2, &texts::may(lang, &named(lang, &names)), Role::Muted);
        }
    }
}

/// The level with every clause and what it saw.
pub(super) fn level(sheet: &mut Sheet<'_>, shell: &Shell, grounds: &Grounds<'_>) {
    let lang = shell.lang;
    let Some(level) = grounds.level else {
        sheet.heading(texts::level(lang));
        sheet.text(0, texts::no_level(lang), Role::Muted);
        return;
    };
    let label = badge::label(shell, &level.id);
    sheet.heading(&texts::level_is(lang, &label));
    for why in &level.why {
        let how = match why.how {
            How::Ticked => texts::ticked(lang),
            How::Computed => texts::computed(lang),
            How::Default => texts::by_default(lang),
            How::Set => texts::set(lang),
        };
        let clause = why.clause.as_deref().unwrap_or_default();
        let text = why_text(lang, grounds.regulation, why);
        let text = format!("{clause} {text}");
        sheet.bullet(
            sheet.signs().bullet,
            Role::Accent,
            text.trim(),
            Role::Normal,
        );
        sheet.text(2, how, Role::Muted);
    }
}

/// How long a closed case is kept, under which clause, and what comes then.
pub(super) fn keeping(sheet: &mut Sheet<'_>, shell: &Shell, told: &Told) {
    let lang = shell.lang;
    let case = &told.opened.file.case;
    let (Some(keeping), Some(closed)) = (&told.keeping, case.closed_at) else {
        return;
    };
    let Keeping {
        clause,
        by_rule,
        hold,
    } = keeping;
    let until = keeping.until();
    sheet.heading(&texts::kept(lang, &until.to_string()));
    let regulation = &told.opened.file.regulation;
    sheet.text(0, &words::clause(lang, regulation, clause), Role::Muted);
    let closed = due::moment(lang, closed, shell.now);
    let rule = texts::kept_by_rule(lang, &closed, &by_rule.to_string());
    sheet.text(0, &rule, Role::Normal);
    if let Some(hold) = hold {
        let reason = case.hold.as_ref().and_then(|hold| hold.reason.as_deref());
        let text = texts::held(lang, &hold.to_string(), reason.unwrap_or_default());
        sheet.bullet(sheet.signs().soon, Role::DueSoon, text.trim(), Role::Normal);
    }
    let after = match case.erased {
        Some(_) => texts::erased(lang),
        None => texts::then_erased(lang),
    };
    sheet.text(0, after, Role::Muted);
}

/// What cannot be done with the case now, and the clause of each.
pub(super) fn refusals(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let lang = shell.lang;
    sheet.heading(texts::refused(lang));
    for (name, possible) in &opened.commands {
        let Err(refusal) = possible else { continue };
        let text = screen::about(lang, command_title(lang, *name), &refusal.message(lang));
        sheet.bullet(sheet.signs().no, Role::Muted, &text, Role::Normal);
        if let Some(clause) = &refusal.clause {
            let clause = words::clause(lang, &opened.file.regulation, clause);
            sheet.text(2, &clause, Role::Muted);
        }
    }
}

mod texts {
    crate::catalogue! {
        by_clause(clause: &str) { zh: "依据：{clause}", en: "By: {clause}" }
        needs(roles: &str) { zh: "需要的角色：{roles}", en: "Role needed: {roles}" }
        held_by(names: &str) { zh: "有此角色的：{names}", en: "Who has it: {names}" }
        you_are(user: &str, roles: &str) { zh: "您（{user}）的角色：{roles}", en: "You ({user}) are: {roles}" }
        or() { zh: "或", en: " or " }
        and() { zh: "、", en: ", " }
        nobody() { zh: "没有人", en: "nobody" }
        more(n: usize) { zh: " 等（另 {n} 人）", en: " and {n} more" }
        whose_turn() { zh: "轮到谁", en: "Whose turn" }
        has_to(who: &str, step: &str) { zh: "{step}：由{who}办理", en: "{step}: {who}" }
        not_ready() { zh: "尚未到这一步，先完成上面的", en: "its turn has not come: what stands above comes first" }
        may(names: &str) { zh: "可以办理的：{names}", en: "who may: {names}" }
        level() { zh: "级别", en: "Level" }
        level_is(label: &str) { zh: "级别：{label}", en: "Level: {label}" }
        no_level() { zh: "这类案件不分级，或核实后才判级", en: "Cases of this kind have no level, or get it when they are verified" }
        ticked() { zh: "由人认定", en: "stated by a person" }
        computed() { zh: "由程序按记录判定", en: "computed from the record" }
        by_default() { zh: "按默认", en: "by default" }
        set() { zh: "由主管判定，写明了理由", en: "set by a supervisor, with a reason" }
        kept(until: &str) { zh: "保存：到 {until}", en: "Kept: until {until}" }
        kept_by_rule(closed: &str, until: &str) { zh: "自办结 {closed} 起，按制度保存到 {until}（含当日）", en: "Closed {closed}; by the regulation kept until {until}, that day included" }
        held(until: &str, reason: &str) { zh: "延长保存到 {until}  {reason}", en: "Held until {until}  {reason}" }
        then_erased() { zh: "期满后可删除个人信息：一人申请，另一人确认；案件本身和统计保留", en: "Then its personal data may be erased: one person asks, another confirms; the case itself and the figures stay" }
        erased() { zh: "个人信息已删除；案件本身和统计保留", en: "Its personal data is erased; the case itself and the figures stay" }
        refused() { zh: "现在不能做的", en: "Not possible now" }
    }
}
