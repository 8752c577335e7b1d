//! How much time is left, told by a sign, words and a colour.

use chrono::TimeDelta;

use super::table::Cell;
use crate::calendar::Moment;
use crate::text::Lang;
use crate::tui::model::Shell;
use crate::tui::theme::Role;

/// Less than this is soon.
pub const SOON: TimeDelta = TimeDelta::hours(2);

/// How a due time stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Overdue,
    Soon,
    Later,
}

/// How `due` stands at `now`.
pub fn standing(due: Moment, now: Moment) -> Standing {
    if due < now {
        Standing::Overdue
    } else if due - now <= SOON {
        Standing::Soon
    } else {
        Standing::Later
    }
}

impl Standing {
    /// The look of it.
    pub const fn role(self) -> Role {
        match self {
            Self::Overdue => Role::Danger,
            Self::Soon => Role::DueSoon,
            Self::Later => Role::Normal,
        }
    }
}

/// The time left as a cell of a table: `⚠已超 2 天`, `◷还剩 40 分钟`, ` 还剩 3 天`.
pub fn due_cell<'a>(shell: &Shell, due: Option<Moment>) -> Cell<'a> {
    match due {
        None => Cell::muted(" —"),
        Some(due) => Cell::of(signed(shell, due), standing(due, shell.now).role()),
    }
}

/// The time left with its sign.
pub fn signed(shell: &Shell, due: Moment) -> String {
    let signs = shell.theme.signs();
    let sign = match standing(due, shell.now) {
        Standing::Overdue => signs.warn,
        Standing::Soon => signs.soon,
        Standing::Later => " ",
    };
    format!("{sign}{}", left_calm(shell.lang, due, shell.now))
}

/// The time left in words: the two units that matter are one too many, so one it is; the last minutes are counted in seconds.
pub fn left(lang: Lang, due: Moment, now: Moment) -> String {
    let seconds = (due - now).num_seconds();
    let (n, unit) = amount(seconds.unsigned_abs());
    let amount = unit.text(lang, n);
    if seconds < 0 {
        texts::over(lang, &amount)
    } else {
        texts::remaining(lang, &amount)
    }
}

/// How long something has been waiting, in words, never in seconds: `已等 3 天`.
pub fn age(lang: Lang, since: Moment, now: Moment) -> String {
    let (n, unit) = match (now - since).num_seconds() {
        ..60 => return texts::fresh(lang).to_owned(),
        seconds @ 60..300 => (seconds.unsigned_abs() / 60, Unit::Minutes),
        seconds => amount(seconds.unsigned_abs()),
    };
    texts::age(lang, &unit.text(lang, n))
}

/// The time left in words, never in seconds: for limits that nobody counts by the second.
pub fn left_calm(lang: Lang, due: Moment, now: Moment) -> String {
    let seconds = (due - now).num_seconds();
    match seconds {
        0..60 => texts::within_a_minute(lang).to_owned(),
        -59..0 => texts::over(lang, &Unit::Minutes.text(lang, 1)),
        -299..=299 => {
            let amount = Unit::Minutes.text(lang, seconds.unsigned_abs() / 60);
            if seconds < 0 {
                texts::over(lang, &amount)
            } else {
                texts::remaining(lang, &amount)
            }
        }
        _ => left(lang, due, now),
    }
}

/// The look of a limit of minutes that runs: a sign, the time left, its role.
pub fn countdown(shell: &Shell, due: Moment) -> (&'static str, String, Role) {
    let signs = shell.theme.signs();
    let (sign, role) = if due - shell.now < TimeDelta::minutes(1) {
        (signs.warn, Role::Danger)
    } else {
        (signs.soon, Role::DueSoon)
    };
    (sign, counted_down(shell.lang, due, shell.now), role)
}

/// The time left of a limit of minutes as a clock shows it, `02:47`; and once it is over, by how many minutes.
pub fn counted_down(lang: Lang, due: Moment, now: Moment) -> String {
    const HOUR: i64 = 60 * 60;
    let seconds = (due - now).num_seconds();
    let over = due < now;
    match (over, seconds.abs()) {
        (false, 0..HOUR) => format!("{:02}:{:02}", seconds / 60, seconds % 60),
        (true, over @ 0..7200) => texts::late(lang, over / 60 + 1),
        _ => left_calm(lang, due, now),
    }
}

/// A date and time as people write it: the year only where it is another one.
pub fn moment(lang: Lang, at: Moment, now: Moment) -> String {
    use chrono::Datelike;
    let this_year = at.year() == now.year();
    let format = match (lang, this_year) {
        (Lang::Zh, true) => "%-m月%-d日 %H:%M",
        (Lang::Zh, false) => "%Y年%-m月%-d日 %H:%M",
        (Lang::En, true) => "%-d %b %H:%M",
        (Lang::En, false) => "%-d %b %Y %H:%M",
    };
    at.format(format).to_string()
}

/// A date and time in few cells, for columns: `09-28 10:12`.
pub fn short(at: Moment) -> String {
    at.format("%m-%d %H:%M").to_string()
}

#[derive(Clone, Copy)]
enum Unit {
    Seconds,
    Minutes,
    Hours,
    Days,
}

