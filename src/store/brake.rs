//! A brake for what takes long: whoever waits for the store can stop what it is doing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Held by the store and by whoever may stop it; every copy is the same one.
#[derive(Clone, Debug, Default)]
pub struct Brake(Arc<AtomicBool>);

impl Brake {
    /// What the store is doing ends with [`super::StoreError::Stopped`], and so does all that follows, until it is released.
    pub fn pull(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub fn release(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    pub fn is_pulled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
