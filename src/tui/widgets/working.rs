//! That the worker is at something: what, since when, how far, and the key that stops it.

use ratatui::layout::Rect;

use super::gauge;
use crate::tui::draw::{Draw, indent};
use crate::tui::model::{Busy, Model};
use crate::tui::theme::{Lines, Role};
use crate::tui::width;

/// What moves, so that one sees that it lives.
const LINES: [&str; 4] = ["⠋", "⠙", "⠸", "⠴"];
const ASCII: [&str; 4] = ["|", "/", "-", "\\"];
/// Cells of the bar.
const BAR: u16 = 16;

/// Draws it over the row.
pub fn view(model: &Model, draw: &mut Draw<'_>, area: Rect, busy: &Busy) {
    let lang = draw.lang();
    let waited = (draw.now() - busy.since).num_milliseconds().max(0);
    let signs = match draw.shell.theme.lines {
        Lines::Line => LINES,
        Lines::Ascii => ASCII,
    };
    let beat = usize::try_from(waited / 500).unwrap_or(0);
    let sign = signs.get(beat % signs.len()).copied().unwrap_or_default();
    let doing = if busy.stopping {
        texts::stopping(lang)
    } else {
        (busy.doing.text)(lang)
    };
    let text = texts::working(lang, sign, doing, waited / 1000);
    let used = draw.text(indent(area, 1), &text, Role::Accent);
    let mut rest = indent(area, used + 3);
    if let Some((done, of)) = model.progress.known() {
        let bar = Rect {
            width: BAR.min(rest.width),
            ..rest
        };
        gauge::view(draw, bar, done, of, Role::Accent);
        rest = indent(rest, BAR + 1);
        let used = draw.text(rest, &texts::count(lang, done, of), Role::Muted);
        rest = indent(rest, used + 2);
    }
    if busy.doing.stops && !busy.stopping {
        let hint = texts::stop(lang);
        if width::width(hint) <= usize::from(rest.width) {
            draw.text(rest, hint, Role::Muted);
        }
    }
}

mod texts {
    crate::catalogue! {
        working(sign: &str, doing: &str, seconds: i64) { zh: "{sign} {doing}……{seconds} 秒", en: "{sign} {doing} … {seconds} s" }
        count(done: u64, of: u64) { zh: "{done}/{of} 件", en: "{done} of {of}" }
        stop() { zh: "Esc 停止", en: "Esc stops" }
        stopping() { zh: "正在停止", en: "Stopping" }
    }
}
