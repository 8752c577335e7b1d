//! What came of a case: the finding, the answer, what the customer said, who was charged, what remains.

use super::{Cell, Written, lines, texts};
use crate::case::{Assessment, Callback, Fact, Method, Substantiated};
use crate::regulation::model::CaseValue;
use crate::regulation::tell::words;
use crate::regulation::texts::{method_title, sanction_title};

impl Written<'_> {
    /// A value that says what came of the case; `None` for any other.
    pub(super) fn of_outcome(&self, name: &CaseValue) -> Option<Cell> {
        let case = self.case;
        let answer = case.answers.last();
        let callback = case.callbacks.iter().rev().find(|call| call.reached);
        Some(match name {
            CaseValue::Finding => Cell::maybe(self.finding()),
            CaseValue::Verdict => Cell::text(self.verdict()),
            CaseValue::Result => Cell::maybe(self.result()),
            CaseValue::Answer => Cell::maybe(answer.and_then(|answer| answer.notes.as_deref())),
            CaseValue::AnsweredAt => Cell::time(answer.map(|answer| answer.at)),
            CaseValue::AnsweredBy => Cell::maybe(answer.map(|answer| answer.actor.as_str())),
            CaseValue::Opinion => Cell::maybe(self.opinion()),
            CaseValue::Countersigned => Cell::maybe(self.countersigned()),
            CaseValue::CalledBackAt => Cell::time(callback.map(|call| call.at)),
            CaseValue::Callback => Cell::maybe(callback.and_then(|call| self.called(call))),
            CaseValue::Satisfaction => case
                .satisfaction()
                .map_or(Cell::Empty, |points| Cell::Number(i64::from(points))),
            CaseValue::Assessments => {
                lines(case.assessments.iter().map(|entry| self.assessment(entry)))
            }
            CaseValue::Charge(item) => {
                let under = case.assessments.iter().filter(|entry| &entry.item == item);
                lines(under.map(|entry| {
                    let (whom, what, state) = self.charged(entry);
                    texts::charge(self.lang, whom, &what, state)
                }))
            }
            CaseValue::ClosedAt => Cell::time(case.closed_at),
            CaseValue::ClosedBy => Cell::maybe(
                case.closed_at
                    .and_then(|_| self.actor(|fact| matches!(fact, Fact::Closed))),
            ),
            CaseValue::Remarks => self.remarks(),
            _ => return None,
        })
    }

    /// How the customer was called, and what they said. An old ledger told both in its own words.
    fn called(&self, call: &Callback) -> Option<String> {
        if self.case.taken_over.is_some() && call.method == Method::Other {
            return call.words.clone();
        }
        let method = method_title(self.lang, call.method);
        Some(match &call.words {
            Some(words) => texts::titled(self.lang, method, words),
            None => method.to_owned(),
        })
    }

    fn finding(&self) -> Option<&str> {
        let id = self.case.finding.kind.as_deref()?;
        let findings = &self.regulation.findings;
        let finding = findings.iter().find(|finding| finding.id == id);
        Some(finding.map_or(id, |finding| finding.label.get(self.lang)))
    }

    fn verdict(&self) -> String {
        let (lang, found) = (self.lang, &self.case.finding);
        let valid = found.valid.map(|valid| {
            if valid {
                texts::valid(lang)
            } else {
                texts::invalid(lang)
            }
        });
        let severity = found
            .severity
            .map(|severity| words::severity(lang, severity));
        let substantiated = found.substantiated.map(|answer| match answer {
            Substantiated::Yes => texts::substantiated(lang),
            Substantiated::No => texts::unsubstantiated(lang),
            Substantiated::Unverifiable => texts::unverifiable(lang),
        });
        let upheld = found.upheld.map(|upheld| words::upheld(lang, upheld));
        let parts = [valid, severity, substantiated, upheld];
        parts
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(texts::comma(lang))
    }

    /// What the customer was told, else how the department handled it, else why the case was closed.
    fn result(&self) -> Option<&str> {
        let told = self
            .case
            .answers
            .last()
            .and_then(|answer| answer.notes.as_deref());
        let closing = || {
            self.last(|event| {
                matches!(event.fact, Fact::Closed)
                    .then_some(event.personal.reason.as_deref())
                    .flatten()
            })
        };
        told.or_else(|| self.handling()).or_else(closing)
    }

    fn opinion(&self) -> Option<&'static str> {
        let accepted = self.case.answers.last()?.accepted?;
        Some(if accepted {
            texts::accepted(self.lang)
        } else {
            texts::not_accepted(self.lang)
        })
    }

    fn countersigned(&self) -> Option<String> {
        self.last(|event| match event.fact {
            Fact::Countersigned { refused: true } => Some(texts::refused(self.lang).to_owned()),
            Fact::Countersigned { refused: false } => {
                let name = event.personal.name.as_deref().unwrap_or_default();
                let at = event.at.format("%Y-%m-%d");
                Some(format!("{name} {at}").trim().to_owned())
            }
            _ => None,
        })
    }

    /// `王五：扣 10 分（考核项）`.
    fn assessment(&self, entry: &Assessment) -> String {
        let (whom, what, state) = self.charged(entry);
        let items = &self.regulation.items;
        let item = items
            .iter()
            .find(|item| item.id == entry.item)
            .map_or(entry.item.as_str(), |item| item.label.get(self.lang));
        texts::entry(self.lang, whom, &what, item, state)
    }

    /// Whom an entry charges, with what, and whether that is decided.
    fn charged<'e>(&self, entry: &'e Assessment) -> (&'e str, String, &'static str) {
        let lang = self.lang;
        let whom = entry
            .person
            .as_deref()
            .or(entry.department.as_deref())
            .unwrap_or_default();
        let what = match (entry.points, entry.sanction) {
            (Some(points), _) => texts::points(lang, points),
            (None, Some(sanction)) => sanction_title(lang, sanction).to_owned(),
            (None, None) if entry.reward => texts::reward(lang).to_owned(),
            (None, None) => String::new(),
        };
        let state = match entry.decided {
            Some(true) => "",
            Some(false) => texts::rejected(lang),
            None => texts::proposed(lang),
        };
        (whom, what, state)
    }

    fn remarks(&self) -> Cell {
        let written = self.case.fields.get("remarks").cloned();
        let notes = self
            .events_of(|fact| matches!(fact, Fact::Noted))
            .filter_map(|event| event.personal.notes.clone());
        lines(written.into_iter().chain(notes))
    }
}
