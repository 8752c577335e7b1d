//! Single boxes of a registration, as a clerk fills them.

use super::chance::Chance;
use super::hours::minutes;
use super::material::Matter;
use super::reception::LEFT_EMPTY;
use crate::calendar::Moment;
use crate::case::{Customer, Method};

/// What the placeholders of a text stand for.
pub(super) struct Blanks<'a> {
    pub place: &'a str,
    pub staff: Option<&'a str>,
    pub unit: Option<&'a str>,
    pub amounts: &'a [u32],
}

pub(super) fn nameless() -> Customer {
    Customer {
        name: "匿名".to_owned(),
        ..Customer::default()
    }
}

/// A text that names an employee in the share of cases that do, else one that does not.
pub(super) fn text_of<'a>(matter: &'a Matter, chance: &mut Chance) -> Option<&'a String> {
    let named = chance.share(matter.accused_share);
    let (naming, plain): (Vec<&String>, Vec<&String>) = matter
        .texts
        .iter()
        .partition(|text| text.contains("{staff}"));
    let wanted = if (named && !naming.is_empty()) || plain.is_empty() {
        naming
    } else {
        plain
    };
    chance.pick(&wanted).copied()
}

pub(super) fn demand(matter: &Matter, chance: &mut Chance) -> Option<String> {
    let demand = chance.pick(&matter.demands).cloned();
    demand.filter(|_| !chance.share(LEFT_EMPTY))
}

/// The responsible department where the clerk already sees it (as with what others have raised before), sometimes others as
/// well.
pub(super) fn departments(matter: &Matter, joins: bool, chance: &mut Chance) -> Vec<String> {
    let mut named: Vec<String> = Vec::new();
    if joins || chance.share(0.75) {
        named.extend(matter.departments.first().cloned());
        if chance.share(0.08) {
            named.extend(matter.departments.get(1).cloned());
        }
    }
    named
}

/// Calls are registered while the customer talks; what comes in writing lies in the post for some hours, or since yesterday.
pub(super) fn received(now: Moment, channel: &str, chance: &mut Chance) -> Moment {
    let speaks = matches!(
        method_of(channel),
        Some(Method::Phone | Method::Counter | Method::Visit)
    );
    if speaks {
        return now - minutes(chance.between(2, 14));
    }
    let yesterday = now.date_naive().pred_opt().filter(|_| chance.share(0.35));
    let minute = chance.between(9 * 60, 22 * 60);
    yesterday
        .and_then(|date| date.and_hms_opt(minute / 60, minute % 60, 0))
        .and_then(|time| time.and_local_timezone(*now.offset()).single())
        .unwrap_or_else(|| now - minutes(chance.between(5, 60)))
}

/// The way of speaking to people that a channel is called after.
pub(super) fn method_of(channel: &str) -> Option<Method> {
    serde_json::from_value(serde_json::Value::String(channel.to_owned())).ok()
}
