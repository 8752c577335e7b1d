//! Text in the encodings that offices have used: UTF-8, UTF-16 and GBK (as GB18030, which holds both).

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::ImportError;

/// The text of a file.
///
/// # Errors
/// The line at which no known encoding fits.
pub(super) fn decode(bytes: &[u8]) -> Result<String, ImportError> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return whole(encoding, rest);
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return whole(encoding, bytes);
    }
    match whole(UTF_8, bytes) {
        Ok(text) => Ok(text),
        Err(_) => whole(GB18030, bytes),
    }
}

fn whole(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Result<String, ImportError> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if !broken {
        return Ok(text.into_owned());
    }
    let good = text.split('\u{fffd}').next().unwrap_or_default();
    Err(ImportError::Encoding {
        line: good.matches('\n').count() + 1,
    })
}

/// UTF-16 without a mark gives itself away: line breaks and commas have a zero byte on one side.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    const LOOKED_AT: usize = 4096;
    let mut zeros = [0usize; 2];
    for (at, byte) in bytes.iter().take(LOOKED_AT).enumerate() {
        if let Some(side) = zeros.get_mut(at % 2).filter(|_| *byte == 0) {
            *side += 1;
        }
    }
    match zeros {
        [0, 0] => None,
        [even, odd] if odd > even => Some(UTF_16LE),
        _ => Some(UTF_16BE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "编号,投诉人\r\n1,张三\r\n2,欧阳𠮷\r\n";

    fn utf_16(little: bool, mark: bool) -> Vec<u8> {
        let marked = if mark {
            format!("\u{feff}{TEXT}")
        } else {
            TEXT.to_owned()
        };
        let bytes = |unit: u16| {
            if little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            }
        };
        marked.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn a_file_is_read_in_the_encoding_it_was_saved_in() {
        let (gbk, ..) = GB18030.encode(TEXT);
        let marked = format!("\u{feff}{TEXT}");
        for (name, bytes) in [
            ("UTF-8", TEXT.as_bytes().to_vec()),
            ("UTF-8 with a mark", marked.into_bytes()),
            ("GBK", gbk.into_owned()),
            ("UTF-16 LE with a mark", utf_16(true, true)),
            ("UTF-16 BE with a mark", utf_16(false, true)),
            ("UTF-16 LE", utf_16(true, false)),
            ("UTF-16 BE", utf_16(false, false)),
        ] {
            assert_eq!(decode(&bytes).expect(name), TEXT, "{name}");
        }
    }

    #[test]
    fn a_broken_text_names_its_line() {
        let error = decode(b"a,b\nc,d\n\xff\xff\xff\n").expect_err("no encoding");
        assert!(
            matches!(error, ImportError::Encoding { line: 3 }),
            "{error}"
        );
    }
}
