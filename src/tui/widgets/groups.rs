//! Moving through rows that stand under headings: a heading is never stood on, and the groups follow each other in a circle.

/// The row to stand on from `here`: this line where it is a row, else the next one below, or above where `back`; on the
/// other side where there is none.
pub fn nearest<L>(lines: &[L], here: usize, back: bool, is_row: fn(&L) -> bool) -> Option<usize> {
    let below = lines.iter().skip(here).position(is_row);
    let below = below.map(|steps| here + steps);
    let above = lines.iter().take(here + 1).rposition(is_row);
    if back {
        above.or(below)
    } else {
        below.or(above)
    }
}

/// The first row of the group after `here`, or before it where `back`; after the last comes the first. `firsts` are the first
/// rows of the groups that have any.
pub fn next<G: PartialEq>(firsts: &[(usize, G)], here: Option<&G>, back: bool) -> Option<usize> {
    let here = firsts.iter().position(|(_, group)| Some(group) == here);
    let count = firsts.len().max(1);
    let step = if back { count - 1 } else { 1 };
    let wanted = here.map_or(0, |here| (here + step) % count);
    firsts.get(wanted).map(|(line, _)| *line)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: [char; 6] = ['#', 'a', 'b', '#', 'c', '#'];

    fn from(here: usize, back: bool) -> Option<usize> {
        nearest(&LINES, here, back, |line| *line != '#')
    }

    #[test]
    fn a_heading_is_passed_over_in_the_direction_of_the_move() {
        assert_eq!((from(3, false), from(3, true)), (Some(4), Some(2)));
        assert_eq!((from(0, true), from(5, false)), (Some(1), Some(4)));
        assert_eq!(from(2, false), Some(2));
        assert_eq!(nearest(&['#'], 0, false, |line| *line != '#'), None);
    }

    #[test]
    fn the_groups_follow_each_other_in_a_circle() {
        let firsts = [(1, 'x'), (4, 'y')];
        assert_eq!(next(&firsts, Some(&'x'), false), Some(4));
        assert_eq!(next(&firsts, Some(&'y'), false), Some(1));
        assert_eq!(next(&firsts, Some(&'x'), true), Some(4));
        assert_eq!(next(&firsts, None, false), Some(1));
        assert_eq!(next::<char>(&[], None, true), None);
    }
}
