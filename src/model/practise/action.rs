//! The actions of the Practise screen.

use crate::model::filter::MissedFilter;
use crate::model::practise::form::QuizForm;

/// A tab of the Practise screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    #[default]
    Missed,
    Quiz,
    Flagged,
    Bookmarked,
}

impl Tab {
    /// In the order on screen.
    pub const ALL: [Self; 4] = [Self::Missed, Self::Quiz, Self::Flagged, Self::Bookmarked];
}

/// An action on the missed list or on the quiz form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PractiseAction {
    ShowTab(Tab),
    SelectRow(usize),
    Filter(MissedFilter),
    /// Starts a quiz of at most this many of the listed questions; `None` for all that fit.
    RetryMissed(Option<usize>),
    /// Saves the listed questions as a Markdown page.
    SaveMissed,
    ChangeForm(QuizForm),
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
