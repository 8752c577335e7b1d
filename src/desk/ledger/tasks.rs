//! The cases of the follow-up queue, to be written down: in the order of the queue, each once.

use std::collections::BTreeSet;

use super::{EXPORTING, LedgerPage, PAGE};
use crate::case::Actor;
use crate::desk::{Desk, DeskError, QueueQuery};
use crate::store::{Cursor, Filter, LinePage, TaskQuery, Total};

impl Desk {
    /// Whether `actor` may export, and how many tasks a question of the queue finds.
    ///
    /// # Errors
    /// As [`Desk::ledger_size`].
    pub fn queue_ledger_size(
        &mut self,
        actor: &Actor,
        question: &QueueQuery,
    ) -> Result<Total, DeskError> {
        self.entitled(actor, "export", &EXPORTING)?;
        Ok(self.store.count_tasks(&self.unsealed(actor, question)?)?)
    }

    /// The cases of the next tasks, without those of `seen`, which grows by them.
    ///
    /// # Errors
    /// As [`Desk::ledger_size`].
    pub fn queue_ledger_page(
        &mut self,
        actor: &Actor,
        question: &QueueQuery,
        after: Option<Cursor>,
        seen: &mut BTreeSet<String>,
    ) -> Result<LedgerPage, DeskError> {
        self.entitled(actor, "export", &EXPORTING)?;
        let query = TaskQuery {
            after,
            limit: PAGE,
            ..self.unsealed(actor, question)?
        };
        let page = self.store.tasks(&query)?;
        let tasks = page.rows.into_iter();
        let numbers = tasks
            .filter(|task| task.measure.is_none() && seen.insert(task.number.clone()))
            .map(|task| task.number);
        self.taken(actor, LinePage::unkept(numbers, page.next))
    }

    /// What a file may hold of the queue: nothing sealed, whoever asks.
    fn unsealed(&self, actor: &Actor, question: &QueueQuery) -> Result<TaskQuery, DeskError> {
        let mut query = self.tasks_meant(actor, question)?;
        query.sealed = false;
        query
            .filters
            .retain(|(_, filter)| !matches!(filter, Filter::SealedOnly(_)));
        Ok(query)
    }
}
