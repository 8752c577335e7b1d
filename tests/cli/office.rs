//! What Word, WPS and Excel demand of a file, and are stricter in than others: every mark in the order of the format, every
//! part there and named, every reference leading somewhere. Asked of every form of every regulation, and of the reports.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Value, json};

use crate::desk::{Desk, MONDAY, text, with};
use crate::samples::{gas, general, grumble, gym, insurance, property, suggestion};

/// The children that a mark may have, in the order of ECMA-376: `a|b*` is any number of either, everything else comes once at
/// most. What is not named here is not written; whoever writes more adds its place.
const ORDER: [(&str, &str); 33] = [
    ("w:document", "w:body"),
    ("w:body", "w:p|w:tbl* w:sectPr"),
    ("w:hdr", "w:p|w:tbl*"),
    ("w:ftr", "w:p|w:tbl*"),
    ("w:p", "w:pPr w:r|w:fldSimple*"),
    ("w:fldSimple", "w:r*"),
    ("w:r", "w:rPr w:t|w:br|w:tab|w:noBreakHyphen*"),
    (
        "w:pPr",
        "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:pBdr w:shd w:tabs w:snapToGrid w:spacing w:ind w:jc w:outlineLvl w:rPr w:sectPr",
    ),
    (
        "w:rPr",
        "w:rStyle w:rFonts w:b w:bCs w:i w:color w:spacing w:kern w:sz w:szCs w:highlight w:u w:vertAlign w:lang",
    ),
    ("w:pBdr", "w:top w:left w:bottom w:right w:between w:bar"),
    ("w:tabs", "w:tab*"),
    ("w:tbl", "w:tblPr w:tblGrid w:tr*"),
    (
        "w:tblPr",
        "w:tblStyle w:tblpPr w:tblW w:jc w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook",
    ),
    (
        "w:tblBorders",
        "w:top w:left w:bottom w:right w:insideH w:insideV",
    ),
    ("w:tblCellMar", "w:top w:left w:bottom w:right"),
    ("w:tblGrid", "w:gridCol*"),
    ("w:tr", "w:trPr w:tc*"),
    ("w:trPr", "w:cantSplit|w:trHeight|w:tblHeader*"),
    ("w:tc", "w:tcPr w:p|w:tbl*"),
    (
        "w:tcPr",
        "w:tcW w:gridSpan w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:vAlign",
    ),
    (
        "w:tcBorders",
        "w:top w:left w:bottom w:right w:insideH w:insideV",
    ),
    (
        "w:sectPr",
        "w:headerReference|w:footerReference* w:type w:pgSz w:pgMar w:pgNumType w:cols w:titlePg w:docGrid",
    ),
    ("w:styles", "w:docDefaults w:latentStyles w:style*"),
    ("w:docDefaults", "w:rPrDefault w:pPrDefault"),
    ("w:rPrDefault", "w:rPr"),
    ("w:pPrDefault", "w:pPr"),
    (
        "w:style",
        "w:name w:basedOn w:next w:link w:uiPriority w:qFormat w:pPr w:rPr w:tblPr w:trPr w:tcPr",
    ),
    ("w:fonts", "w:font*"),
    (
        "w:font",
        "w:altName w:panose1 w:charset w:family w:pitch w:sig",
    ),
    (
        "w:settings",
        "w:zoom w:characterSpacingControl w:compat w:themeFontLang",
    ),
    ("w:compat", "w:compatSetting*"),
    (
        "cp:coreProperties",
        "dc:title|dc:creator|dcterms:created|dcterms:modified*",
    ),
    ("Relationships", "Relationship*"),
];

/// A mark with its attributes and children.
#[derive(Debug, Default)]
struct Mark {
    name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Mark>,
}

