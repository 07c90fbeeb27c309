//! What the model asks of the app around it.

use std::path::PathBuf;

use crate::material::FaceId;
use crate::memory::Forgotten;
use crate::record::{Entry, StudyDay};

/// Something only the app around the model can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Show the data folder in the file manager.
    ShowDataFolder,
    /// Open an address in the browser.
    OpenLink(String),
    /// Bring back the answers of the backup of that study day.
    Restore(StudyDay),
    /// Close the window although answers are not saved.
    CloseAnyway,
    /// Take these out of all score files.
    Remove(Vec<Entry>),
    /// The same for all that was forgotten with that, which must be found in the record first.
    FindRemovable(Forgotten),
    /// Put a text on the clipboard.
    Copy(String),
    /// Save a text under that name, and show it.
    Save(&'static str, String),
    /// Let the learner choose a text to open.
    ChooseArticle,
    /// Copy that file into the learner's own pack and open it.
    AddArticle(PathBuf),
    /// Take that article out of it.
    RemoveArticle(String),
    /// Check the pack of that id as its files are now.
    CheckPack(String),
    /// Save the flags of these questions, each with its note, as a patch for the files of the packs.
    SaveFlags(Vec<(FaceId, String)>),
}
