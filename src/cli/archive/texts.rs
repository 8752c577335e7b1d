//! The words of `tousu archive` and `tousu erase`.

crate::catalogue! {
    nothing() { zh: "没有待归档、期满或延长保存的案件", en: "Nothing waits: no case to archive, none past its retention, none held" }
    to_archive(n: usize) { zh: "待归档 {n} 件", en: "{n} cases to archive", en_one: "{n} case to archive" }
    ended(n: usize) { zh: "保存期满 {n} 件", en: "Retention has ended for {n} cases", en_one: "Retention has ended for {n} case" }
    held(n: usize) { zh: "延长保存 {n} 件", en: "{n} cases are held", en_one: "{n} case is held" }
    soon(n: usize) { zh: "一个月内期满 {n} 件", en: "Retention ends within a month for {n} cases", en_one: "Retention ends within a month for {n} case" }
    more() { zh: "还有更多没有列出", en: "There are more than are listed" }
    number() { zh: "编号", en: "Number" }
    closed() { zh: "结案", en: "Closed" }
    waits() { zh: "已等", en: "Waits" }
    days(n: i64) { zh: "{n} 天", en: "{n} days", en_one: "{n} day" }
    keep_until() { zh: "保存至", en: "Keep until" }
    clause() { zh: "条款", en: "Clause" }
    customer() { zh: "投诉人", en: "Complainant" }
    reason() { zh: "原因", en: "Reason" }
    request(n: usize, code: &str, by: &str, at: &str) {
        zh: "待第二人确认：{by} 于 {at} 申请删除 {n} 件的个人信息；确认：tousu erase --confirm {code}",
        en: "Waits for a second person: {by} asked on {at} to erase {n} cases; confirm with tousu erase --confirm {code}",
        en_one: "Waits for a second person: {by} asked on {at} to erase {n} case; confirm with tousu erase --confirm {code}"
    }
    dry_run() { zh: "试运行，没有作任何更改", en: "Dry run: nothing was changed" }
    would_archive(n: usize) { zh: "将归档 {n} 件：", en: "{n} cases would be archived:", en_one: "{n} case would be archived:" }
    would_erase(n: usize) { zh: "保存期满，将申请删除 {n} 件的个人信息（须第二人确认）：", en: "Retention has ended: erasing the personal data of {n} cases would be asked for (a second person confirms):", en_one: "Retention has ended: erasing the personal data of {n} case would be asked for (a second person confirms):" }
    would_erase_person(n: usize) { zh: "将申请删除 {n} 件的个人信息（须第二人确认，不能恢复）：", en: "Erasing the personal data of {n} cases would be asked for (a second person confirms; it cannot be taken back):", en_one: "Erasing the personal data of {n} case would be asked for (a second person confirms; it cannot be taken back):" }
    stays(n: usize) { zh: "不删除 {n} 件：", en: "{n} cases stay as they are:", en_one: "{n} case stays as it is:" }
    none_theirs() { zh: "没有可删除的案件", en: "There is no case to erase" }
    run_again() { zh: "一次最多办理 5000 件，完成后请再运行一次", en: "One run takes 5000 cases at most; run again afterwards" }
    confirm_with(command: &str) { zh: "确认执行：{command}", en: "To do it: {command}" }
    archived(n: usize) { zh: "已归档 {n} 件", en: "{n} cases are archived", en_one: "{n} case is archived" }
    left(number: &str, why: &str) { zh: "{number} 没有归档：{why}", en: "{number} was not archived: {why}" }
    asked(n: usize, code: &str) {
        zh: "已申请删除 {n} 件的个人信息，尚未删除；须由另一人（管理员或总经理）确认：tousu erase --confirm {code}",
        en: "Erasing {n} cases is asked for and not yet done; another person (an admin or the manager) confirms with tousu erase --confirm {code}",
        en_one: "Erasing {n} case is asked for and not yet done; another person (an admin or the manager) confirms with tousu erase --confirm {code}"
    }
    withdrawn(code: &str) { zh: "申请 {code} 已撤回，没有删除", en: "The request {code} is withdrawn; nothing was erased" }
    progress(bar: &str, done: u32, of: u32) { zh: "{bar} {done}/{of}", en: "{bar} {done}/{of}" }
    hold_set(number: &str, until: &str) { zh: "{number} 保存至 {until}", en: "{number} is held until {until}" }
    hold_released(number: &str, until: &str) { zh: "{number} 已解除延长保存，按制度保存至 {until}", en: "The hold on {number} is released; by the regulation it is kept until {until}" }
    hold_released_open(number: &str) { zh: "{number} 已解除延长保存", en: "The hold on {number} is released" }
    certificate() { zh: "个人信息删除证明", en: "Certificate of erasure" }
    organisation() { zh: "单位", en: "Organisation" }
    what() { zh: "删除内容", en: "Erased" }
    what_words() { zh: "姓名、电话、地址及全部文字内容；记录链与统计保留", en: "names, telephone numbers, addresses and all words; the chain of records and the figures stay" }
    cases() { zh: "案件", en: "Cases" }
    why() { zh: "依据", en: "Why" }
    by_retention() { zh: "保存期满", en: "retention has ended" }
    by_request() { zh: "本人要求", en: "the person asked for it" }
    when() { zh: "时间", en: "When" }
    asked_by() { zh: "申请人", en: "Asked for by" }
    confirmed_by() { zh: "确认人", en: "Confirmed by" }
    chain_end() { zh: "链尾", en: "End of the chain" }
    bytes_left() { zh: "其他终端正在使用，文件中的旧数据将在下次运行 tousu archive due 时清除", en: "Another terminal is at work: old bytes leave the file at the next run of tousu archive due" }
}
