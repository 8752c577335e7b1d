//! What can be asked on the command line.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::text::Lang;

/// The complaint desk of a company, in a terminal · 投诉台
#[derive(Clone, Debug, Parser)]
#[command(name = "tousu", version, propagate_version = true)]
pub struct Args {
    /// The desk's file (or `TOUSU_DESK`) · 投诉台文件
    #[arg(long, global = true, value_name = "FILE")]
    pub desk: Option<PathBuf>,
    /// Who asks (or `TOUSU_USER`) · 用户
    #[arg(long = "as", global = true, value_name = "USER")]
    pub user: Option<String>,
    /// The language of the answer · 语言
    #[arg(long, global = true, value_name = "zh|en")]
    pub lang: Option<Language>,
    /// Answer with exactly one JSON value · 以 JSON 输出
    #[arg(long, global = true)]
    pub json: bool,
    /// Read the secret from the first line of standard input · 从标准输入读取口令
    #[arg(long, global = true)]
    pub secret_stdin: bool,
    #[command(subcommand)]
    pub request: Option<Request>,
}

/// A language on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    Zh,
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Self::Zh,
            Language::En => Self::En,
        }
    }
}

/// The desk's own log.
#[derive(Clone, Debug, clap::Args)]
pub struct Log {
    /// How many of the youngest entries · 最近多少条
    #[arg(long, default_value_t = 50)]
    pub limit: usize,
}

/// One request. Without any, the terminal application opens.
#[derive(Clone, Debug, Subcommand)]
pub enum Request {
    /// Make a new desk · 新建投诉台
    Init(Init),
    /// Fill a training desk with believable cases · 填充演练案件
    Demo(Demo),
    /// Register, show, list or handle cases · 案件
    #[command(subcommand)]
    Case(Case),
    /// Open tasks by due time · 待办
    Queue(Queue),
    /// Preventive measures that belong to no single case · 预防改进措施
    #[command(subcommand)]
    Measure(Measure),
    /// Apply what time alone has made due · 时间推进
    Tick,
    /// The desk's own log: sign-ins, exports, refusals, changes of users and rules · 投诉台日志
    Log(Log),
    /// Explain how something was counted · 解释
    #[command(subcommand)]
    Explain(Explain),
    /// Periodic reports and the daily sheet · 报表
    Report(Report),
    /// The rules as data · 制度
    #[command(subcommand)]
    Regulation(Regulation),
    /// Working days · 工作日历
    #[command(subcommand)]
    Calendar(Calendar),
    /// Archive, hold, retention · 归档与保存
    #[command(subcommand)]
    Archive(Archive),
    /// Erase what is known of a person; takes two persons · 删除个人信息
    Erase(Erase),
    /// Users and their roles · 用户
    #[command(subcommand)]
    User(User),
    /// Departments · 部门
    #[command(subcommand)]
    Department(Department),
    /// The directory of persons · 人员
    #[command(subcommand)]
    Person(Person),
    /// Print a form of a case for Word; without a form, list them · 打印单据
    Form(Form),
    /// Write the ledger for Excel · 导出
    #[command(subcommand)]
    Export(Export),
    /// Take over old ledgers · 导入
    #[command(subcommand)]
    Import(Import),
    /// Copy the desk while others work, check the copy, write its manifest · 备份
    Backup(Backup),
    /// Put a backup in the place of the desk, which is kept beside it · 恢复
    Restore(Restore),
    /// File integrity, audit chain, projections · 检查
    Check(Check),
    /// What a shell needs to complete these words · 命令补全
    Completions {
        /// The shell · 命令行外壳
        shell: clap_complete::Shell,
    },
    /// The manual page, with the keys of every screen · 手册
    Man,
}

/// `tousu init`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Init {
    /// The id of a regulation that comes with the program, or a file · 制度
    #[arg(long, value_name = "ID|FILE")]
    pub regulation: String,
    /// The first user, who holds all roles · 首位用户
    #[arg(long, value_name = "NAME")]
    pub admin: String,
    /// A training desk: sample users, no secrets, its clock can be set · 演练台
    #[arg(long)]
    pub training: bool,
}

