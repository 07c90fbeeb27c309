//! What can be done with the check of a pack.

/// Something that is done with the check of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckAction {
    /// Begin it, as `spotter check` does, for the pack of that id.
    Start(String),
    /// Select what was found at that place.
    Select(usize),
    /// The same, and show it with its question.
    Show(usize),
}

impl CheckAction {
    pub(in crate::model) fn needs_record(&self) -> bool {
        match self {
            Self::Start(_) | Self::Select(_) | Self::Show(_) => false,
        }
    }
}
