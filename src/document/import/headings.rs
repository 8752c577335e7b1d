//! Which column holds what: told by the headings, as the regulation's own ledger or other offices have them, and changed by
//! hand where that is wrong.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::ImportError;
use super::sheet::Sheet;
use crate::document::ledger::columns;
use crate::regulation::Regulation;
use crate::regulation::model::CaseValue;
use crate::text::normal;

/// With fewer known headings a line is no heading.
const LEAST_KNOWN: usize = 2;

/// What offices have called their columns: the heading as it is compared, and the value.
static KNOWN: LazyLock<BTreeMap<String, CaseValue>> = LazyLock::new(|| {
    let written: BTreeMap<String, Vec<String>> =
        toml::from_str(include_str!("../../../assets/ledger/headings.toml")).unwrap_or_default();
    let mut known = BTreeMap::new();
    for (word, headings) in written {
        let Some(value) = CaseValue::parse(&word) else {
            continue;
        };
        for heading in headings {
            known.insert(compared(&heading), value.clone());
        }
    }
    known
});

/// One column of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub heading: String,
    /// What it holds; `None`: nobody knows, it is kept as it is.
    pub value: Option<CaseValue>,
    /// It is not taken over at all.
    pub left_out: bool,
}

/// The columns of a file, and where its headings stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Index of the line of headings.
    pub line: usize,
    pub columns: Vec<Column>,
}

impl Mapping {
    /// Says by hand what a column holds (`None`: nothing known).
    ///
    /// # Errors
    /// No column has that heading.
    pub fn change(&mut self, heading: &str, value: Option<CaseValue>) -> Result<(), ImportError> {
        let wanted = compared(heading);
        let column = self
            .columns
            .iter_mut()
            .find(|column| compared(&column.heading) == wanted)
            .ok_or_else(|| ImportError::NoColumn(heading.to_owned()))?;
        column.value = value;
        column.left_out = false;
        Ok(())
    }

    /// Says by hand that a column is not taken over at all.
    ///
    /// # Errors
    /// No column has that heading.
    pub fn leave_out(&mut self, heading: &str) -> Result<(), ImportError> {
        self.change(heading, None)?;
        let wanted = compared(heading);
        let column = self.columns.iter_mut();
        for column in column
            .filter(|column| compared(&column.heading) == wanted)
            .take(1)
        {
            column.left_out = true;
        }
        Ok(())
    }

    /// The place of the column that holds `value`.
    pub fn place(&self, value: &CaseValue) -> Option<usize> {
        self.columns
            .iter()
            .position(|column| column.value.as_ref() == Some(value))
    }
}

/// Finds the headings of a sheet and what they mean.
///
/// # Errors
/// No line looks like headings.
pub fn map(sheet: &Sheet, regulation: &Regulation) -> Result<Mapping, ImportError> {
    let own: BTreeMap<String, CaseValue> = columns(regulation)
        .into_iter()
        .flat_map(|column| {
            [column.label.zh, column.label.en].map(|label| (compared(&label), column.value.clone()))
        })
        .collect();
    let read = |heading: &str| {
        let wanted = compared(heading);
        own.get(&wanted).or_else(|| KNOWN.get(&wanted)).cloned()
    };
    let lines = sheet.head.iter().enumerate();
    let known = |line: &super::Line| {
        line.cells
            .iter()
            .filter(|cell| read(&cell.written()).is_some())
            .count()
    };
    let (at, line) = lines
        .rev()
        .max_by_key(|(_, line)| known(line))
        .filter(|(_, line)| known(line) >= LEAST_KNOWN)
        .ok_or(ImportError::NoHeadings)?;
    let mut taken: Vec<CaseValue> = Vec::new();
    let columns = line
        .cells
        .iter()
        .map(|cell| {
            let heading = cell.written();
            let value = read(&heading).filter(|value| !taken.contains(value));
            taken.extend(value.clone());
            Column {
                heading,
                value,
                left_out: false,
            }
        })
        .collect();
    Ok(Mapping { line: at, columns })
}

/// A heading as it is compared: without case, width, spaces and punctuation.
fn compared(heading: &str) -> String {
    normal(heading)
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::regulation::shipped::shipped;

    fn sheet(lines: &[&[&str]]) -> Sheet {
        let mut file = tempfile::Builder::new()
            .suffix(".csv")
            .tempfile()
            .expect("a file");
        for line in lines {
            writeln!(file, "{}", line.join(",")).expect("written");
        }
        super::super::read(file.path(), &mut |_, _| true).expect("a sheet")
    }

    fn regulation() -> Regulation {
        let file = shipped().into_iter().next().expect("a regulation");
        crate::regulation::load(file.id, file.source).expect("a sound file")
    }

    #[test]
    fn every_known_heading_names_a_value() {
        let written: BTreeMap<String, Vec<String>> =
            toml::from_str(include_str!("../../../assets/ledger/headings.toml")).expect("the file");
        for word in written.keys() {
            assert!(CaseValue::parse(word).is_some(), "{word}");
        }
        let headings: usize = written.values().map(Vec::len).sum();
        let different: std::collections::BTreeSet<String> = written
            .values()
            .flatten()
            .map(|heading| compared(heading))
            .collect();
        assert!(KNOWN.len() == different.len() && headings > 100);
    }

    #[test]
    fn headings_are_found_below_a_title_and_with_spaces_in_them() {
        let sheet = sheet(&[
            &["2019 年投诉登记表"],
            &[
                "序 号",
                "日期",
                "姓名",
                "联系 电话",
                "投诉内容",
                "处理结果",
                "奇怪的栏",
            ],
            &[
                "1",
                "2019-03-05",
                "张三",
                "13800138000",
                "漏水",
                "已修",
                "x",
            ],
        ]);
        let mapping = map(&sheet, &regulation()).expect("headings");
        assert_eq!(mapping.line, 1);
        let values: Vec<String> = mapping
            .columns
            .iter()
            .map(|column| {
                column
                    .value
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default()
            })
            .collect();
        assert_eq!(
            values,
            [
                "serial",
                "received_at",
                "customer",
                "phone",
                "text",
                "result",
                ""
            ]
        );
    }

    #[test]
    fn of_two_columns_with_one_meaning_the_second_is_kept_as_it_is() {
        let sheet = sheet(&[&["姓名", "客户姓名", "内容"]]);
        let mapping = map(&sheet, &regulation()).expect("headings");
        assert_eq!(mapping.columns[1].value, None);
    }

    #[test]
    fn a_person_may_say_otherwise() {
        let sheet = sheet(&[&["姓名", "内容", "处理"]]);
        let mut mapping = map(&sheet, &regulation()).expect("headings");
        mapping
            .change("处理", Some(CaseValue::Result))
            .expect("there is such a column");
        assert_eq!(mapping.place(&CaseValue::Result), Some(2));
        assert!(matches!(
            mapping.change("没有", None),
            Err(ImportError::NoColumn(heading)) if heading == "没有"
        ));
    }

    #[test]
    fn without_headings_there_is_no_ledger() {
        let sheet = sheet(&[&["张三", "漏水"], &["李四", "停电"]]);
        assert!(matches!(
            map(&sheet, &regulation()),
            Err(ImportError::NoHeadings)
        ));
    }
}
