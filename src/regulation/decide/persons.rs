//! Entries against persons and heads: points, sanctions, rewards, under an item of the regulation's table.

use super::{Context, line, optional_line, text};
use crate::case::{AssessPerson, Case, Command, Draft, Fact, Personal, Sanction, Subject};
use crate::regulation::conditions::holds_or_absent;
use crate::regulation::model::{Charges, Item, ItemCharge};
use crate::regulation::refusal::{Reason, Refusal};

pub(super) fn decide(
    context: &Context<'_>,
    case: &Case,
    command: &Command,
) -> Result<Vec<Draft>, Refusal> {
    match command {
        Command::AssessPerson(AssessPerson::Decide { id, decided }) => {
            Ok(vec![settle(context, case, *id, *decided)?])
        }
        Command::AssessPerson(AssessPerson::Propose {
            item,
            person,
            department,
            points,
            sanction,
            reward,
            reason,
        }) => {
            let known = context
                .regulation
                .items
                .iter()
                .find(|known| known.id == *item);
            let item =
                known.ok_or_else(|| Refusal::invalid("item", Reason::Unknown(item.clone())))?;
            let department = optional_line("department", department.as_deref())?
                .or_else(|| department_of(case, person))
                .or_else(|| case.responsible().map(ToOwned::to_owned));
            let wish = Wish {
                item,
                person: line("person", person)?,
                department,
                points: *points,
                sanction: *sanction,
                reward: reward.is_some() || item.reward,
                what: optional_line("reward", reward.as_deref())?,
                reason: text("reason", reason)?,
            };
            propose(context, case, &wish)
        }
        _ => Ok(Vec::new()),
    }
}

struct Wish<'a> {
    item: &'a Item,
    person: String,
    department: Option<String>,
    points: Option<u32>,
    sanction: Option<Sanction>,
    reward: bool,
    /// What the reward is, in words.
    what: Option<String>,
    reason: String,
}

fn department_of(case: &Case, person: &str) -> Option<String> {
    case.persons
        .iter()
        .find(|accused| accused.name == person)?
        .department
        .clone()
}

/// A proposal: one entry, or two where the item charges the person and the head.
fn propose(context: &Context<'_>, case: &Case, wish: &Wish<'_>) -> Result<Vec<Draft>, Refusal> {
    let view = context.view(case);
    let charge = wish
        .item
        .charge
        .iter()
        .find(|charge| holds_or_absent(charge.when.as_ref(), &view));
    let subjects: &[Subject] = match wish.item.charges {
        Charges::Person => &[Subject::Person],
        Charges::Head => &[Subject::Head],
        Charges::Both => &[Subject::Person, Subject::Head],
    };
    let first = case
        .assessments
        .iter()
        .map(|entry| entry.id)
        .max()
        .unwrap_or(0)
        + 1;
    let mut drafts = Vec::new();
    for (subject, id) in subjects.iter().zip(first..) {
        let (points, sanction) = measure(wish, charge, *subject)?;
        let fact = Fact::PersonAssessed {
            id,
            item: wish.item.id.clone(),
            subject: *subject,
            department: wish.department.clone(),
            points,
            sanction,
            reward: wish.reward,
            decided: None,
        };
        let personal = Personal {
            person: Some(wish.person.clone()),
            what: wish.what.clone(),
            reason: Some(wish.reason.clone()),
            ..Personal::default()
        };
        drafts.push(context.draft(Some(&wish.item.clause), fact, personal));
    }
    Ok(drafts)
}

/// Points are minima: the proposer may enter more, never less. A sanction is one of those that the item leaves open.
fn measure(
    wish: &Wish<'_>,
    charge: Option<&ItemCharge>,
    subject: Subject,
) -> Result<(Option<u32>, Option<Sanction>), Refusal> {
    let refused = |reason: Reason, field: &str| {
        Err(Refusal::rule(Some(wish.item.clause.clone()), reason).about(field))
    };
    let open: &[Sanction] = charge.map_or(&[], |charge| &charge.sanctions);
    let least = charge.and_then(|charge| match subject {
        Subject::Head if wish.item.charges == Charges::Both => charge.head_points,
        _ => charge.points,
    });
    if let Some(sanction) = wish.sanction {
        if !open.contains(&sanction) {
            let word = serde_json::to_value(sanction).ok();
            let word = word
                .as_ref()
                .and_then(serde_json::Value::as_str)
                .unwrap_or_default()
                .to_owned();
            return refused(Reason::SanctionNotOpen(word), "sanction");
        }
        return Ok((None, Some(sanction)));
    }
    if wish.reward {
        return Ok((wish.points, None));
    }
    let given = match (subject, wish.item.charges) {
        (Subject::Head, Charges::Both) => None,
        _ => wish.points,
    };
    match (given, least) {
        (Some(given), Some(least)) if given < least => {
            refused(Reason::BelowMinimum(least), "points")
        }
        (Some(_), None) if !open.is_empty() => {
            refused(Reason::NeitherPointsNorSanction, "sanction")
        }
        (None, None) if !open.is_empty() => {
            Err(Refusal::missing("sanction").under(&wish.item.clause))
        }
        (Some(given), _) => Ok((Some(given), None)),
        (None, least) => Ok((least, None)),
    }
}

fn settle(context: &Context<'_>, case: &Case, id: u32, decided: bool) -> Result<Draft, Refusal> {
    let entry = case.assessments.iter().find(|entry| entry.id == id);
    let entry = entry.ok_or_else(|| Refusal::invalid("id", Reason::Unknown(id.to_string())))?;
    if entry.decided.is_some() {
        return Err(Refusal::rule(entry.clause.clone(), Reason::AlreadyDecided).about("id"));
    }
    let fact = Fact::PersonAssessed {
        id,
        item: entry.item.clone(),
        subject: entry.subject,
        department: entry.department.clone(),
        points: entry.points,
        sanction: entry.sanction,
        reward: entry.reward,
        decided: Some(decided),
    };
    let personal = Personal {
        person: entry.person.clone(),
        ..Personal::default()
    };
    Ok(context.draft(entry.clause.as_deref(), fact, personal))
}
