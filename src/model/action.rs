//! Everything that can be asked for: one variant a part.

use crate::material::{FactId, SectionId};
use crate::model::library::action::CheckAction;
use crate::model::practise::action::PractiseAction;
use crate::model::question::action::QuestionAction;
use crate::model::read::action::{InTextAction, ReadAction};
use crate::model::record::action::RecordAction;
use crate::model::route::Route;
use crate::model::settings::action::SettingsAction;
use crate::model::shell::action::ShellAction;
use crate::model::sitting::action::{SittingAction, StartAction};

/// Where to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlowAction {
    /// Shows a screen.
    Go(Route),
    /// Goes back one step: closes what lies on top, or returns to where the learner came from.
    Back,
    /// Opens a section at its start, or where it was left.
    OpenSection(SectionId),
    /// Opens the article at the passage of a fact.
    OpenPassage(FactId),
    /// Shows the missed questions.
    OpenMissed,
    /// Notes the reading position before the window closes.
    Close,
}

impl FlowAction {
    fn needs_record(&self) -> bool {
        match self {
            Self::Go(_)
            | Self::Back
            | Self::OpenSection(_)
            | Self::OpenPassage(_)
            | Self::OpenMissed
            | Self::Close => false,
        }
    }
}

/// Makes the enum of all parts.
macro_rules! parts {
    ($($(#[$doc:meta])* $Part:ident($Action:ty),)+) => {
        /// One wish of the learner, by the part that it is for.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Action {
            $($(#[$doc])* $Part($Action),)+
        }

        impl Action {
            /// Whether it must wait for the record.
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
    /// Which screen is shown.
    Flow(FlowAction),
    /// The article.
    Read(ReadAction),
    /// The question on the screen.
    Sitting(SittingAction),
    /// Sessions as a whole.
    Start(StartAction),
    /// Missed questions, and a quiz to put together.
    Practise(PractiseAction),
    /// A question, wherever it stands.
    Question(QuestionAction),
    /// The check of a pack.
    Check(CheckAction),
    /// What counts of the record.
    Record(RecordAction),
    /// How it looks, and how much comes a day.
    Settings(SettingsAction),
    /// What lies over and around the screens.
    Shell(ShellAction),
}

impl From<InTextAction> for Action {
    fn from(action: InTextAction) -> Self {
        Self::Read(ReadAction::InText(action))
    }
}
