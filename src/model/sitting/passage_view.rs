//! Whether the passage is shown with a question.

/// The learner's choice on seeing the passage of the current question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PassageView {
    /// Shown after a miss, if there is room beside the question.
    #[default]
    Auto,
    Shown,
    Hidden,
}
