//! The cases of a period, and the end of the log as it was.

use tousu::case::Status;
use tousu::store::CaseRow;

use crate::support::{append, batch, changed, draft, minute, new_case, register, row, stores};

#[test]
fn a_period_has_the_cases_that_were_registered_open_or_written_to_in_it() {
    for mut store in stores() {
        let at = |number: &str, from: i64| CaseRow {
            registered_at: minute(from),
            ..row(number, from)
        };
        register(&mut *store, [at("2026-000001", 0), at("2026-000002", 10)]);
        let sealed = CaseRow {
            sealed: true,
            ..at("S-2026-0001", 12)
        };
        register(&mut *store, [sealed]);
        let close = changed(store.as_read(), "2026-000001", |row| {
            row.status = Status::Closed;
            row.closed_at = Some(minute(20));
        });
        append(&mut *store, batch(vec![close])).unwrap();
        register(&mut *store, [at("2026-000003", 40)]);
        let between = |from, until| store.numbers_between(minute(from), minute(until)).unwrap();
        assert_eq!(between(0, 10), ["2026-000001"]);
        assert_eq!(
            between(30, 40),
            ["2026-000002"],
            "closed before, sealed, or not there yet"
        );
        assert_eq!(between(30, 41), ["2026-000002", "2026-000003"]);
        let written = between(100_000, 100_001);
        assert_eq!(
            written.len(),
            3,
            "what is written to a closed case counts: {written:?}"
        );
    }
}

#[test]
fn the_end_of_the_log_is_known_for_every_moment() {
    for mut store in stores() {
        let mut write = |number: &str, at: i64| {
            let mut case = new_case(row(number, 0), "…");
            case.drafts = vec![draft(minute(at), "…")];
            append(&mut *store, batch(vec![case])).unwrap();
            store.head().unwrap()
        };
        let first = write("2026-000001", 0);
        let last = write("2026-000002", 30);
        assert_eq!(store.head_before(minute(-1)).unwrap().seq, 0);
        assert_eq!(store.head_before(minute(15)).unwrap(), first);
        assert_eq!(store.head_before(minute(31)).unwrap(), last);
    }
}
