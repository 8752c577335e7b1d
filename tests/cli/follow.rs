//! Following a case as its people do: the program says what is open, for whom, and what it needs; somebody in that role
//! does it.
//!
//! On the way every task is tried by somebody of another role, and without each thing that it says it needs: both must
//! be refused and leave the case as it was.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::desk::{Desk, is_standing, text};

/// A case on its way.
pub struct Follow<'a> {
    desk: &'a Desk,
    number: String,
    said: BTreeMap<String, Vec<Value>>,
}

/// What was done: step, role, clause.
pub type Walked = Vec<(String, String, String)>;

impl Desk {
    pub fn follow(&self, number: &str) -> Follow<'_> {
        Follow {
            desk: self,
            number: number.to_owned(),
            said: BTreeMap::new(),
        }
    }
}

impl Follow<'_> {
    /// What is said at a step beside what it needs; said again for the same step, it is for its next time.
    pub fn saying(mut self, step: &str, fields: Value) -> Self {
        self.said.entry(step.to_owned()).or_default().push(fields);
        self
    }

    /// Does the open tasks until `last` has been done.
    pub fn through(mut self, last: &str) -> Walked {
        let mut walked = Walked::new();
        while walked.last().is_none_or(|(step, ..)| step != last) {
            assert!(walked.len() < 40, "no end: {walked:?}");
            let case = self.desk.show(&self.number);
            walked.push(self.one(&case));
        }
        walked
    }

    /// Does the open tasks until `step` is the next.
    pub fn up_to(mut self, step: &str) -> Walked {
        let mut walked = Walked::new();
        loop {
            assert!(walked.len() < 40, "no end: {walked:?}");
            let case = self.desk.show(&self.number);
            if case["stage"] == step {
                return walked;
            }
            walked.push(self.one(&case));
        }
    }

    /// Does the task that is next.
    fn one(&mut self, case: &Value) -> (String, String, String) {
        let task = next(case);
        let (step, role) = (text(&task["step"]), text(&task["role"]));
        let fields = self.fields(&step, &task);
        self.not_by_others(case, &step, &role, &fields);
        self.not_without_needs(case, &task, &fields);
        let by = self.desk.as_(&role);
        by.does(&self.number, &step, fields).done();
        (step, role, text(&task["clause"]))
    }

    fn fields(&mut self, step: &str, task: &Value) -> Value {
        let mut fields = json!({});
        for need in needs(task) {
            fields[&need] = usual(step, &need);
        }
        let said = self.said.get_mut(step).filter(|said| !said.is_empty());
        if let Some(Value::Object(said)) = said.map(|said| said.remove(0)) {
            for (name, value) in said {
                fields[&name] = value;
            }
        }
        fields
    }

    fn not_by_others(&self, case: &Value, step: &str, role: &str, fields: &Value) {
        // These four are open to nearly everybody.
        if ["contact", "progress", "promise", "notify"].contains(&step) {
            return;
        }
        let outsider = if role == "clerk" { "handler" } else { "clerk" };
        let tried = self
            .desk
            .as_(outsider)
            .does(&self.number, step, fields.clone());
        tried.forbidden();
        self.unchanged(case);
    }

    fn not_without_needs(&self, case: &Value, task: &Value, fields: &Value) {
        let (step, role) = (text(&task["step"]), text(&task["role"]));
        for need in needs(task) {
            let mut rest = fields.clone();
            rest.as_object_mut().expect("fields").remove(&need);
            let tried = self.desk.as_(&role).does(&self.number, &step, rest);
            tried.invalid_in(&need);
        }
        self.unchanged(case);
    }

    fn unchanged(&self, case: &Value) {
        let after = self.desk.show(&self.number);
        assert_eq!(after["version"], case["version"], "a refusal wrote");
    }
}

/// The ready task that is next: the case's own step before anything that may be done meanwhile.
fn next(case: &Value) -> Value {
    let tasks = case["tasks"].as_array().expect("tasks");
    let ready = |task: &&Value| task["ready"] == true && !is_standing(task);
    let mut ready = tasks.iter().filter(ready);
    let staged = ready.clone().find(|task| task["step"] == case["stage"]);
    let found = staged.or_else(|| ready.find(|task| task["step"] != "progress"));
    found
        .unwrap_or_else(|| panic!("nothing can be done: {case:#}"))
        .clone()
}

fn needs(task: &Value) -> Vec<String> {
    let needs = task["needs"].as_array().expect("needs");
    needs.iter().map(text).collect()
}

/// What is usually said in a field.
fn usual(step: &str, need: &str) -> Value {
    match need {
        "department" => json!("维修部"),
        "method" => json!("phone"),
        "reached" | "valid" | "upheld" | "effective" | "adopted" => json!(true),
        "severity" => json!("ordinary"),
        "substantiated" => json!("yes"),
        "finding" => json!("service"),
        "satisfaction" => json!(4),
        "owner" => json!("王五"),
        "due" => json!("2026-12-31"),
        "until" => json!("2026-12-31T17:00:00+08:00"),
        "name" => json!("张三"),
        _ => json!(format!("{step}：{need}")),
    }
}

/// What was walked is what the table of the paper says.
pub fn assert_steps(walked: &Walked, table: &[(&str, &str, &str)]) {
    let walked: Vec<(&str, &str, &str)> = walked
        .iter()
        .map(|(step, role, clause)| (step.as_str(), role.as_str(), clause.as_str()))
        .collect();
    assert_eq!(walked, table);
}
