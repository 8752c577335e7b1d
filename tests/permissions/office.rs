//! A desk with a user of each role, driven through its one door.

use std::collections::BTreeSet;

use chrono::DateTime;
use serde_json::{Value, json};
use tempfile::TempDir;
use tousu::case::{Actor, Command, CommandName, Intake, Role};
use tousu::desk::{CaseFile, Clock, Desk, DeskError, ErrorKind, NewDesk, Wish};
use tousu::regulation::shipped::shipped_source;
use tousu::store::Read;
use tousu::store::sqlite::SqliteStore;

use crate::table::Rights;

const SIXTH: &str = include_str!("../data/hospital.toml");

pub struct Office {
    folder: TempDir,
    pub desk: Desk,
}

/// A user of that role alone.
pub fn only(role: Role) -> Actor {
    Actor {
        user: role.as_str().to_owned(),
        roles: BTreeSet::from([role]),
        department: None,
        person: None,
    }
}

impl Office {
    pub fn under(regulation: &str) -> Self {
        let folder = TempDir::new().expect("a folder");
        let new = NewDesk {
            regulation: shipped_source(regulation).unwrap_or(SIXTH),
            file: regulation,
            admin: "boss",
            secret: None,
            training: true,
        };
        let now = DateTime::parse_from_rfc3339("2026-09-28T10:00:00+08:00").expect("a time");
        let desk = Desk::create(&folder.path().join("desk.db"), &new, Clock::Fixed(now));
        Self {
            folder,
            desk: desk.expect("a desk"),
        }
    }

    /// A case of that kind, against 李四; its number.
    pub fn case(&mut self, rights: &Rights) -> String {
        let regulation = self.desk.regulation();
        let category = regulation
            .categories
            .iter()
            .find(|entry| entry.kinds.is_empty() || entry.kinds.iter().any(|k| k == rights.kind));
        let intake = json!({"kind": rights.kind, "channel": rights.channel, "customer": {"name": "张三"},
            "category": category.map(|entry| &entry.id), "text": "有一件事",
            "departments": ["维修部"], "persons": [{"name": "李四", "department": "维修部"}]});
        let intake = Intake::read(intake).expect("an intake");
        let clerk = only(Role::Clerk);
        self.desk
            .register(&clerk, &intake)
            .expect("registered")
            .number
    }

    pub fn file(&mut self, rights: &Rights, number: &str) -> CaseFile {
        let reader = only(rights.sealed_for.unwrap_or(Role::Manager));
        self.desk.case(&reader, number).expect("the case")
    }

    pub fn tries(
        &mut self,
        actor: &Actor,
        number: &str,
        command: Command,
    ) -> Result<(), DeskError> {
        self.desk
            .execute(actor, number, &Wish::of(command))
            .map(|_| ())
    }

    /// Does the steps whose turn it is, each by the `which`th of those who may, until `stop`.
    pub fn walk(&mut self, rights: &Rights, number: &str, which: usize, stop: CommandName) {
        for _ in 0..20 {
            let Some(step) = self.file(rights, number).stage else {
                return;
            };
            let may = rights.in_turn(step);
            let role = may.get(which.min(may.len() - 1)).copied();
            let role = role.unwrap_or_else(|| panic!("{step} is nobody's"));
            let command = self.fitting(step);
            let done = self.tries(&only(role), number, command);
            assert!(done.is_ok(), "{role} {step}: {done:?}");
            if step == stop {
                return;
            }
        }
        panic!("no end of {} {}", rights.regulation, rights.kind);
    }

    /// The usual command, with the finding that some papers ask for.
    fn fitting(&self, step: CommandName) -> Command {
        match (usual(step), self.desk.regulation().findings.first()) {
            (Command::Investigate { notes, cause, .. }, Some(finding)) => Command::Investigate {
                notes,
                cause,
                finding: Some(finding.id.clone()),
            },
            (command, _) => command,
        }
    }

    /// Does the steps before `stop`, where it is one.
    pub fn walk_to(&mut self, rights: &Rights, number: &str, stop: CommandName) {
        for _ in 0..20 {
            match self.file(rights, number).stage {
                Some(step) if step != stop => self.walk(rights, number, 0, step),
                _ => return,
            }
        }
    }

    /// The refusals of permission in the desk's own log: actor, and what was tried.
    pub fn noted(&self) -> Vec<(String, Value)> {
        let store = SqliteStore::open(&self.folder.path().join("desk.db")).expect("the file");
        let mut found = Vec::new();
        store
            .walk_log(&mut |entry| {
                if entry.case.is_none() && entry.kind == "forbidden" {
                    let facts = serde_json::from_str(&entry.facts).expect("facts");
                    found.push((entry.actor.clone(), facts));
                }
                true
            })
            .expect("the log");
        found
    }
}

/// Whether it was refused by a rule or for want of a permission: exit code 1.
pub fn refused(outcome: &Result<(), DeskError>) -> bool {
    let kind = outcome.as_ref().err().map(DeskError::kind);
    matches!(kind, Some(ErrorKind::Refused | ErrorKind::Forbidden))
}

/// Whether it was refused for want of a permission.
pub fn forbidden(outcome: &Result<(), DeskError>) -> bool {
    outcome.as_ref().err().map(DeskError::kind) == Some(ErrorKind::Forbidden)
}

/// A command with fields that nothing is wrong with.
pub fn usual(name: CommandName) -> Command {
    let fields = match name.as_str() {
        "reclassify" => json!({"kind": "help", "reason": "x"}),
        "complete" => json!({"demand": "x"}),
        "assess" => json!({"facts": []}),
        "verify" => json!({"valid": true, "severity": "ordinary", "reason": "x"}),
        "dispatch" => json!({"department": "维修部"}),
        "promise" => json!({"until": "2026-09-30T18:00:00+08:00"}),
        "contact" => json!({"reached": true, "method": "phone", "notes": "x"}),
        "investigate" => json!({"notes": "x", "cause": "x"}),
        "correct" => json!({"measure": "x", "owner": "王五", "due": "2026-10-30"}),
        "wait" => json!({"on": "customer", "reason": "x"}),
        "extend" => json!({"workdays": 1, "reason": "x"}),
        "submit" => json!({"handling": "x"}),
        "return" => json!({"reasons": ["x"]}),
        "verdict" => json!({"substantiated": "yes", "upheld": true, "reason": "x"}),
        "inspect" => json!({"effective": true, "notes": "x"}),
        "answer" => json!({"method": "phone", "notes": "x"}),
        "countersign" => json!({"name": "张三"}),
        "callback" => json!({"method": "phone", "reached": true, "satisfaction": 5}),
        "assess_person" => json!({"item": "penalty", "person": "李四", "reason": "x"}),
        "adopt" => json!({"adopted": false, "reason": "x"}),
        "merge" => json!({"into": "2026-000001"}),
        "hold" => json!({"until": "2028-01-01", "reason": "x"}),
        "note" => json!({"text": "x"}),
        "close" => json!({"reason": "x", "notes": "x"}),
        "escalate" | "reopen" => json!({"reason": "x"}),
        "progress" | "review" | "reflect" | "circulate" | "greet" => json!({"notes": "x"}),
        _ => json!({}),
    };
    Command::read(name.as_str(), fields).unwrap_or_else(|error| panic!("{name}: {error}"))
}
