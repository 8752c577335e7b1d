//! Which reports there are to choose from, and what each is called in one word.

use crate::regulation::model::ReportName;
use crate::text::Lang;
use crate::tui::model::Shell;

/// The reports that whoever is signed in may read.
pub fn readable(shell: &Shell) -> Vec<ReportName> {
    let (Some(actor), Some(desk)) = (&shell.actor, &shell.desk) else {
        return Vec::new();
    };
    let may = |name: &ReportName| actor.may_any(desk.regulation.report_readers(*name));
    ReportName::ALL.into_iter().filter(may).collect()
}

/// A report in one word, for the row to choose from.
pub(super) fn short_title(lang: Lang, name: ReportName) -> &'static str {
    match name {
        ReportName::Weekly => texts::weekly(lang),
        ReportName::Monthly => texts::monthly(lang),
        ReportName::Assessment => texts::assessment(lang),
        ReportName::Departments => texts::departments(lang),
        ReportName::Timeliness => texts::timeliness(lang),
        ReportName::Satisfaction => texts::satisfaction(lang),
        ReportName::Causes => texts::causes(lang),
        ReportName::Daily => texts::daily(lang),
    }
}

mod texts {
    crate::catalogue! {
        weekly() { zh: "周报", en: "Week" }
        monthly() { zh: "月报", en: "Month" }
        assessment() { zh: "考核", en: "Points" }
        departments() { zh: "部门", en: "Departments" }
        timeliness() { zh: "时效", en: "Time" }
        satisfaction() { zh: "满意度", en: "Ratings" }
        causes() { zh: "原因", en: "Causes" }
        daily() { zh: "日报", en: "Day" }
    }
}
