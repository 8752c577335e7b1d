//! The promises of durability, each with a proof that can fail: processes killed, the power cut after every system call, a disk
//! that refuses, bits that fall over, disks that are full or locked.
//!
//! The counts are small enough for every run of the tests; `TOUSU_PROOF=long cargo test --test durability` takes the full
//! ones. What looks at system calls needs `strace`: where it is missing the proof says that it was left out, unless
//! `TOUSU_PROOF_NEEDS_STRACE` is set, as it is for the change that is to land: there it fails.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and says what it left out"
)]

mod chance;
mod clock;
mod damage;
mod disk;
mod dump;
mod faults;
mod hostile;
mod kills;
mod places;
mod power;
mod support;
mod trace;
mod updates;
