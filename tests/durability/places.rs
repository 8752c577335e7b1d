//! Places where nothing can be written: a full disk, a file at its limit, a folder or a file that is read-only, a desk that
//! another program holds. A sentence says so in both languages, and nothing that was answered is lost.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde_json::Value;

use crate::support::{ADD, Answer, Place, answers, can, done_by, is_sound, line, lines, program};

/// The sentence of a failure in that language.
fn sentence(answer: &Answer) -> String {
    assert_eq!(answer.exit, 3, "{answer:?}");
    assert!(!answer.err.contains("panicked"), "{answer:?}");
    let failed = answers(&answer.out).into_iter().find_map(Result::err);
    let error = failed.unwrap_or_else(|| panic!("{answer:?}"));
    assert_eq!(error["code"], "io", "{answer:?}");
    error["message"].as_str().unwrap().to_owned()
}

/// Everything that was answered is there, and nothing is half there.
fn nothing_is_lost(place: &Place, out: &str) {
    let desk = is_sound(&place.desk());
    for (at, answer) in answers(out).into_iter().enumerate() {
        let done = done_by(&desk, &format!("op-{at}"));
        match answer {
            Ok(number) => assert_eq!(done, Some(number)),
            Err(error) => assert_eq!(done, None, "{error}"),
        }
    }
}

#[test]
fn a_file_at_the_limit_of_its_size_is_told_and_loses_nothing() {
    for (lang, words) in [("zh", "没有保存"), ("en", "nothing was saved")] {
        let place = Place::new();
        let mut limited = place.through("sh");
        // Blocks of 512 bytes: the log may grow to some hundred thousand bytes.
        limited.args([
            "-c",
            "ulimit -f 800; exec \"$@\"",
            "sh",
            program(),
            "--lang",
            lang,
        ]);
        limited.args(ADD);
        let answer = place.answer(limited, &lines("op", 40));
        let said = sentence(&answer);
        assert!(said.contains(words), "{said}");
        assert!(answers(&answer.out).iter().any(Result::is_ok), "{answer:?}");
        nothing_is_lost(&place, &answer.out);
        assert_eq!(place.add(&lines("op", 40)).exit, 0, "with room again");
    }
}

/// How the superuser becomes somebody whom permissions bind.
const NOBODY: [&str; 3] = ["--reuid=65534", "--regid=65534", "--clear-groups"];

/// A small disk of its own, where the system lets one be mounted that only the shell sees.
const ON_A_SMALL_DISK: &str = r#"
    mount -t tmpfs -o size=1m none "$1" || exit 99
    cp "$2" "$1/desk.tousu"
    export TOUSU_DESK="$1/desk.tousu"
    "$3" --lang "$4" case add - --lines --json; echo "exit $?"
    mount -o remount,size=40m "$1"
    "$3" --lang "$4" check --json; echo "check $?"
    "$3" --lang "$4" case list --limit 500 --json; echo "list $?"
"#;

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    if !can("unshare", &["-m", "true"]) {
        eprintln!("SKIPPED: a full disk: no disk can be mounted here");
        return;
    }
    for (lang, words) in [("zh", "磁盘已满"), ("en", "disk is full")] {
        let place = Place::new();
        let mount = place.beside("small");
        fs::create_dir(&mount).unwrap();
        let mut shell = place.through("unshare");
        shell.args(["-m", "sh", "-c", ON_A_SMALL_DISK, "sh"]);
        shell.arg(&mount).arg(place.desk()).args([program(), lang]);
        let told = place.answer(shell, &lines("op", 120));
        if !told.out.contains("check ") {
            eprintln!(
                "SKIPPED: a full disk: no disk can be mounted here; refused writes are proved in `faults`"
            );
            return;
        }
        let (said, after) = told.out.split_once("exit ").unwrap();
        assert!(after.starts_with("3\n"), "{told:?}");
        assert!(after.contains("check 0\n"), "{told:?}");
        let answers = answers(said);
        let given: Vec<&String> = answers.iter().flatten().collect();
        assert!(
            !given.is_empty() && given.len() < 120,
            "{} answered",
            given.len()
        );
        assert!(given.iter().all(|number| after.contains(number.as_str())));
        let refusals: Vec<&Value> = answers
            .iter()
            .filter_map(|answer| answer.as_ref().err())
            .collect();
        let told = refusals
            .iter()
            .all(|error| error["message"].as_str().unwrap().contains(words));
        assert!(told && !refusals.is_empty(), "{refusals:?}");
        let listed: Value = serde_json::from_str(
            after
                .split("check 0\n")
                .nth(1)
                .unwrap()
                .lines()
                .next()
                .unwrap(),
        )
        .unwrap();
        assert_eq!(listed["cases"].as_array().unwrap().len(), given.len());
    }
}

/// Whether permissions do not bind us: the superuser writes everywhere.
fn is_superuser(place: &Place) -> bool {
    let probe = place.beside("probe");
    fs::write(&probe, "").unwrap();
    mode(&probe, 0o000);
    fs::File::open(&probe).is_ok()
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_read_only_folder_and_a_read_only_file_are_told() {
    let place = Place::new();
    if is_superuser(&place) && !can("setpriv", &[NOBODY.as_slice(), &["true"]].concat()) {
        eprintln!("SKIPPED: a read-only folder: the superuser cannot become anybody else here");
        return;
    }
    for (folder, file) in [(0o555, 0o666), (0o777, 0o444), (0o755, 0o000)] {
        for (lang, words) in [("zh", "不能写入"), ("en", "cannot be written")] {
            let place = Place::new();
            mode(&place.desk(), file);
            fs::write(place.beside("input"), "").unwrap();
            let seen = is_superuser(&place);
            mode(place.folder(), 0o777);
            let own = place.beside("tousu");
            if seen {
                fs::copy(program(), &own).unwrap();
            }
            mode(place.folder(), folder);
            let told = in_a_closed_folder(&place, seen, lang);
            mode(place.folder(), 0o755);
            mode(&place.desk(), 0o600);
            let said = sentence(&told);
            assert!(said.contains(words), "{folder:o} {file:o}: {said}");
            is_sound(&place.desk());
        }
    }
}

/// The program where nothing can be written: its input was put there before.
fn in_a_closed_folder(place: &Place, superuser: bool, lang: &str) -> Answer {
    let words = ["--lang", lang, "--json", "case", "add", "-"];
    let mut command = if superuser {
        let mut command = place.through("setpriv");
        command.args(NOBODY);
        command.arg(place.beside("tousu"));
        command
    } else {
        place.program()
    };
    let output = command
        .args(words)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    Answer {
        exit: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

#[test]
fn a_desk_that_another_program_holds_is_told_and_taken_up_again() {
    let place = Place::new();
    let other = rusqlite::Connection::open(place.desk()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let told = std::thread::scope(|scope| {
        let both = [("zh", "另一个终端"), ("en", "nother terminal")].map(|(lang, words)| {
            let seat = place.seat(lang);
            scope.spawn(move || {
                let add = ["--lang", lang, "--json", "case", "add", "-"];
                (seat.run(&add, &line("op-0")), words)
            })
        });
        both.map(|one| one.join().unwrap())
    });
    for (answer, words) in &told {
        let said = sentence(answer);
        assert!(said.contains(words), "{said}");
    }
    other.execute_batch("ROLLBACK").unwrap();
    drop(other);
    assert!(done_by(&is_sound(&place.desk()), "op-0").is_none());
    assert_eq!(place.add(&line("op-0")).exit, 0);
}
