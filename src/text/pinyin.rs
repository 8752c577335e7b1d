//! Pinyin initials, so that `zs` finds 张三.
//!
//! Many characters have several readings, and surnames have readings of their own (单 is *shan* in a name, *dan*
//! elsewhere). A search should find the name whichever the clerk has in mind, so all initials are given, the likeliest
//! first.

use pinyin::ToPinyinMulti;
use unicode_normalization::UnicodeNormalization;

use super::name::split_surname;

/// At most so many readings of one name are kept.
const MOST_READINGS: usize = 8;

/// Surnames that do not begin as the same characters do in everyday words, one syllable for each character.
const SURNAMES: [(&str, &str); 40] = [
    ("单", "shan"),
    ("單", "shan"),
    ("曾", "zeng"),
    ("仇", "qiu"),
    ("解", "xie"),
    ("重", "chong"),
    ("区", "ou"),
    ("區", "ou"),
    ("查", "zha"),
    ("翟", "zhai"),
    ("乐", "yue"),
    ("樂", "yue"),
    ("种", "chong"),
    ("覃", "qin"),
    ("折", "she"),
    ("秘", "bi"),
    ("祭", "zhai"),
    ("召", "shao"),
    ("隗", "wei"),
    ("谌", "shen"),
    ("諶", "shen"),
    ("繁", "po"),
    ("郇", "xun"),
    ("莘", "shen"),
    ("乜", "nie"),
    ("佴", "nai"),
    ("句", "gou"),
    ("阚", "kan"),
    ("闞", "kan"),
    ("粘", "nian"),
    ("镡", "tan"),
    ("鐔", "tan"),
    ("颉", "xie"),
    ("适", "kuo"),
    ("尉迟", "yu chi"),
    ("单于", "chan yu"),
    ("万俟", "mo qi"),
    ("澹台", "tan tai"),
    ("乐正", "yue zheng"),
    ("子车", "zi ju"),
];

/// The initials of `name` in lower-case ASCII, surname readings first, at most eight: 单田芳 → `stf`, `dtf`, `ctf`.
///
/// Latin letters and digits stand for themselves (阿Q → `aq`); several Latin words give their initials too
/// (Tom Li → `tl`, `tomli`). ü is given as `v` and as `u`. A text with nothing to read gives nothing.
pub fn initials(name: &str) -> Vec<String> {
    let name: String = name.nfkc().collect();
    let name = name.trim();
    let mut found: Vec<String> = latin_initials(name).into_iter().collect();
    for reading in best_readings(&letters(name)) {
        if !reading.is_empty() && !found.contains(&reading) {
            found.push(reading);
        }
    }
    found.truncate(MOST_READINGS);
    found
}

/// What each character of `name` may be read as, in full lower-case ASCII, the likeliest first: 单杰 → shan, dan, chan; jie.
///
/// Latin letters and digits stand for themselves, ü for `v` and `u`; a character without a reading has none.
pub fn syllables(name: &str) -> Vec<(char, Vec<String>)> {
    let surname = surname_syllables(name);
    let each = name.chars().enumerate().map(|(at, c)| {
        let special = surname.get(at).map(|syllable| (*syllable).to_owned());
        let latin = plain(c).into_iter().map(String::from);
        let spoken = c.to_pinyin_multi().into_iter().flatten();
        let spoken = spoken.flat_map(|syllable| spelled(syllable.plain()));
        let mut all: Vec<String> = Vec::new();
        for syllable in special.into_iter().chain(latin).chain(spoken) {
            if !all.contains(&syllable) {
                all.push(syllable);
            }
        }
        (c, all)
    });
    each.collect()
}

/// A syllable as it is typed: lü is `lv` and `lu`.
fn spelled(syllable: &str) -> Vec<String> {
    let with = |u: char| -> String {
        let letters = syllable.chars().flat_map(|c| match plain(c).as_slice() {
            [_, _] => vec![u],
            other => other.to_vec(),
        });
        letters.collect()
    };
    vec![with('v'), with('u')]
}

/// The first letters of a name of several Latin words.
fn latin_initials(name: &str) -> Option<String> {
    let words: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let is_latin = words.len() > 1
        && words
            .iter()
            .all(|word| word.chars().all(|c| !plain(c).is_empty()));
    let first = |word: &&str| word.chars().next().and_then(|c| plain(c).first().copied());
    is_latin.then(|| words.iter().filter_map(first).collect())
}

