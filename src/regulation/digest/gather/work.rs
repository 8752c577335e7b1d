//! Steps with what they ask, clocks, tracks.

use super::Reader;
use crate::regulation::digest::{Rule, Sort, role_name, texts};
use crate::regulation::model::Step;
use crate::regulation::texts::command_title;

impl Reader<'_> {
    pub(super) fn steps(&mut self) {
        for step in &self.regulation.steps {
            if self.is(&step.clause) {
                let rule = self.step(step);
                self.rules.push(rule);
            }
            let name = self.step_name(step);
            for asked in &step.requires {
                if self.is(&asked.clause) {
                    let mut rule = Rule::new(Sort::Requirement, name.clone());
                    rule.of = self.track(&step.track);
                    rule.when = self.when(asked.when.as_ref());
                    rule.notes = vec![self.say(&asked.message)];
                    self.rules.push(rule);
                }
            }
            if let Some(early) = &step.out_of_turn
                && early.clause.as_deref() == Some(self.clause)
            {
                let mut rule = Rule::new(Sort::Early, name.clone());
                rule.of = self.track(&step.track);
                rule.when = self.when(early.when.as_ref());
                rule.notes = vec![texts::out_of_turn(self.lang).to_owned()];
                self.rules.push(rule);
            }
            if let Some(limit) = &step.limit
                && limit
                    .clause
                    .as_deref()
                    .is_some_and(|clause| clause != step.clause && self.is(clause))
            {
                let mut rule = Rule::new(Sort::Limit, name);
                rule.of = self.track(&step.track);
                rule.span = Some(self.limit(limit));
                rule.when = self.when(step.when.as_ref());
                self.rules.push(rule);
            }
        }
    }

    fn step_name(&self, step: &Step) -> String {
        let own = step.label.as_ref().map(|label| self.say(label));
        own.unwrap_or_else(|| command_title(self.lang, step.name).to_owned())
    }

    fn step(&self, step: &Step) -> Rule {
        let lang = self.lang;
        let mut rule = Rule::new(Sort::Step, self.step_name(step));
        rule.of = self.track(&step.track);
        rule.role = Some(step.role);
        rule.when = self.when(step.when.as_ref());
        rule.span = step.limit.as_ref().map(|limit| self.limit(limit));
        let also = step.also.iter().map(|also| {
            let who = role_name(lang, self.regulation, also.role);
            let text = texts::also(lang, who);
            match self.when(also.when.as_ref()) {
                Some(when) => texts::where_it_holds(lang, &when, &text),
                None => text,
            }
        });
        rule.notes.extend(also);
        rule.notes.extend(
            step.per_department
                .then(|| texts::each_department(lang).to_owned()),
        );
        rule.notes.extend(
            step.after_close
                .then(|| texts::after_close(lang).to_owned()),
        );
        let fails = step
            .fails_to
            .map(|to| texts::to_step(lang, command_title(lang, to)));
        rule.notes.extend(fails);
        rule
    }

    pub(super) fn clocks(&mut self) {
        let lang = self.lang;
        for limit in &self.regulation.limits {
            if self.is(&limit.clause) {
                let mut rule = Rule::new(Sort::Limit, command_title(lang, limit.step));
                rule.of = self.track(&limit.track);
                rule.span = Some(self.span(limit.span, limit.from));
                rule.when = self.when(limit.when.as_ref());
                self.rules.push(rule);
            }
        }
        for step in &self.regulation.recurring {
            if self.is(&step.clause) {
                let own = step.label.as_ref().map(|label| self.say(label));
                let what = own.unwrap_or_else(|| command_title(lang, step.name).to_owned());
                let mut rule = Rule::new(Sort::Recurring, what);
                rule.of = self.track(&step.track);
                rule.role = Some(step.role);
                rule.span = Some(texts::every(
                    lang,
                    &self.span(step.every.span, step.every.from),
                ));
                rule.when = self.when(step.when.as_ref());
                self.rules.push(rule);
            }
        }
        for trigger in &self.regulation.triggers {
            if self.is(&trigger.clause) {
                let to = role_name(lang, self.regulation, trigger.to);
                let mut rule = Rule::new(Sort::Trigger, texts::to_role(lang, to));
                rule.of = self.track(&trigger.track);
                rule.when = self.when(Some(&trigger.when));
                self.rules.push(rule);
            }
        }
        for extension in &self.regulation.extensions {
            if self.is(&extension.clause) {
                let mut rule = Rule::new(Sort::Extension, command_title(lang, extension.step));
                rule.role = extension.role;
                rule.notes
                    .extend(extension.times.map(|n| texts::times(lang, n)));
                let cap = extension
                    .cap
                    .map(|cap| texts::cap(lang, &cap.span_text(lang)));
                rule.notes.extend(cap);
                self.rules.push(rule);
            }
        }
    }

    pub(super) fn tracks(&mut self) {
        let lang = self.lang;
        for track in &self.regulation.tracks {
            let back = [
                (Sort::Return, track.return_to, &track.return_clause),
                (Sort::Reopen, track.reopen_to, &track.reopen_clause),
            ];
            for (sort, to, clause) in back {
                if clause.as_deref() == Some(self.clause) {
                    let what = to.map(|to| texts::to_step(lang, command_title(lang, to)));
                    let mut rule = Rule::new(sort, what.unwrap_or_default());
                    rule.of = self.track(&track.id);
                    self.rules.push(rule);
                }
            }
            if let Some(chase) = track
                .measures
                .as_ref()
                .filter(|chase| self.is(&chase.clause))
            {
                let mut rule = Rule::new(Sort::Measures, "");
                rule.of = self.track(&track.id);
                rule.role = Some(chase.role);
                self.rules.push(rule);
            }
        }
    }
}
