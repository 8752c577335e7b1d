//! Drawing the form with the answer: beside it where there is room, below it in a few rows where there is not.

use ratatui::layout::Rect;

use super::{AskedParts, Register, answer, strip};
use crate::case::Role as Office;
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::theme::Role;
use crate::tui::width;

/// From this width on the answer stands beside the form.
const WIDE: u16 = 104;

pub(super) fn view(register: &Register, draw: &mut Draw<'_>, area: Rect) {
    let area = notice(draw, area);
    if register.entry.form.is_grown() {
        return register.entry.form.view(draw, area, true);
    }
    if area.width >= WIDE {
        side_by_side(register, draw, area);
    } else {
        one_below_the_other(register, draw, area);
    }
}

/// Who may not register is told before typing, not after. Gives what is left below.
fn notice(draw: &mut Draw<'_>, area: Rect) -> Rect {
    let may = draw.shell.actor.as_ref();
    if may.is_none_or(|actor| actor.may(Office::Clerk)) {
        return area;
    }
    let text = format!("{} {}", draw.signs().warn, texts::no_right(draw.lang()));
    draw.text(indent(row(area, 0), 1), &text, Role::DueSoon);
    below(area, 1)
}

fn side_by_side(register: &Register, draw: &mut Draw<'_>, area: Rect) {
    let pane = (area.width * 2 / 5).min(64);
    let left = Rect {
        width: area.width - pane - 1,
        ..area
    };
    register.entry.form.view(draw, left, true);
    let bar = draw.signs().bar;
    for y in area.top()..area.bottom() {
        let cell = Rect {
            x: left.right() + 1,
            y,
            width: 1,
            height: 1,
        };
        draw.text(cell, bar, Role::Border);
    }
    let inside = Rect {
        x: left.right() + 3,
        width: pane.saturating_sub(3),
        ..area
    };
    pane_view(register, draw, inside);
}

fn pane_view(register: &Register, draw: &mut Draw<'_>, area: Rect) {
    let parts = AskedParts::of(&register.entry);
    let sheet = answer::sheet(register.asked(draw.shell, &parts), area.width);
    draw.lines(area, &sheet.lines);
    for (place, line) in sheet.nearby.iter().enumerate() {
        for line in [*line, line + 1] {
            draw.hit(row(area, width::cells(line)), Target::Part(place));
        }
    }
}

fn one_below_the_other(register: &Register, draw: &mut Draw<'_>, area: Rect) {
    let form = Rect {
        height: area.height.saturating_sub(strip::ROWS),
        ..area
    };
    register.entry.form.view(draw, form, true);
    let parts = AskedParts::of(&register.entry);
    strip::view(
        register.asked(draw.shell, &parts),
        draw,
        below(area, form.height),
    );
}

mod texts {
    crate::catalogue! {
        no_right() { zh: "您没有登记的权限（需要接待员角色）：可以查看，不能提交", en: "You may not register (it needs the role of clerk): you can look, not submit" }
    }
}
