//! What the sheet of the day adds: the open cases past a limit, and the end of the audit chain.

use super::super::data::Data;
use super::super::model::{Cell, Section};
use super::super::texts;
use crate::regulation::model::SectionName;
use crate::regulation::texts::command_title;
use crate::text::hex;

/// More than these do not fit on one page; the note says how many there are.
const MOST: usize = 25;

pub(super) fn overdue(data: &Data) -> Section {
    let lang = data.lang;
    let mut cases: Vec<_> = data
        .records
        .iter()
        .filter_map(|record| Some((record, record.overdue?)))
        .collect();
    cases.sort_by_key(|(record, (_, due))| (*due, record.number.as_str()));
    let mut section = Section::new(SectionName::Overdue, texts::overdue_open(lang))
        .text("number", texts::number(lang))
        .text("level", texts::level(lang))
        .text("category", texts::category(lang))
        .text("department", texts::department(lang))
        .text("step", texts::step(lang))
        .text("due", texts::due(lang))
        .figure("days_over", texts::days_over(lang));
    if cases.len() > MOST {
        section = section.noted(texts::more_overdue(lang, cases.len(), MOST));
    }
    for (record, (step, due)) in cases.into_iter().take(MOST) {
        section.push(
            vec![
                Cell::Text(record.number.clone()),
                data.level_cell(record.level.as_deref()),
                data.named(record.category.as_deref(), |id| data.category(id)),
                data.name(record.department.as_deref()),
                Cell::Named {
                    id: Some(step.as_str().to_owned()),
                    label: command_title(lang, step).to_owned(),
                },
                Cell::Moment(due),
                Cell::Count((data.cut - due).num_days()),
            ],
            Some(format!("number:{}", record.number)),
        );
    }
    section
}

pub(super) fn chain(data: &Data) -> Section {
    let lang = data.lang;
    let mut section = Section::new(SectionName::Chain, texts::chain(lang))
        .noted(texts::chain_note(lang))
        .figure("seq", texts::entries_of_log(lang))
        .text("chain", texts::chain_value(lang));
    section.push(
        vec![
            Cell::Count(data.head.seq),
            Cell::Text(hex(&data.head.chain)),
        ],
        None,
    );
    section
}
