//! On which line of a file something stands. A file has hundreds of entries, and each is asked for its line whenever a
//! regulation is read; so the file is gone through once for all of them.

/// Where the lines of a text end.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    ends: Vec<usize>,
}

impl Lines {
    pub(super) fn of(source: &str) -> Self {
        let ends = source.match_indices('\n').map(|(at, _)| at).collect();
        Self { ends }
    }

    /// The line, from 1, of the byte at this place.
    pub(super) fn at(&self, offset: usize) -> usize {
        self.ends.partition_point(|end| *end < offset) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_on_the_line_that_it_belongs_to() {
        let source = "一\n\nab\n";
        let lines = Lines::of(source);
        let at = |text: &str| lines.at(source.find(text).unwrap());
        assert_eq!(
            [at("一"), at("\n"), at("\n\n"), at("ab"), at("b")],
            [1, 1, 1, 3, 3]
        );
        assert_eq!([lines.at(4), lines.at(source.len())], [2, 4]);
    }
}
