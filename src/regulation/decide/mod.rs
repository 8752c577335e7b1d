//! The one place where a wish becomes a fact: a command, asked by somebody at some time, becomes events or a refusal.
//!
//! Every command goes the same way: may this person do it ([`permission`]), is it its turn ([`turn`]), are its fields right
//! (the file of its group), and then [`settle`]: what the new events do to the level, the tasks and the deadlines.

mod adopt;
mod complete;
mod erase;
mod handling;
mod import;
mod intake;
mod life;
mod measures;
mod office;
mod papers;
mod permission;
mod persons;
mod possible;
mod recount;
mod rounds;
mod sequel;
mod settle;
mod talks;
mod turn;
mod undo;
mod verdicts;

pub use adopt::{Carried, Change, Part, TaskChange, Unfit, adopt};
pub use erase::{Asked, erasable, erase, erase_again};
pub use import::take_over;
pub use intake::{preview, register};
pub use papers::{is_for, print, printable, take_back};
pub use permission::{permitted, roles_for};
pub use possible::{concerns, possible};
pub use recount::{Moved, recount};
pub use sequel::follow;
pub use settle::{Decision, tick, unchanged, wake_at};
pub use turn::allowed_now;
pub use undo::can_undo;

use super::model::Regulation;
use super::needs;
use super::refusal::{Reason, Refusal};
use super::track::Progress;
use super::view::{Surroundings, View};
use crate::calendar::{Calendar, Moment};
use crate::case::{Actor, Case, Command, CommandName, Draft, Event, Fact, Personal};

/// Under which rules, by whom and when a decision is made.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub regulation: &'a Regulation,
    pub calendar: &'a Calendar,
    pub now: Moment,
    pub actor: &'a Actor,
    pub around: Surroundings,
}

impl<'a> Context<'a> {
    /// `case` as the rules see it now.
    pub fn view(&self, case: &'a Case) -> View<'a> {
        View {
            case,
            regulation: self.regulation,
            now: self.now,
            around: self.around,
        }
    }

    /// An event by the actor, now.
    fn draft(&self, clause: Option<&str>, fact: Fact, personal: Personal) -> Draft {
        Draft {
            at: self.now,
            actor: self.actor.user.clone(),
            clause: clause.map(ToOwned::to_owned),
            follows: false,
            fact,
            deadlines: Vec::new(),
            personal,
        }
    }
}

/// The longest free text that is taken, in characters.
pub const LONGEST_TEXT: usize = 20_000;

/// Decides `command` on a case with the history `events`.
///
/// # Errors
/// The refusal, with its clause or field. The case is untouched either way: a decision is only a proposal to the store.
pub fn execute(
    context: &Context<'_>,
    case: &Case,
    events: &[Event],
    command: &Command,
) -> Result<Decision, Refusal> {
    let name = command.name();
    permitted(context, case, command)?;
    let clause = allowed_now(context, case, command)?;
    complete_enough(context, case, command)?;
    let drafts = match name {
        CommandName::Reclassify
        | CommandName::Assess
        | CommandName::Verify
        | CommandName::Verdict
        | CommandName::Investigate
        | CommandName::Adopt => verdicts::decide(context, case, command, clause.as_deref())?,
        CommandName::Dispatch
        | CommandName::Sign
        | CommandName::Notify
        | CommandName::Arrive
        | CommandName::Submit
        | CommandName::Return
        | CommandName::Approve
        | CommandName::Inspect
        | CommandName::Correct
        | CommandName::Review
        | CommandName::Reflect
        | CommandName::Circulate => handling::decide(context, case, command, clause.as_deref())?,
        CommandName::Promise
        | CommandName::Contact
        | CommandName::Progress
        | CommandName::Answer
        | CommandName::Countersign
        | CommandName::Callback
        | CommandName::Greet => talks::decide(context, case, command, clause.as_deref())?,
        CommandName::Complete => match command {
            Command::Complete(wish) => complete::complete(context, case, wish)?,
            _ => Vec::new(),
        },
        CommandName::Ask | CommandName::Instruct => {
            office::decide(context, case, command, clause.as_deref())?
        }
        CommandName::AssessPerson => persons::decide(context, case, command)?,
        CommandName::Undo => undo::decide(context, case, events)?,
        _ => life::decide(context, case, command, clause.as_deref())?,
    };
    Ok(settle::settle(
        context,
        &case.number,
        events,
        drafts,
        crate::case::LevelCause::Event,
    ))
}

/// The paper may want more of a step than the command itself does.
fn complete_enough(context: &Context<'_>, case: &Case, command: &Command) -> Result<(), Refusal> {
    let progress = Progress::of(&context.view(case));
    let Some((step, _)) = progress.entry(command.name()) else {
        return Ok(());
    };
    match needs::left_out(step, command) {
        Some(field) => Err(Refusal::missing(field).under(&step.clause)),
        None => Ok(()),
    }
}

/// A mandatory text: not empty, not absurdly long, cleaned of what drives a terminal.
fn text(field: &str, typed: &str) -> Result<String, Refusal> {
    let clean = crate::text::clean_text(typed);
    if clean.trim().is_empty() {
        return Err(Refusal::missing(field));
    }
    within_length(field, clean)
}

/// An optional text; empty counts as absent.
fn optional(field: &str, typed: Option<&str>) -> Result<Option<String>, Refusal> {
    match typed
        .map(crate::text::clean_text)
        .filter(|clean| !clean.trim().is_empty())
    {
        Some(clean) => within_length(field, clean).map(Some),
        None => Ok(None),
    }
}

/// A mandatory line: a name, a subject.
fn line(field: &str, typed: &str) -> Result<String, Refusal> {
    let clean = crate::text::clean_line(typed);
    if clean.is_empty() {
        return Err(Refusal::missing(field));
    }
    within_length(field, clean)
}

/// An optional line.
fn optional_line(field: &str, typed: Option<&str>) -> Result<Option<String>, Refusal> {
    match typed
        .map(crate::text::clean_line)
        .filter(|clean| !clean.is_empty())
    {
        Some(clean) => within_length(field, clean).map(Some),
        None => Ok(None),
    }
}

fn within_length(field: &str, clean: String) -> Result<String, Refusal> {
    if clean.chars().count() > LONGEST_TEXT {
        return Err(Refusal::invalid(field, Reason::TooLong(LONGEST_TEXT)));
    }
    Ok(clean)
}
