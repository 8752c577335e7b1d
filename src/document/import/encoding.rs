//! Text in the encodings that offices have used: UTF-8, UTF-16 and GBK (as GB18030, which holds both), as a stream.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::LONGEST;

/// Bytes that are read at once.
const AT_ONCE: usize = 64 << 10;

/// Bytes by which UTF-16 gives itself away.
const LOOKED_AT: usize = 4096;

/// Why a text cannot be read on; the cause of an [`io::Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Trouble {
    #[error("line {0} is in no known encoding")]
    Encoding(usize),
    #[error("line {0} is too long")]
    TooLong(usize),
}

impl From<Trouble> for io::Error {
    fn from(trouble: Trouble) -> Self {
        Self::other(trouble)
    }
}

/// The encoding of a text that begins with these bytes; UTF-8 only where it says so, for that is for the whole text to say.
pub(super) fn marked(beginning: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(beginning)
        .map(|(encoding, _)| encoding)
        .or_else(|| unmarked_utf_16(beginning.get(..LOOKED_AT).unwrap_or(beginning)))
}

/// The encoding of a text without a mark, told by all of it: UTF-8, or else what offices used before.
///
/// # Errors
/// Whatever reading fails with.
pub(super) fn told_by_all(text: impl Read) -> io::Result<&'static Encoding> {
    let mut text = Decoded::new(text, UTF_8);
    loop {
        text.within_a_line();
        match text.decode() {
            Ok(true) => {}
            Ok(false) => return Ok(UTF_8),
            Err(error) if trouble(&error).is_some() => return Ok(GB18030),
            Err(error) => return Err(error),
        }
    }
}

/// What is the matter with the text, where that is why reading failed.
pub(super) fn trouble(error: &io::Error) -> Option<Trouble> {
    error.get_ref()?.downcast_ref().copied()
}

/// UTF-16 without a mark gives itself away: line breaks and commas have a zero byte on one side.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut zeros = [0usize; 2];
    for (at, byte) in bytes.iter().enumerate() {
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

/// What others see of a text while it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Gauge {
    /// Bytes read.
    read: Rc<Cell<u64>>,
    /// Bytes of text given since a line was last seen to end.
    pending: Rc<Cell<u64>>,
    /// The quotation marks given so far are one too many or too few.
    odd: Rc<Cell<bool>>,
}

impl Gauge {
    /// How many bytes were read.
    pub(super) fn read(&self) -> u64 {
        self.read.get()
    }

    /// Whether the quotation marks given so far do not pair.
    pub(super) fn has_odd_quotes(&self) -> bool {
        self.odd.get()
    }

    /// A line was seen to end: the next may be as long again.
    pub(super) fn line_ended(&self) {
        self.pending.set(0);
    }
}

/// Any text as UTF-8. A line that never ends is an error rather than a full memory.
pub(super) struct Decoded<R> {
    from: R,
    decoder: Decoder,
    raw: Vec<u8>,
    /// The part of `raw` that is not decoded yet.
    left: std::ops::Range<usize>,
    text: Vec<u8>,
    /// The part of `text` that is not given yet.
    ready: std::ops::Range<usize>,
    line: usize,
    ended: bool,
    finished: bool,
    /// The last byte given was the first half of a Windows line end, or a line end of an old Mac.
    returned: bool,
    gauge: Gauge,
}