fn amount(seconds: u64) -> (u64, Unit) {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const DAY: u64 = 24 * HOUR;
    match seconds {
        0..=299 => (seconds, Unit::Seconds),
        300..=7199 => (seconds / MINUTE, Unit::Minutes),
        7200..=172_799 => (seconds / HOUR, Unit::Hours),
        _ => (seconds / DAY, Unit::Days),
    }
}

impl Unit {
    fn text(self, lang: Lang, n: u64) -> String {
        match self {
            Self::Seconds => texts::seconds(lang, n),
            Self::Minutes => texts::minutes(lang, n),
            Self::Hours => texts::hours(lang, n),
            Self::Days => texts::days(lang, n),
        }
    }
}

mod texts {
    crate::catalogue! {
        over(amount: &str) { zh: "已超 {amount}", en: "{amount} over" }
        fresh() { zh: "刚到", en: "just now" }
        age(amount: &str) { zh: "已等 {amount}", en: "open {amount}" }
        late(n: i64) { zh: "超时 {n} 分", en: "{n} min over" }
        remaining(amount: &str) { zh: "还剩 {amount}", en: "{amount} left" }
        within_a_minute() { zh: "不到 1 分钟", en: "< 1 min left" }
        seconds(n: u64) { zh: "{n} 秒", en: "{n} s" }
        minutes(n: u64) { zh: "{n} 分钟", en: "{n} min" }
        hours(n: u64) { zh: "{n} 小时", en: "{n} h" }
        days(n: u64) { zh: "{n} 天", en: "{n} d" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_something_waits_is_told_in_the_unit_that_matters() {
        let now: Moment = "2026-09-28T10:00:00+08:00".parse().unwrap();
        for (minutes, zh, en) in [
            (0, "刚到", "just now"),
            (1, "已等 1 分钟", "open 1 min"),
            (90, "已等 90 分钟", "open 90 min"),
            (5 * 60, "已等 5 小时", "open 5 h"),
            (3 * 24 * 60, "已等 3 天", "open 3 d"),
        ] {
            let since = now - TimeDelta::minutes(minutes);
            assert_eq!(age(Lang::Zh, since, now), zh);
            assert_eq!(age(Lang::En, since, now), en);
        }
    }

    #[test]
    fn the_time_left_is_told_in_one_unit() {
        let now: Moment = "2026-09-28T10:00:00+08:00".parse().unwrap();
        for (minutes, zh, en) in [
            (3, "还剩 180 秒", "180 s left"),
            (40, "还剩 40 分钟", "40 min left"),
            (119, "还剩 119 分钟", "119 min left"),
            (180, "还剩 3 小时", "3 h left"),
            (60 * 47, "还剩 47 小时", "47 h left"),
            (60 * 24 * 3, "还剩 3 天", "3 d left"),
            (-60 * 24 * 2, "已超 2 天", "2 d over"),
            (-30, "已超 30 分钟", "30 min over"),
        ] {
            let due = now + TimeDelta::minutes(minutes);
            assert_eq!(
                (left(Lang::Zh, due, now), left(Lang::En, due, now)),
                (zh.to_owned(), en.to_owned())
            );
        }
    }

    #[test]
    fn a_limit_of_days_ends_without_seconds() {
        let now: Moment = "2026-09-28T10:00:00+08:00".parse().unwrap();
        for (seconds, zh, en) in [
            (280, "还剩 4 分钟", "4 min left"),
            (59, "不到 1 分钟", "< 1 min left"),
            (-1, "已超 1 分钟", "1 min over"),
            (-130, "已超 2 分钟", "2 min over"),
            (-3 * 3600, "已超 3 小时", "3 h over"),
        ] {
            let due = now + TimeDelta::seconds(seconds);
            assert_eq!(left_calm(Lang::Zh, due, now), zh);
            assert_eq!(left_calm(Lang::En, due, now), en);
        }
    }

    #[test]
    fn a_limit_of_minutes_is_counted_down_like_a_clock() {
        let now: Moment = "2026-09-28T10:00:00+08:00".parse().unwrap();
        for (seconds, zh, en) in [
            (180, "03:00", "03:00"),
            (179, "02:59", "02:59"),
            (9, "00:09", "00:09"),
            (0, "00:00", "00:00"),
            (-1, "超时 1 分", "1 min over"),
            (-61, "超时 2 分", "2 min over"),
            (-3 * 3600, "已超 3 小时", "3 h over"),
            (3600, "还剩 60 分钟", "60 min left"),
        ] {
            let due = now + TimeDelta::seconds(seconds);
            assert_eq!(counted_down(Lang::Zh, due, now), zh);
            assert_eq!(counted_down(Lang::En, due, now), en);
        }
    }

    #[test]
    fn soon_is_within_two_hours() {
        let now: Moment = "2026-09-28T10:00:00+08:00".parse().unwrap();
        assert_eq!(
            standing(now - TimeDelta::seconds(1), now),
            Standing::Overdue
        );
        assert_eq!(standing(now + SOON, now), Standing::Soon);
        assert_eq!(
            standing(now + SOON + TimeDelta::seconds(1), now),
            Standing::Later
        );
    }
}
