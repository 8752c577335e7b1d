//! The columns of a case's row, out and in.

use rusqlite::Row;
use rusqlite::types::Value;

use super::fault::unreadable;
use super::{list, time};
use crate::case::{CommandName, Status, WaitOn};
use crate::store::{CaseRow, StoreError};
use crate::text::normal;

/// The columns beside the id, in the order of [`values`] and [`read`].
pub(super) const COLUMNS: [&str; 35] = [
    "number",
    "version",
    "status",
    "sealed",
    "kind",
    "stage",
    "gravity",
    "level",
    "category",
    "channel",
    "departments",
    "persons",
    "customer",
    "customer_key",
    "customer_normal",
    "phone",
    "phone_keys",
    "unit",
    "unit_normal",
    "subject",
    "excerpt",
    "received_by",
    "received_at",
    "registered_at",
    "due",
    "wake_at",
    "closed_at",
    "zone",
    "odd_zones",
    "waiting",
    "returned",
    "reopened",
    "escalated",
    "satisfaction",
    "matter",
];

/// The gravity of a case without a level: after every rank.
pub(super) const NO_LEVEL: i64 = 256;

/// `c.number, c.version, …` for a SELECT that ends in [`read`].
pub(super) fn selected() -> String {
    COLUMNS.map(|column| format!("c.{column}")).join(", ")
}

/// The values of every column beside the id.
pub(super) fn values(row: &CaseRow) -> Vec<Value> {
    let text = |text: &str| Value::from(text.to_owned());
    let millis = |at: crate::calendar::Moment| at.timestamp_millis();
    let customer_normal = Some(normal(&row.customer)).filter(|normal| *normal != row.customer);
    let phones = (!row.phone_keys.is_empty()).then(|| row.phone_keys.join("\n"));
    vec![
        text(&row.number),
        row.version.into(),
        text(row.status.as_str()),
        i64::from(row.sealed).into(),
        text(&row.kind),
        row.stage.map(|stage| stage.as_str().to_owned()).into(),
        row.level_rank.map_or(NO_LEVEL, i64::from).into(),
        row.level.clone().into(),
        row.category.clone().into(),
        text(&row.channel),
        list::written(&row.departments).into(),
        list::written(&row.persons).into(),
        text(&row.customer),
        text(&row.customer_key),
        customer_normal.into(),
        row.phone.clone().into(),
        phones.into(),
        row.unit.clone().into(),
        row.unit.as_deref().map(normal).into(),
        row.subject.clone().into(),
        text(&row.excerpt),
        text(&row.received_by),
        millis(row.received_at).into(),
        millis(row.registered_at).into(),
        row.due.map(millis).into(),
        row.wake_at.map(millis).into(),
        row.closed_at.map(millis).into(),
        time::zone(row.registered_at).into(),
        odd_zones(row).into(),
        row.waiting.map(|on| wait_word(on).to_owned()).into(),
        row.returned.into(),
        row.reopened.into(),
        row.escalated.into(),
        row.satisfaction.map(i64::from).into(),
        row.matter.clone().into(),
    ]
}

/// Reads a row selected by [`selected`], whose first column is number `at`.
pub(super) fn read(row: &Row<'_>, at: usize) -> Result<CaseRow, StoreError> {
    let zones = Zones::read(row.get(at + 27)?, row.get(at + 28)?)?;
    let moment = |column: usize, which: usize| -> Result<_, StoreError> {
        time::moment(row.get(at + column)?, zones.of(which))
    };
    let maybe = |column: usize, which: usize| -> Result<_, StoreError> {
        let millis: Option<i64> = row.get(at + column)?;
        millis
            .map(|millis| time::moment(millis, zones.of(which)))
            .transpose()
    };
    let words = |column: usize| -> Result<_, StoreError> {
        list::read(
            row.get_ref(at + column)?
                .as_str_or_null()
                .map_err(rusqlite::Error::from)?,
        )
    };
    let phones: Option<String> = row.get(at + 16)?;
    Ok(CaseRow {
        number: row.get(at)?,
        version: row.get(at + 1)?,
        status: status(&row.get::<_, String>(at + 2)?)?,
        sealed: row.get(at + 3)?,
        kind: row.get(at + 4)?,
        stage: row
            .get::<_, Option<String>>(at + 5)?
            .as_deref()
            .map(step)
            .transpose()?,
        level_rank: u8::try_from(row.get::<_, i64>(at + 6)?).ok(),
        level: row.get(at + 7)?,
        category: row.get(at + 8)?,
        channel: row.get(at + 9)?,
        departments: words(10)?,
        persons: words(11)?,
        customer: row.get(at + 12)?,
        customer_key: row.get(at + 13)?,
        phone: row.get(at + 15)?,
        phone_keys: phones.map_or_else(Vec::new, |keys| {
            keys.split('\n').map(str::to_owned).collect()
        }),
        unit: row.get(at + 17)?,
        subject: row.get(at + 19)?,
        excerpt: row.get(at + 20)?,
        received_by: row.get(at + 21)?,
        received_at: moment(22, 0)?,
        registered_at: moment(23, 1)?,
        due: maybe(24, 2)?,
        wake_at: maybe(25, 3)?,
        closed_at: maybe(26, 4)?,
        waiting: row
            .get::<_, Option<String>>(at + 29)?
            .as_deref()
            .map(wait_on)
            .transpose()?,
        returned: row.get(at + 30)?,
        reopened: row.get(at + 31)?,
        escalated: row.get(at + 32)?,
        satisfaction: row.get(at + 33)?,
        matter: row.get(at + 34)?,
    })
}

pub(super) fn step(word: &str) -> Result<CommandName, StoreError> {
    CommandName::parse(word).ok_or_else(|| unreadable("step", word))
}

fn status(word: &str) -> Result<Status, StoreError> {
    Status::parse(word).ok_or_else(|| unreadable("status", word))
}

const fn wait_word(on: WaitOn) -> &'static str {
    match on {
        WaitOn::Customer => "customer",
        WaitOn::Office => "office",
    }
}

pub(super) fn wait_on(word: &str) -> Result<WaitOn, StoreError> {
    [WaitOn::Customer, WaitOn::Office]
        .into_iter()
        .find(|on| wait_word(*on) == word)
        .ok_or_else(|| unreadable("waiting", word))
}

/// The offsets of a row's five times. They are one and the same in an ordinary desk.
struct Zones {
    usual: i32,
    odd: Vec<i32>,
}

impl Zones {
    fn read(usual: i32, odd: Option<String>) -> Result<Self, StoreError> {
        let odd = odd.map_or(Ok(Vec::new()), |text| {
            let zones: Result<Vec<i32>, _> = text.split(',').map(str::parse).collect();
            zones.map_err(|_| unreadable("offsets", &text))
        })?;
        Ok(Self { usual, odd })
    }

    fn of(&self, which: usize) -> i32 {
        self.odd.get(which).copied().unwrap_or(self.usual)
    }
}

fn odd_zones(row: &CaseRow) -> Option<String> {
    let usual = time::zone(row.registered_at);
    let times = [
        Some(row.received_at),
        Some(row.registered_at),
        row.due,
        row.wake_at,
        row.closed_at,
    ];
    let zones = times.map(|at| at.map_or(usual, time::zone));
    let is_odd = zones.iter().any(|zone| *zone != usual);
    is_odd.then(|| zones.map(|zone| zone.to_string()).join(","))
}
