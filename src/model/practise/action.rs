//! What can be done on the Practise screen.

use crate::model::filter::MissedFilter;
use crate::model::practise::form::QuizForm;

/// A part of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// What was missed.
    #[default]
    Missed,
    /// A quiz to put together.
    Quiz,
    /// What was flagged.
    Flagged,
}

impl Tab {
    /// All of them, as they stand beside one another.
    pub const ALL: [Self; 3] = [Self::Missed, Self::Quiz, Self::Flagged];
}

/// Something that is done on the Practise screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PractiseAction {
    /// Shows a part of it.
    ShowTab(Tab),
    /// Selects a row of the list.
    SelectRow(usize),
    /// Lists other missed questions.
    Filter(MissedFilter),
    /// Starts a quiz of so many of the missed questions that are listed.
    RetryMissed(usize),
    /// Saves the missed questions that are listed as a page.
    SaveMissed,
    /// Changes the quiz that is being put together.
    ChangeForm(QuizForm),
    /// Starts it.
    StartForm,
}

impl PractiseAction {
    pub(in crate::model) fn needs_record(&self) -> bool {
        match self {
            Self::ShowTab(_) => false,
            Self::SelectRow(_)
            | Self::Filter(_)
            | Self::RetryMissed(_)
            | Self::SaveMissed
            | Self::ChangeForm(_)
            | Self::StartForm => true,
        }
    }
}
