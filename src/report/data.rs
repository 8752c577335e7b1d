//! What a report is made from: the records of its period, those of the period before, and the rules of the time.

use super::happened::What;
use super::model::{OldLedgers, Report, Section};
use super::record::Record;
use super::{sections, texts};
use crate::calendar::{Moment, Period, PeriodKind};
use crate::case::Status;
use crate::desk::{Desk, DeskError, PastCase, PastRules, Prevention};
use crate::regulation::model::{ReportName, SectionName};
use crate::store::Head;
use crate::text::Lang;

/// Everything a section may look at.
pub(super) struct Data {
    pub(super) name: ReportName,
    pub(super) lang: Lang,
    pub(super) period: Period,
    pub(super) from: Moment,
    pub(super) cut: Moment,
    pub(super) complete: bool,
    pub(super) rules: PastRules,
    /// Every case that was registered, open or written to from the beginning of the period before on, as it stood at the cut.
    pub(super) records: Vec<Record>,
    /// The period before, as it stood when that ended.
    pub(super) before: Before,
    /// Measures that belong to no single case.
    pub(super) prevention: Vec<Prevention>,
    pub(super) head: Head,
}

/// The period before.
pub(super) struct Before {
    pub(super) from: Moment,
    pub(super) records: Vec<Record>,
}

impl Data {
    pub(super) fn read(
        desk: &mut Desk,
        name: ReportName,
        period: Period,
        lang: Lang,
        watch: &mut dyn FnMut(usize, usize),
    ) -> Result<Self, DeskError> {
        let zone = desk.calendar().zone;
        let now = desk.now();
        let (from, end) = (period.from(zone), period.until(zone));
        if from > now {
            return Err(DeskError::invalid("period", |lang| {
                texts::not_begun(lang, &period.to_string())
            }));
        }
        let complete = end <= now;
        // What is written in this very second belongs to a period that is not over.
        let cut = if complete {
            end
        } else {
            end.min(now + chrono::TimeDelta::seconds(1))
        };
        let before_from = period.before().map_or(from, |period| period.from(zone));
        let (mut records, mut earlier) = (Vec::new(), Vec::new());
        let mut read = |past: &PastCase| {
            let of_its_time = if past.cut == cut {
                &mut records
            } else {
                &mut earlier
            };
            of_its_time.push(Record::of(past));
        };
        let rules = desk.past_cases(before_from, [from, cut], &mut read, watch)?;
        let head = desk.chain_head(complete.then_some(cut))?;
        Ok(Self {
            name,
            lang,
            period,
            from,
            cut,
            complete,
            rules,
            records,
            before: Before {
                from: before_from,
                records: earlier,
            },
            prevention: desk.prevention()?,
            head,
        })
    }

    /// The cases registered in the period.
    pub(super) fn registered(&self) -> impl Iterator<Item = &Record> {
        self.records
            .iter()
            .filter(|record| record.registered_since(self.from))
    }

    /// Older cases that were still without a result when the period began.
    pub(super) fn carried_over(&self) -> impl Iterator<Item = &Record> {
        self.records
            .iter()
            .filter(|record| record.open_at(self.from))
    }

    /// The cases behind a line, in the words of the query language.
    pub(super) fn query(&self, words: &str) -> String {
        let query = format!("registered:{} {words}", self.period);
        query.trim_end().to_owned()
    }

    pub(super) fn report(&self) -> Report {
        let regulation = &self.rules.regulation;
        let rule = regulation.report(self.name);
        let clause = rule.map(|rule| {
            let text = regulation.clause(&rule.clause);
            let text = text.map_or("", |clause| clause.label.get(self.lang));
            (rule.clause.clone(), text.to_owned())
        });
        let wanted = match rule {
            Some(rule) if !rule.sections.is_empty() => &rule.sections,
            _ => sections::usual(self.name),
        };
        Report {
            name: self.name,
            title: super::title(regulation, self.name, self.lang),
            organisation: regulation.organisation.get(self.lang).to_owned(),
            clause,
            period: self.period,
            span: self.span(),
            from: self.from,
            cut: self.cut,
            complete: self.complete,
            old_ledgers: self.old_ledgers(),
            sections: wanted
                .iter()
                .filter(|name| self.says_something(**name))
                .map(|name| self.section(*name))
                .collect(),
        }
    }

    /// What of the figures came out of old ledgers.
    fn old_ledgers(&self) -> Option<OldLedgers> {
        let taken_over = || self.records.iter().filter(|record| record.taken_over);
        let times = |what| {
            taken_over()
                .map(|record| record.times(what, self.from))
                .sum()
        };
        let registered = taken_over().filter(|record| record.registered_since(self.from));
        let open = taken_over().filter(|record| record.status == Status::Open);
        let all = OldLedgers {
            registered: registered.count(),
            answered: times(What::Answered),
            closed: times(What::Closed),
            open: open.count(),
        };
        (all != OldLedgers::default()).then_some(all)
    }

    /// Where the paper has neither types of finding nor verdicts, there is nothing to say about them.
    fn says_something(&self, name: SectionName) -> bool {
        name != SectionName::Causes || self.judges() || !self.rules.regulation.findings.is_empty()
    }

    fn section(&self, name: SectionName) -> Section {
        sections::make(self, name)
    }

    fn span(&self) -> String {
        let (first, last) = (self.period.first(), self.period.last());
        let name = self.period.to_string();
        match self.period.kind() {
            PeriodKind::Day => name,
            _ => texts::span(self.lang, &name, &first.to_string(), &last.to_string()),
        }
    }
}
