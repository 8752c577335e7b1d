//! From what was typed to the command: the same fields as on the command line, read by the same reader.

use serde_json::{Map, Number, Value};

use super::fields::{Field, Take};
use super::plan::{Plan, Scene};
use super::texts;
use crate::case::{Command, CommandName};
use crate::desk::{DeskError, Wish};
use crate::tui::when::Way;
use crate::tui::widgets::{Form, Input, Item};

/// Mistakes: the field, and what is wrong with it.
pub(super) type Mistakes = Vec<(String, String)>;

/// The command that the form says.
pub(super) fn command(
    name: CommandName,
    form: &Form,
    plan: &Plan,
    scene: &Scene<'_>,
) -> Result<Command, Mistakes> {
    let mut fields = fields(form, plan, scene)?;
    (plan.shape)(&mut fields, scene);
    let wish = Wish::read(name.as_str(), Value::Object(fields));
    wish.map(|wish| wish.command).map_err(|error: DeskError| {
        let field = error.field().unwrap_or_default();
        // A mistake in one entry of a list stands at the list.
        let field = field.split('[').next().unwrap_or_default().to_owned();
        vec![(field, error.message(scene.lang))]
    })
}

/// Everything that was filled in, under the names of the command line.
pub(super) fn fields(
    form: &Form,
    plan: &Plan,
    scene: &Scene<'_>,
) -> Result<Map<String, Value>, Mistakes> {
    let mut fields = Map::new();
    let mut mistakes = Mistakes::new();
    for item in form.items().iter().filter(|item| !item.hidden) {
        match value(item, plan.field(&item.id), scene) {
            Ok(Some(value)) if !item.id.starts_with('_') => put(&mut fields, &item.id, value),
            Ok(_) => {}
            Err(text) => mistakes.push((item.id.clone(), text)),
        }
    }
    if mistakes.is_empty() {
        Ok(fields)
    } else {
        Err(mistakes)
    }
}

/// A dotted name is a field within a group.
fn put(fields: &mut Map<String, Value>, id: &str, value: Value) {
    let Some((group, rest)) = id.split_once('.') else {
        fields.insert(id.to_owned(), value);
        return;
    };
    let group = fields
        .entry(group)
        .or_insert_with(|| Value::Object(Map::new()));
    if let Some(group) = group.as_object_mut() {
        group.insert(rest.to_owned(), value);
    }
}

fn value(item: &Item, field: Option<&Field>, scene: &Scene<'_>) -> Result<Option<Value>, String> {
    let lang = scene.lang;
    if let Some(problem) = unticked(item, scene) {
        return Err(problem);
    }
    if item.is_blank() {
        return Ok(None);
    }
    let typed = match &item.input {
        Input::Line(line) => line.text(),
        Input::Text(text) => text.text(),
        Input::Choice(choice) => choice.chosen().unwrap_or_default().to_owned(),
        Input::Ticks(ticks) => return Ok(Some(ticked(field, ticks.ticked()))),
        Input::Heading => return Ok(None),
    };
    if typed.is_empty() {
        return Ok(None);
    }
    let take = field.map_or(Take::Line, |field| field.take);
    let value = match take {
        Take::YesNo(_) => Value::Bool(typed == "yes"),
        Take::Choice(_) => chosen(item, &typed),
        Take::Number => Value::Number(number(&typed).ok_or_else(|| texts::not_a_number(lang))?),
        Take::Lines => lines(&typed).map(Value::from).collect(),
        Take::Departments => typed
            .split(['、', '，', ',', '；', ';', ' '])
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(Value::from)
            .collect(),
        Take::Persons => lines(&typed).map(person).collect(),
        Take::Measures => measures(&typed, scene)?,
        Take::Ahead => scene
            .reader(Way::Ahead)
            .moment(&typed)
            .ok_or_else(|| texts::not_a_time(lang))?
            .to_rfc3339()
            .into(),
        Take::Past => scene
            .reader(Way::Past)
            .moment(&typed)
            .ok_or_else(|| texts::not_a_past_time(lang))?
            .to_rfc3339()
            .into(),
        Take::Day => scene
            .reader(Way::Ahead)
            .day(&typed)
            .ok_or_else(|| texts::not_a_day(lang))?
            .to_string()
            .into(),
        Take::Known(options) => {
            let options = options(scene);
            let mut known = options.into_iter();
            let found = known.find(|option| option.id == typed || option.label == typed);
            found.ok_or_else(|| texts::not_known(lang))?.id.into()
        }
        _ => typed.into(),
    };
    Ok(Some(value))
}

/// A checklist is done when all of it is.
fn unticked(item: &Item, scene: &Scene<'_>) -> Option<String> {
    match &item.input {
        Input::Ticks(ticks)
            if item.id == "_defects" && ticks.ticked().len() < ticks.ticks().len() =>
        {
            Some(texts::tick_defects(scene.lang).to_owned())
        }
        _ => None,
    }
}

fn ticked(field: Option<&Field>, ids: Vec<&str>) -> Value {
    match field.map(|field| field.take) {
        Some(Take::Flag(_)) => Value::Bool(!ids.is_empty()),
        _ => Value::from(ids),
    }
}

/// Choices of yes and no, and of figures, are such in the command.
fn chosen(item: &Item, id: &str) -> Value {
    match (item.id.as_str(), id) {
        ("accepted", "yes") => Value::Bool(true),
        ("accepted", "no") => Value::Bool(false),
        ("satisfaction", id) => number(id).map_or(Value::Null, Value::Number),
        (_, id) => id.into(),
    }
}

fn number(typed: &str) -> Option<Number> {
    crate::text::normal(typed)
        .trim()
        .parse::<u32>()
        .ok()
        .map(Number::from)
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn person(line: &str) -> Value {
    let mut words = line.split_whitespace();
    let name = words.next().unwrap_or_default();
    let department: Vec<&str> = words.collect();
    let mut person = Map::new();
    person.insert("name".to_owned(), name.into());
    if !department.is_empty() {
        person.insert("department".to_owned(), department.join(" ").into());
    }
    Value::Object(person)
}

fn measures(text: &str, scene: &Scene<'_>) -> Result<Value, String> {
    let read = |(at, line): (usize, &str)| {
        let parts: Vec<&str> = line.split(['；', ';', '|']).map(str::trim).collect();
        let [measure, owner, due] = parts.as_slice() else {
            return Err(texts::not_a_measure(scene.lang, at + 1));
        };
        let due = scene.reader(Way::Ahead).day(due);
        let due = due.ok_or_else(|| texts::not_a_measure(scene.lang, at + 1))?;
        Ok(serde_json::json!({"measure": measure, "owner": owner, "due": due}))
    };
    lines(text).enumerate().map(read).collect()
}
