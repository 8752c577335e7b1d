//! Boxes above Chinese text. A Chinese character takes two cells; wherever a box begins or ends, its borders are whole and no
//! half of a character is left beside them.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::desk::On;
use super::scenes::Scene;
use crate::text::Lang;
use crate::tui::draw::{Draw, Hits};
use crate::tui::model::Model;
use crate::tui::overlay;
use crate::tui::testing::Driver;
use crate::tui::theme::Role;
use crate::tui::width::width;

/// The cells of a row as a terminal shows them: a wide character covers the cell after it.
fn shown(buffer: &Buffer, y: u16) -> Vec<Option<&str>> {
    let mut cells = Vec::new();
    while let Some(cell) = u16::try_from(cells.len())
        .ok()
        .and_then(|x| buffer.cell((x, y)))
    {
        cells.push(Some(cell.symbol()));
        cells.extend((1..width(cell.symbol())).map(|_| None));
    }
    cells
}

/// What is wrong with the box in `area`, or with the row's end.
fn broken(buffer: &Buffer, area: Rect) -> Option<String> {
    for y in buffer.area.top()..buffer.area.bottom() {
        let cells = shown(buffer, y);
        if cells.len() > usize::from(buffer.area.width) {
            return Some(format!("row {y} ends in half a character"));
        }
        if !(area.top()..area.bottom()).contains(&y) {
            continue;
        }
        let (left, right) = match y {
            y if y == area.top() => ("╭", "╮"),
            y if y == area.bottom() - 1 => ("╰", "╯"),
            _ => ("│", "│"),
        };
        for (x, wanted) in [(area.left(), left), (area.right() - 1, right)] {
            let found = cells.get(usize::from(x)).copied().flatten();
            if found != Some(wanted) {
                return Some(format!("{found:?} for {wanted} at {x},{y}"));
            }
        }
    }
    None
}

/// Where the box on top stands.
fn top_box(model: &Model) -> Rect {
    let size = model.shell.size;
    let body = Rect::new(0, 2, size.width, size.height - 3);
    let dialog = &model.layers.top().unwrap().dialog;
    overlay::centred(body, dialog.wanted(body.as_size(), &model.shell))
}

/// The box of a scene, at odd and even columns, small and large.
pub fn are_whole(scene: &Scene, on: &mut On) {
    for (columns, rows) in [(60, 16), (61, 17), (79, 23), (80, 24), (81, 25), (133, 40)] {
        on.driver.resize(columns, rows);
        let area = top_box(&on.driver.model);
        let wrong = broken(on.driver.buffer(), area);
        let name = scene.name;
        assert_eq!(wrong, None, "{name} at {columns}×{rows}:\n{}", on.words());
    }
}

/// A sheet full of Chinese, each row begun at one of two cells.
fn full_of_chinese(columns: u16, rows: u16, odd: bool) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let words = "投诉台登记案件待办分派统计归档设置".repeat(8);
    for y in 0..rows {
        let x = u16::from((y % 2 == 0) == odd);
        buffer.set_stringn(
            x,
            y,
            &words,
            usize::from(columns - x),
            ratatui::style::Style::new(),
        );
    }
    buffer
}

#[test]
fn a_box_anywhere_above_chinese_is_whole() {
    let driver = Driver::without_desk(Lang::Zh, 80, 24);
    let screen = (20u16..90, 6u16..30, any::<bool>());
    let place = (0u16..70, 0u16..24, 4u16..80, 2u16..24);
    let anywhere = (screen, place, "[客户投诉台 a-z]{0,40}");
    let looked = TestRunner::default().run(&anywhere, |(screen, place, title)| {
        let ((columns, rows, odd), (x, y, wide, high)) = (screen, place);
        let mut buffer = full_of_chinese(columns, rows, odd);
        let (x, y) = (x % (columns - 4), y % (rows - 2));
        let area = Rect::new(x, y, wide.min(columns - x), high.min(rows - y));
        let mut draw = Draw {
            buf: &mut buffer,
            shell: &driver.model.shell,
            hits: &mut Hits::default(),
            cursor: None,
        };
        let inside = overlay::boxed(&mut draw, area, &title, Role::Border);
        draw.paragraph(inside, "一二三四五六七八九十", Role::Normal);
        prop_assert_eq!(broken(&buffer, area), None);
        Ok(())
    });
    looked.unwrap();
}
