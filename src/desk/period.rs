//! The cases of a period as they stood when it ended, for reports.
//!
//! **A closed period never changes.** A case is handed out as the fold of the events *before the cut* alone; the rules and
//! the working days are those that the log knew at the cut. So whatever is written later (an answer, a closing, another
//! regulation, next year's notice of holidays) is seen by later periods only. Sealed cases are handed to nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::json;

use super::{Desk, DeskError, project};
use crate::calendar::{Calendar, Moment};
use crate::case::{Actor, Case, Event, Task};
use crate::regulation::model::ReportName;
use crate::regulation::track::plan;
use crate::regulation::{Reason, Refusal, Regulation, Surroundings, View};
use crate::store::{Head, StoreError};

/// A case as it stood at the cut.
#[derive(Clone, Debug)]
pub struct PastCase {
    /// The time as of which it is told.
    pub cut: Moment,
    pub case: Case,
    /// Its history up to the cut.
    pub events: Vec<Event>,
    /// The tasks that were open at the cut.
    pub tasks: Vec<Task>,
    /// The rules that the case lives under.
    pub regulation: Arc<Regulation>,
    /// Cases with the same key are about the same matter; `None` where no subject is known (or it was erased).
    pub matter: Option<String>,
    /// Cases with the same key are of the same customer.
    pub customer: String,
}

/// The rules as they were at the cut.
#[derive(Clone, Debug)]
pub struct PastRules {
    /// Under which the last case before the cut was registered.
    pub regulation: Arc<Regulation>,
    /// By which the last limit before the cut was counted.
    pub calendar: Arc<Calendar>,
    /// Every regulation that a case of the period lives under, by version: for the names of what is no longer in force.
    pub versions: BTreeMap<String, Arc<Regulation>>,
}

/// So many histories are read at once.
const AT_ONCE: usize = 200;

/// The youngest trace of a rule's version: at which place of the log, which version.
type Trace = Option<(i64, String)>;

/// The traces that the rules have left in the cases.
#[derive(Default)]
struct Traces {
    registered: Trace,
    counted: Trace,
    versions: BTreeMap<String, Arc<Regulation>>,
}

impl Traces {
    fn keep(&mut self, past: &PastCase) {
        for event in &past.events {
            for deadline in &event.deadlines {
                keep_youngest(&mut self.counted, event.seq, &deadline.calendar);
            }
        }
        if let Some(first) = past.events.first() {
            keep_youngest(&mut self.registered, first.seq, &past.case.regulation);
        }
        if !self.versions.contains_key(&past.case.regulation) {
            let version = past.case.regulation.clone();
            self.versions.insert(version, Arc::clone(&past.regulation));
        }
    }
}

impl Desk {
    /// Hands out every case that was registered, open or written to in `[from, cut)`, as it stood at `cut`, in the order of
    /// their numbers; and each that was so in `[from, before)`, as it stood at `before`, an earlier cut. Both at once, for their
    /// histories are the same. `watch` is told before each how many are read, of how many.
    ///
    /// # Errors
    /// A fault of the file; a regulation or a calendar that the desk has lost.
    pub fn past_cases(
        &mut self,
        from: Moment,
        [before, cut]: [Moment; 2],
        visit: &mut dyn FnMut(&PastCase),
        watch: &mut dyn FnMut(usize, usize),
    ) -> Result<PastRules, DeskError> {
        let mut traces = Traces::default();
        let numbers = self.store.numbers_between(from, cut)?;
        let earlier = self.store.numbers_between(from, before)?;
        let earlier: BTreeSet<&str> = earlier.iter().map(String::as_str).collect();
        let mut done = 0;
        for some in numbers.chunks(AT_ONCE) {
            for history in self.store.histories(some)? {
                watch(done, numbers.len());
                done += 1;
                let number = history.number();
                let events = history.events()?;
                if earlier.contains(number)
                    && let Some(past) = self.past_case(number, events.clone(), before)?
                {
                    visit(&past);
                }
                if let Some(past) = self.past_case(number, events, cut)? {
                    traces.keep(&past);
                    visit(&past);
                }
            }
        }
        let regulation = match traces.registered {
            Some((_, version)) => self.rules.version(self.store.as_read(), &version)?,
            None => Arc::clone(self.rules.current()),
        };
        let calendar = match traces.counted {
            Some((_, version)) => self.past_calendar(&version)?,
            None => Arc::clone(self.rules.calendar()),
        };
        Ok(PastRules {
            regulation,
            calendar,
            versions: traces.versions,
        })
    }

    /// The case as it stood at `cut`; `None` for one that was not there yet, or is sealed.
    fn past_case(
        &mut self,
        number: &str,
        mut events: Vec<Event>,
        cut: Moment,
    ) -> Result<Option<PastCase>, DeskError> {
        events.retain(|event| event.at < cut);
        let Some(case) = Case::of(number, &events).filter(|case| !case.sealed) else {
            return Ok(None);
        };
        let regulation = self.rules.version(self.store.as_read(), &case.regulation)?;
        let view = View {
            case: &case,
            regulation: &regulation,
            now: cut,
            around: Surroundings::default(),
        };
        let tasks = plan(&view, self.rules.calendar()).tasks();
        Ok(Some(PastCase {
            cut,
            matter: project::matter(&case),
            customer: project::customer_key(&case),
            case,
            events,
            tasks,
            regulation,
        }))
    }

    fn past_calendar(&self, version: &str) -> Result<Arc<Calendar>, DeskError> {
        let current = self.rules.calendar();
        if current.version == version {
            return Ok(Arc::clone(current));
        }
        let lost = |detail: &str| StoreError::Damaged(format!("calendar {version}: {detail}"));
        let kept = self
            .store
            .calendar(version)?
            .ok_or_else(|| lost("missing"))?;
        let calendar = serde_json::from_str(&kept).map_err(|error| lost(&error.to_string()))?;
        Ok(Arc::new(calendar))
    }

    /// The end of the audit chain as it was at `cut`; `None`: as it is now.
    ///
    /// # Errors
    /// A fault of the file.
    pub fn chain_head(&self, cut: Option<Moment>) -> Result<Head, DeskError> {
        Ok(match cut {
            Some(cut) => self.store.head_before(cut)?,
            None => self.store.head()?,
        })
    }

    /// Whether `actor` may read that report: the regulation's rule, else the program's own. A refusal is noted in the desk's
    /// own log.
    ///
    /// # Errors
    /// The refusal, with the roles that it takes.
    pub fn may_read_report(&mut self, actor: &Actor, name: ReportName) -> Result<(), DeskError> {
        let refused = self.report_refusal(actor, name);
        if let Some(refusal) = refused {
            let facts = json!({"report": name.as_str(), "clause": refusal.clause});
            self.write_desk(&actor.user, "forbidden", &facts, &[])?;
            return Err(refusal.into());
        }
        Ok(())
    }

    /// Why `actor` may not read that report; `None` where they may.
    fn report_refusal(&self, actor: &Actor, name: ReportName) -> Option<Refusal> {
        let regulation = self.regulation();
        let readers = regulation.report_readers(name);
        let clause = regulation.report(name).map(|rule| rule.clause.clone());
        (!actor.may_any(readers))
            .then(|| Refusal::forbidden(clause, Reason::needs_role(regulation, readers)))
    }
}

fn keep_youngest(trace: &mut Trace, seq: i64, version: &str) {
    if trace.as_ref().is_none_or(|(known, _)| *known < seq) {
        *trace = Some((seq, version.to_owned()));
    }
}