impl<R: Read> Decoded<R> {
    /// The text in `from`; a mark at its beginning is no part of it.
    pub(super) fn new(from: R, encoding: &'static Encoding) -> Self {
        Self {
            from,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; AT_ONCE],
            left: 0..0,
            text: vec![0; 2 * AT_ONCE],
            ready: 0..0,
            line: 1,
            ended: false,
            finished: false,
            returned: false,
            gauge: Gauge::default(),
        }
    }

    pub(super) fn gauge(&self) -> Gauge {
        self.gauge.clone()
    }

    fn within_a_line(&mut self) {
        self.ready = 0..0;
        self.gauge.line_ended();
    }

    /// Makes every line of the first bytes of the text end in one `\n`, so that lines are counted as an editor counts them.
    /// Gives how many bytes are left.
    fn with_plain_line_ends(&mut self, written: usize) -> usize {
        let mut kept = 0;
        for at in 0..written {
            let byte = self.text.get(at).copied().unwrap_or_default();
            let second = byte == b'\n' && std::mem::take(&mut self.returned);
            self.returned = byte == b'\r';
            if second {
                continue;
            }
            if let Some(slot) = self.text.get_mut(kept) {
                *slot = if self.returned { b'\n' } else { byte };
            }
            kept += 1;
        }
        kept
    }

    /// Decodes some more; `false` at the end.
    fn decode(&mut self) -> io::Result<bool> {
        while !self.finished {
            if self.left.is_empty() && !self.ended {
                let read = self.from.read(&mut self.raw)?;
                self.left = 0..read;
                self.ended = read == 0;
                let all = self.gauge.read.get() + u64::try_from(read).unwrap_or(u64::MAX);
                self.gauge.read.set(all);
            }
            let raw = self.raw.get(self.left.clone()).unwrap_or_default();
            let (result, read, written) =
                self.decoder
                    .decode_to_utf8_without_replacement(raw, &mut self.text, self.ended);
            self.left.start += read;
            let written = self.with_plain_line_ends(written);
            let new = self.text.get(..written).unwrap_or_default();
            let odd = self.gauge.odd.get();
            let odd = new.iter().fold(odd, |odd, byte| odd != (*byte == b'"'));
            self.gauge.odd.set(odd);
            self.line += new.split(|byte| *byte == b'\n').skip(1).count();
            match result {
                DecoderResult::Malformed(..) => return Err(Trouble::Encoding(self.line).into()),
                DecoderResult::InputEmpty => self.finished = self.ended,
                DecoderResult::OutputFull => {}
            }
            if written > 0 {
                self.ready = 0..written;
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.ready.is_empty() && !self.decode()? {
            return Ok(0);
        }
        let text = self.text.get(self.ready.clone()).unwrap_or_default();
        let taken = text.len().min(into.len());
        for (own, byte) in into.iter_mut().zip(text) {
            *own = *byte;
        }
        self.ready.start += taken;
        let pending = self.gauge.pending.get() + u64::try_from(taken).unwrap_or(u64::MAX);
        if pending > LONGEST {
            return Err(Trouble::TooLong(self.line).into());
        }
        self.gauge.pending.set(pending);
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "编号,投诉人\r\n1,张三\r\n2,欧阳𠮷\r\n";

    fn decode(bytes: &[u8]) -> Result<String, Trouble> {
        let encoding = marked(bytes).unwrap_or_else(|| told_by_all(bytes).expect("read"));
        let mut text = String::new();
        Decoded::new(bytes, encoding)
            .read_to_string(&mut text)
            .map_err(|error| trouble(&error).expect("a trouble"))?;
        Ok(text)
    }

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
            let lines = TEXT.replace("\r\n", "\n");
            assert_eq!(decode(&bytes).expect(name), lines, "{name}");
        }
    }

    #[test]
    fn a_text_longer_than_what_is_read_at_once_is_read_whole() {
        let long = "投诉内容\n".repeat(AT_ONCE);
        let (gbk, ..) = GB18030.encode(&long);
        for bytes in [long.as_bytes(), &gbk] {
            let mut text = Decoded::new(bytes, told_by_all(bytes).expect("read"));
            let gauge = text.gauge();
            let mut read = Vec::new();
            let mut part = [0; 1000];
            loop {
                gauge.line_ended();
                let taken = text.read(&mut part).expect("read");
                if taken == 0 {
                    break;
                }
                read.extend_from_slice(&part[..taken]);
            }
            assert!(read == long.as_bytes());
            assert_eq!(gauge.read(), u64::try_from(bytes.len()).expect("a size"));
        }
    }

    #[test]
    fn a_broken_text_names_its_line() {
        let error = decode(b"a,b\nc,d\n\xff\xff\xff\n").expect_err("no encoding");
        assert_eq!(error, Trouble::Encoding(3));
    }

    #[test]
    fn a_line_that_never_ends_is_an_error() {
        let endless = vec![b'a'; usize::try_from(LONGEST).expect("a size") + 1];
        assert_eq!(decode(&endless).expect_err("too long"), Trouble::TooLong(1));
    }
}
