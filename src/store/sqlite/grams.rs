//! The tokens of the search index, and how words are looked up by them.
//!
//! Chinese is written without spaces, so a text is found by its *grams*: every two neighbours of each run without a space,
//! and every character. A word of one or two characters is one token; a longer one is the phrase of its pairs, each at
//! the place after the one before. So words of any length are found at once, counted exactly, and newest first, without a
//! look at the text. (An index without places is half as large; but then each hit of a longer word has to be looked at,
//! and to count ten thousand of them takes five times as long.) Only what has a space in it is looked at (`exact` says
//! so).
//!
//! Other things have their own tokens, told apart by a prefix that makes them longer than any gram: every beginning of
//! the initials of a name, every four and every three neighbouring digits of a phone, the ends of the number, and the
//! grams of the customer's name.

use crate::text::digits;

/// Initials are indexed to this length, ends of numbers from and to these.
const LONGEST_INITIALS: usize = 8;
const NUMBER_ENDS: std::ops::RangeInclusive<usize> = 3..=6;
/// Neighbouring digits that make one token.
const DIGIT_GRAMS: [usize; 2] = [4, 3];
/// Tokens of a long word that are looked up; the text itself answers for the rest.
const LONGEST_PHRASE: usize = 40;

const INITIALS: &str = "py:";
const DIGITS: &str = "ph:";
const NUMBER: &str = "no:";
const CUSTOMER: &str = "cu:";

/// What a case is indexed by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Indexed<'a> {
    /// Normalised.
    pub(super) text: &'a str,
    pub(super) initials: &'a [String],
    /// Digits of each phone number.
    pub(super) phones: &'a [String],
    /// Normalised.
    pub(super) customer: &'a str,
    pub(super) number: &'a str,
}

/// The tokens of a case, with a space between.
pub(super) fn tokens(case: &Indexed<'_>) -> String {
    let mut tokens = Tokens(String::with_capacity(case.text.len() * 4));
    tokens.add_grams("", case.text);
    tokens.add_grams(CUSTOMER, case.customer);
    for initials in case.initials {
        let letters: Vec<char> = initials.chars().collect();
        for length in 1..=letters.len().min(LONGEST_INITIALS) {
            tokens.add(INITIALS, letters.iter().take(length));
        }
    }
    for phone in case.phones {
        tokens.add_digits(phone);
    }
    let number: Vec<char> = case.number.chars().collect();
    for length in NUMBER_ENDS.filter(|length| *length <= number.len()) {
        tokens.add(NUMBER, number.iter().skip(number.len() - length));
    }
    tokens.0
}

struct Tokens(String);

impl Tokens {
    fn add<'a>(&mut self, prefix: &str, characters: impl IntoIterator<Item = &'a char>) {
        self.0.push_str(prefix);
        self.0.extend(characters);
        self.0.push(' ');
    }

    /// Pairs first, then characters: so the last pair of a run is not the neighbour of the first of the next.
    fn add_grams(&mut self, prefix: &str, text: &str) {
        for run in text.split_whitespace() {
            let run: Vec<char> = run.chars().collect();
            for length in [2, 1] {
                for gram in run.windows(length) {
                    self.add(prefix, gram);
                }
            }
        }
    }

    /// The last digits stand alone as well, so that any digits are the beginning of some token.
    fn add_digits(&mut self, phone: &str) {
        let all: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
        for length in DIGIT_GRAMS {
            for gram in all.windows(length) {
                self.add(DIGITS, gram);
            }
        }
        for length in 1..=all.len().min(2) {
            self.add(DIGITS, all.iter().skip(all.len() - length));
        }
    }
}

/// An expression for the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lookup {
    pub(super) expression: String,
    /// What it finds is what was meant; else each hit has to be looked at.
    pub(super) exact: bool,
}

impl Lookup {
    fn token(prefix: &str, token: &str, exact: bool) -> Self {
        Self {
            expression: quoted(&[format!("{prefix}{token}")]),
            exact,
        }
    }

    /// All grams of `length` of `run`, one after the other.
    fn phrase(prefix: &str, run: &[char], length: usize) -> Self {
        let grams = run
            .windows(length)
            .take(LONGEST_PHRASE)
            .map(|gram| format!("{prefix}{}", gram.iter().collect::<String>()));
        Self {
            expression: quoted(&grams.collect::<Vec<_>>()),
            exact: run.len() < LONGEST_PHRASE + length,
        }
    }

    /// What one of `lookups` finds.
    pub(super) fn any(lookups: Vec<Self>) -> Self {
        let exact = lookups.iter().all(|lookup| lookup.exact);
        Self {
            expression: in_brackets(lookups, " OR "),
            exact,
        }
    }

