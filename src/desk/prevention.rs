//! Preventive and improvement measures that belong to no single case: what the office learns from many of them.
//!
//! A desk has a handful of them, so they are kept as one setting, and every change is an event of the desk's log as well. The
//! regulation says under which clause they are set, and by whom; where it says nothing, there are none.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Desk, DeskError, texts, writing_time};
use crate::calendar::Moment;
use crate::case::{Actor, Command, Correct, MeasurePlan};
use crate::regulation::model::Chase;
use crate::regulation::{Reason, Refusal};
use crate::store::{Batch, DeskEvent, Read};
use crate::text::clean_line;

/// The setting that keeps them.
const SETTING: &str = "prevention";

/// One measure: what, by whom, by when, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prevention {
    pub id: u32,
    pub clause: String,
    /// What the cases showed.
    pub cause: Option<String>,
    pub measure: String,
    pub owner: String,
    pub due: NaiveDate,
    pub set_at: Moment,
    pub set_by: String,
    pub done_at: Option<Moment>,
    /// Whether it helped; absent until somebody has looked.
    pub effective: Option<bool>,
    pub notes: Option<String>,
    /// What became of it, one after the other: a report of a past period says what was known then.
    #[serde(default)]
    pub course: Vec<Turn>,
}

/// Something that became of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    pub at: Moment,
    pub done: bool,
    pub effective: Option<bool>,
}

impl Prevention {
    /// Whether it was done before `cut`, and whether it was known then to help.
    pub fn standing_at(&self, cut: Moment) -> (bool, Option<bool>) {
        let turn = self.course.iter().rfind(|turn| turn.at < cut);
        turn.map_or((false, None), |turn| (turn.done, turn.effective))
    }

    fn turn(&mut self, at: Moment) {
        self.course.push(Turn {
            at,
            done: self.done_at.is_some(),
            effective: self.effective,
        });
    }

    /// Neither confirmed to help nor within its time.
    pub fn overdue(&self, now: Moment) -> bool {
        self.done_at.is_none() && self.due < now.date_naive()
    }
}

impl Desk {
    /// Every preventive measure, in the order in which they were set.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn prevention(&self) -> Result<Vec<Prevention>, DeskError> {
        kept(self.store.as_read())
    }

    /// Sets a measure, reports one done, or judges its effect: the fields are those of a case's `correct`.
    ///
    /// # Errors
    /// A regulation that knows no such measures, a missing role, a field that is empty or unknown; nothing was written then.
    pub fn prevent(
        &mut self,
        actor: &Actor,
        fields: serde_json::Value,
    ) -> Result<Prevention, DeskError> {
        let rule = self.regulation().prevention.clone();
        let Some(rule) = rule else {
            return Err(Refusal::rule(None, Reason::NoPrevention).into());
        };
        if !actor.may(rule.role) {
            let reason = Reason::needs_role(self.regulation(), &[rule.role]);
            return Err(Refusal::forbidden(rule.clause, reason).into());
        }
        let Command::Correct(wish) = Command::read("correct", fields).map_err(Refusal::from)?
        else {
            return Err(Refusal::missing("measure").into());
        };
        let (now, training) = (self.now(), self.profile.training);
        let mut outcome = Err(DeskError::Refused(Refusal::missing("measure")));
        self.store.append(&mut |read| {
            let decided = writing_time(read, now, training)
                .map_err(DeskError::from)
                .and_then(|now| decide(read, &rule, actor, now, &wish));
            Ok(match decided {
                Ok((batch, measure)) => {
                    outcome = Ok(measure);
                    Some(batch)
                }
                Err(error) => {
                    outcome = Err(error);
                    None
                }
            })
        })?;
        outcome
    }
}

fn kept(read: &dyn Read) -> Result<Vec<Prevention>, DeskError> {
    let text = read.setting(SETTING)?.unwrap_or_else(|| "[]".to_owned());
    serde_json::from_str(&text).map_err(|error| {
        DeskError::invalid(SETTING, |lang| texts::unread(lang, &error.to_string()))
    })
}

fn decide(
    read: &dyn Read,
    rule: &Chase,
    actor: &Actor,
    now: Moment,
    wish: &Correct,
) -> Result<(Batch, Prevention), DeskError> {
    let mut all = kept(read)?;
    let (kind, id) = match wish {
        Correct::Plan(plan) => {
            let id = all.iter().map(|known| known.id).max().unwrap_or(0) + 1;
            all.push(planned(rule, actor, now, plan, id)?);
            ("prevention_set", id)
        }
        Correct::Done { id, notes } => {
            let known = found(&mut all, *id)?;
            known.done_at = Some(now);
            known.effective = None;
            known.notes.clone_from(notes);
            known.turn(now);
            ("prevention_done", *id)
        }
        Correct::Effect {
            id,
            effective,
            notes,
        } => {
            let known = found(&mut all, *id)?;
            if known.done_at.is_none() {
                return Err(Refusal::rule(rule.clause.clone(), Reason::MeasureNotDone).into());
            }
            known.effective = Some(*effective);
            known.notes.clone_from(notes);
            if !effective {
                known.done_at = None;
            }
            known.turn(now);
            ("prevention_confirmed", *id)
        }
    };
    let measure = found(&mut all, id)?.clone();
    let event = DeskEvent {
        at: now,
        actor: actor.user.clone(),
        kind: kind.to_owned(),
        facts: json!({"id": id, "clause": rule.clause, "due": measure.due, "effective": measure.effective}),
        personal: json!({"cause": measure.cause, "measure": measure.measure, "owner": measure.owner, "notes": measure.notes}),
    };
    let text = serde_json::to_string(&all).map_err(|error| {
        DeskError::invalid(SETTING, |lang| texts::unread(lang, &error.to_string()))
    })?;
    let batch = Batch {
        desk_events: vec![event],
        settings: vec![(SETTING.to_owned(), text)],
        ..Batch::default()
    };
    Ok((batch, measure))
}

fn found(all: &mut [Prevention], id: u32) -> Result<&mut Prevention, DeskError> {
    let mut known = all.iter_mut();
    let found = known.find(|known| known.id == id);
    found.ok_or_else(|| Refusal::invalid("id", Reason::Unknown(id.to_string())).into())
}

fn planned(
    rule: &Chase,
    actor: &Actor,
    now: Moment,
    plan: &MeasurePlan,
    id: u32,
) -> Result<Prevention, DeskError> {
    let said = |field: &str, text: &str| {
        let text = clean_line(text);
        if text.is_empty() {
            return Err(Refusal::missing(field).under(&rule.clause));
        }
        Ok(text)
    };
    Ok(Prevention {
        id,
        clause: rule.clause.clone(),
        cause: plan.cause.as_deref().map(clean_line),
        measure: said("measure", &plan.measure)?,
        owner: said("owner", &plan.owner)?,
        due: plan.due,
        set_at: now,
        set_by: actor.user.clone(),
        done_at: None,
        effective: None,
        notes: None,
        course: Vec::new(),
    })
}
