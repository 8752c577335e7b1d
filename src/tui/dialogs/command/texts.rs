//! The words of the dialogs.

crate::catalogue! {
    opening() { zh: "正在打开…", en: "Opening…" }
    restored(at: &str) { zh: "已恢复 {at} 的草稿", en: "Your draft of {at} is back" }
    conflict_title() { zh: "案件已被更改", en: "The case has changed" }
    conflict(what: &str) { zh: "您填写期间案件有变动，您的操作没有保存：\n{what}\n您填写的内容都保留着。载入最新案件后请核对，再提交。", en: "The case changed while you typed; nothing of yours was saved:\n{what}\nWhat you typed is kept. Load the case as it is now, look, and submit again." }
    conflict_button() { zh: "载入最新", en: "Load it" }
    reloaded() { zh: "已载入最新案件，请核对后再提交", en: "This is the case as it is now; look, and submit again" }
    none() { zh: "不填", en: "none" }
    one_a_line() { zh: "一行一条", en: "one a line" }
    measure_a_line() { zh: "一行一条：措施；责任人；日期", en: "one a line: measure; owner; date" }
    person_a_line() { zh: "一行一人：姓名 部门", en: "one a line: name department" }
    not_a_measure(line: usize) { zh: "第 {line} 行应为：措施；责任人；日期（如 10-12 或 +7d）", en: "line {line} should be: measure; owner; date (like 10-12 or +7d)" }
    not_a_time() { zh: "看不懂这个时间：请写如 10-08 18:00、18:00、明天、+3d、+2h", en: "Not a time: write it like 10-08 18:00, 18:00, tomorrow, +3d, +2h" }
    not_a_past_time() { zh: "看不懂这个时间：请写如 15:30、昨天 15:30、-30m", en: "Not a time: write it like 15:30, yesterday 15:30, -30m" }
    not_a_day() { zh: "看不懂这个日期：请写如 10-08、2027-10-08、+7d", en: "Not a date: write it like 10-08, 2027-10-08, +7d" }
    not_a_number() { zh: "请填整数", en: "A whole number, please" }
    not_known() { zh: "没有这一项：键入一部分，用 ↑↓ 选，Enter 取", en: "Unknown: type a part, choose with ↑↓, take with Enter" }
    time_hint() { zh: "如 10-08 18:00、18:00、明天、+3d", en: "like 10-08 18:00, 18:00, tomorrow, +3d" }
    past_hint() { zh: "如 15:30、昨天 15:30、-30m；不填即现在", en: "like 15:30, yesterday 15:30, -30m; empty: now" }
    day_hint() { zh: "如 10-08、+7d", en: "like 10-08, +7d" }

    kind() { zh: "新类型", en: "New kind" }
    reason() { zh: "理由", en: "Reason" }
    notes() { zh: "说明", en: "Notes" }
    name() { zh: "姓名", en: "Name" }
    sex() { zh: "性别", en: "Sex" }
    male() { zh: "男", en: "male" }
    female() { zh: "女", en: "female" }
    phone() { zh: "电话", en: "Phone" }
    address() { zh: "地址", en: "Address" }
    unit() { zh: "房号", en: "Unit" }
    important() { zh: "重要客户", en: "Important" }
    is_important() { zh: "是重要客户", en: "an important customer" }
    relation() { zh: "关系", en: "Relation" }
    identity() { zh: "身份", en: "Identity" }
    contact_name() { zh: "联系人", en: "Contact" }
    contact_mobile() { zh: "联系人手机", en: "Mobile" }
    contact_phone() { zh: "联系人电话", en: "Contact phone" }
    category() { zh: "类别", en: "Category" }
    subject() { zh: "主题", en: "Subject" }
    demand() { zh: "客户要求", en: "Demand" }
    persons() { zh: "涉及人员", en: "Persons" }
    facts() { zh: "判级条件", en: "Criteria" }
    level() { zh: "直接判级", en: "Level by hand" }
    level_by_rule() { zh: "按条件", en: "by criteria" }
    valid() { zh: "是否有效", en: "Valid" }
    valid_words() { zh: "有效", en: "valid" }
    invalid_words() { zh: "无效", en: "not valid" }
    severity() { zh: "严重程度", en: "Severity" }
    cause() { zh: "原因", en: "Cause" }
    finding() { zh: "调查结论", en: "Finding" }
    course() { zh: "调查经过", en: "What was found" }
    substantiated() { zh: "是否属实", en: "Substantiated" }
    upheld() { zh: "是否成立", en: "Upheld" }
    effective() { zh: "是否有效", en: "Effective" }
    effective_words() { zh: "有效", en: "effective" }
    ineffective_words() { zh: "未见效", en: "no effect" }
    adopted() { zh: "是否采纳", en: "Adopted" }
    adopted_words() { zh: "采纳", en: "adopt" }
    not_adopted_words() { zh: "不采纳", en: "do not adopt" }
    department() { zh: "责任部门", en: "Department" }
    signs_for() { zh: "签收部门", en: "Department" }
    others() { zh: "其他部门", en: "Others involved" }
    handler() { zh: "经办人", en: "Handler" }
    person() { zh: "人员", en: "Person" }
    copies(to: &str, clause: &str) { zh: "单子同时抄送{to}（{clause}）", en: "Copies go to {to} ({clause})" }
    limit() { zh: "办理时限", en: "Limit" }
    limit_none() { zh: "按制度", en: "by rule" }
    limit_same_day() { zh: "当日", en: "same day" }
    own_limits() { zh: "其他部门可各写时限：保安部:2、客服部:当日", en: "Others may have limits of their own: Security:2 (days), Repairs:0 (same day)" }
    limit_days() { zh: "若干天", en: "n days" }
    days() { zh: "天数", en: "Days" }
    handling() { zh: "处理情况", en: "Handling" }
    measures() { zh: "纠正措施", en: "Measures" }
    defects() { zh: "退回的缺陷", en: "Defects" }
    tick_defects() { zh: "退回时指出的每一条都改好并勾选后才能提交", en: "Tick every defect once it is put right" }
    reasons() { zh: "退回原因", en: "What is wrong" }
    mode() { zh: "要做什么", en: "What" }
    mode_plan() { zh: "制定措施", en: "plan a measure" }
    mode_done() { zh: "报告完成", en: "report it done" }
    mode_effect() { zh: "确认效果", en: "judge its effect" }
    measure() { zh: "措施", en: "Measure" }
    which() { zh: "哪一条", en: "Which" }
    owner() { zh: "责任人", en: "Owner" }
    due() { zh: "完成日期", en: "By" }
    until() { zh: "时间", en: "Until" }
    what() { zh: "承诺内容", en: "What" }
    method() { zh: "方式", en: "How" }
    reached() { zh: "是否接通", en: "Reached" }
    reached_words() { zh: "接通", en: "reached" }
    not_reached_words() { zh: "未接通", en: "not reached" }
    at() { zh: "联系时间", en: "At" }
    talk() { zh: "经过", en: "What was said" }
    told() { zh: "答复内容", en: "What was told" }
    accepted() { zh: "客户意见", en: "The customer" }
    accepted_words() { zh: "认可", en: "accepts" }
    not_accepted_words() { zh: "不认可", en: "does not" }
    not_said() { zh: "未表态", en: "did not say" }
    settled() { zh: "当场解决", en: "Settled" }
    is_settled() { zh: "首次沟通时已当场解决", en: "settled in the first talk" }
    signature() { zh: "签字人", en: "Signed by" }
    refused() { zh: "拒签", en: "Refused" }
    is_refused() { zh: "客户拒绝签字", en: "the customer refused to sign" }
    satisfaction() { zh: "满意度", en: "Satisfaction" }
    words() { zh: "客户原话", en: "Their words" }
    script() { zh: "回访用语", en: "What to say" }
    earlier() { zh: "此前的联系", en: "Earlier attempts" }
    item() { zh: "考核项目", en: "Item" }
    propose() { zh: "提出考核", en: "propose an entry" }
    decide() { zh: "批准或驳回", en: "decide an entry" }
    decision() { zh: "决定", en: "Decision" }
    approve() { zh: "批准", en: "approve" }
    reject() { zh: "驳回", en: "reject" }
    points() { zh: "扣分", en: "Points" }
    the_person() { zh: "本人", en: "the person" }
    the_head() { zh: "负责人", en: "the head" }
    both() { zh: "本人和负责人", en: "person and head" }
    charges(whom: &str) { zh: "考核{whom}", en: "charges {whom}" }
    least(n: u32) { zh: "至少 {n} 分", en: "at least {n} points" }
    head_least(n: u32) { zh: "负责人至少 {n} 分", en: "the head at least {n} points" }
    or() { zh: "、", en: ", " }
    pick_hint() { zh: "按 Enter 从表中选，或键入序号、文字", en: "Enter opens the list; or type a number or a part of the text" }
    points_hint() { zh: "不填即按最低分", en: "empty: the item's minimum" }
    sanction() { zh: "处分", en: "Sanction" }
    reward() { zh: "奖励", en: "Reward" }
    on() { zh: "等待谁", en: "Waiting for" }
    stops() { zh: "暂停期间，按工作日和天计的时限停止计算", en: "While it waits, limits in working days and days stand still" }
    stops_not() { zh: "按制度，这种等待不停止计时", en: "By the regulation this wait stops no clock" }
    request() { zh: "内容", en: "Text" }
    workdays() { zh: "加工作日", en: "Working days" }
    or_until() { zh: "或延至", en: "Or until" }
    present_limit(at: &str) { zh: "现在的时限：{at}", en: "The limit now: {at}" }
    latest(at: &str, clause: &str) { zh: "最晚可延至 {at}（{clause}）", en: "Not beyond {at} ({clause})" }
    to() { zh: "上报给", en: "To" }
    ladder() { zh: "逐级上报，不得越级", en: "One step at a time, none skipped" }
    close_early(next: &str) { zh: "下一步本是“{next}”，现在结案须写明理由。", en: "The next step is \"{next}\"; closing now needs a reason." }
    close_effect(n: usize) { zh: "案件将提前结案，{n} 项待办随之结束。需要时可以重新办理，但历史中会留下提前结案的记录。", en: "The case will be closed before its turn and {n} open tasks end. It can be reopened, but the history keeps that it was closed early.", en_one: "The case will be closed before its turn and its open task ends. It can be reopened, but the history keeps that it was closed early." }
    into() { zh: "并入案件", en: "Into case" }
    into_number() { zh: "案件编号", en: "Its number" }
    into_another() { zh: "另一件（填编号）", en: "another one, by its number" }
    into_hint() { zh: "首个案件的编号，如 2026-000001", en: "the number of the first case, like 2026-000001" }
    merge_effect() { zh: "本案将结束，今后只办理所并入的案件。并案不能撤销。", en: "This case ends here; only the one it goes into is worked on. This cannot be undone." }
    archive_effect() { zh: "归档后案件不能再更改，到期由保存制度处理。归档不能撤销。", en: "An archived case cannot be changed any more. This cannot be undone." }
    hold_until() { zh: "保存至", en: "Keep until" }
    remark() { zh: "备注", en: "Note" }
    now_is(label: &str) { zh: "现为：{label}", en: "Now: {label}" }
}
