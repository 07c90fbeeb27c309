//! What happens in a session, and what of it can be taken back and given again.

use crate::material::FaceId;
use crate::record::{Ending, Moment};
use crate::study::sitting::state::Judged;

/// What followed from an answer at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::study) struct Followed {
    /// One more question was asked.
    pub asked: Option<(Moment, FaceId)>,
    /// The session ended.
    pub end: Option<Moment>,
}

/// Something that was taken back and can be given again.
#[derive(Clone, Debug)]
pub(in crate::study) struct TakenBack {
    pub what: Taken,
    /// The undos that took it back, each with the event that it names, in their order.
    pub by: Vec<(Moment, Moment)>,
}

#[derive(Clone, Debug)]
pub(in crate::study) enum Taken {
    Answer(Box<Judged>, Followed),
    End(Moment),
}

/// What undo takes back and redo gives again: an answer with what followed from it at once, or the end of a session that was
/// ended before its last question.
#[derive(Clone, Debug, Default)]
pub(in crate::study) struct Steps {
    /// For each answer what followed from it.
    pub followed: Vec<Followed>,
    /// When the session was ended before its last question.
    pub ended: Option<Moment>,
    /// What redo can give again, the next of it last.
    pub taken_back: Vec<TakenBack>,
    /// What followed from an answer that is being taken back, with the undos so far.
    pub leaving: (Followed, Vec<(Moment, Moment)>),
    /// What followed from the answer that was just given again and is still taken back itself.
    pub returning: Followed,
}

/// Something that happened in a session; events are named by their moments.
pub(in crate::study) enum Happened {
    Answered(Judged),
    Asked(Moment, FaceId),
    Ended(Moment, Ending),
    TakenBack { at: Moment, of: Moment },
    GivenAgain { of: Moment },
}
