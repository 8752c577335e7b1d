use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};

use super::*;
use crate::regulation::model::CaseValue;
use crate::text::Label;

fn columns() -> Vec<LedgerColumn> {
    let column = |value, zh, en| LedgerColumn {
        value,
        label: Label::new(zh, en),
    };
    vec![
        column(CaseValue::Serial, "序号", "No."),
        column(CaseValue::Matter, "内容", "Matter"),
    ]
}

/// A workbook of so many lines.
fn book(path: &Path, lines: i64, limits: Limits) -> Xlsx<io::BufReader<std::fs::File>> {
    let draft = Draft::begin(path).unwrap();
    let book = Workbook::begin(draft, &columns(), "和平 & 燃气", Lang::Zh, limits).unwrap();
    let mut book = Box::new(book);
    for n in 1..=lines {
        let text = format!("漏水 <{n}>");
        book.line(&[CellView::Number(n), CellView::Text(text.as_str().into())])
            .unwrap();
    }
    book.finish().unwrap().put().unwrap();
    open_workbook(path).unwrap()
}

/// The heading and the serials of every sheet.
fn sheets(book: &mut Xlsx<io::BufReader<std::fs::File>>) -> Vec<(String, Vec<String>)> {
    let names = book.sheet_names();
    let rows = |name: &String| {
        let range = book.worksheet_range(name).unwrap();
        let first = range.rows().map(|row| row[0].to_string()).collect();
        (name.clone(), first)
    };
    names.iter().map(rows).collect()
}

#[test]
fn what_finds_no_room_on_a_sheet_goes_on_on_the_next_under_its_own_heading() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits {
        last_row: 3,
        ..FORMAT
    };
    let mut book = book(&folder.path().join("a.xlsx"), 7, limits);
    let found = sheets(&mut book);
    let found: Vec<String> = found
        .iter()
        .map(|(name, rows)| format!("{name}: {}", rows.join(" ")))
        .collect();
    assert_eq!(
        found,
        ["台账1: 序号 1 2 3", "台账2: 序号 4 5 6", "台账3: 序号 7"]
    );
}

#[test]
fn a_full_sheet_is_followed_by_no_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits {
        last_row: 3,
        ..FORMAT
    };
    let mut book = book(&folder.path().join("a.xlsx"), 3, limits);
    assert_eq!(sheets(&mut book).len(), 1);
}

#[test]
fn a_sheet_too_long_for_older_programs_ends_too() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits {
        bytes: 300,
        ..FORMAT
    };
    let mut book = book(&folder.path().join("a.xlsx"), 9, limits);
    let sheets = sheets(&mut book);
    assert!(sheets.len() > 1, "{sheets:?}");
    let serials = sheets.iter().flat_map(|(_, rows)| rows.iter().skip(1));
    let serials: Vec<&str> = serials.map(String::as_str).collect();
    assert_eq!(serials, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
}

#[test]
fn no_line_at_all_is_a_heading() {
    let folder = tempfile::tempdir().unwrap();
    let mut book = book(&folder.path().join("a.xlsx"), 0, FORMAT);
    assert_eq!(
        sheets(&mut book),
        [("台账1".to_owned(), vec!["序号".to_owned()])]
    );
}

#[test]
fn filters_reach_over_all_lines_of_their_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    let limits = Limits {
        last_row: 3,
        ..FORMAT
    };
    book(&path, 5, limits);
    let file = std::fs::File::open(&path).unwrap();
    let mut package = zip::ZipArchive::new(file).unwrap();
    let mut part = |name: &str| io::read_to_string(package.by_name(name).unwrap()).unwrap();
    let (first, second) = (
        part("xl/worksheets/sheet1.xml"),
        part("xl/worksheets/sheet2.xml"),
    );
    assert!(first.contains("<autoFilter ref=\"A1:B4\"/>"), "{first}");
    assert!(second.contains("<autoFilter ref=\"A1:B3\"/>"), "{second}");
    assert!(second.contains("&amp;&amp; 燃气"), "{second}");
    let names = part("xl/workbook.xml");
    assert!(
        names.contains("$A$1:$B$4") && names.contains("$A$1:$B$3"),
        "{names}"
    );
}

#[test]
fn cells_are_what_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    let at = "2026-09-28T10:12:30+08:00".parse().unwrap();
    let draft = Draft::begin(&path).unwrap();
    let book = Workbook::begin(draft, &columns(), "A", Lang::En, FORMAT).unwrap();
    let mut book = Box::new(book);
    book.line(&[
        CellView::Time(at),
        CellView::Text(" a_x0041_\n<b>\u{1} ".into()),
    ])
    .unwrap();
    book.line(&[CellView::Empty, CellView::Empty]).unwrap();
    book.finish().unwrap().put().unwrap();
    let mut book: Xlsx<_> = open_workbook(&path).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let Data::DateTime(time) = &range[(1, 0)] else {
        panic!("a time: {:?}", range[(1, 0)]);
    };
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    assert_eq!(
        (year, month, day, hour, minute, second),
        (2026, 9, 28, 10, 12, 30)
    );
    let text = range[(1, 1)].to_string();
    assert!(text.starts_with(" a") && text.contains("\n<b>"), "{text:?}");
}

#[test]
fn a_workbook_that_is_left_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let draft = Draft::begin(&folder.path().join("a.xlsx")).unwrap();
    let book = Workbook::begin(draft, &columns(), "A", Lang::En, FORMAT).unwrap();
    let mut book = Box::new(book);
    book.line(&[CellView::Number(1), CellView::Empty]).unwrap();
    drop(book);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
