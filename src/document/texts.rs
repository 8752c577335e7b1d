//! The words on documents.

crate::catalogue! {
    ledger(organisation: &str) { zh: "{organisation} 投诉管理台账", en: "{organisation}: complaint ledger" }
    sheet(n: usize) { zh: "台账{n}", en: "Ledger {n}" }
    case_number(number: &str, date: &str) { zh: "案件编号：{number}　　打印日期：{date}", en: "Case {number}    Printed on {date}" }
    serial(serial: &str) { zh: "编号：{serial}", en: "No. {serial}" }
    sealed(serial: &str) { zh: "密件　{serial}", en: "SEALED   {serial}" }
    date(year: i32, month: u32, day: u32) { zh: "{year}年{month}月{day}日", en: "{year}-{month:02}-{day:02}" }
    /// A line for a name and a date, in a box that has room for both beside each other.
    sign_here(who: &str) { zh: "{who}签字：　　　　　　　　　　　　年　　月　　日", en: "{who}, signature: ____________________  date: ______________" }
    sign_name(who: &str) { zh: "{who}签字：", en: "{who}, signature:" }
    sign_date() { zh: "年　　月　　日", en: "date: ______________" }
    sign_who(who: &str) { zh: "{who}（签字）：", en: "{who}: " }
    sign_line() { zh: "________________", en: "____________________" }
    /// After a small box, with room before the next one.
    ticked(label: &str) { zh: " {label}　", en: " {label}    " }
    date_line() { zh: "日期：______年____月____日", en: "Date: ____________________" }
    paper_format(file: &str) { zh: "{file}：文件名请以 .docx 结尾", en: "{file}: end the name in .docx" }
    paper_unplaced(file: &str, kept: &str, detail: &str) { zh: "打印已记录，但文件移不到 {file}（{detail}）；完整的文件在 {kept}", en: "The print is noted, but the file could not be moved to {file} ({detail}); it is whole, in {kept}" }
    paper_failed(file: &str, detail: &str) { zh: "{file} 写不进去（{detail}）；没有打印，也没有占用编号，请检查文件夹和磁盘空间后再试", en: "{file} could not be written ({detail}); nothing was printed and no serial is taken. Check the folder and the space on the disk, then try again" }
    ledger_format(file: &str) { zh: "{file}：文件名请以 .xlsx、.csv 或 .json 结尾", en: "{file}: end the name in .xlsx, .csv or .json" }
    ledger_failed(file: &str, detail: &str) { zh: "{file} 写不进去（{detail}）；没有留下半个文件，请检查文件夹和磁盘空间后再试", en: "{file} could not be written ({detail}); nothing half-made was left. Check the folder and the space on the disk, then try again" }
    workbook_failed(detail: &str) { zh: "工作簿没有写成（{detail}）；没有留下文件", en: "The workbook could not be made ({detail}); no file was left" }
    no_thread(detail: &str) { zh: "系统现在不能写文件（{detail}）；没有留下文件，请稍后再试", en: "The system cannot write the file now ({detail}); no file was left, try again later" }
    cancelled() { zh: "已取消，没有写文件", en: "Cancelled; no file was written" }
    page() { zh: "第 &P 页，共 &N 页", en: "Page &P of &N" }
}
