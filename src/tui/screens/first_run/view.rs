//! Drawing the first run: where one is, one sentence, and the step.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{FirstRun, SAMPLES, Step, texts};
use crate::regulation::Mistake;
use crate::text::Lang;
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::screens::page;
use crate::tui::theme::Role;
use crate::tui::widgets::gauge;
use crate::tui::width;

pub(super) fn view(run: &FirstRun, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let area = page::column(area, 90);
    let air = if area.height > 26 { area.height / 6 } else { 1 };
    let area = below(area, air);
    draw.text(area, texts::welcome(lang), Role::Title);
    steps(run, draw, row(area, 1));
    let rest = below(area, 3);
    let used = draw.paragraph(rest, lead(run, lang), Role::Muted);
    let rest = below(rest, used + 1);
    match run.step {
        Step::Purpose => form(&run.purpose, draw, rest),
        Step::Regulation => regulation(run, draw, rest),
        Step::User => form(&run.user, draw, rest),
        Step::Summary => summary(run, draw, rest),
        Step::Samples => samples(run, draw, rest),
    }
}

fn lead(run: &FirstRun, lang: Lang) -> &'static str {
    match run.step {
        Step::Purpose => texts::lead_purpose(lang),
        Step::Regulation => texts::lead_regulation(lang),
        Step::User if run.trains() => texts::lead_trainee(lang),
        Step::User => texts::lead_user(lang),
        Step::Summary => texts::lead_summary(lang),
        Step::Samples => texts::lead_samples(lang),
    }
}

/// All steps, the one where one is in brackets.
fn steps(run: &FirstRun, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let cursor = draw.signs().cursor;
    let all = [
        (Step::Purpose, texts::step_purpose(lang)),
        (Step::Regulation, texts::step_regulation(lang)),
        (Step::User, texts::step_user(lang)),
        (Step::Summary, texts::step_summary(lang)),
    ];
    let mut spans: Vec<Span<'_>> = Vec::new();
    for (number, (step, title)) in all.into_iter().enumerate() {
        if number > 0 {
            spans.push(draw.span(format!(" {cursor} "), Role::Muted));
        }
        let number = number + 1;
        spans.push(if step == run.step {
            draw.span(format!("[{number} {title}]"), Role::Accent)
        } else {
            let sign = if step < run.step {
                draw.signs().ok
            } else {
                " "
            };
            let role = if step < run.step {
                Role::Normal
            } else {
                Role::Muted
            };
            draw.span(format!("{sign}{number} {title} "), role)
        });
    }
    draw.spans(area, spans);
}

fn form(form: &crate::tui::widgets::Form, draw: &mut Draw<'_>, area: Rect) {
    let height = form.height(area.width).min(area.height);
    form.view(draw, Rect { height, ..area }, true);
}

fn regulation(run: &FirstRun, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let organisations = run.shipped.iter().map(|known| known.organisation.get(lang));
    let longest = organisations.map(width::width).max().unwrap_or(0).min(34);
    // Where there are mistakes to read, the other regulations make room for them; arrows bring them back.
    let crowded = run.on_own_file() && !run.mistakes.is_empty();
    let last = run.shipped.len();
    let top = if crowded { last } else { 0 };
    let rows = last + 1 - top;
    for place in top..=last {
        let spot = row(area, width::cells(place - top));
        let selected = place == run.list.selected;
        let sign = if selected { draw.signs().cursor } else { " " };
        draw.text(spot, sign, Role::Accent);
        match run.shipped.get(place) {
            Some(known) => {
                let name = width::cut(known.organisation.get(lang), longest).into_owned();
                draw.text(indent(spot, 2), &name, Role::Normal);
                let title = indent(spot, 2 + width::cells(longest) + 3);
                let clauses = texts::clauses(lang, known.clauses);
                let clauses = draw.span(clauses, Role::Muted);
                let taken = draw.spans_right(spot, vec![clauses]);
                let title = Rect {
                    width: title.width.saturating_sub(taken + 2),
                    ..title
                };
                draw.text(title, known.title.get(lang), Role::Muted);
            }
            None => {
                draw.text(indent(spot, 2), texts::own_file(lang), Role::Normal);
            }
        }
        if selected {
            draw.paint(spot, Role::Selected);
        }
        draw.hit(spot, Target::Row(place));
    }
    let rest = below(area, width::cells(rows) + 1);
    if run.on_own_file() {
        own_file(run, draw, rest);
    }
}

