//! Which reports there are to choose from, and what each is called in one word.

use std::borrow::Cow;

use crate::calendar::PeriodKind;
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

/// What a report is called in the row to choose from. Where its word names another span than the one that is `shown`, the span
/// stands beside it.
pub(super) fn tab(lang: Lang, name: ReportName, shown: Option<PeriodKind>) -> Cow<'static, str> {
    let title = short_title(lang, name);
    let own = named_after(name);
    let Some(shown) = shown.filter(|shown| own.is_some_and(|own| own != *shown)) else {
        return Cow::Borrowed(title);
    };
    Cow::Owned(match shown {
        PeriodKind::Year => texts::for_year(lang, title),
        PeriodKind::Month => texts::for_month(lang, title),
        PeriodKind::Week => texts::for_week(lang, title),
        PeriodKind::Day => texts::for_day(lang, title),
    })
}

/// The span that the word for a report names, where it names one.
fn named_after(name: ReportName) -> Option<PeriodKind> {
    match name {
        ReportName::Weekly => Some(PeriodKind::Week),
        ReportName::Monthly => Some(PeriodKind::Month),
        ReportName::Daily => Some(PeriodKind::Day),
        _ => None,
    }
}

/// A report in one word.
fn short_title(lang: Lang, name: ReportName) -> &'static str {
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
        for_year(title: &str) { zh: "{title} · 一年", en: "{title} · one year" }
        for_month(title: &str) { zh: "{title} · 一个月", en: "{title} · one month" }
        for_week(title: &str) { zh: "{title} · 一周", en: "{title} · one week" }
        for_day(title: &str) { zh: "{title} · 一天", en: "{title} · one day" }
    }
}
