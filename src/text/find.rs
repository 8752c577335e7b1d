//! Finding a name in a list while it is typed: by its characters, its pinyin in full, its initials, or any mixture of them.
//!
//! Whoever types with an input method switched off writes `wxb` or `weixiubu` for 维修部, whoever has it on writes 维修; half way
//! between they write 维xb. All of these mean the same entry, and the best of the list stands first.

use super::normal;
use super::pinyin::syllables;

/// How a name fits what was typed, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// It is the name.
    Whole,
    /// The name begins so.
    Begins,
    /// All of it is read so: every initial, or every syllable.
    ReadWhole,
    /// Its beginning is read so.
    ReadBegins,
    /// It stands somewhere in the name.
    Within,
    /// Something later in the name is read so.
    ReadWithin,
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    letters: Vec<char>,
}

impl Wanted {
    /// Full-width letters, capitals and spaces make no difference.
    pub fn of(typed: &str) -> Self {
        Self {
            letters: letters(typed),
        }
    }

    /// Whether nothing was typed: everything fits.
    pub fn is_blank(&self) -> bool {
        self.letters.is_empty()
    }

    /// How `name` fits; `None` where it does not.
    pub fn fit(&self, name: &str) -> Option<Fit> {
        let plain = letters(name);
        if plain == self.letters {
            return Some(Fit::Whole);
        }
        if plain.starts_with(&self.letters) {
            return Some(Fit::Begins);
        }
        let read = syllables(&plain.iter().collect::<String>());
        match spoken(&read, &self.letters) {
            Some(0) => return Some(Fit::ReadWhole),
            Some(_) => return Some(Fit::ReadBegins),
            None => {}
        }
        if within(&plain, &self.letters) {
            return Some(Fit::Within);
        }
        let later = (1..read.len()).filter_map(|at| read.get(at..));
        let mut later = later.map(|rest| spoken(rest, &self.letters));
        later
            .any(|found| found.is_some())
            .then_some(Fit::ReadWithin)
    }

