//! How a refusal speaks: what is not possible, why, and what to do next.

use super::names::command_title;
use crate::case::{Actor, CommandName};
use crate::regulation::load::reader_words;
use crate::regulation::refusal::{Reason, Refusal};
use crate::regulation::tell::words;
use crate::text::Lang;

crate::catalogue! {
    not_now(what: &str, next: &str) { zh: "现在还不能“{what}”，下一步是“{next}”", en: "It is not the turn of \"{what}\"; next is \"{next}\"" }
    nothing_next(what: &str) { zh: "现在不能“{what}”，已没有待办步骤", en: "\"{what}\" is not possible now; no step is open" }
    done_already(what: &str) { zh: "“{what}”已经完成，不必再做", en: "\"{what}\" is done already" }
    no_such_step(what: &str) { zh: "按制度，这类案件没有“{what}”这一步", en: "The regulation knows no \"{what}\" for this case" }
    no_such_step_next(what: &str, next: &str) { zh: "按制度，这类案件现在没有“{what}”这一步；下一步是“{next}”", en: "The regulation knows no \"{what}\" for this case now; next is \"{next}\"" }
    case_closed() { zh: "案件已结案；如需继续办理，请先重新办理", en: "The case is closed; reopen it first" }
    case_archived() { zh: "案件已归档，不能再更改", en: "The case is archived and cannot be changed" }
    not_closed() { zh: "案件尚未结案", en: "The case is not closed yet" }
    not_archivable() { zh: "案件还不能归档", en: "The case cannot be archived yet" }
    needs_role(roles: &str) { zh: "您没有这项权限，需要角色：{roles}", en: "You have no right to this; it needs the role: {roles}" }
    other_department(name: &str) { zh: "案件属于“{name}”，您属于其他部门", en: "The case belongs to {name}; you belong to another department" }
    accused() { zh: "您是本案的被投诉人，不能处理本案", en: "You are complained about in this case and may not act on it" }
    handler_accused(name: &str) { zh: "{name}是本案的被投诉人，不能经办本案", en: "{name} is complained about in this case and may not handle it" }
    missing(field: &str) { zh: "缺少必填项：{field}", en: "Missing field: {field}" }
    unknown(field: &str, value: &str) { zh: "{field}：没有“{value}”这一项", en: "{field}: \"{value}\" is unknown" }
    unknown_command(name: &str, known: &str) { zh: "没有“{name}”这个操作；可用：{known}", en: "There is no command \"{name}\"; there are: {known}" }
    unknown_field(field: &str) { zh: "没有 {field} 这一项", en: "There is no field {field}" }
    not_fields() { zh: "要写成带名称的各项，如 {\"text\":\"…\"}", en: "Write fields with their names, like {\"text\":\"…\"}" }
    conflict_of_versions(expected: u32, found: u32) { zh: "您写的版本是 {expected}，案件现在是第 {found} 版；没有保存，请核对后重做", en: "You name version {expected}, the case is at {found}; nothing was saved, look and try again" }
    malformed(field: &str, detail: &str) { zh: "{field}：内容不合要求（{detail}）", en: "{field}: not as expected ({detail})" }
    in_future(field: &str) { zh: "{field}：不能晚于现在", en: "{field}: may not lie in the future" }
    before_receipt(field: &str) { zh: "{field}：不能早于受理时间", en: "{field}: may not lie before the receipt" }
    too_long(field: &str, most: usize) { zh: "{field}：文字过长，最多 {most} 字", en: "{field}: too long, at most {most} characters" }
    other_form(title: &str) { zh: "“{title}”不适用于本案的类型或现在的情况", en: "\"{title}\" is not for a case of this kind, or not as it stands now" }
    not_ready(title: &str, missing: &str) { zh: "还不能打印“{title}”，须等到：{missing}", en: "\"{title}\" cannot be printed before this holds: {missing}" }
    unknown_form(form: &str, known: &str) { zh: "没有“{form}”这种单据；本制度有：{known}", en: "There is no form \"{form}\"; the regulation has: {known}" }
    not_a_slip(serial: &str) { zh: "{serial} 不是要交回的单据", en: "{serial} is no slip that comes back" }
    back_already(serial: &str) { zh: "{serial} 已登记交回，不必再登记", en: "{serial} is noted as returned already" }
    not_waiting() { zh: "案件并未暂停", en: "The case is not waiting" }
    already_waiting() { zh: "案件已经暂停，请先恢复办理", en: "The case is waiting already; resume it first" }
    extended_before(times: u32) { zh: "时限最多延期 {times} 次，已经用完", en: "The limit may be extended {times} times at most; that is used up", en_one: "The limit may be extended once only; that is used up" }
    beyond_cap(latest: &str) { zh: "延期不能超过 {latest}", en: "The limit may not be extended beyond {latest}" }
    not_later(field: &str) { zh: "{field}：必须晚于现在和原时限", en: "{field}: must lie after now and after the present limit" }
    nothing_to_extend() { zh: "没有可以延期的时限", en: "There is no open limit to extend" }
    rung_skipped(next: &str) { zh: "必须逐级上报，下一级是“{next}”", en: "No step may be skipped; the next one up is {next}" }
    top_of_ladder() { zh: "已经上报到最高一级", en: "The case is at the top of the ladder already" }
    no_ladder() { zh: "制度没有规定上报层级", en: "The regulation has no ladder of escalation" }
    nothing_returned() { zh: "没有可以退回的提交", en: "There is no submission to return" }
    not_asked() { zh: "没有待批示的请示", en: "Nobody has asked" }
    below_minimum(least: u32) { zh: "扣分不能低于 {least} 分", en: "Not less than {least} points" }
    sanction_not_open(word: &str) { zh: "该项目在此级别下不能给予此处分（{word}）", en: "This sanction is not open for this item and level ({word})" }
    sanction_only() { zh: "该项目按处分处理，不按扣分", en: "This item is sanctioned, not counted in points" }
    already_decided() { zh: "该考核已有决定", en: "This entry is decided already" }
    no_prevention() { zh: "本制度没有不属于案件的预防措施；请在案件上制定纠正措施", en: "This regulation knows no preventive measures apart from cases; plan a corrective one on the case" }
    measure_not_done() { zh: "措施尚未完成，不能确认效果", en: "The measure is not done yet; its effect cannot be judged" }
    measure_confirmed() { zh: "措施的效果已经确认", en: "The effect of this measure is confirmed already" }
    nothing_to_undo() { zh: "没有可以撤销的操作", en: "There is nothing to undo" }
    undo_too_late() { zh: "已超过十分钟，不能撤销", en: "More than ten minutes ago: it cannot be undone" }
    undo_by_other(name: &str) { zh: "上一步由{name}完成，只能由本人撤销", en: "{name} did the last step; only they can undo it" }
    undo_behind(what: &str, at: &str, by: &str) { zh: "最近一步是“{what}”（{at} {by}），不能撤销，它之前的也就不能撤销了", en: "The last thing is \"{what}\" ({at}, {by}): it cannot be undone, and so nothing before it" }
    the_clock() { zh: "系统", en: "the clock" }
    undo_kind(what: &str) { zh: "“{what}”不能撤销", en: "\"{what}\" cannot be undone" }
    levels_none() { zh: "这类案件不分级", en: "Cases of this kind have no level" }
    same_kind() { zh: "案件已是这一类型", en: "The case is of that kind already" }
    into_itself() { zh: "案件不能并入自身", en: "A case cannot be merged into itself" }
    sealed_sequel(field: &str) { zh: "{field}：密件单独登记，不能作为续诉", en: "{field}: a sealed case stands alone and is a sequel to none" }
    hold_past() { zh: "保存期限必须晚于今天", en: "The date must lie after today" }
    not_held() { zh: "案件没有延长保存", en: "The case is under no hold" }
    still_kept(until: &str) { zh: "保存期到 {until} 才满", en: "It is kept until {until}" }
    held(until: &str) { zh: "案件延长保存至 {until}，不能删除", en: "The case is held until {until} and cannot be erased" }
    not_archived() { zh: "案件尚未归档，先归档才能删除个人信息", en: "The case is not archived yet; archive it before its personal data is erased" }
    erased() { zh: "案件的个人信息已依法删除，不能再办理", en: "The personal data of the case was erased by law; nothing more can be done with it" }
    conflict(by: &str, what: &str) { zh: "案件已被{by}更改（{what}）；您的操作没有保存，请核对后重做", en: "{by} has changed the case meanwhile ({what}); nothing of yours was saved, look and try again" }
    conflict_by_itself(what: &str) { zh: "案件刚刚自动发生变化（{what}）；您的操作没有保存，请核对后重做", en: "The case has changed by itself meanwhile ({what}); nothing of yours was saved, look and try again" }
    op_reused() { zh: "同一操作编号的内容不同", en: "The same operation id came with another content" }
}

