//! Attaching what is being registered to a case that is there: as its sequel, or as a mere note on it.

use super::drafts::drop_draft;
use super::{Register, words};
use crate::case::{Command, Status};
use crate::desk::{Nearby, Receipt, Wish};
use crate::tui::action::Effect;
use crate::tui::backend;
use crate::tui::model::Shell;
use crate::tui::popups::{Choose, Confirm};

/// Topics of the questions here.
pub(super) const HOW: &str = "attach.how";
pub(super) const NOTE: &str = "attach.note";

/// The case that the complaint is being attached to, and the words that were handed over as a note.
#[derive(Clone, Debug, Default)]
pub(super) struct Attaching {
    number: String,
    noted: String,
}

impl Register {
    /// Asks how: the safe answer first. A closed case takes no note, but it can have a sequel.
    pub(super) fn ask_how(&mut self, number: &str, shell: &Shell) -> Vec<Effect> {
        let lang = shell.lang;
        let Some(near) = self.near(number) else {
            return Vec::new();
        };
        let mut answers = vec![("stay", texts::stay(lang)), ("sequel", texts::sequel(lang))];
        if near.row.status == Status::Open {
            answers.push(("note", texts::note(lang)));
        }
        let text = format!(
            "{}\n{}",
            crate::tui::dialogs::nearby::line(lang, near),
            near.why(lang)
        );
        number.clone_into(&mut self.attaching.number);
        vec![Effect::open(Choose::new(
            HOW,
            texts::title(lang, number),
            text,
            answers,
        ))]
    }

    fn near(&self, number: &str) -> Option<&Nearby> {
        let mut near = self.preview.nearby.iter();
        near.find(|near| near.row.number == number)
    }

    pub(super) fn attach(&mut self, how: &str, shell: &Shell) -> Vec<Effect> {
        let number = self.attaching.number.clone();
        match how {
            "sequel" => self.as_sequel(&number, shell),
            "note" => self.as_note(number, shell),
            _ => Vec::new(),
        }
    }

    fn as_sequel(&mut self, number: &str, shell: &Shell) -> Vec<Effect> {
        let Some(regulation) = words::regulation(shell) else {
            return Vec::new();
        };
        self.entry.go_on_with(number, regulation, shell.lang);
        self.remark(shell.lang);
        let said = texts::will_follow(shell.lang, number);
        vec![self.ask_preview(shell), Effect::say(said)]
    }

    /// The words go to the case as a remark, and the form is empty then. Nothing is lost before the desk has them.
    fn as_note(&mut self, number: String, shell: &Shell) -> Vec<Effect> {
        let lang = shell.lang;
        let text = self.words_told(shell);
        if text.is_empty() {
            return vec![Effect::complain(texts::no_words(lang))];
        }
        self.attaching.noted.clone_from(&text);
        let title = texts::note_title(lang, &number);
        let effect = texts::note_effect(lang, &number, &text);
        let wish = Wish {
            op: None,
            version: None,
            command: Command::Note { text },
        };
        let request = backend::Request::Execute {
            number,
            wish: Box::new(wish),
        };
        let then = vec![Effect::ask(NOTE, request)];
        let confirm = Confirm::new(title, effect, texts::note_button(lang), then);
        vec![Effect::open(confirm)]
    }

    /// What the customer said, as a note tells it: who said it belongs to the customer's own record, and stays out.
    fn words_told(&self, shell: &Shell) -> String {
        let lang = shell.lang;
        let form = &self.entry.form;
        let [subject, text, demand] =
            ["subject", "text", "demand"].map(|id| form.text(id).trim().to_owned());
        if subject.is_empty() && text.is_empty() {
            return String::new();
        }
        let channel = form.chosen("channel").unwrap_or_default();
        let channel = words::regulation(shell).and_then(|regulation| regulation.channel(channel));
        let channel = channel.map_or("", |channel| channel.label.get(lang));
        let mut parts = vec![subject, text];
        if !demand.is_empty() {
            parts.push(texts::demand(lang, &demand));
        }
        parts.retain(|part| !part.is_empty());
        texts::told_again(lang, channel, &parts.join(texts::and(lang)))
    }

    /// The note is on the case. What was typed since then stays.
    pub(super) fn noted(&mut self, receipt: &Receipt, shell: &Shell) -> Vec<Effect> {
        let said = Effect::say(texts::noted(shell.lang, &receipt.number));
        let noted = std::mem::take(&mut self.attaching.noted);
        if self.words_told(shell) != noted {
            return vec![said];
        }
        let mut effects = self.start(shell);
        effects.extend([drop_draft(), self.ask_preview(shell), said]);
        effects
    }
}

mod texts {
    crate::catalogue! {
        title(number: &str) { zh: "挂到 {number}", en: "Attach to {number}" }
        stay() { zh: "不挂，继续填写", en: "Do not; go on writing" }
        sequel() { zh: "登记为续诉：另立新案，两案互相注明", en: "As its sequel: a new case, each names the other" }
        note() { zh: "只在该案记一条备注，不立新案", en: "As a note on it: no new case" }
        will_follow(number: &str) { zh: "提交后即为 {number} 的续诉（可在“续诉前案”一栏更改）", en: "Once submitted it is the sequel to {number} (the field \"Sequel to\" says so)" }
        no_words() { zh: "还没有写下客户说了什么：先填主题或内容", en: "Nothing to note yet: write the subject or what happened first" }
        note_title(number: &str) { zh: "在 {number} 记备注", en: "A note on {number}" }
        note_effect(number: &str, text: &str) {
            zh: "把下面的话记入 {number}，不立新案；姓名和电话不记入，表单随后清空。\n{text}",
            en: "These words go to {number} and no case is registered; name and telephone do not go with them. The form is emptied then.\n{text}"
        }
        note_button() { zh: "记入", en: "Add the note" }
        told_again(channel: &str, text: &str) { zh: "（{channel}）又有反映：{text}", en: "({channel}) reported again: {text}" }
        demand(text: &str) { zh: "诉求：{text}", en: "demand: {text}" }
        and() { zh: "；", en: "; " }
        noted(number: &str) { zh: "已记入 {number}，没有另立案件", en: "Noted on {number}; no case was registered" }
    }
}