/// For each readable character the letters it may stand for, the likeliest first.
fn letters(name: &str) -> Vec<Vec<char>> {
    let surname = surname_letters(name);
    let each = name.chars().enumerate().map(|(at, c)| {
        let mut all = surname.get(at).cloned().unwrap_or_default();
        for letter in plain(c).into_iter().chain(readings(c)) {
            if !all.contains(&letter) {
                all.push(letter);
            }
        }
        all
    });
    each.filter(|all| !all.is_empty()).collect()
}

/// The first letters of the surname, where they are not the everyday ones.
fn surname_letters(name: &str) -> Vec<Vec<char>> {
    let syllables = surname_syllables(name).into_iter();
    syllables
        .map(|syllable| syllable.chars().take(1).collect())
        .collect()
}

/// How the surname is read, where that is not the everyday reading.
fn surname_syllables(name: &str) -> Vec<&'static str> {
    let (surname, _) = split_surname(name);
    let reading = SURNAMES.iter().find(|(special, _)| *special == surname);
    let reading = reading.map_or("", |(_, reading)| *reading);
    reading.split_whitespace().collect()
}

/// A Latin letter or digit in plain ASCII: é is e, ü is v and u. Nothing for other characters.
fn plain(c: char) -> Vec<char> {
    if matches!(c, 'ü' | 'Ü') {
        return vec!['v', 'u'];
    }
    std::iter::once(c)
        .nfkd()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// The first letters of all readings of a Chinese character.
fn readings(c: char) -> Vec<char> {
    let syllables = c.to_pinyin_multi().into_iter().flatten();
    syllables
        .filter_map(|syllable| plain(syllable.plain().chars().next()?).first().copied())
        .collect()
}

/// The likeliest of all combinations: those with the fewest characters read otherwise than usual.
fn best_readings(letters: &[Vec<char>]) -> Vec<String> {
    let mut best = vec![(0, String::new())];
    for choices in letters {
        let longer = |(cost, start): &(usize, String)| {
            let start = start.clone();
            let cost = *cost;
            choices
                .iter()
                .enumerate()
                .map(move |(rank, letter)| (cost + rank, format!("{start}{letter}")))
        };
        best = best.iter().flat_map(longer).collect();
        best.sort_by_key(|(cost, _)| *cost);
        best.truncate(MOST_READINGS);
    }
    best.into_iter().map(|(_, reading)| reading).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn initials_find_a_name() {
        for (name, first) in [
            ("张三", "zs"),
            ("单田芳", "stf"),
            ("曾国藩", "zgf"),
            ("仇英", "qy"),
            ("解缙", "xj"),
            ("朴树", "ps"),
            ("查良镛", "zly"),
            ("覃海洋", "qhy"),
            ("欧阳娜娜", "oynn"),
            ("尉迟恭", "ycg"),
            ("万俟卨", "mqx"),
            ("单于明", "cym"),
            ("单于", "sy"),
            ("乜红", "nh"),
            ("令狐冲", "lhc"),
            ("吕布", "lb"),
            ("阿Q", "aq"),
            ("3号楼", "3hl"),
            ("Ａ座", "az"),
            ("张 三", "zs"),
        ] {
            assert_eq!(
                initials(name).first().map(String::as_str),
                Some(first),
                "{name}"
            );
        }
    }

    #[test]
    fn other_readings_find_it_too() {
        assert!(initials("单田芳").contains(&"dtf".to_owned()));
        assert!(initials("曾国藩").contains(&"cgf".to_owned()));
        assert!(initials("重庆火锅").contains(&"zqhg".to_owned()));
    }

    #[test]
    fn latin_names_give_initials_and_the_whole() {
        assert_eq!(initials("Tom Li"), ["tl", "tomli"]);
        assert_eq!(initials("Tom"), ["tom"]);
        assert_eq!(initials("Müller"), ["mvller", "muller"]);
        assert_eq!(initials("José"), ["jose"]);
    }

    #[test]
    fn what_cannot_be_read_gives_nothing() {
        assert!(initials("").is_empty());
        assert!(initials("……，★").is_empty());
    }

    proptest! {
        #[test]
        fn readings_are_few_plain_and_different(name in any::<String>()) {
            let found = initials(&name);
            prop_assert!(found.len() <= MOST_READINGS);
            for (at, reading) in found.iter().enumerate() {
                prop_assert!(!reading.is_empty());
                prop_assert!(reading.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase()));
                prop_assert!(!found.iter().skip(at + 1).any(|other| other == reading));
            }
        }
    }
}
