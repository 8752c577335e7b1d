//! One month of working days: its weeks below one another, a sign beside each day that is off or worked against the rule.

use chrono::{Datelike, Days, Months, NaiveDate};
use ratatui::layout::Rect;

use crate::calendar::{Calendar, DayKind, holiday_name};
use crate::text::Lang;
use crate::tui::draw::{Draw, Target, indent, row};
use crate::tui::theme::Role;
use crate::tui::width;

/// The rows that every month fits in: its name, the days of the week, six weeks.
pub const ROWS: u16 = 8;

/// A month to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Month<'a> {
    pub calendar: &'a Calendar,
    /// Its first day.
    pub first: NaiveDate,
    /// Its heading tells the year too.
    pub with_year: bool,
    /// The cells at the right of its heading that are somebody else's.
    pub reserved: u16,
    /// The cells of a day.
    pub day: u16,
    /// Those of them that stand before its number.
    pub lead: u16,
}

/// How a day looks.
#[derive(Clone, Debug)]
pub struct Face {
    pub text: String,
    pub role: Role,
    /// It is under the cursor.
    pub selected: bool,
    pub target: Target,
}

/// The weeks of the month of `first`, Monday first; places before its first and after its last day are empty.
pub fn weeks(first: NaiveDate) -> Vec<[Option<NaiveDate>; 7]> {
    let Some(first) = first.with_day(1) else {
        return Vec::new();
    };
    let next = first.checked_add_months(Months::new(1));
    let mut weeks = Vec::new();
    let mut week = [None; 7];
    for day in first.iter_days() {
        if next.is_some_and(|next| day >= next) || day.month() != first.month() {
            break;
        }
        let place = day.weekday().num_days_from_monday() as usize;
        if let Some(cell) = week.get_mut(place) {
            *cell = Some(day);
        }
        if place == 6 {
            weeks.push(std::mem::take(&mut week));
        }
    }
    if week.iter().any(Option::is_some) {
        weeks.push(week);
    }
    weeks
}

/// The same day so many months on, or the last one of a shorter month.
pub fn months_on(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let by = Months::new(months.unsigned_abs());
    if months < 0 {
        day.checked_sub_months(by)
    } else {
        day.checked_add_months(by)
    }
}

/// The last day of the month of `day`.
pub fn last_day(day: NaiveDate) -> Option<NaiveDate> {
    let next = months_on(day.with_day(1)?, 1)?;
    next.checked_sub_days(Days::new(1))
}

/// What the calendar's table says of a day, in a sign and a look: off, worked to make up, or nothing out of the ordinary.
pub fn sign(calendar: &Calendar, day: NaiveDate, lang: Lang) -> (&'static str, Role) {
    let table = calendar.years.get(&day.year());
    let special = table.and_then(|table| table.days.get(&day));
    match special.map(|special| special.kind) {
        Some(DayKind::Off) => (texts::off(lang), Role::Ok),
        Some(DayKind::Work) => (texts::work(lang), Role::DueSoon),
        None if calendar.is_working(day) => ("", Role::Normal),
        None => ("", Role::Muted),
    }
}