/// The message of a refusal.
pub(in crate::regulation) fn refusal(lang: Lang, refusal: &Refusal) -> String {
    let field = refusal.field.as_deref().unwrap_or_default();
    let title = |name: CommandName| command_title(lang, name);
    match &refusal.reason {
        Reason::Rule(label) => label.get(lang).to_owned(),
        Reason::NotNow(turn) => match &turn.next {
            Some(next) => not_now(lang, turn.command.get(lang), next.get(lang)),
            None => nothing_next(lang, turn.command.get(lang)),
        },
        Reason::Done(command) => done_already(lang, title(*command)),
        Reason::NoSuchStep {
            command,
            next: Some(next),
        } => no_such_step_next(lang, title(*command), title(*next)),
        Reason::NoSuchStep {
            command,
            next: None,
        } => no_such_step(lang, title(*command)),
        Reason::NeedsRole(titles) => {
            let titles: Vec<&str> = titles.iter().map(|title| title.get(lang)).collect();
            needs_role(lang, &titles.join(words::joint(lang)))
        }
        Reason::OtherDepartment(name) => other_department(lang, name),
        Reason::HandlerAccused(name) => handler_accused(lang, name),
        Reason::Missing => missing(lang, field),
        Reason::Unknown(value) => unknown(lang, field, value),
        Reason::UnknownCommand(name) => {
            let known: Vec<&str> = CommandName::ALL.iter().map(|name| name.as_str()).collect();
            unknown_command(lang, name, &known.join(" "))
        }
        Reason::UnknownField => unknown_field(lang, field),
        Reason::NotFields => not_fields(lang).to_owned(),
        Reason::Malformed(detail) => {
            let known = reader_words(detail);
            let detail = known
                .as_ref()
                .map_or(detail.as_str(), |known| known.get(lang));
            malformed(lang, field, detail)
        }
        Reason::InFuture => in_future(lang, field),
        Reason::BeforeReceipt => before_receipt(lang, field),
        Reason::NotLater => not_later(lang, field),
        Reason::TooLong(most) => too_long(lang, field, *most),
        Reason::ExtendedBefore(times) => extended_before(lang, *times),
        Reason::BeyondCap(latest) => beyond_cap(lang, latest),
        Reason::RungSkipped { next } => rung_skipped(lang, next.get(lang)),
        Reason::BelowMinimum(least) => below_minimum(lang, *least),
        Reason::SanctionNotOpen(word) => sanction_not_open(lang, word),
        Reason::SealedSequel => sealed_sequel(lang, field),
        Reason::UndoByOther(name) => undo_by_other(lang, name),
        Reason::UndoBehind(last) => {
            let by = if last.by == Actor::CLOCK {
                the_clock(lang)
            } else {
                &last.by
            };
            let at = last.at.format("%m-%d %H:%M").to_string();
            undo_behind(lang, last.what.get(lang), &at, by)
        }
        Reason::UndoKind(command) => undo_kind(lang, title(*command)),
        Reason::StillKept(until) => still_kept(lang, &until.to_string()),
        Reason::Held(until) => held(lang, &until.to_string()),
        Reason::Conflict {
            by,
            expected,
            found,
            ..
        } if by.is_empty() => conflict_of_versions(lang, *expected, *found),
        Reason::Conflict { by, what, .. } => {
            let what: Vec<&str> = what.iter().map(|label| label.get(lang)).collect();
            let what = what.join(words::joint(lang));
            if by == Actor::CLOCK {
                conflict_by_itself(lang, &what)
            } else {
                conflict(lang, by, &what)
            }
        }
        Reason::OtherForm(title) => other_form(lang, title.get(lang)),
        Reason::NotReady(paper) => not_ready(lang, paper.form.get(lang), paper.missing.get(lang)),
        Reason::UnknownForm { form, known } => unknown_form(lang, form, known),
        Reason::NotASlip(serial) => not_a_slip(lang, serial),
        Reason::BackAlready(serial) => back_already(lang, serial),
        plain => plain_reason(lang, plain).to_owned(),
    }
}

