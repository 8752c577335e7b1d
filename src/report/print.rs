//! A report on paper: A4, black on white, one or two pages, with room for the signature of whoever answers for it. Long
//! tables are cut with a line that says so: the spreadsheet has all of them.

use super::model::{Column, Report, Row, Section};
use super::{texts, words};
use crate::document::docx::{
    Align, Cell as Box, Document, DocxError, Length, Page, Paragraph, Row as Line, Style, Table,
};
use crate::regulation::model::SectionName;
use crate::text::{Lang, width};

/// The lines of a table that are printed, at most and where there are many tables.
const MOST_ROWS: std::ops::RangeInclusive<usize> = 2..=14;
/// The lines that two pages hold, upright and on their side: a heading with its air counts for two.
const TWO_PAGES: (usize, usize) = (112, 68);
/// A table of so many lines moves to the next page whole, rather than being parted.
const WHOLE: usize = 24;
/// More columns than these do not fit upright.
const UPRIGHT: usize = 10;
/// The share of the page that a column takes at most, in characters.
const WIDEST: usize = 26;

/// The bytes of the .docx file.
///
/// # Errors
/// The writer's own limits.
pub fn as_docx(report: &Report, lang: Lang) -> Result<Vec<u8>, DocxError> {
    let wide = report
        .sections
        .iter()
        .any(|section| section.columns.len() > UPRIGHT);
    let (page, room) = if wide {
        (Page::A4_LANDSCAPE, TWO_PAGES.1)
    } else {
        (Page::A4, TWO_PAGES.0)
    };
    let page = Page {
        top: Length::mm(18),
        bottom: Length::mm(15),
        edge: Length::mm(9),
        ..page
    };
    let most = most_rows(report, room);
    let name = format!("{} {}", report.title, report.period);
    let mut paper = Document::new(lang, name)
        .on(page)
        .dense()
        .header(&report.organisation, report.period.to_string());
    paper.push(Paragraph::title(&report.title));
    paper.push(Paragraph::new(Style::Subtitle, words::about(report, lang)));
    if let Some(clause) = words::clause(report, lang) {
        paper.push(Paragraph::new(Style::Note, clause));
    }
    if let Some(told) = words::old_ledgers(report, lang) {
        paper.push(Paragraph::new(Style::Note, told));
    }
    for (section, place) in report.sections.iter().zip(1..) {
        let last = place == report.sections.len();
        print(&mut paper, section, &page, &Part { most, last }, lang);
    }
    let signed = texts::signed(lang);
    paper.push(Paragraph::body(signed).spaced(Length::mm(6)));
    paper.to_bytes()
}

/// How many lines of each table are printed, so that all of them fit on two pages.
fn most_rows(report: &Report, room: usize) -> usize {
    let height = |most: usize| -> usize {
        let of_section = |section: &Section| match section.rows.len() {
            0 => 1,
            rows => {
                let totals = section.rows.iter().filter(|row| row.total).count();
                let lines = (rows - totals).min(shown(section, most)) * lines_a_row(section);
                lines + totals + 3 + usize::from(section.note.is_some())
            }
        };
        report.sections.iter().map(of_section).sum::<usize>()
            + 8
            + 2 * usize::from(report.old_ledgers.is_some())
    };
    let fits = |most: &usize| height(*most) <= room;
    let least = *MOST_ROWS.start();
    MOST_ROWS.rev().find(fits).unwrap_or(least)
}

/// The lines of a table that are printed where `most` are of the others: the summary is whole.
fn shown(section: &Section, most: usize) -> usize {
    if section.name == SectionName::Summary {
        usize::MAX
    } else {
        most
    }
}

/// What people wrote takes two lines.
fn lines_a_row(section: &Section) -> usize {
    let wordy = [
        SectionName::Measures,
        SectionName::EarlierMeasures,
        SectionName::CauseWords,
    ];
    1 + usize::from(wordy.contains(&section.name))
}

/// How a table stands on the paper.
struct Part {
    /// The lines that are printed of it, totals apart.
    most: usize,
    /// The signatures follow it, and do not stand on a page of their own.
    last: bool,
}

fn print(paper: &mut Document, section: &Section, page: &Page, part: &Part, lang: Lang) {
    if section.rows.is_empty() {
        let line = format!("{}：{}", section.title, words::empty(lang));
        let line = line.replace('：', texts::colon(lang));
        let line = Paragraph::new(Style::Note, line).spaced(Length::mm(2));
        paper.push(if part.last {
            line.kept_with_next()
        } else {
            line
        });
        return;
    }
    let most = shown(section, part.most);
    let lines = section.rows.iter().filter(|row| !row.total);
    let left_out = lines.clone().count().saturating_sub(most);
    let heading = match left_out {
        0 => section.title.clone(),
        lines => format!("{}{}", section.title, texts::left_out(lang, lines)),
    };
    paper.push(Paragraph::heading(heading).kept_with_next());
    if let Some(note) = &section.note {
        paper.push(Paragraph::new(Style::Note, note).kept_with_next());
    }
    let totals = section.rows.iter().filter(|row| row.total);
    let mut table = Table::new(&page.columns(&shares(section)));
    let head = section
        .columns
        .iter()
        .map(|column| Box::label(&column.title));
    table.push(Line::head(head));
    let printed: Vec<&Row> = lines.take(most).chain(totals).collect();
    if printed.len() * lines_a_row(section) <= WHOLE {
        table = table.together();
    }
    if part.last {
        table = table.kept_with_next();
    }
    for row in printed {
        table.push(Line::new(cells(section, row)));
    }
    paper.push(table);
}

fn cells(section: &Section, row: &Row) -> Vec<Box> {
    let cells = section.columns.iter().zip(&row.cells);
    cells
        .map(|(column, cell)| {
            let words = cell.words();
            // A figure that is part of the one above stands indented.
            let words = words.trim_end();
            match (column.figures, row.total) {
                (true, _) => Box::number(words),
                (false, true) => Box::label(words).aligned(Align::Left),
                (false, false) => Box::text(words),
            }
        })
        .collect()
}

/// Columns by what stands in them. The end of the chain is one long word: it takes what it needs.
fn shares(section: &Section) -> Vec<u32> {
    let widest = if section.name == SectionName::Chain {
        usize::MAX
    } else {
        WIDEST
    };
    let share = |(column, at): (&Column, usize)| {
        let cells = section.rows.iter().filter_map(|row| row.cells.get(at));
        let longest = cells.map(|cell| width(cell.words().trim())).max();
        let longest = longest.unwrap_or(0).max(width(&column.title)).min(widest);
        u32::try_from(longest + 3).unwrap_or(u32::MAX)
    };
    section.columns.iter().zip(0..).map(share).collect()
}
