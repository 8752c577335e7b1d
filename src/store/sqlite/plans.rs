//! How the database goes about each question: along an index and in its order, never over the whole table.

use rusqlite::{Connection, params_from_iter};

use super::SqliteStore;
use super::ask::{Ask, Sealed};
use super::cursor::Place;
use super::sql::Sql;
use super::walk::Walk;
use super::{alike, by_due, cases, closed, glance, log, queue, received, sums};
use crate::calendar::Moment;
use crate::case::{CommandName, Role, Status};
use crate::store::{Bound, ClosedGroup, ClosedQuery, Filter, TaskQuery};

fn moment() -> Moment {
    "2026-09-01T09:00:00+08:00".parse().unwrap()
}

/// A desk on which a department and a person have been named.
fn desk() -> SqliteStore {
    let store = SqliteStore::open_in_memory().unwrap();
    let names = "INSERT INTO name (sort, name, normal) VALUES
                 ('department', '前台', '前台'), ('department', '前台二部', '前台二部'), ('person', '李四', '李四')";
    store.conn.execute_batch(names).unwrap();
    store
}

fn plan(conn: &Connection, sql: &Sql) -> Vec<String> {
    let mut statement = conn
        .prepare(&format!("EXPLAIN QUERY PLAN {}", sql.text))
        .unwrap();
    let steps = statement.query_map(params_from_iter(&sql.values), |row| row.get(3));
    steps.unwrap().map(Result::unwrap).collect()
}

fn scans(plan: &[String]) -> bool {
    plan.iter().any(|step| {
        let whole =
            step.starts_with("SCAN") && !step.contains("INDEX") && !step.contains("SUBQUERY");
        whole && step != "SCAN CONSTANT ROW"
    })
}

fn sorts(plan: &[String]) -> bool {
    plan.iter().any(|step| step.contains("TEMP B-TREE"))
}

/// Every word of the query language that an index answers.
fn backed() -> Vec<Filter> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let text = |word: &str| Filter::Text(word.to_owned());
    let bound = Bound {
        from: Some(moment()),
        until: Some(moment()),
    };
    vec![
        Filter::Clause("x.1".to_owned()),
        Filter::Kind(words(&["complaint"])),
        Filter::Kind(words(&["complaint", "need", "grumble"])),
        Filter::LevelRank(1, 1),
        Filter::LevelRank(1, 3),
        Filter::Department("二部".to_owned()),
        Filter::Department("前台".to_owned()),
        Filter::Responsible("前台".to_owned()),
        Filter::Person("李".to_owned()),
        Filter::Status(vec![Status::Open]),
        Filter::Status(vec![Status::Closed, Status::Archived]),
        Filter::Stage(vec![CommandName::Dispatch]),
        Filter::Channel(words(&["phone", "letter"])),
        Filter::Category(words(&["fee"])),
        Filter::Unit("3-2-501".to_owned()),
        Filter::Customer("张三".to_owned()),
        Filter::Phone("8000".to_owned()),
        Filter::Clerk("clerk".to_owned()),
        Filter::Due(bound),
        Filter::OverdueAt(moment()),
        Filter::Returned,
        Filter::Reopened,
        Filter::Satisfaction(1, 2),
        Filter::Number("00012".to_owned()),
        Filter::Numbers("2026-000001".to_owned(), "2026-000012".to_owned()),
        text("漏"),
        text("漏水"),
        text("服务态度"),
        text("zs"),
        text("8000"),
        veiled(text("漏水")),
        veiled(text("zs")),
        veiled(Filter::Customer("张三".to_owned())),
        veiled(Filter::Phone("8000".to_owned())),
    ]
}

fn veiled(filter: Filter) -> Filter {
    Filter::Veiled(Box::new(filter), Some("前台".to_owned()))
}

/// Each of them alone, and each with each.
fn questions() -> Vec<Vec<(bool, Filter)>> {
    let alone = backed().into_iter().map(|filter| vec![(false, filter)]);
    let pairs = backed().into_iter().flat_map(|one| {
        backed()
            .into_iter()
            .map(move |other| vec![(false, one.clone()), (false, other)])
    });
    alone.chain(pairs).collect()
}

#[test]
fn every_way_to_newest_first_is_along_an_index() {
    let store = desk();
    for filters in questions() {
        let ask = Ask::new(&store.conn, &filters, Sealed::Hidden).unwrap();
        assert!(!ask.ways.is_empty(), "{filters:?}");
        for way in &ask.ways {
            let sql = Walk {
                before: Some(7),
                ..Walk::newest(&ask, way, 50)
            }
            .sql();
            let plan = plan(&store.conn, &sql);
            assert!(!scans(&plan), "{filters:?}: {plan:?}");
            assert!(!way.ordered || !sorts(&plan), "{filters:?}: {plan:?}");
        }
    }
}

