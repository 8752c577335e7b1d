//! How often each clause has acted: kept with the events, never of sealed cases, and what finds the cases of a clause.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tousu::case::{CommandName, DeadlineKey, Fact, How, KeptDeadline, LevelCause, LevelState, Why};
use tousu::store::{CaseQuery, CaseRow, CaseWrite, Filter, Fired, Store, Total};

use crate::support::{append, batch, changed, found, minute, new_case, row, stores};

/// Events that carry the clauses in three ways: as their own rule, as a reason of the level, as a limit that they counted.
fn carrying(write: CaseWrite, choice: u8) -> CaseWrite {
    let mut write = write;
    let draft = write.drafts.last_mut().unwrap();
    draft.clause = (choice & 1 > 0).then(|| "x.1".to_owned());
    if choice & 2 > 0 {
        let why = |clause: &str| Why {
            clause: Some(clause.to_owned()),
            how: How::Computed,
            saw: Vec::new(),
        };
        draft.fact = Fact::LevelChanged {
            from: None,
            level: LevelState {
                id: "1".to_owned(),
                rank: 1,
                why: vec![why("x.1"), why("x.L1"), why("x.L2")],
                set_over: None,
            },
            cause: LevelCause::Event,
        };
    }
    if choice & 4 > 0 {
        let key = DeadlineKey {
            step: CommandName::Answer,
            clause: "x.D".to_owned(),
            department: None,
            from: minute(0),
        };
        draft.deadlines = vec![KeptDeadline {
            key,
            due: minute(60),
            span: None,
            provisional: false,
            calendar: "c".to_owned(),
        }];
    }
    write
}

/// The same counts from the histories themselves.
fn recount(store: &dyn Store) -> Vec<Fired> {
    let every = CaseQuery {
        limit: 1000,
        sealed: true,
        ..CaseQuery::default()
    };
    let mut sums: BTreeMap<String, Fired> = BTreeMap::new();
    let rows = store.cases(&every).unwrap().rows;
    for row in rows.iter().filter(|row| !row.sealed) {
        let mut of_case: BTreeMap<String, Fired> = BTreeMap::new();
        for event in store.events(&row.number).unwrap() {
            for clause in event.clauses() {
                let new = Fired {
                    clause: clause.to_owned(),
                    times: 0,
                    cases: 1,
                    last: event.at,
                };
                let sum = of_case.entry(clause.to_owned()).or_insert(new);
                sum.times += 1;
                sum.last = sum.last.max(event.at);
            }
        }
        for (clause, one) in of_case {
            assert_eq!(
                store.fired_in(&row.number, &clause).unwrap(),
                Some(one.clone())
            );
            match sums.get_mut(&clause) {
                Some(sum) => {
                    sum.times += one.times;
                    sum.cases += 1;
                    sum.last = sum.last.max(one.last);
                }
                None => _ = sums.insert(clause, one),
            }
        }
    }
    sums.into_values().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Cases are registered, go on, become sealed and open again, and are received at another time after all.
    #[test]
    fn kept_counts_equal_a_recount(steps in prop::collection::vec((0u32..5, any::<u8>()), 1..25)) {
        for mut store in stores() {
            for (place, (case, choice)) in steps.iter().enumerate() {
                let number = format!("2026-{case:06}");
                let vary = |row: &mut CaseRow| {
                    row.sealed = choice & 0b1_1000 == 0b1_1000;
                    row.received_at = minute(i64::from(choice >> 5));
                };
                let mut write = if store.case(&number).unwrap().is_some() {
                    changed(store.as_read(), &number, vary)
                } else {
                    let mut new = row(&number, 0);
                    vary(&mut new);
                    new_case(new, "漏水")
                };
                for draft in &mut write.drafts {
                    draft.at = minute(100_000 + i64::try_from(place).unwrap());
                }
                append(&mut *store, batch(vec![carrying(write, *choice)])).unwrap();
                prop_assert_eq!(store.fired().unwrap(), recount(&*store));
            }
            prop_assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
        }
    }
}

#[test]
fn a_clause_finds_its_cases_newest_first_and_no_sealed_one() {
    for mut store in stores() {
        for (number, received, sealed) in [
            ("2026-000001", 0, false),
            ("2026-000002", 60, false),
            ("2026-000003", 30, false),
            ("S-2026-0001", 90, true),
        ] {
            let row = CaseRow {
                sealed,
                ..row(number, received)
            };
            let choice = u8::from(number != "2026-000003");
            append(
                &mut *store,
                batch(vec![carrying(new_case(row, "漏水"), choice)]),
            )
            .unwrap();
        }
        let clause = Filter::Clause("x.1".to_owned());
        assert_eq!(
            found(store.as_read(), false, clause.clone()),
            ["2026-000002", "2026-000001"]
        );
        assert_eq!(
            found(store.as_read(), true, clause.clone()),
            ["2026-000003"]
        );
        let both = CaseQuery {
            filters: vec![(false, clause), (false, Filter::Text("漏水".to_owned()))],
            sealed: true,
            ..CaseQuery::default()
        };
        assert_eq!(store.count(&both).unwrap(), Total::Exactly(2));
        assert!(found(store.as_read(), false, Filter::Clause("x".to_owned())).is_empty());
    }
}