impl Month<'_> {
    /// The cells that it takes.
    pub const fn width(&self) -> u16 {
        7 * self.day
    }

    /// Draws it. Gives the rows used.
    pub fn view(
        &self,
        draw: &mut Draw<'_>,
        area: Rect,
        face: impl Fn(&Draw<'_>, NaiveDate) -> Face,
    ) -> u16 {
        let lang = draw.lang();
        let top = row(area, 0);
        let top = Rect {
            width: top.width.saturating_sub(self.reserved),
            ..top
        };
        let title = self.title(lang);
        let used = draw.text(indent(top, self.lead), &title, Role::Title);
        let names = self.holidays(lang);
        draw.text(indent(top, self.lead + used + 1), &names, Role::Ok);
        for (place, name) in texts::WEEK.iter().enumerate() {
            let name = match lang {
                Lang::Zh => name.0,
                Lang::En => name.1,
            };
            let left = width::cells(place) * self.day + self.lead;
            draw.text(indent(row(area, 1), left), name, Role::Muted);
        }
        let weeks = weeks(self.first);
        for (week, y) in weeks.iter().zip(2..) {
            for (day, place) in week.iter().zip(0..) {
                let Some(day) = *day else { continue };
                let spot = indent(row(area, y), place * self.day);
                let spot = Rect {
                    width: self.day.min(spot.width),
                    ..spot
                };
                let face = face(draw, day);
                draw.text(spot, &face.text, face.role);
                if face.selected {
                    draw.paint(spot, Role::Selected);
                }
                draw.hit(spot, face.target);
            }
        }
        2 + width::cells(weeks.len())
    }

    fn title(&self, lang: Lang) -> String {
        match (lang, self.with_year) {
            (Lang::Zh, false) => format!("{}月", self.first.month()),
            (Lang::Zh, true) => format!("{}年{}月", self.first.year(), self.first.month()),
            (Lang::En, false) => self.first.format("%B").to_string(),
            (Lang::En, true) => self.first.format("%B %Y").to_string(),
        }
    }

    /// Its holidays, each once.
    fn holidays(&self, lang: Lang) -> String {
        let Some(table) = self.calendar.years.get(&self.first.year()) else {
            return String::new();
        };
        let mut names: Vec<String> = Vec::new();
        for (date, day) in &table.days {
            if date.month() == self.first.month() && day.kind == DayKind::Off {
                let name = holiday_name(&day.name, lang).into_owned();
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names.join(texts::and(lang))
    }
}

/// The signs of days, and words about them that every calendar on the screen shares.
pub mod texts {
    /// Monday first; each in the two cells of a day's number.
    pub const WEEK: [(&str, &str); 7] = [
        ("一", "Mo"),
        ("二", "Tu"),
        ("三", "We"),
        ("四", "Th"),
        ("五", "Fr"),
        ("六", "Sa"),
        ("日", "Su"),
    ];

    crate::catalogue! {
        and() { zh: "、", en: ", " }
        today() { zh: "今", en: "T" }
        off() { zh: "休", en: "H" }
        work() { zh: "班", en: "W" }
        is_today() { zh: "今天", en: "today" }
        is_off() { zh: "放假", en: "day off" }
        is_work() { zh: "调休上班", en: "make-up working day" }
        provisional(year: i32) { zh: "{year} 年放假安排未公布，暂按周一至周五计", en: "no published calendar for {year}: Monday to Friday, provisional" }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_begins_on_its_weekday() {
        let october = weeks(date("2026-10-01"));
        assert_eq!(october.len(), 5);
        assert_eq!(october[0][3], Some(date("2026-10-01")));
        assert_eq!(october[0][2], None);
        assert_eq!(october[4][5], Some(date("2026-10-31")));
        // The longest and the shortest.
        assert_eq!(weeks(date("2026-08-01")).len(), 6);
        assert_eq!(weeks(date("2027-02-01")).len(), 4);
    }

    #[test]
    fn months_go_on_and_back_without_skipping_a_short_one() {
        assert_eq!(months_on(date("2026-10-31"), 1), Some(date("2026-11-30")));
        assert_eq!(months_on(date("2026-03-31"), -1), Some(date("2026-02-28")));
        assert_eq!(last_day(date("2028-02-03")), Some(date("2028-02-29")));
    }

    #[test]
    fn days_off_and_make_up_days_have_their_signs() {
        let calendar = Calendar::shipped();
        for (day, zh, en) in [
            ("2026-10-01", "休", "H"),
            ("2026-10-10", "班", "W"),
            ("2026-10-08", "", ""),
            ("2026-10-17", "", ""),
        ] {
            assert_eq!(sign(&calendar, date(day), Lang::Zh).0, zh, "{day}");
            assert_eq!(sign(&calendar, date(day), Lang::En).0, en, "{day}");
        }
    }

    proptest! {
        #[test]
        fn every_day_of_a_month_stands_once_below_its_weekday(year in 1900i32..2200, month in 1u32..=12) {
            let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
            let weeks = weeks(first);
            prop_assert!((4..=6).contains(&weeks.len()));
            let days: Vec<NaiveDate> = weeks.iter().flatten().flatten().copied().collect();
            let last = last_day(first).unwrap();
            let expected: Vec<NaiveDate> = first.iter_days().take_while(|day| *day <= last).collect();
            prop_assert_eq!(days, expected);
            for week in &weeks {
                prop_assert!(week.iter().any(Option::is_some));
                for (place, day) in week.iter().enumerate() {
                    if let Some(day) = day {
                        prop_assert_eq!(day.weekday().num_days_from_monday() as usize, place);
                    }
                }
            }
        }
    }
}
