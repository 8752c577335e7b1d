//! The way of a case into the file, on three threads: whoever owns the desk reads pages of lines and histories, a second makes
//! lines of the histories, a third writes the lines. Each works on what the one before has left, so the file is done about as
//! soon as the slowest of them alone would be. Only a few pages are under way at a time: memory does not grow with the
//! ledger. The lines that were made come back, to be kept.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use super::super::file::Whole;
use super::{DocumentError, Lines, cells, put_line};
use crate::desk::{LedgerLine, LedgerPage};
use crate::regulation::model::LedgerColumn;
use crate::store::NewLine;
use crate::text::Lang;

/// How many pages wait between two threads.
const WAITING: usize = 2;

/// The lines of a page, one behind the other, and where each ends.
#[derive(Default)]
struct Rows {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

/// What goes from thread to thread. A belt that stops without an end was left, and leaves no file.
enum Piece<T> {
    Next(T),
    End,
}

/// The three threads' work on one file.
pub(super) struct Belt {
    pages: Option<SyncSender<Piece<LedgerPage>>>,
    /// The lines that were made anew.
    made: Receiver<NewLine>,
    /// The thread that makes lines, and the one that writes.
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
        let (rows, written) = sync_channel(WAITING);
        let (working, done) = sync_channel(0);
        let (new, made) = channel();
        let columns = columns.to_vec();
        let writer = spawn("ledger file", move || {
            let written = write(&written, lines);
            drop(working);
            written
        })?;
        let maker = Maker { columns, lang, new };
        let maker = spawn("ledger lines", move || maker.work(&coming, &rows))?;
        Ok(Self {
            pages: Some(pages),
            made,
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

    /// The lines that were made since this was last asked.
    pub(super) fn made(&self) -> impl Iterator<Item = NewLine> {
        self.made.try_iter()
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

/// Makes lines of the cases that have none.
struct Maker {
    columns: Vec<LedgerColumn>,
    lang: Lang,
    new: Sender<NewLine>,
}

impl Maker {
    fn work(&self, pages: &Receiver<Piece<LedgerPage>>, rows: &SyncSender<Piece<Rows>>) -> Made {
        for piece in pages {
            let made = match piece {
                Piece::End => Piece::End,
                Piece::Next(page) => Piece::Next(self.rows(&page)?),
            };
            let last = matches!(made, Piece::End);
            if rows.send(made).is_err() || last {
                break;
            }
        }
        Ok(())
    }

    fn rows(&self, page: &LedgerPage) -> Result<Rows, DocumentError> {
        let mut rows = Rows::default();
        for line in page.lines() {
            match line? {
                LedgerLine::Kept(cells) => rows.bytes.extend_from_slice(cells),
                LedgerLine::Case(record) => {
                    let begin = rows.bytes.len();
                    put_line(&mut rows.bytes, &record, &self.columns, self.lang);
                    let case = &record.case;
                    if !page.is_unmasked(&case.number) {
                        let cells = rows.bytes.get(begin..).unwrap_or_default();
                        // Nobody waits for it where the export was left.
                        let _ = self.new.send(NewLine {
                            number: case.number.clone(),
                            version: case.version,
                            cells: cells.to_vec(),
                        });
                    }
                }
            }
            rows.ends.push(rows.bytes.len());
        }
        Ok(rows)
    }
}

fn write(pages: &Receiver<Piece<Rows>>, mut lines: Box<dyn Lines>) -> Done {
    let mut serial = 0;
    for piece in pages {
        match piece {
            Piece::Next(rows) => write_rows(&rows, &mut serial, lines.as_mut())?,
            Piece::End => return lines.finish().map(Some),
        }
    }
    Ok(None)
}

fn write_rows(rows: &Rows, serial: &mut u64, lines: &mut dyn Lines) -> Result<(), DocumentError> {
    let mut cells = Vec::new();
    let mut begin = 0;
    for end in &rows.ends {
        *serial += 1;
        let line = rows.bytes.get(begin..*end).unwrap_or_default();
        cells::read(line, *serial, &mut cells)?;
        lines.line(&cells)?;
        begin = *end;
    }
    Ok(())
}
