//! `tousu log`: the desk's own log.

use serde_json::{Value, json};

use super::args::Log;
use super::failure::Failure;
use super::session::Session;
use crate::desk::Logged;
use crate::text::Lang;

pub fn run(session: &mut Session<'_, '_>, wish: &Log) -> Result<u8, Failure> {
    let lang = session.lang;
    let (mut desk, actor) = session.signed_in()?;
    let entries = desk.own_log(&actor, wish.limit)?;
    session.answer(
        || json!({"entries": entries.iter().map(value).collect::<Vec<_>>()}),
        |out| {
            let rows: Vec<_> = entries.iter().map(|entry| row(entry, lang)).collect();
            out.table(&rows);
        },
    )
}

fn value(entry: &Logged) -> Value {
    json!({"seq": entry.seq, "at": entry.at, "actor": entry.actor, "kind": entry.kind, "facts": entry.facts})
}

/// The kind in words; the facts are the log's own words, as the chain has them.
fn row(entry: &Logged, lang: Lang) -> Vec<String> {
    let at: String = entry.at.chars().take(16).collect();
    let facts = match &entry.facts {
        Value::Object(facts) => facts
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| match value.as_str() {
                Some(text) => format!("{name} {text}"),
                None => format!("{name} {value}"),
            })
            .collect::<Vec<_>>()
            .join("  "),
        other => other.to_string(),
    };
    vec![
        at.replace('T', " "),
        entry.actor.clone(),
        title(&entry.kind, lang).to_owned(),
        facts,
    ]
}

/// What kind of entry it is, in words. A kind of a newer version keeps its own.
fn title(kind: &str, lang: Lang) -> &str {
    let (zh, en) = match kind {
        "created" => ("建立投诉台", "Desk created"),
        "signed_in" => ("登录", "Signed in"),
        "sign_in_failed" => ("登录失败", "Sign-in failed"),
        "secret_changed" => ("更换口令", "Secret changed"),
        "user_added" => ("新增用户", "User added"),
        "user_disabled" => ("停用用户", "User disabled"),
        "department_added" => ("新增部门", "Department added"),
        "person_added" => ("新增人员", "Person added"),
        "forbidden" => ("越权被拒", "Refused: no right"),
        "unmasked" => ("显示客户信息", "Customer unmasked"),
        "sealed_opened" => ("打开密件", "Sealed case opened"),
        "calendar_imported" => ("导入工作日历", "Calendar imported"),
        "regulation_adopted" => ("采用制度", "Regulation adopted"),
        "ledger_exported" => ("导出台账", "Ledger exported"),
        "ledger_imported" => ("导入台账", "Ledger imported"),
        "erasure_requested" => ("申请删除", "Erasure asked for"),
        "erasure_withdrawn" => ("撤回删除申请", "Erasure withdrawn"),
        "erasure_confirmed" => ("确认删除", "Erasure confirmed"),
        "erasure_repeated" => ("恢复后再次删除", "Erased again after a restore"),
        "backed_up" => ("备份", "Backup made"),
        "restored" => ("从备份恢复", "Restored from a backup"),
        "erasure_void" => ("删除申请失效", "Erasure void"),
        "prevention_set" => ("制定预防措施", "Preventive measure set"),
        "prevention_done" => ("预防措施完成", "Preventive measure done"),
        "prevention_confirmed" => ("确认预防效果", "Preventive measure judged"),
        other => return other,
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_in_words_and_unknown_ones_stay() {
        assert_eq!(title("sign_in_failed", Lang::Zh), "登录失败");
        assert_eq!(title("sign_in_failed", Lang::En), "Sign-in failed");
        assert_eq!(title("something_newer", Lang::Zh), "something_newer");
    }
}
