use std::collections::BTreeSet;

use serde_json::json;

use super::*;
use crate::tui::widgets::{Opt, Tick};

fn form() -> Form {
    let ticks = Ticks::new(vec![
        Tick::new("a", "甲", "x.1"),
        Tick::new("b", "乙", "x.2"),
    ]);
    Form::new(vec![
        Item::heading("客户"),
        Item::line("name", "姓名", Field::new()).needed(),
        Item::choice(
            "kind",
            "类型",
            Choice::new(vec![Opt::new("c", "投诉"), Opt::new("s", "建议")]),
        )
        .needed(),
        Item::ticks("facts", "情形", ticks),
        Item::text("text", "内容", TextBox::new(3, 6)).needed(),
    ])
}

fn press(form: &mut Form, keys: &[&str]) {
    for key in keys {
        form.key(Key::parse(key).unwrap());
    }
}

#[test]
fn keys_walk_through_the_fields_and_fill_them() {
    let mut form = form();
    press(
        &mut form,
        &[
            "张", "三", "down", "2", "down", "down", "space", "down", "漏", "水",
        ],
    );
    assert_eq!(form.text("name"), "张三");
    assert_eq!(form.chosen("kind"), Some("s"));
    assert_eq!(form.ticked("facts"), ["b"]);
    assert_eq!(form.text("text"), "漏水");
    assert_eq!(form.focused(), "text");
    form.next();
    assert_eq!(form.focused(), "name");
    form.previous();
    assert_eq!(form.focused(), "text");
}

#[test]
fn enter_breaks_a_line_in_a_text_and_goes_on_elsewhere() {
    let mut form = form();
    press(&mut form, &["张", "enter"]);
    assert_eq!(form.focused(), "kind");
    form.focus("text");
    press(&mut form, &["一", "enter", "二"]);
    assert_eq!(form.text("text"), "一\n二");
}

#[test]
fn undo_takes_back_what_was_typed_in_the_field() {
    let mut form = form();
    press(&mut form, &["张", "三", "ctrl+z"]);
    assert_eq!(form.text("name"), "张");
    press(&mut form, &["ctrl+y"]);
    assert_eq!(form.text("name"), "张三");
}

#[test]
fn what_is_needed_and_blank_is_named() {
    let mut form = form();
    assert_eq!(form.missing(), 3);
    press(&mut form, &["张"]);
    assert!(!form.complete(Lang::Zh));
    assert_eq!(form.focused(), "kind");
    assert_eq!(form.item("kind").unwrap().error.as_deref(), Some("请填写"));
    press(&mut form, &["1"]);
    assert_eq!(form.item("kind").unwrap().error, None);
}

#[test]
fn a_draft_comes_back_as_it_was() {
    let mut one = form();
    press(
        &mut one,
        &[
            "张", "三", "down", "1", "down", "space", "down", "down", "漏", "enter", "水",
        ],
    );
    let draft = one.to_json();
    assert_eq!(
        draft,
        json!({"name": "张三", "kind": "c", "facts": ["a"], "text": "漏\n水"})
    );
    let mut two = form();
    two.restore(&draft);
    assert_eq!(two.to_json(), draft);
}

#[test]
fn a_draft_of_another_form_does_no_harm() {
    let mut form = form();
    form.restore(&json!({"name": 3, "kind": "unknown", "other": "x", "facts": "a"}));
    assert_eq!(form.to_json(), json!({}));
    form.restore(&json!([1, 2]));
    assert!(form.is_blank());
}

#[test]
fn a_hidden_field_is_passed_over_and_keeps_its_content() {
    let mut form = form();
    form.choose("kind", "c");
    form.show("kind", false);
    press(&mut form, &["张", "down"]);
    assert_eq!(
        (form.focused(), form.chosen("kind"), form.missing()),
        ("facts", Some("c"), 1)
    );
    assert!(!form.set_error("kind", "x"));
}

#[test]
fn a_paste_that_is_too_long_is_refused_politely() {
    let mut form = form();
    let refused = form.paste(&"长".repeat(5_000_000), Lang::Zh);
    assert!(refused.unwrap_err().contains("没有粘贴"));
    assert_eq!(form.text("name"), "");
    assert_eq!(form.paste("张三\r\n李四", Lang::Zh), Ok(Heard::Changed));
    assert!(!form.text("name").contains(['\n', '\r']));
}

#[test]
fn ticks_are_set_by_id() {
    let mut ticks = Ticks::new(vec![Tick::new("a", "甲", ""), Tick::new("b", "乙", "")]);
    ticks.set(&BTreeSet::from(["b".to_owned(), "z".to_owned()]));
    assert_eq!(ticks.ticked(), ["b"]);
}
