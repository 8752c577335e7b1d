//! What commands, roles, facts and states are called.

use crate::case::{CommandName, Method, Role, Sanction, Status, WaitOn};
use crate::regulation::facts::FactName;
use crate::text::{Label, Lang};

fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The title of a command in both languages.
pub fn command_label(name: CommandName) -> Label {
    Label::new(command_title(Lang::Zh, name), command_title(Lang::En, name))
}

/// The title of a command, as menus and task lists show it.
pub fn command_title(lang: Lang, name: CommandName) -> &'static str {
    let (zh, en) = match name {
        CommandName::Reclassify => ("改类型", "Reclassify"),
        CommandName::Complete => ("补充信息", "Complete the record"),
        CommandName::Assess => ("判级", "Assess level"),
        CommandName::Verify => ("核实", "Verify"),
        CommandName::Dispatch => ("派单", "Dispatch"),
        CommandName::Sign => ("签收", "Sign for receipt"),
        CommandName::Notify => ("通知到场", "Notify the head"),
        CommandName::Arrive => ("到场", "Arrive on the spot"),
        CommandName::Promise => ("承诺答复时间", "Promise a time"),
        CommandName::Contact => ("联系客户", "Contact the customer"),
        CommandName::Progress => ("反馈进度", "Tell the progress"),
        CommandName::Investigate => ("调查", "Investigate"),
        CommandName::Correct => ("纠正措施", "Corrective action"),
        CommandName::Wait => ("暂停等待", "Wait"),
        CommandName::Resume => ("恢复办理", "Resume"),
        CommandName::Ask => ("请示", "Ask higher up"),
        CommandName::Instruct => ("批示", "Instruct"),
        CommandName::Extend => ("延期", "Extend"),
        CommandName::Escalate => ("升级上报", "Escalate"),
        CommandName::Submit => ("提交处理结果", "Submit"),
        CommandName::Return => ("退回", "Return"),
        CommandName::Approve => ("审批通过", "Approve"),
        CommandName::Verdict => ("认定", "Verdict"),
        CommandName::Inspect => ("检查效果", "Inspect the effect"),
        CommandName::Answer => ("答复客户", "Answer the customer"),
        CommandName::Countersign => ("客户签字", "Customer signs"),
        CommandName::Callback => ("回访", "Call back"),
        CommandName::AssessPerson => ("考核", "Assess a person"),
        CommandName::Review => ("会议讲评", "Review at the meeting"),
        CommandName::Reflect => ("书面检讨", "Written reflection"),
        CommandName::Circulate => ("调查通报", "Circulate a report"),
        CommandName::Greet => ("问候电话", "Courtesy call"),
        CommandName::Adopt => ("采纳决定", "Decide on adoption"),
        CommandName::Close => ("结案", "Close"),
        CommandName::Reopen => ("重新办理", "Reopen"),
        CommandName::Merge => ("并案", "Merge"),
        CommandName::Archive => ("归档", "Archive"),
        CommandName::Hold => ("延长保存", "Hold longer"),
        CommandName::Note => ("备注", "Note"),
        CommandName::Undo => ("撤销", "Undo"),
    };
    pick(lang, zh, en)
}

/// What a role is called where the regulation gives it no title of its own.
pub fn role_title(lang: Lang, role: Role) -> &'static str {
    let (zh, en) = match role {
        Role::Clerk => ("接待员", "Clerk"),
        Role::Handler => ("经办人", "Handler"),
        Role::Head => ("部门负责人", "Head of department"),
        Role::Supervisor => ("主管", "Supervisor"),
        Role::Manager => ("总经理", "General manager"),
        Role::Admin => ("管理员", "Administrator"),
    };
    pick(lang, zh, en)
}

