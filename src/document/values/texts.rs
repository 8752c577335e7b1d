//! The words in which a case is written down.

use chrono::NaiveDate;

crate::catalogue! {
    titled(title: &str, text: &str) { zh: "{title}：{text}", en: "{title}: {text}" }
    and() { zh: "、", en: ", " }
    comma() { zh: "，", en: ", " }
    effective() { zh: "有效", en: "effective" }
    without_effect() { zh: "未见效", en: "without effect" }
    done() { zh: "已完成", en: "done" }
    planned() { zh: "待落实", en: "planned" }
    measure(words: &str, owner: &str, due: NaiveDate, state: &str) { zh: "{words}（{owner}，{due} 前，{state}）", en: "{words} ({owner}, by {due}, {state})" }
    valid() { zh: "有效投诉", en: "valid" }
    invalid() { zh: "无效投诉", en: "not valid" }
    substantiated() { zh: "属实", en: "substantiated" }
    unsubstantiated() { zh: "不属实", en: "not substantiated" }
    unverifiable() { zh: "无法核实", en: "not verifiable" }
    accepted() { zh: "认可", en: "accepted" }
    not_accepted() { zh: "不认可", en: "not accepted" }
    refused() { zh: "客户拒签", en: "the customer refused to sign" }
    reached() { zh: "已联系上", en: "reached" }
    not_reached() { zh: "未联系上", en: "not reached" }
    points(points: u32) { zh: "扣 {points} 分", en: "{points} points off", en_one: "{points} point off" }
    reward() { zh: "奖励", en: "reward" }
    proposed() { zh: "，待决定", en: ", proposed" }
    rejected() { zh: "，已驳回", en: ", rejected" }
    charge(whom: &str, what: &str, state: &str) { zh: "{whom}：{what}{state}", en: "{whom}: {what}{state}" }
    entry(whom: &str, what: &str, item: &str, state: &str) { zh: "{whom}：{what}（{item}{state}）", en: "{whom}: {what} ({item}{state})" }
}
