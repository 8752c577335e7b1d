//! A backup: a copy that was checked, with a manifest beside it, made while others work.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::desk::{Answer, Desk, MONDAY, Seat, run, text};
use crate::samples::gym;

pub const BACKUP: &str = "backup.tousu";

impl Seat<'_> {
    pub fn back_up(&self, file: &str) -> Answer {
        self.run(&["backup", file], Value::Null)
    }
}

/// A desk with so many cases.
pub fn desk(cases: usize) -> Desk {
    let desk = Desk::training("gym", MONDAY);
    for _ in 0..cases {
        desk.number(&gym());
    }
    desk
}

/// What `check` says of the file beside the desk.
fn check(desk: &Desk, file: &str) -> Value {
    let mut program = desk.program();
    program.args(["--desk", file, "check", "--json"]);
    run(program, "").done()
}

/// What stands in the desk's folder, by name.
pub fn folder(desk: &Desk) -> Vec<String> {
    let entries = fs::read_dir(desk.beside("")).expect("the folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn a_backup_is_checked_and_its_manifest_is_an_anchor() {
    let desk = desk(3);
    let admin = desk.as_("admin");
    let made = admin.back_up(BACKUP).done();
    let manifest: Value =
        serde_json::from_slice(&fs::read(desk.beside("backup.tousu.json")).expect("the manifest"))
            .expect("JSON");
    for field in [
        "size", "sha256", "head", "cases", "schema", "program", "made_at",
    ] {
        assert_eq!(manifest[field], made[field], "{field}");
        assert!(!made[field].is_null(), "{field}");
    }
    assert_eq!(
        (&made["cases"], &made["events"]),
        (&json!(3), &manifest["head"]["seq"])
    );
    assert_eq!(
        manifest["organisation"]["zh"].as_str().map(str::is_empty),
        Some(false)
    );
    assert_eq!(
        fs::metadata(desk.beside(BACKUP)).expect("the backup").len(),
        made["size"]
    );
    assert_eq!(
        check(&desk, BACKUP)["head"],
        made["head"],
        "the copy is a desk of its own"
    );
    desk.number(&gym());
    admin
        .run(&["check", "--anchor", "backup.tousu.json"], Value::Null)
        .done();
    let log = admin.run(&["log"], Value::Null).done();
    let noted = log["entries"]
        .as_array()
        .expect("entries")
        .iter()
        .rfind(|entry| entry["kind"] == "backed_up");
    let noted = noted.expect("the log tells of it");
    assert_eq!(
        (&noted["actor"], &noted["facts"]["head"]),
        (&json!("admin"), &made["head"])
    );
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_a_backup() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk(1);
    desk.as_("admin").back_up(BACKUP).done();
    let mode = fs::metadata(desk.beside(BACKUP))
        .expect("the backup")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn nothing_is_written_over() {
    let desk = desk(1);
    let admin = desk.as_("admin");
    for taken in [BACKUP, "backup.tousu.json", "backup.tousu.erased.json"] {
        fs::write(desk.beside(taken), "mine").expect("a file");
        let error = admin.back_up(BACKUP).invalid_in("file");
        assert!(text(&error["message"]).contains(taken), "{error}");
        assert_eq!(fs::read(desk.beside(taken)).expect("still there"), b"mine");
        fs::remove_file(desk.beside(taken)).expect("gone");
    }
    admin.back_up("desk.tousu").invalid_in("file");
    admin.back_up("nowhere/backup.tousu").invalid_in("file");
    assert_eq!(folder(&desk), ["desk.tousu"], "nothing is left");
}

#[test]
fn only_an_administrator_makes_one_and_the_log_tells_who_tried() {
    let desk = desk(1);
    for user in ["clerk", "handler", "head", "supervisor", "manager"] {
        desk.as_(user).back_up(BACKUP).forbidden();
    }
    assert_eq!(folder(&desk), ["desk.tousu"]);
    let log = desk.as_("admin").run(&["log"], Value::Null).done();
    let entries = log["entries"].as_array().expect("entries");
    let tried = entries
        .iter()
        .filter(|entry| entry["facts"]["command"] == "backup");
    assert_eq!(tried.count(), 5);
}

/// A clerk at another terminal registers all the while. Whatever was acknowledged before the backup began is in it.
#[test]
fn a_backup_made_while_others_register_is_whole() {
    let desk = desk(5);
    let mut clerk = desk.program();
    let mut clerk = clerk
        .env("TOUSU_USER", "clerk")
        .args(["case", "add", "--lines"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the clerk's terminal");
    let mut typing = clerk.stdin.take().expect("its input");
    let mut lines = BufReader::new(clerk.stdout.take().expect("its output")).lines();
    let mut register = move || {
        writeln!(typing, "{}", gym()).expect("a case");
        let line = lines.next().expect("an answer").expect("a text");
        let case: Value = serde_json::from_str(&line).expect("JSON");
        text(&case["number"])
    };
    let mut seen = register();
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        let busy = scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                register();
            }
            register()
        });
        for n in 0..3 {
            let name = format!("under-load-{n}.tousu");
            desk.as_("admin").back_up(&name).done();
            assert_eq!(check(&desk, &name)["ok"], true);
            let mut program = desk.program();
            program.args([
                "--desk", &name, "--as", "manager", "--json", "case", "show", &seen,
            ]);
            assert_eq!(run(program, "").done()["number"], seen.as_str());
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        seen = busy.join().expect("the clerk");
    });
    drop(register);
    clerk.wait().expect("the clerk goes home");
    assert_eq!(desk.show(&seen)["number"], seen.as_str());
    assert_eq!(
        desk.as_("admin").run(&["check"], Value::Null).done()["ok"],
        true
    );
}

#[test]
fn a_damaged_desk_names_its_newest_backup() {
    let desk = desk(2);
    let admin = desk.as_("admin");
    admin.back_up("first.tousu").done();
    desk.at("2026-09-28T11:00:00+08:00");
    admin.back_up("second.tousu").done();
    let conn = rusqlite::Connection::open(desk.file()).expect("the desk");
    conn.execute("UPDATE event SET facts = '{}' WHERE seq = 2", [])
        .expect("damage");
    drop(conn);
    let told = admin.type_in(&["check"], "");
    assert_eq!(told.exit, 3);
    assert!(
        told.out.contains("second.tousu") && told.out.contains("tousu restore"),
        "{}",
        told.out
    );
    let error = admin.back_up("third.tousu").unopened();
    let message = text(&error["message"]);
    assert!(
        message.contains("chain") && message.contains("second.tousu"),
        "{message}"
    );
    assert!(
        !desk.beside("third.tousu").exists(),
        "a damaged desk is no backup"
    );
    fs::write(desk.file(), "not a desk any more").expect("more damage");
    let error = admin.run(&["queue"], Value::Null).unopened();
    assert!(text(&error["message"]).contains("second.tousu"), "{error}");
}

/// In words, for people.
#[test]
fn what_was_made_and_checked_is_told() {
    let desk = desk(2);
    let path: PathBuf = desk.beside(BACKUP);
    for (lang, words) in [("zh", "2 件案件，完好"), ("en", "sound")] {
        let told = desk
            .as_("admin")
            .type_in(&["backup", BACKUP, "--lang", lang], "");
        assert!(
            told.exit == 0 && told.out.contains(words) && told.out.contains(BACKUP),
            "{told:?}"
        );
        for file in [path.clone(), desk.beside("backup.tousu.json")] {
            fs::remove_file(file).expect("away with it");
        }
    }
}
