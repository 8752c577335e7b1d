//! What stands on the screen, and what does not; and what is done at the desk behind its back.

#![expect(
    clippy::needless_pass_by_value,
    reason = "tests write what they mean in place"
)]

use serde_json::Value;

use super::Driver;
use crate::desk::Wish;

/// One text, or several.
pub trait Texts {
    fn each(&self) -> Vec<&str>;
}

impl Texts for &str {
    fn each(&self) -> Vec<&str> {
        vec![self]
    }
}

impl Texts for &String {
    fn each(&self) -> Vec<&str> {
        vec![self]
    }
}

impl<const N: usize> Texts for &[&str; N] {
    fn each(&self) -> Vec<&str> {
        self.to_vec()
    }
}

impl Texts for &[&str] {
    fn each(&self) -> Vec<&str> {
        self.to_vec()
    }
}

/// Each of them is on the screen.
#[track_caller]
pub fn shows(driver: &mut Driver, texts: impl Texts) {
    let screen = driver.screen();
    for text in texts.each() {
        assert!(
            screen.contains(text),
            "{text} is not on the screen:\n{screen}"
        );
    }
}

/// None of them is on the screen.
#[track_caller]
pub fn lacks(driver: &mut Driver, texts: impl Texts) {
    let screen = driver.screen();
    for text in texts.each() {
        assert!(!screen.contains(text), "{text} is on the screen:\n{screen}");
    }
}

/// The user who is signed in gives a command at the desk, behind the screen's back.
pub fn does(driver: &mut Driver, number: &str, command: &str, fields: Value) {
    let (desk, actor) = driver.backend.desk_and_actor();
    let actor = actor.clone();
    let wish = Wish::read(command, fields).unwrap();
    desk.execute(&actor, number, &wish).unwrap();
}
