//! What can be asked of what lies over and around the screens.

use crate::model::effect::Effect;
use crate::model::modal::Modal;

/// Something about what lies over and around the screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShellAction {
    /// Shows or hides the list of keys.
    ToggleKeys,
    /// Lays something over the screen.
    OpenModal(Modal),
    /// Takes away what lies over the screen.
    CloseModal,
    /// Has something done that only the app around the model can do.
    Outside(Effect),
    /// Opens an address in the browser.
    OpenLink(String),
    /// Puts the notice of that id away.
    DismissNotice(u64),
}

impl ShellAction {
    pub(in crate::model) fn needs_record(&self) -> bool {
        match self {
            Self::OpenModal(modal) => match modal {
                Modal::Keys | Modal::Closing | Modal::Link(_) | Modal::CheckFinding => false,
                Modal::Removing(_) | Modal::History(_) | Modal::Flag(..) => true,
            },
            Self::ToggleKeys
            | Self::CloseModal
            | Self::Outside(_)
            | Self::OpenLink(_)
            | Self::DismissNotice(_) => false,
        }
    }
}
