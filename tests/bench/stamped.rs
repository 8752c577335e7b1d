//! A desk of as many cases as one likes. A mould of some weeks is played by the demo, through the desk's own door; the rest
//! are prints of it, some weeks later each time, command by command in the order in which they were given, through the store's
//! one write. So every table holds what it would hold had somebody typed it all.

use std::path::Path;

use chrono::TimeDelta;
use tousu::calendar::Moment;
use tousu::case::{Draft, Event, Fact, Task};
use tousu::demo::{Plan, fill};
use tousu::desk::{Clock, Desk, NewDesk};
use tousu::regulation::shipped::shipped_source;
use tousu::store::sqlite::SqliteStore;
use tousu::store::{Batch, CaseQuery, CaseRow, CaseWrite, Read, SearchText, Sort, Store};

/// Its first user, who may do everything.
pub const USER: &str = "boss";

/// Further apart than the first and the last entry of the mould.
const APART: TimeDelta = TimeDelta::days(44);
const SERIES: &str = "2026-";
/// So many commands are written at once.
const AT_ONCE: usize = 1000;

/// The time at which the mould ends.
pub fn now() -> Clock {
    Clock::Fixed("2026-03-18T10:20:00+08:00".parse().unwrap())
}

/// Makes the desk.
#[allow(
    dead_code,
    reason = "not every user of the mould makes desks of both sorts"
)]
pub fn make(path: &Path, cases: u64) {
    let moulded = (cases / 20).clamp(500, 20_000).min(cases);
    mould(path, moulded);
    let mut store = SqliteStore::open(path).unwrap();
    let mould = Mould::of(&store);
    let mut printed = moulded;
    for sheet in 1.. {
        if printed >= cases {
            break;
        }
        let wanted = usize::try_from(cases - printed).unwrap();
        mould.print(&mut store, sheet, moulded, wanted);
        printed += u64::try_from(mould.cases.len().min(wanted)).unwrap();
    }
    store.idle(600_000).unwrap();
}

/// Makes a desk of the same weeks as the one at `of`, on which everything happened `times` times at the same moment.
#[allow(
    dead_code,
    reason = "not every user of the mould makes desks of both sorts"
)]
pub fn stack(of: &Path, path: &Path, times: i32) {
    empty(path);
    let mould = Mould::of(&SqliteStore::open(of).unwrap());
    let mut store = SqliteStore::open(path).unwrap();
    let apart = u64::try_from(mould.cases.len()).unwrap();
    let sheets: Vec<Sheet> = (0..times)
        .map(|sheet| Sheet::new(sheet, apart, TimeDelta::zero()))
        .collect();
    let commands = mould.commands.iter().flat_map(|command| {
        let sheets = sheets.iter();
        sheets.map(move |sheet| (command, sheet))
    });
    let commands: Vec<_> = commands.collect();
    for some in commands.chunks(AT_ONCE) {
        let writes = some
            .iter()
            .map(|(command, sheet)| mould.write(command, sheet));
        append(&mut store, writes.collect());
    }
}

/// An empty desk.
fn empty(path: &Path) -> Desk {
    let new = NewDesk {
        regulation: shipped_source("gym").unwrap(),
        file: "gym",
        admin: USER,
        secret: None,
        training: true,
    };
    Desk::create(path, &new, now()).unwrap()
}

/// Makes the desk from which the others are printed.
pub fn mould(path: &Path, cases: u64) {
    let mut desk = empty(path);
    let plan = Plan {
        cases: u32::try_from(cases).unwrap(),
        seed: 1,
    };
    fill(&mut desk, &plan, &mut |_, _| true).unwrap();
}

fn append(store: &mut SqliteStore, cases: Vec<CaseWrite>) {
    let mut batch = Some(Batch {
        cases,
        ..Batch::default()
    });
    store.append(&mut |_| Ok(batch.take())).unwrap();
}

/// One print of the mould: so much later, and with numbers of its own.
struct Sheet {
    later: TimeDelta,
    first: u64,
}

impl Sheet {
    fn new(place: i32, apart: u64, later: TimeDelta) -> Self {
        Self {
            later: later * place,
            first: apart * u64::try_from(place).unwrap(),
        }
    }

    fn renumbered(&self, number: &str) -> String {
        let n: u64 = number.strip_prefix(SERIES).unwrap().parse().unwrap();
        format!("{SERIES}{:06}", n + self.first)
    }
}

