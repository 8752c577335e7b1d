//! The library alone, and plain SQL alone. Only what they do is timed, not how the cells come here.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter};
use std::path::Path;
use std::time::Instant;

use chrono::{DateTime, NaiveDateTime};
use rusqlite::{Connection, OpenFlags};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook};
use serde_json::Value;

use crate::Cost;

/// So many lines are made ready at once.
const AT_ONCE: usize = 2000;

enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Time(NaiveDateTime),
}

/// Adds up what is done while it runs.
#[derive(Default)]
struct Watch {
    cost: Cost,
}

impl Watch {
    fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (begun, worked) = (Instant::now(), own_work());
        let done = work();
        self.cost.wall += begun.elapsed().as_secs_f64();
        self.cost.work += own_work() - worked;
        done
    }
}

/// Seconds of processors that this thread has had (0 where the kernel tells nothing).
fn own_work() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told
        .split_whitespace()
        .next()
        .and_then(|n| n.parse::<f64>().ok());
    nanoseconds.unwrap_or_default() / 1e9
}

/// The heading and the lines of a ledger in JSON, in parts.
fn lines(cells: &Path) -> (Vec<String>, impl Iterator<Item = Vec<Vec<Cell>>>) {
    let mut lines = BufReader::new(File::open(cells).unwrap()).lines();
    let head = lines.next().unwrap().unwrap() + "]}";
    let head: Value = serde_json::from_str(&head).unwrap();
    let head = head["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it.as_str().unwrap().to_owned());
    let rows = std::iter::from_fn(move || {
        let some: Vec<Vec<Cell>> = lines
            .by_ref()
            .map(Result::unwrap)
            .take_while(|line| line != "]}")
            .take(AT_ONCE)
            .map(|line| row(line.trim_end_matches(',')))
            .collect();
        (!some.is_empty()).then_some(some)
    });
    (head.collect(), rows)
}

fn row(line: &str) -> Vec<Cell> {
    let cells: Vec<Value> = serde_json::from_str(line).unwrap();
    cells.into_iter().map(cell).collect()
}

fn cell(value: Value) -> Cell {
    match value {
        Value::Number(number) => Cell::Number(number.as_f64().unwrap()),
        Value::String(text) => match DateTime::parse_from_rfc3339(&text) {
            Ok(at) => Cell::Time(at.naive_local()),
            Err(_) => Cell::Text(text),
        },
        _ => Cell::Empty,
    }
}

/// Borders and fonts as in the ledger; rows of the usual height.
pub fn xlsx(cells: &Path, target: &Path) -> Cost {
    let (head, parts) = lines(cells);
    let format = || {
        Format::new()
            .set_font_name("宋体")
            .set_font_size(10)
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::Top)
    };
    let (text, number) = (format().set_text_wrap(), format().set_num_format("0"));
    let time = format().set_num_format("yyyy-mm-dd hh:mm");
    let mut watch = Watch::default();
    let mut book = Workbook::new();
    let mut at = 0;
    let sheet = book.add_worksheet_with_constant_memory().unwrap();
    for (title, column) in head.into_iter().zip(0..) {
        sheet
            .write_string_with_format(0, column, title, &text)
            .unwrap();
    }
    for part in parts {
        watch.time(|| {
            for row in part {
                at += 1;
                for (cell, column) in row.into_iter().zip(0..) {
                    match cell {
                        Cell::Empty => sheet.write_blank(at, column, &text),
                        Cell::Text(words) => {
                            sheet.write_string_with_format(at, column, words, &text)
                        }
                        Cell::Number(n) => sheet.write_number_with_format(at, column, n, &number),
                        Cell::Time(t) => sheet.write_datetime_with_format(at, column, t, &time),
                    }
                    .unwrap();
                }
            }
        });
    }
    watch.time(|| {
        let file = File::create(target).unwrap();
        book.save_to_writer(BufWriter::new(&file)).unwrap();
        file.sync_all().unwrap();
    });
    watch.cost.rows = u64::from(at);
    watch.cost
}

/// The cells are texts already.
pub fn csv(cells: &Path, target: &Path) -> Cost {
    let (head, parts) = lines(cells);
    let file = File::create(target).unwrap();
    let mut writer = csv::Writer::from_writer(BufWriter::new(&file));
    writer.write_record(head).unwrap();
    let mut watch = Watch::default();
    for part in parts {
        let part: Vec<Vec<String>> = part
            .into_iter()
            .map(|row| row.into_iter().map(written).collect())
            .collect();
        watch.cost.rows += u64::try_from(part.len()).unwrap();
        watch.time(|| {
            for row in &part {
                writer.write_record(row).unwrap();
            }
        });
    }
    watch.time(|| {
        writer.flush().unwrap();
        file.sync_all().unwrap();
    });
    watch.cost
}

fn written(cell: Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text,
        Cell::Number(number) => number.to_string(),
        Cell::Time(at) => at.format("%Y-%m-%d %H:%M").to_string(),
    }
}

/// Every event of every case, case by case, oldest case first; nothing is made of them.
pub fn raw(desk: &Path) -> Cost {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(desk, flags).unwrap();
    conn.execute_batch("PRAGMA cache_size = -16384").unwrap();
    let mut watch = Watch::default();
    watch.cost.rows = watch.time(|| {
        let mut numbers = conn
            .prepare("SELECT number FROM cases WHERE sealed = 0 ORDER BY id")
            .unwrap();
        let mut events = conn
            .prepare(
                "SELECT seq, at, actor, facts, personal FROM event WHERE number = ?1 ORDER BY seq",
            )
            .unwrap();
        let mut cases = numbers.query([]).unwrap();
        let mut read = 0;
        while let Some(case) = cases.next().unwrap() {
            let number = case.get_ref(0).unwrap().as_str().unwrap();
            let mut rows = events.query([number]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                for column in 1..5 {
                    std::hint::black_box(row.get_ref(column).unwrap().as_str_or_null().unwrap());
                }
            }
            read += 1;
        }
        read
    });
    watch.cost
}
