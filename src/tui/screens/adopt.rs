//! The versions of the regulation, and adopting another: name a file, read what it would change, then put it in force.
//!
//! The what-if runs page by page on the worker, so it shows how far it is, can be stopped, and lets other questions between.
//! The report is laid out once for a width and kept, for it may be as long as the desk has open cases.

mod ask;
mod report;
#[cfg(test)]
mod tests;
mod texts;
mod view;

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use ratatui::layout::Rect;

use crate::desk::{Candidate, Outcome, Tried, Used};
use crate::regulation::{Mistake, Regulation};
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::{self, Failure};
use crate::tui::commands::{Id, Scope, adopt as commands, list};
use crate::tui::draw::{Draw, Target};
use crate::tui::key::Key;
use crate::tui::model::Shell;
use crate::tui::popups::Confirm;
use crate::tui::surface::Surface;
use crate::tui::widgets::{Field, Form, Item};

pub use ask::{Answer, Request, answer};
use report::Laid;

const FILE: &str = "file";
/// The topic under which a yes comes back.
const CONFIRMED: &str = "confirmed";

/// Where one is.
#[derive(Debug, Default)]
enum Stage {
    /// Naming a file.
    #[default]
    Choose,
    /// The open cases are being tried, page by page.
    Trying,
    /// All is known.
    Report,
    /// It is being put in force.
    Adopting,
}

/// A file that is compared.
#[derive(Debug)]
struct Compared {
    candidate: Arc<Candidate>,
    /// The regulation in force, for the names of its levels.
    old: Arc<Regulation>,
    outcome: Outcome,
    looked_at: usize,
}

/// The screen.
#[derive(Debug, Default)]
pub struct Adopt {
    stage: Stage,
    form: Form,
    lang: Option<Lang>,
    versions: Vec<(Used, u32)>,
    mistakes: Vec<Mistake>,
    /// The first mistake in sight.
    mistake: usize,
    trouble: Option<String>,
    compared: Option<Compared>,
    laid: RefCell<Option<Laid>>,
    top: Cell<u16>,
    page: Cell<u16>,
}

impl Adopt {
    /// Whether everything is known of a file that would change something.
    pub fn is_ready(&self) -> bool {
        let differs = |compared: &Compared| !compared.candidate.is_in_force();
        matches!(self.stage, Stage::Report) && self.compared.as_ref().is_some_and(differs)
    }

    fn make(&mut self, lang: Lang) {
        let typed = self.form.text(FILE);
        let field = Field::new()
            .with(&typed)
            .placeholder(texts::placeholder(lang));
        let item = Item::line(FILE, texts::file(lang), field).needed();
        self.form = Form::new(vec![item]);
        self.lang = Some(lang);
    }

    fn choose(&mut self) {
        self.stage = Stage::Choose;
        self.compared = None;
        self.laid.take();
        self.top.set(0);
    }

    fn compare(&mut self, shell: &Shell) -> Vec<Effect> {
        self.trouble = None;
        self.mistakes.clear();
        self.mistake = 0;
        if !self.form.complete(shell.lang) {
            return Vec::new();
        }
        let path = self.form.text(FILE);
        vec![Effect::ask_latest("read", Request::Read(path))]
    }

    fn read(&mut self, candidate: Arc<Candidate>, shell: &Shell) -> Vec<Effect> {
        let Some(desk) = &shell.desk else {
            return Vec::new();
        };
        self.compared = Some(Compared {
            candidate: Arc::clone(&candidate),
            old: Arc::clone(&desk.regulation),
            outcome: Outcome::default(),
            looked_at: 0,
        });
        self.laid.take();
        self.top.set(0);
        self.stage = Stage::Trying;
        vec![page_of(candidate, None)]
    }

    fn tried(&mut self, tried: Tried) -> Vec<Effect> {
        let Some(compared) = self
            .compared
            .as_mut()
            .filter(|_| matches!(self.stage, Stage::Trying))
        else {
            return Vec::new();
        };
        compared.outcome.add(tried.outcome);
        compared.looked_at += tried.looked_at;
        if let Some(next) = tried.next {
            return vec![page_of(Arc::clone(&compared.candidate), Some(next))];
        }
        self.stage = Stage::Report;
        Vec::new()
    }

    /// Asks before it is put in force, naming what follows.
    fn confirm(&self, lang: Lang) -> Vec<Effect> {
        let Some(compared) = self.compared.as_ref().filter(|_| self.is_ready()) else {
            return Vec::new();
        };
        let regulation = &compared.candidate.regulation;
        let (changed, unfit) = compared.outcome.counts();
        let moved = u64::try_from(changed).unwrap_or(u64::MAX) + compared.outcome.unchanged;
        let effect = texts::effect(
            lang,
            regulation.title.get(lang),
            &regulation.version,
            moved,
            changed,
            unfit,
        );
        // The yes comes back as an answer, so that the screen knows of it and says what goes on.
        let then = vec![Effect::ask(CONFIRMED, Request::Versions)];
        let confirm = Confirm::new(texts::confirm(lang), effect, texts::button(lang), then);
        vec![Effect::open(confirm)]
    }

