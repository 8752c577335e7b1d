//! Headings in two lines: a group in merged cells above, its columns below; and columns of one heading merged down.

use super::super::sheet::Line;
use super::{Heading, compared};

/// What may stand under any group: alone it says nothing, so its group has to say what of.
const OF_ANYTHING: [&str; 4] = ["时间", "日期", "结果", "编号"];

/// Each column by the group above it and its own heading.
pub(super) fn joined(above: &Line, below: &Line) -> Vec<Heading> {
    let length = above.cells.len().max(below.cells.len());
    let text = |line: &Line, at: usize| {
        let cell = line.cells.get(at);
        cell.map(super::super::Input::written).unwrap_or_default()
    };
    let mut group = String::new();
    (0..length)
        .map(|at| {
            let (upper, lower) = (text(above, at), text(below, at));
            match (upper.is_empty(), lower.is_empty()) {
                (_, true) => {
                    group.clear();
                    return Heading::plain(upper);
                }
                (false, false) => group = upper,
                (true, false) => {}
            }
            under(&group, lower)
        })
        .collect()
}

fn under(group: &str, heading: String) -> Heading {
    if group.is_empty() {
        return Heading::plain(heading);
    }
    let mut names = vec![format!("{group}{heading}")];
    let vague = OF_ANYTHING.contains(&compared(&heading).as_str());
    let shown = format!("{group}·{heading}");
    if !vague {
        names.push(heading);
    }
    Heading {
        shown,
        names,
        joined: true,
    }
}
