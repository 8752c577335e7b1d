//! A case's history as the log keeps it, not yet read: what is read from the file by one thread can be made sense of by
//! another.

use crate::calendar::Moment;
use crate::case::Event;

use super::StoreError;

/// The stored events of one case, oldest first. All their texts stand in one.
#[derive(Clone, Debug)]
pub struct History {
    number: String,
    text: String,
    events: Vec<Stored>,
}

/// Where the parts of an event end in the text; each begins where the one before it ends.
#[derive(Clone, Copy, Debug)]
struct Stored {
    seq: i64,
    at: usize,
    actor: usize,
    facts: usize,
    /// `None` once erased.
    personal: Option<usize>,
}

impl History {
    pub(super) fn of(number: &str) -> Self {
        Self {
            number: number.to_owned(),
            text: String::new(),
            events: Vec::new(),
        }
    }

    pub(super) fn add(
        &mut self,
        seq: i64,
        at: &str,
        actor: &str,
        facts: &str,
        personal: Option<&str>,
    ) {
        let mut put = |part: &str| {
            self.text.push_str(part);
            self.text.len()
        };
        let stored = Stored {
            seq,
            at: put(at),
            actor: put(actor),
            facts: put(facts),
            personal: personal.map(put),
        };
        self.events.push(stored);
    }

    /// The case's number.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The events, read.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where one is not as this program writes it.
    pub fn events(&self) -> Result<Vec<Event>, StoreError> {
        let mut events = Vec::with_capacity(self.events.len());
        let mut begin = 0;
        for stored in &self.events {
            events.push(self.event(begin, stored)?);
            begin = stored.personal.unwrap_or(stored.facts);
        }
        Ok(events)
    }

    fn event(&self, begin: usize, stored: &Stored) -> Result<Event, StoreError> {
        let part = |from, to| self.text.get(from..to).unwrap_or_default();
        let unread =
            |detail: &str| StoreError::Damaged(format!("event {}: {detail:?}", stored.seq));
        let at = part(begin, stored.at);
        let at: Moment = chrono::DateTime::parse_from_rfc3339(at).map_err(|_| unread(at))?;
        Event::read(
            stored.seq,
            at,
            part(stored.at, stored.actor).to_owned(),
            part(stored.actor, stored.facts),
            stored.personal.map(|end| part(stored.facts, end)),
        )
        .map_err(|error| unread(&error.to_string()))
    }
}
