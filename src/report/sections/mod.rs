//! The tables of the reports, one file for each question.

mod assessment;
mod causes;
mod counts;
mod day;
mod departments;
mod measures;
mod satisfaction;
mod summary;
mod timeliness;

use super::data::Data;
use super::model::Section;
use crate::regulation::model::{ReportName, SectionName};

/// What stands in a report where the regulation does not say.
pub(super) fn usual(name: ReportName) -> &'static [SectionName] {
    use SectionName as S;
    match name {
        ReportName::Weekly => &[
            S::Summary,
            S::ByKind,
            S::ByLevel,
            S::ByCategory,
            S::ByDepartment,
            S::Problems,
            S::Causes,
            S::Measures,
            S::CarriedOver,
            S::Overdue,
        ],
        ReportName::Monthly => &[
            S::Summary,
            S::ByKind,
            S::ByLevel,
            S::ByCategory,
            S::ByChannel,
            S::ByDepartment,
            S::Problems,
            S::Causes,
            S::Measures,
            S::EarlierMeasures,
            S::CarriedOver,
        ],
        ReportName::Assessment => &[S::Persons, S::Charges, S::Items, S::Entries],
        ReportName::Departments => &[S::Ranking, S::Praise, S::Criticism],
        ReportName::Timeliness => &[
            S::Timeliness,
            S::TimelinessByLevel,
            S::TimelinessByDepartment,
            S::Limits,
            S::CarriedOver,
        ],
        ReportName::Satisfaction => &[
            S::Satisfaction,
            S::SatisfactionByDepartment,
            S::SatisfactionByClerk,
        ],
        ReportName::Causes => &[S::Causes, S::CauseWords, S::Repeats],
        ReportName::Daily => &[S::Summary, S::Overdue, S::Chain],
    }
}

/// One table.
pub(super) fn make(data: &Data, name: SectionName) -> Section {
    match name {
        SectionName::Summary => summary::section(data),
        SectionName::ByKind
        | SectionName::ByLevel
        | SectionName::ByCategory
        | SectionName::ByChannel
        | SectionName::ByDepartment => counts::section(data, name),
        SectionName::Problems => causes::problems(data),
        SectionName::Causes => causes::findings(data),
        SectionName::CauseWords => causes::words(data),
        SectionName::Repeats => causes::repeats(data),
        SectionName::Measures => measures::planned(data),
        SectionName::EarlierMeasures => measures::earlier(data),
        SectionName::Persons => assessment::persons(data),
        SectionName::Charges => assessment::departments(data),
        SectionName::Items => assessment::items(data),
        SectionName::Entries => assessment::entries(data),
        SectionName::Ranking => departments::ranking(data),
        SectionName::Praise => departments::praise(data),
        SectionName::Criticism => departments::criticism(data),
        SectionName::Timeliness => timeliness::classes(data),
        SectionName::TimelinessByLevel => timeliness::by_level(data),
        SectionName::TimelinessByDepartment => timeliness::by_department(data),
        SectionName::Limits => timeliness::limits(data),
        SectionName::CarriedOver => timeliness::carried_over(data),
        SectionName::Satisfaction => satisfaction::distribution(data),
        SectionName::SatisfactionByDepartment => satisfaction::by_department(data),
        SectionName::SatisfactionByClerk => satisfaction::by_clerk(data),
        SectionName::Overdue => day::overdue(data),
        SectionName::Chain => day::chain(data),
    }
}
