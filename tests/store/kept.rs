//! What is kept beside the cases: sums, drafts, users, settings, versions; and cases that have to do with each other.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tousu::case::{Role, Status};
use tousu::store::{
    Batch, CaseQuery, CaseRow, DepartmentRecord, FormDraft, PeopleWrite, PersonRecord, Store,
    StoreError, Tally, TallyQuery, UserRecord,
};

use crate::support::{append, batch, changed, minute, register, row, stores};

fn recount(store: &dyn Store) -> Vec<Tally> {
    let every = CaseQuery {
        limit: 1000,
        sealed: true,
        ..CaseQuery::default()
    };
    let mut sums: BTreeMap<Tally, u32> = BTreeMap::new();
    for row in store.cases(&every).unwrap().rows {
        if let Some(bucket) = Tally::of(&row) {
            *sums.entry(bucket).or_default() += 1;
        }
    }
    sums.into_iter()
        .map(|(bucket, cases)| Tally { cases, ..bucket })
        .collect()
}

fn vary(row: &mut CaseRow, choice: u8) {
    if choice & 1 > 0 {
        "grumble".clone_into(&mut row.kind);
    }
    row.level = (choice & 2 > 0).then(|| "1".to_owned());
    row.departments = if choice & 4 > 0 {
        vec!["前台".to_owned(), "器械".to_owned()]
    } else {
        Vec::new()
    };
    row.status = if choice & 8 > 0 {
        Status::Closed
    } else {
        Status::Open
    };
    row.category = (choice & 16 > 0).then(|| "fee".to_owned());
    row.registered_at = minute(i64::from(choice & 32) * 2000);
    row.sealed = choice & 64 > 0;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn kept_sums_equal_a_recount(steps in prop::collection::vec((0u32..6, any::<u8>()), 1..30)) {
        for mut store in stores() {
            for (case, choice) in &steps {
                let number = format!("2026-{case:06}");
                if store.case(&number).unwrap().is_some() {
                    let change = changed(store.as_read(), &number, |row| vary(row, *choice));
                    append(&mut *store, batch(vec![change])).unwrap();
                } else {
                    let mut new = row(&number, 0);
                    vary(&mut new, *choice);
                    register(&mut *store, [new]);
                }
                prop_assert_eq!(store.tally(&TallyQuery::default()).unwrap(), recount(&*store));
            }
            prop_assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
        }
    }
}

#[test]
fn sums_are_asked_for_by_month() {
    for mut store in stores() {
        let in_month = |number: &str, day: &str| CaseRow {
            registered_at: format!("{day}T00:30:00+08:00").parse().unwrap(),
            ..row(number, 0)
        };
        register(
            &mut *store,
            [
                in_month("2026-000001", "2026-08-31"),
                in_month("2026-000002", "2026-09-01"),
                in_month("2026-000003", "2026-10-01"),
            ],
        );
        let months = |from: Option<&str>, until: Option<&str>| {
            let query = TallyQuery {
                from_month: from.map(str::to_owned),
                until_month: until.map(str::to_owned),
            };
            store
                .tally(&query)
                .unwrap()
                .into_iter()
                .map(|sum| sum.month)
                .collect::<Vec<_>>()
        };
        assert_eq!(months(Some("2026-09"), Some("2026-09")), ["2026-09"]);
        assert_eq!(months(None, Some("2026-09")), ["2026-08", "2026-09"]);
        assert_eq!(months(Some("2026-09"), None), ["2026-09", "2026-10"]);
    }
}

#[test]
fn the_last_draft_of_a_form_is_kept_until_it_is_dropped() {
    for mut store in stores() {
        let draft = |form: &str, minutes, body: &str| FormDraft {
            user: "clerk".to_owned(),
            form: form.to_owned(),
            saved_at: minute(minutes),
            body: body.to_owned(),
        };
        store
            .save_draft(&draft("register", 0, "{\"text\":\"漏\"}"))
            .unwrap();
        store
            .save_draft(&draft("2026-000001 answer", 1, "{}"))
            .unwrap();
        store
            .save_draft(&draft("register", 2, "{\"text\":\"漏水\"}"))
            .unwrap();
        let kept = store.drafts("clerk").unwrap();
        assert_eq!(
            kept,
            [
                draft("register", 2, "{\"text\":\"漏水\"}"),
                draft("2026-000001 answer", 1, "{}")
            ]
        );
        assert!(store.drafts("other").unwrap().is_empty());
        store.drop_draft("clerk", "register").unwrap();
        store.drop_draft("clerk", "register").unwrap();
        assert_eq!(store.drafts("clerk").unwrap().len(), 1);
    }
}