type Command = (usize, std::ops::Range<usize>);

struct Mould {
    cases: Vec<Moulded>,
    /// Which case, and which of its events, in the order of the log.
    commands: Vec<Command>,
}

struct Moulded {
    row: CaseRow,
    events: Vec<Event>,
    tasks: Vec<Task>,
    search: Option<SearchText>,
}

impl Mould {
    fn of(store: &SqliteStore) -> Self {
        let query = CaseQuery {
            sort: Sort::Oldest,
            limit: 1_000_000,
            ..CaseQuery::default()
        };
        let rows = store.cases(&query).unwrap().rows;
        let cases: Vec<Moulded> = rows.into_iter().map(|row| moulded(store, row)).collect();
        let mut commands = Vec::new();
        for (case, at) in cases.iter().zip(0..) {
            let begins = |place: &usize| !case.events[*place].follows;
            let starts: Vec<usize> = (0..case.events.len()).filter(begins).collect();
            let ends = starts.iter().skip(1).copied().chain([case.events.len()]);
            commands.extend(starts.iter().zip(ends).map(|(from, to)| (at, *from..to)));
        }
        commands.sort_by_key(|(case, places)| cases[*case].events[places.start].seq);
        Self { cases, commands }
    }

    fn print(&self, store: &mut SqliteStore, sheet: i32, moulded: u64, wanted: usize) {
        let sheet = Sheet::new(sheet, moulded, APART);
        let commands = self.commands.iter().filter(|(case, _)| *case < wanted);
        let commands: Vec<_> = commands.collect();
        for some in commands.chunks(AT_ONCE) {
            let writes = some.iter().map(|command| self.write(command, &sheet));
            append(store, writes.collect());
        }
    }

    fn write(&self, (case, places): &Command, sheet: &Sheet) -> CaseWrite {
        let case = &self.cases[*case];
        let drafts = case.events[places.clone()].iter();
        let tasks = case.tasks.iter();
        CaseWrite {
            number: sheet.renumbered(&case.row.number),
            expected: u32::try_from(places.start).unwrap(),
            drafts: drafts.map(|event| draft(event, sheet)).collect(),
            row: CaseRow {
                number: sheet.renumbered(&case.row.number),
                version: u32::try_from(places.end).unwrap(),
                ..row(&case.row, sheet.later)
            },
            tasks: tasks.map(|task| due_later(task, sheet.later)).collect(),
            search: case.search.clone(),
        }
    }
}

fn moulded(store: &SqliteStore, row: CaseRow) -> Moulded {
    let search = store.search_text(&row.number).unwrap();
    let veiled = store.veiled(&row.number).unwrap();
    Moulded {
        events: store.events(&row.number).unwrap(),
        tasks: store
            .tasks_of(&row.number)
            .unwrap()
            .into_iter()
            .map(Task::from)
            .collect(),
        search: search.zip(veiled).map(|(text, veiled)| SearchText {
            text,
            veiled,
            initials: tousu::text::initials(&row.customer),
            digits: row
                .phone
                .iter()
                .map(|phone| tousu::text::digits(phone))
                .collect(),
        }),
        row,
    }
}

fn due_later(task: &Task, later: TimeDelta) -> Task {
    Task {
        due: task.due.map(|due| due + later),
        ..task.clone()
    }
}

fn row(row: &CaseRow, later: TimeDelta) -> CaseRow {
    let moved = |at: Option<Moment>| at.map(|at| at + later);
    CaseRow {
        received_at: row.received_at + later,
        registered_at: row.registered_at + later,
        due: moved(row.due),
        wake_at: moved(row.wake_at),
        closed_at: moved(row.closed_at),
        ..row.clone()
    }
}

fn draft(event: &Event, sheet: &Sheet) -> Draft {
    let later = sheet.later;
    let mut fact = event.fact.clone();
    match &mut fact {
        Fact::Registered(facts) => facts.received_at += later,
        Fact::Merged { into } => *into = sheet.renumbered(into),
        _ => {}
    }
    let mut deadlines = event.deadlines.clone();
    for deadline in &mut deadlines {
        deadline.due += later;
        deadline.key.from += later;
    }
    Draft {
        at: event.at + later,
        actor: event.actor.clone(),
        clause: event.clause.clone(),
        follows: event.follows,
        fact,
        deadlines,
        personal: event.personal.clone(),
    }
}
