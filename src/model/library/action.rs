//! The actions on a pack check.

/// An action on a pack check in the Library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckAction {
    /// Checks the pack with that id, as `spotter check` does.
    Start(String),
    Select(usize),
    /// Selects the finding in that row and opens it with its question.
    Show(usize),
}

impl CheckAction {
    pub(in crate::model) fn needs_record(&self) -> bool {
        match self {
            Self::Start(_) | Self::Select(_) | Self::Show(_) => false,
        }
    }
}
