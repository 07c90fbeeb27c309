//! Forgetting answers already given, restoring them, deleting them.

use crate::memory::{Forgotten, RecordPart};

/// An action on answers already given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordAction {
    /// Stops the answers to a part of the record from counting.
    Forget(RecordPart),
    Restore(Forgotten),
    /// Deletes what was forgotten from the files.
    DeletePermanently(Forgotten),
}

impl RecordAction {
    pub(in crate::model) fn needs_record(&self) -> bool {
        match self {
            Self::Forget(_) | Self::Restore(_) | Self::DeletePermanently(_) => true,
        }
    }
}
