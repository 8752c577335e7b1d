//! The part `word/document.xml`: paragraphs and tables as the format spells them. The order of marks inside a mark is the
//! format's; Word refuses a file that has them otherwise.

use super::parts::{FOOTER_ID, HEADER_ID, REFERENCE, WORD, text};
use super::table::Place;
use super::xml::Xml;
use super::{Block, Borders, Cell, Document, Length, Page, Paragraph, Row, Run, Table, Upright};

/// The ground under labels: light enough for a copier.
const GROUND: &str = "F2F2F2";

pub(super) fn document(document: &Document) -> String {
    let mut xml = Xml::part();
    xml.element("w:document", &[WORD, REFERENCE], |xml| {
        xml.element("w:body", &[], |xml| {
            let mut above: Option<&Table> = None;
            for block in &document.blocks {
                // Two tables without anything between them would become one.
                if let (Some(above), Block::Table(_)) = (above, block) {
                    gap(xml, above.with_next);
                }
                above = match block {
                    Block::Table(written) => Some(written),
                    _ => None,
                };
                match block {
                    Block::Paragraph(written) => paragraph(xml, written, false),
                    Block::Table(written) => table(xml, written, document.dense),
                    Block::PageBreak => page_break(xml),
                }
            }
            // A table may not be the last thing of a body: the cursor would have nowhere to stand.
            if matches!(document.blocks.last(), None | Some(Block::Table(_))) {
                gap(xml, false);
            }
            section(xml, &document.page);
        });
    });
    xml.finish()
}

fn section(xml: &mut Xml, page: &Page) {
    let twips = |length: Length| length.twips().to_string();
    xml.element("w:sectPr", &[], |xml| {
        for (name, id) in [
            ("w:headerReference", HEADER_ID),
            ("w:footerReference", FOOTER_ID),
        ] {
            xml.mark(name, &[("w:type", "default"), ("r:id", id)]);
        }
        let (width, height) = (twips(page.width), twips(page.height));
        let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
        if page.width > page.height {
            size.push(("w:orient", "landscape"));
        }
        xml.mark("w:pgSz", &size);
        xml.mark(
            "w:pgMar",
            &[
                ("w:top", &twips(page.top)),
                ("w:right", &twips(page.right)),
                ("w:bottom", &twips(page.bottom)),
                ("w:left", &twips(page.left)),
                ("w:header", &twips(page.edge)),
                ("w:footer", &twips(page.edge)),
                ("w:gutter", "0"),
            ],
        );
    });
}

fn page_break(xml: &mut Xml) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:r", &[], |xml| xml.mark("w:br", &[("w:type", "page")]));
    });
}

/// A paragraph with nothing in it and hardly any height. `keeps`: on the page of what follows.
fn gap(xml: &mut Xml, keeps: bool) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            if keeps {
                xml.mark("w:keepNext", &[]);
            }
            xml.mark(
                "w:spacing",
                &[
                    ("w:before", "0"),
                    ("w:after", "0"),
                    ("w:line", "20"),
                    ("w:lineRule", "exact"),
                ],
            );
        });
    });
}

/// `keeps`: it stays on the page of the row below it.
fn paragraph(xml: &mut Xml, written: &Paragraph, keeps: bool) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", written.style.id());
            if written.keep_with_next || keeps {
                xml.mark("w:keepNext", &[]);
            }
            if let Some(before) = written.before {
                xml.mark("w:spacing", &[("w:before", &before.twips().to_string())]);
            }
            if written.flush {
                xml.mark("w:ind", &[("w:firstLineChars", "0"), ("w:firstLine", "0")]);
            }
            if let Some(align) = written.align {
                xml.value("w:jc", align.word());
            }
        });
        for part in &written.runs {
            run(xml, part);
        }
    });
}

fn run(xml: &mut Xml, written: &Run) {
    if written.text.is_empty() {
        return;
    }
    xml.element("w:r", &[], |xml| {
        if written.bold || written.underlined || written.chinese {
            xml.element("w:rPr", &[], |xml| {
                if written.chinese {
                    super::styles::chinese(xml);
                }
                if written.bold {
                    xml.mark("w:b", &[]);
                }
                if written.underlined {
                    xml.value("w:u", "single");
                }
            });
        }
        for (line, number) in written.text.lines().zip(0..) {
            if number > 0 {
                xml.mark("w:br", &[]);
            }
            if written.unbroken {
                unbroken(xml, line);
            } else {
                text(xml, line);
            }
        }
    });
}