/// What a fact is called in an explanation.
pub fn fact_name(lang: Lang, fact: FactName) -> &'static str {
    let (zh, en) = match fact {
        FactName::Kind => ("类型", "kind"),
        FactName::Channel => ("来源渠道", "channel"),
        FactName::Category => ("类别", "category"),
        FactName::Level => ("级别", "level"),
        FactName::Severity => ("严重程度", "severity"),
        FactName::Finding => ("调查结论", "finding"),
        FactName::Substantiated => ("是否属实", "substantiated"),
        FactName::WaitingOn => ("等待", "waiting for"),
        FactName::Agitated => ("情绪激动", "agitated"),
        FactName::Important => ("重要客户", "important customer"),
        FactName::PersonNamed => ("涉及员工", "employee named"),
        FactName::AccusedComplete => ("被投诉人信息齐全", "accused complete"),
        FactName::Valid => ("有效", "valid"),
        FactName::Upheld => ("成立", "upheld"),
        FactName::Adopted => ("采纳", "adopted"),
        FactName::SettledAtOnce => ("当场解决", "settled at once"),
        FactName::Accepted => ("客户认可", "accepted"),
        FactName::Unreachable => ("无法联系", "unreachable"),
        FactName::ClockEscalated => ("超时上报", "escalated by the clock"),
        FactName::Asked => ("已请示", "asked higher up"),
        FactName::Departments => ("涉及部门", "departments"),
        FactName::Reopened => ("重新办理次数", "times reopened"),
        FactName::Returned => ("退回次数", "times returned"),
        FactName::Escalated => ("上报次数", "times escalated"),
        FactName::Extended => ("延期次数", "times extended"),
        FactName::Answers => ("答复次数", "answers"),
        FactName::Measures => ("纠正措施", "measures"),
        FactName::MeasuresUnconfirmed => ("未确认有效的措施", "measures unconfirmed"),
        FactName::DaysOpen => ("未结天数", "days open"),
        FactName::MonthsOpen => ("未结月数", "months open"),
        FactName::HoursUnsatisfied => ("客户不满意小时数", "hours unsatisfied"),
        FactName::SameMatterCustomers => ("同一问题的投诉人数", "customers with the same matter"),
        FactName::Satisfaction => ("回访满意度", "satisfaction"),
        FactName::EarlierSameMatter => ("此前同一问题的案件", "earlier cases of the same matter"),
    };
    pick(lang, zh, en)
}

/// How a customer was spoken or written to.
pub fn method_title(lang: Lang, method: Method) -> &'static str {
    let (zh, en) = match method {
        Method::Phone => ("电话", "Phone"),
        Method::Counter => ("柜台", "Counter"),
        Method::Visit => ("上门", "Visit"),
        Method::Letter => ("信函", "Letter"),
        Method::Email => ("邮件", "E-mail"),
        Method::Wechat => ("微信", "WeChat"),
        Method::Other => ("其他", "Other"),
    };
    pick(lang, zh, en)
}

/// Where a case stands in its life.
pub fn status_title(lang: Lang, status: Status) -> &'static str {
    let (zh, en) = match status {
        Status::Open => ("办理中", "Open"),
        Status::Closed => ("已结案", "Closed"),
        Status::Archived => ("已归档", "Archived"),
    };
    pick(lang, zh, en)
}

/// Whom a case waits for.
pub fn wait_title(lang: Lang, on: WaitOn) -> &'static str {
    let (zh, en) = match on {
        WaitOn::Customer => ("等待客户", "Waiting for the customer"),
        WaitOn::Office => ("等待上级", "Waiting for the office"),
    };
    pick(lang, zh, en)
}

/// A sanction's name.
pub fn sanction_title(lang: Lang, sanction: Sanction) -> &'static str {
    let (zh, en) = match sanction {
        Sanction::CirculatedCriticism => ("通报批评", "Circulated criticism"),
        Sanction::Warning => ("警告", "Warning"),
        Sanction::Demerit => ("记过", "Demerit"),
        Sanction::MajorDemerit => ("记大过", "Major demerit"),
        Sanction::Dismissal => ("辞退", "Dismissal"),
    };
    pick(lang, zh, en)
}