    /// Those of `list` that fit, the best first and otherwise in their order. `names` gives what an entry is found by, what
    /// counts most first.
    pub fn best<'a, T, N>(&self, list: &'a [T], names: impl Fn(&'a T) -> N) -> Vec<usize>
    where
        N: IntoIterator<Item = &'a str>,
    {
        let mut found: Vec<((usize, Fit), usize)> = Vec::new();
        for (place, entry) in list.iter().enumerate() {
            let fits = names(entry).into_iter().enumerate();
            let fits = fits.filter_map(|(rank, name)| Some((rank, self.fit(name)?)));
            found.extend(fits.min().map(|fit| (fit, place)));
        }
        found.sort();
        found.into_iter().map(|(_, place)| place).collect()
    }
}

fn letters(text: &str) -> Vec<char> {
    let normal = normal(text);
    normal.chars().filter(|c| !c.is_whitespace()).collect()
}

fn within(plain: &[char], wanted: &[char]) -> bool {
    wanted.is_empty() || plain.windows(wanted.len()).any(|part| part == wanted)
}

/// Reads `wanted` from the beginning of a name: each character by itself, by a syllable of it, or by how that begins. Gives the
/// characters that are left over.
fn spoken(name: &[(char, Vec<String>)], wanted: &[char]) -> Option<usize> {
    if wanted.is_empty() {
        return Some(name.len());
    }
    let ((own, readings), rest) = name.split_first()?;
    if let Some((first, others)) = wanted.split_first()
        && first == own
        && let Some(left) = spoken(rest, others)
    {
        return Some(left);
    }
    if readings.is_empty() {
        // A bracket or a dot is not spoken.
        return spoken(rest, wanted);
    }
    let each = readings
        .iter()
        .map(|reading| syllable(reading, rest, wanted));
    each.flatten().min()
}

/// Reads the next character as this syllable.
fn syllable(reading: &str, rest: &[(char, Vec<String>)], wanted: &[char]) -> Option<usize> {
    let letters: Vec<char> = reading.chars().collect();
    let pairs = letters.iter().zip(wanted);
    let common = pairs.take_while(|(letter, typed)| letter == typed).count();
    let ends = (1..=common).filter(|end| {
        let initial = if letters.get(1) == Some(&'h') { 2 } else { 1 };
        *end == 1 || *end == initial || *end == letters.len() || *end == wanted.len()
    });
    let left = ends.filter_map(|end| spoken(rest, wanted.get(end..)?));
    left.min()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fit(typed: &str, name: &str) -> Option<Fit> {
        Wanted::of(typed).fit(name)
    }

    #[test]
    fn initials_pinyin_characters_and_mixtures_find_a_name() {
        for (typed, name, expected) in [
            ("维修部", "维修部", Fit::Whole),
            ("维修", "维修部", Fit::Begins),
            ("wxb", "维修部", Fit::ReadWhole),
            ("ＷＸＢ", "维修部", Fit::ReadWhole),
            ("weixiubu", "维修部", Fit::ReadWhole),
            ("wei xiu bu", "维修部", Fit::ReadWhole),
            ("wx", "维修部", Fit::ReadBegins),
            ("weixi", "维修部", Fit::ReadBegins),
            ("维xb", "维修部", Fit::ReadWhole),
            ("修", "维修部", Fit::Within),
            ("xb", "维修部", Fit::ReadWithin),
            ("zs", "张三", Fit::ReadWhole),
            ("zhs", "张三", Fit::ReadWhole),
            ("zhangs", "张三", Fit::ReadWhole),
            ("lb", "吕布", Fit::ReadWhole),
            ("lvbu", "吕布", Fit::ReadWhole),
            ("lubu", "吕布", Fit::ReadWhole),
            ("2026-000012", "2026-000012", Fit::Whole),
            ("12", "2026-000012", Fit::Within),
        ] {
            assert_eq!(fit(typed, name), Some(expected), "{typed} {name}");
        }
        assert_eq!(fit("jsyb", "技术（一）部"), Some(Fit::ReadWhole));
        for (typed, name) in [("wxc", "维修部"), ("sz", "张三"), ("维护", "维修部")] {
            assert_eq!(fit(typed, name), None, "{typed} {name}");
        }
    }

    #[test]
    fn a_character_of_several_readings_is_found_by_each() {
        for typed in ["shanjie", "danjie", "sj", "dj"] {
            assert_eq!(fit(typed, "单杰"), Some(Fit::ReadWhole), "{typed}");
        }
        for typed in ["chongqing", "zhongqing", "cq", "zq"] {
            assert_eq!(fit(typed, "重庆"), Some(Fit::ReadWhole), "{typed}");
        }
    }

    #[test]
    fn the_best_of_a_list_stands_first() {
        let list = ["王三前", "前厅部", "前台", "器械部", "全体"];
        let found = |typed: &str| -> Vec<&str> {
            let places = Wanted::of(typed).best(&list, |name| [*name]);
            places.into_iter().map(|place| list[place]).collect()
        };
        assert_eq!(found("qt"), ["前台", "全体", "前厅部"]);
        assert_eq!(found("前"), ["前厅部", "前台", "王三前"]);
        assert_eq!(found(""), list);
        assert!(found("没有").is_empty());
    }

    proptest! {
        #[test]
        fn any_typing_is_answered(typed in "\\PC{0,12}", name in "\\PC{0,12}") {
            let whole = Wanted::of(&name).fit(&name);
            prop_assert_eq!(whole, Some(Fit::Whole));
            let _ = fit(&typed, &name);
        }

        #[test]
        fn the_initials_of_a_name_find_it(name in "[张王李赵维修部前台客服单重乐]{1,6}") {
            for initials in crate::text::initials(&name) {
                prop_assert!(fit(&initials, &name).is_some(), "{initials} {name}");
            }
        }
    }
}
