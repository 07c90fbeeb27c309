//! Errors of reading and writing files.

use std::io;
use std::path::PathBuf;

/// Why a file operation failed.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    #[error("found no home folder to keep the data in; name a folder with --data or SPOTTER_HOME")]
    NoHome,
    #[error("cannot {what}: {source}\nPath: {}", path.display())]
    Io {
        /// A verb and its object, such as `write the settings`.
        what: &'static str,
        path: PathBuf,
        source: io::Error,
    },
    /// A file that the learner chose cannot be opened as an article.
    #[error("\"{name}\" was not opened: {why}")]
    Article {
        name: String,
        /// What it is instead and what can be done, in whole sentences.
        why: String,
    },
    #[error("cannot write as RON: {0}")]
    Ron(#[from] ron::Error),
}

impl StorageError {
    /// Returns a function for `map_err` that turns the system's error into ours.
    pub(crate) fn io(
        what: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { what, path, source }
    }
}
