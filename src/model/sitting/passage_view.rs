//! Whether the passage is shown with a question.

/// Whether the passage is shown with the question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PassageView {
    /// After a miss, where there is room beside the question.
    #[default]
    Auto,
    /// The learner asked for it.
    Shown,
    /// The learner put it away.
    Hidden,
}