    fn adopt(&mut self) -> Vec<Effect> {
        let Some(compared) = self.compared.as_ref().filter(|_| self.is_ready()) else {
            return Vec::new();
        };
        let candidate = Arc::clone(&compared.candidate);
        self.stage = Stage::Adopting;
        vec![Effect::ask("adopt", Request::Adopt(candidate))]
    }

    fn scroll(&mut self, id: Id) {
        if matches!(self.stage, Stage::Choose) {
            let last = self.mistakes.len().saturating_sub(1);
            self.mistake = match id {
                list::UP | list::PAGE_UP => self.mistake.saturating_sub(1),
                list::DOWN | list::PAGE_DOWN => self.mistake.saturating_add(1).min(last),
                _ => self.mistake,
            };
            return;
        }
        let (top, page) = (self.top.get(), self.page.get().max(1));
        self.top.set(match id {
            list::UP => top.saturating_sub(1),
            list::DOWN => top.saturating_add(1),
            list::PAGE_UP => top.saturating_sub(page),
            list::PAGE_DOWN => top.saturating_add(page),
            list::FIRST => 0,
            list::LAST => u16::MAX,
            _ => top,
        });
    }
}

fn page_of(candidate: Arc<Candidate>, after: Option<crate::store::Cursor>) -> Effect {
    Effect::ask_latest("page", Request::Page { candidate, after })
}

impl Surface for Adopt {
    fn scopes(&self) -> &'static [Scope] {
        match self.stage {
            Stage::Choose => &[Scope::Versions, Scope::List],
            _ => &[Scope::Adoption, Scope::List],
        }
    }

    fn typing(&self) -> bool {
        matches!(self.stage, Stage::Choose)
    }

    fn command(&mut self, id: Id, shell: &Shell) -> Vec<Effect> {
        match id {
            commands::COMPARE => return self.compare(shell),
            commands::LEAVE => return vec![Effect::Back],
            commands::MENU => return vec![Effect::Menu],
            commands::ADOPT => return self.confirm(shell.lang),
            commands::CANCEL if matches!(self.stage, Stage::Adopting) => {}
            commands::CANCEL => self.choose(),
            id => self.scroll(id),
        }
        Vec::new()
    }

    fn key(&mut self, key: Key, _shell: &Shell) -> Vec<Effect> {
        if matches!(self.stage, Stage::Choose) {
            self.form.key(key);
        }
        Vec::new()
    }

    fn paste(&mut self, text: &str, shell: &Shell) -> Vec<Effect> {
        match self.form.paste(text, shell.lang) {
            Ok(_) => Vec::new(),
            Err(sentence) => vec![Effect::complain(sentence)],
        }
    }

    fn click(&mut self, target: Target, _double: bool, _shell: &Shell) -> Vec<Effect> {
        self.form.click(target);
        Vec::new()
    }

    fn enter(&mut self, shell: &Shell) -> Vec<Effect> {
        self.make(shell.lang);
        vec![Effect::ask_latest("versions", Request::Versions)]
    }

    fn refresh(&mut self, shell: &Shell) -> Vec<Effect> {
        if self.lang != Some(shell.lang) {
            self.make(shell.lang);
        }
        vec![Effect::ask_latest("versions", Request::Versions)]
    }

    fn language_changed(&mut self, shell: &Shell) {
        self.make(shell.lang);
    }

    fn answer(
        &mut self,
        topic: &'static str,
        answer: backend::Answer,
        shell: &Shell,
    ) -> Vec<Effect> {
        match answer {
            backend::Answer::Adopt(Answer::Versions(versions)) => {
                self.versions = versions;
                if topic == CONFIRMED {
                    return self.adopt();
                }
            }
            backend::Answer::Adopt(Answer::Read(Ok(candidate))) if topic == "read" => {
                return self.read(candidate, shell);
            }
            backend::Answer::Adopt(Answer::Read(Err(mistakes))) => self.mistakes = mistakes,
            backend::Answer::Adopt(Answer::Page(tried)) => return self.tried(tried),
            backend::Answer::Adopt(Answer::Adopted(adoption)) => {
                self.choose();
                self.form.set_text(FILE, "");
                let (changed, unfit) = adoption.outcome.counts();
                let text = if adoption.adopted {
                    texts::adopted(shell.lang, changed, adoption.outcome.unchanged, unfit)
                } else {
                    texts::nothing(shell.lang).to_owned()
                };
                return vec![
                    Effect::say(text),
                    Effect::ask_latest("versions", Request::Versions),
                ];
            }
            _ => {}
        }
        Vec::new()
    }

    fn failed(&mut self, topic: &'static str, failure: Failure, shell: &Shell) -> Vec<Effect> {
        self.choose();
        let text = failure.text(shell.lang).to_owned();
        if topic == "read" {
            self.trouble = Some(text);
            return Vec::new();
        }
        vec![Effect::complain(text)]
    }

    fn view(&self, draw: &mut Draw<'_>, area: Rect) {
        view::view(self, draw, area);
    }
}
