//! The counter: who comes, with what, and what the clerk writes down.

use std::collections::BTreeMap;

use super::DemoError;
use super::chance::{Chance, Deck};
use super::hours;
use super::material::{Employee, Material, Matter, expand};
use super::people::{People, Somebody, digits};
use super::roster::Expected;
use super::slip::{Blanks, demand, departments, method_of, nameless, received, text_of};
use crate::calendar::{Calendar, Moment};
use crate::case::{Contact, Customer, Intake, Method, PersonRef};
use crate::regulation::Regulation;
use crate::regulation::model::{CategoryRule, Kind};

/// How often somebody comes who has come before; and then with the same matter again.
const COMES_AGAIN: f64 = 0.16;
const SAME_AGAIN: f64 = 0.35;
/// Nobody comes more often than this, and nobody comes back before so many others came.
const MOST_VISITS: u32 = 3;
const STRANGERS: usize = 6;
/// One in so many customers is an important one.
const IMPORTANT: usize = 16;
/// How often a box is left to be completed later.
pub(super) const LEFT_EMPTY: f64 = 0.12;
/// In so many days a subject stands for one matter; more people than this with the same words would be a fourth story.
const WINDOW_DAYS: u32 = 31;
const SAME_WORDS: usize = 2;

/// Someone who has been here.
#[derive(Clone, Debug)]
struct Known {
    customer: Customer,
    matter: usize,
    kind: String,
    place: String,
    subject: String,
    visits: u32,
}

pub(super) struct Reception<'a> {
    regulation: &'a Regulation,
    calendar: &'a Calendar,
    material: &'a Material,
    people: People,
    known: Vec<Known>,
    /// When each subject was used lately.
    subjects: BTreeMap<String, Vec<Moment>>,
    important: Deck<bool>,
}

impl<'a> Reception<'a> {
    pub(super) fn new(
        regulation: &'a Regulation,
        calendar: &'a Calendar,
        material: &'a Material,
    ) -> Result<Self, DemoError> {
        let importance: Vec<bool> = (0..IMPORTANT).map(|card| card == 0).collect();
        Ok(Self {
            regulation,
            calendar,
            material,
            people: People::load()?,
            known: Vec::new(),
            subjects: BTreeMap::new(),
            important: Deck::new(&importance),
        })
    }

    /// What is registered for `case`, and the matter that it turned out to be. `now`: the time of registration.
    pub(super) fn intake(
        &mut self,
        case: &Expected,
        now: Moment,
        chance: &mut Chance,
    ) -> Option<(Intake, usize)> {
        let kind = self.regulation.kind(&case.kind)?.clone();
        let sealed = kind.sealed_for.is_some();
        let back = (!sealed && !case.joins && chance.share(COMES_AGAIN))
            .then(|| self.somebody_known(chance))
            .flatten();
        let visits = back.as_ref().map_or(1, |back| back.visits + 1);
        let same = back
            .as_ref()
            .filter(|back| back.kind == case.kind && chance.share(SAME_AGAIN));
        let (matter_at, place) = same.map_or_else(
            || (case.matter, case.place.clone()),
            |same| (same.matter, same.place.clone()),
        );
        let again = same.map(|same| same.subject.clone());
        let matter = self.material.matters.get(matter_at)?;
        let anonymous = chance.share(matter.anonymous_share);
        let customer = match back {
            Some(back) => back.customer,
            None if anonymous => nameless(),
            None => self.customer(&kind, matter, chance),
        };
        let subject =
            again.unwrap_or_else(|| self.subject(matter, case.joins, &place, &customer, now));
        let template = text_of(matter, chance)?;
        let names_staff = template.contains("{staff}");
        let accused = self.accused(matter, chance).filter(|_| names_staff);
        let blanks = Blanks {
            place: &place,
            staff: accused.as_ref().map(|person| person.name.as_str()),
            unit: customer.unit.as_deref(),
            amounts: &matter.amounts,
        };
        let text = self.fill(template, &blanks, chance);
        let channel = self.channel(matter, now, chance)?;
        let mut fields = BTreeMap::new();
        for field in self.regulation.fields.iter().filter(|f| f.is_extra()) {
            if let Some(template) = matter.fields.get(&field.id)
                && !chance.share(LEFT_EMPTY)
            {
                fields.insert(field.id.clone(), self.fill(template, &blanks, chance));
            }
        }
        let intake = Intake {
            op: None,
            sequel_to: None,
            kind: kind.id.clone(),
            received_at: Some(received(now, &channel, chance)),
            channel,
            contact: self.contact(&kind, anonymous, chance),
            category: self.category(&kind, matter_at),
            subject: Some(subject.clone()),
            text,
            demand: demand(matter, chance),
            agitated: chance.share(matter.agitated_share),
            departments: departments(matter, case.joins, chance),
            persons: accused
                .into_iter()
                .map(|person| PersonRef {
                    name: person.name,
                    department: Some(person.department),
                })
                .collect(),
            facts: self.facts(&kind, matter, chance),
            fields,
            customer: customer.clone(),
        };
        if !sealed && !anonymous {
            self.known.push(Known {
                customer,
                matter: matter_at,
                kind: kind.id,
                place,
                subject,
                visits,
            });
        }
        Some((intake, matter_at))
    }