#[test]
fn a_span_of_time_is_a_span_of_the_table() {
    let store = desk();
    let bound = Bound {
        from: Some(moment()),
        until: Some(moment()),
    };
    let ask = Ask::new(
        &store.conn,
        &[(false, Filter::Received(bound))],
        Sealed::Hidden,
    )
    .unwrap();
    let plan = plan(
        &store.conn,
        &cases::newest_sql(&store.conn, &ask, None, 50).unwrap(),
    );
    assert_eq!(
        plan,
        ["SEARCH c USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"]
    );
}

#[test]
fn everything_together_is_the_newest_of_the_table() {
    let store = desk();
    let ask = Ask::new(&store.conn, &[], Sealed::Hidden).unwrap();
    let plan = plan(
        &store.conn,
        &cases::newest_sql(&store.conn, &ask, None, 50).unwrap(),
    );
    assert_eq!(plan, ["SCAN c"]);
}

#[test]
fn cases_by_due_time_come_along_an_index_of_the_few_that_have_one() {
    let store = desk();
    let ranks = vec![(false, Filter::LevelRank(1, 2))];
    for (filters, index) in [(Vec::new(), "case_due"), (ranks, "case_due_gravity")] {
        let ask = Ask::new(&store.conn, &filters, Sealed::Hidden).unwrap();
        for after in [None, Some((1, 2))] {
            let plan = plan(
                &store.conn,
                &by_due::dated_sql(&ask, &by_due::along_due(&ask), after, 50),
            );
            assert!(!scans(&plan) && !sorts(&plan), "{plan:?}");
            let along = format!("INDEX {index} (");
            assert!(
                after.is_none() || plan.iter().any(|step| step.contains(&along)),
                "{plan:?}"
            );
        }
    }
}

#[test]
fn the_cases_of_a_whole_ledger_come_from_an_index_alone() {
    let sql = Sql::new(cases::UNSEALED).with(1).with(500);
    let plan = plan(&desk().conn, &sql);
    assert!(!scans(&plan) && !sorts(&plan), "{plan:?}");
    assert!(
        plan.iter()
            .any(|step| step.contains("COVERING INDEX case_unsealed")),
        "{plan:?}"
    );
}

#[test]
fn the_cases_of_a_day_are_a_span_of_ids() {
    let sql = Sql::new(super::related::EARLIER)
        .with(1)
        .with(2)
        .with(3)
        .with(4);
    assert_eq!(
        plan(&desk().conn, &sql),
        [
            "SEARCH c USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
            "SEARCH e USING INDEX event_number (number=?) LEFT-JOIN"
        ]
    );
}

#[test]
fn the_queue_comes_along_an_index_of_the_tasks() {
    let store = desk();
    let query = TaskQuery {
        due_before: Some(moment()),
        ..TaskQuery::default()
    };
    let roles = vec![Role::Clerk, Role::Supervisor];
    for query in [
        query.clone(),
        TaskQuery {
            roles: roles.clone(),
            ..query.clone()
        },
        TaskQuery {
            roles,
            department: Some("前台".to_owned()),
            ..query.clone()
        },
        TaskQuery {
            roles: vec![Role::Handler, Role::Head],
            own: Some("前台".to_owned()),
            ..query
        },
    ] {
        let plan = plan(&store.conn, &queue::first_page_sql(&store.conn, &query));
        assert!(!scans(&plan) && !sorts(&plan), "{plan:?}");
    }
}

#[test]
fn cases_alike_are_found_along_the_search_index_and_looked_up_one_by_one() {
    let store = desk();
    let newest = Sql::new(alike::NEWEST_WITH)
        .with("\"漏水\"".to_owned())
        .with(200);
    let open = Sql::new(alike::IS_OPEN).with(7);
    for (sql, step) in [
        (newest, "SCAN search VIRTUAL TABLE INDEX"),
        (
            open,
            "SEARCH cases USING COVERING INDEX case_status (status=? AND rowid=?)",
        ),
    ] {
        let plan = plan(&store.conn, &sql);
        assert!(!scans(&plan) && !sorts(&plan), "{plan:?}");
        assert!(plan.len() == 1 && plan[0].starts_with(step), "{plan:?}");
    }
}

