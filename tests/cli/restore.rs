//! The way back from a backup: the present desk is touched last, and kept.

use std::fs;

use rusqlite::Connection;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::archive::archive;
use crate::backup::{BACKUP, desk, folder};
use crate::desk::{Answer, Desk, MONDAY, Seat, run, text, with};
use crate::samples::gym;

const MANIFEST: &str = "backup.tousu.json";

impl Seat<'_> {
    fn restore(&self, file: &str) -> Answer {
        self.run(&["restore", file], Value::Null)
    }

    fn is_sound(&self) {
        assert_eq!(self.run(&["check"], Value::Null).done()["ok"], true);
    }
}

/// The manifest says what the file is now.
fn sign_again(desk: &Desk) {
    let bytes = fs::read(desk.beside(BACKUP)).expect("the backup");
    let sha256 = tousu::text::hex(&Sha256::digest(&bytes));
    let manifest = fs::read(desk.beside(MANIFEST)).expect("the manifest");
    let mut manifest: Value = serde_json::from_slice(&manifest).expect("JSON");
    manifest["size"] = json!(bytes.len());
    manifest["sha256"] = json!(sha256);
    fs::write(desk.beside(MANIFEST), manifest.to_string()).expect("the manifest");
}

#[test]
fn the_backup_takes_the_place_of_the_desk_which_is_kept() {
    let desk = desk(2);
    let admin = desk.as_("admin");
    let made = admin.back_up(BACKUP).done();
    desk.at("2026-09-28T10:30:00+08:00");
    let lost = desk.number(&gym());
    let done = admin.restore(BACKUP).done();
    assert_eq!((&done["head"], &done["cases"]), (&made["head"], &json!(2)));
    assert_eq!(done["younger"]["cases"], 1);
    assert!(done["younger"]["events"].as_i64() > Some(1), "{done}");
    assert!(
        text(&done["until"]).starts_with("2026-09-28T10:00"),
        "{done}"
    );
    desk.as_("manager").show(&lost).invalid();
    admin.is_sound();
    admin
        .run(&["check", "--anchor", MANIFEST], Value::Null)
        .done();
    let aside = text(&done["set_aside"]);
    assert!(
        aside.contains("desk.set-aside-2026-09-28-103000"),
        "{aside}"
    );
    let left = folder(&desk);
    assert_eq!(
        left.len(),
        4,
        "desk, backup, manifest, the desk of before: {left:?}"
    );
    let mut old = desk.program();
    old.args([
        "--desk", &aside, "--as", "manager", "--json", "case", "show", &lost,
    ]);
    run(old, "").done();
    let log = admin.run(&["log"], Value::Null).done();
    let last = log["entries"]
        .as_array()
        .expect("entries")
        .last()
        .expect("one")
        .clone();
    assert_eq!(
        (&last["kind"], &last["facts"]["head"]),
        (&json!("restored"), &made["head"])
    );
    let told = admin.type_in(&["log"], "");
    assert!(told.out.contains("从备份恢复"), "{}", told.out);
}

#[test]
fn what_is_told_names_the_desk_of_before() {
    let desk = desk(1);
    desk.as_("admin").back_up(BACKUP).done();
    for (lang, words) in [("zh", "没有删除"), ("en", "is kept")] {
        let told = desk
            .as_("admin")
            .type_in(&["restore", BACKUP, "--lang", lang], "");
        assert!(
            told.exit == 0 && told.out.contains(words) && told.out.contains("set-aside"),
            "{told:?}"
        );
    }
}

#[test]
fn only_an_administrator_restores() {
    let desk = desk(1);
    desk.as_("admin").back_up(BACKUP).done();
    let later = desk.number(&gym());
    for user in ["clerk", "handler", "head", "supervisor", "manager"] {
        desk.as_(user).restore(BACKUP).forbidden();
    }
    desk.as_("nobody").restore(BACKUP).invalid_in("user");
    desk.show(&later);
    fs::remove_file(desk.file()).expect("the desk is lost");
    desk.as_("clerk").restore(BACKUP).forbidden();
    assert!(!desk.file().exists());
}

#[test]
fn a_backup_that_is_not_as_it_was_written_is_refused() {
    let desk = desk(2);
    let admin = desk.as_("admin");
    admin.back_up(BACKUP).done();
    let later = desk.number(&gym());
    let whole = fs::read(desk.beside(BACKUP)).expect("the backup");
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for bytes in [&flipped[..], &whole[..whole.len() - 1], &[]] {
        fs::write(desk.beside(BACKUP), bytes).expect("damage");
        let error = admin.restore(BACKUP).unopened();
        assert!(text(&error["message"]).contains("SHA-256"), "{error}");
    }
    desk.show(&later);
    assert_eq!(folder(&desk).len(), 3, "{:?}", folder(&desk));
}

