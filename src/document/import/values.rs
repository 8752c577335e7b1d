//! What a column can hold, as people call it, and what of it is lacking.

use super::headings::Mapping;
use crate::document::ledger::columns;
use crate::regulation::Regulation;
use crate::regulation::model::CaseValue;
use crate::text::Lang;

/// What the columns say too little or too much of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// No column holds it, and no case is without it.
    Missing(CaseValue),
    /// Two columns hold it, by their headings: only the first counts, the other is kept as it is.
    Double(CaseValue, String, String),
}

/// The values that a row of an old ledger can give its case, in the order in which they are offered.
const GIVEN: [CaseValue; 31] = [
    CaseValue::Serial,
    CaseValue::Number,
    CaseValue::ReceivedAt,
    CaseValue::ReceivedBy,
    CaseValue::Customer,
    CaseValue::Sex,
    CaseValue::Phone,
    CaseValue::Address,
    CaseValue::Unit,
    CaseValue::Relation,
    CaseValue::Identity,
    CaseValue::Contact,
    CaseValue::ContactMobile,
    CaseValue::ContactPhone,
    CaseValue::Kind,
    CaseValue::Level,
    CaseValue::Channel,
    CaseValue::Category,
    CaseValue::Subject,
    CaseValue::Text,
    CaseValue::Matter,
    CaseValue::Demand,
    CaseValue::Concerned,
    CaseValue::Department,
    CaseValue::Handler,
    CaseValue::Result,
    CaseValue::AnsweredAt,
    CaseValue::Satisfaction,
    CaseValue::Callback,
    CaseValue::ClosedAt,
    CaseValue::Remarks,
];

/// What a column can hold under that regulation.
pub fn values(regulation: &Regulation) -> Vec<CaseValue> {
    let own = regulation.fields.iter().filter(|field| field.is_extra());
    let own = own.map(|field| CaseValue::Field(field.id.clone()));
    GIVEN.into_iter().chain(own).collect()
}

/// What people call a value: in the words of the regulation where it has some.
pub fn title(lang: Lang, regulation: &Regulation, value: &CaseValue) -> String {
    if let CaseValue::Field(id) = value {
        let field = regulation.fields.iter().find(|field| field.id == *id);
        return field.map_or_else(|| id.clone(), |field| field.label.get(lang).to_owned());
    }
    if let Some(title) = usual(lang, value) {
        return title.to_owned();
    }
    let columns = columns(regulation);
    let own = columns.iter().find(|column| column.value == *value);
    own.map_or_else(|| value.to_string(), |own| own.label.get(lang).to_owned())
}

/// What the columns lack, or have twice.
pub fn lacks(mapping: &Mapping) -> Vec<Lack> {
    let has = |value: &CaseValue| mapping.place(value).is_some();
    let mut lacks = Vec::new();
    if !has(&CaseValue::ReceivedAt) {
        lacks.push(Lack::Missing(CaseValue::ReceivedAt));
    }
    if ![CaseValue::Text, CaseValue::Matter, CaseValue::Subject]
        .iter()
        .any(has)
    {
        lacks.push(Lack::Missing(CaseValue::Text));
    }
    for (place, column) in mapping.columns.iter().enumerate() {
        let Some(value) = &column.value else { continue };
        let first = mapping.place(value).filter(|first| *first != place);
        if let Some(first) = first.and_then(|first| mapping.columns.get(first)) {
            let headings = (first.heading.clone(), column.heading.clone());
            lacks.push(Lack::Double(value.clone(), headings.0, headings.1));
        }
    }
    lacks
}

fn usual(lang: Lang, value: &CaseValue) -> Option<&'static str> {
    Some(match value {
        CaseValue::Serial => titles::serial(lang),
        CaseValue::Number => titles::number(lang),
        CaseValue::ReceivedAt => titles::received_at(lang),
        CaseValue::ReceivedBy => titles::received_by(lang),
        CaseValue::Customer => titles::customer(lang),
        CaseValue::Sex => titles::sex(lang),
        CaseValue::Phone => titles::phone(lang),
        CaseValue::Address => titles::address(lang),
        CaseValue::Unit => titles::unit(lang),
        CaseValue::Relation => titles::relation(lang),
        CaseValue::Identity => titles::identity(lang),
        CaseValue::Contact => titles::contact(lang),
        CaseValue::ContactMobile => titles::contact_mobile(lang),
        CaseValue::ContactPhone => titles::contact_phone(lang),
        CaseValue::Kind => titles::kind(lang),
        CaseValue::Level => titles::level(lang),
        CaseValue::Channel => titles::channel(lang),
        CaseValue::Category => titles::category(lang),
        CaseValue::Subject => titles::subject(lang),
        CaseValue::Text => titles::text(lang),
        CaseValue::Matter => titles::matter(lang),
        CaseValue::Demand => titles::demand(lang),
        CaseValue::Concerned => titles::concerned(lang),
        CaseValue::Department => titles::department(lang),
        CaseValue::Handler => titles::handler(lang),
        CaseValue::Handling => titles::handling(lang),
        CaseValue::Result => titles::result(lang),
        CaseValue::Answer => titles::answer(lang),
        CaseValue::AnsweredAt => titles::answered_at(lang),
        CaseValue::Satisfaction => titles::satisfaction(lang),
        CaseValue::Callback => titles::callback(lang),
        CaseValue::ClosedAt => titles::closed_at(lang),
        CaseValue::Limit => titles::limit(lang),
        CaseValue::Remarks => titles::remarks(lang),
        _ => return None,
    })
}

mod titles {
    crate::catalogue! {
        serial() { zh: "序号", en: "Serial" }
        number() { zh: "原编号", en: "Old number" }
        received_at() { zh: "受理时间", en: "Received at" }
        received_by() { zh: "受理人", en: "Received by" }
        customer() { zh: "投诉人", en: "Complainant" }
        sex() { zh: "性别", en: "Sex" }
        phone() { zh: "电话", en: "Telephone" }
        address() { zh: "地址", en: "Address" }
        unit() { zh: "户号", en: "Unit" }
        relation() { zh: "关系", en: "Relation" }
        identity() { zh: "身份", en: "Identity" }
        contact() { zh: "联系人", en: "Contact" }
        contact_mobile() { zh: "联系人手机", en: "Contact's mobile" }
        contact_phone() { zh: "联系人电话", en: "Contact's telephone" }
        kind() { zh: "类型", en: "Kind" }
        level() { zh: "级别", en: "Level" }
        channel() { zh: "来源渠道", en: "Channel" }
        category() { zh: "类别", en: "Category" }
        subject() { zh: "主题", en: "Subject" }
        text() { zh: "投诉内容", en: "Complaint" }
        matter() { zh: "主题和内容", en: "Subject and complaint" }
        demand() { zh: "客户要求", en: "Demand" }
        concerned() { zh: "被投诉部门、人员", en: "Concerned" }
        department() { zh: "责任部门", en: "Department" }
        handler() { zh: "承办人", en: "Handler" }
        handling() { zh: "处理经过", en: "Handling" }
        result() { zh: "处理结果", en: "Result" }
        answer() { zh: "答复", en: "Answer" }
        answered_at() { zh: "答复时间", en: "Answered at" }
        satisfaction() { zh: "满意度", en: "Satisfaction" }
        callback() { zh: "回访原话", en: "Callback" }
        closed_at() { zh: "结案时间", en: "Closed at" }
        limit() { zh: "时限", en: "Limit" }
        remarks() { zh: "备注", en: "Remarks" }
    }
}
