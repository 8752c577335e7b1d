//! By what two texts are seen to be about the same: how telling a term is, and how much of the telling ones they share.

/// What sharing the terms of the other text counts for, where the typed one says much more.
const OF_THE_OTHER: f64 = 0.8;
/// From here on two texts are said to resemble each other.
const ALIKE: f64 = 0.3;

/// How telling a term is that so many texts have, where they are counted up to `most`: the rarer, the more.
pub fn telling(texts: u32, most: u32) -> f64 {
    if texts == 0 {
        return 0.0;
    }
    (1.0 + 2.0 * f64::from(most) / f64::from(texts.min(most))).ln()
}

/// How much of what was typed another text shares, from 0 to 1: by weight of the typed terms that anybody has (`weights`, in
/// the order of the terms; `shared` are places in it), or by the number of terms of the other, `other` of them, whichever is
/// more. `None` where they are not alike: one term alone says nothing, unless it is all there is.
pub fn likeness(weights: &[f64], shared: &[usize], other: usize) -> Option<f64> {
    let known = weights.iter().filter(|weight| **weight > 0.0).count();
    if shared.is_empty() || (shared.len() == 1 && known > 1) {
        return None;
    }
    let all: f64 = weights.iter().sum();
    let ours: f64 = shared.iter().filter_map(|place| weights.get(*place)).sum();
    let of_the_other = count(shared.len()) / count(other.max(shared.len()));
    let score = (ours / all).max(of_the_other * OF_THE_OTHER);
    (score >= ALIKE).then_some(score.min(1.0))
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_rarer_a_term_the_more_it_tells() {
        let weights: Vec<f64> = [1, 5, 50, 200, 5000].map(|n| telling(n, 200)).to_vec();
        assert!(weights.windows(2).all(|pair| match pair {
            [rarer, commoner] => rarer >= commoner,
            _ => false,
        }));
        assert!(
            telling(0, 200).abs() < f64::EPSILON,
            "what nobody says tells nothing"
        );
        assert!(telling(5000, 200) > 0.0);
    }

    #[test]
    fn who_is_alike() {
        let even = |count: usize| vec![1.0; count];
        for (weights, shared, other, alike, what) in [
            (even(4), vec![0, 1, 2, 3], 4, true, "the same words"),
            (even(20), vec![0, 1], 3, true, "most of a short text"),
            (even(20), vec![0, 1], 30, false, "two words of long stories"),
            (
                even(20),
                (0..8).collect(),
                40,
                true,
                "much of what was typed",
            ),
            (even(3), vec![1], 9, false, "one word of several"),
            (even(1), vec![0], 9, true, "the only word typed"),
            (
                vec![0.0, 1.0],
                vec![1],
                9,
                true,
                "the only word that anybody else has",
            ),
            (even(2), vec![], 9, false, "nothing"),
        ] {
            assert_eq!(
                likeness(&weights, &shared, other).is_some(),
                alike,
                "{what}"
            );
        }
        let rare = likeness(&[6.0, 1.0, 1.0], &[0, 1], 40);
        let common = likeness(&[6.0, 1.0, 1.0], &[1, 2], 40);
        assert!(rare > common, "{rare:?} {common:?}");
    }

    proptest! {
        #[test]
        fn sharing_more_is_never_less_alike(
            weights in prop::collection::vec(0.1f64..6.0, 2..30), cut in 1usize..30, other in 0usize..60
        ) {
            let cut = cut.min(weights.len() - 1);
            let less: Vec<usize> = (0..cut).collect();
            let more: Vec<usize> = (0..=cut).collect();
            prop_assert!(likeness(&weights, &less, other) <= likeness(&weights, &more, other));
            let whole: Vec<usize> = (0..weights.len()).collect();
            prop_assert!(likeness(&weights, &whole, other) > Some(0.99));
        }
    }
}
