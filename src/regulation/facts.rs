//! The facts that conditions may look at: their names, their types, and their values on a case.

use std::fmt;

use serde::Deserialize;

/// What kind of value a fact has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactType {
    Word,
    Flag,
    Count,
}

macro_rules! facts {
    ($($(#[$doc:meta])* $variant:ident $word:literal $type:ident),+ $(,)?) => {
        /// A fact of a case, as regulation files name it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum FactName { $($(#[$doc])* $variant),+ }

        impl FactName {
            /// Every fact.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that files use.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// What kind of value it has, and so how it may be compared.
            pub const fn value_type(self) -> FactType {
                match self { $(Self::$variant => FactType::$type),+ }
            }
        }
    };
}

facts! {
    Kind "kind" Word,
    Channel "channel" Word,
    Category "category" Word,
    /// The level's id.
    Level "level" Word,
    /// As stated at verification.
    Severity "severity" Word,
    /// The regulation's type of finding.
    Finding "finding" Word,
    /// `yes`, `no` or `unverifiable`.
    Substantiated "substantiated" Word,
    /// Whom the case waits for: `customer` or `office`.
    WaitingOn "waiting_on" Word,
    Agitated "agitated" Flag,
    /// The complainant is an important customer.
    Important "important" Flag,
    /// An employee is complained about.
    PersonNamed "person_named" Flag,
    /// Every employee complained about has a name and a department.
    AccusedComplete "accused_complete" Flag,
    /// As stated at verification.
    Valid "valid" Flag,
    Upheld "upheld" Flag,
    Adopted "adopted" Flag,
    /// The matter was settled in the first talk.
    SettledAtOnce "settled_at_once" Flag,
    /// What the customer said to the last answer.
    Accepted "accepted" Flag,
    /// Enough failed attempts on enough days, by the regulation's own figure.
    Unreachable "unreachable" Flag,
    /// The clock escalated the case, and nobody has instructed since.
    ClockEscalated "clock_escalated" Flag,
    /// A higher office was asked and has not answered.
    Asked "asked" Flag,
    Departments "departments" Count,
    Reopened "reopened" Count,
    Returned "returned" Count,
    Escalated "escalated" Count,
    Extended "extended" Count,
    Answers "answers" Count,
    /// What the customer said at the last callback, 1 to 5; no comparison holds before one was answered.
    Satisfaction "satisfaction" Count,
    Measures "measures" Count,
    /// Measures not yet done, or done without a confirmed effect.
    MeasuresUnconfirmed "measures_unconfirmed" Count,
    /// Full days since receipt, while the case is open.
    DaysOpen "days_open" Count,
    /// Full calendar months since receipt, while the case is open.
    MonthsOpen "months_open" Count,
    /// Full hours since the customer was first left unsatisfied: the first answer not accepted or, without one, the arrival on the spot.
    HoursUnsatisfied "hours_unsatisfied" Count,
    /// Different complainants with the same matter within the regulation's window, this one included.
    SameMatterCustomers "same_matter_customers" Count,
    /// Earlier closed cases of the same complainant with the same matter.
    EarlierSameMatter "earlier_same_matter" Count,
}

impl fmt::Display for FactName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