    /// Somebody who has been here, and not too often. They are entered again with this visit.
    fn somebody_known(&mut self, chance: &mut Chance) -> Option<Known> {
        if self.known.len() < STRANGERS {
            return None;
        }
        let last = u32::try_from(self.known.len() - 1).ok()?;
        let at = usize::try_from(chance.between(0, last)).ok()?;
        if self.known.get(at)?.visits >= MOST_VISITS {
            return None;
        }
        Some(self.known.remove(at))
    }

    fn asks(&self, kind: &Kind, field: &str) -> bool {
        let asked = |known: &&crate::regulation::model::Field| {
            known.id == field && (known.kinds.is_empty() || known.kinds.contains(&kind.id))
        };
        self.regulation.fields.iter().any(|known| asked(&known))
    }

    fn customer(&mut self, kind: &Kind, matter: &Matter, chance: &mut Chance) -> Customer {
        let Somebody { name, sex, phone } = self.people.somebody(chance);
        let given = |asked: bool, chance: &mut Chance| asked && !chance.share(LEFT_EMPTY);
        let one_of = |own: &[String], all: &[String], chance: &mut Chance| {
            chance.pick(if own.is_empty() { all } else { own }).cloned()
        };
        let unit = chance.pick(&self.material.units).cloned();
        let asks_address = self.asks(kind, "customer.address") && unit.is_none();
        let address = if given(asks_address, chance) || (unit.is_none() && chance.share(0.15)) {
            Some(self.people.address(chance))
        } else {
            None
        };
        let relation = one_of(&matter.relations, &self.material.relations, chance);
        let identity = one_of(&matter.identities, &self.material.identities, chance);
        Customer {
            sex: given(self.asks(kind, "customer.sex"), chance).then_some(sex),
            phone: (!chance.share(0.04)).then_some(phone),
            address,
            unit,
            important: self.important.draw(chance).unwrap_or_default(),
            relation: relation.filter(|_| given(true, chance)),
            identity: identity.filter(|_| given(self.asks(kind, "customer.identity"), chance)),
            name,
        }
    }

    /// Somebody else to call, where the paper asks for one.
    fn contact(&self, kind: &Kind, anonymous: bool, chance: &mut Chance) -> Contact {
        if anonymous || !self.asks(kind, "contact.name") || !chance.share(0.4) {
            return Contact::default();
        }
        let somebody = self.people.somebody(chance);
        Contact {
            name: Some(somebody.name),
            mobile: Some(somebody.phone),
            phone: None,
        }
    }

