//! `tousu measure list|do`: preventive measures that belong to no single case.

use serde_json::{Value, json};

use super::args::Measure;
use super::failure::Failure;
use super::session::Session;
use super::texts;
use crate::calendar::Moment;
use crate::desk::Prevention;
use crate::text::Lang;

pub fn run(session: &mut Session<'_, '_>, wish: &Measure) -> Result<u8, Failure> {
    let lang = session.lang;
    let (mut desk, actor) = session.signed_in()?;
    let measures = match wish {
        Measure::List => desk.prevention()?,
        Measure::Do { file } => {
            let fields = session.read_json(file)?;
            vec![desk.prevent(&actor, fields)?]
        }
    };
    let now = desk.now();
    let one = matches!(wish, Measure::Do { .. });
    session.answer(
        || match measures.first() {
            Some(measure) if one => value(measure, now),
            _ => {
                let all: Vec<Value> = measures.iter().map(|it| value(it, now)).collect();
                json!({"measures": all})
            }
        },
        |out| {
            if measures.is_empty() {
                out.line(texts::no_measures(lang));
            }
            let rows: Vec<_> = measures.iter().map(|it| row(it, now, lang)).collect();
            out.table(&rows);
        },
    )
}

fn value(measure: &Prevention, now: Moment) -> Value {
    let mut value = json!(measure);
    if let Some(fields) = value.as_object_mut() {
        fields.insert("overdue".to_owned(), json!(measure.overdue(now)));
    }
    value
}

fn row(measure: &Prevention, now: Moment, lang: Lang) -> Vec<String> {
    let state = match (measure.done_at, measure.effective) {
        (_, Some(true)) => texts::effective(lang),
        (_, Some(false)) => texts::ineffective(lang),
        (Some(_), None) => texts::to_confirm(lang),
        (None, None) if measure.overdue(now) => texts::overdue_mark(lang),
        (None, None) => texts::to_do(lang),
    };
    vec![
        measure.id.to_string(),
        measure.measure.clone(),
        measure.owner.clone(),
        measure.due.to_string(),
        state.to_owned(),
        measure.clause.clone(),
    ]
}
