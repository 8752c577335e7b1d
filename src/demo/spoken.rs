//! Words that say when, or on whom: the fields of a command agree with what is written in it.

use chrono::{Datelike, Weekday};

use super::hours::{at, close_of_business, days};
use crate::calendar::{Calendar, Moment};
use crate::case::WaitOn;

/// Words, and how many days they mean. The first that occurs counts.
const DAYS: [(&str, u32); 6] = [
    ("今", 0),
    ("明天", 1),
    ("后天", 2),
    ("三天", 3),
    ("一周", 7),
    ("例会", 6),
];
/// What is promised without a day is kept within so many working days.
const OTHERWISE: u32 = 3;
/// What a customer is called.
const CUSTOMERS: [&str; 7] = ["客户", "会员", "业主", "住户", "反映人", "投诉人", "用户"];
/// What is said of good work.
const PRAISE: [&str; 4] = ["奖", "表扬", "致谢", "主动"];

/// Until when `promise` says. `None` where that is over already.
pub(super) fn until(promise: &str, calendar: &Calendar, now: Moment) -> Option<Moment> {
    let named = DAYS.iter().find(|(word, _)| promise.contains(word));
    let until = if promise.contains("工作日") {
        close_of_business(calendar, now, OTHERWISE)
    } else if promise.contains("周五") {
        friday(calendar, now)
    } else if let Some((_, many)) = named {
        let date = (now + days(*many)).date_naive();
        let minute = if *many == 0 { 20 * 60 } else { 18 * 60 };
        at(calendar, date, minute, 0)?
    } else {
        close_of_business(calendar, now, OTHERWISE)
    };
    if until > now {
        Some(until)
    } else {
        Some(close_of_business(calendar, now, 1)).filter(|until| *until > now)
    }
}

/// The end of business of the coming Friday.
fn friday(calendar: &Calendar, now: Moment) -> Moment {
    let ahead =
        (Weekday::Fri.num_days_from_monday() + 7 - now.weekday().num_days_from_monday()) % 7;
    let ahead = if ahead == 0 { 7 } else { ahead };
    at(calendar, (now + days(ahead)).date_naive(), 18 * 60, 0).unwrap_or(now)
}

/// On whom the case waits, by its reason.
pub(super) fn waits_on(reason: &str) -> WaitOn {
    if CUSTOMERS.iter().any(|word| reason.contains(word)) {
        WaitOn::Customer
    } else {
        WaitOn::Office
    }
}

/// Whether the words praise somebody.
pub(super) fn praises(words: &str) -> bool {
    PRAISE.iter().any(|word| words.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_kept_on_the_day_that_it_names() {
        let calendar = Calendar::shipped();
        let now = Moment::parse_from_rfc3339("2026-03-18T10:00:00+08:00").unwrap(); // a Wednesday
        for (promise, day) in [
            ("今晚八点前给您回话", "03-18 20:00"),
            ("明天下班前回电话", "03-19 18:00"),
            ("三天内给您答复", "03-21 18:00"),
            ("本周五之前告知结果", "03-20 18:00"),
            ("三个工作日内给初步意见", "03-23 18:00"),
            ("尽快", "03-23 18:00"),
        ] {
            let until = until(promise, &calendar, now).unwrap();
            assert_eq!(until.format("%m-%d %H:%M").to_string(), day, "{promise}");
        }
    }

    #[test]
    fn waiting_is_on_whom_the_words_name() {
        assert_eq!(waits_on("等客户补充材料"), WaitOn::Customer);
        assert_eq!(waits_on("已报总经办，等批复"), WaitOn::Office);
        assert!(praises("热情周到，提请奖励") && !praises("经查属实"));
    }
}