    /// The subject that the clerk writes. Many people complain of the like, few of the very same: where the tag alone would
    /// make one matter of too many, the clerk adds the place, or the name.
    fn subject(
        &mut self,
        matter: &Matter,
        joins: bool,
        place: &str,
        customer: &Customer,
        now: Moment,
    ) -> String {
        let tag = expand(&matter.subject, |name| {
            (name == "place").then(|| place.to_owned())
        });
        let spot = customer.unit.as_deref().unwrap_or(place);
        let placed = format!("{tag}·{spot}");
        let named = format!("{tag}（{}）", customer.name);
        let since = now - hours::days(WINDOW_DAYS);
        let says_place = tag.contains(spot);
        let mut choice = vec![tag];
        if !joins && !says_place {
            choice.push(placed);
        }
        choice.retain(|subject| {
            let used = self.subjects.entry(subject.clone()).or_default();
            used.retain(|at| *at > since);
            joins || used.len() < SAME_WORDS
        });
        let chosen = choice.into_iter().next().unwrap_or(named);
        self.subjects.entry(chosen.clone()).or_default().push(now);
        chosen
    }

    fn accused(&self, matter: &Matter, chance: &mut Chance) -> Option<Employee> {
        let department = matter.departments.first()?;
        let employees = self.material.employees(department);
        chance.pick(&employees).map(|person| (*person).clone())
    }

    fn fill(&self, template: &str, blanks: &Blanks<'_>, chance: &mut Chance) -> String {
        expand(template, |name| match name {
            "place" => Some(blanks.place.to_owned()),
            "staff" => blanks.staff.map(ToOwned::to_owned),
            "unit" => blanks.unit.map(ToOwned::to_owned),
            "day" => self.people.day(chance),
            "amount" => chance.pick(blanks.amounts).map(ToString::to_string),
            "digits8" => Some(digits(8, chance)),
            _ => None,
        })
    }

    /// Nobody stands at the counter in the evening.
    fn channel(&self, matter: &Matter, now: Moment, chance: &mut Chance) -> Option<String> {
        let known = |id: &&String| self.regulation.channel(id).is_some();
        let mut choice: Vec<String> = matter.channels.iter().filter(known).cloned().collect();
        if choice.is_empty() {
            let all = self.regulation.channels.iter();
            choice = all.map(|channel| channel.id.clone()).collect();
        }
        if !hours::is_office_hour(self.calendar, now) {
            let in_person =
                |id: &String| matches!(method_of(id), Some(Method::Counter | Method::Visit));
            if !choice.iter().all(in_person) {
                choice.retain(|id| !in_person(id));
            }
        }
        chance.pick(&choice).cloned()
    }

    /// The matter's own category, else one of those there are: the same one for every case of the matter.
    fn category(&self, kind: &Kind, matter_at: usize) -> Option<String> {
        let matter = self.material.matters.get(matter_at)?;
        let fits = |category: &&crate::regulation::model::Category| {
            category.kinds.is_empty() || category.kinds.contains(&kind.id)
        };
        let own = matter.category.as_deref().and_then(|id| {
            let found = self.regulation.category(id);
            found.filter(fits)
        });
        if let Some(own) = own {
            return Some(own.id.clone());
        }
        if kind.category == CategoryRule::Optional && !self.material.general {
            return None;
        }
        let all: Vec<_> = self.regulation.categories.iter().filter(fits).collect();
        let turn = matter_at.checked_rem(all.len())?;
        all.get(turn).map(|category| category.id.clone())
    }

    /// The criteria that the clerk ticks.
    fn facts(&self, kind: &Kind, matter: &Matter, chance: &mut Chance) -> Vec<String> {
        if !kind.levelled {
            return Vec::new();
        }
        let tickable: Vec<&str> = self
            .regulation
            .criteria
            .iter()
            .filter(|criterion| criterion.ticked)
            .filter(|criterion| criterion.kinds.is_empty() || criterion.kinds.contains(&kind.id))
            .map(|criterion| criterion.clause.as_str())
            .collect();
        if self.material.general {
            let ticked = chance.share(0.3).then(|| chance.pick(&tickable)).flatten();
            return ticked.iter().map(|clause| (**clause).to_owned()).collect();
        }
        if !chance.share(matter.fact_share) {
            return Vec::new();
        }
        let known = |clause: &&String| tickable.contains(&clause.as_str());
        matter.facts.iter().filter(known).cloned().collect()
    }
}
