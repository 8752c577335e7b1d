//! Cases to put into a store.

use tousu::calendar::Moment;
use tousu::case::{CommandName, Draft, Fact, Personal, Role, Status, Task};
use tousu::store::sqlite::SqliteStore;
use tousu::store::{
    Appended, Batch, CaseQuery, CaseRow, CaseWrite, Cursor, Filter, Read, SearchText, Sort, Store,
    StoreError,
};
use tousu::text::{digits, initials, normal};

/// So many minutes after a certain morning.
pub fn minute(minutes: i64) -> Moment {
    let morning: Moment = "2026-09-01T09:00:00+08:00".parse().unwrap();
    morning + chrono::TimeDelta::minutes(minutes)
}

/// Every kind of store there is.
pub fn stores() -> Vec<Box<dyn Store>> {
    vec![Box::new(SqliteStore::open_in_memory().unwrap())]
}

/// An open complaint, received so many minutes after the morning.
pub fn row(number: &str, received: i64) -> CaseRow {
    CaseRow {
        number: number.to_owned(),
        version: 1,
        status: Status::Open,
        sealed: false,
        kind: "complaint".to_owned(),
        stage: Some(CommandName::Dispatch),
        level: Some("2".to_owned()),
        level_rank: Some(2),
        category: Some("service".to_owned()),
        channel: "phone".to_owned(),
        departments: vec!["前台".to_owned()],
        persons: Vec::new(),
        customer: "张三".to_owned(),
        phone: Some("138 0013 8000".to_owned()),
        phone_keys: vec!["13800138000".to_owned()],
        unit: Some("3-2-501".to_owned()),
        subject: Some("前台态度".to_owned()),
        excerpt: "前台态度不好".to_owned(),
        received_at: minute(received),
        registered_at: minute(received + 5),
        received_by: "clerk".to_owned(),
        due: Some(minute(received + 600)),
        wake_at: None,
        waiting: None,
        returned: 0,
        reopened: 0,
        escalated: 0,
        satisfaction: None,
        closed_at: None,
        matter: Some("service|前台|前台态度".to_owned()),
        customer_key: "13800138000".to_owned(),
    }
}

/// What the desk would search a case by.
pub fn found_by(row: &CaseRow, text: &str) -> SearchText {
    SearchText {
        text: format!("{}\n{}", normal(&row.customer), normal(text)),
        veiled: u32::try_from(normal(&row.customer).chars().count() + 1).unwrap(),
        initials: initials(&row.customer),
        digits: row.phone.iter().map(|phone| digits(phone)).collect(),
    }
}

/// A registration with words.
pub fn draft(at: Moment, words: &str) -> Draft {
    Draft {
        at,
        actor: "clerk".to_owned(),
        clause: None,
        follows: false,
        fact: Fact::Noted,
        deadlines: Vec::new(),
        personal: Personal {
            text: Some(words.to_owned()),
            ..Personal::default()
        },
    }
}

/// A new case of one event.
pub fn new_case(row: CaseRow, text: &str) -> CaseWrite {
    let search = (!row.sealed).then(|| found_by(&row, text));
    CaseWrite {
        number: row.number.clone(),
        expected: 0,
        drafts: vec![draft(minute(100_000), text)],
        row,
        tasks: Vec::new(),
        search,
    }
}

/// One more event on a case, and `change` in its row.
pub fn changed(store: &dyn Read, number: &str, change: impl FnOnce(&mut CaseRow)) -> CaseWrite {
    let old = store.case(number).unwrap().unwrap();
    let mut row = old.clone();
    row.version += 1;
    change(&mut row);
    let search = store.search_text(number).unwrap();
    let search = search.filter(|_| !row.sealed).map(|text| SearchText {
        text,
        ..found_by(&row, "")
    });
    CaseWrite {
        number: number.to_owned(),
        expected: old.version,
        drafts: vec![draft(minute(100_000), "…")],
        row,
        tasks: Vec::new(),
        search,
    }
}

pub fn batch(cases: Vec<CaseWrite>) -> Batch {
    Batch {
        cases,
        ..Batch::default()
    }
}

/// Writes `batch` as it is.
pub fn append(store: &mut dyn Store, batch: Batch) -> Result<Option<Appended>, StoreError> {
    let mut batch = Some(batch);
    store.append(&mut |_| Ok(batch.take()))
}

/// Registers cases, all at once.
pub fn register(store: &mut dyn Store, rows: impl IntoIterator<Item = CaseRow>) {
    let cases = rows
        .into_iter()
        .map(|row| new_case(row, "前台态度不好"))
        .collect();
    append(store, batch(cases)).unwrap();
}

/// The numbers of all cases that a query finds, page by page.
pub fn all_pages(store: &dyn Read, query: &CaseQuery) -> Vec<String> {
    let mut query = query.clone();
    let mut numbers = Vec::new();
    loop {
        let page = store.cases(&query).unwrap();
        assert!(page.rows.len() <= usize::try_from(query.limit).unwrap());
        numbers.extend(page.rows.into_iter().map(|row| row.number));
        match page.next {
            Some(Cursor(next)) => query.after = Some(Cursor(next)),
            None => return numbers,
        }
    }
}

/// The numbers that `filter` finds, or that it does not find.
pub fn found(store: &dyn Read, negated: bool, filter: Filter) -> Vec<String> {
    let query = CaseQuery {
        filters: vec![(negated, filter)],
        sort: Sort::Received,
        limit: 500,
        ..CaseQuery::default()
    };
    store
        .cases(&query)
        .unwrap()
        .rows
        .into_iter()
        .map(|row| row.number)
        .collect()
}

/// An open task.
pub fn task(id: u32, role: Role, department: Option<&str>, due: Option<Moment>) -> Task {
    Task {
        id,
        step: CommandName::Answer,
        clause: "x.1".to_owned(),
        role,
        department: department.map(str::to_owned),
        person: None,
        due,
        provisional: false,
        ready: true,
        standing: false,
        measure: None,
        needs: vec!["method".to_owned()],
    }
}
