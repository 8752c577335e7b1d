//! The terminal application.
//!
//! # One way through the screen
//!
//! ```text
//! terminal thread ─┐
//! worker's replies ─┼─ AppEvent ─ input (top layer + keymap) ─ Action ─ update(&mut Model) ─ Errand ─┬─ worker (owns the desk)
//! signals, beats ──┘                                              │                                  └─ terminal
//!                                                       view(&Model) draws
//! ```
//!
//! [`app`] is the loop. [`model`] is everything on the screen as one value; only [`update`] changes it and only [`view`] draws
//! it. A screen or dialog is a [`surface::Surface`]: it changes itself and returns [`action::Effect`]s for all else. No surface
//! touches the desk, the terminal, the clock or another surface.
//!
//! # How to add a screen
//!
//! 1. `screens/NAME.rs`: the state (`#[derive(Debug, Default)] pub struct Name`) and `impl Surface for Name`; drawing in
//!    `screens/NAME/view.rs`, questions to the desk in `screens/NAME/ask.rs`. [`screens::cases`] is the example.
//! 2. One line each in `screens.rs`: `ScreenId`, `Place`, `Screens`, `get`, `get_mut`.
//! 3. Its commands (below) under a `Scope` of its own; if it has a tab, one line in `commands::global::TABS`.
//!
//! `enter` asks for what it shows, `refresh` asks again when anybody has changed the desk, `answer` takes the answers,
//! `failed` what went wrong. `Effect::ask_latest` for what is only looked at (a newer question with the same topic replaces
//! it, and a late answer to an old one is dropped), `Effect::ask` for what is written.
//!
//! # How to ask the desk
//!
//! In `ask.rs`: `pub enum Request`, `pub enum Answer`, `impl From<Request> for backend::Request`, and `pub fn answer(desk, actor,
//! request) -> Result<Answer, DeskError>`, which runs on the worker's thread. One variant each in [`backend`]. Running a
//! command of a case is `backend::Request::Execute`, shared by all; drafts are kept by themselves (below).
//!
//! # How to add a command
//!
//! `commands/NAME.rs`: a `pub const X: Id = Id("name.x")` and a row in `COMMANDS`: scope, keys (the first is shown), title in both
//! languages, `.footer(place)` if it belongs there, `.when(fn(&Model) -> Result<(), Reason>)` if it is not always possible,
//! `.confirms()` if it asks first. One line in `commands::PARTS`. Then it is in footer, help, palette and menu, and
//! `Surface::command` is called with its id only where it is enabled. Never match on a key for a command.
//!
//! A key that is no command comes to `Surface::key`. While [`surface::Surface::typing`] is true, letters are text. Every command has to be
//! reachable without a letter: the action menu (`Effect::Menu`, bind it to Enter where Enter is free) and the palette see to it.
//!
//! # How to add a dialog
//!
//! A struct with `impl Surface` and `impl Dialog` (title, wanted size). Open it with `Effect::open(Dialog::new(…))`. It closes
//! itself with `Effect::Close`, or with `Effect::Give { topic, value }`, which calls `chosen` of whoever opened it, or with
//! `Effect::Settle(effects)`, which carries them out in the opener's name. It may ask the worker itself; answers come to
//! it while it is open. Before something that cannot be undone: `Effect::open(Confirm::new(title, effect, button, effects))`.
//!
//! # How to make a form
//!
//! A [`widgets::Form`] of [`widgets::Item`]s as a field of the surface, given out by `form` and `form_mut`: keys, pasted texts, clicks,
//! calendars and lists then reach it by themselves, and `form_changed` says that something did. Scopes `[Scope::Own, Scope::Form]`.
//! `command`: `form::NEXT` → `form.next()`, `form::PREVIOUS` → `form.previous()`, `form::SUBMIT` → `form.complete(lang)` then
//! `Effect::ask`. `view`: `form.view(draw, area, true)`, or `page::form` with what went wrong below it.
//! In `failed`: `page::blame`, and say at the foot what it gives back. `draft` returns the form's `to_json`
//! under a key of its own: it is then saved as one types and on every way out; read it back with `Request::Drafts`, `form.restore`;
//! after a submit clear the form and `Effect::ask("draft", Request::DropDraft(key))`. [`widgets::Kept`] does all that for a dialog with one
//! form. `Esc` (`form::CANCEL`) asks by itself before a form that has changed is closed (`Surface::changed`, by default: it has a
//! draft) and then calls `Surface::leave`; the command comes to the surface only where there is nothing to ask.
//!
//! # How to draw
//!
//! Everything through [`draw::Draw`]: texts by [`theme::Role`], never a colour; widths through [`width`], never `len`; what can be
//! clicked through `draw.hit`. State is told by a sign or a word besides its colour. Popups are drawn for you ([`overlay`]).
//!
//! # How to test
//!
//! `testing::Driver` runs the whole application on a test terminal with a desk behind it, synchronously: `driver.keys("F3 / 漏水
//! enter")`, then `driver.screen()`.

pub mod action;
pub mod app;
pub mod backend;
pub mod commands;
pub mod dialogs;
pub mod draw;
pub mod input;
pub mod key;
pub mod keymap;
pub mod layers;
pub mod model;
pub mod overlay;
#[cfg(test)]
pub mod pictures;
pub mod popups;
pub mod preferences;
pub mod screens;
pub mod surface;
pub mod terminal;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
pub mod theme;
pub mod update;
pub mod view;
pub mod when;
pub mod widgets;
pub mod width;
pub mod worker;

pub use app::{Launch, run};
pub use theme::Theme;
