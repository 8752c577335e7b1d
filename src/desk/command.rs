//! One command of a case, from the wish to the receipt.

use serde_json::json;
use sha2::{Digest, Sha256};

use super::others::raise_others;
use super::project;
use super::rules::Rules;
use super::surroundings;
use super::{CaseFile, Desk, DeskError, Receipt, Wish, writing_time};
use crate::calendar::Moment;
use crate::case::{Actor, Case, Command, CommandName, Event};
use crate::regulation::decide::{self, Context, Decision};
use crate::regulation::texts::event_label;
use crate::regulation::{Code, Reason, Refusal, Surroundings};
use crate::store::{Batch, CaseWrite, Operation, Read};
use crate::text::hex;

/// A case as a decision finds it.
pub(super) struct Found {
    pub(super) case: Case,
    pub(super) events: Vec<Event>,
    pub(super) around: Surroundings,
}

impl Desk {
    /// Does `wish` on the case `number`.
    ///
    /// # Errors
    /// A refusal, typed; an unknown case; a fault of the file. Nothing was changed then.
    pub fn execute(
        &mut self,
        actor: &Actor,
        number: &str,
        wish: &Wish,
    ) -> Result<Receipt, DeskError> {
        let (now, training) = (self.now(), self.profile.training);
        let digest = digest(number, wish);
        let mut outcome = Err(DeskError::UnknownCase(number.to_owned()));
        let rules = &mut self.rules;
        self.store.append(&mut |read| {
            let done = decide_wish(read, rules, (now, training), actor, number, wish, &digest);
            let (batch, result) = split(done);
            outcome = result;
            Ok(batch)
        })?;
        let outcome = outcome.map(|mut receipt| {
            let file = receipt.file.take().filter(|file| file.visible_to(actor));
            receipt.file = file.map(|file| self.masked(actor, file));
            receipt
        });
        self.note_refusal(actor, number, wish.command.name(), &outcome)?;
        match outcome {
            Ok(receipt) if receipt.repeated => Ok(self.repeated(actor, receipt)),
            other => other,
        }
    }

    fn repeated(&mut self, actor: &Actor, receipt: Receipt) -> Receipt {
        let file = self.case(actor, &receipt.number).ok();
        Receipt { file, ..receipt }
    }

    /// A missing permission is noted in the desk's own log; nothing is written to the case.
    pub(super) fn note_refusal<T>(
        &mut self,
        actor: &Actor,
        number: &str,
        command: CommandName,
        outcome: &Result<T, DeskError>,
    ) -> Result<(), DeskError> {
        let Err(DeskError::Refused(refusal)) = outcome else {
            return Ok(());
        };
        if refusal.code != Code::Forbidden {
            return Ok(());
        }
        let facts = json!({"command": command.as_str(), "case": number, "clause": refusal.clause});
        self.write_desk(&actor.user, "forbidden", &facts, &[])
    }
}

pub(super) type Decided = Result<(Option<Batch>, Receipt), DeskError>;

/// The batch to write and the answer to give.
fn split(decided: Decided) -> (Option<Batch>, Result<Receipt, DeskError>) {
    match decided {
        Ok((batch, receipt)) => (batch, Ok(receipt)),
        Err(error) => (None, Err(error)),
    }
}

/// What `wish` would write and how the case would stand then; nothing is written here.
pub(super) fn decide_wish(
    read: &dyn Read,
    rules: &mut Rules,
    (now, training): (Moment, bool),
    actor: &Actor,
    number: &str,
    wish: &Wish,
    digest: &str,
) -> Decided {
    if let Some(receipt) = done_before(read, wish.op.as_deref(), digest)? {
        return Ok((None, receipt));
    }
    rules.refresh(read)?;
    let now = writing_time(read, now, training)?;
    let Found {
        case,
        events,
        around,
    } = find(read, rules, number)?;
    let regulation = rules.version(read, &case.regulation)?;
    let calendar = rules.calendar().clone();
    let context = Context {
        regulation: &regulation,
        calendar: &calendar,
        now,
        actor,
        around,
    };
    if !super::file::may_see(&regulation, &case, actor) {
        return Err(DeskError::UnknownCase(number.to_owned()));
    }
    unchanged_since(&case, &events, wish.version)?;
    let mut decision = decide::execute(&context, &case, &events, &wish.command)?;
    if matches!(wish.command, Command::Undo {}) {
        // What is taken back may have been what made the case one of several: it is judged by what surrounds it then.
        let around = surroundings::of(read, &regulation, &decision.case)?;
        let then = Context { around, ..context };
        decision = decide::execute(&then, &case, &events, &wish.command)?;
    }
    // Only who may merge at all learns whether the other case is there.
    if let Command::Merge { into, .. } = &wish.command {
        mergeable(read, into)?;
    }
    let raised = if project::same_voice(&case, &decision.case) {
        Vec::new()
    } else {
        raise_others(read, rules, now, &decision.case)?
    };
    let operation = wish.op.as_ref().map(|id| operation(id, digest, &decision));
    let (batch, raised) = batch_of(&decision, case.version, &raised, operation);
    let file = CaseFile::of(&decision, events, regulation);
    Ok((
        Some(batch),
        Receipt {
            number: number.to_owned(),
            version: decision.case.version,
            file: Some(file),
            raised,
            repeated: false,
        },
    ))
}