/// Whoever damages the file may write the manifest anew too: the check of the copy still finds it.
#[test]
fn a_damaged_backup_is_found_by_its_check() {
    let desk = desk(2);
    let admin = desk.as_("admin");
    admin.back_up(BACKUP).done();
    let later = desk.number(&gym());
    for damage in [
        "UPDATE event SET facts = replace(facts, '2026', '2025') WHERE seq = 2",
        "UPDATE cases SET subject = '别的'",
        "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)",
    ] {
        let whole = fs::read(desk.beside(BACKUP)).expect("the backup");
        let conn = Connection::open(desk.beside(BACKUP)).expect("the backup");
        assert!(conn.execute(damage, []).expect("damage") > 0, "{damage}");
        drop(conn);
        sign_again(&desk);
        admin.restore(BACKUP).unopened();
        fs::write(desk.beside(BACKUP), whole).expect("the backup");
    }
    desk.show(&later);
    admin.is_sound();
}

#[test]
fn without_its_manifest_a_backup_is_only_taken_when_that_is_said() {
    let desk = desk(1);
    let admin = desk.as_("admin");
    admin.back_up(BACKUP).done();
    fs::remove_file(desk.beside(MANIFEST)).expect("the manifest is lost");
    let error = admin.restore(BACKUP).invalid_in("file");
    assert!(
        text(&error["message"]).contains("--without-manifest"),
        "{error}"
    );
    let words = ["restore", BACKUP, "--without-manifest"];
    admin.run(&words, Value::Null).done();
    admin.is_sound();
    admin.restore("nothing.tousu").invalid_in("file");
    admin.restore("desk.tousu").invalid_in("file");
}

#[test]
fn while_another_terminal_has_the_desk_open_nothing_is_restored() {
    let desk = desk(1);
    let admin = desk.as_("admin");
    admin.back_up(BACKUP).done();
    let later = desk.number(&gym());
    let other = Connection::open(desk.file()).expect("another terminal");
    let cases = |conn: &Connection| {
        conn.query_one("SELECT count(*) FROM cases", [], |row| row.get::<_, i64>(0))
    };
    assert_eq!(cases(&other).expect("it reads"), 2);
    let error = admin.restore(BACKUP).unopened();
    assert!(text(&error["message"]).contains("另一个终端"), "{error}");
    desk.show(&later);
    drop(other);
    admin.restore(BACKUP).done();
}

#[test]
fn a_desk_that_is_gone_or_damaged_comes_back() {
    let desk = desk(2);
    let admin = desk.as_("admin");
    admin.back_up(BACKUP).done();
    let whole = fs::read(desk.file()).expect("the desk");
    let mut torn = whole.clone();
    torn[..4096].fill(0);
    for damaged in [
        None,
        Some(&b"rubbish"[..]),
        Some(&[][..]),
        Some(&torn[..]),
        Some(&whole[..whole.len() / 2]),
    ] {
        match damaged {
            None => fs::remove_file(desk.file()).expect("gone"),
            Some(bytes) => fs::write(desk.file(), bytes).expect("damaged"),
        }
        let stray = desk.beside("desk.tousu-wal");
        fs::write(&stray, "of the old file").expect("a log that must not meet the new file");
        let done = admin.restore(BACKUP).done();
        assert!(!stray.exists());
        admin.is_sound();
        if let Some(bytes) = damaged.filter(|bytes| bytes.len() < 4096) {
            let aside = text(&done["set_aside"]);
            assert_eq!(fs::read(desk.beside(&aside)).expect("it is kept"), bytes);
            assert_eq!(done["younger"], Value::Null);
        }
    }
}

#[test]
fn a_backup_of_a_newer_program_is_refused() {
    let desk = desk(1);
    let admin = desk.as_("admin");
    admin.back_up(BACKUP).done();
    let conn = Connection::open(desk.beside(BACKUP)).expect("the backup");
    conn.pragma_update(None, "user_version", 999)
        .expect("a newer layout");
    drop(conn);
    sign_again(&desk);
    let later = desk.number(&gym());
    let error = admin.restore(BACKUP).unopened();
    assert!(text(&error["message"]).contains("999"), "{error}");
    desk.show(&later);
}

