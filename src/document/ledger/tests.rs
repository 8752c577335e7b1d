//! The ledger of a desk of each regulation, beside what the desk shows of each of its cases.

use super::*;
use crate::demo;
use crate::desk::{Clock, NewDesk};
use crate::document::values::Cell;
use crate::regulation::shipped::shipped;
use crate::store::{CaseQuery, Sort};

const CASES: u32 = 40;

struct Trial {
    folder: tempfile::TempDir,
    desk: Desk,
    actor: Actor,
}

/// A desk of some cases, half of the way done.
fn trial(source: &str, cases: u32) -> Trial {
    let folder = tempfile::tempdir().unwrap();
    let now = "2026-03-18T10:20:00+08:00".parse().unwrap();
    let new = NewDesk {
        regulation: source,
        file: "trial",
        admin: "boss",
        secret: None,
        training: true,
    };
    let path = folder.path().join("desk.tousu");
    let mut desk = Desk::create(&path, &new, Clock::Fixed(now)).unwrap();
    let plan = demo::Plan { cases, seed: 7 };
    demo::fill(&mut desk, &plan, &mut |_, _| true).unwrap();
    let actor = desk.actor("boss").unwrap();
    Trial {
        folder,
        desk,
        actor,
    }
}

/// The cells of a line, as they are read.
fn cells_of(record: &Record, columns: &[LedgerColumn], serial: u64, lang: Lang) -> Vec<Cell> {
    let mut line = Vec::new();
    put_line(&mut line, record, columns, lang);
    let mut read = Vec::new();
    cells::read(&line, serial, &mut read).unwrap();
    let owned = read.into_iter().map(|cell| match cell {
        CellView::Empty => Cell::Empty,
        CellView::Text(text) => Cell::Text(text.text().into_owned()),
        CellView::Number(number) => Cell::Number(number),
        CellView::Time(at) => Cell::Time(at),
    });
    owned.collect()
}

impl Trial {
    fn export(&mut self, name: &str, lang: Lang) -> std::path::PathBuf {
        let target = self.folder.path().join(name);
        let wish = Wish {
            query: "",
            target: &target,
            lang,
        };
        export(&mut self.desk, &self.actor, &wish, &mut |_, _| true).unwrap();
        target
    }

    /// The cells of every case that is not sealed, each read by itself as the screen of a case reads it.
    fn one_by_one(&mut self, lang: Lang) -> Vec<Vec<Cell>> {
        let query = CaseQuery {
            sort: Sort::Oldest,
            limit: 1000,
            ..CaseQuery::default()
        };
        let rows = self.desk.read().cases(&query).unwrap().rows;
        let columns = columns(self.desk.regulation());
        let mut cells = Vec::new();
        for (row, serial) in rows.iter().zip(1..) {
            let file = self.desk.case(&self.actor, &row.number).unwrap();
            let office = file.office(self.desk.now());
            let record = Record {
                office: office.map(|office| office.label.clone()),
                case: file.case,
                events: file.events,
                regulation: file.regulation,
            };
            cells.push(cells_of(&record, &columns, serial, lang));
        }
        cells
    }
}

#[test]
fn every_cell_is_what_the_case_itself_says() {
    for file in shipped() {
        let mut trial = trial(file.source, CASES);
        for lang in [Lang::Zh, Lang::En] {
            let expected = trial.one_by_one(lang);
            assert!(expected.len() > 20, "{}", file.id);
            let path = trial.export(&format!("{}.json", lang.code()), lang);
            let ledger: serde_json::Value =
                serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            let rows = ledger["rows"].as_array().unwrap();
            assert_eq!(rows.len(), expected.len());
            for (row, cells) in rows.iter().zip(&expected) {
                let cells: Vec<_> = cells.iter().map(|cell| json::value(cell.view())).collect();
                assert_eq!(row, &serde_json::Value::Array(cells), "{}", file.id);
            }
        }
    }
}

#[test]
fn every_format_holds_the_same_cells() {
    use calamine::{Data, Reader, Xlsx, open_workbook};
    for file in shipped() {
        let mut trial = trial(file.source, CASES);
        let expected = trial.one_by_one(Lang::Zh);
        let path = trial.export("a.csv", Lang::Zh);
        let text = std::fs::read_to_string(path).unwrap();
        let text = text.strip_prefix('\u{feff}').unwrap();
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        for (record, cells) in reader.records().zip(&expected) {
            let written: Vec<String> = cells.iter().map(Cell::written).collect();
            assert_eq!(record.unwrap(), written, "{}", file.id);
        }
        let mut book: Xlsx<_> = open_workbook(trial.export("a.xlsx", Lang::Zh)).unwrap();
        let range = book.worksheet_range_at(0).unwrap().unwrap();
        assert_eq!(range.rows().count(), expected.len() + 1);
        for (row, cells) in range.rows().skip(1).zip(&expected) {
            let read = row.iter().map(|cell| match cell {
                Data::DateTime(at) => {
                    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
                    let seconds = format!(":{second:02}").replace(":00", "");
                    format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}{seconds}")
                }
                other => other.to_string(),
            });
            let written: Vec<String> = cells.iter().map(Cell::written).collect();
            assert_eq!(read.collect::<Vec<_>>(), written, "{}", file.id);
        }
    }
}

#[test]
fn whoever_leaves_an_export_leaves_no_file() {
    let mut trial = trial(shipped()[0].source, 5);
    let target = trial.folder.path().join("a.xlsx");
    let before = std::fs::read_dir(trial.folder.path()).unwrap().count();
    let wish = Wish {
        query: "",
        target: &target,
        lang: Lang::Zh,
    };
    let stopped = export(&mut trial.desk, &trial.actor, &wish, &mut |_, _| false);
    assert!(matches!(stopped, Err(DocumentError::Cancelled)));
    assert_eq!(
        std::fs::read_dir(trial.folder.path()).unwrap().count(),
        before
    );
}

#[test]
fn a_file_that_cannot_be_written_is_told_by_whoever_asked_for_it() {
    use super::super::file::failed;
    struct Full;
    impl Lines for Full {
        fn line(&mut self, _: &[CellView<'_>]) -> Result<(), DocumentError> {
            let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
            Err(failed(Path::new("a.csv"), full))
        }
        fn finish(self: Box<Self>) -> Result<file::Whole, DocumentError> {
            panic!("nothing was written")
        }
    }
    let mut trial = trial(shipped()[0].source, 5);
    let columns = columns(trial.desk.regulation());
    let mut belt = belt::Belt::start(&columns, Lang::Zh, Box::new(Full)).unwrap();
    let mut told = None;
    for _ in 0..1000 {
        let page = trial
            .desk
            .ledger_page(&trial.actor, "", None, None)
            .unwrap();
        if let Err(error) = belt.put(page) {
            told = Some(error);
            break;
        }
    }
    assert!(
        matches!(told, Some(DocumentError::Write { .. })),
        "{told:?}"
    );
}

mod kept;
