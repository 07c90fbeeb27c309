//! The screens, and the width of the window.

/// A screen of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    Today,
    Read,
    Practise,
    /// The open drill or quiz.
    Sitting,
    /// The end page of a session of the record.
    Past,
    Library,
    Settings,
}

/// Whether the window has room for panels beside a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// The rail and the side panels fit.
    Wide,
    Narrow,
}
