//! What a case is where an old ledger does not say.

use crate::regulation::Regulation;

/// What a case is where the ledger has no column for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    pub kind: Option<String>,
    pub channel: Option<String>,
    pub category: Option<String>,
}

impl Defaults {
    /// What holds where nobody says otherwise: the first kind that is not sealed, and whatever the regulation calls `other`.
    #[must_use]
    pub fn or_usual(&self, regulation: &Regulation) -> Self {
        let kind = regulation
            .kinds
            .iter()
            .find(|kind| kind.sealed_for.is_none());
        let channels = &regulation.channels;
        let other = channels.iter().find(|channel| channel.id == "other");
        let channel = other.or_else(|| channels.last());
        let categories = &regulation.categories;
        let category = categories.iter().find(|category| category.id == "other");
        Self {
            kind: self.kind.clone().or_else(|| Some(kind?.id.clone())),
            channel: self.channel.clone().or_else(|| Some(channel?.id.clone())),
            category: self.category.clone().or_else(|| Some(category?.id.clone())),
        }
    }
}
