//! Requests from the model to the app around it.

use std::path::PathBuf;

use crate::material::FaceId;
use crate::memory::Forgotten;
use crate::record::{Entry, StudyDay};

/// A side effect that the model cannot carry out itself: files, clipboard, browser, window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    ShowDataFolder,
    OpenLink(String),
    /// Brings back the answers from the backup of that study day.
    RestoreBackup(StudyDay),
    /// Closes the window although some answers are not saved.
    CloseAnyway,
    /// Deletes these entries from all score files.
    Remove(Vec<Entry>),
    /// Like `Remove`, for a record so long that a task must find the entries first.
    FindRemovable(Forgotten),
    Copy(String),
    /// Saves text under a file name and opens the file.
    Save(&'static str, String),
    /// Opens the file dialog for an article to add.
    ChooseArticle,
    /// Copies the file into the learner's own pack and opens the article.
    AddArticle(PathBuf),
    /// Takes the article with that id out of the learner's own pack.
    RemoveArticle(String),
    /// Checks the files of the pack with that id as they are on disk.
    CheckPack(String),
    /// Saves flags, each with its note, as patches to the pack files.
    SaveFlags(Vec<(FaceId, String)>),
}
