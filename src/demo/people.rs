//! Customers who do not exist.

use serde::Deserialize;

use super::DemoError;
use super::chance::Chance;
use super::material::{expand, read};
use crate::case::Sex;

/// The file `people.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct People {
    surnames: Vec<(String, u32)>,
    given_male: Vec<String>,
    given_female: Vec<String>,
    given_any: Vec<String>,
    courtesy: Courtesy,
    courtesy_share: f64,
    mobile_prefixes: Vec<String>,
    districts: Vec<String>,
    roads: Vec<String>,
    compounds: Vec<String>,
    addresses: Vec<String>,
    days: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Courtesy {
    male: Vec<String>,
    female: Vec<String>,
}

/// A person of no existence.
#[derive(Clone, Debug)]
pub(super) struct Somebody {
    pub name: String,
    pub sex: Sex,
    pub phone: String,
}

impl People {
    pub(super) fn load() -> Result<Self, DemoError> {
        read("people")
    }

    pub(super) fn somebody(&self, chance: &mut Chance) -> Somebody {
        let male = chance.share(0.52);
        let sex = if male { Sex::M } else { Sex::F };
        let surname = chance
            .weighted(&self.surnames, |entry| entry.1)
            .map(|entry| entry.0.clone())
            .unwrap_or_default();
        let (own, courtesy) = if male {
            (&self.given_male, &self.courtesy.male)
        } else {
            (&self.given_female, &self.courtesy.female)
        };
        let rest = if chance.share(self.courtesy_share) {
            chance.pick(courtesy)
        } else if chance.share(0.2) {
            chance.pick(&self.given_any)
        } else {
            chance.pick(own)
        };
        Somebody {
            name: format!("{surname}{}", rest.map_or("", String::as_str)),
            sex,
            phone: self.mobile(chance),
        }
    }

    fn mobile(&self, chance: &mut Chance) -> String {
        let prefix = chance
            .pick(&self.mobile_prefixes)
            .cloned()
            .unwrap_or_default();
        format!("{prefix}{}", digits(8, chance))
    }

    pub(super) fn address(&self, chance: &mut Chance) -> String {
        let template = chance.pick(&self.addresses).cloned().unwrap_or_default();
        expand(&template, |name| match name {
            "district" => chance.pick(&self.districts).cloned(),
            "road" => chance.pick(&self.roads).cloned(),
            "compound" => chance.pick(&self.compounds).cloned(),
            "number" => Some(chance.between(1, 399).to_string()),
            "building" => Some(chance.between(1, 36).to_string()),
            "door" => Some(chance.between(1, 4).to_string()),
            "room" => Some(format!(
                "{}{:02}",
                chance.between(1, 18),
                chance.between(1, 4)
            )),
            _ => None,
        })
    }

    /// A day in the past, as people say it.
    pub(super) fn day(&self, chance: &mut Chance) -> Option<String> {
        chance.pick(&self.days).cloned()
    }
}

/// So many digits.
pub(super) fn digits(many: u32, chance: &mut Chance) -> String {
    (0..many)
        .map(|_| chance.between(0, 9).to_string())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;

    #[test]
    fn people_have_names_that_fit_a_column_and_numbers_that_could_be_called() {
        let people = People::load().unwrap();
        let mut chance = Chance::new(11);
        for _ in 0..500 {
            let somebody = people.somebody(&mut chance);
            assert!(
                (2..=5).contains(&somebody.name.chars().count()),
                "{}",
                somebody.name
            );
            assert!(width(&somebody.name) <= 10);
            assert!(
                crate::text::same_phone_key(&somebody.phone).is_some(),
                "{}",
                somebody.phone
            );
            let address = people.address(&mut chance);
            assert!(!address.contains('{') && width(&address) <= 60, "{address}");
        }
    }
}
