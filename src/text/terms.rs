//! What a text is about, in its smallest telling parts.
//!
//! Chinese is written without spaces, so its terms are every two neighbours of a run of characters; where people write with
//! spaces, a term is a whole word, since two letters of one say nothing. Terms that stand in any text (the characters and
//! words of mere grammar) are no terms. Numbers are none either: they are days, sums and telephones, and say who and when,
//! not what.

use std::collections::BTreeSet;

use super::normal;

/// Characters of grammar: a pair with one of them is in every text.
const GRAMMAR: &str =
    "的了是在我你您他她它们这那就都也和与及或被把给让吗呢吧啊呀嘛请很但而且因为所以";
/// Words of grammar, and what every complaint says.
const WORDS_OF_GRAMMAR: [&str; 48] = [
    "about", "after", "all", "and", "any", "are", "been", "before", "but", "can", "could", "did",
    "does", "for", "from", "had", "has", "have", "her", "him", "his", "how", "just", "not", "now",
    "our", "out", "she", "since", "that", "the", "their", "them", "then", "there", "they", "this",
    "very", "was", "were", "what", "when", "which", "who", "will", "with", "you", "your",
];
/// The shortest word, in letters.
const SHORTEST_WORD: usize = 3;
/// Characters that are quoted of a run of shared terms.
const LONGEST_PHRASE: usize = 8;

/// A term where it stands: places in the normalised text, counted in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Placed {
    term: String,
    from: usize,
    until: usize,
}

/// The terms of a text, each once, in the order of the text.
///
/// ```
/// # use tousu::text::terms;
/// assert_eq!(terms("顶楼漏水了"), ["顶楼", "楼漏", "漏水"]);
/// assert_eq!(terms("The Wi-Fi router 3F"), ["router"]);
/// ```
pub fn terms(text: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let all = placed(text).into_iter().map(|placed| placed.term);
    all.filter(|term| seen.insert(term.clone())).collect()
}

/// At most `most` of `terms`, evenly from the whole of it: a long story is known by its end as well as by its beginning.
pub fn spread(terms: Vec<String>, most: usize) -> Vec<String> {
    let all = terms.len();
    if all <= most {
        return terms;
    }
    let taken = |place: usize| (place + 1) * most / all > place * most / all;
    let kept = terms.into_iter().enumerate();
    kept.filter(|(place, _)| taken(*place))
        .map(|(_, term)| term)
        .collect()
}

/// The shared terms as a reader knows them: neighbours joined again, the longest first, at most `most` of them.
///
/// ```
/// # use tousu::text::phrases;
/// let shared = ["顶楼", "漏水", "楼漏", "卧室"].map(str::to_owned);
/// assert_eq!(phrases("卧室的顶楼漏水", &shared, 3), ["顶楼漏水", "卧室"]);
/// ```
pub fn phrases(text: &str, shared: &[String], most: usize) -> Vec<String> {
    let letters: Vec<char> = normal(text).chars().collect();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for placed in placed(text) {
        if !shared.contains(&placed.term) {
            continue;
        }
        match runs.last_mut() {
            Some((from, until))
                if placed.from < *until && placed.until - *from <= LONGEST_PHRASE =>
            {
                *until = placed.until;
            }
            Some((_, until)) if placed.from < *until => {}
            _ => runs.push((placed.from, placed.until)),
        }
    }
    let mut said: Vec<String> = runs
        .into_iter()
        .map(|(from, until)| letters.iter().skip(from).take(until - from).collect())
        .collect();
    said.sort_by_key(|phrase| std::cmp::Reverse(phrase.chars().count()));
    let mut told: Vec<String> = Vec::new();
    for phrase in said {
        if told.len() < most && !told.iter().any(|known| known.contains(&phrase)) {
            told.push(phrase);
        }
    }
    told
}

fn placed(text: &str) -> Vec<Placed> {
    let letters: Vec<char> = normal(text).chars().collect();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(first) = letters.get(from) {
        let sort = Sort::of(*first);
        let rest = letters.iter().skip(from);
        let length = rest.take_while(|c| Sort::of(**c) == sort).count().max(1);
        let run = letters.iter().skip(from).take(length);
        let run: Vec<char> = run.copied().collect();
        match sort {
            Sort::Together => pairs(&run, from, &mut found),
            Sort::Spaced => word(&run, from, &mut found),
            Sort::Between => {}
        }
        from += length;
    }
    found
}

