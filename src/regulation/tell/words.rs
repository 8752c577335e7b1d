//! What the values of a case are called.

use crate::case::{CommandName, Role, Severity, Sex, Subject, Substantiated, Task};
use crate::regulation::model::Regulation;
use crate::regulation::texts::{command_title, role_named, task_title};
use crate::text::Lang;

/// What the regulation calls a role.
pub fn role(lang: Lang, regulation: &Regulation, role: Role) -> String {
    role_named(regulation, lang, role).to_owned()
}

/// What the regulation calls a step of a track: under that clause where several have the name.
pub fn step(
    lang: Lang,
    regulation: &Regulation,
    track: &str,
    name: CommandName,
    clause: Option<&str>,
) -> String {
    if let (CommandName::AssessPerson, Some(clause)) = (name, clause) {
        return task_title(regulation, lang, name, clause).to_owned();
    }
    let steps = || regulation.steps_of(track).filter(|step| step.name == name);
    let exact = steps().find(|step| Some(step.clause.as_str()) == clause);
    let label = exact
        .or_else(|| steps().next())
        .and_then(|step| step.label.as_ref());
    let recurring = || {
        let mut entries = regulation.recurring.iter();
        entries
            .find(|entry| entry.name == name && Some(entry.clause.as_str()) == clause)
            .and_then(|entry| entry.label.as_ref())
    };
    label.or_else(recurring).map_or_else(
        || command_title(lang, name).to_owned(),
        |label| label.get(lang).to_owned(),
    )
}

/// Who has to do a task: the person, the department, else the role.
pub fn who(lang: Lang, regulation: &Regulation, task: &Task) -> String {
    let role = role(lang, regulation, task.role);
    match (&task.department, &task.person) {
        (Some(department), Some(person)) => format!("{department} {person}"),
        (Some(department), None) => format!("{department} {role}"),
        (None, Some(person)) => person.clone(),
        (None, None) => role,
    }
}

/// The sentence of a clause after its id: `gym.L1.c 三个及以上部门`.
pub fn clause(lang: Lang, regulation: &Regulation, id: &str) -> String {
    match regulation.clause(id) {
        Some(clause) => format!("{id} {}", clause.label.get(lang)),
        None => id.to_owned(),
    }
}

/// What the regulation calls a level.
pub fn level(lang: Lang, regulation: &Regulation, id: &str) -> String {
    let known = regulation.level(id);
    known.map_or_else(
        || texts::bare_level(lang, id),
        |level| level.label.get(lang).to_owned(),
    )
}

/// The title of a rung of the ladder, or of the role that a trigger names.
pub fn rung(lang: Lang, regulation: &Regulation, id: &str) -> String {
    let known = regulation.ladder.iter().find(|rung| rung.id == id);
    let named = || Role::ALL.into_iter().find(|role| role.as_str() == id);
    match (known, named()) {
        (Some(rung), _) => rung.title.get(lang).to_owned(),
        (None, Some(named)) => role(lang, regulation, named),
        (None, None) => id.to_owned(),
    }
}

/// What stands in the place of a name that was erased by law.
pub fn erased(lang: Lang) -> &'static str {
    texts::erased(lang)
}

/// What the customer thinks of the answer.
pub fn accepted(lang: Lang, accepted: bool) -> &'static str {
    if accepted {
        texts::accepted(lang)
    } else {
        texts::not_accepted(lang)
    }
}

/// Whether the facts were found so.
pub fn substantiated(lang: Lang, found: Substantiated) -> &'static str {
    match found {
        Substantiated::Yes => texts::substantiated(lang),
        Substantiated::No => texts::unsubstantiated(lang),
        Substantiated::Unverifiable => texts::unverifiable(lang),
    }
}

/// Whether the complaint is upheld.
pub fn upheld(lang: Lang, upheld: bool) -> &'static str {
    if upheld {
        texts::upheld(lang)
    } else {
        texts::not_upheld(lang)
    }
}

/// How grave it was judged.
pub fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Ordinary => texts::ordinary(lang),
        Severity::Serious => texts::serious(lang),
    }
}

/// The customer's sex.
pub fn sex(lang: Lang, sex: Sex) -> &'static str {
    match sex {
        Sex::M => texts::male(lang),
        Sex::F => texts::female(lang),
    }
}

/// Whom an entry is against.
pub fn subject(lang: Lang, subject: Subject) -> &'static str {
    match subject {
        Subject::Person => texts::person(lang),
        Subject::Head => texts::head(lang),
    }
}

/// The word for a satisfaction of 1 to 5.
pub fn satisfaction(lang: Lang, given: u8) -> &'static str {
    match given {
        1 => texts::very_dissatisfied(lang),
        2 => texts::dissatisfied(lang),
        3 => texts::so_so(lang),
        4 => texts::satisfied(lang),
        _ => texts::very_satisfied(lang),
    }
}

/// A remark in brackets after a text.
pub fn bracketed(lang: Lang, text: &str, remark: &str) -> String {
    match lang {
        Lang::Zh => format!("{text}（{remark}）"),
        Lang::En => format!("{text} ({remark})"),
    }
}

/// What a case is about, in a list: the kind stands before it, unless it is the first kind of the paper, which most are.
pub fn with_kind(lang: Lang, regulation: &Regulation, kind: &str, about: &str) -> String {
    let place = regulation.kinds.iter().position(|known| known.id == kind);
    let known = place.filter(|place| *place > 0);
    let Some(known) = known.and_then(|place| regulation.kinds.get(place)) else {
        return about.to_owned();
    };
    match lang {
        Lang::Zh => format!("【{}】{about}", known.label.zh),
        Lang::En => format!("[{}] {about}", known.label.en),
    }
}

/// Somebody's own words.
pub fn quoted(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Zh => format!("“{text}”"),
        Lang::En => format!("\"{text}\""),
    }
}

/// A text, and what is said about it.
pub fn about(lang: Lang, text: &str, said: &str) -> String {
    match lang {
        Lang::Zh => format!("{text}：{said}"),
        Lang::En => format!("{text}: {said}"),
    }
}

/// What joins the members of a list.
pub const fn joint(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    }
}

mod texts {
    crate::catalogue! {
        erased() { zh: "已删除", en: "erased" }
        bare_level(id: &str) { zh: "{id}级", en: "level {id}" }
        accepted() { zh: "客户认可", en: "accepted" }
        not_accepted() { zh: "客户不认可", en: "not accepted" }
        substantiated() { zh: "属实", en: "substantiated" }
        unsubstantiated() { zh: "不属实", en: "not substantiated" }
        unverifiable() { zh: "无法核实", en: "cannot be verified" }
        upheld() { zh: "成立", en: "upheld" }
        not_upheld() { zh: "不成立", en: "not upheld" }
        ordinary() { zh: "一般", en: "ordinary" }
        serious() { zh: "严重", en: "serious" }
        male() { zh: "男", en: "male" }
        female() { zh: "女", en: "female" }
        person() { zh: "本人", en: "the person" }
        head() { zh: "部门负责人", en: "the head" }
        very_dissatisfied() { zh: "很不满意", en: "very bad" }
        dissatisfied() { zh: "不满意", en: "bad" }
        so_so() { zh: "一般", en: "so-so" }
        satisfied() { zh: "满意", en: "good" }
        very_satisfied() { zh: "很满意", en: "very good" }
    }
}
