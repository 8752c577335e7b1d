//! The way of a case into the file, on three threads: whoever owns the desk reads pages of histories, a second makes cells of
//! them, a third writes the cells. Each works on what the one before has left, so the file is done about as soon as the
//! slowest of them alone would be. Only a few pages are under way at a time: memory does not grow with the ledger.

use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use super::super::file::Whole;
use super::{Cell, DocumentError, Lines, line};
use crate::desk::LedgerPage;
use crate::regulation::model::LedgerColumn;
use crate::text::Lang;

/// How many pages wait between two threads.
const WAITING: usize = 2;

/// The cells of a page.
type Rows = Vec<Vec<Cell>>;

/// What goes from thread to thread. A belt that stops without an end was left, and leaves no file.
enum Piece<T> {
    Next(T),
    End,
}

/// The three threads' work on one file.
pub(super) struct Belt {
    pages: Option<SyncSender<Piece<LedgerPage>>>,
    /// The thread that makes cells, and the one that writes.
    threads: Option<(JoinHandle<Made>, JoinHandle<Done>)>,
    /// Hung up when the writing thread is done.
    done: Receiver<()>,
}

type Made = Result<(), DocumentError>;
/// The file, where it came to an end.
type Done = Result<Option<Whole>, DocumentError>;

impl Belt {
    /// Starts the threads.
    pub(super) fn start(
        columns: &[LedgerColumn],
        lang: Lang,
        lines: Box<dyn Lines>,
    ) -> Result<Self, DocumentError> {
        let (pages, coming) = sync_channel(WAITING);
        let (rows, made) = sync_channel(WAITING);
        let (working, done) = sync_channel(0);
        let columns = columns.to_vec();
        let writer = spawn("ledger file", move || {
            let written = write(&made, lines);
            drop(working);
            written
        })?;
        let maker = spawn("ledger cells", move || {
            cells(&coming, &rows, &columns, lang)
        })?;
        Ok(Self {
            pages: Some(pages),
            threads: Some((maker, writer)),
            done,
        })
    }

    /// Hands over the next page; waits while enough of them are under way.
    pub(super) fn put(&mut self, page: LedgerPage) -> Result<(), DocumentError> {
        self.send(Piece::Next(page))
    }

    /// No page comes any more: the file is finished by itself.
    pub(super) fn end(&mut self) -> Result<(), DocumentError> {
        self.send(Piece::End)
    }

    fn send(&mut self, piece: Piece<LedgerPage>) -> Result<(), DocumentError> {
        let taken = self
            .pages
            .as_ref()
            .is_some_and(|pages| pages.send(piece).is_ok());
        if taken {
            return Ok(());
        }
        // One of the threads has failed, and says why.
        self.join().and(Err(DocumentError::Cancelled))
    }

    /// Whether the file is finished, or has failed; waits for it a little.
    pub(super) fn is_done(&self, patience: Duration) -> bool {
        self.done.recv_timeout(patience) != Err(RecvTimeoutError::Timeout)
    }

    /// Waits until the file is whole.
    pub(super) fn finish(mut self) -> Result<Whole, DocumentError> {
        self.join()?.ok_or(DocumentError::Cancelled)
    }

    fn join(&mut self) -> Done {
        self.pages = None;
        let Some((maker, writer)) = self.threads.take() else {
            return Ok(None);
        };
        let (made, written) = (joined(maker), joined(writer));
        made?;
        written
    }
}

/// What is left unfinished is gone before anything else happens.
impl Drop for Belt {
    fn drop(&mut self) {
        let _ = self.join();
    }
}

/// What a thread has come to; its panic goes on here.
fn joined<T>(thread: JoinHandle<T>) -> T {
    match thread.join() {
        Ok(done) => done,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

fn spawn<T: Send + 'static>(
    name: &str,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<JoinHandle<T>, DocumentError> {
    let thread = Builder::new().name(name.to_owned()).spawn(work);
    thread.map_err(DocumentError::Thread)
}

fn cells(
    pages: &Receiver<Piece<LedgerPage>>,
    rows: &SyncSender<Piece<Rows>>,
    columns: &[LedgerColumn],
    lang: Lang,
) -> Made {
    let mut serial = 0;
    for piece in pages {
        let made = match piece {
            Piece::End => Piece::End,
            Piece::Next(page) => Piece::Next(
                page.records()
                    .map(|record| {
                        serial += 1;
                        Ok(line(&record?, columns, serial, lang))
                    })
                    .collect::<Result<Rows, DocumentError>>()?,
            ),
        };
        let last = matches!(made, Piece::End);
        if rows.send(made).is_err() || last {
            break;
        }
    }
    Ok(())
}

fn write(rows: &Receiver<Piece<Rows>>, mut lines: Box<dyn Lines>) -> Done {
    for piece in rows {
        match piece {
            Piece::Next(rows) => {
                for row in rows {
                    lines.line(row)?;
                }
            }
            Piece::End => return lines.finish().map(Some),
        }
    }
    Ok(None)
}
