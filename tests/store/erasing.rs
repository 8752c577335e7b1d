//! The words of people go, by law; the chain, the sums and every other case stay.

use std::fs;
use std::path::Path;

use tousu::case::Status;
use tousu::store::sqlite::SqliteStore;
use tousu::store::{
    Batch, Bound, CaseRow, CaseWrite, Edition, Filter, FormDraft, LogEntry, NewLine, Operation,
    Read, Store, TallyQuery, chain,
};

use crate::support::{append, batch, changed, found, minute, new_case, row, stores};

const ERASED: &str = "2026-000001";
const OTHER: &str = "2026-000002";
/// Names that stand on the first case only.
const NAME: &str = "欧阳春晓";
const ACCUSED: &str = "司徒剑锋";
const WORDS: &str = "跑步机的皮带断了两次";

fn a_case(number: &str, customer: &str, accused: &str) -> CaseRow {
    CaseRow {
        customer: customer.to_owned(),
        persons: vec![accused.to_owned()],
        status: Status::Archived,
        closed_at: Some(minute(60)),
        due: None,
        stage: None,
        ..row(number, 0)
    }
}

/// What a ledger had of both cases.
fn keep_lines(store: &mut dyn Store) {
    let edition = Edition {
        name: "zh".to_owned(),
        digest: "1".to_owned(),
    };
    let edition = store.begin_edition(&edition).unwrap().unwrap();
    let line = |number: &str, cells: &str| NewLine {
        number: number.to_owned(),
        version: 1,
        cells: cells.as_bytes().to_vec(),
    };
    let lines = [
        line(ERASED, &format!("{NAME}{ACCUSED}{WORDS}")),
        line(OTHER, "水太冷"),
    ];
    store.keep_lines(edition, &lines).unwrap();
    assert_eq!(
        store.as_read().kept_lines(edition, None, 9).unwrap().len(),
        2
    );
}

/// Two cases, a draft on each, and an operation that registered the first.
fn fill(store: &mut dyn Store) {
    let first = new_case(a_case(ERASED, NAME, ACCUSED), WORDS);
    let second = new_case(a_case(OTHER, "赵敏", "李四"), "水太冷");
    let op = Operation {
        id: "op-1".to_owned(),
        digest: "digest of everything that was typed".to_owned(),
        number: ERASED.to_owned(),
        version: 1,
    };
    let cases = Batch {
        op: Some(op),
        ..batch(vec![first, second])
    };
    append(store, cases).unwrap();
    keep_lines(store);
    for form in [
        format!("{ERASED}/note"),
        format!("{OTHER}/note"),
        "register".to_owned(),
    ] {
        let draft = FormDraft {
            user: "clerk".to_owned(),
            form,
            saved_at: minute(1),
            body: "{}".to_owned(),
        };
        store.save_draft(&draft).unwrap();
    }
}

/// The case as it is without anybody's words, and the erasure of those in its log.
fn erase(store: &mut dyn Store) {
    let bare = changed(store.as_read(), ERASED, |row| {
        row.customer.clear();
        row.persons.clear();
        row.phone = None;
        row.phone_keys.clear();
        row.unit = None;
        row.subject = None;
        row.excerpt.clear();
        row.matter = None;
        row.customer_key.clear();
    });
    let erasing = Batch {
        erase: vec![ERASED.to_owned()],
        ..batch(vec![CaseWrite {
            search: None,
            ..bare
        }])
    };
    append(store, erasing).unwrap();
}

fn log(store: &dyn Read) -> Vec<LogEntry> {
    let mut entries = Vec::new();
    store
        .walk_log(&mut |entry| {
            entries.push(entry.clone());
            true
        })
        .unwrap();
    entries
}

