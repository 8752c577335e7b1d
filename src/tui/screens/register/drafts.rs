//! Nothing typed is lost: a draft that was left is offered again, and a changed form is not left without a question.

use super::ask::DRAFT;
use super::{Register, time, words};
use crate::store::FormDraft;
use crate::tui::action::Effect;
use crate::tui::backend;
use crate::tui::model::Shell;
use crate::tui::popups::Choose;
use crate::tui::surface::Draft;

impl Register {
    /// A draft that a crash, a kill or an earlier visit left is offered while nothing is typed yet.
    pub(super) fn offer_draft(&mut self, drafts: &[FormDraft], shell: &Shell) -> Vec<Effect> {
        if self.is_changed() || self.receipt.is_some() || self.found.is_some() {
            return Vec::new();
        }
        let kept = drafts.iter().find(|draft| draft.form == DRAFT);
        let Some(kept) = kept else {
            return Vec::new();
        };
        let Some(draft) = Draft::read(&kept.form, &kept.body) else {
            return vec![drop_draft()];
        };
        let lang = shell.lang;
        let saved = time::short(kept.saved_at.with_timezone(shell.now.offset()), shell.now);
        let text = texts::draft(lang, &saved, &draft.title);
        self.found = Some(draft);
        let answers = vec![
            ("continue", texts::go_on(lang)),
            ("discard", texts::discard(lang)),
        ];
        vec![Effect::open(Choose::new(
            "draft",
            texts::draft_title(lang),
            text,
            answers,
        ))]
    }

    pub(super) fn take_draft(&mut self, shell: &Shell) -> Vec<Effect> {
        let (Some(draft), Some(regulation)) = (self.found.take(), words::regulation(shell)) else {
            return Vec::new();
        };
        self.entry.restore(&draft.content, regulation, shell.lang);
        self.remark(shell.lang);
        vec![self.ask_preview(shell)]
    }

    pub(super) fn discard(&mut self, shell: &Shell) -> Vec<Effect> {
        let mut effects = self.start(shell);
        effects.push(drop_draft());
        effects
    }

    pub(super) fn ask_clear(shell: &Shell) -> Vec<Effect> {
        let lang = shell.lang;
        let answers = vec![
            ("stay", texts::stay(lang)),
            ("discard", texts::discard(lang)),
        ];
        vec![Effect::open(Choose::new(
            "clear",
            texts::clear_title(lang),
            texts::clear(lang),
            answers,
        ))]
    }
}

/// Forgets the draft of the form.
pub(super) fn drop_draft() -> Effect {
    Effect::ask("draft", backend::Request::DropDraft(DRAFT.to_owned()))
}

mod texts {
    crate::catalogue! {
        draft_title() { zh: "有未提交的登记草稿", en: "A registration was not submitted" }
        draft(saved: &str, title: &str) { zh: "{saved}  {title}", en: "{saved}  {title}" }
        go_on() { zh: "继续填写", en: "Go on with it" }
        discard() { zh: "放弃", en: "Discard it" }
        stay() { zh: "继续填写", en: "Go on writing" }
        clear_title() { zh: "清空重填", en: "Clear the form" }
        clear() { zh: "填写的内容和草稿都将删除，不能恢复。", en: "What you typed and its draft will be deleted for good." }
    }
}
