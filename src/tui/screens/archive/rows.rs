//! The rows of the archive: groups of cases under their headings, and the requests that wait for a second person.

use super::LISTED;
use crate::desk::{ArchiveDue, Kept};
use crate::text::Lang;
use crate::tui::widgets::groups;

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

/// What stands in one line.
pub(super) type Line = groups::Line<Group>;

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

    /// How many there are, as far as they are listed.
    pub(super) fn counted(self, due: &ArchiveDue) -> String {
        let count = self.count(due);
        let more = due.more && count >= LISTED;
        format!("{count}{}", if more { "+" } else { "" })
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

/// All lines, the groups in their order; an empty group has none. A request is read, and answered elsewhere.
pub(super) fn lines(due: &ArchiveDue) -> Vec<Line> {
    let counted = Group::ALL.map(|group| (group, group.count(due)));
    groups::lines(counted, |group, place| match group {
        Group::Asked => Line::Remark(group, place),
        group => Line::Row(group, place),
    })
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
