//! The actions on a single question.

use crate::material::FaceId;

/// An action on a question, on whichever screen it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionAction {
    /// Flags it as doubtful, with a note.
    Flag(FaceId, String),
    Unflag(FaceId),
    /// Puts the learner's bookmark on it, or takes it off.
    ToggleBookmark(FaceId),
    /// Flags the question of the open modal with the note typed there.
    FlagAsNoted,
    /// Saves all flags as patches to the pack files.
    SaveFlags,
    /// Copies it as plain text.
    Copy(FaceId),
    ShowHistory(FaceId),
}

impl QuestionAction {
    pub(in crate::model) fn needs_record(&self) -> bool {
        match self {
            Self::Flag(..)
            | Self::Unflag(_)
            | Self::ToggleBookmark(_)
            | Self::FlagAsNoted
            | Self::SaveFlags
            | Self::Copy(_)
            | Self::ShowHistory(_) => true,
        }
    }
}
