//! Commands of one case: looking at it, and every command that the regulation may allow on it. The latter are rows of the table
//! too, so that palette and help find them and say why one cannot be run.

use super::{Command, Id, Reason, Scope};
use crate::case::CommandName;
use crate::regulation::texts::command_title;
use crate::tui::model::Model;

pub const ACT: Id = Id("case.act");
pub const NEXT_STEP: Id = Id("case.next_step");
pub const NEARBY: Id = Id("case.nearby");
pub const PRINT: Id = Id("case.print");
pub const NEXT_PANE: Id = Id("case.next_pane");
pub const PREVIOUS_PANE: Id = Id("case.previous_pane");
pub const ORDER: Id = Id("case.order");
pub const UNMASK: Id = Id("case.unmask");

/// Writes the rows of the case's commands, and the way from a command's name to its row and back.
macro_rules! rows {
    ($($name:ident $id:literal [$($key:literal),*]),+ $(,)?) => {
        /// The row of the table that runs a command of the case.
        pub const fn id_of(name: CommandName) -> Id {
            match name { $(CommandName::$name => Id($id)),+ }
        }

        /// The command of the case that a row runs.
        pub fn name_of(id: Id) -> Option<CommandName> {
            match id.0 { $($id => Some(CommandName::$name),)+ _ => None }
        }

        pub const COMMANDS: &[Command] = &[
            Command::new(Scope::Case, ACT, &["enter"], texts::act).footer(1).when(opened),
            Command::new(Scope::Case, NEXT_STEP, &["n"], texts::next_step).footer(2).when(a_step),
            Command::new(Scope::Case, NEARBY, &[super::nearby::KEY], texts::nearby).when(has_nearby),
            Command::new(Scope::Case, PRINT, &["ctrl+p"], texts::print).when(a_form),
            Command::new(Scope::Case, NEXT_PANE, &["tab", "right"], texts::next_pane).footer(4),
            Command::new(Scope::Case, PREVIOUS_PANE, &["shift+tab", "left"], texts::previous_pane),
            Command::new(Scope::Case, ORDER, &["o"], texts::order),
            Command::new(Scope::Case, UNMASK, &["v"], texts::unmask).when(masked),
            $(Command::new(Scope::Case, Id($id), &[$($key),*], |lang| command_title(lang, CommandName::$name))
                .when(|model| possible(model, CommandName::$name))),+
        ];
    };
}

rows! {
    Reclassify "case.do.reclassify" [], Complete "case.do.complete" [], Assess "case.do.assess" [],
    Verify "case.do.verify" [], Dispatch "case.do.dispatch" ["d"], Sign "case.do.sign" [],
    Notify "case.do.notify" [], Arrive "case.do.arrive" [], Promise "case.do.promise" [],
    Contact "case.do.contact" ["t"], Progress "case.do.progress" ["p"], Investigate "case.do.investigate" ["i"],
    Correct "case.do.correct" [], Wait "case.do.wait" [], Resume "case.do.resume" [], Ask "case.do.ask" [],
    Instruct "case.do.instruct" [], Extend "case.do.extend" [], Escalate "case.do.escalate" [],
    Submit "case.do.submit" [], Return "case.do.return" [], Approve "case.do.approve" [],
    Verdict "case.do.verdict" [], Inspect "case.do.inspect" [], Answer "case.do.answer" ["a"],
    Countersign "case.do.countersign" [], Callback "case.do.callback" ["c"],
    AssessPerson "case.do.assess_person" [], Review "case.do.review" [], Reflect "case.do.reflect" [],
    Circulate "case.do.circulate" [], Greet "case.do.greet" [], Adopt "case.do.adopt" [],
    Close "case.do.close" [], Reopen "case.do.reopen" [], Merge "case.do.merge" [],
    Archive "case.do.archive" [], Hold "case.do.hold" [], Note "case.do.note" ["m"], Undo "case.do.undo" ["ctrl+z"],
}

fn opened(model: &Model) -> Result<(), Reason> {
    match model.screens.case.opened() {
        Some(_) => Ok(()),
        None => Err(Reason::new(texts::not_open(model.shell.lang))),
    }
}

fn has_nearby(model: &Model) -> Result<(), Reason> {
    opened(model)?;
    match model.screens.case.opened() {
        Some(opened) if !opened.nearby.is_empty() => Ok(()),
        _ => Err(Reason::new(texts::no_nearby(model.shell.lang))),
    }
}

fn masked(model: &Model) -> Result<(), Reason> {
    opened(model)?;
    match model.screens.case.opened() {
        Some(opened) if opened.file.masked => Ok(()),
        _ => Err(Reason::new(texts::not_masked(model.shell.lang))),
    }
}

fn a_form(model: &Model) -> Result<(), Reason> {
    opened(model)?;
    let lang = model.shell.lang;
    let papers = model.screens.case.opened().map(|opened| &opened.papers);
    let mut papers = papers.into_iter().flatten().peekable();
    if papers.peek().is_none() {
        return Err(Reason::new(texts::no_form(lang)));
    }
    let refusals: Option<Vec<_>> = papers.map(|paper| paper.refusal.as_ref()).collect();
    match refusals.and_then(|refusals| refusals.into_iter().next()) {
        Some(refusal) => {
            let opened = model.screens.case.opened();
            Err(opened.map_or_else(
                || Reason::new(refusal.message(lang)),
                |opened| Reason::refused(refusal, &opened.file.regulation, lang),
            ))
        }
        None => Ok(()),
    }
}

fn a_step(model: &Model) -> Result<(), Reason> {
    opened(model)?;
    match model.screens.case.next_step() {
        Some(name) => possible(model, name),
        None => Err(Reason::new(texts::no_step(model.shell.lang))),
    }
}

fn possible(model: &Model, name: CommandName) -> Result<(), Reason> {
    let lang = model.shell.lang;
    match model.screens.case.opened() {
        Some(opened) => match opened.refusal(name) {
            Some(refusal) => Err(Reason::refused(&refusal, &opened.file.regulation, lang)),
            None => Ok(()),
        },
        None => Err(Reason::new(texts::not_open(lang))),
    }
}

pub(crate) mod texts {
    crate::catalogue! {
        act() { zh: "操作", en: "Act" }
        next_step() { zh: "办下一步", en: "Do the next step" }
        print() { zh: "打印单据", en: "Print a form" }
        nearby() { zh: "相关未结案件", en: "Related open cases" }
        no_nearby() { zh: "没有相关的未结案件", en: "No related case is open" }
        no_form() { zh: "本制度没有可打印的单据", en: "The regulation has no forms" }
        next_pane() { zh: "下一栏", en: "Next pane" }
        previous_pane() { zh: "上一栏", en: "Previous pane" }
        order() { zh: "经过：新旧次序", en: "History: other order" }
        unmask() { zh: "显示客户信息（留记录）", en: "Show the customer (is noted)" }
        not_masked() { zh: "客户信息没有隐去", en: "The customer is not masked" }
        not_open() { zh: "案件还没有打开", en: "The case is not open yet" }
        no_step() { zh: "没有待办的步骤", en: "No step is open" }
    }
}