impl Mark {
    fn of(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.expect("an attribute, named once");
            let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0);
            (
                attribute.key.as_ref().to_owned(),
                value.expect("a value").into_owned(),
            )
        });
        Self {
            attributes: attributes.collect(),
            name: start.name().as_ref().to_owned(),
            children: Vec::new(),
        }
    }

    fn read(xml: &str) -> Self {
        let mut reader = Reader::from_str(xml);
        let mut open = vec![Self::default()];
        loop {
            let event = reader.read_event().expect("well-formed");
            let closed = match event {
                Event::Start(start) => {
                    open.push(Self::of(&start));
                    continue;
                }
                Event::Empty(start) => Self::of(&start),
                Event::End(_) => open.pop().expect("it was opened"),
                Event::Eof => break,
                _ => continue,
            };
            open.last_mut()
                .expect("a mark around it")
                .children
                .push(closed);
        }
        assert_eq!(open.len(), 1, "everything that opens closes");
        open.remove(0).children.remove(0)
    }

    fn has(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    fn value(&self, name: &str) -> &str {
        let found = self.attributes.get(name);
        found.unwrap_or_else(|| panic!("{name} of {self:?}"))
    }

    /// Every mark below, and this one.
    fn all(&self) -> Vec<&Self> {
        let below = self.children.iter().flat_map(Self::all);
        std::iter::once(self).chain(below).collect()
    }

    /// The children stand in the order of the format.
    fn in_order(&self, file: &str) {
        let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == self.name) else {
            assert!(
                self.children.is_empty(),
                "{file}: no order known for {}",
                self.name
            );
            return;
        };
        let mut places = order.split(' ').peekable();
        for child in &self.children {
            let is = |place: &str| {
                place
                    .trim_end_matches('*')
                    .split('|')
                    .any(|name| name == child.name)
            };
            while places.next_if(|place| !is(place)).is_some() {}
            let place = places.peek().copied();
            let place = place
                .unwrap_or_else(|| panic!("{file}: {} out of place in {}", child.name, self.name));
            if !place.ends_with('*') {
                places.next();
            }
        }
    }
}

/// The parts of a package by name.
fn parts(path: &Path) -> BTreeMap<String, String> {
    let file = fs::File::open(path).expect("the file");
    let mut zip = zip::ZipArchive::new(file).expect("a package");
    let mut parts = BTreeMap::new();
    for index in 0..zip.len() {
        let part = zip.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let text = std::io::read_to_string(part).expect("UTF-8");
        assert!(parts.insert(name.clone(), text).is_none(), "{name} twice");
    }
    parts
}

/// A document that Word and WPS take.
fn word_takes(path: &Path, what: &str) {
    let parts = parts(path);
    let read: BTreeMap<&str, Mark> = parts
        .iter()
        .map(|(name, xml)| (name.as_str(), Mark::read(xml)))
        .collect();
    for (name, root) in &read {
        if *name != "[Content_Types].xml" {
            for mark in root.all() {
                mark.in_order(&format!("{what} {name}"));
            }
        }
    }
    named_and_linked(&read, what);
    let styles = read["word/styles.xml"].all();
    let styles = styles.iter().filter(|mark| mark.name == "w:style");
    let known: Vec<&str> = styles.map(|style| style.value("w:styleId")).collect();
    let once: BTreeSet<&&str> = known.iter().collect();
    assert_eq!(once.len(), known.len(), "{what}: a style twice");
    for mark in read["word/document.xml"].all() {
        match mark.name.as_str() {
            "w:pStyle" => assert!(known.contains(&mark.value("w:val")), "{what}: {mark:?}"),
            "w:t" => assert_eq!(mark.value("xml:space"), "preserve", "{what}"),
            "w:tbl" => table_is_whole(mark, what),
            "w:body" => assert!(mark.has("w:sectPr").is_some(), "{what}"),
            _ => {}
        }
    }
    a4(&read["word/document.xml"], what);
}

/// Every part has its type, every reference its target, and every id is given once.
fn named_and_linked(read: &BTreeMap<&str, Mark>, what: &str) {
    let types = &read["[Content_Types].xml"].children;
    let said = |name: &str| {
        types.iter().any(|kind| match kind.name.as_str() {
            "Override" => kind.value("PartName") == format!("/{name}"),
            _ => name.ends_with(&format!(".{}", kind.value("Extension"))),
        })
    };
    for name in read.keys().filter(|name| **name != "[Content_Types].xml") {
        assert!(said(name), "{what}: no type for {name}");
    }
    for kind in types.iter().filter(|kind| kind.name == "Override") {
        let part = kind.value("PartName").trim_start_matches('/');
        assert!(read.contains_key(part), "{what}: {part} is not there");
    }
    for (rels, base) in [
        ("_rels/.rels", ""),
        ("word/_rels/document.xml.rels", "word/"),
    ] {
        let mut ids = BTreeSet::new();
        for link in &read[rels].children {
            assert!(
                ids.insert(link.value("Id")),
                "{what}: {} twice",
                link.value("Id")
            );
            let target = format!("{base}{}", link.value("Target"));
            assert!(
                read.contains_key(target.as_str()),
                "{what}: {target} is not there"
            );
        }
        if base.is_empty() {
            continue;
        }
        let document = read["word/document.xml"].all();
        for mark in document
            .iter()
            .filter(|mark| mark.attributes.contains_key("r:id"))
        {
            assert!(ids.contains(mark.value("r:id")), "{what}: {mark:?}");
        }
    }
}

