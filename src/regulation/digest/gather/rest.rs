//! Free actions, findings, the assessment table, the ladder, verdict and retention.

use super::Reader;
use crate::regulation::digest::{Rule, Sort, clock_text, texts};
use crate::regulation::model::{ClockStart, Item, ItemCharge};
use crate::regulation::texts::{command_title, sanction_title};

impl Reader<'_> {
    pub(super) fn the_rest(&mut self) {
        let lang = self.lang;
        for action in &self.regulation.actions {
            if self.is(&action.clause) {
                let mut rule = Rule::new(Sort::Action, command_title(lang, action.name));
                let tracks: Vec<String> = action
                    .tracks
                    .iter()
                    .filter_map(|id| self.track(id))
                    .collect();
                rule.of = (!tracks.is_empty()).then(|| tracks.join(texts::comma(lang)));
                rule.role = action.roles.first().copied();
                rule.when = self.when(action.when.as_ref());
                rule.notes
                    .extend(action.waits.map(|_| texts::waits(lang).to_owned()));
                self.rules.push(rule);
            }
        }
        for finding in &self.regulation.findings {
            if self.is(&finding.clause) {
                let mut rule = Rule::new(Sort::Finding, self.say(&finding.label));
                rule.notes = vec![self.say(&finding.consequence)];
                self.rules.push(rule);
            }
        }
        for item in &self.regulation.items {
            if self.is(&item.clause) {
                let rule = self.item(item);
                self.rules.push(rule);
            }
        }
        for rung in &self.regulation.ladder {
            if self.is(&rung.clause) {
                self.rules
                    .push(Rule::new(Sort::Rung, self.say(&rung.title)));
            }
        }
        if let Some(rule) = self
            .regulation
            .unreachable
            .as_ref()
            .filter(|rule| self.clause == rule.clause)
        {
            let what = texts::attempts(lang, rule.attempts, rule.days);
            self.rules.push(Rule::new(Sort::Unreachable, what));
        }
        if self.regulation.verdict.doubt_favours_customer.as_deref() == Some(self.clause) {
            self.rules.push(Rule::new(Sort::Doubt, texts::doubt(lang)));
        }
        if self.is(&self.regulation.retention.clause) {
            let rule = self.retention();
            self.rules.push(rule);
        }
    }

    fn item(&self, item: &Item) -> Rule {
        let lang = self.lang;
        let mut rule = Rule::new(Sort::Item, self.say(&item.label));
        rule.of = item.group.as_ref().map(|group| self.say(group));
        let whom = if item.reward {
            texts::reward(lang).to_owned()
        } else {
            texts::charged(lang, texts::charges(lang, item.charges))
        };
        rule.notes.push(whom);
        rule.notes
            .extend(item.charge.iter().map(|charge| self.charge(charge)));
        rule
    }

    fn charge(&self, charge: &ItemCharge) -> String {
        let lang = self.lang;
        let points = charge.points.map(|n| texts::points(lang, n));
        let head = charge.head_points.map(|n| texts::head_points(lang, n));
        let sanctions = charge
            .sanctions
            .iter()
            .map(|sanction| sanction_title(lang, *sanction).to_owned());
        let parts: Vec<String> = points.into_iter().chain(head).chain(sanctions).collect();
        let cost = parts.join(texts::comma(lang));
        match self.when(charge.when.as_ref()) {
            Some(when) => texts::where_it_holds(lang, &when, &cost),
            None => cost,
        }
    }

    fn retention(&self) -> Rule {
        let lang = self.lang;
        let retention = &self.regulation.retention;
        let mut rule = Rule::new(Sort::Retention, "");
        let keep = retention.keep.span_text(lang);
        rule.span = Some(texts::from(
            lang,
            &keep,
            clock_text(lang, ClockStart::Close),
        ));
        let kinds = retention.kinds.iter().map(|(id, span)| {
            let kind = self
                .regulation
                .kind(id)
                .map_or_else(|| id.clone(), |kind| self.say(&kind.label));
            texts::keep_kind(lang, &kind, &span.span_text(lang))
        });
        rule.notes.extend(kinds);
        rule
    }
}
