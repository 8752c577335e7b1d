//! Registration: a complaint becomes a case with a number.

use chrono::{Datelike, SubsecRound};
use sha2::{Digest, Sha256};

use super::command::{batch_of, done_before, operation};
use super::others::raise_others;
use super::rules::Rules;
use super::{
    CaseFile, Desk, DeskError, Preview, Receipt, project, sequel, surroundings, writing_time,
};
use crate::calendar::Moment;
use crate::case::{Actor, Case, CommandName, Intake, Role};
use crate::regulation::decide::{self, Context};
use crate::regulation::{Reason, Refusal, Surroundings};
use crate::store::{Batch, Read};
use crate::text::hex;

/// What a registration answers.
pub type Registration = Receipt;

/// Digits of a case number after its year.
pub(super) const DIGITS: usize = 6;
/// Digits of a sealed case's number.
const SEALED_DIGITS: usize = 4;

impl Desk {
    /// Registers `intake`. When this returns, the case is on disk.
    ///
    /// # Errors
    /// The field that is missing, unknown or impossible; a missing role; a fault of the file. Nothing was written then.
    pub fn register(&mut self, actor: &Actor, intake: &Intake) -> Result<Registration, DeskError> {
        let intake = to_the_second(intake);
        let (now, training) = (self.now(), self.profile.training);
        let digest = digest(&intake)?;
        let mut outcome: Result<Receipt, DeskError> = Err(DeskError::UnknownCase(String::new()));
        let rules = &mut self.rules;
        self.store.append(&mut |read| match decide_intake(
            read,
            rules,
            (now, training),
            actor,
            &intake,
            &digest,
        ) {
            Ok((batch, receipt)) => {
                outcome = Ok(receipt);
                Ok(batch)
            }
            Err(error) => {
                outcome = Err(error);
                Ok(None)
            }
        })?;
        self.note_refusal(actor, "", CommandName::Note, &outcome)?;
        let mut receipt = outcome?;
        receipt.file = match receipt.file.take() {
            Some(file) => Some(file).filter(|file| file.visible_to(actor)),
            None => self.case(actor, &receipt.number).ok(),
        };
        Ok(receipt)
    }

    /// What a registration would become, however incomplete it is: the answer beside the form.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn preview(&mut self, actor: &Actor, intake: &Intake) -> Result<Preview, DeskError> {
        let intake = to_the_second(intake);
        let regulation = self.rules.current().clone();
        let calendar = self.rules.calendar().clone();
        let now = self.now();
        let context = Context {
            regulation: &regulation,
            calendar: &calendar,
            now,
            actor,
            around: Surroundings::default(),
        };
        let Some(first) = decide::preview(&context, &intake) else {
            return Ok(Preview::default());
        };
        let around = surroundings::of(self.store.as_read(), &regulation, &first.case)?;
        let decision = decide::preview(&Context { around, ..context }, &intake).unwrap_or(first);
        let read = self.store.as_read();
        Preview::of(read, actor, &regulation, &decision, now, around)
    }
}

type Decided = Result<(Option<Batch>, Receipt), DeskError>;

fn decide_intake(
    read: &dyn Read,
    rules: &mut Rules,
    (now, training): (Moment, bool),
    actor: &Actor,
    intake: &Intake,
    digest: &str,
) -> Decided {
    if let Some(receipt) = done_before(read, intake.op.as_deref(), digest)? {
        return Ok((None, receipt));
    }
    rules.refresh(read)?;
    if !actor.may(Role::Clerk) {
        return Err(Refusal::forbidden(
            clause_of(rules, intake),
            Reason::needs_role(rules.current(), &[Role::Clerk]),
        )
        .into());
    }
    let now = writing_time(read, now, training)?;
    let regulation = rules.current().clone();
    let calendar = rules.calendar().clone();
    let context = Context {
        regulation: &regulation,
        calendar: &calendar,
        now,
        actor,
        around: Surroundings::default(),
    };
    let sealed = regulation
        .kind(&intake.kind)
        .is_some_and(|kind| kind.sealed_for.is_some());
    let number = if sealed {
        read.next_number(&format!("S-{}-", now.year()), SEALED_DIGITS)?
    } else {
        read.next_number(&series(now.year()), DIGITS)?
    };
    let alone = decide::register(&context, &number, intake)?;
    let around = surroundings_of_new(read, &regulation, &alone.case)?;
    let decision = if around == Surroundings::default() {
        alone
    } else {
        decide::register(&Context { around, ..context }, &number, intake)?
    };
    let followed = sequel::follow(read, rules, now, actor, &decision.case)?;
    let mut raised = raise_others(read, rules, now, &decision.case)?;
    if let Some((earlier, _)) = &followed {
        // What makes it graver is decided with what follows it.
        raised.retain(|(other, _)| other.case.number != earlier.case.number);
    }
    let op = intake
        .op
        .as_ref()
        .map(|id| operation(id, digest, &decision));
    let (mut batch, mut raised) = batch_of(&decision, 0, &raised, op);
    if let Some((earlier, version)) = followed {
        if earlier.rises() {
            raised.push(earlier.case.number.clone());
        }
        batch.cases.push(project::write(&earlier, version));
    }
    let file = CaseFile::of(&decision, Vec::new(), regulation);
    let version = decision.case.version;
    Ok((
        Some(batch),
        Receipt {
            number,
            version,
            file: Some(file),
            raised,
            repeated: false,
        },
    ))
}

/// The series of case numbers of a year.
pub(super) fn series(year: i32) -> String {
    format!("{year}-")
}

fn surroundings_of_new(
    read: &dyn Read,
    regulation: &crate::regulation::Regulation,
    case: &Case,
) -> Result<Surroundings, DeskError> {
    if case.sealed {
        return Ok(Surroundings::default());
    }
    surroundings::of(read, regulation, case)
}

fn clause_of(rules: &Rules, intake: &Intake) -> Option<String> {
    rules
        .current()
        .kind(&intake.kind)
        .map(|kind| kind.clause.clone())
}

fn to_the_second(intake: &Intake) -> Intake {
    let received_at = intake.received_at.map(|at| at.trunc_subsecs(0));
    Intake {
        received_at,
        ..intake.clone()
    }
}

fn digest(intake: &Intake) -> Result<String, DeskError> {
    let content = Intake {
        op: None,
        ..intake.clone()
    };
    let text = serde_json::to_string(&content)
        .map_err(|error| crate::store::StoreError::Internal(error.to_string()))?;
    Ok(hex(&Sha256::digest(text.as_bytes())))
}
