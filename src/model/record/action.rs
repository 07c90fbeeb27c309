//! The actions on answers already given.

use crate::memory::{Forgotten, RecordPart};

/// An action that changes which answers count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordAction {
    /// Stops the answers to a part of the record from counting.
    Forget(RecordPart),
    BringBack(Forgotten),
    /// Deletes what was forgotten from the files.
    RemoveForGood(Forgotten),
}

impl RecordAction {
    pub(in crate::model) fn needs_record(&self) -> bool {
        match self {
            Self::Forget(_) | Self::BringBack(_) | Self::RemoveForGood(_) => true,
        }
    }
}
