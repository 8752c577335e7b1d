//! The words of the screen.

crate::catalogue! {
    title() { zh: "旧台账导入", en: "Import an old ledger" }
    file() { zh: "台账文件", en: "Ledger file" }
    placeholder() { zh: "文件路径，可直接拖入或粘贴", en: "a path; drop or paste it" }
    endings() { zh: ".xlsx、.csv、.txt、.tsv；Tab 补全路径", en: ".xlsx, .csv, .txt, .tsv; Tab completes" }
    lead() {
        zh: "把以前手工记的台账变成案件：先读入核对，不写入；逐行说明能不能导入、为什么；全部合适才一次导入，重复的跳过。",
        en: "The ledger kept by hand becomes cases: it is read and checked first, writing nothing; each row that does not fit is named with its reason; only when all fit are they taken over, all at once, leaving out those that are here already.",
    }
    choices() { zh: "可接：", en: "Goes on with:" }
    more_choices(n: usize) { zh: "……另 {n} 个", en: "… {n} more" }
    reading() { zh: "正在读入……", en: "Reading …" }
    reading_of(percent: u64) { zh: "正在读入：{percent}%", en: "Reading: {percent}%" }
    trying(done: u64, of: u64) { zh: "正在逐行核对：{done} / {of}", en: "Checking the rows: {done} of {of}" }
    only_looking() { zh: "只是核对，没有写入。Esc 停止。", en: "Only checking; nothing is written. Esc stops it." }
    stopped() { zh: "已停止；没有写入任何内容", en: "Stopped; nothing was written" }
    rows(n: usize) { zh: "{n} 行", en: "{n} rows", en_one: "{n} row" }
    fit(n: usize) { zh: "可导入 {n}", en: "{n} fit" }
    known(n: usize) { zh: "台内已有 {n}", en: "{n} here already" }
    wrong(n: usize) { zh: "不符 {n} 处", en: "{n} misfits", en_one: "{n} misfit" }
    all_fit() { zh: "全部合适，可以导入。", en: "Everything fits; it can be imported." }
    nothing_new() { zh: "没有新的案件可导入。", en: "There is no new case to import." }
    correct() { zh: "改好表格后重新读入，或改栏目的对应；全部合适才能导入。", en: "Correct the file and read it again, or change what a column holds; only when all fit can it be imported." }
    missing(value: &str) { zh: "没有一栏对应“{value}”，每件案件都要有", en: "no column holds the {value} that every case needs" }
    double(value: &str, first: &str, second: &str) {
        zh: "“{first}”“{second}”都对应“{value}”：只用“{first}”，另一栏留作附栏",
        en: "{first} and {second} both hold the {value}: {first} counts, the other is kept beside",
    }
    pane_columns() { zh: "栏目", en: "Columns" }
    pane_rows() { zh: "预览", en: "Preview" }
    pane_problems() { zh: "不符", en: "Misfits" }
    pane_known() { zh: "跳过", en: "Passed over" }
    heading() { zh: "表中栏目", en: "Heading in the file" }
    value() { zh: "对应", en: "Value of the case" }
    example() { zh: "第一行", en: "First row" }
    no_column(value: &str) { zh: "（表中没有）{value}", en: "(no column) {value}" }
    all_rows() { zh: "每件都用这个", en: "for every case" }
    kept() { zh: "不对应：原样留在案件附栏", en: "nothing; kept as it is" }
    left_out() { zh: "不导入这一栏", en: "leave this column out" }
    none() { zh: "（无）", en: "(none)" }
    holds(heading: &str) { zh: "“{heading}”对应什么", en: "What does {heading} hold?" }
    usual(value: &str) { zh: "没有这一栏，每件的{value}都算作", en: "No such column: the {value} of every case" }
    row() { zh: "行", en: "Row" }
    received() { zh: "受理", en: "Received" }
    customer() { zh: "投诉人", en: "Complainant" }
    level() { zh: "级别", en: "Level" }
    category() { zh: "类别", en: "Category" }
    department() { zh: "责任部门", en: "Department" }
    status() { zh: "状态", en: "Status" }
    matter() { zh: "内容", en: "Matter" }
    column() { zh: "栏目", en: "Column" }
    found() { zh: "表中写的", en: "Found" }
    why() { zh: "为什么不符", en: "Why it does not fit" }
    number() { zh: "案件", en: "Case" }
    as_row(row: u32) { zh: "同第 {row} 行", en: "as row {row}" }
    why_passed() { zh: "为什么跳过", en: "Why it is passed over" }
    no_rows() { zh: "没有可导入的行。", en: "No row can be imported." }
    no_problems() { zh: "没有不符的地方。", en: "Everything fits." }
    no_known() { zh: "没有跳过的行。", en: "No row is passed over." }
    more_problems(n: usize) { zh: "……另有 {n} 处没有列出", en: "… and {n} more" }
    confirm() { zh: "导入旧台账", en: "Import the old ledger" }
    button() { zh: "导入", en: "Import" }
    effect(n: usize) {
        zh: "将导入 {n} 件案件，经过里标明“旧台账导入”，编号接着本年往后排。",
        en: "{n} cases will be imported, marked as taken over from an old ledger, with numbers of this year.",
        en_one: "{n} case will be imported, marked as taken over from an old ledger, with a number of this year.",
    }
    effect_known(n: usize) { zh: "{n} 行台内已有，跳过。", en: " {n} rows are here already and are passed over.", en_one: " {n} row is here already and is passed over." }
    effect_ever() { zh: "导入后不能撤销。", en: " This cannot be undone." }
    writing(done: u64, of: u64) { zh: "正在导入：{done} / {of} 行", en: "Importing: {done} of {of} rows" }
    keeping() { zh: "正在保存……", en: "Being kept …" }
    stopping() { zh: "正在停止……", en: "Stopping …" }
    too_late() { zh: "已经在保存，停不下来了", en: "It is being kept already and cannot be stopped" }
    all_or_nothing() { zh: "保存之前按 Esc 停止，什么也不会写入。这期间别的终端不能登记。", en: "Esc stops it before it is kept, and nothing is written. Other terminals cannot write meanwhile." }
    nothing_written() { zh: "已停止，什么也没有写入", en: "Stopped; nothing was written" }
    otherwise() { zh: "制度或文件刚有变动，什么也没有写入；请再核对一遍", en: "The rules or the file have changed; nothing was written. Look again" }
    done(n: usize) { zh: "已导入 {n} 件案件", en: "{n} cases imported", en_one: "{n} case imported" }
    done_numbers(first: &str, last: &str) { zh: "编号 {first} 至 {last}", en: "Numbers {first} to {last}" }
    done_known(n: usize) { zh: "{n} 行台内已有，跳过", en: "{n} rows were here already and were passed over", en_one: "{n} row was here already and was passed over" }
    done_show() { zh: "Enter 在案件列表里看这些案件；Tab 再导入一份。", en: "Enter shows them in the list of cases; Tab imports another ledger." }
}
