//! The styles of every document, and their fonts by name.
//!
//! Office papers have their customs: 宋体 for text and boxes, 黑体 for titles, 仿宋 for letters, sizes named 三号, 小四,
//! 五号. A person who opens the file in Word finds them as styles and can change them in one place.

use super::xml::Xml;
use super::{Align, Document, Length, Style};
use crate::text::Lang;

/// A typeface: for Chinese, for everything else, and the name by which systems in other languages know it.
struct Face {
    chinese: &'static str,
    latin: &'static str,
    also: &'static str,
}

const SONG: Face = Face {
    chinese: "宋体",
    latin: "Times New Roman",
    also: "SimSun",
};
const HEI: Face = Face {
    chinese: "黑体",
    latin: "Arial",
    also: "SimHei",
};
const FANG_SONG: Face = Face {
    chinese: "仿宋",
    latin: "Times New Roman",
    also: "FangSong",
};

/// What a style looks like. Sizes in half points, as the format counts: 五号 is 21.
struct Look {
    name: &'static str,
    face: &'static Face,
    size: u32,
    align: Option<Align>,
    before: Length,
    after: Length,
    /// In 240ths of a line.
    lines: u32,
    /// In hundredths of a character.
    indent: u32,
    with_next: bool,
    /// Level in the document's outline.
    outline: Option<u32>,
}

const PLAIN: Look = Look {
    name: "Normal",
    face: &SONG,
    size: 21,
    align: None,
    before: Length::ZERO,
    after: Length::pt(3),
    lines: 300,
    indent: 0,
    with_next: false,
    outline: None,
};

fn look(style: Style, lang: Lang) -> Look {
    match style {
        Style::Title => Look {
            name: "Title",
            face: &HEI,
            size: 36,
            align: Some(Align::Centre),
            after: Length::pt(6),
            lines: 320,
            with_next: true,
            outline: Some(0),
            ..PLAIN
        },
        Style::Subtitle => Look {
            name: "Subtitle",
            size: 20,
            align: Some(Align::Centre),
            after: Length::pt(6),
            with_next: true,
            ..PLAIN
        },
        Style::Heading => Look {
            name: "heading 1",
            face: &HEI,
            size: 24,
            before: Length::pt(8),
            after: Length::pt(4),
            with_next: true,
            outline: Some(0),
            ..PLAIN
        },
        Style::Body => PLAIN,
        Style::Letter => Look {
            name: "Letter",
            face: &FANG_SONG,
            size: 28,
            after: Length::ZERO,
            lines: 400,
            indent: 200,
            ..PLAIN
        },
        Style::Cell => Look {
            name: "Table Text",
            after: Length::ZERO,
            lines: 270,
            ..PLAIN
        },
        Style::Label => Look {
            name: "Table Label",
            face: &HEI,
            // English words are longer than their Chinese; the boxes are the same.
            size: if lang == Lang::Zh { PLAIN.size } else { 17 },
            align: Some(Align::Centre),
            after: Length::ZERO,
            lines: 260,
            ..PLAIN
        },
        Style::Note => Look {
            name: "Note",
            size: 18,
            before: Length::pt(3),
            after: Length::ZERO,
            lines: 270,
            ..PLAIN
        },
    }
}

impl Look {
    /// As a page of many tables has it: 小五 in the boxes, headings close to their tables.
    fn shrink(&mut self, style: Style) {
        match style {
            Style::Cell | Style::Label => {
                self.size = self.size.min(18);
                self.lines = 240;
            }
            Style::Heading => {
                self.size = 20;
                self.before = Length::pt(4);
                self.after = Length::pt(1);
                self.lines = 240;
            }
            Style::Note => {
                self.size = 16;
                self.before = Length::ZERO;
                self.lines = 240;
            }
            Style::Title => {
                self.size = 32;
                self.after = Length::ZERO;
                self.lines = 240;
            }
            Style::Subtitle => {
                self.size = 18;
                self.after = Length::pt(2);
                self.lines = 240;
            }
            Style::Body | Style::Letter => {}
        }
    }
}

/// The part `word/styles.xml`.
pub(super) fn styles(document: &Document) -> String {
    let (lang, dense) = (document.lang, document.dense);
    let mut xml = Xml::part();
    xml.element("w:styles", &[super::parts::WORD], |xml| {
        xml.element("w:docDefaults", &[], |xml| {
            xml.element("w:rPrDefault", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    face(xml, &SONG, lang);
                    xml.value("w:sz", PLAIN.size);
                    xml.value("w:szCs", PLAIN.size);
                    xml.mark("w:lang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]);
                });
            });
            xml.element("w:pPrDefault", &[], |_| {});
        });
        for style in Style::ALL {
            written(xml, style, lang, dense);
        }
        table(xml, dense);
    });
    xml.finish()
}

