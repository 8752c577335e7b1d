//! The words of a regulation that is read.

use super::Sort;
use crate::regulation::model::{Charges, ClockStart};
use crate::text::Lang;

crate::catalogue! {
    about(sort: &str, what: &str) { zh: "{sort}：{what}", en: "{sort}: {what}" }
    and() { zh: "，且", en: " and " }
    or() { zh: "，或", en: " or " }
    comma() { zh: "、", en: ", " }
    bracketed(text: &str) { zh: "（{text}）", en: "({text})" }
    not(text: &str) { zh: "并非（{text}）", en: "not ({text})" }
    ticked(label: &str) { zh: "勾选了“{label}”", en: "\"{label}\" is ticked" }
    done(step: &str) { zh: "已做“{step}”", en: "\"{step}\" is done" }
    is(name: &str, value: &str) { zh: "{name}为“{value}”", en: "{name} is {value}" }
    one_of(name: &str, values: &str) { zh: "{name}为 {values} 之一", en: "{name} is one of {values}" }
    holds(name: &str) { zh: "“{name}”为是", en: "{name}: yes" }
    holds_not(name: &str) { zh: "“{name}”为否", en: "{name}: no" }
    at_least(name: &str, n: u32) { zh: "{name}不少于 {n}", en: "{name} at least {n}" }
    at_most(name: &str, n: u32) { zh: "{name}不多于 {n}", en: "{name} at most {n}" }
    serious() { zh: "严重", en: "serious" }
    ordinary() { zh: "一般", en: "ordinary" }
    yes() { zh: "是", en: "yes" }
    no() { zh: "否", en: "no" }
    unverifiable() { zh: "无法核实", en: "unverifiable" }
    customer() { zh: "客户", en: "the customer" }
    office() { zh: "上级", en: "the office" }

    from(span: &str, start: &str) { zh: "{span}（{start}）", en: "{span} ({start})" }
    slip(span: &str) { zh: "以派单时限为准，未写则{span}", en: "as the slip says, else {span}" }
    every(span: &str) { zh: "每 {span}", en: "every {span}" }
    waits() { zh: "此后案件等待，时限暂停", en: "the case waits from then on, and its clocks stand" }
    times(n: u32) { zh: "最多 {n} 次", en: "at most {n} times", en_one: "once at most" }
    cap(span: &str) { zh: "总共不超过{span}", en: "never beyond {span}" }
    after_close() { zh: "结案之后", en: "after closing" }
    each_department() { zh: "每个涉及部门各一次", en: "once for each department" }
    also(who: &str) { zh: "也可由{who}办理", en: "may also be done by: {who}" }
    to_step(step: &str) { zh: "回到“{step}”", en: "goes back to \"{step}\"" }
    to_role(role: &str) { zh: "交给{role}", en: "goes to: {role}" }
    expected() { zh: "空着时提示“待补”", en: "shown as to be completed while it is empty" }
    sealed_for(role: &str) { zh: "密件：只有{role}能看到", en: "sealed: visible to {role} only" }
    by_default() { zh: "没有条件成立时即为此级", en: "the level where no criterion holds" }
    by_tick() { zh: "由受理人员勾选", en: "ticked at the desk" }
    by_program() { zh: "由系统判断", en: "known by the program" }
    charged(whom: &str) { zh: "考核对象：{whom}", en: "charges: {whom}" }
    points(n: u32) { zh: "至少 {n} 分", en: "{n} points at least", en_one: "{n} point at least" }
    head_points(n: u32) { zh: "负责人至少 {n} 分", en: "the head {n} points at least", en_one: "the head {n} point at least" }
    where_it_holds(when: &str, then: &str) { zh: "{when}：{then}", en: "{when}: {then}" }
    reward() { zh: "奖励", en: "a reward" }
    attempts(attempts: u32, days: u32) { zh: "在至少 {days} 天内联系 {attempts} 次未果", en: "{attempts} failed attempts on {days} days" }
    doubt() { zh: "无法核实的，认定成立", en: "what cannot be verified is upheld" }
    keep_kind(kind: &str, span: &str) { zh: "{kind}：{span}", en: "{kind}: {span}" }
    person() { zh: "责任人", en: "the person" }
    head() { zh: "负责人", en: "the head" }
    both() { zh: "责任人和负责人", en: "the person and the head" }
    out_of_turn() { zh: "可以提前办理", en: "may be done before its turn" }
}

fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a sort of rule is called.
pub fn sort_title(lang: Lang, sort: Sort) -> &'static str {
    let (zh, en) = match sort {
        Sort::Kind => ("类型", "Kind"),
        Sort::Level => ("级别", "Level"),
        Sort::Criterion => ("判级条件", "Criterion"),
        Sort::Field => ("登记项", "Field"),
        Sort::Office => ("受理部门", "Receiving office"),
        Sort::Step => ("步骤", "Step"),
        Sort::Requirement => ("办理前提", "Requirement"),
        Sort::Early => ("提前办理", "Before its turn"),
        Sort::Limit => ("时限", "Limit"),
        Sort::Recurring => ("定期办理", "Recurring"),
        Sort::Trigger => ("超时上报", "The clock escalates"),
        Sort::Action => ("操作", "Action"),
        Sort::Extension => ("延期", "Extension"),
        Sort::Return => ("退回", "Return"),
        Sort::Reopen => ("重新办理", "Reopening"),
        Sort::Measures => ("纠正措施", "Corrective measures"),
        Sort::Finding => ("调查结论", "Finding"),
        Sort::Item => ("考核项", "Assessment item"),
        Sort::Rung => ("上报阶梯", "Ladder"),
        Sort::Unreachable => ("无法联系", "Unreachable"),
        Sort::Doubt => ("疑点归客户", "Doubt favours the customer"),
        Sort::Retention => ("保存期", "Retention"),
        Sort::Guidance => ("接待提示", "What to say"),
    };
    pick(lang, zh, en)
}

/// When a clock starts.
pub fn clock_text(lang: Lang, start: ClockStart) -> &'static str {
    let (zh, en) = match start {
        ClockStart::Received => ("自受理起", "from receipt"),
        ClockStart::Turn => ("自轮到此步起", "from its turn"),
        ClockStart::Notify => ("自通知到场起", "from the notice"),
        ClockStart::Dispatch => ("自派单起", "from the dispatch"),
        ClockStart::Close => ("自结案起", "from closing"),
        ClockStart::LastWord => ("自上次告知客户起", "from the last word to the customer"),
    };
    pick(lang, zh, en)
}

pub(super) fn charges(lang: Lang, charges: Charges) -> &'static str {
    match charges {
        Charges::Person => person(lang),
        Charges::Head => head(lang),
        Charges::Both => both(lang),
    }
}