fn own_file(run: &FirstRun, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let label = draw.text(indent(area, 2), texts::path(lang), Role::Accent);
    let field = row(indent(area, 2 + label + 2), 0);
    run.own_path.view(draw, field, true);
    if run.own_path.is_blank() {
        draw.text(field, texts::path_placeholder(lang), Role::Placeholder);
    }
    let rest = indent(below(area, 2), 2);
    if run.busy {
        draw.text(rest, texts::reading(lang), Role::Muted);
    } else if let Some(trouble) = &run.trouble {
        page::complaint(draw, rest, trouble);
    } else if !run.mistakes.is_empty() {
        let title = texts::mistakes(lang, run.mistakes.len());
        let used = page::complaint(draw, rest, &title);
        mistakes(run, draw, below(rest, used));
    }
}

fn mistakes(run: &FirstRun, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let list = Rect {
        height: area.height.saturating_sub(1),
        ..area
    };
    let first = run.mistakes_in_sight.selected;
    let mut rest = list;
    let mut shown = 0;
    for mistake in run.mistakes.iter().skip(first) {
        let text = sentence(lang, mistake);
        let rows = width::wrap(&text, usize::from(rest.width).saturating_sub(2)).len();
        if width::cells(rows) > rest.height {
            break;
        }
        draw.text(rest, draw.signs().bullet, Role::Error);
        rest = below(rest, draw.paragraph(indent(rest, 2), &text, Role::Normal));
        shown += 1;
    }
    // A page is what was shown; how many rows each mistake takes is known only here.
    run.mistakes_in_sight.sight(shown + 1);
    if shown < run.mistakes.len() {
        let foot = row(area, area.height.saturating_sub(1));
        let text = texts::more_mistakes(lang, first + 1, first + shown, run.mistakes.len());
        draw.text(foot, &text, Role::Muted);
    }
}

/// Line, place, clause, field, and what is wrong.
fn sentence(lang: Lang, mistake: &Mistake) -> String {
    let line = mistake.line.map(|line| texts::line(lang, line));
    let clause = mistake.clause.as_ref().map(|clause| format!("({clause})"));
    let place = [
        line,
        Some(mistake.place.clone()),
        clause,
        mistake.field.clone(),
    ];
    let place: Vec<String> = place.into_iter().flatten().collect();
    format!("{}: {}", place.join(" "), mistake.message.get(lang))
}

fn summary(run: &FirstRun, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let purpose = if run.trains() {
        texts::training(lang)
    } else {
        texts::real(lang)
    };
    let mut facts = vec![(texts::what(lang), purpose.to_owned())];
    if let Some(known) = run.wanted_regulation() {
        facts.push((
            texts::organisation(lang),
            known.organisation.get(lang).to_owned(),
        ));
        facts.push((texts::regulation(lang), known.title.get(lang).to_owned()));
    }
    facts.push((texts::user(lang), run.user.text(super::NAME)));
    if run.trains() {
        let samples = if run.user.yes(SAMPLES) == Some(true) {
            texts::samples_hint(lang, super::SAMPLE_CASES)
        } else {
            texts::no_samples(lang).to_owned()
        };
        facts.push((texts::samples(lang), samples));
    }
    facts.push((texts::file(lang), run.path.clone()));
    let labels: Vec<&str> = facts.iter().map(|(label, _)| *label).collect();
    let cells = page::widest(&labels);
    let mut rest = indent(area, 1);
    for (label, value) in &facts {
        rest = below(rest, page::fact(draw, rest, label, cells, value));
    }
    let rest = below(rest, 1);
    if run.busy {
        draw.text(rest, texts::creating(lang), Role::Muted);
    } else if let Some(trouble) = &run.trouble {
        page::complaint(draw, rest, trouble);
    }
}

fn samples(run: &FirstRun, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let Some(progress) = &run.progress else {
        return;
    };
    let (done, of) = (progress.done(), progress.of());
    let count = format!("{done} / {of}");
    let span = draw.span(count, Role::Normal);
    let taken = draw.spans_right(area, vec![span]);
    let bar = Rect {
        width: area.width.saturating_sub(taken + 2),
        ..area
    };
    gauge::view(
        draw,
        row(bar, 0),
        u64::from(done),
        u64::from(of),
        Role::Accent,
    );
    let text = if progress.is_cancelled() {
        texts::stopping(lang)
    } else {
        texts::stop_samples(lang)
    };
    draw.text(row(area, 2), text, Role::Muted);
}
