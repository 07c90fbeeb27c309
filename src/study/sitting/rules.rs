//! What the kind of a session decides.

use crate::material::Question;
use crate::record::Mode;

/// Whether it stands in the text rather than on a screen of its own.
pub fn is_in_text(mode: &Mode) -> bool {
    matches!(mode, Mode::Read | Mode::Preread)
}

/// Whether the learner grades the answer to `question`, once it is shown.
pub fn is_self_graded(mode: &Mode, question: &Question) -> bool {
    match mode {
        Mode::Drill | Mode::Read => question.is_recall(),
        Mode::Quiz | Mode::Preread | Mode::Other(_) => question.is_card(),
    }
}
