//! The words of the reports.

use super::record::Timeliness;
use crate::regulation::model::{ReportName, SectionName};
use crate::text::Lang;

crate::catalogue! {
    not_begun(period: &str) { zh: "{period} 还没有开始", en: "{period} has not begun" }
    span(name: &str, first: &str, last: &str) { zh: "{name}（{first} 至 {last}）", en: "{name} ({first} to {last})" }
    erased() { zh: "（已依法删除）", en: "(erased)" }
    not_given() { zh: "未填", en: "not given" }
    no_level() { zh: "无级别", en: "no level" }
    total() { zh: "合计", en: "Total" }
    list_mark() { zh: "、", en: ", " }
    summary() { zh: "概况", en: "In figures" }
    summary_note() { zh: "“登记”按登记时间；答复、办结、延期、退回、重开、上报按发生时间；在办和超时是期末数", en: "Registered: by time of registration. Answered, closed, extended, returned, reopened, escalated: by when it happened. Open and overdue: at the end" }
    figure() { zh: "项目", en: "Figure" }
    this_period() { zh: "本期", en: "This period" }
    period_before() { zh: "上期", en: "Before" }
    change() { zh: "增减", en: "Change" }
    count() { zh: "件数", en: "Cases" }
    share() { zh: "占比", en: "Share" }
    number() { zh: "编号", en: "Number" }
    level() { zh: "级别", en: "Level" }
    category() { zh: "类别", en: "Category" }
    department() { zh: "部门", en: "Department" }
    person() { zh: "人员", en: "Person" }
    clause() { zh: "条款", en: "Clause" }
    clause_text() { zh: "内容", en: "What it says" }
    class() { zh: "时效", en: "Time" }
    timeliness() { zh: "处理时效", en: "Timeliness" }
    timeliness_note() { zh: "任一时限超过即为超时；延期后按时为延期；期末尚未办完且未超时为在办。用时从受理到首次答复（没有答复的到回访或办结），只计工作时间，不含停表等待", en: "Overdue: any limit missed. Extended: in time after an extension. Running: not finished and not overdue at the end. Time runs from receipt to the first answer (else callback or closing), in business hours, without waits that stop the clock" }
    working_hours() { zh: "平均工时", en: "Avg. hours" }
    working_days() { zh: "平均工作日", en: "Avg. days" }
    returned() { zh: "退回", en: "Returned" }
    of_them_returned() { zh: "其中退回过", en: "Of them returned" }
    carried_over_note() { zh: "期初尚无结果的旧案，按期末情况", en: "Older cases without a result when the period began, as they stood at its end" }
    limits() { zh: "各项时限", en: "Limits" }
    limits_run() { zh: "次数", en: "Times" }
    kept() { zh: "按时", en: "Kept" }
    late() { zh: "迟办", en: "Late" }
    still_overdue() { zh: "期末仍超时", en: "Still overdue" }
    satisfaction() { zh: "满意度", en: "Satisfaction" }
    satisfaction_note() { zh: "按回访时间统计，同一案件取最后一次评分", en: "By the time of the callback; of several ratings of a case, the last" }
    rating() { zh: "评分", en: "Rating" }
    rated() { zh: "已评分", en: "Rated" }
    average() { zh: "平均分", en: "Average" }
    unreached() { zh: "未接通次数", en: "Calls not reached" }
    of_them_registered() { zh: "其中本期登记", en: "Registered now" }
    dissatisfied() { zh: "不满意（1–2 分）", en: "Dissatisfied (1–2)" }
    persons() { zh: "人员", en: "Persons" }
    charges() { zh: "部门", en: "Departments" }
    items() { zh: "考核项目", en: "Items" }
    every_entry() { zh: "考核明细", en: "Entries" }
    assessment_note() { zh: "“已定”按决定时间，“待定”为本期提出、期末未决定的，所以每一分只扣一次", en: "Decided: by the time of the decision. Proposed: written in this period and not decided at its end. So every point is taken off once" }
    entries() { zh: "条数", en: "Entries" }
    item() { zh: "项目", en: "Item" }
    points() { zh: "分数", en: "Points" }
    points_decided() { zh: "已定扣分", en: "Points decided" }
    points_proposed() { zh: "待定扣分", en: "Points proposed" }
    sanctions_decided() { zh: "已定处分", en: "Sanctions decided" }
    sanctions_proposed() { zh: "待定处分", en: "Sanctions proposed" }
    rewards() { zh: "奖励", en: "Rewards" }
    reward() { zh: "奖励", en: "Reward" }
    rejected() { zh: "否决", en: "Rejected" }
    proposed() { zh: "待定", en: "Proposed" }
    decided() { zh: "已定", en: "Decided" }
    charged() { zh: "对象", en: "Charged" }
    head() { zh: "负责人", en: "Head" }
    head_of(department: &str) { zh: "{department}负责人", en: "Head of {department}" }
    sanction() { zh: "奖惩", en: "Sanction" }
    state() { zh: "状态", en: "State" }
    ranking() { zh: "部门排名", en: "Ranking" }
    ranking_note() { zh: "依次比较：超时率、成立率、退回率（低者在前）、满意度（高者在前）、件数", en: "In this order: overdue share, upheld share, returned share (the smaller first), satisfaction (the greater first), cases" }
    rank() { zh: "名次", en: "Rank" }
    overdue() { zh: "超时", en: "Overdue" }
    overdue_share() { zh: "超时率", en: "Overdue %" }
    returned_share() { zh: "退回率", en: "Returned %" }
    judged() { zh: "已认定", en: "Judged" }
    upheld() { zh: "成立", en: "Upheld" }
    not_upheld() { zh: "不成立", en: "Not upheld" }
    unclear() { zh: "未定", en: "Open" }
    upheld_share() { zh: "成立率", en: "Upheld %" }
    problems() { zh: "问题集中处", en: "Problem areas" }
    causes() { zh: "原因", en: "Causes" }
    cause_words() { zh: "原因说明", en: "Causes in words" }
    cause() { zh: "原因", en: "Cause" }
    repeats() { zh: "重复与重开", en: "Repeats" }
    repeats_note() { zh: "同类别、同部门、同主题为同一事项", en: "The same matter: same category, department and subject" }
    subject() { zh: "主题", en: "Subject" }
    customers() { zh: "客户数", en: "Customers" }
    reopened() { zh: "重开", en: "Reopened" }
    measure() { zh: "措施", en: "Measure" }
    no_single_case() { zh: "预防改进", en: "preventive" }
    owner() { zh: "负责人", en: "Owner" }
    due() { zh: "期限", en: "Due" }
    overdue_open() { zh: "超时在办案件", en: "Open and overdue" }
    more_overdue(all: usize, shown: usize) { zh: "共 {all} 件，列出最久的 {shown} 件", en: "{all} cases; the {shown} oldest are listed" }
    step() { zh: "待办", en: "Step" }
    days_over() { zh: "超时天数", en: "Days over" }
    chain() { zh: "记录链", en: "Audit chain" }
    chain_note() { zh: "请签字留存：以后用 tousu check --anchor 核对，可知此前的记录有无改动", en: "Sign and keep it: tousu check --anchor proves later that nothing before it was changed" }
    entries_of_log() { zh: "记录数", en: "Entries" }
    chain_value() { zh: "链尾", en: "End of the chain" }
    so_far(until: &str) { zh: "截至 {until}，本期尚未结束", en: "So far, up to {until}" }
    final_figures() { zh: "本期已结束，数字不再变动", en: "The period is over; these figures will not change" }
    old_ledgers(registered: usize, answered: usize, closed: usize, open: usize) {
        zh: "含旧台账导入的案件，按台账所记的日期计：登记 {registered}、答复 {answered}、办结 {closed}，期末在办 {open}（受理于本期以前的不算本期登记；导入以前各期的数字不变）",
        en: "Cases out of old ledgers count by the days their ledger gives: {registered} registered, {answered} answered, {closed} closed, {open} open at the end (those received before the period are not among the registered; periods before the import keep their figures)",
    }
    by_clause(clause: &str, text: &str) { zh: "依据：{clause} {text}", en: "By {clause}: {text}" }
    page() { zh: "第 &P 页，共 &N 页", en: "Page &P of &N" }
    signed() { zh: "制表：__________　　审核：__________　　日期：__________", en: "Made by: __________   Checked by: __________   Date: __________" }
    colon() { zh: "：", en: ": " }
    left_out(lines: usize) { zh: "（另有 {lines} 行，见表格文件）", en: " ({lines} more lines: see the spreadsheet)", en_one: " ({lines} more line: see the spreadsheet)" }
    no_rows() { zh: "本期没有", en: "None in this period" }
    paper_failed(detail: &str) { zh: "文档没有生成：{detail}", en: "The document could not be made: {detail}" }
    sheet_failed(detail: &str) { zh: "表格没有生成：{detail}", en: "The spreadsheet could not be made: {detail}" }
    not_written(path: &str, detail: &str) { zh: "{path} 没有写成（{detail}）；原有文件未动", en: "{path} was not written ({detail}); what was there before is untouched" }
    ending(path: &str) { zh: "{path}：请用 .xlsx、.docx 或 .json 结尾", en: "{path}: it must end in .xlsx, .docx or .json" }
}

