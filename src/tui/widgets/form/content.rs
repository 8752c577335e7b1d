//! What a form holds: by field, and as a whole in JSON.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{Choice, Form, Input, Item};

impl Form {
    /// The text of a line or text without space around it; empty where there is no such field.
    pub fn text(&self, id: &str) -> String {
        match self.item(id).map(|item| &item.input) {
            Some(Input::Line(field)) => field.text(),
            Some(Input::Text(text)) => text.text(),
            _ => String::new(),
        }
    }

    /// The text of a line or text as typed.
    pub fn text_raw(&self, id: &str) -> String {
        match self.item(id).map(|item| &item.input) {
            Some(Input::Line(field)) => field.raw(),
            Some(Input::Text(text)) => text.raw(),
            _ => String::new(),
        }
    }

    /// The text of a field that is shown and not blank.
    pub fn given(&self, id: &str) -> Option<String> {
        let shown = self.item(id).is_some_and(|item| !item.hidden);
        Some(self.text(id)).filter(|text| shown && !text.is_empty())
    }

    /// The id of what is chosen.
    pub fn chosen(&self, id: &str) -> Option<&str> {
        match self.item(id).map(|item| &item.input) {
            Some(Input::Choice(choice)) => choice.chosen(),
            _ => None,
        }
    }

    /// The choice in focus.
    pub fn choice(&self) -> Option<&Choice> {
        match &self.in_focus()?.input {
            Input::Choice(choice) => Some(choice),
            _ => None,
        }
    }

    /// A choice of yes and no.
    pub fn yes(&self, id: &str) -> Option<bool> {
        self.chosen(id).map(|chosen| chosen == "yes")
    }

    /// The ids of the boxes ticked.
    pub fn ticked(&self, id: &str) -> Vec<&str> {
        match self.item(id).map(|item| &item.input) {
            Some(Input::Ticks(ticks)) => ticks.ticked(),
            _ => Vec::new(),
        }
    }

    /// Puts a text into a line or text.
    pub fn set_text(&mut self, id: &str, text: &str) {
        match self.item_mut(id).map(|item| &mut item.input) {
            Some(Input::Line(field)) => field.set(text),
            Some(Input::Text(area)) => area.set(text),
            _ => {}
        }
    }

    /// Chooses by id.
    pub fn choose(&mut self, id: &str, option: &str) {
        if let Some(Input::Choice(choice)) = self.item_mut(id).map(|item| &mut item.input) {
            choice.choose(option);
        }
    }

    /// Whether nothing at all was filled in.
    pub fn is_blank(&self) -> bool {
        self.items()
            .iter()
            .filter(|item| item.takes_focus())
            .all(Item::is_blank)
    }

    /// The whole content, for a draft: texts and choices as strings, ticks as lists; blank fields are left out.
    pub fn to_json(&self) -> Value {
        let filled = self
            .items()
            .iter()
            .filter(|item| !item.id.is_empty() && !item.is_blank());
        let content = filled.filter_map(|item| Some((item.id.clone(), value(&item.input)?)));
        Value::Object(content.collect::<Map<_, _>>())
    }

    /// Takes a content back. What it does not know, and fields that it does not name, stay as they are.
    pub fn restore(&mut self, content: &Value) {
        let Some(content) = content.as_object() else {
            return;
        };
        for (id, value) in content {
            if let Some(item) = self.item_mut(id) {
                put(&mut item.input, value);
            }
        }
    }
}

fn value(input: &Input) -> Option<Value> {
    match input {
        Input::Line(field) => Some(field.raw().into()),
        Input::Text(text) => Some(text.raw().into()),
        Input::Choice(choice) => Some(choice.chosen()?.into()),
        Input::Ticks(ticks) => Some(ticks.ticked().into()),
        Input::Heading => None,
    }
}

fn put(input: &mut Input, value: &Value) {
    match (input, value) {
        (Input::Line(field), Value::String(text)) => field.set(text),
        (Input::Text(area), Value::String(text)) => area.set(text),
        (Input::Choice(choice), Value::String(id)) => choice.choose(id),
        (Input::Ticks(ticks), Value::Array(ids)) => {
            let ids: BTreeSet<String> = ids
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect();
            ticks.set(&ids);
        }
        _ => {}
    }
}
