//! The small parts of a package: what is in it, what belongs to what, header, footer, settings.

use super::xml::Xml;
use super::{Document, Style};
use crate::text::Lang;

/// The namespace of text documents.
pub(super) const WORD: (&str, &str) = (
    "xmlns:w",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
);
/// The namespace of references between parts.
pub(super) const REFERENCE: (&str, &str) = (
    "xmlns:r",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
);

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

crate::catalogue! {
    /// Before, between and after the number of the page and of the pages.
    page() { zh: "第 ", en: "Page " }
    of_pages() { zh: " 页，共 ", en: " of " }
    pages() { zh: " 页", en: " " }
}

/// `[Content_Types].xml`.
pub(super) fn content_types() -> String {
    let mut xml = Xml::part();
    let namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.element("Types", &[("xmlns", namespace)], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        for (ending, kind) in [("rels", relations), ("xml", "application/xml")] {
            xml.mark("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        let part = |xml: &mut Xml, name: &str, kind: &str| {
            xml.mark("Override", &[("PartName", name), ("ContentType", kind)]);
        };
        for (name, kind) in [
            ("document", "document.main"),
            ("styles", "styles"),
            ("settings", "settings"),
            ("fontTable", "fontTable"),
            ("header1", "header"),
            ("footer1", "footer"),
        ] {
            part(
                xml,
                &format!("/word/{name}.xml"),
                &format!("{WORD_TYPE}.{kind}+xml"),
            );
        }
        let core = "application/vnd.openxmlformats-package.core-properties+xml";
        part(xml, "/docProps/core.xml", core);
    });
    xml.finish()
}

/// `_rels/.rels`: where the document begins.
pub(super) fn package_relations() -> String {
    let document = format!("{OFFICE}/officeDocument");
    relations(&[
        (&document, "word/document.xml"),
        (CORE, "docProps/core.xml"),
    ])
}

/// `word/_rels/document.xml.rels`; the order gives the ids `rId1` …
pub(super) fn document_relations() -> String {
    let parts = ["styles", "settings", "fontTable", "header", "footer"];
    let kinds = parts.map(|part| format!("{OFFICE}/{part}"));
    let targets = [
        "styles.xml",
        "settings.xml",
        "fontTable.xml",
        "header1.xml",
        "footer1.xml",
    ];
    let pairs: Vec<(&str, &str)> = kinds.iter().map(String::as_str).zip(targets).collect();
    relations(&pairs)
}

/// The ids of header and footer in [`document_relations`].
pub(super) const HEADER_ID: &str = "rId4";
pub(super) const FOOTER_ID: &str = "rId5";

fn relations(targets: &[(&str, &str)]) -> String {
    let mut xml = Xml::part();
    xml.element("Relationships", &[("xmlns", RELATIONS)], |xml| {
        for ((kind, target), id) in targets.iter().zip(1..) {
            let id = format!("rId{id}");
            xml.mark(
                "Relationship",
                &[("Id", &id), ("Type", kind), ("Target", target)],
            );
        }
    });
    xml.finish()
}

/// `docProps/core.xml`: title and author. No times, so that the same document is the same bytes.
pub(super) fn core(document: &Document) -> String {
    let mut xml = Xml::part();
    let namespaces = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.element("cp:coreProperties", &namespaces, |xml| {
        xml.element("dc:title", &[], |xml| xml.text(&document.name));
        let author = document.header.as_ref().map(|(author, _)| author.as_str());
        xml.element("dc:creator", &[], |xml| {
            xml.text(author.unwrap_or_default());
        });
    });
    xml.finish()
}

/// `word/settings.xml`: Chinese line breaking (no mark of punctuation alone at the head of a line), the present format.
pub(super) fn settings() -> String {
    let mut xml = Xml::part();
    xml.element("w:settings", &[WORD], |xml| {
        xml.value("w:characterSpacingControl", "compressPunctuation");
        xml.element("w:compat", &[], |xml| {
            xml.mark(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", "15"),
                ],
            );
        });
    });
    xml.finish()
}

/// `word/header1.xml`: left and right, with a thin line below.
pub(super) fn header(document: &Document) -> String {
    let mut xml = Xml::part();
    xml.element("w:hdr", &[WORD], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", Style::Note.id());
                if document.header.is_some() {
                    xml.element("w:pBdr", &[], |xml| {
                        xml.mark("w:bottom", &super::write::line(4));
                    });
                }
                xml.element("w:tabs", &[], |xml| {
                    let right = document.page.text_width().twips().to_string();
                    xml.mark("w:tab", &[("w:val", "right"), ("w:pos", &right)]);
                });
            });
            if let Some((left, right)) = &document.header {
                run(xml, |xml| text(xml, left));
                run(xml, |xml| xml.mark("w:tab", &[]));
                run(xml, |xml| text(xml, right));
            }
        });
    });
    xml.finish()
}

/// `word/footer1.xml`: the number of the page.
pub(super) fn footer(document: &Document) -> String {
    let mut xml = Xml::part();
    xml.element("w:ftr", &[WORD], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", Style::Note.id());
                xml.value("w:jc", "center");
            });
            if document.page_numbers {
                page_number(xml, document.lang);
            }
        });
    });
    xml.finish()
}

fn page_number(xml: &mut Xml, lang: Lang) {
    run(xml, |xml| text(xml, page(lang)));
    field(xml, " PAGE ");
    run(xml, |xml| text(xml, of_pages(lang)));
    field(xml, " NUMPAGES ");
    run(xml, |xml| text(xml, pages(lang)));
}

/// A number that Word counts; 1 until it has.
fn field(xml: &mut Xml, instruction: &str) {
    xml.element("w:fldSimple", &[("w:instr", instruction)], |xml| {
        run(xml, |xml| text(xml, "1"));
    });
}

fn run(xml: &mut Xml, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:r", &[], inside);
}

/// Text that keeps its blanks.
pub(super) fn text(xml: &mut Xml, text: &str) {
    xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(text));
}
