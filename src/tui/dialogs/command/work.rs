//! Dialogs of the departments' work: dispatch, signature, submission and return, corrective measures.

use serde_json::{Map, Value, json};

use super::fields::Take;
use super::plan::{Plan, Scene, ask_for, field, need};
use super::{texts, verdicts};
use crate::case::CommandName;
use crate::regulation::model::LimitSource;
use crate::regulation::track::Progress;
use crate::tui::screens::case::outcome;
use crate::tui::theme::Role;
use crate::tui::widgets::{Form, Opt, Tick};

pub(super) const NOTES: Plan = Plan::of(&[field("notes", texts::notes, Take::Text)]);

pub(super) const WITH_PERSON: Plan = Plan::of(&[
    field("notes", texts::notes, Take::Text),
    field("person", texts::person, Take::Person),
]);

pub(super) const DISPATCH: Plan = Plan {
    fill: |form, scene| {
        form.set_text("department", scene.case().responsible().unwrap_or_default());
        form.choose("limit", "");
    },
    adjust: |form, _| {
        let days = form.chosen("limit") == Some("days");
        ask_for(form, "days", days);
    },
    preface: told,
    shape: limits_of_slips,
    ..Plan::of(&[
        field("department", texts::department, Take::Department),
        field("person", texts::handler, Take::Person),
        field("departments", texts::others, Take::Departments),
        field("limit", texts::limit, Take::Choice(limits)),
        field("days", texts::days, Take::Number),
        field("demand", texts::demand, Take::Text),
    ])
};

/// How the other departments get limits of their own, and who will get the slip besides.
fn told(scene: &Scene<'_>) -> Vec<(String, Role)> {
    let file = &scene.opened.file;
    let mut steps = file.regulation.steps_of(&file.case.track);
    let by_slip = steps.any(|step| {
        let limit = step.limit.as_ref();
        limit.is_some_and(|limit| limit.source == LimitSource::Slip)
    });
    let how = by_slip.then(|| (texts::own_limits(scene.lang).to_owned(), Role::Muted));
    how.into_iter().chain(copies(scene)).collect()
}

/// Who will get the slip besides.
fn copies(scene: &Scene<'_>) -> Vec<(String, Role)> {
    let view = scene.opened.file.view(scene.now);
    let Some((step, _)) = Progress::of(&view).entry(CommandName::Dispatch) else {
        return Vec::new();
    };
    let titles: Vec<&str> = step
        .copies
        .iter()
        .map(|recipient| recipient.title.get(scene.lang))
        .collect();
    if titles.is_empty() {
        return Vec::new();
    }
    let text = texts::copies(
        scene.lang,
        &titles.join(texts::or(scene.lang)),
        &step.clause,
    );
    vec![(text, Role::Muted)]
}

fn limits(scene: &Scene<'_>) -> Vec<Opt> {
    vec![
        Opt::new("", texts::limit_none(scene.lang)),
        Opt::new("same_day", texts::limit_same_day(scene.lang)),
        Opt::new("days", texts::limit_days(scene.lang)),
    ]
}

fn limits_of_slips(fields: &mut Map<String, Value>, scene: &Scene<'_>) {
    limit(fields);
    if let Some(Value::Array(others)) = fields.get_mut("departments") {
        for other in others {
            *other = own_limit(other.take(), scene);
        }
    }
}

/// `保安部:2` is a department with a limit of two days, `保安部:当日` one of the same day.
fn own_limit(typed: Value, scene: &Scene<'_>) -> Value {
    let text = typed.as_str().unwrap_or_default();
    let Some((name, limit)) = text.split_once([':', '：']) else {
        return typed;
    };
    let limit = limit.trim();
    let days = limit.trim_end_matches(['天', 'd']).parse::<u32>();
    let same_day = [texts::limit_same_day(scene.lang), "当日", "0"].contains(&limit);
    let limit = match days {
        _ if same_day => json!({"same_day": true}),
        Ok(days) => json!({"days": days}),
        Err(_) => json!(limit),
    };
    json!({"department": name.trim(), "limit": limit})
}

fn limit(fields: &mut Map<String, Value>) {
    let days = fields.remove("days");
    let limit = match (fields.remove("limit"), days) {
        (Some(Value::String(chosen)), _) if chosen == "same_day" => json!({"same_day": true}),
        (Some(_), Some(days)) => json!({"days": days}),
        _ => return,
    };
    fields.insert("limit".to_owned(), limit);
}

