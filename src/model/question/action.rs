//! What can be done with a question, wherever it stands.

use crate::material::FaceId;

/// Something that is done with a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionAction {
    /// Flags it as doubtful, with a note.
    Flag(FaceId, String),
    /// Takes the flag off.
    Unflag(FaceId),
    /// Flags the question of the open modal with the note that stands there.
    FlagAsNoted,
    /// Saves all flags as patches for the files of the packs.
    SaveFlags,
    /// Copies it as text.
    Copy(FaceId),
    /// Lists the earlier answers to it.
    ShowHistory(FaceId),
}

impl QuestionAction {
    pub(in crate::model) fn needs_record(&self) -> bool {
        match self {
            Self::Flag(..)
            | Self::Unflag(_)
            | Self::FlagAsNoted
            | Self::SaveFlags
            | Self::Copy(_)
            | Self::ShowHistory(_) => true,
        }
    }
}
