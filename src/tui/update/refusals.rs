//! A no is said in a line; the key "why" leads from it to the clause, the role that is needed, and who has it.

use super::{Address, Effect, Failure, Turn};
use crate::tui::commands::{Command, Reason, global};
use crate::tui::dialogs::{Subject, WhyNot};
use crate::tui::popups::case_of;

impl Turn<'_> {
    /// A command that cannot be run: says why not.
    pub(super) fn refuse(&mut self, command: &Command, reason: Reason) {
        let wanted = (command.title)(self.model.shell.lang);
        let case = case_of(self.model, command);
        let no = WhyNot::of_command(wanted, &reason, case.as_deref());
        let tells_more = no.clause.is_some() || !no.needs.is_empty() || no.case.is_some();
        self.refused = Some(no).filter(|_| tells_more && command.id != global::WHY);
        self.effect(Address::Shell, Effect::complain(reason.text));
        self.refused = None;
    }

    /// Tells a surface that the desk could not; what it says of it leads to the reasons.
    pub(super) fn tell_failure(&mut self, to: Address, topic: &'static str, failure: Failure) {
        let case = self.case_below();
        let no = WhyNot::of_failure(&failure, &self.model.shell, case.as_deref());
        self.refused.clone_from(&no);
        self.tell(to, |surface, shell| surface.failed(topic, failure, shell));
        self.refused = None;
        if to == self.top() && matches!(to, Address::Layer(_)) {
            self.model.refused = no;
        }
    }

    /// The case under the cursor.
    fn case_below(&self) -> Option<String> {
        match self.model.subject() {
            Some(Subject::Case { number, .. }) => Some(number),
            Some(Subject::No(no)) => no.case,
            Some(Subject::Intake(_)) | None => None,
        }
    }
}
