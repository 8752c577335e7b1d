//! The words of the command line.

crate::catalogue! {
    by_clause(clause: &str) { zh: "依据：{clause}", en: "By {clause}" }
    who() { zh: "请用 --as 或 TOUSU_USER 说明用户", en: "say who asks with --as or TOUSU_USER" }
    must_change(name: &str) { zh: "口令是一次性的，请先修改：tousu user secret {name}", en: "the secret was a one-time code; change it first: tousu user secret {name}" }
    secret_prompt() { zh: "口令：", en: "Secret:" }
    new_secret_prompt() { zh: "新口令：", en: "New secret:" }
    malformed_json(line: usize, column: usize, detail: &str) { zh: "JSON 格式不对（第 {line} 行第 {column} 列）：{detail}", en: "malformed JSON (line {line}, column {column}): {detail}" }
    json_nothing() { zh: "什么也没有", en: "there is nothing" }
    json_ends() { zh: "没有写完", en: "it ends too early" }
    json_wrong() { zh: "这里写得不对，看看引号、逗号和括号", en: "something is wrong here; look at quotation marks, commas and brackets" }
    no_regulation(wish: &str, known: &str) { zh: "没有制度“{wish}”；自带的有：{known}；也可给出文件", en: "no regulation \"{wish}\"; there are: {known}; or name a file" }
    created(path: &str, title: &str) { zh: "投诉台已建立：{path}（{title}）", en: "The desk is made: {path} ({title})" }
    training_on() { zh: "这是演练台：不要登记真实案件", en: "This is a training desk: register no real case in it" }
    registered(number: &str) { zh: "已登记：{number}", en: "Registered: {number}" }
    repeated() { zh: "此操作之前已完成，没有重复执行", en: "This operation was done before; nothing was done twice" }
    raised(number: &str) { zh: "案件 {number} 因此升级", en: "Case {number} became graver by this" }
    level_head() { zh: "级别", en: "Level" }
    no_level() { zh: "—", en: "—" }
    stage_head() { zh: "下一步", en: "Next" }
    customer_head() { zh: "投诉人", en: "Complainant" }
    subject_head() { zh: "主题", en: "Subject" }
    department_head() { zh: "部门", en: "Department" }
    received_head() { zh: "受理", en: "Received" }
    erased_mark() { zh: "（已删除）", en: "(erased)" }
    masked(number: &str) { zh: "姓名和电话已隐去：tousu case show {number} --unmask（留记录）", en: "Name and phone are masked: tousu case show {number} --unmask (noted in the log)" }
    effective() { zh: "有效", en: "effective" }
    ineffective() { zh: "无效", en: "without effect" }
    to_confirm() { zh: "已完成，待确认效果", en: "done, effect to be confirmed" }
    to_do() { zh: "待完成", en: "to be done" }
    no_measures() { zh: "没有预防改进措施", en: "There are no preventive measures" }
    due_head() { zh: "时限", en: "Due" }
    kind_head() { zh: "类型", en: "Kind" }
    number_head() { zh: "编号", en: "Number" }
    clause_head() { zh: "条款", en: "Clause" }
    waiting(on: &str, since: &str, reason: &str) { zh: "{on}，自 {since} 暂停  {reason}", en: "{on} since {since}  {reason}" }
    tasks_head() { zh: "待办步骤", en: "Open tasks" }
    history_head() { zh: "经过", en: "History" }
    more(cursor: &str) { zh: "还有更多：--after {cursor}", en: "There is more: --after {cursor}" }
    nothing_found() { zh: "没有符合条件的案件", en: "No case fits" }
    none_near() { zh: "没有相关案件", en: "No related case" }
    status_head() { zh: "状态", en: "Status" }
    reason_head() { zh: "为什么", en: "Why" }
    none_saved(name: &str) { zh: "没有名为“{name}”的已存查找，您还没有存过", en: "no saved search \"{name}\"; you have saved none" }
    no_saved(name: &str, known: &str) { zh: "没有名为“{name}”的已存查找；现有：{known}", en: "no saved search \"{name}\"; there are: {known}" }
    report_due(label: &str, period: &str, first: &str, last: &str) { zh: "报表还没有做：{label} {period}（{first} 至 {last}）", en: "Report due: {label} {period} ({first} to {last})" }
    nothing_open() { zh: "没有待办", en: "Nothing is open" }
    overdue_mark() { zh: "已超时", en: "overdue" }
    not_ready() { zh: "未到", en: "not yet" }
    whose() { zh: "请写明案件编号，或用 --customer 写明电话或姓名", en: "name the cases by number, or a customer with --customer" }
    nothing_due() { zh: "没有到期的变化", en: "Nothing was due" }
    bad_time(text: &str) { zh: "时间“{text}”看不懂，请写成 2026-09-28T10:12:00+08:00", en: "\"{text}\" is no time; write 2026-09-28T10:12:00+08:00" }
    bad_within(text: &str) { zh: "“{text}”看不懂，请写成 2h、30m 或 1d", en: "\"{text}\" is no span; write 2h, 30m or 1d" }
    bad_role(text: &str) { zh: "没有角色“{text}”；可用：clerk handler head supervisor manager admin", en: "no role \"{text}\"; there are: clerk handler head supervisor manager admin" }
    due_at(due: &str) { zh: "到期：{due}", en: "Due: {due}" }
    provisional() { zh: "（涉及尚未公布日历的年份，暂按周一至周五计算）", en: "(a year without a published calendar is involved: counted Monday to Friday for now)" }
    year_missing(year: i32) { zh: "{year} 年的日历尚未公布，暂按周一至周五计算", en: "No calendar is published for {year}: Monday to Friday for now" }
    calendar_imported(moved: usize) { zh: "日历已导入，{moved} 个时限有变", en: "The calendar is taken over; {moved} deadlines moved", en_one: "The calendar is taken over; {moved} deadline moved" }
    year_head(year: i32) { zh: "{year} 年（休 = 放假，班 = 调休上班）", en: "{year} (H = day off, W = make-up working day)" }
    week() { zh: "一 二 三 四 五 六 日", en: "Mo Tu We Th Fr Sa Su" }
    off_mark() { zh: "休", en: "H" }
    work_mark() { zh: "班", en: "W" }
    off() { zh: "休", en: "off" }
    work() { zh: "班", en: "work" }
    sound(events: i64, cases: u64) { zh: "完好：{events} 条记录，{cases} 件案件，记录链与各表一致", en: "Sound: {events} entries, {cases} cases; chain and projections agree" }
    damaged(count: usize) { zh: "发现 {count} 处损坏，未作任何改动；请恢复最近的备份", en: "Damage in {count} places; nothing was changed. Restore the last backup", en_one: "Damage in {count} place; nothing was changed. Restore the last backup" }
    bad_anchor(file: &str) { zh: "{file}：不是抄下的链尾，应写成 {{\"seq\":…,\"chain\":\"…\"}}", en: "{file}: no end of the chain; write {{\"seq\":…,\"chain\":\"…\"}}" }
    chain_head(seq: i64, chain: &str) { zh: "链尾：第 {seq} 条 {chain}", en: "End of the chain: {seq} {chain}" }
    user_added(name: &str) { zh: "已新增用户：{name}", en: "User added: {name}" }
    one_time_code(code: &str) { zh: "首次登录口令（只显示一次）：{code}", en: "Code for the first sign-in (shown once): {code}" }
    user_disabled(name: &str) { zh: "已停用：{name}", en: "Disabled: {name}" }
    secret_changed(name: &str) { zh: "口令已修改：{name}", en: "Secret changed: {name}" }
    added(name: &str) { zh: "已新增：{name}", en: "Added: {name}" }
    disabled_mark() { zh: "已停用", en: "disabled" }
    says_head() { zh: "内容", en: "What it says" }
    fired_head() { zh: "起作用", en: "Acted" }
    last_head() { zh: "最近一次", en: "Last" }
    fired_times(times: u32, cases: u32) { zh: "{times} 次 / {cases} 件", en: "{times}× in {cases}" }
    rule_when(when: &str) { zh: "当{when}", en: "when {when}" }
    file_good(title: &str, clauses: usize) { zh: "{title}：{clauses} 条，没有错误", en: "{title}: {clauses} clauses, no mistake" }
    in_force() { zh: "本台在用", en: "in force here" }
    no_report(wish: &str, known: &str) { zh: "没有报表“{wish}”；可用：{known}", en: "no report \"{wish}\"; there are: {known}" }
    bad_period(text: &str) { zh: "期间“{text}”看不懂，请写成 2026-W39、2026-09、2026 或 2026-09-28", en: "\"{text}\" is no period; write 2026-W39, 2026-09, 2026 or 2026-09-28" }
    report_written(path: &str) { zh: "报表已写入 {path}", en: "The report is in {path}" }
    demo_training_only() { zh: "只能填充演练台（init --training）", en: "only a training desk can be filled (init --training)" }
    demo_done(cases: u32, events: u64, seconds: &str) { zh: "已登记 {cases} 件演练案件，共 {events} 条记录，用时 {seconds} 秒", en: "{cases} training cases are registered: {events} entries in {seconds} s", en_one: "{cases} training case is registered: {events} entries in {seconds} s" }
    demo_left(number: &str, command: &str, why: &str) { zh: "{number} 停在 {command}：{why}", en: "{number} was left at {command}: {why}" }
    demo_progress(bar: &str, done: u32, of: u32) { zh: "填充演练案件 {bar} {done}/{of}", en: "Filling in cases {bar} {done}/{of}" }
    printed(title: &str, serial: &str, file: &str) { zh: "已打印{title}，编号 {serial}：{file}", en: "Printed: {title}, No. {serial}: {file}" }
    taken_back(title: &str, serial: &str) { zh: "已登记交回：{title} {serial}", en: "Noted as returned: {title} {serial}" }
    form_output() { zh: "请用 -o 指定文件，例如 -o 单据.docx", en: "say where to, for example -o form.docx" }
    no_forms() { zh: "本案没有可打印的单据", en: "This case has no forms" }
    comes_back() { zh: "须交回", en: "comes back" }
    back_at(at: &str) { zh: "{at} 已交回", en: "returned {at}" }
    still_out() { zh: "未交回", en: "still out" }
    exported(cases: u64, columns: usize, file: &str) { zh: "已导出 {cases} 件、{columns} 列：{file}", en: "Exported {cases} cases in {columns} columns: {file}", en_one: "Exported {cases} case in {columns} columns: {file}" }
    export_progress(bar: &str, done: u32, of: u32) { zh: "导出台账 {bar} {done}/{of}", en: "Exporting {bar} {done}/{of}" }
    no_due() { zh: "无时限", en: "no limit" }
    more_tasks(shown: usize) { zh: "只列出最急的 {shown} 项；要看更多，请加 --limit", en: "Only the {shown} most urgent are listed; ask for more with --limit" }
    report_progress(bar: &str, done: u32, of: u32) { zh: "读取案件 {bar} {done}/{of}", en: "Reading cases {bar} {done}/{of}" }
    import_read(rows: usize, columns: &str) { zh: "读到 {rows} 行；栏目：{columns}", en: "{rows} rows read; columns: {columns}" }
    import_more(count: usize) { zh: "……另有 {count} 处没有列出", en: "… and {count} more" }
    import_more_rows(count: usize) { zh: "……另有 {count} 行同样跳过", en: "… and {count} more rows are passed over", en_one: "… and {count} more row is passed over" }
    import_reading(bar: &str, done: u32, of: u32) { zh: "读入 {bar} {done}/{of}%", en: "Reading {bar} {done}/{of}%" }
    import_trying(bar: &str, done: u32, of: u32) { zh: "核对 {bar} {done}/{of} 行", en: "Checking {bar} {done} of {of} rows" }
    import_writing(bar: &str, done: u32, of: u32) { zh: "导入 {bar} {done}/{of} 行", en: "Importing {bar} {done} of {of} rows" }
    import_kept() { zh: "原样保留", en: "kept as it is" }
    import_done(cases: usize, known: usize) { zh: "已导入 {cases} 件；{known} 行台内已有，跳过", en: "{cases} cases taken over; {known} rows are on the desk already and were passed over" }
    import_would(cases: usize, known: usize) { zh: "试运行：可导入 {cases} 件，{known} 行台内已有；没有写入任何内容", en: "Dry run: {cases} cases would be taken over, {known} rows are on the desk already; nothing was written" }
    import_refused(count: usize) { zh: "有 {count} 处不符，整份没有导入；改好表格，或用 --map、--kind、--channel、--category 说明后再试", en: "{count} cells do not fit and nothing was taken over; correct the file, or say more with --map, --kind, --channel, --category, and try again", en_one: "{count} cell does not fit and nothing was taken over; correct the file, or say more with --map, --kind, --channel, --category, and try again" }
    import_would_refuse(count: usize) { zh: "试运行：有 {count} 处不符，改好之前不会导入；没有写入任何内容", en: "Dry run: {count} cells do not fit, so nothing would be taken over; nothing was written", en_one: "Dry run: {count} cell does not fit, so nothing would be taken over; nothing was written" }
    import_no_value(word: &str, known: &str) { zh: "不认识“{word}”；可用：{known}", en: "{word} is unknown; there are: {known}" }
    import_map(text: &str) { zh: "“{text}”看不懂，请写成 栏目=内容，例如 投诉事由=text", en: "\"{text}\" is unclear; write HEADING=VALUE, like Complaint=text" }
    man_commands() { zh: "命令", en: "COMMANDS" }
    man_keys() { zh: "按键", en: "KEYS" }
}
