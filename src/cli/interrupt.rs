//! Ctrl+C while a file is being written. The one place of the command line that knows of signals.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// From now on the wish that the program ends sets this mark, and whoever works looks at it and tidies up; a second wish ends
/// the program at once.
#[cfg(unix)]
pub fn heed() -> Arc<AtomicBool> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let wished = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        // A signal that cannot be taken ends the program as it always would.
        let ends = signal_hook::flag::register_conditional_shutdown(
            signal,
            i32::from(super::failure::STOPPED),
            Arc::clone(&wished),
        );
        let _ = ends.and_then(|_| signal_hook::flag::register(signal, Arc::clone(&wished)));
    }
    wished
}

/// Where there are no such signals the program ends at once.
#[cfg(not(unix))]
pub fn heed() -> Arc<AtomicBool> {
    Arc::new(AtomicBool::new(false))
}
