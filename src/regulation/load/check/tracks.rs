//! Every track ends, and every step that is named belongs to its track.

use serde_json::json;

use super::{Checker, both, texts};
use crate::case::{Command, CommandError, CommandName};
use crate::regulation::model::Step;

impl Checker<'_> {
    pub(super) fn tracks(&mut self) {
        let regulation = self.regulation;
        for (at, track) in regulation.tracks.iter().enumerate() {
            let steps: Vec<CommandName> = regulation
                .steps_of(&track.id)
                .map(|step| step.name)
                .collect();
            if !steps.contains(&CommandName::Close) {
                self.report(
                    ("track", at),
                    Some(&track.id),
                    "step",
                    both(texts::no_close),
                );
            }
            for (field, target) in [
                ("return_to", track.return_to),
                ("reopen_to", track.reopen_to),
            ] {
                if let Some(target) = target.filter(|target| !steps.contains(target)) {
                    self.report(
                        ("track", at),
                        Some(&track.id),
                        field,
                        both(|lang| texts::no_step(lang, target.as_str())),
                    );
                }
            }
        }
        for (at, step) in regulation.steps.iter().enumerate() {
            self.track_exists(("step", at), &step.clause, &step.track);
            self.somebody_may(at, step);
            self.needs_are_fields(at, step);
            if let Some(target) = step.fails_to
                && !regulation
                    .steps_of(&step.track)
                    .any(|other| other.name == target)
            {
                self.report(
                    ("step", at),
                    Some(&step.clause),
                    "fails_to",
                    both(|lang| texts::no_step(lang, target.as_str())),
                );
            }
        }
        for (at, limit) in regulation.limits.iter().enumerate() {
            self.track_exists(("limit", at), &limit.clause, &limit.track);
            if !regulation
                .steps_of(&limit.track)
                .any(|step| step.name == limit.step)
            {
                self.report(
                    ("limit", at),
                    Some(&limit.clause),
                    "step",
                    both(|lang| texts::no_step(lang, limit.step.as_str())),
                );
            }
        }
        for (at, entry) in regulation.recurring.iter().enumerate() {
            self.track_exists(("recurring", at), &entry.clause, &entry.track);
        }
        for (at, entry) in regulation.triggers.iter().enumerate() {
            self.track_exists(("trigger", at), &entry.clause, &entry.track);
        }
        for (at, entry) in regulation.actions.iter().enumerate() {
            for track in &entry.tracks {
                self.track_exists(("action", at), &entry.clause, track);
            }
        }
        for (at, entry) in regulation.extensions.iter().enumerate() {
            if !regulation.steps.iter().any(|step| step.name == entry.step) {
                let message = both(|lang| texts::no_step_anywhere(lang, entry.step.as_str()));
                self.report(("extension", at), Some(&entry.clause), "step", message);
            }
            for track in &entry.tracks {
                self.track_exists(("extension", at), &entry.clause, track);
            }
        }
    }

    /// A step can only ask for what its command can say.
    fn needs_are_fields(&mut self, at: usize, step: &Step) {
        for field in &step.needs {
            let said = json!({field: null});
            if let Err(CommandError::UnknownField(_)) = Command::read(step.name.as_str(), said) {
                let message = both(|lang| texts::no_field_of(lang, step.name.as_str(), field));
                self.report(("step", at), Some(&step.clause), "needs", message);
            }
        }
    }

    /// A sealed case is there for one role only: a step for another is a step that nobody can do.
    fn somebody_may(&mut self, at: usize, step: &Step) {
        let kinds = self.regulation.kinds.iter();
        let sealed = kinds.filter(|kind| kind.track == step.track);
        for role in sealed.filter_map(|kind| kind.sealed_for) {
            let open = step.role == role || step.also.iter().any(|also| also.role == role);
            if !open {
                let message = both(|lang| texts::sealed_step(lang, role.as_str()));
                self.report(("step", at), Some(&step.clause), "role", message);
            }
        }
    }

    fn track_exists(&mut self, entry: (&str, usize), clause: &str, track: &str) {
        if self.regulation.track(track).is_none() {
            self.report(
                entry,
                Some(clause),
                "track",
                both(|lang| texts::no_track(lang, track)),
            );
        }
    }
}
