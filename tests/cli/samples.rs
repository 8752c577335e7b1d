//! What people bring to the five desks.

use serde_json::{Value, json};

use crate::desk::with;

/// Somebody with a telephone.
pub fn somebody() -> Value {
    json!({"name": "张三", "phone": "138 0013 8000"})
}

pub fn gym() -> Value {
    json!({"kind": "complaint", "channel": "phone", "category": "equipment", "customer": somebody(),
        "subject": "跑步机停转", "text": "三号跑步机突然停转", "departments": ["器械部"]})
}

pub fn insurance() -> Value {
    json!({"kind": "complaint", "channel": "phone", "category": "claims", "customer": somebody(),
        "subject": "定损偏低", "text": "定损金额比修理费低一半", "departments": ["理赔部"],
        "fields": {"claim_no": "BA-2026-7781"}})
}

/// A complaint about an employee, who is named.
pub fn insurance_about_employee() -> Value {
    with(
        &insurance(),
        json!({"category": "attitude", "persons": [{"name": "李四", "department": "理赔部"}]}),
    )
}

pub fn whistle() -> Value {
    json!({"kind": "whistle", "channel": "letter", "customer": {"name": "匿名", "phone": "139 1111 2222"},
        "subject": "虚构事故", "text": "定损员与修理厂串通虚构事故",
        "departments": ["稽核秘密部"], "persons": [{"name": "钱七", "department": "稽核秘密部"}]})
}

pub fn grumble() -> Value {
    json!({"kind": "grumble", "channel": "phone", "category": "repair", "customer": somebody(),
        "subject": "维修未到", "text": "约好上午来修灶具，没有人来", "departments": ["维修部"]})
}

/// A complaint at the gas company, as it came.
pub fn gas(channel: &str) -> Value {
    with(
        &grumble(),
        json!({"kind": "complaint", "channel": channel, "demand": "赔礼道歉"}),
    )
}

pub fn general() -> Value {
    json!({"kind": "complaint", "channel": "counter", "category": "service", "customer": somebody(),
        "subject": "排队太久", "text": "窗口只开了一个，排了两个小时", "departments": ["窗口组"]})
}

pub fn suggestion() -> Value {
    json!({"kind": "suggestion", "channel": "website", "customer": {"name": "匿名"}, "text": "建议增设自助取号机"})
}

/// A complaint of a household, as it came.
pub fn property(channel: &str) -> Value {
    json!({"kind": "complaint", "channel": channel, "category": "repair",
        "customer": {"name": "张三", "phone": "138 0013 8000", "unit": "3-2-501"},
        "subject": "电梯故障", "text": "电梯停运半天，老人上不了楼", "departments": ["工程部"]})
}

/// A dispute at the hospital, whose regulation is a file of the tests.
pub fn dispute() -> Value {
    json!({"kind": "dispute", "channel": "phone", "category": "treatment", "customer": somebody(),
        "subject": "术后感染", "text": "手术后伤口感染，没有人解释", "departments": ["骨科"],
        "fields": {"record_no": "Z-20261", "ward": "骨科 12 床"}})
}

pub fn service() -> Value {
    json!({"kind": "service", "channel": "phone", "category": "queue", "customer": somebody(),
        "subject": "取药排队", "text": "取药排了两个小时", "departments": ["药剂科"]})
}

pub fn proposal() -> Value {
    json!({"kind": "proposal", "channel": "letter", "customer": {"name": "匿名"}, "text": "建议夜间也开取药窗口"})
}

/// The same matter, brought by somebody else.
pub fn brought_by(case: &Value, name: &str, phone: &str) -> Value {
    with(case, json!({"customer": {"name": name, "phone": phone}}))
}
