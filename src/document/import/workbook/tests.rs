//! Files from anywhere end in a sentence.

use std::io::Write;

use rust_xlsxwriter::{Format, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

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
    let sheet = read(bytes).expect("a sheet");
    let at = day.and_hms_opt(0, 0, 0).expect("midnight");
    assert_eq!(
        sheet.lines,
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
    let sheet = read(bytes).expect("a sheet");
    assert_eq!(sheet.lines.len(), 1);
    assert_eq!(sheet.lines[0].place, 1_048_576);
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_one_is_refused() {
    let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    bomb.start_file("xl/worksheets/sheet1.xml", packed)
        .expect("an entry");
    let zeros = vec![b'0'; 1 << 20];
    for _ in 0..=(MOST_BYTES >> 20) {
        bomb.write_all(&zeros).expect("written");
    }
    let bytes = bomb.finish().expect("a file").into_inner();
    assert!(bytes.len() < 1 << 20, "a small file");
    assert!(matches!(read(bytes), Err(ImportError::TooBig)));
}

#[test]
fn what_is_no_workbook_is_told_as_such() {
    for bytes in [b"".to_vec(), b"PK\x03\x04".to_vec(), b"hello".to_vec()] {
        assert!(matches!(read(bytes), Err(ImportError::Workbook(_))));
    }
}