#[test]
fn on_a_real_desk_the_secret_is_asked_for_again() {
    const SECRET: &str = "一个长口令 123";
    let desk = Desk::folder(MONDAY);
    let with = |secret: &str, words: &[&str]| {
        let mut program = desk.program();
        program
            .env("TOUSU_SECRET", secret)
            .env("TOUSU_USER", "boss")
            .args(words)
            .arg("--json");
        run(program, "")
    };
    with(SECRET, &["init", "--regulation", "gym", "--admin", "boss"]).done();
    with(SECRET, &["backup", BACKUP]).done();
    with("falsch", &["restore", BACKUP]).forbidden();
    let mut silent = desk.program();
    silent.args(["--as", "boss", "--json", "restore", BACKUP]);
    run(silent, "").invalid_in("secret");
    with(SECRET, &["restore", BACKUP]).done();
    fs::remove_file(desk.file()).expect("the desk is lost");
    with("falsch", &["restore", BACKUP]).forbidden();
    assert!(!desk.file().exists());
    with(SECRET, &["restore", BACKUP]).done();
    with(SECRET, &["check"]).done();
}

const NAME: &str = "欧阳春晓";

/// A desk with a case that was archived, backed up twice (before it was closed, and after), and erased since.
fn erased_since() -> (Desk, String) {
    let desk = Desk::training("gym", MONDAY);
    let number = desk.number(&with(
        &gym(),
        json!({"customer": {"name": NAME, "phone": "139 7654 3210"}, "subject": "皮带断裂"}),
    ));
    desk.as_("admin").back_up("open.tousu").done();
    desk.follow(&number).through("close");
    archive(&desk);
    desk.at("2027-10-08T10:00:00+08:00");
    desk.as_("admin").back_up(BACKUP).done();
    let plan = desk.as_("admin").plan();
    let asked = desk.as_("admin").confirm(&plan).done();
    let code = text(&asked["request"]["confirm"]);
    desk.as_("manager")
        .run(&["erase", "--confirm", &code], Value::Null)
        .done();
    (desk, number)
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

#[test]
fn what_was_erased_since_is_erased_again() {
    let (desk, number) = erased_since();
    for file in [BACKUP, "open.tousu"] {
        assert!(
            holds(&fs::read(desk.beside(file)).expect("the backup"), NAME),
            "a backup is of its time"
        );
        let list = fs::read(desk.beside(&format!("{file}.erased.json")))
            .expect("the list beside the backup");
        assert!(holds(&list, &number) && !holds(&list, NAME));
        let done = desk.as_("admin").restore(file).done();
        assert_eq!(done["erased_again"], 1, "{file}");
        assert_eq!(desk.show(&number)["customer"]["name"], "", "{file}");
        assert!(
            !holds(&fs::read(desk.file()).expect("the desk"), NAME),
            "{file}: not in its bytes either"
        );
        desk.as_("admin").is_sound();
        let told = desk.as_("admin").run(&["log"], Value::Null).done();
        let entries = told["entries"].as_array().expect("entries");
        assert!(
            entries
                .iter()
                .any(|entry| entry["kind"] == "erasure_repeated"),
            "{file}"
        );
    }
}

/// The list beside the backup is enough where the desk itself is gone.
#[test]
fn the_list_beside_the_backup_is_enough() {
    let (desk, number) = erased_since();
    for file in ["desk.tousu", "desk.tousu.erased.json"] {
        fs::remove_file(desk.beside(file)).expect("the disk is gone");
    }
    assert_eq!(desk.as_("admin").restore(BACKUP).done()["erased_again"], 1);
    assert_eq!(desk.show(&number)["customer"]["name"], "");
    desk.as_("admin").is_sound();
}

/// After a restore the same number is given again: to another case, which stays.
#[test]
fn another_case_under_the_same_number_is_not_erased() {
    let desk = Desk::training("gym", MONDAY);
    desk.as_("admin").back_up("empty.tousu").done();
    let number = desk.number(&gym());
    desk.follow(&number).through("close");
    archive(&desk);
    desk.at("2027-10-08T10:00:00+08:00");
    let plan = desk.as_("admin").plan();
    let asked = desk.as_("admin").confirm(&plan).done();
    let code = text(&asked["request"]["confirm"]);
    desk.as_("manager")
        .run(&["erase", "--confirm", &code], Value::Null)
        .done();
    assert_eq!(
        desk.as_("admin").restore("empty.tousu").done()["erased_again"],
        0
    );
    desk.at(MONDAY);
    let again = desk.number(&gym());
    let name = desk.show(&again)["customer"]["name"].clone();
    desk.as_("admin").back_up("full.tousu").done();
    assert_eq!(
        desk.as_("admin").restore("full.tousu").done()["erased_again"],
        0
    );
    assert_eq!(desk.show(&again)["customer"]["name"], name);
}

#[test]
fn users_who_come_back_are_named() {
    let desk = desk(1);
    let admin = desk.as_("admin");
    admin.back_up(BACKUP).done();
    admin
        .run(&["user", "disable", "handler"], Value::Null)
        .done();
    let done = admin.restore(BACKUP).done();
    assert_eq!(done["enabled_again"], json!(["handler"]));
}