/// `tousu demo`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Demo {
    /// How many cases · 案件数
    #[arg(long, default_value_t = 60)]
    pub cases: u32,
    /// The same seed gives the same cases · 随机种子
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// `tousu case …`.
#[derive(Clone, Debug, Subcommand)]
pub enum Case {
    /// Register a case from JSON · 登记
    Add {
        /// A file, or `-` for standard input · 文件，或用 `-` 表示标准输入
        #[arg(default_value = "-")]
        file: String,
        /// One JSON a line in, one answer a line out, each after its commit is on disk · 一行一件，保存一件答一行
        #[arg(long)]
        lines: bool,
    },
    /// Show a case · 查看
    Show {
        /// The case's number · 案件编号
        number: String,
        /// The customer's name and telephone in clear; the desk's log says who looked · 显示客户姓名和电话（留记录）
        #[arg(long)]
        unmask: bool,
    },
    /// Run one command of a case, its fields as JSON · 办理
    Do {
        /// The case's number · 案件编号
        number: String,
        /// The command: dispatch, answer, close, … · 操作：dispatch、answer、close 等
        command: String,
        /// A file, or `-` for standard input; nothing where the command has no fields · 文件，或用 `-` 表示标准输入；没有字段的操作可不写
        #[arg(default_value = "")]
        file: String,
    },
    /// Other cases that have to do with a case, or open ones about a text, each with the reason · 相关案件
    Similar {
        /// The case's number · 案件编号
        #[arg(required_unless_present = "text", conflicts_with = "text")]
        number: Option<String>,
        /// What a complaint says · 投诉的文字
        #[arg(long)]
        text: Option<String>,
    },
    /// List cases · 列表
    List {
        /// In the words of the query language · 查询词
        query: Vec<String>,
        /// One of your saved searches, by its name; further words narrow it · 已存的查找，可再加查询词
        #[arg(long, value_name = "NAME")]
        saved: Option<String>,
        /// How many at most · 最多多少件
        #[arg(long, default_value_t = 50)]
        limit: u32,
        /// Go on behind this place of an earlier answer · 从上次的位置接着列
        #[arg(long, value_name = "CURSOR")]
        after: Option<String>,
        /// The order · 排序
        #[arg(long, value_enum, default_value_t = SortBy::Received)]
        sort: SortBy,
    },
}

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SortBy {
    Due,
    Received,
    Level,
}

/// `tousu queue`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Queue {
    /// In the words of the query language · 查询词
    pub query: Vec<String>,
    /// Only what is due within this time: `2h`, `30m`, `1d` · 只要这么久之内到时的
    #[arg(long)]
    pub within: Option<String>,
    /// Only the tasks of this role · 只要这个角色的
    #[arg(long)]
    pub role: Option<String>,
    /// Only the tasks of this department · 只要这个部门的
    #[arg(long)]
    pub department: Option<String>,
    /// How many at most · 最多多少项
    #[arg(long, default_value_t = 1000)]
    pub limit: u32,
}

/// `tousu measure …`.
#[derive(Clone, Debug, Subcommand)]
pub enum Measure {
    /// Every preventive measure · 列表
    List,
    /// Set one, report one done, or judge its effect, as JSON with the fields of `correct` · 制定、完成、确认效果
    Do {
        /// A file, or `-` for standard input · 文件，或用 `-` 表示标准输入
        #[arg(default_value = "-")]
        file: String,
    },
}

/// `tousu report`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Report {
    /// weekly, monthly, assessment, departments, timeliness, satisfaction, causes, daily · 报表
    #[arg(value_name = "REPORT")]
    pub name: String,
    /// `2026-W39`, `2026-09`, `2026`, `2026-09-28`; else the last complete one · 期间
    #[arg(long)]
    pub period: Option<String>,
    /// A file ending in .xlsx, .docx or .json; else the answer is shown · 输出文件
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `tousu explain …`.
#[derive(Clone, Debug, Subcommand)]
pub enum Explain {
    /// The due time of a span, day by day · 时限
    Deadline(Deadline),
}

/// `tousu explain deadline`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Deadline {
    /// When the clock starts, like 2026-09-28T10:12:00+08:00 · 从什么时候起算
    #[arg(long)]
    pub from: String,
    #[command(flatten)]
    pub span: Length,
}

