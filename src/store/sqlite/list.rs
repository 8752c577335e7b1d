//! Lists of texts in one column: JSON, and nothing where the list is empty.

use super::fault::unreadable;
use crate::store::StoreError;

pub(super) fn written(list: &[String]) -> Option<String> {
    (!list.is_empty()).then(|| serde_json::Value::from(list).to_string())
}

pub(super) fn read(column: Option<&str>) -> Result<Vec<String>, StoreError> {
    column.map_or(Ok(Vec::new()), |text| {
        serde_json::from_str(text).map_err(|_| unreadable("list", text))
    })
}
