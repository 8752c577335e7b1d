//! Negated words of a query (`-overdue`, `-level:1-2`) beside options (`--json`): the parser takes what begins with a dash
//! for an option, so these words are moved behind `--`, where it takes nothing for one. The words of a query are joined by
//! "and", so their order does not matter.

use std::ffi::OsString;

/// The words of a call with those that negate at its end.
pub fn shelter(words: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut words = words.into_iter();
    let mut before: Vec<OsString> = Vec::new();
    let mut behind: Vec<OsString> = Vec::new();
    for word in words.by_ref() {
        if word == "--" {
            break;
        }
        if negates(&word) {
            behind.push(word);
        } else {
            before.push(word);
        }
    }
    behind.extend(words);
    if !behind.is_empty() {
        before.push(OsString::from("--"));
        before.append(&mut behind);
    }
    before
}

/// One dash before a word that is no number and longer than a short option (`-h`).
fn negates(word: &OsString) -> bool {
    let Some(rest) = word.to_str().and_then(|word| word.strip_prefix('-')) else {
        return false;
    };
    let begins_a_word = |letter: char| letter != '-' && !letter.is_ascii_digit();
    rest.starts_with(begins_a_word) && rest.chars().count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheltered(call: &str) -> String {
        let words = shelter(call.split(' ').map(OsString::from));
        let words: Vec<_> = words.iter().filter_map(|word| word.to_str()).collect();
        words.join(" ")
    }

    #[test]
    fn what_negates_goes_behind_the_options() {
        let cases = [
            (
                "tousu case list -overdue --json",
                "tousu case list --json -- -overdue",
            ),
            (
                "tousu queue level:1 -level:2 -漏水 --within 2h",
                "tousu queue level:1 --within 2h -- -level:2 -漏水",
            ),
            ("tousu case list -- -overdue", "tousu case list -- -overdue"),
        ];
        for (call, wanted) in cases {
            assert_eq!(sheltered(call), wanted);
        }
    }

    #[test]
    fn options_numbers_and_standard_input_stay_where_they_are() {
        for call in [
            "tousu case add - --lines",
            "tousu -h",
            "tousu explain deadline --workdays -3",
            "tousu queue",
        ] {
            assert_eq!(sheltered(call), call);
        }
    }
}
