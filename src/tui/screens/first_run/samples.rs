//! Sample cases for a training desk, with a bar that shows how far it is and a way to stop.
//!
//! The worker counts, the screen reads: both hold the same [`Progress`], so that no answer has to come in between.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use crate::demo::{self, DemoError, Plan};
use crate::desk::{Desk, DeskError};
use crate::store::StoreError;

/// Every first run makes the same sample cases.
const SEED: u64 = 1;

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

/// Makes the sample cases, until it is stopped.
///
/// # Errors
/// A fault of the desk's file; what was made until then is kept.
pub(super) fn fill(desk: &mut Desk, progress: &Progress) -> Result<(), DeskError> {
    let plan = Plan {
        cases: progress.of(),
        seed: SEED,
    };
    let filled = demo::fill(desk, &plan, &mut |done, _| {
        progress.0.done.store(done, Ordering::Relaxed);
        !progress.is_cancelled()
    });
    match filled {
        Ok(_) => Ok(()),
        Err(DemoError::Desk(error)) => Err(error),
        Err(error @ (DemoError::NotTraining | DemoError::Material { .. })) => {
            Err(DeskError::Store(StoreError::Internal(error.to_string())))
        }
    }
}
