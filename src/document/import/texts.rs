//! Why a ledger, or a row of it, is not taken over: the sentences of every client.

crate::catalogue! {
    misfit(row: u32, heading: &str, found: &str, why: &str) { zh: "第 {row} 行“{heading}”（{found}）：{why}", en: "row {row}, {heading} ({found}): {why}" }
    misfit_blank(row: u32, heading: &str, why: &str) { zh: "第 {row} 行“{heading}”：{why}", en: "row {row}, {heading}: {why}" }
    misfit_row(row: u32, why: &str) { zh: "第 {row} 行：{why}", en: "row {row}: {why}" }
    misfit_missing() { zh: "空着，必须填写", en: "empty, and needed" }
    misfit_unknown() { zh: "本制度没有这一项", en: "the regulation has no such entry" }
    misfit_time() { zh: "看不出是什么时间；请写成 2019-03-05 10:30", en: "no time; write 2019-03-05 10:30" }
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
    changed() { zh: "文件在读过之后被改动了；没有写入任何内容，请重新读一遍", en: "the file was changed after it was read; nothing was written, read it again" }
    stopped() { zh: "已停止；没有写入任何内容", en: "stopped; nothing was written" }
}
