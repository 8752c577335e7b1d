//! What an event is called in the history.

use crate::case::{Fact, LevelCause};
use crate::text::{Label, Lang};

/// The title of an event in both languages, for what outlives the question in whose language it is told.
pub fn event_label(fact: &Fact) -> Label {
    Label::new(event_title(Lang::Zh, fact), event_title(Lang::En, fact))
}

/// The title of an event in the timeline.
pub fn event_title(lang: Lang, fact: &Fact) -> &'static str {
    let (zh, en) = match fact {
        Fact::Registered(_) => ("登记", "Registered"),
        Fact::Imported { .. } => ("旧台账导入", "Taken over from an old ledger"),
        Fact::Reclassified { .. } => ("改类型", "Reclassified"),
        Fact::Completed { .. } => ("补充信息", "Completed"),
        Fact::Assessed { .. } => ("判级", "Level assessed"),
        Fact::LevelChanged { from: None, .. } => ("定级", "Level set"),
        Fact::LevelChanged {
            cause: LevelCause::Adoption,
            ..
        } => ("按新制度判级", "Level by the new regulation"),
        Fact::LevelChanged { .. } => ("级别上升", "Level raised"),
        Fact::Verified { valid: true, .. } => ("核实：有效", "Verified: valid"),
        Fact::Verified { valid: false, .. } => ("核实：无效", "Verified: not valid"),
        Fact::Dispatched { .. } => ("派单", "Dispatched"),
        Fact::Signed { .. } => ("签收", "Signed for receipt"),
        Fact::Notified => ("已通知到场", "Head notified"),
        Fact::Arrived => ("到场", "Arrived on the spot"),
        Fact::Promised { .. } => ("承诺答复时间", "Time promised"),
        Fact::Contacted { reached: true, .. } => ("联系到客户", "Customer reached"),
        Fact::Contacted { reached: false, .. } => ("未联系到客户", "Customer not reached"),
        Fact::Progressed => ("反馈进度", "Progress told"),
        Fact::Investigated { .. } => ("调查", "Investigated"),
        Fact::MeasureAdded { .. } => ("制定纠正措施", "Measure planned"),
        Fact::MeasureDone { .. } => ("措施完成", "Measure done"),
        Fact::MeasureConfirmed {
            effective: true, ..
        } => ("措施有效", "Measure effective"),
        Fact::MeasureConfirmed {
            effective: false, ..
        } => ("措施无效", "Measure without effect"),
        Fact::Waited { .. } => ("暂停等待", "Waiting"),
        Fact::Resumed { .. } => ("恢复办理", "Resumed"),
        Fact::Asked => ("请示", "Asked higher up"),
        Fact::Instructed => ("批示", "Instructed"),
        Fact::Extended { .. } => ("延期", "Extended"),
        Fact::Escalated { .. } => ("升级上报", "Escalated"),
        Fact::Submitted { .. } => ("提交处理结果", "Submitted"),
        Fact::Returned { .. } => ("退回", "Returned"),
        Fact::Approved => ("审批通过", "Approved"),
        Fact::Judged { .. } => ("认定", "Verdict given"),
        Fact::Inspected {
            effective: true, ..
        } => ("检查：有效", "Inspected: effective"),
        Fact::Inspected {
            effective: false, ..
        } => ("检查：未见效", "Inspected: no effect"),
        Fact::Answered { .. } => ("答复客户", "Answered"),
        Fact::Countersigned { refused: false } => ("客户签字", "Customer signed"),
        Fact::Countersigned { refused: true } => ("客户拒签", "Customer refused to sign"),
        Fact::CalledBack { reached: true, .. } => ("回访", "Called back"),
        Fact::CalledBack { reached: false, .. } => ("回访未接通", "Callback not reached"),
        Fact::PersonAssessed { decided: None, .. } => ("提出考核", "Assessment proposed"),
        Fact::PersonAssessed {
            decided: Some(true),
            ..
        } => ("考核批准", "Assessment approved"),
        Fact::PersonAssessed {
            decided: Some(false),
            ..
        } => ("考核驳回", "Assessment rejected"),
        Fact::Reviewed => ("会议讲评", "Reviewed"),
        Fact::Reflected => ("书面检讨", "Reflection handed in"),
        Fact::Circulated => ("调查通报", "Report circulated"),
        Fact::Greeted => ("问候电话", "Courtesy call made"),
        Fact::Adopted { adopted: true } => ("决定采纳", "Adopted"),
        Fact::Adopted { adopted: false } => ("决定不采纳", "Not adopted"),
        Fact::Closed => ("结案", "Closed"),
        Fact::Reopened { .. } => ("重新办理", "Reopened"),
        Fact::Merged { .. } => ("并案", "Merged"),
        Fact::Followed { .. } => ("有续诉", "A sequel was registered"),
        Fact::Archived => ("归档", "Archived"),
        Fact::Held { .. } => ("延长保存", "Held longer"),
        Fact::Released => ("解除延长保存", "Hold released"),
        Fact::RegulationChanged { .. } => ("改按新制度办理", "Under the new regulation"),
        Fact::DeadlineRecounted { .. } => ("时限重算", "Deadlines recounted"),
        Fact::Noted => ("备注", "Note"),
        Fact::Printed { .. } => ("打印", "Printed"),
        Fact::Erased { .. } => ("个人信息已删除", "Personal data erased"),
        Fact::SlipReturned { .. } => ("回单", "Slip returned"),
        Fact::Undone { .. } => ("撤销", "Undone"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
