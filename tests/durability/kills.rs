//! Two programs at one desk, each killed in the middle of its work, again and again.

use std::fs::File;
use std::io::Read;
use std::process::{Child, Stdio};

use crate::chance::Chance;
use crate::support::{ADD, Place, answers, count, done_by, is_sound, lines, numbers};

/// One of the two: what it was to register, and itself.
struct Terminal {
    name: String,
    child: Child,
}

impl Terminal {
    fn start(place: &Place, name: String, cases: usize) -> Self {
        let file = place.beside(&name);
        std::fs::write(&file, lines(&name, cases)).unwrap();
        let mut program = place.program();
        program.args(ADD);
        program.stdin(File::open(file).unwrap());
        let child = program
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self { name, child }
    }

    /// Kills it somewhere in the case after `answered` answers; what it had said by then.
    fn killed_after(mut self, answered: usize, turns: usize) -> (String, String) {
        let mut out = self.child.stdout.take().unwrap();
        let (mut said, mut byte) = (Vec::new(), [0; 4096]);
        while said.split(|byte| *byte == b'\n').count() <= answered {
            match out.read(&mut byte).unwrap() {
                0 => break,
                read => said.extend_from_slice(&byte[..read]),
            }
        }
        for _ in 0..turns {
            std::hint::spin_loop();
        }
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        out.read_to_end(&mut said).unwrap();
        (self.name, String::from_utf8(said).unwrap())
    }
}

#[test]
fn every_number_that_was_answered_survives_the_killing_of_two_terminals() {
    const CASES: usize = 24;
    let rounds = count(3, 150);
    let place = Place::new();
    let mut chance = Chance::new(1);
    let (mut answered, mut cut_short) = (0, 0);
    for round in 0..rounds {
        let two =
            ["left", "right"].map(|side| Terminal::start(&place, format!("{side}-{round}"), CASES));
        let said = two.map(|terminal| {
            terminal.killed_after(chance.below(CASES / 2), chance.below(2_000_000))
        });
        let desk = is_sound(&place.desk());
        let known = numbers(&desk).len();
        let ops =
            (0..=round).flat_map(|round| ["left", "right"].map(|side| format!("{side}-{round}")));
        let done = ops.flat_map(|name| (0..CASES).map(move |at| format!("{name}-{at}")));
        assert_eq!(
            done.filter(|op| done_by(&desk, op).is_some()).count(),
            known
        );
        for (name, said) in &said {
            let numbers = answers(said);
            cut_short += usize::from(numbers.len() < CASES);
            for (at, number) in numbers.into_iter().enumerate() {
                assert_eq!(
                    done_by(&desk, &format!("{name}-{at}")),
                    Some(number.unwrap())
                );
                answered += 1;
            }
        }
        drop(desk);
        sent_again(&place, &said, CASES);
    }
    assert!(
        answered > rounds && cut_short > rounds,
        "{answered} answered, {cut_short} cut short"
    );
}

/// The same lines again: what was done is answered as before, what was not is done, each once.
fn sent_again(place: &Place, said: &[(String, String)], cases: usize) {
    let before = numbers(&is_sound(&place.desk())).len();
    let mut new = 0;
    for (name, said) in said {
        let known = is_sound(&place.desk());
        let ops = (0..cases).map(|at| format!("{name}-{at}"));
        new += ops.filter(|op| done_by(&known, op).is_none()).count();
        drop(known);
        let again = place.add(&lines(name, cases));
        assert_eq!(again.exit, 0, "{}", again.err);
        let (first, again) = (answers(said), answers(&again.out));
        assert_eq!(again.len(), cases);
        assert_eq!(again[..first.len()], first[..]);
    }
    assert_eq!(numbers(&is_sound(&place.desk())).len(), before + new);
}
