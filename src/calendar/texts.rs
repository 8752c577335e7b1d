//! The words of the calendar.

use std::borrow::Cow;

use crate::text::Lang;

crate::catalogue! {
    workday() { zh: "工作日", en: "working day" }
    weekend() { zh: "周末", en: "weekend" }
    holiday(name: &str) { zh: "{name}放假", en: "public holiday ({name})" }
    make_up_workday(name: &str) { zh: "{name}调休上班", en: "make-up working day ({name})" }
    day_of_receipt() { zh: "受理当日，不计入", en: "day of receipt, not counted" }

    workdays(n: u32) { zh: "{n} 个工作日", en: "{n} working days", en_one: "{n} working day" }
    days(n: u32) { zh: "{n} 天", en: "{n} days", en_one: "{n} day" }
    hours(n: u32) { zh: "{n} 小时", en: "{n} hours", en_one: "{n} hour" }
    minutes(n: u32) { zh: "{n} 分钟", en: "{n} minutes", en_one: "{n} minute" }
    months(n: u32) { zh: "{n} 个月", en: "{n} months", en_one: "{n} month" }
    same_day() { zh: "当日", en: "the same day" }

    at_cell(line: usize, column: usize, problem: &str) {
        zh: "第 {line} 行第 {column} 列：{problem}",
        en: "line {line}, column {column}: {problem}",
    }
    wrong_header(found: &str) {
        zh: "首行应为 date,kind,name，实为“{found}”",
        en: "the first line should be date,kind,name but is \"{found}\"",
    }
    wrong_cell_count(found: usize) {
        zh: "应有 3 列，实有 {found} 列",
        en: "3 columns are expected, {found} are there",
    }
    bad_date(found: &str) {
        zh: "“{found}”不是日期，应如 2026-01-01",
        en: "\"{found}\" is not a date; write it like 2026-01-01",
    }
    other_year(date: chrono::NaiveDate, year: i32) {
        zh: "{date} 不在 {year} 年",
        en: "{date} is not in {year}",
    }
    listed_twice(date: chrono::NaiveDate, first: usize) {
        zh: "{date} 已列在第 {first} 行",
        en: "{date} is listed already, in line {first}",
    }
    bad_kind(found: &str) {
        zh: "“{found}”应为 off（休息）或 work（上班）",
        en: "\"{found}\" should be off or work",
    }
    no_date() { zh: "没有找到日期", en: "no date was found in it" }
    no_name() { zh: "缺少节日名称", en: "the name of the holiday is missing" }
    no_days(year: i32) {
        zh: "{year} 年一天也没有列出：请放入当年的放假通知",
        en: "no day of {year} is listed: put in the holiday notice of that year",
    }
}

/// The name of a holiday in `lang`; names that are not among the seven public holidays stay as they are.
pub(super) fn holiday_name(name: &str, lang: Lang) -> Cow<'_, str> {
    match lang {
        Lang::Zh => Cow::Borrowed(name),
        Lang::En => Cow::Owned(
            name.split('、')
                .map(english_holiday)
                .collect::<Vec<_>>()
                .join(", "),
        ),
    }
}

fn english_holiday(name: &str) -> &str {
    match name {
        "元旦" => "New Year's Day",
        "春节" => "Spring Festival",
        "清明节" => "Tomb-Sweeping Day",
        "劳动节" => "Labour Day",
        "端午节" => "Dragon Boat Festival",
        "中秋节" => "Mid-Autumn Festival",
        "国庆节" => "National Day",
        other => other,
    }
}
