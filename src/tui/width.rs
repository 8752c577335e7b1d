//! The only place from which screens take what measures, cuts, pads or wraps text: [`mod@crate::text::width`], and the same for
//! the styled pieces of a line.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

pub use crate::text::width::{centre, cut, pad, pad_left, take_prefix_cells, width, wrap};

/// The cells that `number` cells of a screen are.
pub fn cells(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// The cells that the spans take together.
pub fn spans_width(spans: &[Span<'_>]) -> usize {
    spans.iter().map(|span| width(&span.content)).sum()
}

/// The spans in at most `max` cells; the one that is cut ends with `…`.
pub fn cut_spans(spans: Vec<Span<'_>>, max: usize) -> Vec<Span<'_>> {
    if spans_width(&spans) <= max {
        return spans;
    }
    let mut left = max;
    let mut kept = Vec::with_capacity(spans.len());
    for span in spans {
        let wide = width(&span.content);
        if wide >= left {
            kept.push(Span::styled(
                cut(&span.content, left).into_owned(),
                span.style,
            ));
            break;
        }
        left -= wide;
        kept.push(span);
    }
    kept
}

/// `text` wrapped to lines of one style.
pub fn wrapped(text: &str, max: usize, style: Style) -> Vec<Line<'static>> {
    wrap(text, max)
        .into_iter()
        .map(|line| Line::styled(line, style))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_cut_within_the_cells() {
        let spans = || vec![Span::raw("客户"), Span::raw("投诉台")];
        assert_eq!(spans_width(&cut_spans(spans(), 10)), 10);
        let short = cut_spans(spans(), 7);
        assert_eq!(
            short
                .iter()
                .map(|span| span.content.as_ref())
                .collect::<String>(),
            "客户投…"
        );
        assert!(spans_width(&cut_spans(spans(), 4)) <= 4);
    }
}
