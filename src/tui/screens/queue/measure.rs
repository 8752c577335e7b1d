//! The box of a preventive measure: a new one; one to report done; one of which somebody looks whether it helped.

use ratatui::layout::{Rect, Size};
use serde_json::{Value, json};

use super::ask::{Answer, Request};
use crate::desk::Prevention;
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::{Answer as DeskAnswer, Failure, Request as DeskRequest};
use crate::tui::commands::{Id, Scope, form};
use crate::tui::draw::{Draw, below};
use crate::tui::model::Shell;
use crate::tui::screens::page;
use crate::tui::surface::{Dialog, Draft, Surface};
use crate::tui::theme::Role;
use crate::tui::when::{Reader, Way};
use crate::tui::widgets::{Aid, Choice, DayAid, Field, Form, Item, Kept, Known, Names};

/// The key of its draft; of a measure that there is with its number.
pub(in crate::tui) const DRAFT: &str = "box/prevention";
const MEASURE: &str = "measure";
const OWNER: &str = "owner";
const DUE: &str = "due";
const CAUSE: &str = "cause";
const EFFECTIVE: &str = "effective";
const NOTES: &str = "notes";

/// What is said of a measure.
#[derive(Clone, Debug, PartialEq)]
enum About {
    New,
    Done(Prevention),
    Effect(Prevention),
}

/// The box.
#[derive(Debug)]
pub(super) struct MeasureBox {
    about: About,
    form: Form,
    kept: Kept,
    asked: bool,
    trouble: Option<String>,
}

impl MeasureBox {
    pub fn set(lang: Lang) -> Self {
        let line = |id, label: &str| Item::line(id, label, Field::new());
        let day = Field::new().placeholder(texts::example(lang));
        Self::of(
            About::New,
            vec![
                line(MEASURE, texts::measure(lang)).needed(),
                line(OWNER, texts::owner(lang)).needed(),
                Item::line(DUE, texts::due(lang), day)
                    .needed()
                    .aid(Aid::Day(DayAid::day(Way::Ahead))),
                line(CAUSE, texts::cause(lang)),
            ],
        )
    }

    /// What is next of that measure; `None`: it has helped, nothing is.
    pub fn next(measure: &Prevention, lang: Lang) -> Option<Self> {
        let notes = Item::line(NOTES, texts::notes(lang), Field::new());
        match (measure.done_at, measure.effective) {
            (_, Some(true)) => None,
            (Some(_), _) => {
                let choice = Choice::yes_no(lang);
                let effective = Item::choice(EFFECTIVE, texts::effective(lang), choice).needed();
                let about = About::Effect(measure.clone());
                Some(Self::of(about, vec![effective, notes]))
            }
            (None, _) => Some(Self::of(About::Done(measure.clone()), vec![notes])),
        }
    }

    fn of(about: About, items: Vec<Item>) -> Self {
        let form = Form::new(items);
        let key = match &about {
            About::New => DRAFT.to_owned(),
            About::Done(measure) | About::Effect(measure) => format!("{DRAFT}/{}", measure.id),
        };
        Self {
            about,
            kept: Kept::new(key, &form),
            form,
            asked: false,
            trouble: None,
        }
    }

    /// The fields of the command line; `None`: a day that cannot be read.
    fn fields(&self, shell: &Shell) -> Option<Value> {
        let typed = |id: &str| self.form.text(id).trim().to_owned();
        let notes = Some(typed(NOTES)).filter(|text| !text.is_empty());
        Some(match &self.about {
            About::New => {
                let reader = Reader {
                    now: shell.now,
                    calendar: &shell.desk.as_ref()?.calendar,
                    way: Way::Ahead,
                };
                let due = reader.day(&typed(DUE))?;
                let cause = Some(typed(CAUSE)).filter(|text| !text.is_empty());
                json!({MEASURE: typed(MEASURE), OWNER: typed(OWNER), DUE: due, CAUSE: cause})
            }
            About::Done(measure) => json!({"id": measure.id, "done": true, NOTES: notes}),
            About::Effect(measure) => {
                let helped = self.form.yes(EFFECTIVE).unwrap_or_default();
                json!({"id": measure.id, EFFECTIVE: helped, NOTES: notes})
            }
        })
    }