/// How long a limit is: exactly one of these.
#[derive(Clone, Copy, Debug, ClapArgs)]
#[group(required = true, multiple = false)]
pub struct Length {
    /// Working days · 工作日
    #[arg(long, allow_negative_numbers = true)]
    pub workdays: Option<i64>,
    /// Calendar days · 天
    #[arg(long, allow_negative_numbers = true)]
    pub days: Option<i64>,
    /// Hours · 小时
    #[arg(long, allow_negative_numbers = true)]
    pub hours: Option<i64>,
    /// Minutes · 分钟
    #[arg(long, allow_negative_numbers = true)]
    pub minutes: Option<i64>,
}

/// `tousu regulation …`.
#[derive(Clone, Debug, Subcommand)]
pub enum Regulation {
    /// The regulations that come with the program, and the versions that this desk has used · 列表
    List,
    /// One regulation, clause by clause, by its id, by the version of one that this desk has used, or from a file; without any,
    /// the desk's own · 查看
    Show {
        /// An id, a version, or a file · 制度的编号、版本或文件
        id: Option<String>,
    },
    /// Name every mistake of a file · 检查
    Check {
        /// The regulation file · 制度文件
        file: PathBuf,
    },
    /// What a file would change: clauses, and the levels, deadlines and tasks of open cases. Nothing is written · 比较
    Diff {
        /// The regulation file · 制度文件
        file: PathBuf,
    },
    /// Put a file in force: new cases and the open ones that fit it live under it from now on · 采用
    Adopt {
        /// The regulation file · 制度文件
        file: PathBuf,
        /// Only say what it would change, as `diff` does · 只说会变什么，不采用
        #[arg(long)]
        dry_run: bool,
    },
}

/// `tousu calendar …`.
#[derive(Clone, Debug, Subcommand)]
pub enum Calendar {
    /// The days of a year that differ from Monday to Friday · 查看
    Show {
        /// The year · 年份
        year: i32,
    },
    /// Take over a year's notice (.csv or .ics) and count open deadlines again · 导入
    Import {
        /// The notice: .csv or .ics · 放假通知
        file: PathBuf,
    },
}

/// `tousu archive …`.
#[derive(Clone, Debug, Subcommand)]
pub enum Archive {
    /// What waits: to archive, retention ended, held · 到期
    Due,
    /// Show what would be done; with the code shown, do it · 归档（先试运行）
    Run {
        /// Only these cases, in the words of the query language · 只要这些案件（查询词）
        query: Vec<String>,
        /// The code of the plan that was shown · 所列计划的确认码
        #[arg(long, value_name = "CODE")]
        confirm: Option<String>,
    },
    /// Keep a case longer, or release it · 延长保存
    Hold {
        /// The case's number · 案件编号
        number: String,
        /// The last day: `2028-12-31` · 保存到哪天
        #[arg(
            long,
            value_name = "DATE",
            required_unless_present = "release",
            conflicts_with = "release"
        )]
        until: Option<String>,
        /// The hold ends now; the regulation's own time goes on · 不再延长，仍按制度的年限
        #[arg(long)]
        release: bool,
        /// Why · 原因
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

/// `tousu erase`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Erase {
    /// The cases · 案件编号
    pub number: Vec<String>,
    /// All cases of a customer: a telephone number, or the whole name · 某客户的全部案件：电话或全名
    #[arg(long, value_name = "KEY", conflicts_with = "number")]
    pub customer: Option<String>,
    /// The code of the plan that was shown · 所列计划的确认码
    #[arg(long, value_name = "CODE")]
    pub confirm: Option<String>,
    /// Take back a request that nobody has confirmed · 撤回还没有确认的申请
    #[arg(long, value_name = "CODE", conflicts_with_all = ["number", "customer", "confirm"])]
    pub withdraw: Option<String>,
}

