//! What can be asked of the question on the screen, and of sessions as a whole.

use crate::answer::{Confidence, Grade};
use crate::material::FaceId;
use crate::memory::SittingName;
use crate::model::sitting::passage_view::PassageView;
use crate::record::{MissCause, Moment, Scope};

/// Something that is done with the question on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SittingAction {
    /// Shows the answer of a card.
    Reveal,
    /// Grades a card.
    GiveGrade(Grade),
    /// Chooses the option at that place, or true (0) and false (1): picks it, switches it on or off, or gives it to the
    /// premise at hand.
    Pick(usize),
    /// Moves the selection among options, items or premises.
    MovePick(isize),
    /// Selects the item or premise at that place.
    SelectPart(usize),
    /// Moves the item at the first place to the second.
    MoveItem(usize, usize),
    /// Says how sure the learner is of the answer; the same again takes it back.
    SetSure(Confidence),
    /// Changes the typed answer.
    Type(String),
    /// Hands the selected or typed answer in.
    Submit,
    /// Goes on after a verdict.
    Next,
    /// Says that the typed answer given at that moment was right after all.
    ClaimRight(Moment),
    /// Says why the answer was missed.
    GiveCause(MissCause),
    /// Asks the question that tells two things apart.
    AskContrast(FaceId),
    /// Takes the last answer back.
    Undo,
    /// Gives the last undone answer again.
    Redo,
    /// Ends the session where it is.
    End,
    /// Leaves the session, which can be gone on with; puts it away when it is over.
    Leave,
    /// Shows or hides the passage with the question.
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
            | Self::MoveItem(..)
            | Self::SetSure(_)
            | Self::Type(_)
            | Self::Submit
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

/// Something that is done with a session as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartAction {
    /// Starts the drill of what is due.
    Drill,
    /// Starts a quiz of the usual length.
    Quiz(Scope),
    /// Starts a quiz of just these, in this order; they were drawn from that scope.
    Faces(Scope, Vec<FaceId>),
    /// Goes on with a session that was left.
    Resume(SittingName),
    /// Ends a session that was left.
    End(SittingName),
    /// Takes the end back that was written at that moment.
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
