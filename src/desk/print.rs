//! Printing: a paper of a case, its serial, and the return of a slip.
//!
//! **A paper never bears a serial that the log does not know, and the log never names a paper that nobody has.** So the door
//! does it in this order, inside one write transaction: the next serial is read; the caller makes the whole paper with it, on
//! the disk, beside its place ([`Desk::print`]'s `make`); only then the event is written and committed; and last the caller
//! moves the paper to its place, which needs no room and no right that has not been proved. If making fails, nothing was
//! written and the serial is not taken. If the power fails between the commit and the move, the whole paper still lies beside
//! its place. A commit of which it is not known whether it reached the disk is looked up.
//!
//! Serials count by form and year (`slip-2026-0007`) in the same series as case numbers, without gaps; a sealed case has
//! series of its own, so that its papers cannot be counted by those who may not know of it.

use std::sync::Arc;

use chrono::Datelike;
use serde_json::json;

use super::command::{batch_of, find};
use super::{CaseFile, Desk, DeskError, masking, writing_time};
use crate::calendar::Moment;
use crate::case::{Actor, Case, Fact};
use crate::regulation::decide::{self, Context, Decision};
use crate::regulation::model::Form;
use crate::regulation::{Code, Reason, Refusal, Regulation};
use crate::store::{Batch, Read, StoreError};

/// A paper that is about to be made.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'a> {
    pub form: &'a Form,
    pub serial: &'a str,
    /// The case as it is before the print, its customer masked for those whose work does not need them.
    pub file: &'a CaseFile,
    pub at: Moment,
}

/// A paper that was printed, or has come back.
#[derive(Clone, Debug)]
pub struct Printed {
    pub number: String,
    pub form: String,
    pub serial: String,
    /// The case as it is now.
    pub file: CaseFile,
}

/// Makes a paper, on the disk and whole; `false` where it could not, and nothing is to be written.
pub type Make<'a> = dyn FnMut(&Paper<'_>) -> bool + 'a;

impl Desk {
    /// The forms that a case may have: its own regulation's, else (a case of a time before there were forms) the present
    /// one's.
    pub fn forms<'a>(&'a self, file: &'a CaseFile) -> &'a [Form] {
        forms(&file.regulation, self.rules.current())
    }

    /// The form of that id.
    ///
    /// # Errors
    /// There is none; the error names those that there are.
    pub fn form<'a>(&'a self, file: &'a CaseFile, id: &str) -> Result<&'a Form, DeskError> {
        Ok(form_of(self.forms(file), id)?)
    }

