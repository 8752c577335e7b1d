//! Periodic reports: which of them the paper asks for, how often, and what must stand in them.

use serde::Deserialize;

use crate::calendar::PeriodKind;
use crate::case::Role;
use crate::text::Label;

/// A report that the program can make. A regulation may ask for any of them; the others can still be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportName {
    Weekly,
    Monthly,
    Assessment,
    Departments,
    Timeliness,
    Satisfaction,
    Causes,
    Daily,
}

impl ReportName {
    /// Every report, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Weekly,
        Self::Monthly,
        Self::Assessment,
        Self::Departments,
        Self::Timeliness,
        Self::Satisfaction,
        Self::Causes,
        Self::Daily,
    ];

    /// The word used in data and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Assessment => "assessment",
            Self::Departments => "departments",
            Self::Timeliness => "timeliness",
            Self::Satisfaction => "satisfaction",
            Self::Causes => "causes",
            Self::Daily => "daily",
        }
    }

    /// Reads [`ReportName::as_str`] back.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.as_str() == word)
    }

    /// The period that it is made for where nobody names one.
    pub const fn usual(self) -> PeriodKind {
        match self {
            Self::Weekly => PeriodKind::Week,
            Self::Daily => PeriodKind::Day,
            _ => PeriodKind::Month,
        }
    }

    /// Who may read it where the regulation says nothing. Entries against persons are for those who propose and decide
    /// them; the sheet of the day, which names no customer, is for everybody who answers for the desk or its file.
    pub const fn readers(self) -> &'static [Role] {
        match self {
            Self::Assessment => &[Role::Supervisor, Role::Manager],
            Self::Daily => &[
                Role::Clerk,
                Role::Head,
                Role::Supervisor,
                Role::Manager,
                Role::Admin,
            ],
            _ => &[Role::Head, Role::Supervisor, Role::Manager],
        }
    }
}

/// How often a report is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    Day,
    Week,
    Month,
    Year,
}

impl Rhythm {
    /// The period that a report of this rhythm is about.
    pub const fn period(self) -> PeriodKind {
        match self {
            Self::Day => PeriodKind::Day,
            Self::Week => PeriodKind::Week,
            Self::Month => PeriodKind::Month,
            Self::Year => PeriodKind::Year,
        }
    }
}

/// A report that the paper asks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportRule {
    pub id: ReportName,
    /// The rule that asks for it; shown in the heading.
    pub clause: String,
    /// What the organisation calls it.
    pub label: Label,
    /// How often it is due; the period that it is made for where nobody names one.
    pub every: Option<Rhythm>,
    /// Who may read it; the program's own rule where empty.
    #[serde(default)]
    pub readers: Vec<Role>,
    /// What stands in it, in that order; the program's own choice where empty.
    #[serde(default)]
    pub sections: Vec<SectionName>,
}

/// A part of a report: one table, with or without a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionName {
    /// The figures of the period beside those of the one before.
    Summary,
    ByKind,
    ByLevel,
    ByCategory,
    ByChannel,
    ByDepartment,
    /// Category and department together, the greatest first.
    Problems,
    /// Category and finding.
    Causes,
    /// The causes in the investigators' words.
    CauseWords,
    /// Matters that came more than once.
    Repeats,
    /// Corrective measures planned in the period.
    Measures,
    /// Those of the period before, and what became of them.
    EarlierMeasures,
    /// Points, sanctions and rewards per person.
    Persons,
    /// The same per department.
    Charges,
    /// The same per item of the table.
    Items,
    /// Every entry.
    Entries,
    /// Departments in their order.
    Ranking,
    /// Rewards.
    Praise,
    /// Points and sanctions that were decided.
    Criticism,
    /// Within the limit, extended, overdue, returned.
    Timeliness,
    /// The same per level.
    TimelinessByLevel,
    /// The same per department.
    TimelinessByDepartment,
    /// How each limit was kept.
    Limits,
    /// The older cases that were still open when the period began.
    CarriedOver,
    /// How satisfied customers were.
    Satisfaction,
    /// The same per department.
    SatisfactionByDepartment,
    /// The same per clerk who received the case.
    SatisfactionByClerk,
    /// Open cases past a limit.
    Overdue,
    /// The end of the audit chain.
    Chain,
}

impl SectionName {
    /// The word used in data: in a regulation file and in a report's JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::ByKind => "by_kind",
            Self::ByLevel => "by_level",
            Self::ByCategory => "by_category",
            Self::ByChannel => "by_channel",
            Self::ByDepartment => "by_department",
            Self::Problems => "problems",
            Self::Causes => "causes",
            Self::CauseWords => "cause_words",
            Self::Repeats => "repeats",
            Self::Measures => "measures",
            Self::EarlierMeasures => "earlier_measures",
            Self::Persons => "persons",
            Self::Charges => "charges",
            Self::Items => "items",
            Self::Entries => "entries",
            Self::Ranking => "ranking",
            Self::Praise => "praise",
            Self::Criticism => "criticism",
            Self::Timeliness => "timeliness",
            Self::TimelinessByLevel => "timeliness_by_level",
            Self::TimelinessByDepartment => "timeliness_by_department",
            Self::Limits => "limits",
            Self::CarriedOver => "carried_over",
            Self::Satisfaction => "satisfaction",
            Self::SatisfactionByDepartment => "satisfaction_by_department",
            Self::SatisfactionByClerk => "satisfaction_by_clerk",
            Self::Overdue => "overdue",
            Self::Chain => "chain",
        }
    }
}
