//! The modals.

use crate::material::FaceId;
use crate::memory::{Forgotten, RecordPart};
use crate::model::question::history::History;

/// What covers the screen until it is answered or dismissed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Modal {
    /// The keys that work on the current screen.
    Keys,
    /// Confirms closing the window while some answers are not saved.
    Closing,
    /// Confirms that answers are to count no more.
    Forgetting(RecordPart),
    /// Confirms that the learner's own article of that id leaves the Library.
    RemovingArticle(String),
    /// Confirms a permanent removal.
    Removing(Forgotten),
    History(History),
    /// Shows the address of a link before it is opened.
    Link(String),
    /// The selected finding of a pack check, with its question.
    CheckFinding,
    /// Finds what can be done by its name.
    Palette(Palette),
    /// A flag's note, as far as it is typed.
    Flag(FaceId, String),
}

/// The command palette.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// As far as they are typed.
    pub words: String,
    /// The selected row.
    pub row: usize,
}
