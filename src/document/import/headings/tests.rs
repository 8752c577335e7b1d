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
        toml::from_str(include_str!("../../../../assets/ledger/headings.toml")).expect("the file");
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

fn values(mapping: &Mapping) -> Vec<String> {
    let word = |column: &Column| column.value.as_ref().map(ToString::to_string);
    let columns = mapping.columns.iter();
    columns.map(|it| word(it).unwrap_or_default()).collect()
}

#[test]
fn headings_in_two_lines_are_read_together() {
    let sheet = sheet(&[
        &["2019 年投诉登记表"],
        &["序号", "日期", "客户信息", "", "投诉", "", "回访", ""],
        &["", "", "姓名", "电话", "内容", "部门", "时间", "满意度"],
        &[
            "1",
            "2019-03-05",
            "张三",
            "13800138000",
            "漏水",
            "工程部",
            "3月6日",
            "5",
        ],
    ]);
    let mapping = map(&sheet, &regulation()).expect("headings");
    assert_eq!(mapping.line, 2);
    assert_eq!(
        values(&mapping),
        [
            "serial",
            "received_at",
            "customer",
            "phone",
            "text",
            "department",
            "",
            "satisfaction"
        ]
    );
    assert_eq!(mapping.columns[6].heading, "回访·时间");
}

#[test]
fn the_group_above_says_what_a_column_means() {
    let sheet = sheet(&[
        &["受理", "", "客户", "结案", ""],
        &["时间", "内容", "姓名", "日期", "结果"],
        &["2019-03-05", "漏水", "张三", "2019-03-06", "修好"],
    ]);
    let mapping = map(&sheet, &regulation()).expect("headings");
    assert_eq!(mapping.line, 1);
    assert_eq!(
        values(&mapping),
        ["received_at", "text", "customer", "closed_at", ""]
    );
}

#[test]
fn a_row_below_one_line_of_headings_is_none_of_them() {
    let sheet = sheet(&[
        &["日期", "姓名", "来源", "内容"],
        &["2019-03-05", "张三", "电话", "漏水"],
    ]);
    assert_eq!(map(&sheet, &regulation()).expect("headings").line, 0);
}
