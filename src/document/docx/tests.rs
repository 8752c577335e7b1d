use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

use super::*;
use crate::text::Lang;

/// The part of that name.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut part = zip.by_name(name).expect("the part");
    let mut text = String::new();
    part.read_to_string(&mut text).expect("text");
    text
}

/// Every part read by a parser: marks that open also close.
fn well_formed(bytes: &[u8]) {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("a part");
        let mut xml = String::new();
        file.read_to_string(&mut xml).expect("text");
        let mut reader = Reader::from_str(&xml);
        loop {
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{index}: {error}"),
            }
        }
    }
}

fn body(document: &Document) -> String {
    let bytes = document.to_bytes().expect("a document");
    well_formed(&bytes);
    part(&bytes, "word/document.xml")
}

fn page(blocks: impl IntoIterator<Item = Block>) -> Document {
    let mut document = Document::new(Lang::Zh, "记录");
    for block in blocks {
        document.push(block);
    }
    document
}

#[test]
fn hostile_words_stay_words() {
    let hostile = "</w:t><w:p>&\"'\u{1b}[31m红\u{202e}反\u{0}\u{fffe}\u{200b}";
    let document = page([
        Paragraph::body(hostile).into(),
        Table::new(&[Length::mm(50)])
            .row(Row::new([Cell::text(hostile)]))
            .into(),
    ])
    .header(hostile, hostile);
    let xml = body(&document);
    assert!(
        xml.contains("&lt;/w:t&gt;&lt;w:p&gt;&amp;&quot;&apos;[31m红反</w:t>"),
        "{xml}"
    );
    assert!(
        !xml.contains(|c: char| c.is_control() && c != '\n'),
        "{xml}"
    );
}

#[test]
fn the_same_document_is_the_same_bytes() {
    let document = page([Paragraph::title("回执").into()]);
    assert_eq!(
        document.to_bytes().expect("once"),
        document.to_bytes().expect("twice")
    );
}

#[test]
fn a_box_over_columns_and_rows_takes_its_places() {
    let table = Table::new(&[Length::mm(30), Length::mm(30), Length::mm(30)])
        .row(Row::new([
            Cell::label("投诉人").rows(2),
            Cell::text("姓名"),
            Cell::text("张三"),
        ]))
        .row(Row::new([Cell::text("地址").span(2)]))
        .row(Row::new([Cell::text("内容").span(3)]));
    let xml = body(&page([table.into()]));
    assert_eq!(xml.matches("<w:tr>").count(), 3);
    assert_eq!(xml.matches(r#"<w:vMerge w:val="restart"/>"#).count(), 1);
    assert_eq!(xml.matches("<w:vMerge/>").count(), 1);
    assert_eq!(xml.matches(r#"<w:gridSpan w:val="2"/>"#).count(), 1);
    assert_eq!(xml.matches(r#"<w:gridSpan w:val="3"/>"#).count(), 1);
    assert_eq!(xml.matches("<w:tc>").count(), 3 + 2 + 1);
}

#[test]
fn a_row_with_too_little_or_too_much_loses_nothing() {
    let table = Table::new(&[Length::mm(30), Length::mm(30)])
        .row(Row::new([Cell::text("一")]))
        .row(Row::new([
            Cell::text("二"),
            Cell::text("三").span(9),
            Cell::text("四"),
        ]));
    let xml = body(&page([table.into()]));
    for text in ["一", "二", "三", "四"] {
        assert!(xml.contains(&format!(">{text}<")), "{text}: {xml}");
    }
    assert_eq!(xml.matches("<w:tr>").count(), 4);
}

#[test]
fn a_table_without_columns_is_nothing() {
    let table = Table::new(&[]).row(Row::new([Cell::text("无")]));
    assert!(!body(&page([table.into()])).contains("w:tbl"));
}

#[test]
fn headings_of_a_table_come_again_on_the_next_page() {
    let table = Table::new(&[Length::mm(30)])
        .row(Row::head([Cell::label("部门")]))
        .row(Row::new([Cell::text("前台")]));
    assert_eq!(
        body(&page([table.into()]))
            .matches("<w:tblHeader/>")
            .count(),
        1
    );
}

#[test]
fn columns_by_share_fill_the_page() {
    for page in [Page::A4, Page::A4_LANDSCAPE] {
        for shares in [&[1, 1, 1][..], &[13, 37, 13, 37], &[7]] {
            let columns = page.columns(shares);
            assert_eq!(columns.iter().copied().sum::<Length>(), page.text_width());
        }
    }
}

#[test]
fn lines_of_a_text_stay_lines() {
    let xml = body(&page([Paragraph::body("第一行\n第二行").into()]));
    assert!(
        xml.contains("第一行</w:t><w:br/><w:t xml:space=\"preserve\">第二行"),
        "{xml}"
    );
    let cell = Cell::text("第一行\n第二行");
    let xml = body(&page([Table::new(&[Length::mm(30)])
        .row(Row::new([cell]))
        .into()]));
    assert_eq!(xml.matches("<w:t xml:space").count(), 2);
}

#[test]
fn the_head_of_the_page_names_the_organisation_and_the_foot_counts() {
    let document = page([]).header("燃气公司", "编号 1");
    let bytes = document.to_bytes().expect("a document");
    assert!(part(&bytes, "word/header1.xml").contains("燃气公司"));
    assert!(part(&bytes, "word/footer1.xml").contains("NUMPAGES"));
    let bytes = document.unnumbered().to_bytes().expect("a document");
    assert!(!part(&bytes, "word/footer1.xml").contains("NUMPAGES"));
}

#[test]
fn chinese_fonts_are_named() {
    let styles = part(&page([]).to_bytes().expect("a document"), "word/styles.xml");
    for font in ["宋体", "黑体", "仿宋"] {
        assert!(styles.contains(&format!("w:eastAsia=\"{font}\"")), "{font}");
    }
}
