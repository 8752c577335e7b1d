//! The rows of triage: groups of cases under their headings.

use crate::desk::{Triage, Waiting};
use crate::text::Lang;
use crate::tui::widgets::groups;

/// Why cases are listed together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Undispatched,
    Escalated,
    Returned,
    Soon,
}

/// What stands in one line.
pub(super) type Line = groups::Line<Group>;

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

/// All lines, the groups in their order; an empty group has none.
pub(super) fn lines(triage: &Triage) -> Vec<Line> {
    let counted = Group::ALL.map(|group| (group, group.cases(triage).len()));
    groups::lines(counted, Line::Row)
}

mod texts {
    crate::catalogue! {
        undispatched() { zh: "未派单", en: "Not dispatched" }
        escalated() { zh: "升级", en: "Escalated" }
        returned() { zh: "退回", en: "Returned" }
        soon() { zh: "今天将超时", en: "Due later today" }
    }
}