/// Each row fills the grid, each box has a width and ends with a paragraph.
fn table_is_whole(table: &Mark, what: &str) {
    let grid = table.has("w:tblGrid").expect("a grid").children.len();
    for row in table.children.iter().filter(|child| child.name == "w:tr") {
        let boxes = row.children.iter().filter(|child| child.name == "w:tc");
        let mut across = 0;
        for cell in boxes {
            let properties = cell.has("w:tcPr").expect("properties");
            assert!(
                properties.has("w:tcW").is_some(),
                "{what}: a box without width"
            );
            let span = properties
                .has("w:gridSpan")
                .map_or("1", |span| span.value("w:val"));
            across += span.parse::<usize>().expect("a number");
            let last = cell.children.last().expect("a paragraph");
            assert_eq!(last.name, "w:p", "{what}: a box ends with a paragraph");
        }
        assert_eq!(across, grid, "{what}: a row does not fill the grid");
    }
}

fn a4(document: &Mark, what: &str) {
    let marks = document.all();
    let size = marks
        .iter()
        .find(|mark| mark.name == "w:pgSz")
        .expect("a size");
    let sides =
        [size.value("w:w"), size.value("w:h")].map(|side| side.parse::<u32>().expect("twips"));
    let [short, long] = [sides.iter().min(), sides.iter().max()].map(|side| *side.expect("a side"));
    assert_eq!((short, long), (11906, 16838), "{what}: not A4");
    let turned = size.attributes.get("w:orient").map(String::as_str);
    assert_eq!(
        turned,
        (sides[0] > sides[1]).then_some("landscape"),
        "{what}"
    );
}

/// A desk of each regulation with cases that were followed to their end, so that every form has something to say.
fn desks() -> Vec<(Desk, &'static str, Vec<String>)> {
    let cases = [
        ("gym", vec![gym()]),
        ("insurance", vec![insurance()]),
        ("gas", vec![gas("leader"), grumble()]),
        ("general", vec![general(), suggestion()]),
        ("property", vec![property("phone"), property("visit")]),
    ];
    let mut desks = Vec::new();
    for (regulation, cases) in cases {
        let desk = Desk::training(regulation, MONDAY);
        let mut numbers: Vec<String> = cases.iter().map(|case| desk.number(case)).collect();
        for number in &numbers {
            desk.follow(number).through("close");
        }
        if regulation == "property" {
            let invalid = desk.number(&property("letter"));
            let found = json!({"valid": false, "reason": "外墙施工，已公告"});
            desk.does("clerk", &invalid, "verify", found);
            numbers.push(invalid);
        }
        desks.push((desk, regulation, numbers));
    }
    desks
}

fn asked_forms(desk: &Desk, number: &str) -> Vec<Value> {
    let answer = desk.as_("clerk").run(&["form", number], Value::Null).done();
    answer["forms"].as_array().expect("forms").clone()
}

#[test]
fn word_takes_every_form_of_every_regulation() {
    for (desk, regulation, numbers) in desks() {
        let mut printed = BTreeSet::new();
        let mut known = BTreeSet::new();
        for number in &numbers {
            for form in asked_forms(&desk, number) {
                let id = text(&form["form"]);
                known.insert(id.clone());
                if form["ready"] != true || !printed.insert(id.clone()) {
                    continue;
                }
                for lang in ["zh", "en"] {
                    let words = ["form", number, &id, "-o", "paper.docx", "--lang", lang];
                    desk.as_("clerk").run(&words, Value::Null).done();
                    word_takes(
                        &desk.beside("paper.docx"),
                        &format!("{regulation} {id} {lang}"),
                    );
                }
            }
        }
        assert_eq!(printed, known, "{regulation}: each form was printed");
    }
}

