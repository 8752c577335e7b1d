//! What a screen costs does not grow with the desk. Counted in steps of the database, so neither the machine nor its other
//! work matters: ten times as many cases in the same weeks may take more steps only for the rows that are listed besides.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::case::{Actor, Role};
use crate::desk::Desk;
use crate::store::sqlite::SqliteStore;
use crate::tui::screens::{archive, home, queue};
use crate::tui::widgets::feed::Order;
use crate::tui::widgets::pages::Wanted;

#[path = "../../../tests/bench/stamped.rs"]
mod stamped;

/// Cases of the mould.
const MOULD: u64 = 50;
/// So many steps a listed row may take: it is found by an index and read, with what is told of it.
const EACH: u64 = 400;
/// Deeper indexes, one more group of a sum.
const SLACK: u64 = 3_000;

/// A screen's questions; gives how many rows it lists.
type Look = fn(&mut Desk, &Actor) -> usize;

/// A desk that counts.
struct Counted {
    desk: Desk,
    actor: Actor,
    steps: Arc<AtomicU64>,
}

impl Counted {
    fn open(path: &Path) -> Self {
        let steps = Arc::new(AtomicU64::new(0));
        let store = SqliteStore::open(path).unwrap();
        let store = store.counting(steps.clone()).unwrap();
        let mut desk = Desk::with_store(Box::new(store), stamped::now()).unwrap();
        let actor = desk.sign_in(stamped::USER, None).unwrap().actor;
        Self { desk, actor, steps }
    }

    /// What a screen takes, and how many rows it lists. The first look prepares statements, and is not counted.
    fn look(&mut self, look: Look) -> (u64, u64) {
        look(&mut self.desk, &self.actor);
        let before = self.steps.load(Ordering::Relaxed);
        let rows = look(&mut self.desk, &self.actor);
        let steps = self.steps.load(Ordering::Relaxed) - before;
        (steps, u64::try_from(rows).unwrap())
    }
}

fn home(desk: &mut Desk, actor: &Actor) -> usize {
    match home::answer(desk, actor, home::Request::Today).unwrap() {
        // Twice as many are looked through.
        home::Answer::Today(seen) => 4 * seen.mine.len(),
        home::Answer::Saved(_) => 0,
    }
}

fn shell(desk: &mut Desk, actor: &Actor) -> usize {
    desk.counts(actor).unwrap();
    usize::from(desk.tick_slice().unwrap().more)
}

fn triage(desk: &mut Desk, actor: &Actor) -> usize {
    let waiting = desk.triage(actor).unwrap();
    let groups = [
        &waiting.undispatched,
        &waiting.escalated,
        &waiting.returned,
        &waiting.soon,
    ];
    // Some of what became graver is looked at in vain.
    groups.iter().map(|group| group.len()).sum::<usize>() + 60
}

fn archive(desk: &mut Desk, actor: &Actor) -> usize {
    let due = desk.archive_due(actor, archive::LISTED).unwrap();
    due.archive.len() + due.retention.len() + due.held.len() + due.soon.len()
}

fn queue(desk: &mut Desk, actor: &Actor) -> usize {
    let request = queue::Request::Page {
        words: String::new(),
        filter: queue::Filter::Mine,
        order: Order {
            list: 1,
            wanted: Wanted {
                page: 0,
                after: None,
                limit: 100,
            },
        },
    };
    match queue::answer(desk, actor, request).unwrap() {
        queue::Answer::Page { rows, .. } => rows.len(),
        _ => 0,
    }
}

fn queue_of_a_handler(desk: &mut Desk, _: &Actor) -> usize {
    let department = desk.loads().unwrap()[0].department.clone();
    let handler = Actor {
        user: "handler".to_owned(),
        roles: [Role::Handler].into(),
        department: Some(department),
        person: None,
    };
    queue(desk, &handler)
}

#[test]
fn ten_times_as_many_cases_cost_a_screen_no_more_than_the_rows_that_it_lists() {
    let folder = tempfile::tempdir().unwrap();
    let [mould, small, large] = ["mould", "small", "large"].map(|name| folder.path().join(name));
    stamped::mould(&mould, MOULD);
    stamped::stack(&mould, &small, 2);
    stamped::stack(&mould, &large, 20);
    let (mut small, mut large) = (Counted::open(&small), Counted::open(&large));
    let screens: [(&str, Look); 6] = [
        ("every screen", shell),
        ("home", home),
        ("triage", triage),
        ("archive", archive),
        ("queue", queue),
        ("queue of a handler", queue_of_a_handler),
    ];
    let mut grown = Vec::new();
    for (name, look) in screens {
        let (few, listed) = small.look(look);
        let (many, listed_of_many) = large.look(look);
        let more = listed_of_many.saturating_sub(listed);
        let line = format!("{name}: {few} steps for {listed} rows, {many} for {listed_of_many}");
        if many > few + few / 2 + EACH * more + SLACK {
            grown.push(line);
        }
    }
    assert!(grown.is_empty(), "{}", grown.join("\n"));
    let report = large.desk.check(&[]).unwrap();
    let sums: Vec<_> = report
        .damage
        .iter()
        .filter(|it| it.what == "file")
        .collect();
    assert!(sums.is_empty(), "{sums:?}");
}
