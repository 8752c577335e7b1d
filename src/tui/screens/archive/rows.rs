//! The rows of the archive: groups of cases under their headings, and the requests that wait for a second person.

use crate::desk::{ArchiveDue, Kept};
use crate::text::Lang;

/// Why cases are listed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    ToArchive,
    /// The time of keeping is over.
    Over,
    /// Somebody has asked to erase them.
    Asked,
    Held,
    /// The time of keeping is over within a month.
    Soon,
}

/// What stands in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Heading(Group),
    /// The case with that place in its group.
    Case(Group, usize),
    /// The request with that place.
    Request(usize),
}

impl Group {
    pub(super) const ALL: [Self; 5] = [
        Self::ToArchive,
        Self::Over,
        Self::Asked,
        Self::Held,
        Self::Soon,
    ];

    /// Its cases; none where it has requests.
    pub(super) fn cases(self, due: &ArchiveDue) -> &[Kept] {
        match self {
            Self::ToArchive => &due.archive,
            Self::Over => &due.retention,
            Self::Asked => &[],
            Self::Held => &due.held,
            Self::Soon => &due.soon,
        }
    }

    pub(super) fn count(self, due: &ArchiveDue) -> usize {
        match self {
            Self::Asked => due.requests.len(),
            group => group.cases(due).len(),
        }
    }

    /// Its heading.
    pub(super) fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::ToArchive => texts::to_archive(lang),
            Self::Over => texts::over(lang),
            Self::Asked => texts::asked(lang),
            Self::Held => texts::held(lang),
            Self::Soon => texts::soon(lang),
        }
    }
}

/// All rows, the groups in their order; an empty group has none.
pub(super) fn lines(due: &ArchiveDue) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        let count = group.count(due);
        if count == 0 {
            continue;
        }
        lines.push(Line::Heading(group));
        lines.extend((0..count).map(|place| match group {
            Group::Asked => Line::Request(place),
            group => Line::Case(group, place),
        }));
    }
    lines
}

mod texts {
    crate::catalogue! {
        to_archive() { zh: "待归档", en: "To archive" }
        over() { zh: "保存期满", en: "Retention ended" }
        asked() { zh: "等第二人确认", en: "Waits for a second person" }
        held() { zh: "延长保存", en: "Held" }
        soon() { zh: "一个月内期满", en: "Ends within a month" }
    }
}
