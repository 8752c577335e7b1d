//! `tousu case similar`: what the registration form shows beside it, for scripts and screen readers.

use serde_json::{Value, json};

use super::failure::Failure;
use super::session::{Session, time};
use super::{case_json, texts};
use crate::calendar::Moment;
use crate::case::Near;
use crate::desk::{Nearby, near_text};
use crate::regulation::texts::status_title;
use crate::text::Lang;

/// What is near the case of that number, or the open cases about what `text` says.
pub fn run(
    session: &mut Session<'_, '_>,
    number: Option<&str>,
    text: Option<&str>,
) -> Result<u8, Failure> {
    let (mut desk, actor) = session.signed_in()?;
    let found = match number {
        Some(number) => desk.nearby(&actor, number)?,
        None => desk.similar_to(&actor, text.unwrap_or_default())?,
    };
    let (lang, now) = (session.lang, desk.now());
    session.answer(
        || {
            let cases: Vec<Value> = found.iter().map(|near| value(near, lang, now)).collect();
            json!({"cases": cases})
        },
        |out| {
            if found.is_empty() {
                out.line(texts::none_near(lang));
                return;
            }
            let head = [
                texts::number_head(lang),
                texts::received_head(lang),
                texts::status_head(lang),
                texts::customer_head(lang),
                texts::subject_head(lang),
                texts::reason_head(lang),
            ];
            let mut rows = vec![head.map(str::to_owned).to_vec()];
            rows.extend(found.iter().map(|near| cells(near, lang)));
            out.table(&rows);
        },
    )
}

fn cells(near: &Nearby, lang: Lang) -> Vec<String> {
    let row = &near.row;
    let excerpt = || row.excerpt.chars().take(12).collect();
    vec![
        row.number.clone(),
        time(row.received_at),
        status_title(lang, row.status).to_owned(),
        row.customer.clone(),
        row.subject.clone().unwrap_or_else(excerpt),
        near.why(lang),
    ]
}

fn value(near: &Nearby, lang: Lang, now: Moment) -> Value {
    let mut value = case_json::row(&near.row, now);
    let why: Vec<Value> = near.near.iter().map(|near| reason(near, lang)).collect();
    if let Some(fields) = value.as_object_mut() {
        fields.insert("why".to_owned(), json!(why));
    }
    value
}

/// A reason: its word, what it saw, and the sentence.
fn reason(near: &Near, lang: Lang) -> Value {
    let (how, saw) = match near {
        Near::Phone => ("phone", Value::Null),
        Near::Name => ("name", Value::Null),
        Near::Unit(unit) => ("unit", json!(unit)),
        Near::Subject => ("subject", Value::Null),
        Near::Words(words) => ("words", json!(words)),
    };
    json!({"how": how, "saw": saw, "text": near_text(lang, near)})
}
