//! What happened, as facts that are kept for ever. The words of the people concerned are in [`super::Personal`].

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::chosen::Chosen;
use super::{
    ErasureCause, LevelState, Limit, Method, Sanction, Severity, Subject, Substantiated, WaitOn,
};
use crate::calendar::Moment;

/// The facts of a registration.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each one is a box on the form"
)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Registered {
    #[serde(rename = "case_kind")]
    pub kind: String,
    /// The track of that kind, kept so that a fold needs no rules.
    pub track: String,
    /// Version of the regulation under which the case was registered. It stays there until one is adopted that it fits.
    pub regulation: String,
    pub channel: String,
    pub received_at: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub agitated: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub important: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sealed: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<String>,
    /// Whether somebody is named as complained about (the name itself is personal).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub person_named: bool,
    /// Ticked criteria, by clause id.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub ticked: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<LevelState>,
    /// The case that this one goes on with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sequel_to: Option<String>,
}

/// What made a level change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelCause {
    /// Another event of the case.
    Event,
    /// Time alone.
    Time,
    /// Another case.
    OtherCase,
    /// Another version of the regulation was adopted.
    Adoption,
}

/// The facts are written with their kind inside, and read by a kind that is known already: the usual way to read such an
/// enum keeps everything aside until it has come upon the kind, and that takes several times as long as all the rest.
macro_rules! facts {
    ($($variants:tt)*) => {
        /// One fact of a case's history.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(tag = "kind", rename_all = "snake_case")]
        pub enum Fact {
            $($variants)*
        }

        #[derive(Deserialize)]
        #[serde(remote = "Fact", rename_all = "snake_case")]
        enum OfKind {
            $($variants)*
        }
    };
}

facts! {
    Registered(Box<Registered>),
    /// Taken over from an old ledger, with what it says of the case.
    Imported {
        ledger: String,
        row: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<LevelState>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        department: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answered_at: Option<Moment>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        satisfaction: Option<u8>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        closed_at: Option<Moment>,
    },
    Reclassified {
        from: String,
        to: String,
        track: String,
        level: Option<LevelState>,
    },
    /// What was not known at the counter was filled in; the names are personal.
    Completed {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        category: Option<String>,
        important: bool,
        person_named: bool,
    },
    Assessed {
        ticked: BTreeSet<String>,
        level: Option<LevelState>,
    },
    LevelChanged {
        from: Option<String>,
        level: LevelState,
        cause: LevelCause,
    },
    Verified {
        valid: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        severity: Option<Severity>,
    },
    Dispatched {
        department: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        departments: Vec<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
        /// The limits of those other departments that have one of their own.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        limits: BTreeMap<String, Limit>,
        /// Who got the slip besides, by the regulation's ids.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        copies: Vec<String>,
    },
    Signed {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        department: Option<String>,
    },
    Notified,
    Arrived,
    Promised {
        until: Moment,
    },
    Contacted {
        reached: bool,
        method: Method,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tried_at: Option<Moment>,
    },
    Progressed,
    Investigated {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        finding: Option<String>,
    },
    MeasureAdded {
        id: u32,
        due: NaiveDate,
    },
    MeasureDone {
        id: u32,
    },
    MeasureConfirmed {
        id: u32,
        effective: bool,
    },
    Waited {
        on: WaitOn,
    },
    Resumed {
        on: WaitOn,
        since: Moment,
    },
    Asked,
    Instructed,
    Extended {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        workdays: Option<u32>,
        until: Moment,
    },
    /// One rung up the ladder; by a person, or by the clock.
    Escalated {
        rung: u32,
        to: String,
    },
    Submitted {
        round: u32,
    },
    Returned {
        round: u32,
        to: super::CommandName,
    },
    Approved,
    /// `forced`: nothing could be verified, and the regulation favours the customer.
    Judged {
        substantiated: Substantiated,
        upheld: bool,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        forced: bool,
    },
    /// `back_to`: the effect is missing, and the track goes back to that step.
    Inspected {
        effective: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        back_to: Option<super::CommandName>,
    },
    Answered {
        method: Method,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        accepted: Option<bool>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        settled_at_once: bool,
    },
    Countersigned {
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        refused: bool,
    },
    CalledBack {
        method: Method,
        reached: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        satisfaction: Option<u8>,
    },
    PersonAssessed {
        id: u32,
        item: String,
        subject: Subject,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        department: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        points: Option<u32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sanction: Option<Sanction>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        reward: bool,
        /// Absent while it is a proposal.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decided: Option<bool>,
    },
    Reviewed,
    Reflected,
    Circulated,
    Greeted,
    Adopted {
        adopted: bool,
    },
    Closed,
    Reopened {
        to: super::CommandName,
    },
    Merged {
        into: String,
    },
    /// Another case was registered that goes on with this one.
    Followed {
        by: String,
    },
    Archived,
    Held {
        until: NaiveDate,
    },
    /// The hold is over before its day; the regulation's own time goes on.
    Released,
    /// The case lives under another version of the regulation from now on: that version was adopted while it was open.
    RegulationChanged {
        from: String,
        to: String,
        /// The new version has no levels for this kind, so the case has none any more.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        level_ended: bool,
    },
    /// Due times by another calendar, or by a regulation that gives another limit: old and new of each that moved.
    DeadlineRecounted {
        moved: Vec<(Moment, Moment)>,
    },
    Noted,
    /// A document was printed: which form, under which serial.
    Printed {
        form: String,
        serial: String,
    },
    /// A printed slip has come back, signed.
    SlipReturned {
        form: String,
        serial: String,
    },
    /// The personal halves of everything before are deleted. The actor confirmed what somebody else had asked for.
    Erased {
        cause: ErasureCause,
        asked_by: String,
        asked_at: Moment,
    },
    /// The last command, `events` of them from `from` on, is taken back (places in the case's own history, from 1).
    Undone {
        from: u32,
        events: u32,
    },
}

