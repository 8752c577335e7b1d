//! Acceptance: the real program, driven through its command line as an office would, held against the papers.
//!
//! Nothing here looks inside. A desk is made in a folder of its own, the time is said with every call, and what comes
//! back is compared with what the organisation's own rules say.
#![cfg(test)]

#[path = "cli/desk.rs"]
mod desk;
#[path = "cli/follow.rs"]
mod follow;
#[path = "cli/proof.rs"]
mod proof;
#[path = "cli/samples.rs"]
mod samples;

#[path = "cli/accused.rs"]
mod accused;
#[path = "cli/adoption.rs"]
mod adoption;
#[path = "cli/anchors.rs"]
mod anchors;
#[path = "cli/archive.rs"]
mod archive;
#[path = "cli/backup.rs"]
mod backup;
#[path = "cli/calendars.rs"]
mod calendars;
#[path = "cli/clauses.rs"]
mod clauses;
#[path = "cli/deadlines.rs"]
mod deadlines;
#[path = "cli/erasing.rs"]
mod erasing;
#[path = "cli/forms.rs"]
mod forms;
#[path = "cli/gas.rs"]
mod gas;
#[path = "cli/general.rs"]
mod general;
#[path = "cli/gym.rs"]
mod gym;
#[path = "cli/gym_levels.rs"]
mod gym_levels;
#[path = "cli/insurance.rs"]
mod insurance;
#[path = "cli/intake.rs"]
mod intake;
#[path = "cli/languages.rs"]
mod languages;
#[path = "cli/ledger.rs"]
mod ledger;
#[path = "cli/lists.rs"]
mod lists;
#[path = "cli/manual.rs"]
mod manual;
#[path = "cli/masking.rs"]
mod masking;
#[path = "cli/meetings.rs"]
mod meetings;
#[path = "cli/office.rs"]
mod office;
#[path = "cli/old_ledgers.rs"]
mod old_ledgers;
#[path = "cli/old_reports.rs"]
mod old_reports;
#[path = "cli/old_round_trip.rs"]
mod old_round_trip;
#[path = "cli/old_twice.rs"]
mod old_twice;
#[path = "cli/opening.rs"]
mod opening;
#[path = "cli/papers.rs"]
mod papers;
#[path = "cli/permissions.rs"]
mod permissions;
#[path = "cli/property.rs"]
mod property;
#[path = "cli/queues.rs"]
mod queues;
#[path = "cli/radar.rs"]
mod radar;
#[path = "cli/refusals.rs"]
mod refusals;
#[path = "cli/reminders.rs"]
mod reminders;
#[path = "cli/reports.rs"]
mod reports;
#[path = "cli/restore.rs"]
mod restore;
#[path = "cli/sealed.rs"]
mod sealed;
#[path = "cli/sixth.rs"]
mod sixth;
#[path = "cli/sixth_levels.rs"]
mod sixth_levels;
#[path = "cli/sixth_sealed.rs"]
mod sixth_sealed;
#[path = "cli/twice.rs"]
mod twice;
#[path = "cli/usage.rs"]
mod usage;
#[path = "cli/words.rs"]
mod words;
