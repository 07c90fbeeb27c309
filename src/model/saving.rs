//! The state of saving, as the writer last reported it.

/// How far the events of this run have reached the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    /// How many events are not on disk yet.
    pub waiting: usize,
    /// Why saving fails; `None` while it works.
    pub problem: Option<String>,
}

impl Saving {
    /// Whether events are waiting that cannot be saved.
    pub fn is_stuck(&self) -> bool {
        self.waiting > 0 && self.problem.is_some()
    }
}