impl Fact {
    /// Reads the fact of that kind from its stored half.
    pub(super) fn read(kind: &str, facts: &str) -> Result<Self, serde_json::Error> {
        OfKind::deserialize(Chosen { kind, facts })
    }

    /// The level that the case has by it, where it says one.
    pub fn level(&self) -> Option<&LevelState> {
        match self {
            Self::Registered(facts) => facts.level.as_ref(),
            Self::Reclassified { level, .. } | Self::Assessed { level, .. } => level.as_ref(),
            Self::LevelChanged { level, .. } => Some(level),
            _ => None,
        }
    }

    /// The word for this kind of event in data and on the command line.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Registered(_) => "registered",
            Self::Imported { .. } => "imported",
            Self::Reclassified { .. } => "reclassified",
            Self::Completed { .. } => "completed",
            Self::Assessed { .. } => "assessed",
            Self::LevelChanged { .. } => "level_changed",
            Self::Verified { .. } => "verified",
            Self::Dispatched { .. } => "dispatched",
            Self::Signed { .. } => "signed",
            Self::Notified => "notified",
            Self::Arrived => "arrived",
            Self::Promised { .. } => "promised",
            Self::Contacted { .. } => "contacted",
            Self::Progressed => "progressed",
            Self::Investigated { .. } => "investigated",
            Self::MeasureAdded { .. } => "measure_added",
            Self::MeasureDone { .. } => "measure_done",
            Self::MeasureConfirmed { .. } => "measure_confirmed",
            Self::Waited { .. } => "waited",
            Self::Resumed { .. } => "resumed",
            Self::Asked => "asked",
            Self::Instructed => "instructed",
            Self::Extended { .. } => "extended",
            Self::Escalated { .. } => "escalated",
            Self::Submitted { .. } => "submitted",
            Self::Returned { .. } => "returned",
            Self::Approved => "approved",
            Self::Judged { .. } => "judged",
            Self::Inspected { .. } => "inspected",
            Self::Answered { .. } => "answered",
            Self::Countersigned { .. } => "countersigned",
            Self::CalledBack { .. } => "called_back",
            Self::PersonAssessed { .. } => "person_assessed",
            Self::Reviewed => "reviewed",
            Self::Reflected => "reflected",
            Self::Circulated => "circulated",
            Self::Greeted => "greeted",
            Self::Adopted { .. } => "adopted",
            Self::Closed => "closed",
            Self::Reopened { .. } => "reopened",
            Self::Merged { .. } => "merged",
            Self::Followed { .. } => "followed",
            Self::Archived => "archived",
            Self::Held { .. } => "held",
            Self::Released => "released",
            Self::RegulationChanged { .. } => "regulation_changed",
            Self::DeadlineRecounted { .. } => "deadline_recounted",
            Self::Noted => "noted",
            Self::Printed { .. } => "printed",
            Self::SlipReturned { .. } => "slip_returned",
            Self::Erased { .. } => "erased",
            Self::Undone { .. } => "undone",
        }
    }
}
