//! The events of a session, and which of them can be undone and redone.

use crate::material::FaceId;
use crate::record::{Ending, Moment};
use crate::study::sitting::state::Judged;

/// The direct consequences of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::study) struct Followed {
    /// A question inserted after it.
    pub asked: Option<(Moment, FaceId)>,
    /// The end of the session.
    pub end: Option<Moment>,
}

/// A step that was undone and can be redone.
#[derive(Clone, Debug)]
pub(in crate::study) struct TakenBack {
    pub what: UndoneStep,
    /// In order.
    pub by: Vec<Undo>,
}

/// An undo; moments identify events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::study) struct Undo {
    pub at: Moment,
    /// The event that it undoes.
    pub of: Moment,
}

#[derive(Clone, Debug)]
pub(in crate::study) enum UndoneStep {
    Answer(Box<Judged>, Followed),
    End(Moment),
}

/// Undo and redo go in steps: an answer with its direct consequences, or the end of a session before its last question.
#[derive(Clone, Debug, Default)]
pub(in crate::study) struct Steps {
    /// Parallel to the answers.
    pub followed: Vec<Followed>,
    /// When the session was ended before its last question.
    pub ended: Option<Moment>,
    /// Redo stack, the next step last.
    pub taken_back: Vec<TakenBack>,
    pub leaving: Leaving,
    /// The consequences of the answer just redone that are still undone.
    pub returning: Followed,
}

/// The consequences undone so far of the answer being undone.
#[derive(Clone, Debug, Default)]
pub(in crate::study) struct Leaving {
    pub followed: Followed,
    /// Their undos, in order.
    pub by: Vec<Undo>,
}

/// An event of a session; moments identify events.
pub(in crate::study) enum Happened {
    Answered(Judged),
    Asked(Moment, FaceId),
    Ended(Moment, Ending),
    TakenBack(Undo),
    GivenAgain { of: Moment },
}
