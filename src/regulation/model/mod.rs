//! A regulation as data: one typed value, read from one file.
//!
//! The model is the vocabulary in which five organisations' papers (and the sixth's) can be said. It has no branch for any of
//! them: whatever a paper asks for is a value of these types, and every value that acts names its clause.

mod condition;
mod form;
mod intake;
mod ledger;
mod levels;
mod report;
mod rules;
mod steps;

pub use condition::{Comparison, Condition};
pub use form::{Form, FormBox, FormRow, Paragraph, Part, Piece, Place, Tick};
pub use intake::{Category, CategoryRule, Channel, Field, Kind, Office};
pub use ledger::{CaseValue, LedgerColumn};
pub use levels::{Criterion, Level};
pub use report::{ReportName, ReportRule, Rhythm, SectionName};
pub use rules::{
    Action, Charges, Clause, Extension, FindingKind, Guidance, Item, ItemCharge, Matter, Retention,
    Rung, Script, Trigger, Unreachable, VerdictRule, WaitingRule,
};
pub use steps::{
    Also, Chase, ClockStart, Every, LimitSource, OutOfTurn, Recipient, Recurring, Requirement,
    StandingLimit, Step, StepLimit, Track,
};

use std::collections::BTreeMap;

use crate::calendar::Span;
use crate::case::{CommandName, Role};
use crate::text::Label;

/// A whole regulation, loaded and checked. Made by [`crate::regulation::load()`].
#[derive(Clone, Debug)]
pub struct Regulation {
    pub id: String,
    /// The first 16 hexadecimal digits of the SHA-256 of the file: the same text is the same version.
    pub version: String,
    /// The paper's title.
    pub title: Label,
    pub organisation: Label,
    /// What the organisation calls each role.
    pub roles: BTreeMap<Role, Label>,
    pub clauses: Vec<Clause>,
    pub kinds: Vec<Kind>,
    pub channels: Vec<Channel>,
    pub categories: Vec<Category>,
    pub fields: Vec<Field>,
    pub offices: Vec<Office>,
    /// Gravest first.
    pub levels: Vec<Level>,
    pub criteria: Vec<Criterion>,
    pub tracks: Vec<Track>,
    pub steps: Vec<Step>,
    pub limits: Vec<StandingLimit>,
    pub recurring: Vec<Recurring>,
    pub triggers: Vec<Trigger>,
    pub actions: Vec<Action>,
    pub extensions: Vec<Extension>,
    pub findings: Vec<FindingKind>,
    pub items: Vec<Item>,
    /// The reports that the paper asks for.
    pub reports: Vec<ReportRule>,
    pub ladder: Vec<Rung>,
    pub guidance: Vec<Guidance>,
    pub callback_script: Vec<Script>,
    pub waiting: WaitingRule,
    pub verdict: VerdictRule,
    pub unreachable: Option<Unreachable>,
    /// Who sets preventive measures that belong to no single case, under which clause; absent: there are none.
    pub prevention: Option<Chase>,
    pub matter: Matter,
    pub retention: Retention,
    /// The columns of the ledger, in order; a set of the usual ones where the paper prescribes none.
    pub ledger: Vec<LedgerColumn>,
    /// The papers that can be printed of a case.
    pub forms: Vec<Form>,
}

impl Regulation {
    /// The clause with that id.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == id)
    }

    /// The kind with that id.
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == id)
    }

    /// The channel with that id.
    pub fn channel(&self, id: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    /// The category with that id.
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// The level with that id.
    pub fn level(&self, id: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == id)
    }

    /// What the paper says about a report, where it asks for it.
    pub fn report(&self, name: ReportName) -> Option<&ReportRule> {
        self.reports.iter().find(|report| report.id == name)
    }

    /// Who may read a report: the paper's rule, else the program's own.
    pub fn report_readers(&self, name: ReportName) -> &[Role] {
        match self.report(name) {
            Some(rule) if !rule.readers.is_empty() => &rule.readers,
            _ => name.readers(),
        }
    }

    /// The track with that id.
    pub fn track(&self, id: &str) -> Option<&Track> {
        self.tracks.iter().find(|track| track.id == id)
    }

    /// The sealed kinds, and the role that each is sealed for.
    pub fn seals(&self) -> impl Iterator<Item = (String, Role)> {
        let sealed = |kind: &Kind| Some((kind.id.clone(), kind.sealed_for?));
        self.kinds.iter().filter_map(sealed)
    }

    /// Whether the limit of a step under that clause is one of minutes, which people count by the second.
    pub fn is_of_minutes(&self, step: CommandName, clause: &str) -> bool {
        let minutes = |span: Span| matches!(span, Span::Minutes(_));
        let of_step = self.steps.iter().any(|known| {
            let limit = known.limit.as_ref().filter(|limit| minutes(limit.span));
            let own = limit.map(|limit| limit.clause.as_ref().unwrap_or(&known.clause));
            known.name == step && own.is_some_and(|own| own == clause || known.clause == clause)
        });
        of_step
            || self
                .limits
                .iter()
                .any(|limit| limit.step == step && limit.clause == clause && minutes(limit.span))
    }

    /// Whether any limit is one of minutes.
    pub fn counts_minutes(&self) -> bool {
        let of_steps = self.steps.iter().filter_map(|step| step.limit.as_ref());
        let mut spans = of_steps
            .map(|limit| limit.span)
            .chain(self.limits.iter().map(|limit| limit.span));
        spans.any(|span| matches!(span, Span::Minutes(_)))
    }

    /// The form with that id.
    pub fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == id)
    }

    /// The steps of a track, in order.
    pub fn steps_of<'a>(&'a self, track: &'a str) -> impl Iterator<Item = &'a Step> {
        self.steps.iter().filter(move |step| step.track == track)
    }
}
