//! The native chart beside a table: titled, its axes named, figures written at its parts, and told apart without colours.

use rust_xlsxwriter::{
    Chart as Drawing, ChartAxis, ChartAxisLabelPosition, ChartDataLabel, ChartDataLabelPosition,
    ChartFont, ChartFormat, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartPoint,
    ChartSeries, ChartSolidFill, ChartType, Worksheet, XlsxError,
};

use super::super::model::{Chart, ChartKind, Section};
use super::super::texts;
use super::{FONT, HEAD};
use crate::text::Lang;

/// The grounds of a chart's parts: apart from each other on a printer without colours.
const GREYS: [&str; 6] = [
    "#404040", "#BFBFBF", "#7F7F7F", "#E7E6E6", "#262626", "#A6A6A6",
];
/// Lines are told apart by how they are drawn and what stands on them.
const LINES: [(ChartLineDashType, ChartMarkerType); 4] = [
    (ChartLineDashType::Solid, ChartMarkerType::Circle),
    (ChartLineDashType::Dash, ChartMarkerType::Square),
    (ChartLineDashType::RoundDot, ChartMarkerType::Triangle),
    (ChartLineDashType::DashDot, ChartMarkerType::Diamond),
];
/// Width and height of a chart, in pixels; a bar for each line of a long table needs room.
const WIDTH: u32 = 640;
const HEIGHT: u32 = 340;
const BAR: u32 = 26;

/// Draws the table's chart under it; none where there is nothing to compare.
pub(super) fn draw(sheet: &mut Worksheet, section: &Section, lang: Lang) -> Result<(), XlsxError> {
    let lines = section.rows.iter().take_while(|row| !row.total).count();
    let (Some(chart), true) = (&section.chart, lines > 0) else {
        return Ok(());
    };
    let mut drawing = Drawing::new(match chart.kind {
        ChartKind::Column => ChartType::Column,
        ChartKind::Bar => ChartType::Bar,
        ChartKind::Pie => ChartType::Pie,
        ChartKind::Line => ChartType::Line,
    });
    let name = sheet.name();
    let (first, last) = (HEAD + 1, HEAD + u32::try_from(lines).unwrap_or(0));
    for (at, place) in chart.columns.iter().zip(0..) {
        let column = u16::try_from(*at).unwrap_or(0);
        let series = drawing.add_series();
        series
            .set_name((name.as_str(), HEAD, column))
            .set_categories((name.as_str(), first, 0, last, 0))
            .set_values((name.as_str(), first, column, last, column))
            .set_data_label(&figures(chart.kind));
        dress(series, chart.kind, place, lines);
    }
    entitle(&mut drawing, section, chart, lang);
    let needed = u32::try_from(lines).unwrap_or(u32::MAX).saturating_mul(BAR);
    let height = match chart.kind {
        ChartKind::Bar => HEIGHT.max(needed.saturating_add(120).min(3 * HEIGHT)),
        _ => HEIGHT,
    };
    drawing.set_width(WIDTH).set_height(height);
    let below = HEAD + 2 + u32::try_from(section.rows.len()).unwrap_or(0);
    sheet.insert_chart(below, 0, &drawing)?;
    Ok(())
}

/// The title, what the axes count, the legend.
fn entitle(drawing: &mut Drawing, section: &Section, chart: &Chart, lang: Lang) {
    drawing
        .title()
        .set_name(&section.title)
        .set_font(&font(14.0).set_bold().clone());
    let pie = chart.kind == ChartKind::Pie;
    if !pie {
        let title = |at: usize| {
            let column = section.columns.get(at);
            column.map_or("", |column| column.title.as_str())
        };
        let (named, counted) = match chart.columns.as_slice() {
            [one] => (title(0), title(*one)),
            _ => (title(0), texts::count(lang)),
        };
        // The bars of a bar chart lie: its figures run along the other axis.
        let (across, upward) = match chart.kind {
            ChartKind::Bar => (counted, named),
            _ => (named, counted),
        };
        let mut plain = font(10.0);
        plain.unset_bold();
        let dressed = |axis: &mut ChartAxis, name: &str| {
            axis.set_name(name).set_name_font(&plain).set_font(&plain);
        };
        dressed(drawing.x_axis(), across);
        dressed(drawing.y_axis(), upward);
    }
    if chart.kind == ChartKind::Bar {
        // The first line of the table stands at the top, and the figures at the foot.
        drawing.y_axis().set_reverse();
        drawing
            .x_axis()
            .set_label_position(ChartAxisLabelPosition::High);
    }
    if pie || chart.columns.len() == 1 {
        drawing.legend().set_hidden();
    } else {
        drawing.legend().set_font(&font(10.0));
    }
}

/// How a row of figures looks: which ground, which line.
fn dress(series: &mut ChartSeries, kind: ChartKind, place: usize, lines: usize) {
    let grey = GREYS.get(place % GREYS.len()).copied().unwrap_or_default();
    match kind {
        ChartKind::Pie => {
            let greys = GREYS.iter().cycle().take(lines);
            let points: Vec<_> = greys
                .map(|grey| ChartPoint::new().set_format(&mut ground(grey)))
                .collect();
            series.set_points(&points);
        }
        ChartKind::Line => {
            let Some((dash, marker)) = LINES.iter().cycle().nth(place) else {
                return;
            };
            let mut line = ChartLine::new();
            line.set_color("#000000").set_dash_type(*dash);
            series
                .set_format(ChartFormat::new().set_line(&line))
                .set_marker(ChartMarker::new().set_type(*marker));
        }
        ChartKind::Column | ChartKind::Bar => {
            series.set_format(&mut ground(grey));
        }
    }
}

/// What is written at a part.
fn figures(kind: ChartKind) -> ChartDataLabel {
    let mut label = ChartDataLabel::new();
    label.show_value().set_font(&font(9.0));
    if kind == ChartKind::Pie {
        label
            .show_category_name()
            .show_percentage()
            .show_leader_lines()
            .set_position(ChartDataLabelPosition::OutsideEnd);
    }
    label
}

/// The font of every word of a chart.
fn font(size: f64) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(FONT).set_size(size);
    font
}

/// A part of a chart on that ground, with a thin frame.
fn ground(grey: &str) -> ChartFormat {
    let mut format = ChartFormat::new();
    format
        .set_solid_fill(ChartSolidFill::new().set_color(grey))
        .set_border(ChartLine::new().set_color("#000000").set_width(0.5));
    format
}
