//! Figures at a glance come from kept sums. Whatever is registered, changed, sealed or closed: each is the number that somebody
//! would count who looked at every case, and the check finds a sum that is not.

use proptest::prelude::*;
use rusqlite::Connection;
use tousu::calendar::Moment;
use tousu::case::{CommandName, Role, Status};
use tousu::store::sqlite::SqliteStore;
use tousu::store::{
    Bound, CaseQuery, CaseRow, CaseWrite, Filter, Load, Read, TaskQuery, TaskRow, Total,
};

use crate::support::{append, batch, changed, minute, new_case, row, stores, task};

/// What becomes of a case: each bit, and where it is due.
fn vary(case: &mut CaseWrite, choice: u16, due: i64) {
    let row = &mut case.row;
    let bit = |n: u16| choice & (1 << n) > 0;
    row.status = if bit(0) { Status::Closed } else { Status::Open };
    row.sealed = bit(1) && bit(2);
    "grumble".clone_into(&mut row.kind);
    if bit(3) {
        "report".clone_into(&mut row.kind);
    }
    row.stage = bit(4).then_some(if bit(5) {
        CommandName::Callback
    } else {
        CommandName::Assess
    });
    row.returned = u32::from(bit(6));
    row.departments = if bit(7) {
        vec!["前台".to_owned()]
    } else {
        Vec::new()
    };
    row.received_at = minute(i64::from(choice) % 3000);
    row.due = (bit(8) && row.status == Status::Open).then(|| minute(due));
    let department = bit(9).then_some("器械");
    case.tasks = vec![task(1, Role::Clerk, None, row.due)];
    if bit(10) {
        let later = bit(11).then(|| minute(due + 50));
        case.tasks.push(task(2, Role::Head, department, later));
    }
    if case.row.sealed {
        case.search = None;
    }
}

/// Every case, as somebody finds it who looks at all of them.
fn all(store: &dyn Read) -> Vec<CaseRow> {
    let query = CaseQuery {
        limit: 1000,
        sealed: true,
        ..CaseQuery::default()
    };
    store.cases(&query).unwrap().rows
}

fn number(of: usize) -> Total {
    Total::Exactly(u32::try_from(of).unwrap())
}

type Holds = Box<dyn Fn(&CaseRow) -> bool>;

/// The questions of the first screens, and what each means.
fn questions(now: Moment) -> Vec<(Vec<(bool, Filter)>, Holds)> {
    let yes = |filter| (false, filter);
    let no = |filter| (true, filter);
    let open = || yes(Filter::Status(vec![Status::Open]));
    let is_open = |row: &CaseRow| row.status == Status::Open;
    let soon = now + chrono::TimeDelta::minutes(130);
    let between = |from, until| Bound { from, until };
    let overdue = move |row: &CaseRow| is_open(row) && row.due.is_some_and(|due| due < now);
    let late = vec![CommandName::Callback, CommandName::Close];
    vec![
        (vec![], Box::new(|_| true)),
        (vec![open()], Box::new(is_open)),
        (vec![yes(Filter::OverdueAt(now))], Box::new(overdue)),
        (
            vec![
                no(Filter::OverdueAt(now)),
                yes(Filter::Due(between(None, Some(soon)))),
            ],
            Box::new(move |row| !overdue(row) && row.due.is_some_and(|due| due < soon)),
        ),
        (
            vec![yes(Filter::Due(between(Some(now), None)))],
            Box::new(move |row| row.due.is_some_and(|due| due >= now)),
        ),
        (
            vec![yes(Filter::Received(between(Some(now), Some(soon))))],
            Box::new(move |row| row.received_at >= now && row.received_at < soon),
        ),
        (
            vec![yes(Filter::Stage(vec![CommandName::Callback])), open()],
            Box::new(move |row| is_open(row) && row.stage == Some(CommandName::Callback)),
        ),
        (
            vec![open(), yes(Filter::Returned), no(Filter::Stage(late))],
            Box::new(move |row| {
                is_open(row) && row.returned > 0 && row.stage != Some(CommandName::Callback)
            }),
        ),
    ]
}

