//! What a mistake in a regulation file says, in both languages: who writes the file need not read the other one.

use crate::text::{Label, Lang};

crate::catalogue! {
    no_clause(id: &str) { zh: "没有条款 `{id}`", en: "no clause `{id}`" }
    no_track(id: &str) { zh: "没有流程 `{id}`", en: "no track `{id}`" }
    no_level(id: &str) { zh: "没有级别 `{id}`", en: "no level `{id}`" }
    no_kind(id: &str) { zh: "没有类型 `{id}`", en: "no kind `{id}`" }
    no_field(id: &str) { zh: "案件没有 `{id}` 这一栏", en: "no such field of a case: `{id}`" }
    no_extra_field(id: &str) { zh: "登记时没有 `{id}` 这一项", en: "the registration has no extra field `{id}`" }
    no_such_item(id: &str) { zh: "没有考核项目 `{id}`", en: "there is no assessment item `{id}`" }
    no_field_of(step: &str, field: &str) { zh: "`{step}` 没有 `{field}` 这一栏", en: "`{step}` has no field `{field}`" }
    sealed_step(role: &str) { zh: "这个类型只有 `{role}` 看得到，这一步没有人能办", en: "the kind is sealed for `{role}`: nobody could do it" }
    runs(fact: &str, first: u32, last: u32) { zh: "`{fact}` 只能是 {first} 到 {last}", en: "`{fact}` runs from {first} to {last}" }
    serial_word() { zh: "只能用小写字母、数字和 _：它是流水号的一部分", en: "small letters, digits and _ only: it becomes part of the serial" }
    empty_paper() { zh: "这张纸是空的", en: "an empty paper" }
    form_columns(most: usize, sum: u32) { zh: "最多 {most} 列，宽度合计应为 100，现为 {sum}", en: "up to {most} widths that add up to 100, not {sum}" }
    form_boxes(part: usize, row: usize, width: u32, columns: u32) { zh: "第 {part} 部分第 {row} 行：格子共占 {width} 列，应为 {columns} 列", en: "part {part}, row {row}: its boxes take {width} of {columns} columns" }
    form_span(part: usize, row: usize) { zh: "第 {part} 部分第 {row} 行：至少占 1 列", en: "part {part}, row {row}: at least 1" }
    form_height(part: usize, row: usize, most: u32) { zh: "第 {part} 部分第 {row} 行：最高 {most}，一页就这么高", en: "part {part}, row {row}: at most {most}, one page" }
    unknown_value(name: &str) { zh: "不认识 `{name}`", en: "unknown value `{name}`" }
    no_step(name: &str) { zh: "这个流程没有 `{name}` 这一步", en: "the track has no step `{name}`" }
    never_ready(kind: &str, step: &str) { zh: "类型 `{kind}` 的流程没有 `{step}` 这一步，这张单据永远打印不了", en: "kind `{kind}` has no step `{step}`: the paper could never be printed" }
    no_step_anywhere(name: &str) { zh: "没有一个流程有 `{name}` 这一步", en: "no track has a step `{name}`" }
    no_close() { zh: "这个流程没有 `close`（结案）这一步，案件永远结不了", en: "the track has no step `close`: its cases would never end" }
    no_levels() { zh: "本制度没有级别", en: "the regulation has no levels" }
    needs_kind() { zh: "至少要有一个类型（kind）", en: "a regulation needs at least one kind" }
    needs_channel() { zh: "至少要有一个渠道（channel）", en: "a regulation needs at least one channel" }
    needs_charge() { zh: "考核项目要有扣分或处分（charge），或者是奖励（reward）", en: "an item needs a charge or to be a reward" }
    needs_criterion() { zh: "判级条件要么勾选（ticked），要么写明 `when`，也可两样都有", en: "a criterion is `ticked`, or has a `when`, or both" }
    needs_retention() { zh: "缺这一节：材料保存多久？", en: "missing: how long are the papers kept?" }
    one_default() { zh: "只能有一个默认级别", en: "only one level can be the default" }
    ranks() { zh: "级别从 1（最重）排起，不能重复", en: "ranks count from 1 (the gravest), each one once" }
    empty() { zh: "空着", en: "empty" }
    twice(id: &str) { zh: "`{id}` 出现了两次", en: "`{id}` stands twice" }
    never(fact: &str, word: &str) { zh: "`{fact}` 不会是 `{word}`", en: "`{fact}` is never `{word}`" }
    not_ticked(id: &str) { zh: "`{id}` 不是勾选的判级条件", en: "`{id}` is no ticked criterion" }
    unknown_field(name: &str, known: &str) { zh: "没有 `{name}` 这一项，可写：{known}", en: "unknown field `{name}`, expected {known}" }
    unknown_word(name: &str, known: &str) { zh: "没有 `{name}` 这个词，可写：{known}", en: "unknown variant `{name}`, expected {known}" }
    missing_field(name: &str) { zh: "缺少 `{name}`", en: "missing field `{name}`" }
    wrong_type(found: &str, wanted: &str) { zh: "写的是 {found}，应为 {wanted}", en: "invalid type: {found}, expected {wanted}" }
    no_day(typed: &str) { zh: "“{typed}”看不出是哪天，请写成 2026-10-15", en: "\"{typed}\" is no day; write 2026-10-15" }
    no_time() { zh: "看不出是什么时间，请写成 2026-09-28T10:12:00+08:00", en: "no time; write 2026-09-28T10:12:00+08:00" }
    malformed(detail: &str) { zh: "格式不对：{detail}", en: "{detail}" }
}