/// What the operation did when it was done before.
pub(super) fn done_before(
    read: &dyn Read,
    op: Option<&str>,
    digest: &str,
) -> Result<Option<Receipt>, DeskError> {
    let Some(op) = op else { return Ok(None) };
    match read.operation(op)? {
        None => Ok(None),
        Some(done) if done.digest == digest => Ok(Some(Receipt {
            number: done.number,
            version: done.version,
            file: None,
            raised: Vec::new(),
            repeated: true,
        })),
        Some(_) => Err(Refusal::invalid("op", Reason::OpReused).into()),
    }
}

/// Loads a case with what surrounds it.
pub(super) fn find(read: &dyn Read, rules: &mut Rules, number: &str) -> Result<Found, DeskError> {
    let events = read.events(number)?;
    let case =
        Case::of(number, &events).ok_or_else(|| DeskError::UnknownCase(number.to_owned()))?;
    let regulation = rules.version(read, &case.regulation)?;
    let around = surroundings::of(read, &regulation, &case)?;
    Ok(Found {
        case,
        events,
        around,
    })
}

/// Nobody else has changed the case since the actor read it.
fn unchanged_since(case: &Case, events: &[Event], seen: Option<u32>) -> Result<(), DeskError> {
    let Some(expected) = seen.filter(|seen| *seen != case.version) else {
        return Ok(());
    };
    let since = events.iter().skip(expected as usize);
    let by = since
        .clone()
        .last()
        .map(|event| event.actor.clone())
        .unwrap_or_default();
    let what = since.map(|event| event_label(&event.fact)).collect();
    let reason = Reason::Conflict {
        expected,
        found: case.version,
        by,
        what,
    };
    Err(Refusal {
        code: Code::Conflict,
        clause: None,
        field: Some("version".to_owned()),
        reason,
    }
    .into())
}

/// The case that another one is merged into exists, and is not itself merged.
fn mergeable(read: &dyn Read, into: &str) -> Result<(), DeskError> {
    let found = Case::of(into, &read.events(into)?);
    match found {
        Some(case) if case.merged_into.is_none() && !case.sealed && case.erased.is_none() => Ok(()),
        _ => Err(Refusal::invalid("into", Reason::Unknown(into.to_owned())).into()),
    }
}

/// Everything that a decision, and the cases it raised, write together.
pub(super) fn batch_of(
    decision: &Decision,
    expected: u32,
    raised: &[(Decision, u32)],
    op: Option<Operation>,
) -> (Batch, Vec<String>) {
    let numbers = raised
        .iter()
        .map(|(decision, _)| decision.case.number.clone())
        .collect();
    let mut cases: Vec<CaseWrite> = vec![project::write(decision, expected)];
    cases.extend(
        raised
            .iter()
            .map(|(decision, version)| project::write(decision, *version)),
    );
    let people = project::directory(&decision.case);
    (
        Batch {
            op,
            cases,
            people,
            ..Batch::default()
        },
        numbers,
    )
}

pub(super) fn operation(id: &str, digest: &str, decision: &Decision) -> Operation {
    Operation {
        id: id.to_owned(),
        digest: digest.to_owned(),
        number: decision.case.number.clone(),
        version: decision.case.version,
    }
}

fn digest(number: &str, wish: &Wish) -> String {
    let content = serde_json::to_string(&wish.command).unwrap_or_default();
    hex(&Sha256::digest(format!("{number}\u{1f}{content}")))
}
