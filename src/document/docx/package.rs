//! The package: the parts of a document in one zip file, always in the same order and with the same times.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Document, parts, styles, write};

/// A document could not be packed. Nothing was written then.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be packed: {0}")]
pub struct DocxError(#[from] zip::result::ZipError);

impl Document {
    /// The whole file.
    ///
    /// # Errors
    /// A part grew beyond what the format can hold.
    pub fn to_bytes(&self) -> Result<Vec<u8>, DocxError> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        for (name, content) in self.parts() {
            zip.start_file(name, options)?;
            zip.write_all(content.as_bytes())
                .map_err(zip::result::ZipError::from)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn parts(&self) -> [(&'static str, String); 10] {
        [
            ("[Content_Types].xml", parts::content_types()),
            ("_rels/.rels", parts::package_relations()),
            ("docProps/core.xml", parts::core(self)),
            ("word/_rels/document.xml.rels", parts::document_relations()),
            ("word/document.xml", write::document(self)),
            ("word/fontTable.xml", styles::fonts()),
            ("word/footer1.xml", parts::footer(self)),
            ("word/header1.xml", parts::header(self)),
            ("word/settings.xml", parts::settings()),
            ("word/styles.xml", styles::styles(self)),
        ]
    }
}
