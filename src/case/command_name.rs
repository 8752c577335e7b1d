//! The names of the commands of a case. A step of a track carries the name of the command that completes it.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! command_names {
    ($($variant:ident $word:literal),+ $(,)?) => {
        /// The name of a command of a case, and of the step that it completes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum CommandName { $($variant),+ }

        impl CommandName {
            /// Every command, in the order of a case's life.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word used in data and on the command line.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

command_names! {
    Reclassify "reclassify", Complete "complete", Assess "assess", Verify "verify", Dispatch "dispatch", Sign "sign", Notify "notify",
    Arrive "arrive", Promise "promise", Contact "contact", Progress "progress", Investigate "investigate",
    Correct "correct", Wait "wait", Resume "resume", Ask "ask", Instruct "instruct", Extend "extend",
    Escalate "escalate", Submit "submit", Return "return", Approve "approve", Verdict "verdict", Inspect "inspect",
    Answer "answer", Countersign "countersign", Callback "callback", AssessPerson "assess_person", Review "review",
    Reflect "reflect", Circulate "circulate", Greet "greet", Adopt "adopt", Close "close", Reopen "reopen",
    Merge "merge", Archive "archive", Hold "hold", Note "note", Undo "undo",
}

impl CommandName {
    /// Reads [`CommandName::as_str`] back.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|name| name.as_str() == word)
    }
}

impl fmt::Display for CommandName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
