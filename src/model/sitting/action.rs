//! The actions on the current question, and on sessions as a whole.

use crate::answer::{Confidence, Grade};
use crate::material::FaceId;
use crate::memory::SittingName;
use crate::model::sitting::passage_view::PassageView;
use crate::record::{MissCause, Moment, Scope};

/// An action on the current question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SittingAction {
    /// Shows the back of a card.
    Reveal,
    GiveGrade(Grade),
    /// Chooses the option at that index, or true (0) and false (1): selects it, toggles it, or matches it to the
    /// current premise.
    Pick(usize),
    /// Moves the selection by that many options, items or premises.
    MovePick(isize),
    /// Selects the item or premise at that index.
    SelectPart(usize),
    /// Moves an item between two present positions.
    MoveItem {
        from: usize,
        to: usize,
    },
    /// Makes the order in which items are offered the answer.
    KeepOrder,
    /// Sets the learner's confidence in the answer; the same value again clears it.
    SetSure(Confidence),
    /// Replaces the typed answer.
    Type(String),
    Submit,
    /// Submits the answer with that confidence.
    SubmitAs(Confidence),
    /// Moves on after a verdict.
    Next,
    /// Overrules the verdict on the typed answer given at that moment: it was right after all.
    ClaimRight(Moment),
    GiveCause(MissCause),
    /// Asks the question that tells two confused facts apart.
    AskContrast(FaceId),
    /// Takes back the last answer, or an early end of the session.
    Undo,
    /// Restores the step that was undone last.
    Redo,
    /// Ends the session at the current question.
    End,
    /// Leaves the session, which can be resumed unless it is over.
    Leave,
    ShowPassage(PassageView),
}

impl SittingAction {
    pub(in crate::model) fn needs_record(&self) -> bool {
        match self {
            Self::Reveal
            | Self::GiveGrade(_)
            | Self::Pick(_)
            | Self::MovePick(_)
            | Self::SelectPart(_)
            | Self::MoveItem { .. }
            | Self::KeepOrder
            | Self::SetSure(_)
            | Self::Type(_)
            | Self::Submit
            | Self::SubmitAs(_)
            | Self::Next
            | Self::ClaimRight(_)
            | Self::GiveCause(_)
            | Self::AskContrast(_)
            | Self::Undo
            | Self::Redo
            | Self::End
            | Self::Leave
            | Self::ShowPassage(_) => true,
        }
    }
}

/// An action on a session as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartAction {
    Drill,
    /// Starts a quiz of the usual length.
    Quiz(Scope),
    /// Starts a quiz of exactly these faces, in this order; the scope is where they were drawn from.
    Faces(Scope, Vec<FaceId>),
    Resume(SittingName),
    /// Ends a session that is not open.
    End(SittingName),
    /// Undoes the end that was recorded at that moment.
    Reopen(Moment),
}

impl StartAction {
    pub(in crate::model) fn needs_record(&self) -> bool {
        match self {
            Self::Drill
            | Self::Quiz(_)
            | Self::Faces(..)
            | Self::Resume(_)
            | Self::End(_)
            | Self::Reopen(_) => true,
        }
    }
}