/// The program's own name of a report.
pub(super) fn report_title(lang: Lang, name: ReportName) -> &'static str {
    let (zh, en) = match name {
        ReportName::Weekly => ("投诉周报", "Weekly report"),
        ReportName::Monthly => ("投诉月报", "Monthly report"),
        ReportName::Assessment => ("考核汇总", "Assessment"),
        ReportName::Departments => ("部门排名", "Departments"),
        ReportName::Timeliness => ("处理时效", "Timeliness"),
        ReportName::Satisfaction => ("满意度", "Satisfaction"),
        ReportName::Causes => ("原因与重复", "Causes and repeats"),
        ReportName::Daily => ("日报", "Daily sheet"),
    };
    choose(lang, zh, en)
}

/// The heading of a table that is made like others of its kind.
pub(super) fn section_title(lang: Lang, name: SectionName) -> &'static str {
    let (zh, en) = match name {
        SectionName::ByKind => ("按类型", "By kind"),
        SectionName::ByLevel => ("按级别", "By level"),
        SectionName::ByCategory => ("按类别", "By category"),
        SectionName::ByChannel => ("按渠道", "By channel"),
        SectionName::ByDepartment => ("按部门", "By department"),
        SectionName::TimelinessByLevel => ("时效（按级别）", "Time by level"),
        SectionName::TimelinessByDepartment => ("时效（按部门）", "Time by department"),
        SectionName::CarriedOver => ("上期结转", "Carried over"),
        SectionName::SatisfactionByDepartment => ("满意度（按部门）", "Satisfaction by department"),
        SectionName::SatisfactionByClerk => ("满意度（按受理人）", "Satisfaction by clerk"),
        SectionName::Measures => ("改进措施", "Measures"),
        SectionName::EarlierMeasures => ("上期措施落实", "Measures of the period before"),
        SectionName::Praise => ("表扬", "Praise"),
        SectionName::Criticism => ("批评", "Criticism"),
        _ => ("", ""),
    };
    choose(lang, zh, en)
}

