//! The assessment table as the dialog offers it: each item with its group, whom it charges and what it costs this case.

use super::plan::Scene;
use super::texts;
use crate::case::Sanction;
use crate::regulation::conditions::holds_or_absent;
use crate::regulation::model::{Charges, Item, ItemCharge};
use crate::regulation::texts::sanction_title;
use crate::text::Lang;
use crate::tui::popups::Pick;
use crate::tui::widgets::Opt;

/// Every sanction, from the lightest.
const SANCTIONS: [Sanction; 5] = [
    Sanction::CirculatedCriticism,
    Sanction::Warning,
    Sanction::Demerit,
    Sanction::MajorDemerit,
    Sanction::Dismissal,
];

/// The items, as they are typed and read back.
pub(super) fn options(scene: &Scene<'_>) -> Vec<Opt> {
    let items = scene.regulation().items.iter();
    items
        .map(|item| Opt::new(&item.id, line(item, scene.lang)))
        .collect()
}

/// The items to choose from, each with whom and how much.
pub(super) fn picks(scene: &Scene<'_>) -> Vec<Pick> {
    let items = scene.regulation().items.iter();
    items
        .map(|item| Pick {
            value: line(item, scene.lang),
            label: line(item, scene.lang),
            note: note(item, scene),
        })
        .collect()
}

/// The text of an item, behind its number where the paper numbers its table; an id in letters is the file's own.
fn line(item: &Item, lang: Lang) -> String {
    let label = item.label.get(lang);
    if item.id.starts_with(|first: char| first.is_ascii_digit()) {
        format!("{} {label}", item.id)
    } else {
        label.to_owned()
    }
}

fn note(item: &Item, scene: &Scene<'_>) -> String {
    let lang = scene.lang;
    let group = item.group.as_ref().map(|group| group.get(lang));
    let charge = charge_of(item, scene);
    let least = charge.and_then(|charge| charge.points);
    let cost = match (least, charge) {
        (Some(points), _) => texts::least(lang, points),
        (None, Some(charge)) if !charge.sanctions.is_empty() => texts::sanction(lang).to_owned(),
        _ => String::new(),
    };
    let parts = [group.unwrap_or_default(), whose(lang, item.charges), &cost];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// The item that is meant by what stands in the field.
pub(super) fn meant<'a>(typed: &str, scene: &Scene<'a>) -> Option<&'a Item> {
    let typed = typed.trim();
    let mut items = scene.regulation().items.iter();
    items.find(|item| item.id == typed || line(item, scene.lang) == typed)
}

/// What an item costs this case.
pub(super) fn charge_of<'a>(item: &'a Item, scene: &Scene<'_>) -> Option<&'a ItemCharge> {
    let view = scene.opened.file.view(scene.now);
    let mut charges = item.charge.iter();
    charges.find(|charge| holds_or_absent(charge.when.as_ref(), &view))
}

/// What stands below the field once an item is chosen: its clause, group, whom it charges, what it costs.
pub(super) fn told(typed: &str, scene: &Scene<'_>) -> Option<String> {
    let lang = scene.lang;
    let item = meant(typed, scene)?;
    let charge = charge_of(item, scene);
    let mut parts = vec![item.clause.clone()];
    parts.extend(item.group.as_ref().map(|group| group.get(lang).to_owned()));
    parts.push(texts::charges(lang, whose(lang, item.charges)));
    parts.extend(
        charge
            .and_then(|charge| charge.points)
            .map(|points| texts::least(lang, points)),
    );
    let head = charge.and_then(|charge| charge.head_points);
    parts.extend(
        head.filter(|_| item.charges == Charges::Both)
            .map(|points| texts::head_least(lang, points)),
    );
    let open = charge.map_or(&[][..], |charge| &charge.sanctions);
    if !open.is_empty() {
        let names: Vec<&str> = open.iter().map(|it| sanction_title(lang, *it)).collect();
        parts.push(names.join(texts::or(lang)));
    }
    Some(parts.join(" · "))
}

fn whose(lang: Lang, charges: Charges) -> &'static str {
    match charges {
        Charges::Person => texts::the_person(lang),
        Charges::Head => texts::the_head(lang),
        Charges::Both => texts::both(lang),
    }
}

/// The sanctions that may be chosen: those that the item leaves open, all of them while none is chosen.
pub(super) fn sanctions(open: Option<&[Sanction]>, lang: Lang) -> Vec<Opt> {
    let named = SANCTIONS
        .into_iter()
        .filter(|sanction| open.is_none_or(|open| open.contains(sanction)));
    named
        .filter_map(|sanction| {
            let id = serde_json::to_value(sanction).ok()?.as_str()?.to_owned();
            Some(Opt::new(id, sanction_title(lang, sanction)))
        })
        .collect()
}
