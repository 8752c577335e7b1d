//! A report as JSON. The keys are a contract: `sections.<name>.rows[].<column>`; a share is a fraction of one, a time RFC
//! 3339, what is not known `null`. Where something has an id, `<column>` is the id and `<column>_label` what people call it.
//!
//! Nothing in it depends on when it was made, so a closed period gives the same bytes for ever.

use serde_json::{Map, Value, json};

use super::model::{Cell, OldLedgers, Report, Row, Section};

/// The whole report.
pub fn as_json(report: &Report) -> Value {
    let sections: Map<String, Value> = report
        .sections
        .iter()
        .map(|part| (part.name.as_str().to_owned(), section(part)))
        .collect();
    let order: Vec<&str> = report
        .sections
        .iter()
        .map(|part| part.name.as_str())
        .collect();
    json!({
        "report": report.name.as_str(),
        "title": report.title,
        "organisation": report.organisation,
        "clause": report.clause.as_ref().map(|(id, _)| id),
        "clause_text": report.clause.as_ref().map(|(_, text)| text),
        "period": report.period.to_string(),
        "from": report.from,
        "until": report.cut,
        "complete": report.complete,
        "old_ledgers": report.old_ledgers.map(old_ledgers),
        "order": order,
        "sections": sections,
    })
}

fn old_ledgers(all: OldLedgers) -> Value {
    json!({
        "registered": all.registered,
        "answered": all.answered,
        "closed": all.closed,
        "open": all.open,
    })
}

fn section(part: &Section) -> Value {
    let lines = |total: bool| -> Vec<Value> {
        let rows = part.rows.iter().filter(|row| row.total == total);
        rows.map(|line| row(part, line)).collect()
    };
    json!({
        "title": part.title,
        "note": part.note,
        "columns": part.columns.iter().map(|column| json!({"key": column.key, "title": column.title})).collect::<Vec<_>>(),
        "rows": lines(false),
        "totals": lines(true),
    })
}

fn row(part: &Section, line: &Row) -> Value {
    let mut value = Map::new();
    for (column, cell) in part.columns.iter().zip(&line.cells) {
        let (id, label) = cell_value(cell);
        value.insert(column.key.clone(), id);
        if let Some(label) = label {
            value.insert(format!("{}_label", column.key), label);
        }
    }
    if let Some(query) = &line.query {
        value.insert("query".to_owned(), json!(query));
    }
    Value::Object(value)
}

fn cell_value(cell: &Cell) -> (Value, Option<Value>) {
    match cell {
        Cell::Text(text) => (json!(text), None),
        Cell::Named { id, label } if id.as_ref() == Some(label) => (json!(id), None),
        Cell::Named { id, label } => (json!(id), Some(json!(label.trim()))),
        Cell::Count(number) | Cell::Change(number) => (json!(number), None),
        Cell::Share { .. } | Cell::Decimal(_) => (
            cell.number()
                .map_or(Value::Null, |number| json!(rounded(number))),
            None,
        ),
        Cell::Moment(at) => (json!(at), None),
        Cell::Day(day) => (json!(day), None),
        Cell::Nothing => (Value::Null, None),
    }
}

/// Four digits after the point: more would only be noise of the division.
fn rounded(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}