/// A message in both languages.
pub(super) fn both<T: Into<String>>(text: impl Fn(Lang) -> T) -> Label {
    Label::new(text(Lang::Zh), text(Lang::En))
}

/// What the reader of the file's syntax says, the usual sentences in both languages. The reader speaks English only; the
/// words in backticks are the file's own.
pub(super) fn of_reader(message: &str) -> Label {
    known(message).unwrap_or_else(|| both(|lang| malformed(lang, message)))
}

/// The usual sentences of readers: of this file's and of a command's fields.
pub(in crate::regulation) fn known(message: &str) -> Option<Label> {
    let after = |head: &str, tail: &str| {
        let rest = message.strip_prefix(head)?;
        let (word, rest) = rest.split_once('`')?;
        Some((word, rest.strip_prefix(tail)?.trim_start_matches("one of ")))
    };
    if let Some((name, known)) = after("unknown field `", ", expected ") {
        return Some(both(|lang| unknown_field(lang, name, known)));
    }
    if let Some((name, known)) = after("unknown variant `", ", expected ") {
        return Some(both(|lang| unknown_word(lang, name, known)));
    }
    if let Some((name, _)) = after("missing field `", "") {
        return Some(both(|lang| missing_field(lang, name)));
    }
    let types = message.strip_prefix("invalid type: ");
    let types = types.or_else(|| message.strip_prefix("invalid value: "));
    if let Some((found, wanted)) = types.and_then(|rest| rest.split_once(", expected ")) {
        return Some(both(|lang| {
            wrong_type(lang, &typed(lang, found), &typed(lang, wanted))
        }));
    }
    if let Some(typed) = message.strip_prefix("no date: ") {
        return Some(both(|lang| no_day(lang, typed)));
    }
    TIMES.contains(&message).then(|| both(no_time))
}

/// What the reader of a time says of one that it cannot read.
const TIMES: [&str; 4] = [
    "premature end of input",
    "input contains invalid characters",
    "input is out of range",
    "trailing input",
];

/// The reader's words for what a value is.
const TYPES: [(&str, &str); 11] = [
    ("string ", "文字 "),
    ("integer ", "整数 "),
    ("floating point ", "小数 "),
    ("boolean ", "是非 "),
    ("a string", "文字"),
    ("a boolean", "true 或 false"),
    ("a sequence", "列表"),
    ("sequence", "列表"),
    ("map", "对象"),
    ("null", "空"),
    ("one of ", ""),
];

/// What a value is, or should be, in words.
fn typed(lang: Lang, words: &str) -> String {
    let number = ["u8", "u16", "u32", "u64", "i32", "i64", "usize"].contains(&words);
    match lang {
        Lang::En if words.starts_with("struct ") => "an object {…}".to_owned(),
        Lang::Zh if words.starts_with("struct ") => "对象 {…}".to_owned(),
        Lang::En if number => "a whole number".to_owned(),
        Lang::En => words.to_owned(),
        Lang::Zh if number => "整数".to_owned(),
        Lang::Zh => {
            let known = TYPES.iter().find(|(known, _)| words.starts_with(known));
            known.map_or_else(
                || words.to_owned(),
                |(known, zh)| words.replacen(known, zh, 1),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_sentences_of_the_reader_are_said_in_chinese() {
        for (said, zh) in [
            (
                "unknown field `pionts`, expected one of `when`, `points`",
                "没有 `pionts` 这一项，可写：`when`, `points`",
            ),
            (
                "unknown variant `boss`, expected `clerk` or `head`",
                "没有 `boss` 这个词，可写：`clerk` or `head`",
            ),
            ("missing field `to`", "缺少 `to`"),
            (
                "invalid type: string \"two\", expected u8",
                "写的是 文字 \"two\"，应为 整数",
            ),
            ("a span of nothing", "格式不对：a span of nothing"),
        ] {
            assert_eq!(of_reader(said).zh, zh);
        }
    }
}
