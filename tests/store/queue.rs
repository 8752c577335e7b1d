//! The follow-up queue.

use tousu::case::{Role, Task};
use tousu::store::{CaseRow, CaseWrite, Filter, Read, Store, TaskQuery, Total};

use crate::support::{append, batch, changed, minute, new_case, row, stores, task};

fn with_tasks(row: CaseRow, tasks: Vec<Task>) -> CaseWrite {
    CaseWrite {
        tasks,
        ..new_case(row, "漏水了")
    }
}

fn filled() -> Vec<Box<dyn Store>> {
    let due = |at| Some(minute(at));
    stores()
        .into_iter()
        .map(|mut store| {
            let sealed = CaseRow {
                sealed: true,
                ..row("S-2026-0001", 0)
            };
            let cases = vec![
                with_tasks(
                    row("2026-000001", 0),
                    vec![
                        task(1, Role::Clerk, None, due(30)),
                        task(2, Role::Head, Some("前台"), due(10)),
                        task(3, Role::Clerk, None, None),
                    ],
                ),
                with_tasks(
                    row("2026-000002", 1),
                    vec![
                        task(1, Role::Handler, Some("器械"), due(20)),
                        task(2, Role::Handler, Some("前台"), None),
                    ],
                ),
                with_tasks(sealed, vec![task(1, Role::Manager, None, due(5))]),
            ];
            append(&mut *store, batch(cases)).unwrap();
            store
        })
        .collect()
}

/// Number and id of every task, over pages of two.
fn tasks(store: &dyn Read, query: &TaskQuery) -> Vec<(String, u32)> {
    let mut query = TaskQuery {
        limit: 2,
        ..query.clone()
    };
    let mut all = Vec::new();
    loop {
        let page = store.tasks(&query).unwrap();
        all.extend(page.rows.into_iter().map(|task| (task.number, task.id)));
        query.after = page.next;
        if query.after.is_none() {
            return all;
        }
    }
}

#[test]
fn tasks_are_counted_as_they_are_listed() {
    for store in filled() {
        let own = TaskQuery {
            roles: vec![Role::Clerk, Role::Handler],
            own: Some("器械".to_owned()),
            ..TaskQuery::default()
        };
        assert_eq!(tasks(&*store, &own).len(), 3);
        let questions = [
            (TaskQuery::default(), 5),
            (own.clone(), 3),
            (
                TaskQuery {
                    roles: vec![Role::Manager],
                    ..TaskQuery::default()
                },
                0,
            ),
            (
                TaskQuery {
                    roles: vec![Role::Clerk, Role::Clerk],
                    ..TaskQuery::default()
                },
                2,
            ),
            (
                TaskQuery {
                    due_before: Some(minute(25)),
                    ..own.clone()
                },
                1,
            ),
            (
                TaskQuery {
                    due_from: Some(minute(20)),
                    ..TaskQuery::default()
                },
                2,
            ),
            (
                TaskQuery {
                    sealed: true,
                    ..TaskQuery::default()
                },
                6,
            ),
        ];
        for (query, count) in questions {
            let limited = TaskQuery { limit: 1, ..query };
            assert_eq!(
                store.count_tasks(&limited).unwrap(),
                Total::Exactly(count),
                "{limited:?}"
            );
        }
    }
}

#[test]
fn tasks_come_by_due_time_and_those_without_one_last() {
    for store in filled() {
        let short = |query: &TaskQuery| {
            let all = tasks(&*store, query).into_iter();
            all.map(|(number, id)| format!("{}.{id}", number.trim_start_matches("2026-00000")))
                .collect::<Vec<_>>()
        };
        let all = TaskQuery::default();
        assert_eq!(short(&all), ["1.2", "2.1", "1.1", "1.3", "2.2"]);
        assert_eq!(
            short(&TaskQuery {
                sealed: true,
                ..all.clone()
            })[0],
            "S-2026-0001.1"
        );
        let roles = vec![Role::Clerk, Role::Head];
        assert_eq!(
            short(&TaskQuery {
                roles,
                ..all.clone()
            }),
            ["1.2", "1.1", "1.3"]
        );
        let department = Some("前台".to_owned());
        assert_eq!(
            short(&TaskQuery {
                department: department.clone(),
                ..all.clone()
            }),
            ["1.2", "2.2"]
        );
        let roles = vec![Role::Handler];
        assert_eq!(
            short(&TaskQuery {
                roles,
                department,
                ..all.clone()
            }),
            ["2.2"]
        );
        assert_eq!(
            short(&TaskQuery {
                due_before: Some(minute(30)),
                ..all.clone()
            }),
            ["1.2", "2.1"]
        );
        assert_eq!(
            short(&TaskQuery {
                due_from: Some(minute(20)),
                ..all.clone()
            }),
            ["2.1", "1.1"]
        );
        for (filter, found) in [
            (Filter::Number("2".to_owned()), vec!["2.1", "2.2"]),
            (Filter::Number("002".to_owned()), vec!["2.1", "2.2"]),
            (
                Filter::Kind(vec!["complaint".to_owned()]),
                vec!["1.2", "2.1", "1.1", "1.3", "2.2"],
            ),
            (
                Filter::Text("漏水".to_owned()),
                vec!["1.2", "2.1", "1.1", "1.3", "2.2"],
            ),
            (Filter::Text("噪音".to_owned()), vec![]),
            (
                Filter::Department("前台".to_owned()),
                vec!["1.2", "2.1", "1.1", "1.3", "2.2"],
            ),
        ] {
            assert_eq!(
                short(&TaskQuery {
                    filters: vec![(false, filter)],
                    ..all.clone()
                }),
                found
            );
        }
    }
}

#[test]
fn a_task_is_read_as_it_was_written_with_its_case() {
    for store in filled() {
        let of_case = store.tasks_of("2026-000001").unwrap();
        assert_eq!(
            of_case.iter().map(|task| task.id).collect::<Vec<_>>(),
            [1, 2, 3]
        );
        let written = task(2, Role::Head, Some("前台"), Some(minute(10)));
        let read = &of_case[1];
        assert_eq!(
            (read.step, read.role, &read.clause, read.due),
            (written.step, written.role, &written.clause, written.due)
        );
        assert_eq!(
            (&read.department, &read.needs, read.ready),
            (&written.department, &written.needs, true)
        );
        let case = row("2026-000001", 0);
        assert_eq!(
            (&read.kind, read.level_rank, &read.customer),
            (&case.kind, case.level_rank, &case.customer)
        );
        assert_eq!(read.case_department.as_deref(), Some("前台"));
        assert!(store.tasks_of("2026-000009").unwrap().is_empty());
    }
}

#[test]
fn new_tasks_take_the_place_of_the_old_ones() {
    for mut store in filled() {
        let done = changed(store.as_read(), "2026-000001", |_| {});
        append(
            &mut *store,
            batch(vec![CaseWrite {
                tasks: vec![task(4, Role::Clerk, None, None)],
                ..done
            }]),
        )
        .unwrap();
        let ids: Vec<u32> = store
            .tasks_of("2026-000001")
            .unwrap()
            .iter()
            .map(|task| task.id)
            .collect();
        assert_eq!(ids, [4]);
    }
}
