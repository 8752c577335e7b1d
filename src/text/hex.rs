//! Digests as people compare them: lower-case hexadecimal.

use std::fmt::Write;

/// `bytes` as lower-case hexadecimal digits.
///
/// ```
/// assert_eq!(tousu::text::hex(&[0x0f, 0xa0]), "0fa0");
/// ```
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
