//! Cases and rows by sums of what they are compared by: some bytes each, so that all rows of a ledger can be kept in mind.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::num::NonZeroU64;

use super::Same;

/// Of many with the same words and the same customer on one day, so many are looked at: a file of nothing but such rows is
/// read in time.
const LOOKED_AT: usize = 64;

/// A sum of something that is compared.
pub(super) type Sum = NonZeroU64;

/// The sum of anything.
pub(super) fn sum(of: &(impl Hash + ?Sized)) -> Sum {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    NonZeroU64::new(hasher.finish()).unwrap_or(NonZeroU64::MIN)
}

/// What a row or a case is compared by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// The day and the customer's name.
    pub name: Sum,
    /// The day and the beginning of the matter.
    pub matter: Sum,
    /// All of the matter; `None` of a case of the desk: it is compared by its words.
    pub whole: Option<Sum>,
    pub phone: Option<Sum>,
    /// Its number in an old ledger.
    pub old_number: Option<Sum>,
    /// Its number at this desk.
    pub number: Option<Sum>,
    /// Of the day; `None` where the day alone is known.
    pub minute: Option<u32>,
}

impl Mark {
    /// Under which a row with one of these numbers finds it.
    fn numbered(&self) -> impl Iterator<Item = Sum> + use<> {
        let (name, matter) = (self.name, self.matter);
        let numbers = [self.old_number, self.number].into_iter().flatten();
        numbers.flat_map(move |number| {
            [
                sum(&("name", name, number)),
                sum(&("words", matter, number)),
            ]
        })
    }

    /// Under which the same words of the same customer are found.
    fn worded(&self) -> [Option<Sum>; 2] {
        let name = sum(&("said", self.matter, self.name));
        let phone = self.phone.map(|phone| sum(&("called", self.matter, phone)));
        [Some(name), phone]
    }

    /// Whether two with the same beginning on the same day, under one name or telephone, are one case.
    fn is(&self, other: &Self) -> bool {
        let differ =
            |one: Option<Sum>, other: Option<Sum>| one.zip(other).is_some_and(|(a, b)| a != b);
        let hours = self.minute.zip(other.minute);
        !differ(self.whole, other.whole)
            && !differ(self.old_number, other.old_number)
            && !differ(self.phone, other.phone)
            && hours.is_none_or(|(one, other)| one == other)
    }
}

struct Entry<W> {
    mark: Mark,
    who: W,
    /// The entry before it under the same name, and under the same telephone.
    before: [Option<u32>; 2],
}

/// Marks, and whose they are.
pub(super) struct Index<W> {
    entries: Vec<Entry<W>>,
    last: HashMap<Sum, u32>,
}

impl<W> Default for Index<W> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            last: HashMap::new(),
        }
    }
}

impl<W> Index<W> {
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn add(&mut self, mark: Mark, who: W) {
        let place = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        for key in mark.numbered() {
            self.last.entry(key).or_insert(place);
        }
        let before = mark
            .worded()
            .map(|key| key.and_then(|key| self.last.insert(key, place)));
        self.entries.push(Entry { mark, who, before });
    }

    /// Those that may be the same case, by number first.
    pub(super) fn alike(&self, mark: &Mark) -> Vec<(&W, Same)> {
        let place = |key: Sum| self.last.get(&key).copied();
        let numbered = mark.numbered().filter_map(place);
        let mut found: Vec<(&W, Same)> = numbered
            .filter_map(|place| Some((&self.entry(place)?.who, Same::Number)))
            .collect();
        for (key, way) in mark.worded().into_iter().zip(0..) {
            let mut next = key.and_then(place);
            for _ in 0..LOOKED_AT {
                let Some(entry) = next.and_then(|place| self.entry(place)) else {
                    break;
                };
                if mark.is(&entry.mark) {
                    found.push((&entry.who, Same::Matter));
                }
                next = entry.before.get(way).copied().flatten();
            }
        }
        found
    }

    fn entry(&self, place: u32) -> Option<&Entry<W>> {
        self.entries.get(usize::try_from(place).ok()?)
    }
}
