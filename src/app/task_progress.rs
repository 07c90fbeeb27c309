//! What a running task and its caller tell each other.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, OnceLock, PoisonError};
use std::time::Duration;

/// Progress of a task, shared between its thread and the caller.
#[derive(Clone, Default)]
pub struct Progress {
    /// The bits of an `f32`, 0 to 1.
    pub(super) share: Arc<AtomicU32>,
    pub(super) wake: Wake,
    pub(super) drawn: Drawn,
}

/// Requests a repaint from any thread; does nothing while there is no window.
#[derive(Clone, Default)]
pub(super) struct Wake(pub(super) Arc<OnceLock<egui::Context>>);

impl Wake {
    pub(super) fn call(&self) {
        if let Some(ctx) = self.0.get() {
            ctx.request_repaint();
        }
    }
}

/// Set once the window has been drawn for the first time.
#[derive(Clone, Default)]
pub(super) struct Drawn(Arc<(Mutex<bool>, Condvar)>);

impl Drawn {
    pub(super) fn now(&self) {
        let (is_drawn, changed) = &*self.0;
        // A flag cannot be left half set, so a poisoned lock is harmless.
        *is_drawn.lock().unwrap_or_else(PoisonError::into_inner) = true;
        changed.notify_all();
    }

    /// Waits until the window is drawn, `longest` at most. Returns whether it was drawn.
    fn wait(&self, longest: Duration) -> bool {
        let (is_drawn, changed) = &*self.0;
        let guard = is_drawn.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = changed.wait_timeout_while(guard, longest, |is_drawn| !*is_drawn);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

impl Progress {
    /// Lets a window that is yet to be drawn go first, waiting `longest` at most.
    pub fn wait_for_window(&self, longest: Duration) {
        // Drawn or not, the work continues.
        let _is_drawn = self.drawn.wait(longest);
    }

    /// Reports the share of the work that is done, 0 to 1.
    pub fn say(&self, share: f32) {
        self.share.store(share.to_bits(), Ordering::Relaxed);
        self.wake.call();
    }

    pub(super) fn share(&self) -> f32 {
        f32::from_bits(self.share.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::{Drawn, Duration};

    #[test]
    fn what_waits_for_the_window_goes_on_when_it_is_drawn() {
        let drawn = Drawn::default();
        let window = drawn.clone();
        let thread = std::thread::Builder::new().spawn(move || window.now());
        assert!(drawn.wait(Duration::from_mins(1)), "it is woken");
        thread
            .expect("it runs")
            .join()
            .expect("the window is drawn");
        assert!(drawn.wait(Duration::ZERO), "once is enough");
    }
}