fn pairs(run: &[char], start: usize, found: &mut Vec<Placed>) {
    for (pair, from) in run.windows(2).zip(start..) {
        if !pair.iter().any(|c| GRAMMAR.contains(*c)) {
            found.push(Placed {
                term: pair.iter().collect(),
                from,
                until: from + 2,
            });
        }
    }
}

fn word(run: &[char], from: usize, found: &mut Vec<Placed>) {
    let term: String = run.iter().collect();
    let is_number = run.iter().any(|c| c.is_numeric());
    if run.len() >= SHORTEST_WORD && !is_number && !WORDS_OF_GRAMMAR.contains(&term.as_str()) {
        let until = from + run.len();
        found.push(Placed { term, from, until });
    }
}

/// How a character makes words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Written without spaces.
    Together,
    /// Written with spaces between words.
    Spaced,
    /// Between words.
    Between,
}

impl Sort {
    fn of(c: char) -> Self {
        if !c.is_alphanumeric() {
            Self::Between
        } else if c >= '\u{2e80}' {
            Self::Together
        } else {
            Self::Spaced
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_known_by_pairs_and_words_that_say_something() {
        for (text, known) in [
            ("漏水", &["漏水"][..]),
            ("漏", &[]),
            ("我的卧室漏水了，漏水", &["卧室", "室漏", "漏水"]),
            ("顶楼。漏水", &["顶楼", "漏水"]),
            ("ＷＩＦＩ信号 13800138000", &["wifi", "信号"]),
            ("the lift and the Lift is stuck", &["lift", "stuck"]),
            ("3-2-501 9月28日", &[]),
            ("", &[]),
        ] {
            assert_eq!(terms(text), known, "{text:?}");
        }
    }

    #[test]
    fn shared_terms_are_told_as_words() {
        let shared = |words: &[&str]| {
            words
                .iter()
                .map(|word| (*word).to_owned())
                .collect::<Vec<_>>()
        };
        let typed = "顶楼漏水，渗水到卧室；WiFi 也坏了，顶楼";
        for (terms, told) in [
            (&["漏水"][..], &["漏水"][..]),
            (&["顶楼", "楼漏", "漏水", "卧室"], &["顶楼漏水", "卧室"]),
            (&["wifi", "渗水"], &["wifi", "渗水"]),
            (&["电梯"], &[]),
        ] {
            assert_eq!(phrases(typed, &shared(terms), 3), told, "{terms:?}");
        }
        assert_eq!(
            phrases(typed, &shared(&["顶楼", "渗水", "卧室"]), 2).len(),
            2
        );
        let long = "一二三四五六七八九十";
        let parts = phrases(long, &terms(long), 9);
        assert!(
            parts
                .iter()
                .all(|part| part.chars().count() <= LONGEST_PHRASE),
            "{parts:?}"
        );
    }

    proptest! {
        #[test]
        fn every_term_stands_in_its_text(text in "[漏水顶楼的了 a-z，。0-9]{0,40}") {
            let whole = normal(&text);
            for term in terms(&text) {
                prop_assert!(whole.contains(&term), "{}", term);
            }
        }

        #[test]
        fn a_part_of_the_terms_keeps_number_and_order(count in 0usize..300, most in 1usize..60) {
            let all: Vec<String> = (0..count).map(|n| format!("{n:03}")).collect();
            let some = spread(all.clone(), most);
            prop_assert_eq!(some.len(), count.min(most));
            prop_assert!(some.is_sorted());
        }

        #[test]
        fn phrases_are_parts_of_the_text(text in "[漏水顶楼渗的 a-z，]{0,40}", most in 0usize..4) {
            let said = phrases(&text, &terms(&text), most);
            prop_assert!(said.len() <= most);
            for phrase in said {
                prop_assert!(normal(&text).contains(&phrase), "{}", phrase);
            }
        }
    }
}