fn cases_are_counted(store: &dyn Read, now: Moment) -> Result<(), TestCaseError> {
    let rows = all(store);
    let kinds = || vec!["report".to_owned()];
    for (filters, holds) in questions(now) {
        for sealed in [false, true] {
            let seen = |row: &&CaseRow| !row.sealed || (sealed && row.kind == "report");
            let counted = rows.iter().filter(seen).filter(|row| holds(row)).count();
            let mut filters = filters.clone();
            if sealed {
                filters.push((false, Filter::SealedOnly(kinds())));
            }
            let query = CaseQuery {
                filters,
                sealed,
                ..CaseQuery::default()
            };
            prop_assert_eq!(
                store.count(&query).unwrap(),
                number(counted),
                "{:?}",
                query.filters
            );
        }
    }
    let mut load: Vec<Load> = Vec::new();
    for name in ["", "前台"] {
        let own = |row: &&CaseRow| {
            let first = row.departments.first().map_or("", String::as_str);
            !row.sealed && row.status == Status::Open && first == name
        };
        let of = |rows: Vec<&CaseRow>| u32::try_from(rows.len()).unwrap();
        let open: Vec<&CaseRow> = rows.iter().filter(own).collect();
        let overdue = open
            .iter()
            .copied()
            .filter(|row| row.due.is_some_and(|due| due < now));
        let overdue = of(overdue.collect());
        if !open.is_empty() {
            load.push(Load {
                department: name.to_owned(),
                open: of(open),
                overdue,
            });
        }
    }
    prop_assert_eq!(store.load(now).unwrap(), load);
    Ok(())
}

