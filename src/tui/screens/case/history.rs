//! The history as a timeline: day by day, each event with its time, who, clause and words. What was undone is marked so.

use super::sheet::Sheet;
use super::{Opened, words};
use crate::case::{Event, Fact};
use crate::regulation::texts::{actor_title, event_title};
use crate::tui::model::Shell;
use crate::tui::theme::Role;

/// Writes all events; the newest first unless told otherwise.
pub(super) fn write(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened, oldest_first: bool) {
    let events = &opened.file.events;
    let mut places: Vec<(u32, &Event)> = (1u32..).zip(events).collect();
    if !oldest_first {
        places.reverse();
    }
    let undone = undone(events);
    let zone = shell.now.timezone();
    let mut last_day = None;
    for (place, event) in places {
        let day = event.at.with_timezone(&zone).date_naive();
        if last_day.replace(day) != Some(day) {
            sheet.heading(&words::day(shell.lang, day));
        }
        one(sheet, shell, opened, event, undone.contains(&place));
    }
}

/// The places of the history that were taken back.
fn undone(events: &[Event]) -> Vec<u32> {
    let ranges = events.iter().filter_map(|event| match event.fact {
        Fact::Undone { from, events } => Some(from..from.saturating_add(events)),
        _ => None,
    });
    ranges.flatten().collect()
}

fn one(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened, event: &Event, undone: bool) {
    let lang = shell.lang;
    let signs = shell.theme.signs();
    let mut title = event_title(lang, &event.fact).to_owned();
    let role = if undone {
        title = words::bracketed(lang, &title, texts::undone(lang));
        Role::Disabled
    } else {
        role(&event.fact)
    };
    let sign = if undone { signs.no } else { signs.bullet };
    let time = event
        .at
        .with_timezone(&shell.now.timezone())
        .format("%H:%M ")
        .to_string();
    let who = match &event.clause {
        Some(clause) => format!("{clause}  {}", actor_title(lang, &event.actor)),
        None => actor_title(lang, &event.actor).to_owned(),
    };
    sheet.ends(
        &[
            (&time, Role::Muted),
            (&format!("{sign} "), role),
            (&title, role),
        ],
        (&who, Role::Muted),
    );
    for line in super::told(shell, opened, |teller| teller.event(event)) {
        let role = if undone { Role::Disabled } else { Role::Muted };
        sheet.text(8, &line, role);
    }
}

const fn role(fact: &Fact) -> Role {
    match fact {
        Fact::LevelChanged { .. } | Fact::Escalated { .. } | Fact::Returned { .. } => Role::DueSoon,
        Fact::Closed | Fact::Archived => Role::Ok,
        _ => Role::Normal,
    }
}

mod texts {
    crate::catalogue! {
        undone() { zh: "已撤销", en: "undone" }
    }
}
