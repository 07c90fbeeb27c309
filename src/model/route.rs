//! The screens, and how much room they have.

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The next step.
    Today,
    /// The article.
    Read,
    /// What was missed, and quizzes to start.
    Practise,
    /// A drill or a quiz.
    Sitting,
    /// The packs.
    Library,
    /// The settings.
    Settings,
}

/// Whether there is room beside a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// Rail and side panels have ctx.
    Wide,
    /// They do not.
    Narrow,
}
