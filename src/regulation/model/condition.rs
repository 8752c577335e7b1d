//! Conditions: typed data, not a language. So a file can be checked before it is adopted, a condition can say what it saw,
//! and the program can compute when time alone will make one true.

use serde::Deserialize;

use crate::regulation::facts::{FactName, FactType};

/// How a fact is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    Is(String),
    OneOf(Vec<String>),
    True,
    False,
    AtLeast(u32),
    AtMost(u32),
}

/// A condition on the facts of a case.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
pub enum Condition {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Fact(FactName, Comparison),
    /// A person at the desk has ticked that criterion.
    Ticked(String),
    /// A command of that name has been done since the step was last to do.
    Done(crate::case::CommandName),
}

/// The condition as files spell it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    all: Option<Vec<Condition>>,
    any: Option<Vec<Condition>>,
    not: Option<Box<Condition>>,
    ticked: Option<String>,
    done: Option<crate::case::CommandName>,
    fact: Option<FactName>,
    is: Option<Scalar>,
    one_of: Option<Vec<String>>,
    at_least: Option<u32>,
    at_most: Option<u32>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Scalar {
    Flag(bool),
    Word(String),
}

impl TryFrom<Written> for Condition {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let Written {
            all,
            any,
            not,
            ticked,
            done,
            fact,
            is,
            one_of,
            at_least,
            at_most,
        } = written;
        let comparisons = [
            is.is_some(),
            one_of.is_some(),
            at_least.is_some(),
            at_most.is_some(),
        ]
        .into_iter()
        .filter(|given| *given)
        .count();
        if fact.is_none() && comparisons > 0 {
            return Err("a comparison needs a `fact`".to_owned());
        }
        match (all, any, not, ticked, done, fact) {
            (Some(parts), None, None, None, None, None) => Ok(Self::All(parts)),
            (None, Some(parts), None, None, None, None) => Ok(Self::Any(parts)),
            (None, None, Some(part), None, None, None) => Ok(Self::Not(part)),
            (None, None, None, Some(clause), None, None) => Ok(Self::Ticked(clause)),
            (None, None, None, None, Some(step), None) => Ok(Self::Done(step)),
            (None, None, None, None, None, Some(fact)) if comparisons <= 1 => {
                compare(fact, is, one_of, at_least, at_most)
            }
            (None, None, None, None, None, Some(_)) => {
                Err("one comparison for each fact; join two with `all`".to_owned())
            }
            _ => Err("exactly one of `all`, `any`, `not`, `ticked`, `done`, `fact`".to_owned()),
        }
    }
}

fn compare(
    fact: FactName,
    is: Option<Scalar>,
    one_of: Option<Vec<String>>,
    at_least: Option<u32>,
    at_most: Option<u32>,
) -> Result<Condition, String> {
    let comparison = match (fact.value_type(), is, one_of, at_least, at_most) {
        (FactType::Flag, None | Some(Scalar::Flag(true)), None, None, None) => Comparison::True,
        (FactType::Flag, Some(Scalar::Flag(false)), None, None, None) => Comparison::False,
        (FactType::Word, Some(Scalar::Word(word)), None, None, None) => Comparison::Is(word),
        (FactType::Word, None, Some(words), None, None) => Comparison::OneOf(words),
        (FactType::Count, None, None, Some(least), None) => Comparison::AtLeast(least),
        (FactType::Count, None, None, None, Some(most)) => Comparison::AtMost(most),
        (FactType::Flag, ..) => return Err(format!("`{fact}` is yes or no: `is = true|false`")),
        (FactType::Word, ..) => return Err(format!("`{fact}` is a word: `is` or `one_of`")),
        (FactType::Count, ..) => {
            return Err(format!("`{fact}` is a number: `at_least` or `at_most`"));
        }
    };
    Ok(Condition::Fact(fact, comparison))
}

impl Condition {
    /// Every leaf of the condition.
    pub fn leaves(&self) -> Vec<&Self> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::leaves).collect(),
            Self::Not(part) => part.leaves(),
            leaf => vec![leaf],
        }
    }
}
