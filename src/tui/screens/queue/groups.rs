//! The groups of the queue: what is over its time, due today, this week, later, or without a limit, and where each begins.

use chrono::{Datelike, Days, NaiveTime};

use crate::calendar::Moment;
use crate::text::Lang;

/// A group of tasks, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Overdue,
    Today,
    Week,
    Later,
    Undated,
}

impl Group {
    pub const ALL: [Self; 5] = [
        Self::Overdue,
        Self::Today,
        Self::Week,
        Self::Later,
        Self::Undated,
    ];

    /// Where a task belongs at `now`.
    pub fn of(due: Option<Moment>, now: Moment) -> Self {
        let Some(due) = due else {
            return Self::Undated;
        };
        let [overdue, today, week] = ends(now);
        if due < overdue {
            Self::Overdue
        } else if due < today {
            Self::Today
        } else if due < week {
            Self::Week
        } else {
            Self::Later
        }
    }

    /// Its heading.
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Overdue => texts::overdue(lang),
            Self::Today => texts::today(lang),
            Self::Week => texts::week(lang),
            Self::Later => texts::later(lang),
            Self::Undated => texts::undated(lang),
        }
    }
}

/// The ends of the first three groups: now, the end of today, the end of Sunday.
pub fn ends(now: Moment) -> [Moment; 3] {
    let midnight_after = |days: u32| {
        now.date_naive()
            .checked_add_days(Days::new(u64::from(days)))
            .and_then(|day| {
                day.and_time(NaiveTime::MIN)
                    .and_local_timezone(now.timezone())
                    .single()
            })
            .unwrap_or(now)
    };
    let to_monday = 7 - now.weekday().num_days_from_monday();
    [now, midnight_after(1), midnight_after(to_monday)]
}

/// What stands in a row of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Heading(Group),
    /// The task with that place in the queue.
    Task(usize),
}

/// Which rows of the screen are headings and which are tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    counts: [usize; 5],
}

impl Layout {
    /// From the number of tasks in each group.
    pub const fn new(counts: [usize; 5]) -> Self {
        Self { counts }
    }

    /// The tasks of a group.
    pub fn count(&self, group: Group) -> usize {
        self.counts.get(group as usize).copied().unwrap_or(0)
    }

    /// All tasks.
    pub fn tasks(&self) -> usize {
        self.counts.iter().sum()
    }

    /// All rows of the screen.
    pub fn length(&self) -> usize {
        self.tasks() + self.counts.iter().filter(|count| **count > 0).count()
    }

    /// What stands in a row of the screen.
    pub fn at(&self, line: usize) -> Option<Line> {
        let (mut top, mut first) = (0, 0);
        for (group, count) in self.groups() {
            if line == top {
                return Some(Line::Heading(group));
            }
            if line <= top + count {
                return Some(Line::Task(first + line - top - 1));
            }
            top += count + 1;
            first += count;
        }
        None
    }

    /// The row of the screen in which a task stands.
    pub fn line(&self, task: usize) -> usize {
        let mut first = 0;
        let mut headings = 0;
        for (_, count) in self.groups() {
            headings += 1;
            if task < first + count {
                break;
            }
            first += count;
        }
        task + headings
    }

    /// The task in a row of the screen; that of the next row where it is a heading, or of the one before where `back`.
    pub fn task(&self, line: usize, back: bool) -> usize {
        match self.at(line) {
            Some(Line::Task(task)) => task,
            Some(Line::Heading(_)) => {
                let next = match self.at(line + 1) {
                    Some(Line::Task(task)) => task,
                    _ => 0,
                };
                if back { next.saturating_sub(1) } else { next }
            }
            None => self.tasks().saturating_sub(1),
        }
    }

    /// The group that begins right above a task.
    pub fn begins(&self, task: usize) -> bool {
        let line = self.line(task);
        matches!(
            line.checked_sub(1).and_then(|above| self.at(above)),
            Some(Line::Heading(_))
        )
    }

    fn groups(&self) -> impl Iterator<Item = (Group, usize)> {
        Group::ALL
            .into_iter()
            .zip(self.counts)
            .filter(|(_, count)| *count > 0)
    }
}

mod texts {
    crate::catalogue! {
        overdue() { zh: "已超时", en: "Overdue" }
        today() { zh: "今天", en: "Today" }
        week() { zh: "本周", en: "This week" }
        later() { zh: "以后", en: "Later" }
        undated() { zh: "无时限", en: "No limit" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        format!("{text}:00+08:00").parse().unwrap()
    }

    #[test]
    fn a_task_belongs_where_its_time_falls() {
        let wednesday = at("2026-09-30T10:00");
        for (due, group) in [
            ("2026-09-30T09:59", Group::Overdue),
            ("2026-09-30T10:00", Group::Today),
            ("2026-09-30T23:59", Group::Today),
            ("2026-10-01T00:00", Group::Week),
            ("2026-10-04T23:59", Group::Week),
            ("2026-10-05T00:00", Group::Later),
        ] {
            assert_eq!(Group::of(Some(at(due)), wednesday), group, "{due}");
        }
        assert_eq!(Group::of(None, wednesday), Group::Undated);
    }

    #[test]
    fn on_sunday_the_week_ends_today() {
        let sunday = at("2026-10-04T10:00");
        assert_eq!(
            Group::of(Some(at("2026-10-04T18:00")), sunday),
            Group::Today
        );
        assert_eq!(
            Group::of(Some(at("2026-10-05T08:00")), sunday),
            Group::Later
        );
    }

    #[test]
    fn on_monday_the_whole_week_lies_ahead() {
        let monday = at("2026-09-28T00:00");
        assert_eq!(Group::of(Some(at("2026-09-29T00:00")), monday), Group::Week);
        assert_eq!(Group::of(Some(at("2026-10-04T23:59")), monday), Group::Week);
        assert_eq!(
            Group::of(Some(at("2026-10-05T00:00")), monday),
            Group::Later
        );
    }

    #[test]
    fn days_are_those_of_the_desk_wherever_the_limit_was_written() {
        let now = at("2026-09-30T10:00");
        let due: Moment = "2026-09-30T17:00:00+00:00".parse().unwrap();
        assert_eq!(Group::of(Some(due), now), Group::Week);
    }

    #[test]
    fn headings_stand_above_the_groups_that_have_tasks() {
        let layout = Layout::new([2, 0, 1, 0, 1]);
        let lines: Vec<Line> = (0..layout.length())
            .map_while(|line| layout.at(line))
            .collect();
        assert_eq!(
            lines,
            [
                Line::Heading(Group::Overdue),
                Line::Task(0),
                Line::Task(1),
                Line::Heading(Group::Week),
                Line::Task(2),
                Line::Heading(Group::Undated),
                Line::Task(3),
            ]
        );
        assert_eq!(layout.at(7), None);
        for task in 0..4 {
            assert_eq!(layout.at(layout.line(task)), Some(Line::Task(task)));
        }
        assert_eq!((layout.task(3, false), layout.task(3, true)), (2, 1));
        assert_eq!((layout.task(0, true), layout.task(99, false)), (0, 3));
        assert!(layout.begins(0) && !layout.begins(1) && layout.begins(2));
    }

    #[test]
    fn an_empty_queue_has_no_lines() {
        let layout = Layout::default();
        assert_eq!(
            (layout.length(), layout.at(0), layout.task(0, false)),
            (0, None, 0)
        );
    }
}
