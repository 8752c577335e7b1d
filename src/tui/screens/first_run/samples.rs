//! Sample cases for a training desk, with a bar that shows how far it is and a way to stop.
//!
//! The worker counts, the screen reads: both hold the same [`Progress`], so that no answer has to come in between.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use crate::desk::{Desk, DeskError};

/// How far it is. Every copy is the same.
#[derive(Clone, Debug)]
pub struct Progress(Arc<Counts>);

#[derive(Debug)]
struct Counts {
    done: AtomicU32,
    of: u32,
    cancelled: AtomicBool,
}

impl PartialEq for Progress {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Progress {
    /// Nothing done yet of so many.
    pub fn new(of: u32) -> Self {
        Self(Arc::new(Counts {
            done: AtomicU32::new(0),
            of,
            cancelled: AtomicBool::new(false),
        }))
    }

    pub fn done(&self) -> u32 {
        self.0.done.load(Ordering::Relaxed)
    }

    pub fn of(&self) -> u32 {
        self.0.of
    }

    /// Stop after the case that is being made.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }

    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Relaxed)
    }
}

/// Makes the sample cases.
pub(super) fn fill(_desk: &mut Desk, _progress: &Progress) -> Result<(), DeskError> {
    Ok(())
}
