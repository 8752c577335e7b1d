//! The words of the first run.

crate::catalogue! {
    welcome() { zh: "欢迎使用投诉台", en: "Welcome to the complaint desk" }
    step_purpose() { zh: "用途", en: "Purpose" }
    step_regulation() { zh: "制度", en: "Regulation" }
    step_user() { zh: "用户", en: "User" }
    step_summary() { zh: "核对", en: "Summary" }

    lead_purpose() {
        zh: "三步就能开始。最后一步之前什么都不会建立，随时可以按 Esc 退回。",
        en: "Three steps and it begins. Nothing is made before the last one; Esc goes back at any time.",
    }
    lead_regulation() {
        zh: "投诉台按哪一份制度办事？随程序带来以下几份，也可以用自己的文件。",
        en: "By which regulation does the desk work? These come with the program; a file of your own will do as well.",
    }
    lead_user() {
        zh: "第一位用户拥有所有角色，一个人就能开始；以后再添加其他人。",
        en: "The first user holds all roles, so one person can begin alone; others are added later.",
    }
    lead_trainee() {
        zh: "演练台不用口令。除第一位用户外，还会有每个角色各一位，登录时任选。",
        en: "A training desk uses no secrets. Besides the first user there is one for each role, to pick from.",
    }
    lead_summary() { zh: "请核对。按回车建立投诉台。", en: "Please look it over. Enter makes the desk." }
    lead_samples() { zh: "投诉台已建好，正在准备演练案件…", en: "The desk stands. Making sample cases…" }
    stop_samples() { zh: "Esc 停止，已有的保留", en: "Esc stops; what is made stays" }
    stopping() { zh: "正在停止…", en: "Stopping…" }

    language() { zh: "语言", en: "Language" }
    purpose() { zh: "用途", en: "Purpose" }
    real() { zh: "正式投诉台", en: "A real desk" }
    training() { zh: "演练台", en: "A training desk" }
    real_hint() { zh: "登记真实的投诉；每个人凭口令登录", en: "For real complaints; everybody signs in with a secret" }
    training_hint() {
        zh: "随便试，不要登记真实案件；不用口令，可带样例案件",
        en: "To try everything, never for real cases; no secrets, with sample cases",
    }

    own_file() { zh: "自己的制度文件…", en: "A file of your own…" }
    path() { zh: "文件", en: "File" }
    path_placeholder() { zh: "制度文件（.toml）的路径", en: "the path of a regulation file (.toml)" }
    path_needed() { zh: "请输入制度文件的路径", en: "Type the path of the regulation file" }
    path_long() { zh: "路径太长，没有粘贴", en: "That path is too long; nothing was pasted" }
    reading() { zh: "正在检查文件…", en: "Checking the file…" }
    mistakes(n: usize) {
        zh: "文件有 {n} 处错误，改好后按回车再查：",
        en: "The file has {n} mistakes; mend them and press Enter to check again:",
        en_one: "The file has {n} mistake; mend it and press Enter to check again:",
    }
    more_mistakes(from: usize, to: usize, of: usize) {
        zh: "第 {from}–{to} 处，共 {of} 处 · PgUp/PgDn 翻看",
        en: "{from}–{to} of {of} · PgUp/PgDn shows the others",
    }
    line(n: usize) { zh: "第 {n} 行", en: "line {n}" }
    clauses(n: usize) { zh: "{n} 条", en: "{n} clauses", en_one: "{n} clause" }

    name() { zh: "姓名", en: "Name" }
    name_hint() { zh: "登录时用的名字", en: "The name to sign in with" }
    trainee_hint() { zh: "另有 clerk、handler、head、supervisor、manager", en: "Besides clerk, handler, head, supervisor, manager" }
    samples() { zh: "样例案件", en: "Sample cases" }
    samples_hint(n: u32) { zh: "准备 {n} 件各阶段的样例案件", en: "{n} sample cases in all stages" }

    what() { zh: "用途", en: "Purpose" }
    organisation() { zh: "单位", en: "Organisation" }
    regulation() { zh: "制度", en: "Regulation" }
    user() { zh: "第一位用户", en: "First user" }
    file() { zh: "数据文件", en: "Data file" }
    no_samples() { zh: "不要", en: "none" }
    creating() { zh: "正在建立投诉台…", en: "Making the desk…" }

    next_real() {
        zh: "投诉台已建好。这里登记第一件（F2），F8 设置，F1 帮助",
        en: "The desk stands. Register the first case here (F2); F8 settings, F1 help",
    }
    next_training() { zh: "演练台已建好。按 F2 登记第一件", en: "The training desk stands. Press F2 to register a first case" }
    next_samples(n: u32) {
        zh: "演练台已建好，有 {n} 件样例。按 F2 登记，F4 看待办",
        en: "The training desk stands, with {n} sample cases. F2 registers, F4 shows what is to be done",
    }
}
