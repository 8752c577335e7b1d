//! Every clause of every regulation, and the tests that prove it: `clauses.md`, gathered from the tests themselves.
//!
//! The acceptance tests claim clauses where they make their desks, and each run holds them to it (`tests/cli/proof.rs`). Here
//! the claims are gathered: a clause without one fails, and so does a table that is no longer what the tests say.
//! `UPDATE_CLAUSES=1 cargo test --test regulations clauses` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use tousu::regulation::load;
use tousu::regulation::model::Clause;

use crate::papers::{PAPERS, read};

/// How a clause acts, in the words of the claims, and in the words of the table.
const WAYS: [(&str, &str); 7] = [
    ("Level", "puts a case on its level"),
    ("Done", "something is done under it"),
    ("Asked", "asks somebody for it"),
    ("Limit", "counts a due time"),
    ("Refused", "refuses"),
    ("Record", "says what the record lacks, or whose it is"),
    ("Reported", "a report is made by it"),
];

/// Clause → way → the tests that claim it.
type Claims = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

fn in_tests(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(path)
}

/// The clauses of the five files and of the sixth, in their order.
fn clauses() -> Vec<Clause> {
    let sixth = load("hospital.toml", include_str!("../data/hospital.toml"));
    let five = PAPERS.iter().map(read);
    five.chain(sixth)
        .flat_map(|regulation| regulation.clauses)
        .collect()
}

fn claims() -> Claims {
    let mut found = Claims::new();
    for entry in fs::read_dir(in_tests("cli")).expect("the acceptance tests") {
        let path = entry.expect("an entry").path();
        let module = path.file_stem().expect("a name").to_string_lossy();
        let source = fs::read_to_string(&path).expect("a source");
        for test in source.split("#[test]\n").skip(1) {
            gather(&mut found, &module, test);
        }
    }
    found
}

/// The claims of one test: `.proving(Way::Done, "a.b c.d")`.
fn gather(found: &mut Claims, module: &str, test: &str) {
    let name = between(test, "fn ", "(").expect("a function");
    let body = test.split("\n}\n").next().unwrap_or(test);
    for claim in body.split(".proving(").skip(1) {
        let Some(way) = between(claim, "Way::", ",") else {
            panic!("{module}::{name}: a claim without its way")
        };
        let Some(listed) = claim
            .split_once(',')
            .and_then(|(_, rest)| rest.trim_start().strip_prefix('"'))
            .and_then(|rest| rest.split_once('"'))
        else {
            continue; // claimed for each of a table; what it stands for is claimed in full beside it
        };
        for clause in listed.0.replace('\\', " ").split_whitespace() {
            let ways = found.entry(clause.to_owned()).or_default();
            let tests = ways.entry(way.trim().to_owned()).or_default();
            tests.insert(format!("{module}::{name}"));
        }
    }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?
        .1
        .split_once(after)
        .map(|(found, _)| found)
}

fn table(claims: &Claims) -> String {
    let mut table = String::from(
        "# 每一条款由哪些测试证明 Every clause, and the tests that prove it\n\n\
         Gathered from the tests by `UPDATE_CLAUSES=1 cargo test --test regulations clauses`. A test that claims a clause fails\n\
         where the clause did not act in that way in what the program answered (`tests/cli/proof.rs`).\n",
    );
    let mut paper = String::new();
    for clause in clauses() {
        let (of, _) = clause
            .id
            .split_once('.')
            .expect("a regulation's own clause");
        if of != paper {
            of.clone_into(&mut paper);
            let heading =
                format!("\n## {of}\n\n| clause | 条款 | how it acts | test |\n|---|---|---|---|\n");
            table.push_str(&heading);
        }
        let (mut id, mut label) = (clause.id.as_str(), clause.label.zh.as_str());
        for (way, words) in WAYS {
            let tests = claims.get(&clause.id).and_then(|ways| ways.get(way));
            for test in tests.into_iter().flatten() {
                writeln!(table, "| {id} | {label} | {words} | `{test}` |").expect("a line");
                (id, label) = ("", "");
            }
        }
    }
    table
}

#[test]
fn every_clause_has_a_test_that_proves_it() {
    let claims = claims();
    let unproved: Vec<String> = clauses()
        .into_iter()
        .map(|clause| clause.id)
        .filter(|id| !claims.contains_key(id))
        .collect();
    assert!(unproved.is_empty(), "no test claims {unproved:?}");
}

#[test]
fn nothing_is_claimed_that_no_regulation_says() {
    let known: BTreeSet<String> = clauses().into_iter().map(|clause| clause.id).collect();
    for (clause, ways) in claims() {
        assert!(known.contains(&clause), "{clause}: {ways:?}");
        for way in ways.keys() {
            assert!(
                WAYS.iter().any(|(known, _)| known == way),
                "{clause}: {way}"
            );
        }
    }
}

#[test]
fn the_table_of_clauses_is_what_the_tests_say() {
    let (path, table) = (in_tests("regulations/clauses.md"), table(&claims()));
    if std::env::var_os("UPDATE_CLAUSES").is_some() {
        fs::write(&path, &table).expect("the table is written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == table,
        "clauses.md is stale: UPDATE_CLAUSES=1 cargo test --test regulations clauses"
    );
}
