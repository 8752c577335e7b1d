//! What the worker is asked and has not answered: whoever waits longer than a moment sees what it does, and may stop it.

use super::{Address, Errand, Turn};
use crate::tui::backend::Doing;
use crate::tui::model::Busy;

impl Turn<'_> {
    /// A question goes to the worker. One that takes the place of another has been waited for since that was asked.
    pub(super) fn begins(
        &mut self,
        id: u64,
        topic: (Address, &'static str),
        doing: Doing,
        only_latest: bool,
    ) {
        let now = self.model.shell.now;
        let open = &mut self.model.asked.open;
        let overtaken = open
            .values()
            .find(|busy| only_latest && busy.only_latest && busy.topic == topic)
            .map(|busy| (busy.id, busy.since));
        if let Some((before, _)) = overtaken {
            open.remove(&before);
        }
        let busy = Busy {
            id,
            doing,
            since: overtaken.map_or(now, |(_, since)| since),
            stopping: false,
            topic,
            only_latest,
        };
        open.insert(id, busy);
    }

    /// `Esc` while the worker is at something that can be stopped.
    pub(super) fn stop_work(&mut self) {
        let Some(id) = self.model.busy().map(|busy| busy.id) else {
            return;
        };
        if let Some(busy) = self.model.asked.open.get_mut(&id) {
            busy.stopping = true;
        }
        self.errands.push(Errand::Stop(id));
    }
}