#[test]
fn what_is_shown_at_a_glance_is_never_a_scan_of_cases_or_log() {
    let store = desk();
    for (sql, steps) in [
        (glance::STIRS, "SEARCH event USING INDEX event_stir (seq>?)"),
        (
            log::EVENTS_FROM,
            "SEARCH event USING INDEX event_number (number=? AND rowid>?)",
        ),
        (
            sums::LATER,
            "SEARCH open_sum USING PRIMARY KEY (whose=? AND span=? AND place>? AND place<?)",
        ),
        (
            sums::NEXT_GROUP,
            "SEARCH open_sum USING PRIMARY KEY (whose>?)",
        ),
        (
            sums::DUE_WITHIN_THE_HOUR,
            "SEARCH cases USING COVERING INDEX case_due (due>? AND due<?)",
        ),
        (sums::DUE_AFTER_ALL, "INDEX case_due_after"),
        (
            sums::LOADED_WITHIN_THE_HOUR,
            "SEARCH cases USING INDEX case_load (<expr>=? AND due>? AND due<?)",
        ),
        (
            received::KEPT,
            "SEARCH received_hour USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
        ),
        (
            received::ONE_BY_ONE,
            "SEARCH cases USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
        ),
        (log::ONCE_HELD, "event_held"),
    ] {
        let mut statement = store
            .conn
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .unwrap();
        let marks = statement.parameter_count();
        let plan: Vec<String> = statement
            .query_map(params_from_iter(vec![1i64; marks]), |row| row.get(3))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert!(plan.iter().any(|step| step.contains(steps)), "{plan:?}");
        let few = ["event_held", "case_due_after", "CONSTANT ROW"];
        let whole = |step: &String| {
            step.starts_with("SCAN") && !few.iter().any(|small| step.contains(small))
        };
        assert!(!plan.iter().any(whole), "{plan:?}");
    }
}

/// The questions of today at a glance and of the sharing out.
fn glances() -> Vec<Vec<(bool, Filter)>> {
    let open = || (false, Filter::Status(vec![Status::Open]));
    let bound = |from, until| Bound { from, until };
    let (past, soon) = (Some(moment()), Some(moment()));
    let later = vec![
        CommandName::Callback,
        CommandName::Close,
        CommandName::Archive,
    ];
    vec![
        vec![(false, Filter::OverdueAt(moment()))],
        vec![
            (false, Filter::Due(bound(None, soon))),
            (true, Filter::OverdueAt(moment())),
        ],
        vec![(false, Filter::Received(bound(past, soon)))],
        vec![
            open(),
            (false, Filter::Returned),
            (true, Filter::Stage(later)),
        ],
        vec![open(), (false, Filter::Stage(vec![CommandName::Callback]))],
        vec![open(), (false, Filter::Stage(vec![CommandName::Dispatch]))],
    ]
}

#[test]
fn closed_cases_come_along_their_closing() {
    let store = desk();
    let group = |stage, until| ClosedGroup {
        kind: "complaint".to_owned(),
        status: Status::Closed,
        stage,
        closed: Bound { from: None, until },
    };
    let query = ClosedQuery {
        groups: vec![
            group(None, None),
            group(Some(CommandName::Archive), Some(moment())),
        ],
        limit: 10,
        ..ClosedQuery::default()
    };
    for after in [
        None,
        Some(Place::Keyed {
            key: 1,
            id: 2,
            sub: 0,
        }),
    ] {
        let plan = plan(&store.conn, &closed::page_sql(&query, after));
        let along = "SEARCH c USING INDEX case_kept (kind=? AND status=? AND stage=?";
        let along = plan.iter().filter(|step| step.starts_with(along));
        assert_eq!(along.count(), 2, "{plan:?}");
        assert!(!scans(&plan) && !sorts(&plan), "{plan:?}");
    }
}

#[test]
fn the_groups_of_the_first_screens_come_along_the_due_times_of_what_they_list() {
    let store = desk();
    let open = || (false, Filter::Status(vec![Status::Open]));
    let later = vec![CommandName::Callback, CommandName::Close];
    let stage = |stage| (false, Filter::Stage(vec![stage]));
    for (filters, index) in [
        (vec![open(), stage(CommandName::Dispatch)], "case_stage_due"),
        (
            vec![
                open(),
                (false, Filter::Returned),
                (true, Filter::Stage(later)),
            ],
            "case_back",
        ),
    ] {
        let ask = Ask::new(&store.conn, &filters, Sealed::Hidden).unwrap();
        let sql = by_due::dated_sql(&ask, &by_due::along_due(&ask), None, 200);
        let plan = plan(&store.conn, &sql);
        let along = format!("INDEX {index} (");
        assert!(plan.iter().any(|step| step.contains(&along)), "{plan:?}");
        assert!(!scans(&plan) && !sorts(&plan), "{plan:?}");
    }
}

#[test]
fn each_question_of_the_first_screens_is_answered_along_an_index() {
    let store = desk();
    for filters in glances() {
        let ask = Ask::new(&store.conn, &filters, Sealed::Hidden).unwrap();
        let spanned = ask.first.is_some() && ask.last.is_some();
        assert!(spanned || !ask.ways.is_empty(), "{filters:?}");
        for way in &ask.ways {
            let counted = Walk {
                order: None,
                ..Walk::newest(&ask, way, 10_001)
            };
            for sql in [Walk::newest(&ask, way, 50).sql(), counted.sql()] {
                let plan = plan(&store.conn, &sql);
                assert!(!scans(&plan), "{filters:?}: {plan:?}");
            }
        }
    }
}
