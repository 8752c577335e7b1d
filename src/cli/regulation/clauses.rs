//! The clauses of a regulation, each with what it does and how often it has acted.

use serde_json::{Value, json};

use crate::cli::output::Output;
use crate::cli::session::time;
use crate::cli::texts;
use crate::regulation::Regulation;
use crate::regulation::digest::{Rule, Sort, chapter, role_name, rules, sort_title};
use crate::regulation::model::Clause;
use crate::store::Fired;
use crate::text::Lang;

/// The clauses as JSON, in the order of the paper. `fired` is absent where there is no desk to count in.
pub(super) fn json(lang: Lang, regulation: &Regulation, fired: Option<&[Fired]>) -> Vec<Value> {
    let one = |clause: &Clause| {
        let rules: Vec<Value> = rules(lang, regulation, &clause.id)
            .iter()
            .map(|rule| rule_json(lang, rule))
            .collect();
        let mut value = json!({
            "id": clause.id, "label": clause.label.get(lang), "zh": clause.label.zh, "en": clause.label.en,
            "chapter": chapter(&clause.id), "rules": rules,
        });
        if let (Some(fields), Some(fired)) = (value.as_object_mut(), fired) {
            let found = of(fired, clause);
            fields.insert("fired".to_owned(), json!(found.map_or(0, |f| f.times)));
            fields.insert("cases".to_owned(), json!(found.map_or(0, |f| f.cases)));
            fields.insert("last".to_owned(), json!(found.map(|f| f.last)));
        }
        value
    };
    regulation.clauses.iter().map(one).collect()
}

fn of<'a>(fired: &'a [Fired], clause: &Clause) -> Option<&'a Fired> {
    fired.iter().find(|fired| fired.clause == clause.id)
}

fn rule_json(lang: Lang, rule: &Rule) -> Value {
    json!({
        "sort": sort_title(lang, rule.sort), "what": rule.what, "of": rule.of, "when": rule.when, "span": rule.span,
        "role": rule.role, "notes": rule.notes,
    })
}

/// The clauses as text, a blank line between chapters.
pub(super) fn text(out: &mut Output, lang: Lang, regulation: &Regulation, fired: Option<&[Fired]>) {
    out.line(format!(
        "{} · {}",
        regulation.organisation.get(lang),
        regulation.title.get(lang)
    ));
    let head = [
        texts::clause_head(lang),
        texts::fired_head(lang),
        texts::last_head(lang),
        texts::says_head(lang),
    ];
    let mut rows = vec![columns(head.map(str::to_owned), fired)];
    let mut before = "";
    for clause in &regulation.clauses {
        let here = chapter(&clause.id);
        if here != before {
            rows.push(Vec::new());
            before = here;
        }
        rows.push(columns(row(lang, clause, fired), fired));
        for rule in rules(lang, regulation, &clause.id) {
            let words = format!("  {}", in_words(lang, regulation, &rule));
            let empty = String::new;
            rows.push(columns([empty(), empty(), empty(), words], fired));
        }
    }
    out.table(&rows);
}

/// Without the counts where there is no desk to count in.
fn columns(row: [String; 4], fired: Option<&[Fired]>) -> Vec<String> {
    let [clause, times, last, text] = row;
    if fired.is_some() {
        vec![clause, times, last, text]
    } else {
        vec![clause, text]
    }
}

fn row(lang: Lang, clause: &Clause, fired: Option<&[Fired]>) -> [String; 4] {
    let found = fired.and_then(|fired| of(fired, clause));
    let times = found.map_or("—".to_owned(), |found| {
        texts::fired_times(lang, found.times, found.cases)
    });
    let last = found.map_or(String::new(), |found| time(found.last));
    [
        clause.id.clone(),
        times,
        last,
        clause.label.get(lang).to_owned(),
    ]
}

fn in_words(lang: Lang, regulation: &Regulation, rule: &Rule) -> String {
    let mut text = rule.line(lang);
    let role = rule
        .role
        .map(|role| role_name(lang, regulation, role).to_owned());
    for part in role.iter().chain(&rule.of) {
        text.push_str(" · ");
        text.push_str(part);
    }
    if let Some(when) = &rule.when {
        text.push_str(" · ");
        text.push_str(&texts::rule_when(lang, when));
    }
    if matches!(rule.sort, Sort::Requirement | Sort::Finding | Sort::Item) {
        for note in &rule.notes {
            text.push_str(" · ");
            text.push_str(note);
        }
    }
    text
}