    /// The forms of a case, each with whether `actor` may print it now, or why not.
    pub fn papers<'a>(
        &'a self,
        actor: &Actor,
        file: &'a CaseFile,
    ) -> Vec<(&'a Form, Result<(), Refusal>)> {
        let context = Context {
            regulation: &file.regulation,
            calendar: self.rules.calendar(),
            now: self.now(),
            actor,
            around: file.around,
        };
        let forms = self.forms(file).iter();
        forms
            .map(|form| (form, decide::printable(&context, &file.case, form)))
            .collect()
    }

    /// Prints `form` of a case. `None` where `make` did not make it: then nothing was written.
    ///
    /// # Errors
    /// An unknown case or form; a missing permission; a form that is for other cases; a fault of the file.
    pub fn print(
        &mut self,
        actor: &Actor,
        number: &str,
        form: &str,
        make: &mut Make<'_>,
    ) -> Result<Option<Printed>, DeskError> {
        let shown = self.is_shown(actor, number);
        let mut made: Option<String> = None;
        let outcome = self.write_paper(actor, number, &mut |read, file, forms, context| {
            let form = form_of(forms, form)?;
            let series = series(&file.case, form, context.now);
            let serial = read.next_number(&series, 4)?;
            let decision = decide::print(context, &file.case, &file.events, form, &serial)?;
            let mut seen = file.clone();
            seen.masked = masking::taken_out(actor, shown, &mut seen.case, &mut seen.events);
            let paper = Paper {
                form,
                serial: &serial,
                file: &seen,
                at: context.now,
            };
            if !make(&paper) {
                return Ok(None);
            }
            made = Some(serial.clone());
            Ok(Some((decision, form.id.clone(), serial)))
        });
        match outcome {
            Err(DeskError::Store(StoreError::Uncertain(detail))) => {
                let serial = made.ok_or_else(|| StoreError::Uncertain(detail.clone()))?;
                self.look_up(actor, number, &serial, detail)
            }
            outcome => outcome,
        }
    }

    /// Notes that a slip has come back signed.
    ///
    /// # Errors
    /// An unknown case or serial; a missing permission; a paper that does not come back, or is back already.
    pub fn take_back(
        &mut self,
        actor: &Actor,
        number: &str,
        serial: &str,
    ) -> Result<Printed, DeskError> {
        let written = self.write_paper(actor, number, &mut |_, file, forms, context| {
            let papers = &file.case.papers;
            let paper = papers.iter().find(|paper| paper.serial == serial);
            let id = paper.map(|paper| paper.form.clone()).unwrap_or_default();
            let form = forms.iter().find(|form| form.id == id);
            let decision = decide::take_back(context, &file.case, &file.events, form, serial)?;
            Ok(Some((decision, id, serial.to_owned())))
        })?;
        written.ok_or_else(|| DeskError::UnknownCase(number.to_owned()))
    }

    /// One paper's event, decided and written in one transaction.
    fn write_paper(
        &mut self,
        actor: &Actor,
        number: &str,
        decide: &mut Deciding<'_>,
    ) -> Result<Option<Printed>, DeskError> {
        let (now, training) = (self.now(), self.profile.training);
        let rules = &mut self.rules;
        let mut outcome = Ok(None);
        self.store.append(&mut |read| {
            let mut step = || -> Result<Option<(Batch, Printed)>, DeskError> {
                let now = writing_time(read, now, training)?;
                let found = find(read, rules, number)?;
                let regulation = rules.version(read, &found.case.regulation)?;
                if !super::file::may_see(&regulation, &found.case, actor) {
                    return Err(DeskError::UnknownCase(number.to_owned()));
                }
                let (current, calendar) = (rules.current().clone(), rules.calendar().clone());
                let context = Context {
                    regulation: &regulation,
                    calendar: &calendar,
                    now,
                    actor,
                    around: found.around,
                };
                let before = decide::unchanged(&context, &found.case);
                let mut file = CaseFile::of(&before, found.events, Arc::clone(&regulation));
                file.around = found.around;
                let forms = forms(&regulation, &current);
                let Some((decision, form, serial)) = decide(read, &file, forms, &context)? else {
                    return Ok(None);
                };
                let (mut batch, _) = batch_of(&decision, file.case.version, &[], None);
                batch.serials = taken(&decision);
                let file = CaseFile::of(&decision, file.events, regulation.clone());
                let number = number.to_owned();
                Ok(Some((
                    batch,
                    Printed {
                        number,
                        form,
                        serial,
                        file,
                    },
                )))
            };
            match step() {
                Ok(Some((batch, printed))) => {
                    outcome = Ok(Some(printed));
                    Ok(Some(batch))
                }
                Ok(None) => Ok(None),
                Err(error) => {
                    outcome = Err(error);
                    Ok(None)
                }
            }
        })?;
        self.note_paper_refused(actor, number, &outcome)?;
        Ok(outcome?.map(|printed| Printed {
            file: self.masked(actor, printed.file),
            ..printed
        }))
    }

    /// A missing permission is noted in the desk's own log.
    fn note_paper_refused<T>(
        &mut self,
        actor: &Actor,
        number: &str,
        outcome: &Result<T, DeskError>,
    ) -> Result<(), DeskError> {
        match outcome {
            Err(DeskError::Refused(refusal)) if refusal.code == Code::Forbidden => {
                let facts = json!({"command": "print", "case": number, "clause": refusal.clause});
                self.write_desk(&actor.user, "forbidden", &facts, &[])
            }
            _ => Ok(()),
        }
    }

    /// Whether a print of which the commit failed is in the log after all.
    fn look_up(
        &mut self,
        actor: &Actor,
        number: &str,
        serial: &str,
        detail: String,
    ) -> Result<Option<Printed>, DeskError> {
        let file = self.case(actor, number)?;
        let papers = &file.case.papers;
        let form = papers
            .iter()
            .find(|paper| paper.serial == serial)
            .map(|paper| paper.form.clone());
        let form = form.ok_or(StoreError::Uncertain(detail))?;
        Ok(Some(Printed {
            number: number.to_owned(),
            form,
            serial: serial.to_owned(),
            file,
        }))
    }
}

/// What is decided inside the transaction: the event, the form's id and the serial; `None` writes nothing.
type Deciding<'a> = dyn FnMut(
        &dyn Read,
        &CaseFile,
        &[Form],
        &Context<'_>,
    ) -> Result<Option<(Decision, String, String)>, DeskError>
    + 'a;

fn forms<'a>(of_case: &'a Regulation, current: &'a Regulation) -> &'a [Form] {
    if of_case.forms.is_empty() {
        &current.forms
    } else {
        &of_case.forms
    }
}

fn form_of<'a>(forms: &'a [Form], id: &str) -> Result<&'a Form, Refusal> {
    forms.iter().find(|form| form.id == id).ok_or_else(|| {
        let known: Vec<&str> = forms.iter().map(|form| form.id.as_str()).collect();
        let reason = Reason::UnknownForm {
            form: id.to_owned(),
            known: known.join(" "),
        };
        Refusal::invalid("form", reason)
    })
}

/// The serials that are taken by what was decided.
fn taken(decision: &Decision) -> Vec<String> {
    let facts = decision.drafts.iter().map(|draft| &draft.fact);
    facts
        .filter_map(|fact| match fact {
            Fact::Printed { serial, .. } => Some(serial.clone()),
            _ => None,
        })
        .collect()
}

/// The series that a paper's serial counts in.
fn series(case: &Case, form: &Form, at: Moment) -> String {
    let sealed = if case.sealed { "S-" } else { "" };
    format!("{sealed}{}-{}-", form.id, at.year())
}
