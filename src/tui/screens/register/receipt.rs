//! The receipt: the number for the customer, what the case has become, and what comes next.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::answer::{self, Asked};
use super::ask::Registered;
use crate::case::Intake;
use crate::tui::commands::{self, Id, register};
use crate::tui::draw::{Draw, Target, below, indent, row};
use crate::tui::theme::Role;
use crate::tui::width;

/// The most cells of a line.
const WIDTH: u16 = 76;

/// Draws the receipt of what was `sent`.
pub(super) fn view(receipt: &Registered, sent: Option<&Intake>, draw: &mut Draw<'_>, area: Rect) {
    let wide = area.width.saturating_sub(4).min(WIDTH);
    let card = Rect {
        x: area.x + (area.width - wide) / 2,
        y: area.y + 1,
        width: wide,
        height: area.height.saturating_sub(1),
    };
    head(receipt, sent, draw, card);
    let body = below(card, 3);
    let used = match &receipt.outlook {
        Some(outlook) => {
            let asked = Asked {
                shell: draw.shell,
                preview: outlook,
                kind: sent.map(|sent| sent.kind.as_str()),
                department: sent.and_then(|sent| sent.departments.first().map(String::as_str)),
                phone: "",
                sequel_to: None,
            };
            let sheet = answer::sheet(asked, body.width);
            let room = Rect {
                height: body.height.saturating_sub(3),
                ..body
            };
            draw.lines(room, &sheet.lines)
        }
        None => draw.paragraph(body, texts::sealed(draw.lang()), Role::Muted),
    };
    let rest = below(body, used);
    let raised = raised(receipt, draw, row(rest, 0));
    buttons(draw, row(rest, raised + 1));
}

fn head(receipt: &Registered, sent: Option<&Intake>, draw: &mut Draw<'_>, area: Rect) {
    let lang = draw.lang();
    let signs = draw.signs();
    let said = if receipt.repeated {
        texts::repeated(lang)
    } else {
        texts::registered(lang)
    };
    let customer = sent.map_or("", |sent| sent.customer.name.as_str());
    let spans = vec![
        draw.span(format!("{} {said}  ", signs.ok), Role::Ok),
        draw.span(receipt.number.clone(), Role::Title),
        draw.span(format!("  {customer}"), Role::Muted),
    ];
    draw.spans(row(area, 0), spans);
    let line = signs.line.repeat(usize::from(area.width));
    draw.text(row(area, 1), &line, Role::Border);
}

/// Gives the rows used.
fn raised(receipt: &Registered, draw: &mut Draw<'_>, area: Rect) -> u16 {
    if receipt.raised.is_empty() {
        return 0;
    }
    let numbers = receipt.raised.join(", ");
    let text = texts::raised(draw.lang(), &numbers);
    let text = format!("{} {text}", draw.signs().warn);
    draw.text(area, &text, Role::DueSoon);
    1
}

fn buttons(draw: &mut Draw<'_>, area: Rect) {
    let mut x = 0;
    for id in [register::OPEN, register::ANOTHER, register::LEAVE] {
        x += button(draw, indent(area, x), id) + 3;
    }
}

fn button(draw: &mut Draw<'_>, area: Rect, id: Id) -> u16 {
    let title = commands::command(id).map_or("", |command| (command.title)(draw.lang()));
    let key = draw.shell.keymap.label(id).unwrap_or_default();
    let spans: Vec<Span<'_>> = vec![
        draw.span(key, Role::Accent),
        draw.span(format!(" {title}"), Role::Normal),
    ];
    let cells = width::cells(width::spans_width(&spans)).min(area.width);
    draw.spans(area, spans);
    draw.hit(
        Rect {
            width: cells,
            ..area
        },
        Target::Command(id),
    );
    cells
}

mod texts {
    crate::catalogue! {
        registered() { zh: "已登记", en: "Registered" }
        repeated() { zh: "此前已经登记，没有重复登记", en: "It had been registered before; nothing was done twice" }
        sealed() { zh: "密件已移交，此处不再显示。请记下编号。", en: "Sealed and handed over; it is not shown here. Note the number." }
        raised(numbers: &str) { zh: "同一事项的其他案件随之升级：{numbers}", en: "Other cases of the same matter became graver: {numbers}" }
    }
}
