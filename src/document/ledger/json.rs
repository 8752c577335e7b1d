//! The ledger as JSON: `{"columns":[…],"rows":[[…]]}`, one row a line. Times are RFC 3339, empty cells null.

use std::io::{self, Write};
use std::path::PathBuf;

use serde_json::{Value, json};

use super::super::file::{Draft, Whole, failed};
use super::{CellView, DocumentError, Lines};
use crate::regulation::model::LedgerColumn;
use crate::text::Lang;

/// A ledger in the making.
pub(super) struct Json {
    draft: Draft,
    path: PathBuf,
    first: bool,
}

impl Json {
    pub(super) fn begin(
        draft: Draft,
        columns: &[LedgerColumn],
        lang: Lang,
    ) -> Result<Self, DocumentError> {
        let path = draft.target().to_owned();
        let mut json = Self {
            draft,
            path,
            first: true,
        };
        let head: Vec<&str> = columns
            .iter()
            .map(|column| column.label.get(lang))
            .collect();
        json.put(&format!("{{\"columns\":{},\"rows\":[", json!(head)))?;
        Ok(json)
    }

    fn put(&mut self, text: &str) -> Result<(), DocumentError> {
        let written: io::Result<()> = self.draft.write_all(text.as_bytes());
        written.map_err(|source| failed(&self.path, source))
    }
}

impl Lines for Json {
    fn line(&mut self, cells: &[CellView<'_>]) -> Result<(), DocumentError> {
        let cells: Vec<Value> = cells.iter().copied().map(value).collect();
        let comma = if std::mem::take(&mut self.first) {
            ""
        } else {
            ","
        };
        self.put(&format!("{comma}\n{}", Value::Array(cells)))
    }

    fn finish(mut self: Box<Self>) -> Result<Whole, DocumentError> {
        self.put("\n]}\n")?;
        self.draft.whole()
    }
}

pub(super) fn value(cell: CellView<'_>) -> Value {
    match cell {
        CellView::Empty => Value::Null,
        CellView::Text(text) => json!(text.text()),
        CellView::Number(number) => json!(number),
        CellView::Time(at) => json!(at.to_rfc3339()),
    }
}
