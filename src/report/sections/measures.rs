//! Corrective measures: those planned in the period, and what became of those of the period before.

use super::super::data::Data;
use super::super::model::{Cell, Section};
use super::super::record::Planned;
use super::super::texts;
use crate::calendar::Moment;
use crate::regulation::model::SectionName;

pub(super) fn planned(data: &Data) -> Section {
    table(data, SectionName::Measures, data.from, data.cut)
}

pub(super) fn earlier(data: &Data) -> Section {
    table(
        data,
        SectionName::EarlierMeasures,
        data.before.from,
        data.from,
    )
}

fn table(data: &Data, name: SectionName, from: Moment, until: Moment) -> Section {
    let lang = data.lang;
    let mut section = Section::new(name, texts::section_title(lang, name))
        .text("number", texts::number(lang))
        .text("measure", texts::measure(lang))
        .text("owner", texts::owner(lang))
        .text("due", texts::due(lang))
        .text("state", texts::state(lang));
    let measures = data.records.iter().flat_map(|record| &record.measures);
    for measure in measures.filter(|measure| (from..until).contains(&measure.since)) {
        let state = state(data, measure);
        section.push(
            vec![
                Cell::Text(measure.number.clone()),
                data.erasable(measure.measure.as_deref()),
                data.erasable(measure.owner.as_deref()),
                Cell::Day(measure.due),
                Cell::Named {
                    id: Some(state.to_owned()),
                    label: texts::measure_state(lang, state).to_owned(),
                },
            ],
            Some(format!("number:{}", measure.number)),
        );
    }
    section
}

/// What had become of it at the cut.
fn state(data: &Data, measure: &Planned) -> &'static str {
    let today = data
        .cut
        .with_timezone(&data.rules.calendar.zone)
        .date_naive();
    match (measure.effective, measure.done_at) {
        (Some(true), _) => "effective",
        (Some(false), _) => "ineffective",
        (None, Some(_)) => "done",
        (None, None) if measure.due < today => "overdue",
        (None, None) => "open",
    }
}
