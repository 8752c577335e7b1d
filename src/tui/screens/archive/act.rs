//! What is done from the archive, after a box has named its effect.

use super::{ARCHIVE, Archive, ERASE, RELEASE, Request, Seen, reload};
use crate::case::Command;
use crate::desk::{ErasureRequest, Kept, Wish};
use crate::text::Lang;
use crate::tui::action::Effect;
use crate::tui::backend::{self, Failure};
use crate::tui::model::Shell;
use crate::tui::popups::Confirm;

/// Cases archived with one question to the desk.
const SLICE: usize = 25;
/// Numbers that a box names before it only counts.
const NAMED: usize = 3;

/// Archiving under way, or asked about.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Work {
    left: Vec<Seen>,
    pub(super) all: usize,
    /// Asked for and answered, archived or not.
    pub(super) done: usize,
    archived: usize,
    refused: Vec<(String, Failure)>,
}

impl Work {
    /// The first slice is done; before, a box may still be asking.
    pub(super) const fn begun(&self) -> bool {
        self.done > 0
    }

    fn slice(&mut self) -> Request {
        let size = SLICE.min(self.left.len());
        Request::Archive(self.left.drain(..size).collect())
    }
}

fn seen(kept: &Kept) -> Seen {
    (kept.number.clone(), kept.version)
}

/// `2026-000001, 2026-000002, 2026-000003 …`
fn named(lang: Lang, cases: &[&Kept]) -> String {
    let numbers: Vec<&str> = cases
        .iter()
        .take(NAMED)
        .map(|kept| kept.number.as_str())
        .collect();
    let more = if cases.len() > NAMED { " …" } else { "" };
    format!("{}{more}", numbers.join(texts::and(lang)))
}

impl Archive {
    pub(super) fn ask_to_archive(&mut self, shell: &Shell) -> Vec<Effect> {
        let lang = shell.lang;
        let cases = self.to_archive();
        let effect = texts::archive_effect(lang, cases.len(), &named(lang, &cases));
        let left: Vec<Seen> = cases.into_iter().map(seen).collect();
        let mut work = Work {
            all: left.len(),
            left,
            done: 0,
            archived: 0,
            refused: Vec::new(),
        };
        let first = Effect::ask(ARCHIVE, work.slice());
        self.work = Some(work);
        vec![Effect::open(Confirm::new(
            texts::archive_title(lang),
            effect,
            texts::archive_button(lang),
            vec![first],
        ))]
    }

    /// A slice is done: the next one, or the end.
    pub(super) fn archived(
        &mut self,
        cases: usize,
        left: Vec<(String, Failure)>,
        shell: &Shell,
    ) -> Vec<Effect> {
        let Some(work) = &mut self.work else {
            return reload();
        };
        work.done += cases + left.len();
        work.archived += cases;
        work.refused.extend(left);
        if work.left.is_empty() {
            return self.finish(shell);
        }
        vec![Effect::ask(ARCHIVE, work.slice())]
    }

    /// Stops after the slice under way; what is archived stays archived.
    pub(super) fn stop(&mut self, shell: &Shell) -> Vec<Effect> {
        if let Some(work) = &mut self.work {
            work.left.clear();
        }
        vec![Effect::say(texts::stopping(shell.lang))]
    }

    fn finish(&mut self, shell: &Shell) -> Vec<Effect> {
        let lang = shell.lang;
        let mut effects = reload();
        let Some(work) = self.work.take() else {
            return effects;
        };
        self.list.ticked.clear();
        effects.push(match work.refused.first() {
            None => Effect::say(texts::archived(lang, work.archived)),
            Some((number, why)) => Effect::complain(texts::archived_but(
                lang,
                work.archived,
                work.refused.len(),
                &format!("{number} {}", why.text(lang)),
            )),
        });
        effects
    }

