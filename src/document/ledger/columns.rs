//! The columns of a ledger: the regulation's, else the usual ones.

use crate::regulation::Regulation;
use crate::regulation::model::{CaseValue, LedgerColumn};
use crate::text::Label;

/// The columns that a regulation's ledger has.
pub fn columns(regulation: &Regulation) -> Vec<LedgerColumn> {
    if regulation.ledger.is_empty() {
        usual()
    } else {
        regulation.ledger.clone()
    }
}

/// What any office wants to see where its paper prescribes nothing.
fn usual() -> Vec<LedgerColumn> {
    [
        (CaseValue::Number, "编号", "Number"),
        (CaseValue::Kind, "类型", "Kind"),
        (CaseValue::Level, "级别", "Level"),
        (CaseValue::ReceivedBy, "受理人", "Received by"),
        (CaseValue::ReceivedAt, "受理时间", "Received at"),
        (CaseValue::Channel, "来源渠道", "Channel"),
        (CaseValue::Customer, "投诉人", "Complainant"),
        (CaseValue::Phone, "电话", "Telephone"),
        (CaseValue::Category, "类别", "Category"),
        (CaseValue::Matter, "内容", "Matter"),
        (CaseValue::Department, "责任部门", "Department"),
        (CaseValue::Limit, "时限", "Limit"),
        (CaseValue::Result, "处理结果", "Result"),
        (CaseValue::Satisfaction, "满意度", "Satisfaction"),
        (CaseValue::ClosedAt, "结案时间", "Closed at"),
        (CaseValue::Remarks, "备注", "Remarks"),
    ]
    .into_iter()
    .map(|(value, zh, en)| LedgerColumn {
        value,
        label: Label::new(zh, en),
    })
    .collect()
}
