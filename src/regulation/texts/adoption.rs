//! What an adoption changes, in words: one line for each thing that was one way and will be another.

use super::command_title;
use crate::calendar::Moment;
use crate::case::{LevelState, Task};
use crate::regulation::decide::{Change, Part, TaskChange, Unfit};
use crate::regulation::difference::{Edit, Fate};
use crate::regulation::model::Regulation;
use crate::text::Lang;

crate::catalogue! {
    level() { zh: "级别", en: "Level" }
    deadline_of(step: &str) { zh: "{step}时限", en: "{step}: due" }
    none() { zh: "无", en: "none" }
    appears() { zh: "（新增）", en: "(new)" }
    goes() { zh: "（取消）", en: "(no more)" }
    no_limit() { zh: "无时限", en: "no limit" }
    in_turn() { zh: "现在可办", en: "can be done now" }
    later() { zh: "还未轮到", en: "not yet its turn" }
    escalated() { zh: "立即升级上报", en: "Escalated at once" }
    added() { zh: "新增", en: "added" }
    removed() { zh: "删除", en: "removed" }
    changed() { zh: "修改", en: "changed" }
    no_kind(id: &str) { zh: "新制度没有类型“{id}”", en: "the new regulation has no kind \"{id}\"" }
    other_track() { zh: "该类型在新制度里走另一流程", en: "this kind goes another way in the new regulation" }
    other_seal() { zh: "该类型的保密办法不同", en: "this kind is sealed otherwise" }
    no_step(step: &str) { zh: "正在办的步骤“{step}”在新制度里没有了", en: "the step it stands at, \"{step}\", is not in the new regulation" }
    no_category(id: &str) { zh: "新制度没有类别“{id}”", en: "the new regulation has no category \"{id}\"" }
    no_channel(id: &str) { zh: "新制度没有渠道“{id}”", en: "the new regulation has no channel \"{id}\"" }
    no_fact(id: &str) { zh: "已勾选的 {id} 在新制度里不能勾选", en: "{id}, ticked on the case, cannot be ticked in the new regulation" }
    no_finding(id: &str) { zh: "新制度没有调查结论“{id}”", en: "the new regulation has no finding \"{id}\"" }
    no_level(id: &str) { zh: "人工判定的级别“{id}”在新制度里没有了", en: "the level \"{id}\", set by hand, is not in the new regulation" }
}

/// One thing that changes on a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// What: "级别", "答复客户".
    pub what: String,
    pub clause: String,
    pub old: String,
    pub new: String,
}

impl ChangeLine {
    /// Old → new; empty where the line itself says all.
    pub fn values(&self) -> String {
        if self.old.is_empty() && self.new.is_empty() {
            String::new()
        } else {
            format!("{} → {}", self.old, self.new)
        }
    }
}

/// What changes on a case, level first. A deadline is told with its task, where that has it.
pub fn change_lines(
    lang: Lang,
    old: &Regulation,
    new: &Regulation,
    change: &Change,
) -> Vec<ChangeLine> {
    let mut lines = Vec::new();
    if let Some((was, is)) = &change.level {
        let why = is.as_ref().and_then(|level| level.why.first());
        lines.push(ChangeLine {
            what: level(lang).to_owned(),
            clause: why.and_then(|why| why.clause.clone()).unwrap_or_default(),
            old: level_words(lang, old, was.as_ref()),
            new: level_words(lang, new, is.as_ref()),
        });
    }
    lines.extend(
        change
            .tasks
            .iter()
            .filter_map(|task| task_line(lang, new, task)),
    );
    let told = |due: Moment| {
        let mut tasks = change.tasks.iter().filter_map(|task| task.new.as_ref());
        tasks.any(|task| task.due == Some(due))
    };
    let apart = change.deadlines.iter().filter(|moved| !told(moved.new.due));
    lines.extend(apart.map(|moved| ChangeLine {
        what: deadline_of(lang, command_title(lang, moved.new.key.step)),
        clause: moved.new.key.clause.clone(),
        old: time(moved.old.due),
        new: time(moved.new.due),
    }));
    lines.extend(change.escalated.iter().map(|clause| ChangeLine {
        what: escalated(lang).to_owned(),
        clause: clause.clone(),
        old: String::new(),
        new: String::new(),
    }));
    lines
}

/// Why a case stays under its version.
pub fn unfit_text(lang: Lang, unfit: &Unfit) -> String {
    let id = unfit.id.as_str();
    match unfit.part {
        Part::Kind => no_kind(lang, id),
        Part::Track => other_track(lang).to_owned(),
        Part::Seal => other_seal(lang).to_owned(),
        Part::Step => {
            let step = crate::case::CommandName::parse(id);
            no_step(lang, step.map_or(id, |step| command_title(lang, step)))
        }
        Part::Category => no_category(lang, id),
        Part::Channel => no_channel(lang, id),
        Part::Fact => no_fact(lang, id),
        Part::Finding => no_finding(lang, id),
        Part::Level => no_level(lang, id),
    }
}

