//! The form in which two texts are compared: searched words, subjects of the same matter, names of the same customer.

use unicode_normalization::UnicodeNormalization;

use super::clean::is_hidden;

/// `text` without the differences that a reader does not mean: full-width forms, capitals, invisible characters, and
/// how much white space stands where. Normalising twice changes nothing more.
pub fn normal(text: &str) -> String {
    let seen = text.chars().filter(|c| !is_hidden(*c));
    let folded: String = seen.nfkc().flat_map(char::to_lowercase).nfkc().collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The decimal digits in `text`, full-width ones made plain: what a phone number is searched by.
pub fn digits(text: &str) -> String {
    text.nfkc().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_reads_the_same_is_the_same() {
        for (typed, key) in [
            ("  前台　态度 ", "前台 态度"),
            ("ＡＢＣ１２３", "abc123"),
            ("Wi\u{200b}Fi\n慢", "wifi 慢"),
            ("㎡", "m2"),
            ("\u{3000}", ""),
        ] {
            assert_eq!(normal(typed), key, "{typed:?}");
        }
    }

    #[test]
    fn digits_are_found_in_any_writing() {
        assert_eq!(digits("（０７５５）2655-1234转8"), "0755265512348");
        assert_eq!(digits("张三"), "");
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(text in any::<String>()) {
            let once = normal(&text);
            prop_assert_eq!(normal(&once), once.clone());
        }
    }
}
