//! What can be done with answers that were given.

use crate::memory::{Forgotten, RecordPart};

/// Something that changes what counts of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordAction {
    /// Lets the answers to a part of the record count no longer.
    Forget(RecordPart),
    /// Takes a forgetting back.
    BringBack(Forgotten),
    /// Takes what was forgotten out of the files.
    RemoveForGood(Forgotten),
}

impl RecordAction {
    pub(in crate::model) fn needs_record(&self) -> bool {
        match self {
            Self::Forget(_) | Self::BringBack(_) | Self::RemoveForGood(_) => true,
        }
    }
}
