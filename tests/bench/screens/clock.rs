//! The time that this thread has had of the processor.

use std::time::Duration;

#[cfg(unix)]
pub type Began = rustix::time::Timespec;
#[cfg(not(unix))]
pub type Began = std::time::Instant;

#[cfg(unix)]
pub fn begin() -> Began {
    rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime)
}

#[cfg(not(unix))]
pub fn begin() -> Began {
    std::time::Instant::now()
}

/// What has passed since.
#[cfg(unix)]
pub fn since(began: Began) -> Duration {
    let nanos = |time: Began| i128::from(time.tv_sec) * 1_000_000_000 + i128::from(time.tv_nsec);
    Duration::from_nanos(u64::try_from(nanos(begin()) - nanos(began)).unwrap_or_default())
}

/// What has passed since.
#[cfg(not(unix))]
pub fn since(began: Began) -> Duration {
    began.elapsed()
}
