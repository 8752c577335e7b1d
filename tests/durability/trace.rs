//! What a program asked of the system: `strace`, read back with every byte that was written.

use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The calls that change what a disk holds, and those by which files are known.
const WATCHED: &str = "trace=open,openat,creat,close,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,\
    fallocate,fsync,fdatasync,sync_file_range,unlink,unlinkat,rename,renameat,renameat2";

/// One call that went well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    Open {
        file: PathBuf,
        fd: i64,
    },
    Close {
        fd: i64,
    },
    Write {
        fd: i64,
        at: Option<usize>,
        bytes: Vec<u8>,
    },
    Truncate {
        fd: i64,
        len: usize,
    },
    Sync {
        fd: i64,
    },
    Unlink {
        file: PathBuf,
    },
}

/// Puts `strace` before a command; the calls go to `log`.
pub fn watched(command: &Command, log: &Path) -> Command {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-xx", "-s", "100000000", "-e", "signal=none"]);
    strace.args(["-e", WATCHED, "-o"]).arg(log).arg("--");
    strace.arg(command.get_program()).args(command.get_args());
    strace.env_clear();
    for (name, value) in command.get_envs() {
        strace.env(name, value.unwrap_or_default());
    }
    strace
}

/// The calls in their order.
pub fn calls(log: &Path) -> Vec<Call> {
    let text = fs::read_to_string(log).unwrap();
    text.lines().filter_map(call).collect()
}

/// `5170  pwrite64(4, "\x37", 1, 0) = 1`
fn call(line: &str) -> Option<Call> {
    assert!(
        !line.contains("<unfinished"),
        "one thread at a time: {line}"
    );
    let line = line.split_once(' ')?.1.trim_start();
    let (name, rest) = line.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(" = ")?;
    let arguments = arguments.trim_end().strip_suffix(')')?;
    let result: i64 = result.split(' ').next()?.parse().ok()?;
    if result < 0 {
        return None;
    }
    let words: Vec<&str> = arguments.split(", ").collect();
    let fd = || words[0].parse::<i64>().unwrap();
    let number = |at: usize| words[at].parse::<usize>().unwrap();
    let written = |text: &str| {
        let mut bytes = bytes(text);
        bytes.truncate(usize::try_from(result).unwrap());
        bytes
    };
    Some(match name {
        "open" | "creat" => Call::Open {
            file: path(words[0]),
            fd: result,
        },
        "openat" => Call::Open {
            file: path(words[1]),
            fd: result,
        },
        "close" => Call::Close { fd: fd() },
        "write" => Call::Write {
            fd: fd(),
            at: None,
            bytes: written(words[1]),
        },
        "pwrite64" => Call::Write {
            fd: fd(),
            at: Some(number(3)),
            bytes: written(words[1]),
        },
        "ftruncate" => Call::Truncate {
            fd: fd(),
            len: number(1),
        },
        "fsync" | "fdatasync" => Call::Sync { fd: fd() },
        "unlink" => Call::Unlink {
            file: path(words[0]),
        },
        "unlinkat" => Call::Unlink {
            file: path(words[1]),
        },
        other => panic!("a call that the model of the disk does not know: {other}: {line}"),
    })
}

fn path(word: &str) -> PathBuf {
    PathBuf::from(std::ffi::OsString::from_vec(bytes(word)))
}

/// The bytes of `"\x37\x7f"`.
fn bytes(word: &str) -> Vec<u8> {
    let inside = word.trim_matches('"');
    assert!(word.len() == inside.len() + 2, "cut short: {word}");
    let digits = inside.as_bytes().chunks(4);
    let byte = |chunk: &[u8]| {
        let digits = std::str::from_utf8(&chunk[2..]).unwrap();
        u8::from_str_radix(digits, 16).unwrap()
    };
    digits.map(byte).collect()
}

#[test]
fn a_line_of_a_trace_is_read_to_the_byte() {
    let read = |line: &str| call(line).unwrap();
    assert_eq!(
        read(r#"51  pwrite64(4, "\x37\x7f\x00", 3, 32) = 3"#),
        Call::Write {
            fd: 4,
            at: Some(32),
            bytes: vec![0x37, 0x7f, 0]
        }
    );
    assert_eq!(
        read(r#"51  openat(AT_FDCWD, "\x2f\x61", O_RDWR|O_CREAT, 0600) = 5"#),
        Call::Open {
            file: "/a".into(),
            fd: 5
        }
    );
    assert_eq!(
        read("51  fdatasync(4)                      = 0"),
        Call::Sync { fd: 4 }
    );
    assert_eq!(
        call(r#"51  unlink("\x2f\x61") = -1 ENOENT (No such file)"#),
        None
    );
}
