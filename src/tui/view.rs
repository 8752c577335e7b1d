//! Draws the model. It only reads; what it learns (what lies where, where the cursor stands) goes back to the loop.

mod veil;

use ratatui::Frame;
use ratatui::layout::{Position, Rect, Size};

use super::draw::{Draw, Hits, row};
use super::model::Model;
use super::overlay;
use super::theme::Role;
use super::widgets::{Form, footer, header};
use super::width;

/// The least that everything fits on.
const LEAST: Size = Size {
    width: 60,
    height: 16,
};

/// Draws a whole frame.
pub fn view(model: &Model, frame: &mut Frame<'_>, hits: &mut Hits) {
    let area = frame.area();
    let mut draw = Draw {
        buf: frame.buffer_mut(),
        shell: &model.shell,
        hits,
        cursor: None,
    };
    if area.width < LEAST.width || area.height < LEAST.height {
        too_small(&mut draw, area);
    } else {
        whole(model, &mut draw, area);
    }
    let cursor = draw.cursor.filter(|position| area.contains(*position));
    if let Some(position) = cursor {
        frame.set_cursor_position(position);
    }
}

fn whole(model: &Model, draw: &mut Draw<'_>, area: Rect) {
    let body = header::view(model, draw, area);
    if let Some(veil) = &model.veil {
        draw.hits.clear();
        return veil::view(veil, draw, body);
    }
    let (body, foot) = (
        Rect {
            height: body.height.saturating_sub(1),
            ..body
        },
        row(area, area.height - 1),
    );
    model.screens.get(model.shell.screen).view(draw, body);
    for layer in model.layers.iter() {
        draw.paint(body, Role::Behind);
        draw.hits.clear();
        draw.cursor = None;
        let dialog = &layer.dialog;
        let wanted = if dialog.form().is_some_and(Form::is_grown) {
            body.as_size()
        } else {
            dialog.wanted(body.as_size(), draw.shell)
        };
        let outside = overlay::centred(body, wanted);
        let border = if dialog.grave() {
            Role::Danger
        } else {
            Role::BorderFocused
        };
        let title = dialog.title(draw.shell);
        let inside = overlay::boxed(draw, outside, &title, border);
        dialog.view(draw, inside);
    }
    footer::view(model, draw, foot);
}

fn too_small(draw: &mut Draw<'_>, area: Rect) {
    let text = texts::too_small(
        draw.lang(),
        LEAST.width,
        LEAST.height,
        area.width,
        area.height,
    );
    let lines = width::wrap(&text, usize::from(area.width.max(1)));
    let top = area.height.saturating_sub(width::cells(lines.len())) / 2;
    for (line, y) in lines.iter().zip(top..area.height) {
        let centred = width::centre(line, usize::from(area.width));
        draw.text(row(area, y), &centred, Role::Normal);
    }
    draw.cursor = None::<Position>;
}

mod texts {
    crate::catalogue! {
        too_small(width: u16, height: u16, now_width: u16, now_height: u16) {
            zh: "窗口太小：至少需要 {width}×{height}，现在是 {now_width}×{now_height}。输入的内容都保留着。",
            en: "The window is too small: it takes {width}×{height}, this is {now_width}×{now_height}. What you typed is kept.",
        }
    }
}