#[test]
fn word_takes_reports_upright_and_on_their_side() {
    let desk = Desk::training("gas", MONDAY);
    desk.follow(&desk.number(&gas("leader"))).through("close");
    for report in [
        "weekly",
        "monthly",
        "assessment",
        "departments",
        "timeliness",
        "satisfaction",
        "causes",
        "daily",
    ] {
        let words = ["report", report, "--period", "2026-09", "-o", "report.docx"];
        desk.as_("manager").run(&words, Value::Null).done();
        word_takes(&desk.beside("report.docx"), report);
    }
}

/// The parts of a workbook that hold a sheet each.
fn sheets(parts: &BTreeMap<String, String>) -> Vec<&String> {
    let sheets = parts
        .iter()
        .filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
    sheets.map(|(_, xml)| xml).collect()
}

#[test]
fn every_ledger_opens_with_its_heading_fixed_filters_widths_real_times_and_a_page() {
    for (desk, regulation, numbers) in desks() {
        let words = ["export", "ledger", "-o", "ledger.xlsx"];
        desk.as_("supervisor").run(&words, Value::Null).done();
        let path = desk.beside("ledger.xlsx");
        let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
        let sheet = book
            .worksheet_range_at(0)
            .expect("a sheet")
            .expect("its cells");
        let times = sheet
            .rows()
            .flatten()
            .filter(|cell| matches!(cell, Data::DateTime(_)));
        assert!(
            times.count() >= numbers.len(),
            "{regulation}: times are times"
        );
        assert!(
            sheet.rows().count() > numbers.len(),
            "{regulation}: a line for each case"
        );
        let parts = parts(&path);
        for xml in sheets(&parts) {
            for mark in [
                "state=\"frozen\"",
                "<autoFilter ref=",
                "<col min=",
                "orientation=\"landscape\"",
                "fitToPage",
                "fitToHeight=\"0\"",
            ] {
                assert!(xml.contains(mark), "{regulation}: {mark}");
            }
        }
        assert!(
            parts["xl/workbook.xml"].contains("_xlnm.Print_Titles"),
            "{regulation}"
        );
    }
}

#[test]
fn every_report_opens_as_a_workbook_with_numbers_charts_and_a_page() {
    let desk = Desk::training("gas", MONDAY);
    let named = with(
        &gas("leader"),
        json!({"persons": [{"name": "李四", "department": "维修部"}]}),
    );
    let number = desk.number(&named);
    let found = json!({"cause": "没有预约"});
    desk.follow(&number)
        .saying("investigate", found)
        .up_to("submit");
    let entry = json!({"item": "3", "person": "李四", "department": "维修部", "reason": "核实", "sanction": "warning"});
    desk.does("supervisor", &number, "assess_person", entry);
    desk.follow(&number).through("close");
    for (report, charts) in [
        ("weekly", 4),
        ("monthly", 4),
        ("assessment", 1),
        ("departments", 1),
        ("timeliness", 2),
        ("satisfaction", 1),
        ("causes", 0),
        ("daily", 0),
    ] {
        let words = ["report", report, "--period", "2026-09", "-o", "report.xlsx"];
        desk.as_("manager").run(&words, Value::Null).done();
        let path = desk.beside("report.xlsx");
        let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
        let numbers = book
            .worksheets()
            .iter()
            .flat_map(|(_, sheet)| sheet.rows().flatten().cloned().collect::<Vec<_>>())
            .filter(|cell| matches!(cell, Data::Float(_) | Data::Int(_)))
            .count();
        assert!(numbers > 0, "{report}: figures are numbers");
        let parts = parts(&path);
        let drawn = parts
            .keys()
            .filter(|name| name.starts_with("xl/charts/chart"));
        assert!(drawn.count() >= charts, "{report}: native charts");
        for xml in sheets(&parts) {
            for mark in [
                "state=\"frozen\"",
                "paperSize=\"9\"",
                "orientation=\"landscape\"",
                "fitToPage",
            ] {
                assert!(xml.contains(mark), "{report}: {mark}");
            }
        }
    }
}