/// The heading of a column that sorts.
pub(super) fn way_title(lang: Lang, key: &str) -> &'static str {
    let (zh, en) = match key {
        "kind" => ("类型", "Kind"),
        "level" => ("级别", "Level"),
        "category" => ("类别", "Category"),
        "channel" => ("渠道", "Channel"),
        "clerk" => ("受理人", "Clerk"),
        _ => ("部门", "Department"),
    };
    choose(lang, zh, en)
}

/// A figure of the summary.
pub(super) fn figure_title(lang: Lang, key: &str) -> &'static str {
    let (zh, en) = match key {
        "registered" => ("登记", "Registered"),
        "registered_closed" => ("　其中已办结", "  of them closed"),
        "registered_open" => ("　其中在办", "  of them open"),
        "answered" => ("答复", "Answered"),
        "closed" => ("办结", "Closed"),
        "extended" => ("延期", "Extended"),
        "returned" => ("退回", "Returned"),
        "reopened" => ("重开", "Reopened"),
        "escalated" => ("上报", "Escalated"),
        "open" => ("期末在办", "Open at the end"),
        _ => ("期末超时", "Overdue at the end"),
    };
    choose(lang, zh, en)
}

/// The word for a class in data.
pub(super) const fn class_key(class: Timeliness) -> &'static str {
    match class {
        Timeliness::Within => "within",
        Timeliness::Extended => "extended",
        Timeliness::Overdue => "overdue",
        Timeliness::Running => "running",
    }
}

/// A class of timeliness.
pub(super) fn class_title(lang: Lang, class: Timeliness) -> &'static str {
    let (zh, en) = match class {
        Timeliness::Within => ("按时", "Within limit"),
        Timeliness::Extended => ("延期", "Extended"),
        Timeliness::Overdue => ("超时", "Overdue"),
        Timeliness::Running => ("在办", "Running"),
    };
    choose(lang, zh, en)
}

/// A rating in words.
pub(super) fn rating_title(lang: Lang, rating: u8) -> &'static str {
    let (zh, en) = match rating {
        5 => ("5 很满意", "5 very satisfied"),
        4 => ("4 满意", "4 satisfied"),
        3 => ("3 一般", "3 neither"),
        2 => ("2 不满意", "2 dissatisfied"),
        _ => ("1 很不满意", "1 very dissatisfied"),
    };
    choose(lang, zh, en)
}

/// What became of a measure.
pub(super) fn measure_state(lang: Lang, state: &str) -> &'static str {
    let (zh, en) = match state {
        "effective" => ("已完成，有效", "done, effective"),
        "ineffective" => ("无效，重做", "not effective"),
        "done" => ("已完成，待确认", "done, not confirmed"),
        "overdue" => ("超时未完成", "overdue"),
        _ => ("进行中", "under way"),
    };
    choose(lang, zh, en)
}

fn choose(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
