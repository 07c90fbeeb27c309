//! How saving goes.

/// How saving goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    /// Events that are not on disk yet.
    pub waiting: usize,
    /// Why saving is stuck; `None` while it is not.
    pub problem: Option<String>,
}

impl Saving {
    /// Whether something waits that cannot be saved.
    pub fn is_stuck(&self) -> bool {
        self.waiting > 0 && self.problem.is_some()
    }
}
