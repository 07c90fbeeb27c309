//! The actions on the article and the questions in it.

use crate::material::FactId;
use crate::model::read::contents::ContentsRow;

/// An action on the article being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadAction {
    /// Marks the open section as read and opens the next one.
    Finish,
    OpenFind,
    /// Closes the search field; the hit on screen stays.
    CloseFind,
    Find(String, SearchIn),
    FindStep(HitStep),
    /// Reports the reading position: the permille of the section above the lower edge of the window.
    To(u16),
    /// Jumps to the next passage whose fact is fading or being learnt.
    NextWeak,
    /// Folds or unfolds the paragraphs whose facts are all strong.
    ToggleFold,
    /// Gives the keyboard to the contents list, which lies over the text where it has no room beside it; or closes it.
    ToggleContents,
    /// Moves the cursor of the contents list by that many rows.
    StepContents(isize),
    /// Folds a pack or an article in the contents list, or unfolds it.
    FoldContents(ContentsRow),
    InText(InTextAction),
}

impl ReadAction {
    pub(in crate::model) fn needs_record(&self) -> bool {
        match self {
            Self::Finish
            | Self::OpenFind
            | Self::CloseFind
            | Self::Find(..)
            | Self::FindStep(_)
            | Self::To(_)
            | Self::ToggleContents
            | Self::StepContents(_)
            | Self::FoldContents(_) => false,
            Self::NextWeak | Self::ToggleFold | Self::InText(_) => true,
        }
    }
}

/// Which hit to show next; both wrap around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitStep {
    Next,
    Previous,
}

/// Where a search looks: in the articles of the open pack, or of all packs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SearchIn {
    #[default]
    ThisPack,
    All,
}

impl SearchIn {
    /// Toggles the scope.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::ThisPack => Self::All,
            Self::All => Self::ThisPack,
        }
    }
}

/// An action on the questions in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InTextAction {
    /// Asks a fact beside its passage; closes the question if it is already open.
    Here(FactId),
    /// Closes the question beside a passage.
    Close,
    /// Starts the questions before the section.
    AskBefore,
    CloseBefore,
    /// Gives the keyboard to the questions after the section.
    Enter,
    /// Skips the questions after the section.
    Skip(Skip),
    /// Brings skipped questions back.
    AfterAll,
    /// Asks questions in the text from now on.
    TurnOn,
    /// Asks no questions in the text any more.
    TurnOff,
}

/// For how long the questions after a section are skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip {
    Now,
    /// After this section.
    Section,
    /// After all sections.
    Always,
}