/// Text whose hyphens are no place to end a line.
fn unbroken(xml: &mut Xml, line: &str) {
    for (piece, number) in line.split('-').zip(0..) {
        if number > 0 {
            xml.mark("w:noBreakHyphen", &[]);
        }
        if !piece.is_empty() {
            text(xml, piece);
        }
    }
}

fn table(xml: &mut Xml, written: &Table, dense: bool) {
    let grid = written.grid();
    if grid.is_empty() {
        return;
    }
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            width(xml, "w:tblW", written.columns.iter().copied().sum());
            borders(xml, written.borders);
            xml.mark("w:tblLayout", &[("w:type", "fixed")]);
            super::styles::cell_margins(xml, dense);
        });
        xml.element("w:tblGrid", &[], |xml| {
            for column in &written.columns {
                xml.mark("w:gridCol", &[("w:w", &column.twips().to_string())]);
            }
        });
        for ((written_row, places), place) in grid.iter().zip(0..) {
            let keeps = written.keeps(place, grid.len()) || written_row.with_next;
            row(xml, written, written_row, places, keeps);
        }
    });
}

fn width(xml: &mut Xml, name: &str, width: Length) {
    let twips = width.twips().to_string();
    xml.mark(name, &[("w:w", &twips), ("w:type", "dxa")]);
}

/// A line of that many eighths of a point.
pub(super) const fn line(eighths: u8) -> [(&'static str, &'static str); 4] {
    let size = match eighths {
        0..=4 => "4",
        5..=8 => "8",
        _ => "12",
    };
    [
        ("w:val", "single"),
        ("w:sz", size),
        ("w:space", "0"),
        ("w:color", "000000"),
    ]
}

fn borders(xml: &mut Xml, borders: Borders) {
    let sides: &[(&str, u8)] = match borders {
        Borders::Boxes => &[
            ("w:top", 8),
            ("w:left", 8),
            ("w:bottom", 8),
            ("w:right", 8),
            ("w:insideH", 4),
            ("w:insideV", 4),
        ],
        Borders::Rows => &[("w:top", 8), ("w:bottom", 8), ("w:insideH", 4)],
        Borders::None => return,
    };
    xml.element("w:tblBorders", &[], |xml| {
        for (side, eighths) in sides {
            xml.mark(side, &line(*eighths));
        }
    });
}

fn row(xml: &mut Xml, table: &Table, written: &Row, places: &[Place<'_>], keeps: bool) {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            if !written.breakable {
                xml.mark("w:cantSplit", &[]);
            }
            if let Some(height) = written.height {
                let height = height.twips().to_string();
                xml.mark("w:trHeight", &[("w:val", &height), ("w:hRule", "atLeast")]);
            }
            if written.head {
                xml.mark("w:tblHeader", &[]);
            }
        });
        for place in places {
            cell(xml, table, place, keeps);
        }
    });
}

fn cell(xml: &mut Xml, table: &Table, place: &Place<'_>, keeps: bool) {
    let columns = table.columns.iter().skip(place.column).take(place.span);
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            width(xml, "w:tcW", columns.copied().sum());
            if place.span > 1 {
                xml.value("w:gridSpan", place.span);
            }
            if place.below {
                xml.mark("w:vMerge", &[]);
            } else if place.cell.is_some_and(|cell| cell.rows > 1) {
                xml.value("w:vMerge", "restart");
            }
            if let Some(cell) = place.cell {
                properties(xml, cell);
            }
        });
        match place.cell {
            Some(cell) if !cell.paragraphs.is_empty() => {
                for written in &cell.paragraphs {
                    paragraph(xml, written, keeps);
                }
            }
            _ => paragraph(xml, &Paragraph::new(super::Style::Cell, ""), keeps),
        }
    });
}

fn properties(xml: &mut Xml, cell: &Cell) {
    if cell.joined_above || cell.joined_below {
        xml.element("w:tcBorders", &[], |xml| {
            for (side, joined) in [
                ("w:top", cell.joined_above),
                ("w:bottom", cell.joined_below),
            ] {
                if joined {
                    xml.value(side, "nil");
                }
            }
        });
    }
    if cell.shaded {
        xml.mark(
            "w:shd",
            &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", GROUND)],
        );
    }
    let upright = match cell.upright {
        Upright::Top => return,
        Upright::Middle => "center",
        Upright::Bottom => "bottom",
    };
    xml.value("w:vAlign", upright);
}