    pub(super) fn ask_to_erase(&mut self, shell: &Shell) -> Vec<Effect> {
        let lang = shell.lang;
        let cases = self.to_erase();
        let effect = texts::erase_effect(lang, cases.len(), &named(lang, &cases));
        let request = Request::Erase(cases.into_iter().map(seen).collect());
        vec![Effect::open(Confirm::new(
            texts::erase_title(lang),
            effect,
            texts::erase_button(lang),
            vec![Effect::ask(ERASE, request)],
        ))]
    }

    pub(super) fn asked(&mut self, request: &ErasureRequest, shell: &Shell) -> Vec<Effect> {
        self.list.ticked.clear();
        let mut effects = reload();
        effects.push(Effect::say(texts::asked(shell.lang, &request.code)));
        effects
    }

    pub(super) fn ask_to_release(&mut self, shell: &Shell) -> Vec<Effect> {
        let lang = shell.lang;
        let Some(kept) = self.held() else {
            return Vec::new();
        };
        let command = Command::Hold {
            until: None,
            release: true,
            reason: texts::release_reason(lang).to_owned(),
        };
        let request = backend::Request::Execute {
            number: kept.number.clone(),
            wish: Box::new(Wish {
                version: Some(kept.version),
                ..Wish::of(command)
            }),
        };
        vec![Effect::open(Confirm::new(
            texts::release_title(lang),
            texts::release_effect(lang, &kept.number),
            texts::release_button(lang),
            vec![Effect::ask(RELEASE, request)],
        ))]
    }

    pub(super) fn released(shell: &Shell) -> Vec<Effect> {
        let mut effects = reload();
        effects.push(Effect::say(texts::released(shell.lang)));
        effects
    }
}

mod texts {
    crate::catalogue! {
        and() { zh: "、", en: ", " }
        archive_title() { zh: "归档", en: "Archive" }
        archive_effect(n: usize, numbers: &str) {
            zh: "将归档 {n} 件：{numbers}。归档后案件不能再更改，到期由保存制度处理。",
            en: "{n} cases will be archived: {numbers}. An archived case cannot be changed any more; its retention begins to run out.",
            en_one: "{n} case will be archived: {numbers}. An archived case cannot be changed any more; its retention begins to run out."
        }
        archive_button() { zh: "归档", en: "Archive" }
        archived(n: usize) { zh: "已归档 {n} 件", en: "{n} cases are archived", en_one: "{n} case is archived" }
        archived_but(n: usize, left: usize, why: &str) { zh: "已归档 {n} 件，{left} 件没有归档：{why}", en: "{n} archived, {left} left: {why}" }
        stopping() { zh: "已停止，完成的不受影响", en: "Stopped; what is archived stays archived" }
        erase_title() { zh: "申请删除个人信息", en: "Ask to erase personal data" }
        erase_effect(n: usize, numbers: &str) {
            zh: "将申请删除 {n} 件的姓名、电话和全部文字：{numbers}。现在不会删除；另一人（管理员或总经理）确认后才删除，删除后不能恢复。",
            en: "You ask to erase names, phones and all words of {n} cases: {numbers}. Nothing goes now; another person (an admin or the manager) has to confirm, and then it is gone for good.",
            en_one: "You ask to erase names, phones and all words of {n} case: {numbers}. Nothing goes now; another person (an admin or the manager) has to confirm, and then it is gone for good."
        }
        erase_button() { zh: "申请", en: "Ask" }
        asked(code: &str) { zh: "已申请，确认码 {code}，请另一人确认", en: "Asked for; code {code}, another person has to confirm" }
        release_title() { zh: "解除延长保存", en: "Release the hold" }
        release_effect(number: &str) { zh: "{number} 不再延长保存，只按制度的期限保存；期满后可以删除个人信息。", en: "{number} is no longer held and kept for the regulation's time only; once that is over, its personal data may be erased." }
        release_button() { zh: "解除", en: "Release" }
        release_reason() { zh: "管理员解除", en: "Released by the administrator" }
        released() { zh: "已解除延长保存", en: "The hold is released" }
    }
}