fn plain_reason(lang: Lang, reason: &Reason) -> &'static str {
    match reason {
        Reason::CaseClosed => case_closed(lang),
        Reason::CaseArchived => case_archived(lang),
        Reason::NotClosed => not_closed(lang),
        Reason::NotArchivable => not_archivable(lang),
        Reason::Accused => accused(lang),
        Reason::NotWaiting => not_waiting(lang),
        Reason::AlreadyWaiting => already_waiting(lang),
        Reason::NothingToExtend => nothing_to_extend(lang),
        Reason::TopOfLadder => top_of_ladder(lang),
        Reason::NoLadder => no_ladder(lang),
        Reason::NothingReturned => nothing_returned(lang),
        Reason::NotAsked => not_asked(lang),
        Reason::NeitherPointsNorSanction => sanction_only(lang),
        Reason::AlreadyDecided => already_decided(lang),
        Reason::NoPrevention => no_prevention(lang),
        Reason::MeasureNotDone => measure_not_done(lang),
        Reason::MeasureConfirmed => measure_confirmed(lang),
        Reason::UndoTooLate => undo_too_late(lang),
        Reason::LevelsNone => levels_none(lang),
        Reason::SameKind => same_kind(lang),
        Reason::IntoItself => into_itself(lang),
        Reason::HoldPast => hold_past(lang),
        Reason::NotHeld => not_held(lang),
        Reason::NotArchived => not_archived(lang),
        Reason::Erased => erased(lang),
        Reason::OpReused => op_reused(lang),
        _ => nothing_to_undo(lang),
    }
}
