//! What a task and the one that asks for it tell each other while it works.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, OnceLock, PoisonError};
use std::time::Duration;

/// How far a task is, and whether its result is still wanted. Shared by the thread that works and the one that asks.
#[derive(Clone, Default)]
pub struct Progress {
    /// The bits of an `f32`, 0 to 1.
    pub(super) share: Arc<AtomicU32>,
    pub(super) is_cancelled: Arc<AtomicBool>,
    pub(super) wake: Wake,
    pub(super) drawn: Drawn,
}

/// Shows the window anew from another thread; nothing as long as there is no window.
#[derive(Clone, Default)]
pub(super) struct Wake(pub(super) Arc<OnceLock<egui::Context>>);

impl Wake {
    pub(super) fn call(&self) {
        if let Some(ctx) = self.0.get() {
            ctx.request_repaint();
        }
    }
}

/// Whether the window has been drawn once.
#[derive(Clone, Default)]
pub(super) struct Drawn(Arc<(Mutex<bool>, Condvar)>);

impl Drawn {
    pub(super) fn now(&self) {
        let (is_drawn, changed) = &*self.0;
        // A flag cannot be left half set.
        *is_drawn.lock().unwrap_or_else(PoisonError::into_inner) = true;
        changed.notify_all();
    }

    /// Waits for it, but not longer than that. Returns whether it was drawn.
    fn wait(&self, longest: Duration) -> bool {
        let (is_drawn, changed) = &*self.0;
        let guard = is_drawn.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = changed.wait_timeout_while(guard, longest, |is_drawn| !*is_drawn);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

impl Progress {
    /// Gives way to a window that is still to be drawn, but not longer than that.
    pub fn wait_for_window(&self, longest: Duration) {
        // Drawn or late, the work goes on.
        let _is_drawn = self.drawn.wait(longest);
    }

    /// Says how far it is, 0 to 1.
    pub fn say(&self, share: f32) {
        self.share.store(share.to_bits(), Ordering::Relaxed);
        self.wake.call();
    }

    /// Whether nobody wants the result any more.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
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
