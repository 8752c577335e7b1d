//! The heading of a report in words, the same on every way of showing it.

use super::model::Report;
use super::texts;
use crate::text::Lang;

/// The period, and whether its figures are final.
pub fn about(report: &Report, lang: Lang) -> String {
    let state = if report.complete {
        texts::final_figures(lang).to_owned()
    } else {
        texts::so_far(lang, &report.cut.format("%Y-%m-%d %H:%M").to_string())
    };
    format!("{} · {state}", report.span)
}

/// The clause that asks for the report.
pub fn clause(report: &Report, lang: Lang) -> Option<String> {
    let (id, text) = report.clause.as_ref()?;
    Some(texts::by_clause(lang, id, text))
}

/// How the cases out of old ledgers are counted, where there are some among the figures.
pub fn old_ledgers(report: &Report, lang: Lang) -> Option<String> {
    let all = report.old_ledgers?;
    let (registered, answered, closed) = (all.registered, all.answered, all.closed);
    Some(texts::old_ledgers(
        lang, registered, answered, closed, all.open,
    ))
}

/// What stands in place of a table without a line.
pub fn empty(lang: Lang) -> &'static str {
    texts::no_rows(lang)
}
