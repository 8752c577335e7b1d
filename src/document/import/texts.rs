//! Why a ledger, or a row of it, is not taken over: the sentences of every client.

crate::catalogue! {
    misfit(row: u32, heading: &str, found: &str, why: &str) { zh: "第 {row} 行“{heading}”（{found}）：{why}", en: "row {row}, {heading} ({found}): {why}" }
    misfit_blank(row: u32, heading: &str, why: &str) { zh: "第 {row} 行“{heading}”：{why}", en: "row {row}, {heading}: {why}" }
    misfit_row(row: u32, why: &str) { zh: "第 {row} 行：{why}", en: "row {row}: {why}" }
    misfit_missing() { zh: "空着，必须填写", en: "empty, and needed" }
    misfit_unknown() { zh: "本制度没有这一项", en: "the regulation has no such entry" }
    misfit_time() { zh: "看不出是什么时间；请写成 2019-03-05 10:30", en: "no time; write 2019-03-05 10:30" }
    misfit_day_or_month() { zh: "分不清哪个是月、哪个是日；请写成 2026-09-03", en: "which is the month and which the day? Write 2026-09-03" }
    misfit_satisfaction() { zh: "满意度请写 1 到 5，或满意、基本满意、不满意", en: "write 1 to 5" }
    too_big(megabytes: u64) { zh: "文件（或展开后）超过 {megabytes} MB，不像台账；没有读入", en: "the file holds (or unpacks to) more than {megabytes} MB, which is no ledger; nothing was read" }
    too_many_rows(most: usize) { zh: "超过 {most} 行；请按年份分成几个文件导入", en: "more than {most} rows; import one file for each year" }
    too_many_columns(most: usize) { zh: "超过 {most} 列，不像台账；请删掉多余的列", en: "more than {most} columns, which is no ledger; delete what is not needed" }
    encoding(line: usize) { zh: "第 {line} 行的编码看不懂；请另存为 UTF-8 再试", en: "line {line} is in no known encoding; save the file as UTF-8 and try again" }
    unreadable(detail: &str) { zh: "这不是能读的工作簿（{detail}）；请在 Excel 中另存为 .xlsx 再试", en: "not a workbook that can be read ({detail}); save it as .xlsx from Excel and try again" }
    broken(line: usize, detail: &str) { zh: "第 {line} 行读不通：{detail}", en: "line {line} cannot be read: {detail}" }
    no_headings() { zh: "前十行里找不到栏目名称；第一行应是“受理时间、姓名、投诉内容……”这样的栏目", en: "no headings in the first ten lines; they should say something like: received at, name, complaint" }
    no_column(heading: &str) { zh: "文件里没有“{heading}”这一栏", en: "the file has no column {heading}" }
    format(file: &str) { zh: "{file}：只能导入 .xlsx 或 .csv", en: "{file}: only .xlsx and .csv can be imported" }
    no_file(file: &str) { zh: "{file}：不是文件（文件夹或设备）；请给出 .xlsx 或 .csv 文件", en: "{file} is no file but a folder or a device; name an .xlsx or .csv file" }
    unopened(file: &str, why: &str) { zh: "{file}：打不开（{why}）；没有读入", en: "{file} cannot be opened ({why}); nothing was read" }
    too_many_texts(megabytes: u64) { zh: "工作簿里的文字超过 {megabytes} MB；请另存为 .csv（UTF-8）再导入", en: "the workbook holds more than {megabytes} MB of texts; save it as .csv (UTF-8) and import that" }
    too_long(line: usize) { zh: "第 {line} 行起有一格长得不像台账（引号没有收尾？）；没有读入", en: "from line {line} a cell is longer than in any ledger (a quotation mark without its end?); nothing was read" }
    long_cell() { zh: "工作簿里有一格文字超过 1 MB，不像台账；没有读入，请删短再试", en: "a cell of the workbook holds more than 1 MB of text, which is no ledger; nothing was read, shorten it and try again" }
    passed_row(row: u32, why: &str) { zh: "第 {row} 行跳过：{why}", en: "row {row} is passed over: {why}" }
    passed_sum() { zh: "合计", en: "a line of sums" }
    passed_headings() { zh: "又是栏目名称", en: "the headings once more" }
    passed_nothing() { zh: "没有时间、姓名和事由，或只填了一格，不是案件", en: "no time, name or matter, or one cell alone: no case" }
    same_row(row: u32, other: u32, why: &str) { zh: "第 {row} 行与第 {other} 行是同一件（{why}），跳过", en: "row {row} is the same case as row {other} ({why}) and is passed over" }
    same_case(row: u32, number: &str, why: &str) { zh: "第 {row} 行台内已有 {number}（{why}），跳过", en: "row {row} is on the desk already as {number} ({why}) and is passed over" }
    why_file() { zh: "同一份台账的同一行", en: "the same row of the same ledger" }
    why_number() { zh: "同一天、同一编号", en: "same day, same number" }
    why_matter() { zh: "同一天、同一客户、同样内容", en: "same day, same customer, same words" }
    no_closing_column(cases: usize) { zh: "表中没有结案栏：有处理结果的 {cases} 件按答复那天（没写的按受理那天）算结案", en: "No column tells when a case was closed: {cases} with a result count as closed on the day of the answer (else of the receipt)", en_one: "No column tells when a case was closed: {cases} with a result counts as closed on the day of the answer (else of the receipt)" }
    closing_empty(cases: usize) { zh: "结案栏空着、但有处理结果的 {cases} 件，按未结导入", en: "{cases} with a result but an empty closing cell stay open", en_one: "{cases} with a result but an empty closing cell stays open" }
    changed() { zh: "文件在读过之后被改动了；没有写入任何内容，请重新读一遍", en: "the file was changed after it was read; nothing was written, read it again" }
    stopped() { zh: "已停止；没有写入任何内容", en: "stopped; nothing was written" }
}
