//! Lengths on paper.

use std::ops::{Add, Sub};

/// A length, kept in twips (a twentieth of a point), the unit of the format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length(u32);

impl Length {
    pub const ZERO: Self = Self(0);

    /// Whole millimetres.
    pub const fn mm(mm: u32) -> Self {
        Self((mm * 14_400 + 127) / 254)
    }

    /// Whole points.
    pub const fn pt(pt: u32) -> Self {
        Self(pt * 20)
    }

    /// In twips.
    pub const fn twips(self) -> u32 {
        self.0
    }

    /// `part` of `whole` parts of this length; all of it where `whole` is 0.
    #[must_use]
    pub const fn share(self, part: u32, whole: u32) -> Self {
        match (self.0 * part).checked_div(whole) {
            Some(twips) => Self(twips),
            None => self,
        }
    }
}

impl Add for Length {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Length {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::iter::Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}
