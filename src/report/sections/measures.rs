//! Corrective measures, of cases and of the desk: those planned in the period, and what became of those of the period before.

use chrono::NaiveDate;

use super::super::data::Data;
use super::super::model::{Cell, Section};
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
        let outcome = (measure.done_at.is_some(), measure.effective);
        section.push(
            vec![
                Cell::Text(measure.number.clone()),
                data.erasable(measure.measure.as_deref()),
                data.erasable(measure.owner.as_deref()),
                Cell::Day(measure.due),
                state(data, outcome, measure.due),
            ],
            Some(format!("number:{}", measure.number)),
        );
    }
    let preventive = data.prevention.iter();
    for measure in preventive.filter(|measure| (from..until).contains(&measure.set_at)) {
        let cells = vec![
            Cell::Text(texts::no_single_case(lang).to_owned()),
            Cell::Text(measure.measure.clone()),
            Cell::Text(measure.owner.clone()),
            Cell::Day(measure.due),
            state(data, measure.standing_at(data.cut), measure.due),
        ];
        section.push(cells, None);
    }
    section
}

/// What had become of it at the cut.
fn state(data: &Data, outcome: (bool, Option<bool>), due: NaiveDate) -> Cell {
    let today = data
        .cut
        .with_timezone(&data.rules.calendar.zone)
        .date_naive();
    let state = match outcome {
        (_, Some(true)) => "effective",
        (_, Some(false)) => "ineffective",
        (true, None) => "done",
        (false, None) if due < today => "overdue",
        (false, None) => "open",
    };
    Cell::Named {
        id: Some(state.to_owned()),
        label: texts::measure_state(data.lang, state).to_owned(),
    }
}