/// The part `word/fontTable.xml`: under which other name a font may be found.
pub(super) fn fonts() -> String {
    let mut xml = Xml::part();
    xml.element("w:fonts", &[super::parts::WORD], |xml| {
        for face in [&SONG, &HEI, &FANG_SONG] {
            xml.element("w:font", &[("w:name", face.chinese)], |xml| {
                xml.value("w:altName", face.also);
                xml.value("w:charset", "86");
                xml.value("w:family", "auto");
                xml.value("w:pitch", "variable");
            });
        }
    });
    xml.finish()
}

fn face(xml: &mut Xml, face: &Face, lang: Lang) {
    let mut names = vec![
        ("w:ascii", face.latin),
        ("w:eastAsia", face.chinese),
        ("w:hAnsi", face.latin),
        ("w:cs", face.latin),
    ];
    // Quotation marks, dashes and the signs of boxes belong to both scripts; on a Chinese page they are Chinese.
    if lang == Lang::Zh {
        names.insert(0, ("w:hint", "eastAsia"));
    }
    xml.mark("w:rFonts", &names);
}

fn written(xml: &mut Xml, style: Style, lang: Lang, dense: bool) {
    let mut look = look(style, lang);
    if dense {
        look.shrink(style);
    }
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", style.id())];
    if style == Style::Body {
        attributes.insert(1, ("w:default", "1"));
    }
    xml.element("w:style", &attributes, |xml| {
        xml.value("w:name", look.name);
        if style != Style::Body {
            xml.value("w:basedOn", Style::Body.id());
        }
        xml.mark("w:qFormat", &[]);
        xml.element("w:pPr", &[], |xml| paragraph(xml, &look));
        xml.element("w:rPr", &[], |xml| {
            face(xml, look.face, lang);
            xml.value("w:sz", look.size);
            xml.value("w:szCs", look.size);
        });
    });
}

fn paragraph(xml: &mut Xml, look: &Look) {
    if look.with_next {
        xml.mark("w:keepNext", &[]);
    }
    xml.mark(
        "w:spacing",
        &[
            ("w:before", &look.before.twips().to_string()),
            ("w:after", &look.after.twips().to_string()),
            ("w:line", &look.lines.to_string()),
            ("w:lineRule", "auto"),
        ],
    );
    if look.indent > 0 {
        // Readers that do not count characters take the twips: two characters of this size.
        let twips = look.size * 10 * look.indent / 100;
        xml.mark(
            "w:ind",
            &[
                ("w:firstLineChars", &look.indent.to_string()),
                ("w:firstLine", &twips.to_string()),
            ],
        );
    }
    if let Some(align) = look.align {
        xml.value("w:jc", align.word());
    }
    if let Some(level) = look.outline {
        xml.value("w:outlineLvl", level);
    }
}

fn table(xml: &mut Xml, dense: bool) {
    let attributes = [
        ("w:type", "table"),
        ("w:default", "1"),
        ("w:styleId", "TableNormal"),
    ];
    xml.element("w:style", &attributes, |xml| {
        xml.value("w:name", "Normal Table");
        xml.element("w:tblPr", &[], |xml| {
            cell_margins(xml, dense);
        });
    });
}

/// The room between a box's frame and its text. Said in every table too: not every reader asks the style.
pub(super) fn cell_margins(xml: &mut Xml, dense: bool) {
    let air = if dense { 6 } else { 40 };
    xml.element("w:tblCellMar", &[], |xml| {
        for (side, width) in [("top", air), ("left", 85), ("bottom", air), ("right", 85)] {
            let width = width.to_string();
            xml.mark(
                &format!("w:{side}"),
                &[("w:w", width.as_str()), ("w:type", "dxa")],
            );
        }
    });
}

/// The Chinese font for whatever is in a run.
pub(super) fn chinese(xml: &mut Xml) {
    let name = SONG.chinese;
    xml.mark(
        "w:rFonts",
        &[
            ("w:hint", "eastAsia"),
            ("w:ascii", name),
            ("w:eastAsia", name),
            ("w:hAnsi", name),
            ("w:cs", name),
        ],
    );
}

impl Align {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Centre => "center",
            Self::Right => "right",
        }
    }
}
