//! Times as the form tells them.

use chrono::Datelike;

use crate::calendar::Moment;
use crate::text::Lang;

/// When something was kept: the time, with the date where it is another day.
pub(super) fn short(at: Moment, now: Moment) -> String {
    let same_day = at.date_naive() == now.date_naive();
    let format = if same_day { "%H:%M" } else { "%m-%d %H:%M" };
    at.format(format).to_string()
}

/// A due time with its weekday: `10月8日 周四 18:00`; the year only where it is another one.
pub(super) fn with_weekday(lang: Lang, at: Moment, now: Moment) -> String {
    let other_year = at.year() != now.year();
    match lang {
        Lang::Zh => {
            let year = if other_year {
                format!("{}年", at.year())
            } else {
                String::new()
            };
            let (month, day, weekday) = (at.month(), at.day(), weekday(at));
            format!("{year}{month}月{day}日 周{weekday} {}", at.format("%H:%M"))
        }
        Lang::En if other_year => at.format("%a %-d %b %Y %H:%M").to_string(),
        Lang::En => at.format("%a %-d %b %H:%M").to_string(),
    }
}

fn weekday(at: Moment) -> &'static str {
    const DAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    DAYS.get(at.weekday().num_days_from_monday() as usize)
        .unwrap_or(&"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_due_time_names_its_weekday() {
        let now: Moment = "2026-09-28T10:12:00+08:00".parse().unwrap();
        let due: Moment = "2026-10-08T18:00:00+08:00".parse().unwrap();
        assert_eq!(with_weekday(Lang::Zh, due, now), "10月8日 周四 18:00");
        assert_eq!(with_weekday(Lang::En, due, now), "Thu 8 Oct 18:00");
        let next_year: Moment = "2027-01-04T18:00:00+08:00".parse().unwrap();
        assert_eq!(
            with_weekday(Lang::Zh, next_year, now),
            "2027年1月4日 周一 18:00"
        );
    }
}
