//! Lines that are kept from one export to the next.

use serde_json::json;

use super::*;
use crate::case::Role;
use crate::desk::{self, NewUser};
use crate::store::{Edition, Line};

impl Trial {
    fn text(&mut self, lang: Lang) -> String {
        let path = self.export("a.csv", lang);
        std::fs::read_to_string(path).unwrap()
    }

    /// Of the cases that an export would write now: those whose line is kept, and the numbers of the others.
    fn kept(&mut self, lang: Lang) -> (usize, Vec<String>) {
        let columns = columns(self.desk.regulation());
        let edition = edition::begin(&mut self.desk, &self.actor, &columns, lang);
        let query = CaseQuery {
            sort: Sort::Oldest,
            limit: 1000,
            ..CaseQuery::default()
        };
        let read = self.desk.read();
        let page = read.lines(&query, edition, &[].into()).unwrap();
        let kept = page.lines().filter(|line| matches!(line, Line::Kept(_)));
        (kept.count(), page.missing())
    }
}

#[test]
fn a_second_export_reads_the_lines_of_the_first_and_is_the_same() {
    for file in shipped() {
        let mut trial = trial(file.source, CASES);
        for lang in [Lang::Zh, Lang::En] {
            assert_eq!(trial.kept(lang).0, 0);
            let first = trial.text(lang);
            let (kept, others) = trial.kept(lang);
            assert!(kept > 20, "{}", file.id);
            assert!(others.is_empty(), "{}", file.id);
            assert_eq!(trial.text(lang), first, "{}", file.id);
        }
        assert_eq!(check(&mut trial.desk).unwrap(), []);
    }
}

#[test]
fn what_happens_to_a_case_takes_its_line_and_no_other() {
    let mut trial = trial(shipped()[0].source, CASES);
    let before = trial.text(Lang::Zh);
    let open = trial
        .desk
        .cases(&trial.actor, "status:open", Sort::Received, None, 1);
    let number = open.unwrap().rows.remove(0).number;
    let remark = desk::Wish::read("note", json!({"text": "又来电话催"})).unwrap();
    trial.desk.execute(&trial.actor, &number, &remark).unwrap();
    assert_eq!(trial.kept(Lang::Zh).1, std::slice::from_ref(&number));
    let after = trial.text(Lang::Zh);
    let both = after.lines().zip(before.lines());
    let changed: Vec<_> = both.filter(|(now, then)| now != then).collect();
    assert!(
        matches!(changed.as_slice(), [(now, _)] if now.contains("又来电话催")),
        "{changed:?}"
    );
    assert!(trial.kept(Lang::Zh).1.is_empty());
    assert_eq!(check(&mut trial.desk).unwrap(), []);
}

#[test]
fn who_sees_no_customer_reads_no_line_with_one_and_the_other_way_round() {
    let mut trial = trial(shipped()[0].source, CASES);
    let clear = trial.text(Lang::Zh);
    let files = NewUser {
        name: "files".to_owned(),
        roles: vec![Role::Admin],
        ..NewUser::default()
    };
    trial.desk.add_user(&trial.actor, &files).unwrap();
    let all = std::mem::replace(&mut trial.actor, trial.desk.actor("files").unwrap());
    let masked = trial.text(Lang::Zh);
    assert_ne!(masked, clear);
    assert_eq!(trial.text(Lang::Zh), masked);
    // One customer shown by hand is in this export alone.
    let first = trial.desk.cases(&trial.actor, "", Sort::Oldest, None, 1);
    let number = first.unwrap().rows.remove(0).number;
    trial.desk.unmask(&trial.actor, &number).unwrap();
    let shown = trial.text(Lang::Zh);
    let others = shown.lines().zip(masked.lines()).filter(|(a, b)| a != b);
    assert_eq!(others.count(), 1);
    let second = NewUser {
        name: "second".to_owned(),
        ..files
    };
    trial.desk.add_user(&all, &second).unwrap();
    trial.actor = trial.desk.actor("second").unwrap();
    assert_eq!(trial.text(Lang::Zh), masked);
    trial.actor = all;
    assert_eq!(trial.text(Lang::Zh), clear);
    assert_eq!(check(&mut trial.desk).unwrap(), []);
}

#[test]
fn a_line_that_was_tampered_with_is_found_and_never_written() {
    let mut trial = trial(shipped()[0].source, CASES);
    let before = trial.text(Lang::Zh);
    let path = trial.folder.path().join("desk.tousu");
    let tampered = rusqlite::Connection::open(&path).unwrap();
    let changed = tampered
        .execute(
            "UPDATE ledger_line SET cells = zeroblob(length(cells)) WHERE place = (SELECT min(place) FROM ledger_line)",
            [],
        )
        .unwrap();
    assert_eq!(changed, 1);
    let found = check(&mut trial.desk).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].what, "ledger");
    assert!(!found[0].place.is_empty());
    assert_eq!(trial.text(Lang::Zh), before);
    assert_eq!(check(&mut trial.desk).unwrap(), []);
}

#[test]
fn lines_of_other_columns_are_of_no_use() {
    let mut trial = trial(shipped()[0].source, CASES);
    trial.text(Lang::Zh);
    let other = Edition {
        name: Lang::Zh.code().to_owned(),
        digest: "other columns".to_owned(),
    };
    let path = trial.folder.path().join("desk.tousu");
    let mut store = crate::store::sqlite::SqliteStore::open(&path).unwrap();
    let begun = crate::store::Store::begin_edition(&mut store, &other).unwrap();
    let lines = crate::store::Read::kept_lines(&store, begun.unwrap(), None, 10).unwrap();
    assert_eq!(lines, []);
    assert_eq!(trial.kept(Lang::Zh).0, 0);
}