/// What became of a clause.
pub fn fate_text(lang: Lang, fate: Fate) -> &'static str {
    match fate {
        Fate::Added => added(lang),
        Fate::Removed => removed(lang),
        Fate::Changed => changed(lang),
    }
}

/// A part of a file in words: `category price` is "类别 price".
pub fn part_text(lang: Lang, part: &str) -> String {
    let (section, rest) = match part.find([' ', '.']) {
        Some(at) => part.split_at(at),
        None => (part, ""),
    };
    format!("{}{rest}", section_text(lang, section))
}

/// What changed under a clause, one line each: `时限 complaint answer.span.workdays  3 → 2`. A label that changed in both
/// languages is told in the reader's.
pub fn edit_lines(lang: Lang, edits: &[Edit]) -> Vec<String> {
    let (own, other) = match lang {
        Lang::Zh => (".zh", ".en"),
        Lang::En => (".en", ".zh"),
    };
    let told = |edit: &&Edit| {
        let twin = edit
            .field
            .strip_suffix(other)
            .map(|stem| format!("{stem}{own}"));
        !edits.iter().any(|one| Some(&one.field) == twin.as_ref())
    };
    let word = |value: &Option<String>| value.clone().unwrap_or_else(|| none(lang).to_owned());
    let line = |edit: &Edit| {
        let field = part_text(lang, &edit.field);
        format!("{field}  {} → {}", word(&edit.old), word(&edit.new))
    };
    edits.iter().filter(told).map(line).collect()
}

/// What a section of a regulation file is called; the word of the file where it has no other.
fn section_text(lang: Lang, section: &str) -> &str {
    let (zh, en) = match section {
        "clause" => ("条款", "clause"),
        "kind" => ("类型", "kind"),
        "channel" => ("渠道", "channel"),
        "category" => ("类别", "category"),
        "field" => ("登记项", "field"),
        "office" => ("受理部门", "office"),
        "level" => ("级别", "level"),
        "criterion" => ("判级条件", "criterion"),
        "track" => ("流程", "track"),
        "step" => ("步骤", "step"),
        "limit" => ("时限", "limit"),
        "recurring" => ("定期步骤", "recurring step"),
        "trigger" => ("自动上报", "trigger"),
        "action" => ("操作", "action"),
        "extension" => ("延期", "extension"),
        "finding" => ("调查结论", "finding"),
        "item" => ("考核项", "assessment item"),
        "ladder" => ("上报阶梯", "ladder"),
        "guidance" => ("提示", "guidance"),
        "callback_script" => ("回访用语", "callback script"),
        "ledger" => ("台账栏目", "ledger column"),
        "form" => ("表单", "form"),
        "report" => ("报表", "report"),
        "prevention" => ("预防改进", "prevention"),
        "roles" => ("角色称呼", "roles"),
        "retention" => ("保存期限", "retention"),
        "matter" => ("同一事项", "same matter"),
        "waiting" => ("暂停", "waiting"),
        "verdict" => ("认定", "verdict"),
        "unreachable" => ("联系不上", "unreachable"),
        "title" => ("标题", "title"),
        "organisation" => ("单位", "organisation"),
        other => (other, other),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn level_words(lang: Lang, regulation: &Regulation, level: Option<&LevelState>) -> String {
    let Some(level) = level else {
        return none(lang).to_owned();
    };
    let known = regulation.level(&level.id);
    known.map_or_else(
        || level.id.clone(),
        |known| known.label.get(lang).to_owned(),
    )
}

fn task_line(lang: Lang, new: &Regulation, change: &TaskChange) -> Option<ChangeLine> {
    let task = change.task()?;
    let role = |task: &Task| {
        let title = new.roles.get(&task.role).map(|title| title.get(lang));
        title
            .unwrap_or_else(|| super::role_title(lang, task.role))
            .to_owned()
    };
    let due = |task: &Task| task.due.map_or_else(|| no_limit(lang).to_owned(), time);
    let (old, new) = match (&change.old, &change.new) {
        (Some(old), Some(new)) if old.due != new.due => (due(old), due(new)),
        (Some(old), Some(new)) if old.role != new.role => (role(old), role(new)),
        (Some(old), Some(new)) if old.clause != new.clause => {
            (old.clause.clone(), new.clause.clone())
        }
        (Some(old), Some(new)) => (turn(lang, old), turn(lang, new)),
        (None, Some(new)) => (appears(lang).to_owned(), due(new)),
        (Some(old), None) => (due(old), goes(lang).to_owned()),
        (None, None) => return None,
    };
    Some(ChangeLine {
        what: command_title(lang, task.step).to_owned(),
        clause: task.clause.clone(),
        old,
        new,
    })
}

fn turn(lang: Lang, task: &Task) -> String {
    let text = if task.ready {
        in_turn(lang)
    } else {
        later(lang)
    };
    text.to_owned()
}

fn time(at: Moment) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}
