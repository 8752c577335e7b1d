//! Drawing the versions, the file, and what it would change.

use ratatui::layout::Rect;

use super::report::Laid;
use super::{Adopt, Compared, Stage};
use crate::tui::draw::{Draw, below, indent, row};
use crate::tui::screens::page;
use crate::tui::theme::Role;
use crate::tui::widgets::gauge;
use crate::tui::widgets::table::scrollbar;
use crate::tui::width;

pub(super) fn view(screen: &Adopt, draw: &mut Draw<'_>, area: Rect) {
    match (&screen.stage, &screen.compared) {
        (Stage::Choose, _) | (_, None) => choose(screen, draw, page::column(below(area, 1), 100)),
        (Stage::Trying, Some(compared)) => trying(compared, draw, page::column(below(area, 2), 74)),
        (Stage::Report | Stage::Adopting, Some(compared)) => report(screen, compared, draw, area),
    }
}

fn choose(screen: &Adopt, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    heading(draw, area, texts::versions(lang));
    let mut rest = below(area, 1);
    for (used, open) in screen.versions.iter().rev().take(6) {
        let in_force = screen
            .versions
            .last()
            .is_some_and(|(last, _)| last.version == used.version);
        let role = if in_force { Role::Normal } else { Role::Muted };
        let mark = if in_force {
            texts::in_force(lang)
        } else {
            texts::former(lang)
        };
        let since = used.since.format("%Y-%m-%d %H:%M").to_string();
        let text = texts::version(lang, &used.version, &since, &used.by, *open);
        let line = format!("{}  {text}", width::pad(mark, 10));
        draw.text(indent(rest, 1), &line, role);
        rest = below(rest, 1);
    }
    rest = below(rest, 1);
    heading(draw, rest, texts::another(lang));
    rest = below(rest, 1);
    let used = draw.paragraph(indent(rest, 1), texts::lead(lang), Role::Muted);
    rest = below(rest, used + 1);
    let height = screen.form.height(rest.width).min(rest.height);
    screen.form.view(draw, Rect { height, ..rest }, true);
    rest = below(rest, height + 1);
    if let Some(trouble) = &screen.trouble {
        page::complaint(draw, indent(rest, 1), trouble);
    } else if !screen.mistakes.is_empty() {
        let title = texts::mistakes(lang, screen.mistakes.len());
        let used = page::complaint(draw, indent(rest, 1), &title);
        mistakes(draw, indent(below(rest, used), 3), screen);
    }
}

fn mistakes(draw: &mut Draw<'_>, area: Rect, screen: &Adopt) {
    let mut rest = area;
    let mut told = screen.mistake;
    for mistake in screen.mistakes.iter().skip(screen.mistake) {
        if rest.height < 2 {
            break;
        }
        rest = below(
            rest,
            draw.paragraph(rest, &mistake.to_string(), Role::Normal),
        );
        told += 1;
    }
    if told < screen.mistakes.len() {
        let text = texts::more(draw.lang(), screen.mistakes.len() - told);
        draw.text(rest, &text, Role::Muted);
    }
}

fn heading(draw: &mut Draw<'_>, area: Rect, title: &str) {
    let line = draw.signs().line;
    let used = draw.text(indent(area, 1), title, Role::Title);
    let rest = indent(area, used + 2);
    draw.text(rest, &line.repeat(usize::from(rest.width)), Role::Border);
}

fn trying(compared: &Compared, draw: &mut Draw<'_>, area: Rect) {
    let whole = draw.shell.counts.open;
    let done = u64::try_from(compared.looked_at).unwrap_or(u64::MAX);
    draw.text(area, &texts::trying(draw.lang(), done, whole), Role::Title);
    gauge::view(draw, row(area, 2), done, u64::from(whole), Role::Accent);
    draw.text(
        row(area, 4),
        texts::nothing_written(draw.lang()),
        Role::Muted,
    );
}