    fn submit(&mut self, shell: &Shell) -> Vec<Effect> {
        self.trouble = None;
        self.form.clear_errors();
        if self.asked || !self.form.complete(shell.lang) {
            return Vec::new();
        }
        let Some(fields) = self.fields(shell) else {
            self.form.set_error(DUE, texts::no_day(shell.lang));
            self.form.focus_first_error();
            return Vec::new();
        };
        self.asked = true;
        vec![Effect::ask("prevent", Request::Prevent(fields))]
    }

    fn head(&self) -> Option<&str> {
        match &self.about {
            About::New => None,
            About::Done(measure) | About::Effect(measure) => Some(&measure.measure),
        }
    }
}

impl Surface for MeasureBox {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Form]
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            form::SUBMIT => return self.submit(shell),
            form::NEXT => self.form.next(),
            form::PREVIOUS => self.form.previous(),
            form::CANCEL => return vec![Effect::Close],
            _ => {}
        }
        Vec::new()
    }

    fn enter(&mut self, _shell: &Shell) -> Vec<Effect> {
        let ask = Effect::ask_latest("directory", DeskRequest::Directory);
        let new = (self.about == About::New).then_some(ask);
        new.into_iter().chain([Kept::ask()]).collect()
    }

    fn answer(&mut self, _topic: &'static str, answer: DeskAnswer, shell: &Shell) -> Vec<Effect> {
        let lang = shell.lang;
        if let (DeskAnswer::Directory(directory), Some(owner)) =
            (&answer, self.form.item_mut(OWNER))
        {
            let persons = directory.persons.iter().map(|person| Known {
                name: person.name.clone(),
                note: person.department.clone(),
            });
            owner.aid = Some(Aid::Names(Names::one(persons.collect())));
            return Vec::new();
        }
        let text = match (&self.about, answer) {
            (About::New, DeskAnswer::Queue(Answer::Prevented)) => texts::was_set(lang),
            (_, DeskAnswer::Queue(Answer::Prevented)) => texts::was_noted(lang),
            (_, answer) => return self.kept.take(&mut self.form, &answer, shell),
        };
        vec![self.kept.forget(), Effect::Settle(vec![Effect::say(text)])]
    }

    fn failed(&mut self, topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        if topic == "directory" {
            return Vec::new();
        }
        self.asked = false;
        self.trouble = page::blame(&mut self.form, &failure, shell.lang);
        Vec::new()
    }

    fn draft(&self) -> Option<Draft> {
        let own = self.form.text(MEASURE);
        self.kept.draft(&self.form, self.head().unwrap_or(&own))
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        let head = self.head().map_or(0, |head| {
            let used = draw.paragraph(area, head, Role::Muted);
            used.saturating_add(1)
        });
        let rest = below(area, head);
        page::form(draw, rest, &self.form, self.trouble.as_deref());
    }
}

impl Dialog for MeasureBox {
    fn title(&self, shell: &Shell) -> String {
        let lang = shell.lang;
        match &self.about {
            About::New => texts::new(lang).to_owned(),
            About::Done(measure) => texts::report(lang, measure.id),
            About::Effect(measure) => texts::judge(lang, measure.id),
        }
    }

    fn wanted(&self, screen: Size, _shell: &Shell) -> Size {
        let width = screen.width.saturating_sub(8).min(60);
        let head = if self.head().is_some() { 3 } else { 0 };
        Size {
            width,
            height: self.form.height(width) + head + 1,
        }
    }
}

mod texts {
    crate::catalogue! {
        new() { zh: "制定预防改进措施", en: "Set a preventive measure" }
        report(id: u32) { zh: "措施 {id} 已完成", en: "Measure {id} is done" }
        judge(id: u32) { zh: "确认措施 {id} 的效果", en: "Did measure {id} help?" }
        measure() { zh: "措施", en: "Measure" }
        owner() { zh: "责任人", en: "Owner" }
        due() { zh: "完成日期", en: "Due" }
        cause() { zh: "原因", en: "Cause" }
        effective() { zh: "有效", en: "It helped" }
        notes() { zh: "说明", en: "Notes" }
        example() { zh: "如 10-31 或 +14d", en: "such as 10-31 or +14d" }
        no_day() { zh: "写成 10-31、2027-01-15 或 +14d", en: "Write 10-31, 2027-01-15 or +14d" }
        was_set() { zh: "已制定预防改进措施", en: "The preventive measure is set" }
        was_noted() { zh: "已记录", en: "Noted" }
    }
}