pub(super) const SIGN: Plan = Plan {
    fill: |form, scene| {
        let department = scene.task().and_then(|task| task.department.clone());
        form.choose("department", &department.unwrap_or_default());
    },
    ..Plan::of(&[field(
        "department",
        texts::signs_for,
        Take::Choice(departments),
    )])
};

fn departments(scene: &Scene<'_>) -> Vec<Opt> {
    let departments = scene.case().departments.iter();
    departments
        .map(|entry| Opt::new(&entry.name, &entry.name))
        .collect()
}

/// A returned case shows what was wrong with it; all of it is put right before it is submitted again.
pub(super) const SUBMIT: Plan = Plan {
    preface: |scene| {
        let returned = !scene.case().defects.is_empty();
        let text = || (texts::tick_defects(scene.lang).to_owned(), Role::DueSoon);
        returned.then(text).into_iter().collect()
    },
    ..Plan::of(&[
        field("_defects", texts::defects, Take::Ticks(defects)),
        field("handling", texts::handling, Take::Text),
        field("measures", texts::measures, Take::Measures),
        field("notes", texts::notes, Take::Text),
    ])
};

fn defects(scene: &Scene<'_>) -> Vec<Tick> {
    let defects = scene.case().defects.iter().enumerate();
    defects
        .map(|(at, defect)| Tick::new(at.to_string(), defect, ""))
        .collect()
}

pub(super) const RETURN: Plan = Plan::of(&[field("reasons", texts::reasons, Take::Lines)]);

/// Plan a measure, report one done, or judge its effect: three things under one name.
pub(super) const CORRECT: Plan = Plan {
    fill: |form, scene| {
        let waiting = scene.task().and_then(|task| task.measure);
        let known = waiting.and_then(|id| {
            scene
                .case()
                .measures
                .iter()
                .find(|measure| measure.id == id)
        });
        let mode = match known {
            None => "plan",
            Some(measure) if measure.done_at.is_none() => "done",
            Some(_) => "effect",
        };
        form.choose("_mode", mode);
        let cause = scene.case().finding.cause.as_deref();
        form.set_text("cause", cause.unwrap_or_default());
        form.choose("id", &waiting.map(|id| id.to_string()).unwrap_or_default());
    },
    adjust: |form, scene| correct(form, scene),
    shape: |fields, _| {
        if let Some(id) = fields
            .get("id")
            .and_then(Value::as_str)
            .and_then(|id| id.parse::<u32>().ok())
        {
            fields.insert("id".to_owned(), json!(id));
            if !fields.contains_key("effective") {
                fields.insert("done".to_owned(), json!(true));
            }
        }
    },
    ..Plan::of(&[
        field("_mode", texts::mode, Take::Choice(modes)),
        field("id", texts::which, Take::Choice(measures)),
        field("cause", texts::cause, Take::Text),
        field("measure", texts::measure, Take::Text),
        field("owner", texts::owner, Take::Person),
        field("due", texts::due, Take::Day),
        field(
            "effective",
            texts::effective,
            Take::YesNo(verdicts::effective),
        ),
        field("notes", texts::notes, Take::Text),
    ])
};

fn correct(form: &mut Form, scene: &Scene<'_>) {
    let mode = form.chosen("_mode").unwrap_or("plan").to_owned();
    let planned = mode == "plan" || scene.case().measures.is_empty();
    for id in ["measure", "owner", "due"] {
        ask_for(form, id, planned);
    }
    form.show("cause", planned);
    ask_for(form, "id", !planned);
    ask_for(form, "effective", mode == "effect" && !planned);
    form.show("notes", !planned);
    need(form, "_mode", false);
}

fn modes(scene: &Scene<'_>) -> Vec<Opt> {
    if scene.case().measures.is_empty() {
        return Vec::new();
    }
    vec![
        Opt::new("plan", texts::mode_plan(scene.lang)),
        Opt::new("done", texts::mode_done(scene.lang)),
        Opt::new("effect", texts::mode_effect(scene.lang)),
    ]
}

fn measures(scene: &Scene<'_>) -> Vec<Opt> {
    let open = scene
        .case()
        .measures
        .iter()
        .filter(|measure| measure.effective != Some(true));
    open.map(|measure| {
        Opt::new(
            measure.id.to_string(),
            outcome::measure(scene.lang, measure),
        )
    })
    .collect()
}
