//! The regulation to be read: what each clause does, in words, in the order of the paper.
//!
//! A paper on the wall says it once; the file says it in tables. Here the rules that name a clause are brought together under
//! it again, so that a person who knows the paper can see that the program does what the paper says, and nothing else.

mod condition;
mod gather;
mod texts;

pub use condition::{condition_text, missing_text};
pub use texts::{clock_text, sort_title};

use super::model::Regulation;
use crate::case::Role;
use crate::text::Lang;

/// What a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// It says what a case is.
    Kind,
    /// It sets out a level.
    Level,
    /// It puts a case into a level.
    Criterion,
    /// A field of the registration.
    Field,
    /// The office that receives a case.
    Office,
    /// A step, done by a role.
    Step,
    /// A step cannot be done without something.
    Requirement,
    /// A step may, or may not, be done before its turn.
    Early,
    /// The limit of a step, or one that stands beside the steps.
    Limit,
    /// A step that comes back.
    Recurring,
    /// The clock escalates.
    Trigger,
    /// A command that is no step.
    Action,
    /// A limit may be extended.
    Extension,
    /// A case is sent back.
    Return,
    /// A closed case is taken up again.
    Reopen,
    /// Corrective measures are chased.
    Measures,
    /// A type of finding.
    Finding,
    /// An item of the assessment table.
    Item,
    /// A rung of the ladder of escalation.
    Rung,
    /// When a customer counts as impossible to reach.
    Unreachable,
    /// Doubt favours the customer.
    Doubt,
    /// How long papers are kept.
    Retention,
    /// What to say to the customer.
    Guidance,
}

/// One rule under a clause, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub sort: Sort,
    /// The step, level, item … that it is about.
    pub what: String,
    /// The track or the kinds that it belongs to, where not to all.
    pub of: Option<String>,
    /// Under which condition.
    pub when: Option<String>,
    /// The limit, and what it is counted from.
    pub span: Option<String>,
    /// Whose it is.
    pub role: Option<Role>,
    /// What follows from it, or what is asked.
    pub notes: Vec<String>,
}

impl Rule {
    fn new(sort: Sort, what: impl Into<String>) -> Self {
        Self {
            sort,
            what: what.into(),
            of: None,
            when: None,
            span: None,
            role: None,
            notes: Vec::new(),
        }
    }

    /// The rule in one line: "步骤：答复客户 · 3 个工作日".
    pub fn line(&self, lang: Lang) -> String {
        let mut line = sort_title(lang, self.sort).to_owned();
        if !self.what.is_empty() {
            line = texts::about(lang, &line, &self.what);
        }
        if let Some(span) = &self.span {
            line.push_str(" · ");
            line.push_str(span);
        }
        line
    }
}

/// Every rule that names the clause, in the order of [`Sort`]. None: people follow it, or a report does.
pub fn rules(lang: Lang, regulation: &Regulation, clause: &str) -> Vec<Rule> {
    gather::rules(lang, regulation, clause)
}

/// What the organisation calls a role.
pub fn role_name(lang: Lang, regulation: &Regulation, role: Role) -> &str {
    let own = regulation.roles.get(&role).map(|title| title.get(lang));
    own.unwrap_or_else(|| super::texts::role_title(lang, role))
}

/// The chapter of a clause: what stands between its regulation and its own name. `gym.L1.c` and `gym.L1` are of `L1`.
pub fn chapter(clause: &str) -> &str {
    let own = clause.split_once('.').map_or(clause, |(_, own)| own);
    own.split_once('.').map_or(own, |(chapter, _)| chapter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regulation::load;
    use crate::regulation::shipped::{shipped, shipped_source};

    fn regulation(id: &str) -> Regulation {
        load(id, shipped_source(id).unwrap()).unwrap()
    }

    fn lines(id: &str, clause: &str, lang: Lang) -> String {
        let regulation = regulation(id);
        let rules = rules(lang, &regulation, clause);
        let line = |rule: &Rule| {
            let when = rule.when.clone().unwrap_or_default();
            format!("{} | {when} | {}", rule.line(lang), rule.notes.join("; "))
        };
        let lines: Vec<String> = rules.iter().map(line).collect();
        lines.join("\n")
    }

    #[test]
    fn a_criterion_is_read_with_its_condition() {
        let text = lines("gym", "gym.L1.e", Lang::Zh);
        assert!(text.contains("判级条件：一级 | 涉及部门不少于 3"), "{text}");
        let text = lines("gym", "gym.L1.e", Lang::En);
        assert!(text.contains("departments at least 3"), "{text}");
    }

    #[test]
    fn a_limit_is_read_with_its_span_and_where_it_is_counted_from() {
        let text = lines("property", "property.S.3min", Lang::Zh);
        assert!(text.contains("3 分钟"), "{text}");
        let text = lines("gym", "gym.D.resolve", Lang::Zh);
        assert!(text.contains("3 个工作日（自受理起）"), "{text}");
    }

    #[test]
    fn an_item_is_read_with_what_it_costs() {
        let text = lines("gas", "gas.X.1", Lang::Zh);
        assert!(text.contains("考核项"), "{text}");
    }

    #[test]
    fn every_rule_of_every_regulation_has_words_in_both_languages() {
        for file in shipped() {
            let regulation = load(file.id, file.source).unwrap();
            for clause in &regulation.clauses {
                let [zh, en] =
                    [Lang::Zh, Lang::En].map(|lang| rules(lang, &regulation, &clause.id));
                assert_eq!(zh.len(), en.len());
                for (zh, en) in zh.iter().zip(&en) {
                    assert!(!zh.line(Lang::Zh).is_empty());
                    let text = format!("{} {:?} {:?}", en.line(Lang::En), en.when, en.notes);
                    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
                    assert!(!text.contains(chinese), "{}: {text}", clause.id);
                }
            }
        }
    }

    #[test]
    fn clauses_stand_in_chapters() {
        assert_eq!(chapter("gym.L1.c"), "L1");
        assert_eq!(chapter("gym.L1"), "L1");
        assert_eq!(chapter("general.G.group"), "G");
        assert_eq!(chapter("odd"), "odd");
    }
}
