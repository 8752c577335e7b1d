//! Marks and texts of XML, in memory. Texts go in through [`Xml::text`] and the attributes of [`Xml::element`] only, which escape them.

use std::borrow::Cow;

use quick_xml::escape::escape;

use crate::text::clean::is_hidden;

/// An XML document in the making.
#[derive(Debug, Default)]
pub(super) struct Xml(String);

impl Xml {
    /// The declaration that every part begins with.
    pub(super) fn part() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned())
    }

    /// `<name a="b">` … `</name>` around what `inside` writes.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.begin(name, attributes);
        self.0.push('>');
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// `<name a="b"/>`.
    pub(super) fn mark(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.begin(name, attributes);
        self.0.push_str("/>");
    }

    /// `<name w:val="value"/>`: how the format says nearly everything.
    pub(super) fn value(&mut self, name: &str, value: impl std::fmt::Display) {
        self.mark(name, &[("w:val", &format!("{value}"))]);
    }

    /// Text between marks.
    pub(super) fn text(&mut self, text: &str) {
        self.0.push_str(&escape(harmless(text).as_ref()));
    }

    pub(super) fn finish(self) -> String {
        self.0
    }

    fn begin(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (attribute, value) in attributes {
            self.0.push(' ');
            self.0.push_str(attribute);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
    }
}

/// `text` without what XML forbids, commands a terminal, or shows other words than are there.
fn harmless(text: &str) -> Cow<'_, str> {
    let harmful = |c: char| c.is_control() || is_hidden(c) || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.contains(harmful) {
        Cow::Owned(text.replace(harmful, ""))
    } else {
        Cow::Borrowed(text)
    }
}
