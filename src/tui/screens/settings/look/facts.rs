//! Drawing the look, and below it the facts of this desk.

use ratatui::layout::Rect;

use super::Look;
use crate::tui::draw::{Draw, below, indent};
use crate::tui::model::Shell;
use crate::tui::screens::page;
use crate::tui::screens::settings::frame::heading;

pub(super) fn view(look: &Look, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    heading(draw, area, texts::look(lang));
    let rest = below(area, 1);
    let height = look.form.height(rest.width).min(rest.height);
    look.form.view(draw, Rect { height, ..rest }, look.focused);
    let rest = below(rest, height + 1);
    heading(draw, rest, texts::here(lang));
    let mut rest = indent(below(rest, 1), 1);
    let facts = facts(draw.shell);
    let labels: Vec<&str> = facts.iter().map(|(label, _)| *label).collect();
    let cells = page::widest(&labels);
    for (label, value) in &facts {
        rest = below(rest, page::fact(draw, rest, label, cells, value));
    }
    let mistakes: Vec<String> = draw
        .shell
        .preferences
        .mistakes
        .iter()
        .map(|mistake| mistake.text(lang))
        .collect();
    for mistake in mistakes {
        rest = below(
            rest,
            page::complaint(draw, indent(rest, cells + 2), &mistake),
        );
    }
}

fn facts(shell: &Shell) -> Vec<(&'static str, String)> {
    let lang = shell.lang;
    let mut facts = Vec::new();
    if let Some(actor) = &shell.actor {
        let roles: Vec<_> = actor.roles.iter().copied().collect();
        facts.push((
            texts::user(lang),
            format!("{}  ({})", actor.user, page::roles(shell, &roles)),
        ));
    }
    if let Some(desk) = &shell.desk {
        let regulation = &desk.regulation;
        let what = if desk.training {
            texts::training(lang)
        } else {
            texts::real(lang)
        };
        facts.push((
            texts::file(lang),
            format!("{}  ({what})", desk.path.display()),
        ));
        facts.push((
            texts::regulation(lang),
            regulation.title.get(lang).to_owned(),
        ));
        let clauses = regulation.clauses.len();
        facts.push((
            texts::version(lang),
            texts::version_of(lang, &regulation.version, clauses),
        ));
        facts.push((texts::calendar(lang), years(shell)));
    }
    if let Some(path) = &shell.preferences.path {
        facts.push((texts::preferences(lang), path.display().to_string()));
    }
    facts
}

/// From when to when working days are published, and whether next year's are.
fn years(shell: &Shell) -> String {
    use chrono::Datelike;
    let Some(desk) = &shell.desk else {
        return String::new();
    };
    let (lang, years) = (shell.lang, &desk.calendar.years);
    let (Some(first), Some(last)) = (years.keys().next(), years.keys().last()) else {
        return texts::no_years(lang).to_owned();
    };
    let now = shell.now.year();
    if desk.calendar.is_published(now) {
        texts::years(lang, *first, *last)
    } else {
        texts::years_without(lang, *first, *last, now)
    }
}

mod texts {
    crate::catalogue! {
        look() { zh: "这台电脑上的外观（即改即用，下次沿用）", en: "The look on this computer (counts at once, and next time)" }
        here() { zh: "当前投诉台", en: "This desk" }
        user() { zh: "当前用户", en: "Signed in" }
        file() { zh: "数据文件", en: "Data file" }
        training() { zh: "演练台", en: "training" }
        real() { zh: "正式", en: "real" }
        regulation() { zh: "制度", en: "Regulation" }
        version() { zh: "版本", en: "Version" }
        version_of(version: &str, clauses: usize) { zh: "{version}，共 {clauses} 条", en: "{version}, {clauses} clauses" }
        calendar() { zh: "工作日历", en: "Working days" }
        years(first: i32, last: i32) { zh: "已公布 {first}–{last} 年", en: "published for {first}–{last}" }
        years_without(first: i32, last: i32, now: i32) {
            zh: "已公布 {first}–{last} 年；{now} 年尚未公布，时限为暂计",
            en: "published for {first}–{last}; not for {now}, so deadlines are provisional",
        }
        no_years() { zh: "尚未公布任何年份", en: "no year is published" }
        preferences() { zh: "设置文件", en: "Settings file" }
    }
}
