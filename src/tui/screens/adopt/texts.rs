//! The words of the screen itself; those of its pages stand beside their drawing.

crate::catalogue! {
    file() { zh: "制度文件", en: "Regulation file" }
    placeholder() { zh: "文件路径，可直接拖入或粘贴", en: "a path; drop or paste it" }
    confirm() { zh: "采用制度", en: "Adopt the regulation" }
    button() { zh: "采用", en: "Adopt" }
    effect(title: &str, version: &str, moved: u64, changed: usize, unfit: usize) {
        zh: "《{title}》（{version}）将即刻生效。新案件按它登记；{moved} 件在办案件改按它办理，其中 {changed} 件的级别、时限或步骤有变化，逐件留下记录；{unfit} 件不适用，仍按原版本。已结案件不受影响。",
        en: "\"{title}\" ({version}) takes effect at once. New cases are registered under it; {moved} open cases go on under it, {changed} of them with another level, deadline or task, each with a record; {unfit} do not fit and stay under their version. Closed cases are not touched.",
    }
    adopted(changed: usize, unchanged: u64, unfit: usize) {
        zh: "新制度已生效：{changed} 件在办案件有变化，{unchanged} 件无变化，{unfit} 件仍按原版本",
        en: "The new regulation is in force: {changed} open cases changed, {unchanged} did not, {unfit} stay under their version",
    }
    nothing() { zh: "这份文件就是现行制度，没有变化", en: "This file is the regulation in force; nothing changed" }
}