    /// What all of `lookups` find.
    pub(super) fn every(lookups: Vec<Self>) -> Self {
        let exact = lookups.iter().all(|lookup| lookup.exact);
        Self {
            expression: in_brackets(lookups, " AND "),
            exact,
        }
    }
}

fn in_brackets(lookups: Vec<Lookup>, word: &str) -> String {
    let parts: Vec<String> = lookups
        .into_iter()
        .map(|lookup| format!("({})", lookup.expression))
        .collect();
    parts.join(word)
}

/// A phrase in the index's query language: nothing in it means anything there.
fn quoted(tokens: &[String]) -> String {
    format!("\"{}\"", tokens.join(" ").replace('"', "\"\""))
}

/// A part of a text; `None` where the index knows no token of it.
pub(super) fn text_part(normal: &str) -> Option<Lookup> {
    part("", normal)
}

/// A part of the customer's name.
pub(super) fn customer_part(normal: &str) -> Option<Lookup> {
    part(CUSTOMER, normal)
}

fn part(prefix: &str, normal: &str) -> Option<Lookup> {
    // The index ends a word at a NUL.
    let is_whole = !normal.contains([' ', '\0']);
    let runs = normal.split(['\0', ' ']).filter(|run| !run.is_empty());
    let phrases: Vec<Lookup> = runs
        .map(|run| {
            let run: Vec<char> = run.chars().collect();
            Lookup::phrase(prefix, &run, run.len().min(2))
        })
        .collect();
    if phrases.is_empty() {
        return None;
    }
    let every = Lookup::every(phrases);
    Some(Lookup {
        exact: every.exact && is_whole,
        ..every
    })
}

/// The beginning of the initials of a name, where `normal` can be that.
pub(super) fn initials_start(normal: &str) -> Option<Lookup> {
    let is_initials = !normal.is_empty()
        && normal
            .bytes()
            .all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
    is_initials.then(|| {
        let start: String = normal.chars().take(LONGEST_INITIALS).collect();
        Lookup::token(INITIALS, &start, normal.len() <= LONGEST_INITIALS)
    })
}

/// The digits of `normal` where it can be a part of a phone number as people write it.
pub(super) fn phone_digits(normal: &str) -> Option<String> {
    let known = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '+' | '.');
    let digits = digits(normal);
    (normal.chars().all(known) && digits.len() >= 3).then_some(digits)
}

/// Digits anywhere in a phone number; `None` for no digits.
pub(super) fn digits_part(digits: &str) -> Option<Lookup> {
    let all: Vec<char> = digits.chars().collect();
    let [longest, shortest] = DIGIT_GRAMS;
    match all.len() {
        0 => None,
        length if length < shortest => {
            let start = Lookup::token(DIGITS, digits, true);
            Some(Lookup {
                expression: format!("{} *", start.expression),
                ..start
            })
        }
        length => Some(Lookup::phrase(DIGITS, &all, length.min(longest))),
    }
}

/// The end of a case number, where `normal` is long enough to be looked up.
pub(super) fn number_end(normal: &str) -> Option<Lookup> {
    let is_number = normal.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let (shortest, longest) = NUMBER_ENDS.into_inner();
    (is_number && normal.len() >= shortest).then(|| {
        let end: String = normal
            .chars()
            .skip(normal.len().saturating_sub(longest))
            .collect();
        Lookup::token(NUMBER, &end, normal.len() <= longest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_indexed_by_each_character_and_each_pair() {
        let case = Indexed {
            text: "漏水了 a",
            initials: &[],
            phones: &[],
            customer: "",
            number: "",
        };
        assert_eq!(tokens(&case), "漏水 水了 漏 水 了 a ");
    }

    #[test]
    fn what_a_word_is_looked_up_by() {
        for (word, expression, exact) in [
            ("水", "(\"水\")", true),
            ("漏水", "(\"漏水\")", true),
            ("漏水了", "(\"漏水 水了\")", true),
            ("a bc", "(\"a\") AND (\"bc\")", false),
            ("\"", "(\"\"\"\")", true),
        ] {
            let found = text_part(word).unwrap();
            assert_eq!(
                (found.expression.as_str(), found.exact),
                (expression, exact)
            );
        }
        assert_eq!(text_part(""), None);
        let long = "字词句段落篇章节".repeat(40);
        assert!(!text_part(&long).unwrap().exact);
        assert!(text_part(&long).unwrap().expression.len() < 400);
    }

    #[test]
    fn the_end_of_a_phone_is_indexed_to_its_last_digit() {
        let phones = ["12345".to_owned()];
        let case = Indexed {
            text: "",
            initials: &[],
            phones: &phones,
            customer: "",
            number: "",
        };
        assert_eq!(
            tokens(&case),
            "ph:1234 ph:2345 ph:123 ph:234 ph:345 ph:5 ph:45 "
        );
    }
}
