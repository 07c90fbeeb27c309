//! What can be done with the article and the questions in it.

use crate::material::FactId;

/// Something that is done with the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadAction {
    /// Notes that the open section was read, and opens the next one.
    Finish,
    /// Opens the field for words to find in the article.
    OpenFind,
    /// Closes it; the place that is shown stays.
    CloseFind,
    /// Looks for words, in all articles or only in those of the open pack.
    Find(String, SearchIn),
    /// Shows the next place that was found (1), or the one before (−1).
    FindStep(isize),
    /// Says how much of the open section is above the lower edge of the window, 0 to 1000.
    To(u16),
    /// Shows the next passage whose fact is fading or being learnt.
    NextWeak,
    /// Folds the paragraphs whose facts are all strong, or opens them.
    ToggleFold,
    /// Does something with the questions in the text.
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
            | Self::To(_) => false,
            Self::NextWeak | Self::ToggleFold | Self::InText(_) => true,
        }
    }
}

/// Where words are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SearchIn {
    /// In the articles of the open pack.
    #[default]
    ThisPack,
    /// In those of all packs.
    All,
}

impl SearchIn {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::ThisPack => Self::All,
            Self::All => Self::ThisPack,
        }
    }
}

/// Something that is done with the questions in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InTextAction {
    /// Asks a fact beside its passage; the same again closes the question.
    Here(FactId),
    /// Closes the question beside a passage.
    Close,
    /// Begins the questions before the section.
    AskBefore,
    /// Puts them away.
    CloseBefore,
    /// Gives the questions at the end of the section the keyboard.
    Enter,
    /// Leaves the questions at the end of the section out.
    Skip(Skip),
    /// Brings them back.
    AfterAll,
    /// Asks in the text.
    TurnOn,
    /// Asks there no longer.
    TurnOff,
}

/// For how long the questions at the end of a section are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip {
    /// This time.
    Now,
    /// At the end of this section.
    Section,
    /// At the end of all sections.
    Always,
}
