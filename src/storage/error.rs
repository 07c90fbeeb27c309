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
    /// A folder to merge has no answers in it.
    #[error(
        "found no score files in {} ({}) nor in its folder scores, expected files such as scores-<device>.ron",
        folder.display(),
        entries_in_words(*entries)
    )]
    NoScores {
        folder: PathBuf,
        /// How many files and folders there are instead.
        entries: usize,
    },
    #[error("cannot write as RON: {0}")]
    Ron(#[from] ron::Error),
}

fn entries_in_words(entries: usize) -> String {
    match entries {
        0 => "which is empty".to_owned(),
        1 => "but 1 other entry".to_owned(),
        many => format!("but {many} other entries"),
    }
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
