//! Where the time comes from. Read once in `main`, passed in, so that nothing below ever asks the system by itself.

use chrono::{FixedOffset, SubsecRound, TimeDelta, Utc};

use crate::calendar::Moment;

/// A desk's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// The computer's.
    #[default]
    System,
    /// Stands still: a training desk on the command line.
    Fixed(Moment),
    /// The computer's, so much ahead or behind: a training desk in the terminal application.
    Offset(TimeDelta),
}

impl Clock {
    /// Now, in `zone`, to the second.
    pub fn now(self, zone: FixedOffset) -> Moment {
        let system = || Utc::now().with_timezone(&zone);
        let moment = match self {
            Self::System => system(),
            Self::Fixed(moment) => moment.with_timezone(&zone),
            Self::Offset(ahead) => system() + ahead,
        };
        moment.trunc_subsecs(0)
    }

    /// A clock that shows `start` now and runs on.
    pub fn running_from(start: Moment) -> Self {
        Self::Offset(start.with_timezone(&Utc) - Utc::now())
    }
}
