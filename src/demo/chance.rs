//! Chance that repeats itself: the same seed gives the same desk, on every machine. (A generator of one's own, because a
//! library's may change its sequence with a version.)

/// A sequence of random numbers.
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed ^ 0x5DEE_CE66_D1CE_4E5B)
    }

    /// A sequence of its own, so that what happens to one case does not move the others.
    pub(super) fn fork(&mut self) -> Self {
        Self(self.next())
    }

    /// `SplitMix64`.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn half(&mut self) -> u32 {
        u32::try_from(self.next() >> 32).unwrap_or_default()
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        let span = u64::from(high.saturating_sub(low)) + 1;
        low + u32::try_from(self.next() % span).unwrap_or_default()
    }

    /// True in `share` of all cases (0 to 1).
    pub(super) fn share(&mut self, share: f64) -> bool {
        f64::from(self.half()) < share * 4_294_967_296.0
    }

    /// One of `list`.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        self.weighted(list, |_| 1)
    }

    /// One of `list`, the heavier the likelier.
    pub(super) fn weighted<'a, T>(
        &mut self,
        list: &'a [T],
        weight: impl Fn(&T) -> u32,
    ) -> Option<&'a T> {
        let total: u64 = list.iter().map(|entry| u64::from(weight(entry))).sum();
        let mut left = self.next() % total.max(1);
        list.iter().find(|entry| {
            let own = u64::from(weight(entry));
            let found = left < own;
            left = left.saturating_sub(own);
            found
        })
    }

    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        let mut last = list.len();
        while last > 1 {
            let other = u32::try_from(last - 1).map_or(0, |high| self.between(0, high));
            last -= 1;
            list.swap(last, usize::try_from(other).unwrap_or(last).min(last));
        }
    }
}

/// A pack of cards drawn one by one and shuffled again when it is empty: a few draws already show every card.
#[derive(Clone, Debug)]
pub(super) struct Deck<T> {
    cards: Vec<T>,
    left: Vec<T>,
}

impl<T: Copy> Deck<T> {
    pub(super) fn new(cards: &[T]) -> Self {
        Self {
            cards: cards.to_vec(),
            left: Vec::new(),
        }
    }

    pub(super) fn draw(&mut self, chance: &mut Chance) -> Option<T> {
        if self.left.is_empty() {
            self.left.clone_from(&self.cards);
            chance.shuffle(&mut self.left);
        }
        self.left.pop()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let (mut one, mut other) = (Chance::new(7), Chance::new(7));
        let drawn: Vec<u32> = (0..20).map(|_| one.between(3, 9)).collect();
        assert_eq!(
            drawn,
            (0..20).map(|_| other.between(3, 9)).collect::<Vec<_>>()
        );
        assert!(drawn.iter().all(|n| (3..=9).contains(n)));
        assert!(drawn.contains(&3) && drawn.contains(&9));
    }

    #[test]
    fn a_share_is_about_as_often_as_it_says() {
        let mut chance = Chance::new(1);
        let often = (0..10_000).filter(|_| chance.share(0.12)).count();
        assert!((1_050..1_350).contains(&often), "{often}");
        assert!(!chance.share(0.0) && chance.share(1.0));
    }

    #[test]
    fn weights_count_and_nothing_comes_of_nothing() {
        let mut chance = Chance::new(2);
        let drawn: Vec<&str> = (0..1000)
            .filter_map(|_| chance.weighted(&[("rare", 1), ("often", 9)], |entry| entry.1))
            .map(|entry| entry.0)
            .collect();
        let rare = drawn.iter().filter(|word| **word == "rare").count();
        assert!((50..170).contains(&rare), "{rare}");
        assert_eq!(chance.pick::<u8>(&[]), None);
    }

    #[test]
    fn a_deck_shows_every_card_before_one_comes_twice() {
        let mut chance = Chance::new(3);
        let mut deck = Deck::new(&[1, 2, 3, 4]);
        for _ in 0..5 {
            let mut drawn: Vec<u8> = (0..4).filter_map(|_| deck.draw(&mut chance)).collect();
            drawn.sort_unstable();
            assert_eq!(drawn, [1, 2, 3, 4]);
        }
    }
}