#[test]
fn people_are_kept() {
    for mut store in stores() {
        let user = UserRecord {
            name: "陈".to_owned(),
            roles: vec![Role::Clerk, Role::Admin],
            department: Some("前台".to_owned()),
            person: None,
            secret: Some("$argon2id$…".to_owned()),
            one_time: true,
            disabled: false,
            failures: 2,
            locked_until: Some(minute(3)),
        };
        let department = || {
            PeopleWrite::Department(DepartmentRecord {
                name: "前台".to_owned(),
            })
        };
        let person = PersonRecord {
            name: "李四".to_owned(),
            department: String::new(),
        };
        let people = vec![
            PeopleWrite::User(user.clone()),
            department(),
            department(),
            PeopleWrite::Person(person.clone()),
        ];
        append(
            &mut *store,
            Batch {
                people,
                ..Batch::default()
            },
        )
        .unwrap();
        assert_eq!(store.user("陈").unwrap(), Some(user.clone()));
        assert_eq!(store.user("王").unwrap(), None);
        let disabled = UserRecord {
            disabled: true,
            locked_until: None,
            ..user
        };
        let people = vec![PeopleWrite::User(disabled.clone())];
        append(
            &mut *store,
            Batch {
                people,
                ..Batch::default()
            },
        )
        .unwrap();
        assert_eq!(store.users().unwrap(), [disabled]);
        assert_eq!(
            store.departments().unwrap(),
            [DepartmentRecord {
                name: "前台".to_owned()
            }]
        );
        assert_eq!(store.persons().unwrap(), [person]);
    }
}

#[test]
fn settings_change_and_versions_do_not() {
    for mut store in stores() {
        let set = |value: &str| Batch {
            settings: vec![("zone".to_owned(), value.to_owned())],
            regulation: Some(("1".to_owned(), format!("rules {value}"))),
            ..Batch::default()
        };
        append(&mut *store, set("+8")).unwrap();
        append(&mut *store, set("+8")).unwrap();
        assert!(matches!(
            append(&mut *store, set("+9")),
            Err(StoreError::Internal(_))
        ));
        assert_eq!(store.setting("zone").unwrap().as_deref(), Some("+8"));
        assert_eq!(store.setting("language").unwrap(), None);
        assert_eq!(store.regulation("1").unwrap().as_deref(), Some("rules +8"));
        assert_eq!(store.calendar("1").unwrap(), None);
        let calendar = Some(("c".to_owned(), "{}".to_owned()));
        append(
            &mut *store,
            Batch {
                calendar,
                ..Batch::default()
            },
        )
        .unwrap();
        assert_eq!(store.calendar("c").unwrap().as_deref(), Some("{}"));
    }
}

#[test]
fn the_same_matter_and_the_same_customer_are_known() {
    for mut store in stores() {
        let mut closed = row("2026-000002", 10);
        closed.status = Status::Closed;
        let mut sealed = CaseRow {
            sealed: true,
            ..row("S-2026-0001", 10)
        };
        sealed.status = Status::Closed;
        let mut neighbour = row("2026-000003", 20);
        neighbour.customer_key = "王|3-2-501".to_owned();
        neighbour.phone_keys = vec!["02062265678-801".to_owned()];
        neighbour.matter = None;
        let mut stranger = row("2026-000004", 30);
        stranger.customer_key = "王|9".to_owned();
        stranger.phone_keys = Vec::new();
        stranger.unit = None;
        register(
            &mut *store,
            [row("2026-000001", 0), closed, sealed, neighbour, stranger],
        );
        let matter = "service|前台|前台态度";
        let same = |since, until| {
            let found = store
                .same_matter(matter, minute(since), minute(until))
                .unwrap();
            found
                .into_iter()
                .map(|(number, _)| number)
                .collect::<Vec<_>>()
        };
        assert_eq!(same(0, 30), ["2026-000001", "2026-000002", "2026-000004"]);
        assert_eq!(same(1, 29), ["2026-000002"]);
        assert_eq!(
            store
                .closed_same_matter("13800138000", matter, None)
                .unwrap(),
            1
        );
        assert_eq!(
            store
                .closed_same_matter("13800138000", matter, Some("2026-000002"))
                .unwrap(),
            0
        );
        let earlier = |customer, phone, unit| {
            let rows = store.earlier_cases(customer, phone, unit, 2).unwrap();
            rows.into_iter().map(|row| row.number).collect::<Vec<_>>()
        };
        assert_eq!(
            earlier(Some("13800138000"), None, None),
            ["2026-000002", "2026-000001"]
        );
        assert_eq!(
            earlier(None, Some("020-6226 5678-801"), None),
            ["2026-000003"]
        );
        assert_eq!(
            earlier(None, None, Some("3-2-501")),
            ["2026-000003", "2026-000002"]
        );
        assert!(earlier(None, None, None).is_empty());
    }
}

#[test]
fn cases_whose_time_has_come_wake_earliest_first() {
    for mut store in stores() {
        let waking = |number: &str, at: i64| CaseRow {
            wake_at: Some(minute(at)),
            ..row(number, 0)
        };
        register(
            &mut *store,
            [
                waking("2026-000001", 20),
                waking("2026-000002", 10),
                row("2026-000003", 0),
                waking("2026-000004", 21),
            ],
        );
        assert_eq!(
            store.wakes(minute(20), 10).unwrap(),
            ["2026-000002", "2026-000001"]
        );
        assert_eq!(store.wakes(minute(20), 1).unwrap(), ["2026-000002"]);
        assert!(store.wakes(minute(9), 10).unwrap().is_empty());
    }
}
