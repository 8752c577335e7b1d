//! Whether two heaps hold the same, in whatever order they are gone through: without keeping either.

use std::hash::{DefaultHasher, Hash, Hasher};

/// So many things, and the sum of their hashes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    count: u64,
    hashes: u64,
}

impl Sum {
    pub(super) fn add(&mut self, thing: &impl Hash) {
        let mut hasher = DefaultHasher::new();
        thing.hash(&mut hasher);
        self.count += 1;
        self.hashes = self.hashes.wrapping_add(hasher.finish());
    }
}
