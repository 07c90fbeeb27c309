//! The actions on what surrounds and covers the screens.

use crate::model::effect::Effect;
use crate::model::modal::Modal;

/// An action on modals, notices or the world outside the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShellAction {
    /// Shows or hides the list of keys; closes any other modal.
    ToggleKeys,
    OpenModal(Modal),
    CloseModal,
    /// Passes a request on to the app.
    Outside(Effect),
    /// Opens an address in the browser and closes the modal that showed it.
    OpenLink(String),
    /// Takes the learner's own article of that id out of the Library, and closes the modal that asked.
    RemoveArticle(String),
    DismissNotice(u64),
}

impl ShellAction {
    pub(in crate::model) fn needs_record(&self) -> bool {
        match self {
            Self::OpenModal(modal) => match modal {
                Modal::Keys
                | Modal::Closing
                | Modal::Link(_)
                | Modal::CheckFinding
                | Modal::Palette(_)
                | Modal::RemovingArticle(_) => false,
                Modal::Forgetting(_) | Modal::Removing(_) | Modal::History(_) | Modal::Flag(..) => {
                    true
                }
            },
            Self::ToggleKeys
            | Self::CloseModal
            | Self::Outside(_)
            | Self::OpenLink(_)
            | Self::RemoveArticle(_)
            | Self::DismissNotice(_) => false,
        }
    }
}
