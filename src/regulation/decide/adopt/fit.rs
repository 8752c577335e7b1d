//! Whether a regulation has a place for all that an open case rests on.

use crate::case::{Case, CommandName, How};
use crate::regulation::model::Regulation;

/// A part of a case that a regulation file may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Kind,
    /// The kind goes another way there.
    Track,
    /// The kind is sealed there and was not, or for another role: what was told in confidence stays as it was told.
    Seal,
    /// The step whose turn it is.
    Step,
    Category,
    Channel,
    /// A ticked criterion.
    Fact,
    Finding,
    /// A level that was set by hand.
    Level,
}

impl Part {
    /// The word used in data.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Track => "track",
            Self::Seal => "seal",
            Self::Step => "step",
            Self::Category => "category",
            Self::Channel => "channel",
            Self::Fact => "fact",
            Self::Finding => "finding",
            Self::Level => "level",
        }
    }
}

/// Why a case stays under its version: the first thing that the new regulation has no place for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    pub part: Part,
    /// Its id in the old regulation.
    pub id: String,
}

/// Checks that `new` can carry `case`, whose turn is at `stage` under `old`, its present rules.
pub(super) fn check(
    old: &Regulation,
    new: &Regulation,
    case: &Case,
    stage: Option<CommandName>,
) -> Result<(), Unfit> {
    let lacks = |part: Part, id: &str| Unfit {
        part,
        id: id.to_owned(),
    };
    let kind = new
        .kind(&case.kind)
        .ok_or_else(|| lacks(Part::Kind, &case.kind))?;
    if kind.track != case.track {
        return Err(lacks(Part::Track, &case.track));
    }
    let sealed_for = old.kind(&case.kind).and_then(|kind| kind.sealed_for);
    if kind.sealed_for.is_some() != case.sealed || kind.sealed_for != sealed_for {
        return Err(lacks(Part::Seal, &case.kind));
    }
    let step = stage.filter(|stage| !new.steps_of(&case.track).any(|step| step.name == *stage));
    let category = case.category.as_ref();
    let category = category.filter(|id| new.category(id).is_none());
    let channel = Some(&case.channel).filter(|id| new.channel(id).is_none());
    let criterion = |clause: &str| {
        let mut all = new.criteria.iter();
        all.any(|criterion| criterion.ticked && criterion.clause == clause)
    };
    let fact = case.ticked.iter().find(|clause| !criterion(clause));
    let finding = case.finding.kind.as_ref();
    let finding = finding.filter(|id| !new.findings.iter().any(|known| known.id == **id));
    let level = case.level.as_ref().filter(|level| {
        level.why.iter().any(|why| why.how == How::Set) && new.level(&level.id).is_none()
    });
    let lacking = [
        step.map(|step| lacks(Part::Step, step.as_str())),
        category.map(|id| lacks(Part::Category, id)),
        channel.map(|id| lacks(Part::Channel, id)),
        fact.map(|id| lacks(Part::Fact, id)),
        finding.map(|id| lacks(Part::Finding, id)),
        level.map(|level| lacks(Part::Level, &level.id)),
    ];
    lacking.into_iter().flatten().next().map_or(Ok(()), Err)
}
