//! The record: who complains about what and whom, in the words of the form; and what is still to be completed.

use super::sheet::Sheet;
use super::{Opened, words};
use crate::case::{Case, Limit};
use crate::regulation::model::Field;
use crate::text::Lang;
use crate::tui::model::Shell;
use crate::tui::theme::Role;
use crate::tui::widgets::due;

pub(super) fn write(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let lang = shell.lang;
    let case = &opened.file.case;
    let missing = to_complete(opened, lang);
    if !missing.is_empty() {
        let text = missing.join(words::joint(lang));
        sheet.field_as(texts::missing(lang), &text, Role::DueSoon);
    }
    customer(sheet, lang, case);
    matter(sheet, lang, opened);
    sides(sheet, lang, opened);
    course(sheet, shell, opened);
}

/// The labels of the fields that the paper expects and nobody has filled in yet.
pub(super) fn to_complete(opened: &Opened, lang: Lang) -> Vec<String> {
    let case = &opened.file.case;
    let fields = opened.file.regulation.fields.iter();
    fields
        .filter(|field| field.expected)
        .filter(|field| field.kinds.is_empty() || field.kinds.contains(&case.kind))
        .filter(|field| is_empty(case, field))
        .map(|field| field.label.get(lang).to_owned())
        .collect()
}

fn is_empty(case: &Case, field: &Field) -> bool {
    let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
    let customer = &case.customer;
    match field.id.as_str() {
        "customer.name" => customer.name.trim().is_empty(),
        "customer.sex" => customer.sex.is_none(),
        "customer.phone" => blank(&customer.phone),
        "customer.address" => blank(&customer.address),
        "customer.unit" => blank(&customer.unit),
        "customer.relation" => blank(&customer.relation),
        "customer.identity" => blank(&customer.identity),
        "contact.name" => blank(&case.contact.name),
        "contact.mobile" => blank(&case.contact.mobile),
        "contact.phone" => blank(&case.contact.phone),
        "subject" => blank(&case.subject),
        "demand" => blank(&case.demand),
        "departments" => case.departments.is_empty(),
        "persons" => case.persons.is_empty(),
        "customer.important" | "agitated" | "received_at" => false,
        extra => case
            .fields
            .get(extra)
            .is_none_or(|text| text.trim().is_empty()),
    }
}

fn customer(sheet: &mut Sheet<'_>, lang: Lang, case: &Case) {
    let customer = &case.customer;
    let mut name = customer.name.clone();
    let marks = [
        customer.sex.map(|sex| words::sex(lang, sex)),
        customer.important.then(|| texts::important(lang)),
        case.agitated.then(|| texts::agitated(lang)),
    ];
    for mark in marks.into_iter().flatten() {
        name = format!("{name}  {mark}");
    }
    sheet.field(texts::customer(lang), &name);
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    sheet.field(texts::phone(lang), &optional(&customer.phone));
    sheet.field(texts::unit(lang), &optional(&customer.unit));
    sheet.field(texts::address(lang), &optional(&customer.address));
    sheet.field(texts::relation(lang), &optional(&customer.relation));
    sheet.field(texts::identity(lang), &optional(&customer.identity));
    let contact = &case.contact;
    let parts = [&contact.name, &contact.mobile, &contact.phone];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    sheet.field(texts::contact(lang), &parts.join("  "));
}

fn matter(sheet: &mut Sheet<'_>, lang: Lang, opened: &Opened) {
    let case = &opened.file.case;
    let regulation = &opened.file.regulation;
    let category = case.category.as_deref().map(|id| {
        let known = regulation.category(id);
        known.map_or(id, |category| category.label.get(lang))
    });
    sheet.field(texts::category(lang), category.unwrap_or_default());
    sheet.field(
        texts::subject(lang),
        case.subject.as_deref().unwrap_or_default(),
    );
    sheet.field(texts::text(lang), case.text.as_deref().unwrap_or_default());
    sheet.field(
        texts::demand(lang),
        case.demand.as_deref().unwrap_or_default(),
    );
    for (id, value) in &case.fields {
        let known = regulation.fields.iter().find(|field| field.id == *id);
        let label = known.map_or(id.as_str(), |field| field.label.get(lang));
        sheet.field(label, value);
    }
    if case.erased {
        sheet.field_as(texts::text(lang), texts::erased(lang), Role::Muted);
    }
}

