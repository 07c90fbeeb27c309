//! What lies over a screen until it is answered or put away.

use crate::material::FaceId;
use crate::memory::Forgotten;
use crate::model::question::history::History;

/// What lies over the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Modal {
    /// The keys that work now.
    Keys,
    /// The question before the window closes with answers that are not saved.
    Closing,
    /// The question before something is removed for good.
    Removing(Forgotten),
    /// The earlier answers to a question.
    History(History),
    /// Where a link leads, before it is followed.
    Link(String),
    /// What a check has found, with the question.
    CheckFinding,
    /// A note on a doubtful question that is being written.
    Flag(FaceId, String),
}