#[test]
fn the_halves_and_salts_of_one_case_go_and_the_chain_still_verifies() {
    for mut store in stores() {
        fill(&mut *store);
        let before = log(&*store);
        erase(&mut *store);
        let after = log(&*store);
        let mut previous = chain::START.to_vec();
        for entry in &after {
            assert_eq!(chain::verify(&previous, entry), Ok(()), "{entry:?}");
            previous.clone_from(&entry.chain);
        }
        let [first, second, erasure] = after.as_slice() else {
            panic!("{after:?}");
        };
        assert_eq!((&first.personal, &first.salt), (&None, &None));
        assert_eq!(second, &before[1], "another case's words stay");
        assert!(erasure.personal.is_some(), "the new event keeps its own");
        for (old, new) in before.iter().zip(&after) {
            assert_eq!((&old.digest, &old.chain), (&new.digest, &new.chain));
        }
        assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn nothing_finds_the_case_by_a_person_any_more() {
    for mut store in stores() {
        fill(&mut *store);
        let by_person = [
            Filter::Text("欧阳".to_owned()),
            Filter::Text("oycx".to_owned()),
            Filter::Text("皮带".to_owned()),
            Filter::Customer("欧阳".to_owned()),
            Filter::Person("司徒".to_owned()),
        ];
        for filter in &by_person {
            assert_eq!(
                found(&*store, false, filter.clone()),
                [ERASED],
                "{filter:?}"
            );
        }
        erase(&mut *store);
        for filter in &by_person {
            assert!(
                found(&*store, false, filter.clone()).is_empty(),
                "{filter:?}"
            );
        }
        let phone = Filter::Phone("13800138000".to_owned());
        assert_eq!(found(&*store, false, phone), [OTHER]);
        assert!(store.case(ERASED).unwrap().unwrap().is_erased());
        assert_eq!(found(&*store, false, Filter::Erased), [ERASED]);
        assert_eq!(found(&*store, true, Filter::Erased), [OTHER]);
        assert_eq!(store.search_text(ERASED).unwrap(), None);
    }
}

#[test]
fn sums_stay_and_so_do_other_peoples_drafts() {
    for mut store in stores() {
        fill(&mut *store);
        let sums = store.tally(&TallyQuery::default()).unwrap();
        erase(&mut *store);
        assert_eq!(store.tally(&TallyQuery::default()).unwrap(), sums);
        let forms: Vec<String> = store
            .drafts("clerk")
            .unwrap()
            .into_iter()
            .map(|draft| draft.form)
            .collect();
        assert_eq!(forms, [format!("{OTHER}/note"), "register".to_owned()]);
    }
}

#[test]
fn an_operation_is_still_known_but_not_what_was_sent_with_it() {
    for mut store in stores() {
        fill(&mut *store);
        erase(&mut *store);
        let op = store.operation("op-1").unwrap().unwrap();
        assert_eq!((op.number.as_str(), op.digest.as_str()), (ERASED, ""));
    }
}

#[test]
fn cases_are_found_by_when_they_were_closed_and_by_what_happened_to_them() {
    for mut store in stores() {
        fill(&mut *store);
        let later = CaseRow {
            closed_at: Some(minute(90)),
            ..a_case("2026-000003", "钱六", "李四")
        };
        let open = row("2026-000004", 1);
        append(
            &mut *store,
            batch(vec![new_case(later, "x"), new_case(open, "y")]),
        )
        .unwrap();
        let until = |until| {
            Filter::Closed(Bound {
                from: None,
                until: Some(minute(until)),
            })
        };
        assert_eq!(found(&*store, false, until(61)), [OTHER, ERASED]);
        assert!(
            found(&*store, false, until(60)).is_empty(),
            "the end is outside"
        );
        assert_eq!(found(&*store, true, until(91)), ["2026-000004"]);
        assert!(store.once_held().unwrap().is_empty());
    }
}

#[test]
fn regulations_that_were_used_are_listed() {
    for mut store in stores() {
        assert!(store.regulations().unwrap().is_empty());
        for version in ["b", "a"] {
            let adopted = Batch {
                regulation: Some((version.to_owned(), "…".to_owned())),
                ..Batch::default()
            };
            append(&mut *store, adopted).unwrap();
        }
        assert_eq!(store.regulations().unwrap(), ["b", "a"]);
    }
}

/// Everything that lies in the folder: the file, the write-ahead log, whatever else.
fn bytes_of(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        bytes.extend(fs::read(entry.unwrap().path()).unwrap());
    }
    bytes
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

#[test]
fn after_a_purge_no_byte_of_the_words_is_in_the_file_or_its_log() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = SqliteStore::create(&folder.path().join("desk.tousu")).unwrap();
    fill(&mut store);
    // The search index keeps words in grams of one and two characters.
    let traces = [NAME, ACCUSED, WORDS, "欧阳", "皮带"];
    for words in traces {
        assert!(holds(&bytes_of(folder.path()), words), "{words}");
    }
    erase(&mut store);
    store.purge().unwrap();
    let bytes = bytes_of(folder.path());
    for words in traces {
        assert!(!holds(&bytes, words), "{words}");
    }
    assert!(holds(&bytes, "赵敏"), "other people stay");
    assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
    assert_eq!(
        found(&store, false, Filter::Text("赵敏".to_owned())),
        [OTHER]
    );
}

#[test]
fn while_another_terminal_reads_a_purge_says_so_and_can_be_made_later() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.tousu");
    let mut store = SqliteStore::create(&path).unwrap();
    fill(&mut store);
    erase(&mut store);
    let other = rusqlite::Connection::open(&path).unwrap();
    other
        .execute_batch("BEGIN; SELECT count(*) FROM event")
        .unwrap();
    assert!(store.purge().is_err());
    other.execute_batch("COMMIT").unwrap();
    store.purge().unwrap();
    assert!(!holds(&bytes_of(folder.path()), NAME));
}