/// `tousu user …`.
#[derive(Clone, Debug, Subcommand)]
pub enum User {
    /// Add a user; answers with a one-time code on a real desk · 新增
    Add {
        /// The user's name · 用户名
        name: String,
        /// clerk,handler,head,supervisor,manager,admin · 角色，用逗号分开
        #[arg(long, value_delimiter = ',', required = true)]
        roles: Vec<String>,
        /// The department of the user · 所属部门
        #[arg(long)]
        department: Option<String>,
        /// The person of the directory that the user is · 对应的人员
        #[arg(long)]
        person: Option<String>,
    },
    /// Every user · 列表
    List,
    /// Disable a user; users are never deleted · 停用
    Disable {
        /// The user's name · 用户名
        name: String,
    },
    /// Change one's own secret, or give somebody a one-time code · 口令
    Secret {
        /// The user's name · 用户名
        name: String,
    },
}

/// `tousu department …`.
#[derive(Clone, Debug, Subcommand)]
pub enum Department {
    /// Add a department · 新增
    Add {
        /// The department's name · 部门名称
        name: String,
    },
    /// Every department · 列表
    List,
}

/// `tousu person …`.
#[derive(Clone, Debug, Subcommand)]
pub enum Person {
    /// Add a person · 新增
    Add {
        /// The person's name · 姓名
        name: String,
        /// The department of the person · 所属部门
        #[arg(long, default_value = "")]
        department: String,
    },
    /// Every person · 列表
    List,
}

/// `tousu form`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Form {
    /// The case's number · 案件编号
    pub number: String,
    /// The form's id, as the regulation names it · 单据的编号
    pub form: Option<String>,
    /// The file: .docx · 输出文件
    #[arg(short, long, value_name = "FILE", requires = "form")]
    pub output: Option<PathBuf>,
    /// Note that the slip with this serial has come back · 登记交回
    #[arg(long, value_name = "SERIAL", conflicts_with_all = ["form", "output"])]
    pub returned: Option<String>,
}

/// `tousu export …`.
#[derive(Clone, Debug, Subcommand)]
pub enum Export {
    /// Every case of a query on a line of its own, in the regulation's columns · 台账
    Ledger {
        /// In the words of the query language · 查询词
        query: Vec<String>,
        /// The file: .xlsx, .csv or .json · 输出文件
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}

/// `tousu import …`.
#[derive(Clone, Debug, Subcommand)]
pub enum Import {
    /// An old ledger: every row becomes a case, or none does · 旧台账
    Ledger(OldLedger),
}

/// `tousu import ledger`.
#[derive(Clone, Debug, ClapArgs)]
pub struct OldLedger {
    /// .xlsx, or .csv in UTF-8, UTF-16 or GBK · 旧台账文件
    pub file: PathBuf,
    /// Say what would become of each row; write nothing · 试运行，不写入
    #[arg(long)]
    pub dry_run: bool,
    /// What a column holds: `Complaint=text`; nothing after the sign: keep it as it is; `none`: leave it out · 栏目写的是什么，如 `投诉内容=text`；等号后不写为原样保留，`none` 为不要
    #[arg(long = "map", value_name = "HEADING=VALUE")]
    pub mapped: Vec<String>,
    /// The kind of rows that name none · 没写类型的行按这个类型
    #[arg(long, value_name = "ID")]
    pub kind: Option<String>,
    /// The channel of rows that name none · 没写来源渠道的行按这个渠道
    #[arg(long, value_name = "ID")]
    pub channel: Option<String>,
    /// The category of rows that name none · 没写类别的行按这个类别
    #[arg(long, value_name = "ID")]
    pub category: Option<String>,
}

/// `tousu backup`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Backup {
    /// The backup; its manifest is written beside it, as FILE.json · 备份文件，清单写在旁边，名为 FILE.json
    pub file: PathBuf,
}

/// `tousu restore`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Restore {
    /// The backup, its manifest beside it · 备份文件，清单在旁边
    pub file: PathBuf,
    /// The manifest is lost: trust the check alone · 清单丢了：只凭核对
    #[arg(long)]
    pub without_manifest: bool,
}

/// `tousu check`.
#[derive(Clone, Debug, ClapArgs)]
pub struct Check {
    /// Earlier ends of the chain: the manifest of a backup, or `{"seq":…,"chain":…}` · 以前的链尾：备份清单，或 `{"seq":…,"chain":…}` 文件
    #[arg(long, value_name = "FILE")]
    pub anchor: Vec<PathBuf>,
}
