//! Naming the file, and having it read.

use super::{FILE, Import, LONGEST_PATH, Step, WORK, texts};
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::import::{Completed, Far, Request};
use crate::tui::model::Shell;
use crate::tui::widgets::{Field, Form, Item};

impl Import {
    pub(super) fn make(&mut self, lang: Lang) {
        let typed = self.form.text(FILE);
        let field = Field::new()
            .at_most(LONGEST_PATH)
            .with(&typed)
            .placeholder(texts::placeholder(lang));
        let item = Item::line(FILE, texts::file(lang), field)
            .needed()
            .hint(texts::endings(lang));
        self.form = Form::new(vec![item]);
        self.lang = Some(lang);
    }

    /// Back to naming a file; what was typed stays.
    pub(super) fn choose(&mut self) {
        self.step = Step::Choose;
        self.far = None;
        self.tried = None;
        self.completed = Completed::default();
    }

    /// Leaves only the folder of what was taken over: the next ledger often lies beside it.
    pub(super) fn forget_file(&mut self) {
        let typed = self.form.text(FILE);
        let folder = typed.rfind(std::path::is_separator);
        let folder = folder.and_then(|at| typed.get(..=at)).unwrap_or_default();
        self.suggest(folder);
    }

    pub(super) fn suggest(&mut self, folder: &str) {
        self.form.set_text(FILE, folder);
        folder.clone_into(&mut self.suggested);
    }

    /// Takes the suggested folder away for a path that begins anew. `false` where the field holds something else.
    pub(super) fn give_way(&mut self) -> bool {
        let only_suggested = self.form.text_raw(FILE) == self.suggested;
        if only_suggested {
            self.form.set_text(FILE, "");
        }
        only_suggested
    }

    pub(super) fn read(&mut self, shell: &Shell) -> Vec<Effect> {
        self.trouble = None;
        self.form.clear_errors();
        if !self.form.complete(shell.lang) {
            return Vec::new();
        }
        self.step = Step::Reading;
        self.far = Some(Far::default());
        let path = self.form.text(FILE).trim().to_owned();
        vec![Effect::ask_latest(WORK, Request::Read(path))]
    }
}
