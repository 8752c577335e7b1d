//! A case walked along its track, as a person at each desk would.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta};
use serde_json::{Value, json};
use tousu::calendar::{Calendar, Moment};
use tousu::case::{Actor, Case, Command, Event, Intake, Role, Status};
use tousu::regulation::decide::{Context, Decision, execute, register};
use tousu::regulation::model::Regulation;
use tousu::regulation::view::Surroundings;

use crate::papers::{paper, read};

/// A case on its way, one minute between two commands.
pub struct Walk {
    pub regulation: Regulation,
    pub calendar: Calendar,
    pub now: Moment,
    pub events: Vec<Event>,
    pub case: Case,
    pub stage: String,
}

fn actor(role: Role) -> Actor {
    Actor {
        user: role.as_str().to_owned(),
        roles: BTreeSet::from([role]),
        department: None,
        person: None,
    }
}

impl Walk {
    /// A case of that regulation, with what is said beside the usual.
    pub fn begin(id: &str, said: &Value) -> Self {
        let mut intake =
            json!({"channel": "email", "customer": {"name": "张三"}, "text": "有一件事"});
        for (field, value) in said.as_object().expect("fields") {
            intake[field] = value.clone();
        }
        let intake = Intake::read(intake).expect("an intake");
        let mut walk = Self {
            regulation: read(paper(id)),
            calendar: Calendar::shipped(),
            now: DateTime::parse_from_rfc3339("2026-09-21T10:00:00+08:00").expect("a time"),
            events: Vec::new(),
            case: Case::nothing("2026-000001"),
            stage: String::new(),
        };
        let clerk = actor(Role::Clerk);
        let decision = register(&walk.context(&clerk), "2026-000001", &intake);
        walk.take(decision.expect("registered"));
        walk
    }

    pub fn context<'a>(&'a self, actor: &'a Actor) -> Context<'a> {
        Context {
            regulation: &self.regulation,
            calendar: &self.calendar,
            now: self.now,
            actor,
            around: Surroundings::default(),
        }
    }

    pub fn take(&mut self, decision: Decision) {
        for draft in decision.drafts {
            let seq = i64::try_from(self.events.len()).expect("few") + 1;
            self.events.push(draft.into_event(seq));
        }
        self.case = decision.case;
        self.stage = decision
            .stage
            .map_or_else(String::new, |step| step.to_string());
    }

    /// `role command` and its fields: what is done, or the clause of the refusal.
    pub fn ask(&mut self, what: &str, fields: Value) -> Result<(), String> {
        self.now += TimeDelta::minutes(1);
        let (role, name) = what.split_once(' ').expect("role and command");
        let actor = actor(Role::parse(role).expect(role));
        let command = Command::read(name, fields).expect(what);
        let decision = execute(&self.context(&actor), &self.case, &self.events, &command).map_err(
            |refusal| {
                refusal
                    .clause
                    .clone()
                    .unwrap_or_else(|| refusal.to_string())
            },
        )?;
        self.take(decision);
        Ok(())
    }

    pub fn does(&mut self, what: &str, fields: Value) -> &mut Self {
        if let Err(refusal) = self.ask(what, fields) {
            panic!("{what} at {}: {refusal}", self.stage);
        }
        self
    }

    /// Takes the step whose turn it is, with the ordinary fields, until it is `stage`'s turn.
    pub fn until(&mut self, stage: &str) -> &mut Self {
        while self.stage != stage {
            assert!(!self.stage.is_empty(), "the case ended before {stage}");
            let step = self
                .regulation
                .steps_of(&self.case.track)
                .find(|step| step.name.as_str() == self.stage);
            let role = step.expect("a step").role;
            let (before, what) = (self.events.len(), format!("{role} {}", self.stage));
            self.does(&what, ordinary(&self.stage.clone()));
            assert!(
                self.events.len() > before && self.events.len() < 60,
                "{what}"
            );
        }
        self
    }

    pub fn ends(&mut self) {
        self.until("");
        assert_eq!(self.case.status, Status::Archived);
    }
}

/// The fields with which a step is usually done.
pub fn ordinary(step: &str) -> Value {
    match step {
        "promise" => json!({"until": "2026-09-25T18:00:00+08:00", "what": "答复"}),
        "verify" => json!({"valid": true}),
        "dispatch" => json!({"department": "维修部"}),
        "contact" => json!({"reached": true, "method": "phone", "notes": "已联系"}),
        "submit" => json!({"handling": "已处理"}),
        "verdict" => json!({"substantiated": "yes", "upheld": true, "reason": "查实"}),
        "inspect" => json!({"effective": true, "notes": "有效"}),
        "answer" => json!({"method": "phone", "notes": "已答复"}),
        "countersign" => json!({"name": "张三"}),
        "callback" => json!({"method": "phone", "reached": true, "satisfaction": 5}),
        "adopt" => json!({"adopted": true, "reason": "可行"}),
        "correct" => json!({"measure": "培训", "owner": "李四", "due": "2026-10-30"}),
        "investigate" | "review" | "reflect" | "greet" => json!({"notes": "记录"}),
        _ => json!({}),
    }
}
