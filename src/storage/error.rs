//! What can go wrong with files.

use std::io;
use std::path::PathBuf;

/// What went wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The home folder cannot be told.
    #[error("found no home folder to keep the data in; name a folder with --data or SPOTTER_HOME")]
    NoHome,
    /// Reading or writing failed.
    #[error("cannot {what}: {source}\nPath: {}", path.display())]
    Io {
        /// The verb and its object, such as `write the settings`.
        what: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A file of the learner's cannot be opened as an article.
    #[error("{name:?} was not opened: {why}")]
    Article {
        /// The file's name.
        name: String,
        /// What it is instead, and what can be done, in whole sentences.
        why: String,
    },
    /// Something cannot be written as RON.
    #[error("cannot write as RON: {0}")]
    Ron(#[from] ron::Error),
}

impl StorageError {
    /// Gives a function that turns the system's error into ours.
    pub(crate) fn io(
        what: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { what, path, source }
    }
}