/// Every task that a question could find, by its department and its due time.
fn tasks_are_counted(store: &dyn Read, now: Moment) -> Result<(), TestCaseError> {
    let sealed = (false, Filter::SealedOnly(vec!["report".to_owned()]));
    let seeing = |filters: &[(bool, Filter)], sealed| TaskQuery {
        filters: filters.to_vec(),
        sealed,
        limit: 1000,
        ..TaskQuery::default()
    };
    for base in [seeing(&[], false), seeing(&[sealed], true)] {
        let every = store.tasks(&base).unwrap().rows;
        for (roles, own, department) in [
            (vec![], None, None),
            (vec![Role::Head], None, None),
            (vec![Role::Clerk, Role::Head], Some("前台"), None),
            (vec![], None, Some("器械")),
        ] {
            for (from, before) in [
                (None, None),
                (None, Some(now)),
                (Some(now), None),
                (Some(now), Some(now + chrono::TimeDelta::minutes(95))),
            ] {
                let query = TaskQuery {
                    roles: roles.clone(),
                    own: own.map(str::to_owned),
                    department: department.map(str::to_owned),
                    due_from: from,
                    due_before: before,
                    ..base.clone()
                };
                let meant = |task: &&TaskRow| {
                    let of = task.department.as_deref();
                    (roles.is_empty() || roles.contains(&task.role))
                        && (own.is_none() || of.is_none() || of == own)
                        && (department.is_none() || of == department)
                        && from.is_none_or(|from| task.due.is_some_and(|due| due >= from))
                        && before.is_none_or(|before| task.due.is_some_and(|due| due < before))
                };
                let counted = every.iter().filter(meant).count();
                prop_assert_eq!(
                    store.count_tasks(&query).unwrap(),
                    number(counted),
                    "{:?}",
                    query
                );
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn figures_are_those_of_a_recount(
        steps in prop::collection::vec((0u32..8, any::<u16>(), -3000i64..3000), 1..40),
        moments in prop::collection::vec(-3000i64..3000, 1..4),
    ) {
        for mut store in stores() {
            for (case, choice, due) in &steps {
                let name = format!("2026-{case:06}");
                let mut write = match store.case(&name).unwrap() {
                    Some(_) => changed(store.as_read(), &name, |_| {}),
                    None => new_case(row(&name, 0), "…"),
                };
                vary(&mut write, *choice, *due);
                append(&mut *store, batch(vec![write])).unwrap();
            }
            for moment in &moments {
                // On the hour, too.
                for now in [minute(*moment), minute(moment.div_euclid(60) * 60)] {
                    cases_are_counted(store.as_read(), now)?;
                    tasks_are_counted(store.as_read(), now)?;
                }
            }
            prop_assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
        }
    }
}

#[test]
fn what_is_due_on_a_closed_case_is_counted_all_the_same() {
    for mut store in stores() {
        let closed = CaseRow {
            status: Status::Closed,
            ..row("2026-000002", 0)
        };
        let cases = [row("2026-000001", 0), closed].map(|row| new_case(row, "…"));
        append(&mut *store, batch(cases.into())).unwrap();
        let until = Bound {
            from: None,
            until: Some(minute(1000)),
        };
        let query = CaseQuery {
            filters: vec![(false, Filter::Due(until))],
            ..CaseQuery::default()
        };
        assert_eq!(store.count(&query).unwrap(), Total::Exactly(2));
    }
}

#[test]
fn a_changed_sum_is_found() {
    for forgery in [
        "UPDATE open_sum SET n = n + 1 WHERE whose = 'open' AND span = 0",
        "UPDATE open_sum SET dated = 0 WHERE whose = 'department:前台' AND span = 0",
        "UPDATE open_sum SET place = place + 1 WHERE whose = 'task:clerk' AND span = 1",
        "DELETE FROM open_sum WHERE whose = 'stage:dispatch'",
        "INSERT INTO open_sum VALUES ('open', 2, 5, 1, 1)",
        "UPDATE task SET sealed = 1",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.tousu");
        let mut store = SqliteStore::create(&path).unwrap();
        let mut case = new_case(row("2026-000001", 0), "…");
        case.tasks = vec![task(1, Role::Clerk, None, Some(minute(600)))];
        append(&mut store, batch(vec![case])).unwrap();
        assert!(store.integrity().unwrap().is_empty());
        drop(store);
        let vandal = Connection::open(&path).unwrap();
        vandal.execute_batch(forgery).unwrap();
        drop(vandal);
        let faults = SqliteStore::open(&path).unwrap().integrity().unwrap();
        assert!(!faults.is_empty(), "{forgery}");
    }
}

#[test]
fn a_task_is_open_since_the_first_event_after_which_it_was_there_without_a_break() {
    for mut store in stores() {
        let write = |store: &dyn Read, at: Option<i64>, tasks| {
            let known = store.case("2026-000001").unwrap();
            let mut write = match known {
                Some(_) => changed(store, "2026-000001", |_| {}),
                None => new_case(row("2026-000001", 0), "…"),
            };
            if let Some(at) = at {
                write.drafts[0].at = minute(at);
            } else {
                write.drafts.clear();
                write.row.version -= 1;
            }
            write.tasks = tasks;
            write
        };
        let head = |department| task(1, Role::Head, Some(department), None);
        let steps: [(Option<i64>, _, Option<i64>); 8] = [
            (Some(10), vec![head("前台")], Some(10)),
            (Some(20), vec![head("前台")], Some(10)),
            (Some(30), vec![head("器械")], Some(30)),
            (Some(40), vec![], None),
            (Some(50), vec![head("器械")], Some(50)),
            (None, vec![head("器械")], Some(50)),
            (None, vec![head("前台")], None),
            (Some(60), vec![head("前台")], Some(60)),
        ];
        for (at, tasks, since) in steps {
            let write = write(store.as_read(), at, tasks);
            append(&mut *store, batch(vec![write])).unwrap();
            let tasks = store.tasks_of("2026-000001").unwrap();
            let kept = tasks.first().and_then(|task| task.since);
            assert_eq!(kept, since.map(minute), "{at:?}");
            assert!(tasks.iter().all(|task| task.since_known));
        }
    }
}

#[test]
fn closed_cases_come_by_their_closing_and_no_erased_one() {
    use tousu::store::{ClosedGroup, ClosedQuery};
    for mut store in stores() {
        let closed = |serial: u32, at: i64, stage, change: fn(&mut CaseRow)| {
            let mut row = CaseRow {
                status: Status::Closed,
                stage,
                due: None,
                closed_at: Some(minute(at)),
                ..row(&format!("2026-{serial:06}"), 0)
            };
            change(&mut row);
            new_case(row, "…")
        };
        let archive = Some(CommandName::Archive);
        let cases = vec![
            closed(1, 30, archive, |_| {}),
            closed(2, 10, archive, |_| {}),
            closed(3, 20, None, |_| {}),
            closed(4, 5, archive, |row| row.customer = String::new()),
            closed(5, 6, archive, |row| row.sealed = true),
            closed(6, 7, archive, |row| "grumble".clone_into(&mut row.kind)),
        ];
        append(&mut *store, batch(cases)).unwrap();
        let group = |stage, until: i64| ClosedGroup {
            kind: "complaint".to_owned(),
            status: Status::Closed,
            stage,
            closed: Bound {
                from: None,
                until: Some(minute(until)),
            },
        };
        let found = |groups: Vec<ClosedGroup>, sealed: &[&str]| {
            let mut query = ClosedQuery {
                groups,
                sealed: sealed.iter().map(|kind| (*kind).to_owned()).collect(),
                after: None,
                limit: 2,
            };
            let mut all = Vec::new();
            loop {
                let page = store.closed(&query).unwrap();
                all.extend(page.rows.into_iter().map(|row| row.number));
                query.after = page.next;
                if query.after.is_none() {
                    return all;
                }
            }
        };
        let both = || vec![group(archive, 100), group(None, 100)];
        let [one, two, three, five] = ["1", "2", "3", "5"].map(|n| format!("2026-00000{n}"));
        assert_eq!(found(both(), &[]), [&*two, &*three, &*one]);
        assert_eq!(
            found(both(), &["complaint"]),
            [&*five, &*two, &*three, &*one]
        );
        assert_eq!(found(vec![group(archive, 30)], &[]), [&*two]);
        assert!(found(Vec::new(), &[]).is_empty());
    }
}
