//! Everything the learner can ask for: one variant per part of the model.

use crate::material::{FaceId, FactId, SectionId};
use crate::memory::SittingName;
use crate::model::library::action::CheckAction;
use crate::model::practise::action::PractiseAction;
use crate::model::question::action::QuestionAction;
use crate::model::read::action::{InTextAction, ReadAction};
use crate::model::read::contents::ContentsRow;
use crate::model::record::action::RecordAction;
use crate::model::route::Route;
use crate::model::settings::action::SettingsAction;
use crate::model::shell::action::ShellAction;
use crate::model::sitting::action::{SittingAction, StartAction};

/// Navigation between screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlowAction {
    Go(Route),
    /// Closes the topmost layer, or returns to the screen the learner came from.
    Back,
    /// Resumes at the saved position unless the section was finished.
    OpenSection(SectionId),
    /// Opens a section, unless it is open, at the block with that index.
    OpenHeading(SectionId, usize),
    OpenPassage(FactId),
    /// Opens the words of the article that prove the answer to a question.
    OpenProof(FaceId),
    OpenMissed,
    /// Shows a session of the record as it ended.
    OpenPast(SittingName),
    /// Closes the command palette and carries out what was chosen there.
    Run(Box<Action>),
    /// Records the reading position before the window closes.
    Close,
}

impl FlowAction {
    fn needs_record(&self) -> bool {
        match self {
            Self::Go(_)
            | Self::Back
            | Self::OpenSection(_)
            | Self::OpenHeading(..)
            | Self::OpenPassage(_)
            | Self::OpenProof(_)
            | Self::OpenMissed
            | Self::OpenPast(_)
            | Self::Close => false,
            Self::Run(action) => action.needs_record(),
        }
    }
}

/// Declares `Action` and its conversions from the parts' own enums.
macro_rules! parts {
    ($($(#[$doc:meta])* $Part:ident($Action:ty),)+) => {
        /// A request by the learner, routed to the part that handles it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Action {
            $($(#[$doc])* $Part($Action),)+
        }

        impl Action {
            /// Whether the action is refused while the record is still being read at the start.
            pub(in crate::model) fn needs_record(&self) -> bool {
                match self {
                    $(Self::$Part(action) => action.needs_record(),)+
                }
            }
        }

        $(impl From<$Action> for Action {
            fn from(action: $Action) -> Self {
                Self::$Part(action)
            }
        })+
    };
}

parts! {
    Flow(FlowAction),
    Read(ReadAction),
    Sitting(SittingAction),
    /// Starting, resuming and ending whole sessions.
    Start(StartAction),
    Practise(PractiseAction),
    Question(QuestionAction),
    Check(CheckAction),
    Record(RecordAction),
    Settings(SettingsAction),
    Shell(ShellAction),
}

impl Action {
    /// Whether it comes from a mark in the margin, or from the key that does the same.
    pub(in crate::model) fn uses_mark(&self) -> bool {
        matches!(self, Self::Read(ReadAction::InText(InTextAction::Here(_))))
    }
}

/// What choosing a row of the contents list does: it opens a place in the text, or folds what lies under it.
impl From<&ContentsRow> for Action {
    fn from(row: &ContentsRow) -> Self {
        match row {
            ContentsRow::Pack(_) | ContentsRow::Article(..) => {
                ReadAction::FoldContents(row.clone()).into()
            }
            ContentsRow::Section(id) => FlowAction::OpenSection(id.clone()).into(),
            ContentsRow::Heading(id, block) => FlowAction::OpenHeading(id.clone(), *block).into(),
        }
    }
}

impl From<InTextAction> for Action {
    fn from(action: InTextAction) -> Self {
        Self::Read(ReadAction::InText(action))
    }
}
