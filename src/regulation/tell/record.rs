//! The record: who complains about what and whom, in the words of the form; and what is still to be completed.

use super::{Teller, words};
use crate::case::{Case, Event, Fact, How, Limit};
use crate::regulation::explain::why_text;
use crate::regulation::model::{Field, Office, Regulation};
use crate::regulation::texts::copy_titles;
use crate::text::Lang;

/// A labelled line of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub label: String,
    pub text: String,
    /// Something is missing here.
    pub wanting: bool,
}

impl Teller<'_> {
    /// Why the case is on its level: each reason with its clause, a level by hand with the words that were given for it.
    pub fn level_why(&self, case: &Case, events: &[Event]) -> Vec<String> {
        let why = case.level.iter().flat_map(|level| &level.why);
        why.map(|why| {
            let text = why_text(self.lang, self.regulation, why);
            let given = (why.how == How::Set).then(|| given_for_level(events));
            let text = match given.flatten() {
                Some(given) => words::about(self.lang, &text, given),
                None => text,
            };
            match &why.clause {
                Some(clause) => format!("{clause} {text}"),
                None => text,
            }
        })
        .collect()
    }

    /// The record of a case as labelled lines; what is not known has none.
    pub fn record(&self, case: &Case, events: &[Event], office: Option<&Office>) -> Vec<Line> {
        let lang = self.lang;
        let missing = match case.erased {
            Some(_) => Vec::new(),
            None => to_complete(lang, self.regulation, case),
        };
        let mut page = Page(Vec::new());
        page.put(texts::missing(lang), &missing.join(words::joint(lang)));
        if let Some(line) = page.0.first_mut() {
            line.wanting = true;
        }
        customer(&mut page, lang, case);
        self.matter(&mut page, case);
        self.sides(&mut page, case);
        self.course(&mut page, case, office);
        self.versions(&mut page, case, events);
        page.0
    }

    fn matter(&self, page: &mut Page, case: &Case) {
        let lang = self.lang;
        let category = case.category.as_deref().map(|id| {
            let known = self.regulation.category(id);
            known.map_or(id, |category| category.label.get(lang))
        });
        page.put(texts::category(lang), category.unwrap_or_default());
        page.maybe(texts::subject(lang), case.subject.as_deref());
        page.maybe(texts::text(lang), case.text.as_deref());
        page.maybe(texts::demand(lang), case.demand.as_deref());
        for (id, value) in &case.fields {
            let known = self.regulation.fields.iter().find(|field| field.id == *id);
            page.put(
                known.map_or(id.as_str(), |field| field.label.get(lang)),
                value,
            );
        }
    }

    fn sides(&self, page: &mut Page, case: &Case) {
        let lang = self.lang;
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
        let joint = words::joint(lang);
        page.put(texts::departments(lang), &departments.join(joint));
        if case.departments.len() > 1 {
            page.maybe(texts::responsible(lang), case.responsible());
        }
        let copies = copy_titles(self.regulation, lang, &case.copies);
        page.put(texts::copies(lang), &copies.join(joint));
        let persons: Vec<String> = case
            .persons
            .iter()
            .map(|person| match &person.department {
                Some(department) => words::bracketed(lang, &person.name, department),
                None => person.name.clone(),
            })
            .collect();
        page.put(texts::persons(lang), &persons.join(joint));
        page.maybe(texts::handler(lang), case.handler.as_deref());
    }

    /// The version that the case was registered under, where it lives under another now.
    fn versions(&self, page: &mut Page, case: &Case, events: &[Event]) {
        let lang = self.lang;
        let mut moves = events.iter().rev();
        let moved = moves.find(|event| matches!(event.fact, Fact::RegulationChanged { .. }));
        let first = events.first().map(|event| &event.fact);
        if let (Some(moved), Some(Fact::Registered(registered))) = (moved, first) {
            let since = (self.at)(moved.at);
            let text = texts::versions(lang, &registered.regulation, &since, &case.regulation);
            page.put(texts::regulation(lang), &text);
        }
    }

    fn course(&self, page: &mut Page, case: &Case, office: Option<&Office>) {
        let lang = self.lang;
        let channel = self.regulation.channel(&case.channel);
        let channel = channel.map_or(case.channel.as_str(), |channel| channel.label.get(lang));
        let received = (self.at)(case.received_at);
        let text = format!("{received}  {channel}  {}", case.received_by);
        page.put(texts::received(lang), &text);
        let office = office.map(|office| office.label.get(lang));
        page.maybe(texts::office(lang), office);
        page.maybe(texts::merged(lang), case.merged_into.as_deref());
        page.maybe(texts::sequel_to(lang), case.sequel_to.as_deref());
        page.put(texts::sequels(lang), &case.sequels.join(words::joint(lang)));
        if let Some(hold) = &case.hold {
            let reason = hold.reason.clone().unwrap_or_default();
            page.put(texts::held(lang), &format!("{}  {reason}", hold.until));
        }
    }
}

/// What was said when the level was last set by hand.
fn given_for_level(events: &[Event]) -> Option<&str> {
    let by_hand = |fact: &Fact| match fact {
        Fact::Assessed {
            level: Some(level), ..
        } => level.why.iter().any(|why| why.how == How::Set),
        _ => false,
    };
    let mut given = events.iter().rev().filter(|event| by_hand(&event.fact));
    given.find_map(|event| event.personal.reason.as_deref())
}

struct Page(Vec<Line>);

impl Page {
    fn put(&mut self, label: &str, text: &str) {
        if !text.trim().is_empty() {
            self.0.push(Line {
                label: label.to_owned(),
                text: text.to_owned(),
                wanting: false,
            });
        }
    }

    fn maybe(&mut self, label: &str, text: Option<&str>) {
        self.put(label, text.unwrap_or_default());
    }
}

/// The labels of the fields that the paper expects and nobody has filled in yet.
pub fn to_complete(lang: Lang, regulation: &Regulation, case: &Case) -> Vec<String> {
    let fields = regulation.fields.iter();
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

fn customer(page: &mut Page, lang: Lang, case: &Case) {
    if let Some(erasure) = &case.erased {
        let on = erasure.at.date_naive().to_string();
        let clause = erasure.clause.as_deref().unwrap_or_default();
        page.put(texts::customer(lang), &texts::erased(lang, &on, clause));
        return;
    }
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
    page.put(texts::customer(lang), &name);
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    page.put(texts::phone(lang), &optional(&customer.phone));
    page.put(texts::unit(lang), &optional(&customer.unit));
    page.put(texts::address(lang), &optional(&customer.address));
    page.put(texts::relation(lang), &optional(&customer.relation));
    page.put(texts::identity(lang), &optional(&customer.identity));
    let contact = &case.contact;
    let parts = [&contact.name, &contact.mobile, &contact.phone];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    page.put(texts::contact(lang), &parts.join("  "));
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
        erased(on: &str, clause: &str) { zh: "个人信息已于 {on} 依 {clause} 删除", en: "Personal data was erased on {on} under {clause}" }
        departments() { zh: "涉及部门", en: "Departments" }
        copies() { zh: "抄送", en: "Copies to" }
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
        sequel_to() { zh: "续诉前案", en: "Sequel to" }
        sequels() { zh: "后续投诉", en: "Sequels" }
        held() { zh: "延长保存", en: "Held until" }
    }
}
