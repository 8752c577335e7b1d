//! Files from anywhere end in a sentence.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{Format, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::document::import::{MOST_BYTES, sheet};

/// The lines of a workbook of these bytes.
#[expect(
    clippy::needless_pass_by_value,
    reason = "tests make the bytes in place"
)]
fn read(bytes: Vec<u8>) -> Result<Vec<Line>, ImportError> {
    let mut file = tempfile::Builder::new()
        .suffix(".xlsx")
        .tempfile()
        .expect("a file");
    file.write_all(&bytes).expect("written");
    let sheet = sheet::read(file.path(), &mut |_, _| true)?;
    let mut lines = Vec::new();
    sheet.each(&mut |_, line| {
        lines.push(line.clone());
        Ok(())
    })?;
    Ok(lines)
}

/// A packed file with one part.
fn packed(name: &str, parts: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let deflated =
        SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    file.start_file(name, deflated).expect("an entry");
    for part in parts {
        file.write_all(&part).expect("written");
    }
    file.finish().expect("a file").into_inner()
}

fn book(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn cells_come_with_their_types_and_places() {
    let day = NaiveDate::from_ymd_opt(2019, 3, 5).expect("a day");
    let bytes = book(|sheet| {
        let date = Format::new().set_num_format("yyyy-mm-dd");
        sheet.write_string(2, 0, "张三").expect("written");
        sheet
            .write_datetime_with_format(2, 2, day, &date)
            .expect("written");
        sheet.write_number(5, 1, 4.0).expect("written");
    });
    let lines = read(bytes).expect("a sheet");
    let at = day.and_hms_opt(0, 0, 0).expect("midnight");
    assert_eq!(
        lines,
        [
            Line {
                place: 3,
                cells: vec![Input::text("张三"), Input::Empty, Input::Time(at)],
            },
            Line {
                place: 6,
                cells: vec![Input::Empty, Input::Number(4.0)],
            },
        ]
    );
}

#[test]
fn one_cell_in_the_last_corner_takes_no_room() {
    let bytes = book(|sheet| {
        sheet.write_string(0, 0, "编号").expect("written");
        sheet.write_string(1_048_575, 16_383, "x").expect("written");
    });
    assert!(bytes.len() < 20_000, "a small file");
    assert!(matches!(read(bytes), Err(ImportError::TooManyColumns)));
}

#[test]
fn a_cell_in_the_last_row_is_one_line() {
    let bytes = book(|sheet| {
        sheet.write_string(1_048_575, 0, "x").expect("written");
    });
    let lines = read(bytes).expect("a sheet");
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].place, 1_048_576);
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_one_is_refused() {
    let megabytes = |byte: u8, count: u64| (0..=count).map(move |_| vec![byte; 1 << 20]);
    let one_text = packed("xl/worksheets/sheet1.xml", megabytes(b'0', 2));
    let texts = packed("xl/sharedStrings.xml", megabytes(b'<', MOST_HELD >> 20));
    for bytes in [&one_text, &texts] {
        assert!(bytes.len() < 1 << 20, "a small file");
    }
    assert!(matches!(read(one_text), Err(ImportError::LongCell)));
    assert!(matches!(read(texts), Err(ImportError::TooManyTexts)));
    let big = usize::try_from(MOST_BYTES).expect("a size") + 1;
    let path = tempfile::Builder::new().suffix(".xlsx").tempfile();
    let path = path.expect("a file");
    path.as_file().set_len(big as u64).expect("a sparse file");
    assert!(matches!(
        sheet::read(path.path(), &mut |_, _| true),
        Err(ImportError::TooBig)
    ));
}

#[test]
fn a_cell_of_ten_megabytes_names_its_row_where_the_workbook_does() {
    let text = "长".repeat(10 << 20);
    let begin = "<sheetData><row r=\"1\"><c/></row><row r=\"7\"><c t=\"inlineStr\"><is><t>";
    let sheet = format!("<worksheet>{begin}{text}</t></is></c></row></sheetData></worksheet>");
    let own = packed("xl/worksheets/sheet1.xml", [sheet.into_bytes()]);
    assert!(matches!(read(own), Err(ImportError::TooLong { line: 7 })));
    let shared = format!("<sst uniqueCount=\"1\"><si><t>{text}</t></si></sst>");
    let shared = packed("xl/sharedStrings.xml", [shared.into_bytes()]);
    assert!(matches!(read(shared), Err(ImportError::LongCell)));
}

#[test]
fn rows_that_are_formatted_and_empty_are_no_rows() {
    let bytes = book(|sheet| {
        let border = Format::new().set_border(rust_xlsxwriter::FormatBorder::Thin);
        sheet.write_string(0, 0, "编号").expect("written");
        for row in 1..20_000 {
            sheet.write_blank(row, 0, &border).expect("written");
            sheet.write_blank(row, 3, &border).expect("written");
        }
        sheet.write_string(20_000, 0, "最后").expect("written");
    });
    let places: Vec<usize> = read(bytes)
        .expect("a sheet")
        .iter()
        .map(|line| line.place)
        .collect();
    assert_eq!(places, [1, 20_001]);
}

#[test]
fn room_is_made_for_no_more_texts_than_there_can_be() {
    for claim in ["99999999999999", "99999999999999999999999", "4000"] {
        let texts = format!("<?xml version=\"1.0\"?><sst uniqueCount=\"{claim}\"><si/></sst>");
        let bytes = packed("xl/sharedStrings.xml", [texts.into_bytes()]);
        let told = read(bytes).expect_err("a lie");
        assert!(
            matches!(&told, ImportError::Workbook(what) if what == "uniqueCount"),
            "{claim}: {told}"
        );
    }
}

#[test]
fn what_takes_long_can_be_stopped() {
    let bytes = book(|sheet| {
        sheet.write_string(0, 0, "编号").expect("written");
    });
    let mut file = tempfile::Builder::new()
        .suffix(".xlsx")
        .tempfile()
        .expect("a file");
    file.write_all(&bytes).expect("written");
    for patience in 0..3 {
        let mut asked = 0;
        let stopped = sheet::read(file.path(), &mut |_, _| {
            asked += 1;
            asked <= patience
        });
        assert!(matches!(stopped, Err(ImportError::Stopped)));
    }
}

#[test]
fn what_is_no_workbook_is_told_as_such() {
    for bytes in [b"".to_vec(), b"PK\x03\x04".to_vec(), b"hello".to_vec()] {
        assert!(matches!(read(bytes), Err(ImportError::Workbook(_))));
    }
}
