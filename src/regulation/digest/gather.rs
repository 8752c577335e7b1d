//! The rules that name a clause, brought together from the tables of the file: here intake and levels.

mod rest;
mod work;

use super::texts;
use super::{Rule, Sort, clock_text, condition_text, role_name};
use crate::calendar::Span;
use crate::regulation::model::{ClockStart, Condition, LimitSource, Regulation, StepLimit};
use crate::text::{Label, Lang};

/// One clause of one regulation, to be said in one language.
struct Reader<'a> {
    lang: Lang,
    regulation: &'a Regulation,
    clause: &'a str,
    rules: Vec<Rule>,
}

/// Every rule that names the clause, in the order of [`Sort`].
pub(super) fn rules(lang: Lang, regulation: &Regulation, clause: &str) -> Vec<Rule> {
    let mut reader = Reader {
        lang,
        regulation,
        clause,
        rules: Vec::new(),
    };
    reader.intake();
    reader.levels();
    reader.steps();
    reader.clocks();
    reader.tracks();
    reader.the_rest();
    reader.rules.sort_by_key(|rule| rule.sort);
    reader.rules
}

impl Reader<'_> {
    fn is(&self, clause: &str) -> bool {
        self.clause == clause
    }

    fn say(&self, label: &Label) -> String {
        label.get(self.lang).to_owned()
    }

    fn when(&self, condition: Option<&Condition>) -> Option<String> {
        condition.map(|condition| condition_text(self.lang, self.regulation, condition))
    }

    /// The kinds by name; none for "every kind".
    fn kinds(&self, ids: &[String]) -> Option<String> {
        let names: Vec<&str> = ids
            .iter()
            .filter_map(|id| self.regulation.kind(id))
            .map(|kind| kind.label.get(self.lang))
            .collect();
        (!names.is_empty()).then(|| names.join(texts::comma(self.lang)))
    }

    fn track(&self, id: &str) -> Option<String> {
        let more = self.regulation.tracks.len() > 1;
        let track = self.regulation.track(id).filter(|_| more);
        track.map(|track| self.say(&track.label))
    }

    fn span(&self, span: Span, from: ClockStart) -> String {
        let span = span.span_text(self.lang);
        texts::from(self.lang, &span, clock_text(self.lang, from))
    }

    fn limit(&self, limit: &StepLimit) -> String {
        let span = self.span(limit.span, limit.from);
        match limit.source {
            LimitSource::Span => span,
            LimitSource::Slip => texts::slip(self.lang, &span),
        }
    }

    fn intake(&mut self) {
        let lang = self.lang;
        for kind in self
            .regulation
            .kinds
            .iter()
            .filter(|kind| self.clause == kind.clause)
        {
            let mut rule = Rule::new(Sort::Kind, self.say(&kind.label));
            rule.notes
                .extend(kind.meaning.as_ref().map(|text| self.say(text)));
            rule.notes.extend(
                kind.sealed_for
                    .map(|role| texts::sealed_for(lang, role_name(lang, self.regulation, role))),
            );
            self.rules.push(rule);
        }
        for field in &self.regulation.fields {
            if self.is(&field.clause) {
                let mut rule = Rule::new(Sort::Field, self.say(&field.label));
                rule.of = self.kinds(&field.kinds);
                rule.notes
                    .extend(field.expected.then(|| texts::expected(lang).to_owned()));
                self.rules.push(rule);
            }
        }
        for office in &self.regulation.offices {
            if self.is(&office.clause) {
                let mut rule = Rule::new(Sort::Office, self.say(&office.label));
                rule.when = self.when(office.when.as_ref());
                self.rules.push(rule);
            }
        }
        for line in &self.regulation.guidance {
            if line.clause.as_deref() == Some(self.clause) {
                let mut rule = Rule::new(Sort::Guidance, self.say(&line.label));
                rule.when = self.when(line.when.as_ref());
                self.rules.push(rule);
            }
        }
    }

    fn levels(&mut self) {
        let lang = self.lang;
        for level in &self.regulation.levels {
            if self.is(&level.clause) {
                let mut rule = Rule::new(Sort::Level, self.say(&level.label));
                rule.notes
                    .extend(level.default.then(|| texts::by_default(lang).to_owned()));
                self.rules.push(rule);
            }
        }
        for criterion in &self.regulation.criteria {
            if self.is(&criterion.clause) {
                let level = self.regulation.level(&criterion.level);
                let mut rule = Rule::new(
                    Sort::Criterion,
                    level.map_or_else(|| criterion.level.clone(), |level| self.say(&level.label)),
                );
                rule.of = self.kinds(&criterion.kinds);
                rule.when = self.when(criterion.when.as_ref());
                let ticked = criterion.ticked.then(|| texts::by_tick(lang));
                let known = criterion.when.as_ref().map(|_| texts::by_program(lang));
                rule.notes
                    .extend(ticked.into_iter().chain(known).map(str::to_owned));
                self.rules.push(rule);
            }
        }
    }
}
