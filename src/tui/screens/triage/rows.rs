//! The rows of triage: groups of cases under their headings.

use crate::desk::{Triage, Waiting};
use crate::text::Lang;

/// Why cases are listed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Undispatched,
    Escalated,
    Returned,
    Soon,
}

/// What stands in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Heading(Group),
    /// The case with that place in its group.
    Case(Group, usize),
}

impl Group {
    pub(super) const ALL: [Self; 4] = [
        Self::Undispatched,
        Self::Escalated,
        Self::Returned,
        Self::Soon,
    ];

    pub(super) fn cases(self, triage: &Triage) -> &[Waiting] {
        match self {
            Self::Undispatched => &triage.undispatched,
            Self::Escalated => &triage.escalated,
            Self::Returned => &triage.returned,
            Self::Soon => &triage.soon,
        }
    }

    /// Its heading.
    pub(super) fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Undispatched => texts::undispatched(lang),
            Self::Escalated => texts::escalated(lang),
            Self::Returned => texts::returned(lang),
            Self::Soon => texts::soon(lang),
        }
    }
}

/// All rows, the groups in their order; an empty group has none.
pub(super) fn lines(triage: &Triage) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        let count = group.cases(triage).len();
        if count > 0 {
            lines.push(Line::Heading(group));
            lines.extend((0..count).map(|place| Line::Case(group, place)));
        }
    }
    lines
}

mod texts {
    crate::catalogue! {
        undispatched() { zh: "未派单", en: "Not dispatched" }
        escalated() { zh: "升级", en: "Escalated" }
        returned() { zh: "退回", en: "Returned" }
        soon() { zh: "今天将超时", en: "Due later today" }
    }
}
