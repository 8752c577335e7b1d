//! What a desk exports, another takes over whole: under every regulation, in every format.

use std::fs;

use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, with};
use crate::old_ledgers::import;
use crate::samples::{gas, general, gym, insurance, property};

#[test]
fn what_was_exported_comes_back_whole() {
    for (regulation, case) in [
        ("gas", gas("leader")),
        ("general", general()),
        ("gym", gym()),
        ("insurance", insurance()),
        ("property", property("phone")),
    ] {
        let from = Desk::training(regulation, MONDAY);
        let number = from.number(&with(
            &case,
            json!({
                "customer": {"name": "=张三", "phone": "+86 138 0013 8000", "address": "和平路 7 号"},
                "persons": [{"name": "李四", "department": "维修部"}],
            }),
        ));
        let followed = from.follow(&number);
        followed.through("close");
        from.at("2026-10-20T10:00:00+08:00").add(&case);
        for format in ["csv", "xlsx"] {
            let file = format!("ledger.{format}");
            let before = exported(&from, &file);
            let to = Desk::training(regulation, "2026-11-02T10:00:00+08:00");
            fs::copy(from.beside(&file), to.beside(&file)).expect("carried over");
            import(&to, "admin", &[&file]).done();
            let after = exported(&to, &file);
            assert_eq!(before["columns"], after["columns"]);
            assert_eq!(told(&before), told(&after), "{regulation} {format}");
        }
    }
}

/// Exports to `file` and as JSON; the latter.
fn exported(desk: &Desk, file: &str) -> Value {
    for name in [file, "ledger.json"] {
        desk.as_("admin")
            .run(&["export", "ledger", "-o", name], Value::Null)
            .done();
    }
    let written = fs::read_to_string(desk.beside("ledger.json")).expect("the ledger");
    serde_json::from_str(&written).expect("JSON")
}

/// The rows without the case's number, times to the minute: what a ledger shows.
fn told(ledger: &Value) -> Vec<Vec<String>> {
    let columns = ledger["columns"].as_array().expect("columns");
    let number = columns.iter().position(|column| column == "编号");
    let rows = ledger["rows"].as_array().expect("rows").iter();
    rows.map(|row| {
        let cells = row.as_array().expect("cells").iter().enumerate();
        cells
            .filter(|(at, _)| Some(*at) != number)
            .map(|(_, cell)| match cell.as_str() {
                Some(text) if text.ends_with("+08:00") => {
                    text.get(..16).expect("a time").replace('T', " ")
                }
                Some(text) => text.to_owned(),
                None => cell.to_string(),
            })
            .collect()
    })
    .collect()
}
