//! Entries against a named employee: proposed once the facts are known, then decided.

use super::order::say;
use super::scene::{Scene, Work};
use super::spoken;
use crate::case::{AssessPerson, Command, CommandName, Sanction};
use crate::regulation::conditions::holds_or_absent;
use crate::regulation::model::{Item, ItemCharge};

/// The item of the table that the breach falls under, and what it costs.
pub(super) fn entry<'a>(scene: &Scene<'a>) -> Option<(&'a Item, Option<&'a ItemCharge>)> {
    let items = &scene.file.regulation.items;
    let named = scene.matter.outcome.item.as_ref();
    let item = named
        .and_then(|id| items.iter().find(|item| item.id == *id))
        .or_else(|| items.iter().find(|item| !item.reward))?;
    let view = scene.view();
    let charge = item
        .charge
        .iter()
        .find(|charge| holds_or_absent(charge.when.as_ref(), &view));
    Some((item, charge))
}

pub(super) fn propose(scene: &Scene<'_>, work: &mut Work) -> Option<Command> {
    let (item, charge) = entry(scene)?;
    let accused = scene.file.case.persons.first()?;
    let open: &[Sanction] = charge.map_or(&[], |charge| &charge.sanctions);
    let least = charge.and_then(|charge| charge.points);
    let by_sanction = !open.is_empty() && (least.is_none() || work.chance.share(0.3));
    let sanction = open.first().copied().filter(|_| by_sanction);
    let points = (sanction.is_none() && least == Some(0)).then(|| work.chance.between(1, 5));
    let blame: Vec<String> = scene
        .material
        .words_of(CommandName::AssessPerson)
        .iter()
        .filter(|words| !spoken::praises(words))
        .cloned()
        .collect();
    Some(Command::AssessPerson(AssessPerson::Propose {
        item: item.id.clone(),
        person: accused.name.clone(),
        department: accused.department.clone(),
        points,
        sanction,
        reward: None,
        reason: say(work, &blame),
    }))
}

pub(super) fn decide(scene: &Scene<'_>, work: &mut Work) -> Option<Command> {
    let entries = scene.file.case.assessments.iter();
    let id = entries
        .filter(|e| e.decided.is_none())
        .map(|e| e.id)
        .min()?;
    Some(Command::AssessPerson(AssessPerson::Decide {
        id,
        decided: work.chance.share(0.85),
    }))
}