fn sides(sheet: &mut Sheet<'_>, lang: Lang, opened: &Opened) {
    let case = &opened.file.case;
    let departments: Vec<String> = case
        .departments
        .iter()
        .map(|entry| match entry.limit {
            Some(Limit::SameDay) => words::bracketed(lang, &entry.name, texts::same_day(lang)),
            Some(Limit::Days(days)) => {
                words::bracketed(lang, &entry.name, &texts::days(lang, days))
            }
            None => entry.name.clone(),
        })
        .collect();
    sheet.field(
        texts::departments(lang),
        &departments.join(words::joint(lang)),
    );
    if case.departments.len() > 1 {
        sheet.field(
            texts::responsible(lang),
            case.responsible().unwrap_or_default(),
        );
    }
    let persons: Vec<String> = case
        .persons
        .iter()
        .map(|person| match &person.department {
            Some(department) => words::bracketed(lang, &person.name, department),
            None => person.name.clone(),
        })
        .collect();
    sheet.field(texts::persons(lang), &persons.join(words::joint(lang)));
    sheet.field(
        texts::handler(lang),
        case.handler.as_deref().unwrap_or_default(),
    );
}

fn course(sheet: &mut Sheet<'_>, shell: &Shell, opened: &Opened) {
    let lang = shell.lang;
    let case = &opened.file.case;
    let channel = opened.file.regulation.channel(&case.channel);
    let channel = channel.map_or(case.channel.as_str(), |channel| channel.label.get(lang));
    let received = due::moment(lang, case.received_at, shell.now);
    let text = format!("{received}  {channel}  {}", case.received_by);
    sheet.field(texts::received(lang), &text);
    if let Some(office) = &opened.office {
        sheet.field(texts::office(lang), office.get(lang));
    }
    if let (registered, Some(since)) = opened.file.registered_under() {
        let since = due::moment(lang, since, shell.now);
        let text = texts::versions(lang, registered, &since, &case.regulation);
        sheet.field(texts::regulation(lang), &text);
    }
    if let Some(into) = &case.merged_into {
        sheet.field(texts::merged(lang), into);
    }
    if let Some(hold) = &case.hold {
        let reason = hold.reason.clone().unwrap_or_default();
        sheet.field(texts::held(lang), &format!("{}  {reason}", hold.until));
    }
}

mod texts {
    crate::catalogue! {
        missing() { zh: "待补充", en: "To complete" }
        customer() { zh: "客户", en: "Customer" }
        important() { zh: "重要客户", en: "important" }
        agitated() { zh: "情绪激动", en: "agitated" }
        phone() { zh: "电话", en: "Phone" }
        unit() { zh: "房号", en: "Unit" }
        address() { zh: "地址", en: "Address" }
        relation() { zh: "关系", en: "Relation" }
        identity() { zh: "身份", en: "Identity" }
        contact() { zh: "联系人", en: "Contact" }
        category() { zh: "类别", en: "Category" }
        subject() { zh: "主题", en: "Subject" }
        text() { zh: "内容", en: "Text" }
        demand() { zh: "要求", en: "Demand" }
        erased() { zh: "个人信息已依法删除", en: "Personal data were erased by law" }
        departments() { zh: "涉及部门", en: "Departments" }
        responsible() { zh: "责任部门", en: "Responsible" }
        same_day() { zh: "当日", en: "same day" }
        days(n: u32) { zh: "{n} 天", en: "{n} days", en_one: "{n} day" }
        persons() { zh: "涉及人员", en: "Persons" }
        handler() { zh: "经办人", en: "Handler" }
        received() { zh: "受理", en: "Received" }
        office() { zh: "受理部门", en: "Office" }
        regulation() { zh: "制度版本", en: "Regulation" }
        versions(first: &str, since: &str, now: &str) { zh: "登记时 {first}，{since} 起 {now}", en: "registered under {first}, since {since} under {now}" }
        merged() { zh: "并入", en: "Merged into" }
        held() { zh: "延长保存", en: "Held until" }
    }
}
