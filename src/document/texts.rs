//! The words on documents.

crate::catalogue! {
    ledger(organisation: &str) { zh: "{organisation} 投诉管理台账", en: "{organisation}: complaint ledger" }
    sheet(n: usize) { zh: "台账{n}", en: "Ledger {n}" }
    case_number(number: &str, date: &str) { zh: "案件编号：{number}　　打印日期：{date}", en: "Case {number}    Printed on {date}" }
    serial(serial: &str) { zh: "编号：{serial}", en: "No. {serial}" }
    sealed(serial: &str) { zh: "密件　{serial}", en: "SEALED   {serial}" }
    date(year: i32, month: u32, day: u32) { zh: "{year}年{month}月{day}日", en: "{year}-{month:02}-{day:02}" }
    /// A line for a name and a date, in a box that has room for both beside each other.
    sign_here(who: &str) { zh: "{who}签字：　　　　　　　　　　　　年　　月　　日", en: "{who}, signature:                              date:                    " }
    sign_name(who: &str) { zh: "{who}签字：", en: "{who}, signature:" }
    sign_date() { zh: "年　　月　　日", en: "date:                    " }
    sign_who(who: &str) { zh: "{who}（签字）：", en: "{who}: " }
    sign_line() { zh: "________________", en: "____________________" }
    /// After a small box, with room before the next one.
    ticked(label: &str) { zh: " {label}　", en: " {label}    " }
    date_line() { zh: "日期：______年____月____日", en: "Date: ____________________" }
    page() { zh: "第 &P 页，共 &N 页", en: "Page &P of &N" }
}