fn report(screen: &Adopt, compared: &Compared, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let head = indent(area, 1);
    let regulation = &compared.candidate.regulation;
    draw.text(
        head,
        &texts::title(
            lang,
            regulation.title.get(lang),
            &compared.candidate.from,
            &regulation.version,
        ),
        Role::Title,
    );
    let (changed, unfit) = compared.outcome.counts();
    let counts = match &screen.stage {
        Stage::Adopting => texts::adopting(lang).to_owned(),
        _ if compared.candidate.is_in_force() => texts::same(lang).to_owned(),
        _ => texts::counts(lang, changed, compared.outcome.unchanged, unfit),
    };
    let used = draw.text(row(head, 1), &counts, Role::Normal);
    if compared.outcome.late > 0 {
        let late = format!(
            "{} {}",
            draw.signs().warn,
            texts::late(lang, compared.outcome.late)
        );
        draw.text(indent(row(head, 1), used + 2), &late, Role::DueSoon);
    }
    let body = below(head, 3);
    let inside = Rect {
        width: body.width.saturating_sub(2),
        ..body
    };
    let mut laid = screen.laid.borrow_mut();
    let suits = laid
        .as_ref()
        .is_some_and(|laid| laid.suits(draw.shell, inside.width));
    if !suits {
        *laid = Some(Laid::of(compared, draw.shell, inside.width));
    }
    let Some(laid) = laid.as_ref() else { return };
    let total = width::cells(laid.lines.len());
    let top = screen.top.get().min(total.saturating_sub(body.height));
    screen.top.set(top);
    screen.page.set(body.height.saturating_sub(1));
    draw.lines(
        inside,
        laid.lines.get(usize::from(top)..).unwrap_or_default(),
    );
    let bar = Rect {
        x: body.right().saturating_sub(1),
        width: 1,
        ..body
    };
    scrollbar(draw, bar, usize::from(top), laid.lines.len());
}

mod texts {
    crate::catalogue! {
        versions() { zh: "本台用过的制度版本", en: "Versions of the regulation" }
        in_force() { zh: "现行", en: "in force" }
        former() { zh: "以前", en: "former" }
        version(version: &str, since: &str, by: &str, open: u32) {
            zh: "{version}  {since} 起  {by}  在办 {open} 件",
            en: "{version}  since {since}  {by}  open cases: {open}",
        }
        another() { zh: "采用另一份制度文件", en: "Adopt another file" }
        lead() {
            zh: "先比较，不写入：看哪些条款变了、哪些在办案件的级别、时限、步骤会变，再决定是否采用。",
            en: "First a comparison that writes nothing: which clauses differ, and which open cases would get another level, deadline or task.",
        }
        mistakes(n: usize) { zh: "这份文件有 {n} 处错误，没有采用：", en: "{n} mistakes in this file; it was not taken:", en_one: "{n} mistake in this file; it was not taken:" }
        more(n: usize) { zh: "……还有 {n} 处，按 ↓ 往下看", en: "… and {n} more; ↓ shows them" }
        trying(done: u64, whole: u32) { zh: "正在逐件比较在办案件：{done} / {whole}", en: "Trying the open cases: {done} of {whole}" }
        nothing_written() { zh: "只是比较，没有写入。Esc 停止。", en: "Only a comparison; nothing is written. Esc stops it." }
        title(title: &str, from: &str, to: &str) { zh: "{title}  {from} → {to}", en: "{title}  {from} → {to}" }
        counts(changed: usize, unchanged: u64, unfit: usize) {
            zh: "在办案件：{changed} 件有变化，{unchanged} 件无变化，{unfit} 件不适用",
            en: "Open cases: {changed} with changes, {unchanged} without, {unfit} that do not fit",
        }
        late(n: u64) { zh: "{n} 个时限将因此超时", en: "{n} deadlines will have passed", en_one: "{n} deadline will have passed" }
        same() { zh: "这份文件就是现行制度，没有变化", en: "This file is the regulation in force; nothing differs" }
        adopting() { zh: "正在采用……", en: "Being put in force …" }
    }
}
