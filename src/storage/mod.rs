//! The only module that touches files: packs, the record, settings.

mod desktop;
mod device;
mod exports;
mod folders;
mod fs;
mod packs;
mod scores;
mod settings_file;

use std::io;
use std::path::PathBuf;

pub use desktop::dialog::FileDialog;
pub use device::{device_name, host_name, new_device_name};
pub use exports::{flags_patch, save_export};
pub use folders::{Folders, Places};
pub use fs::{Fs, FsEntry, FsKind, Lock, RealFs, Stamp, new_name};
pub use packs::own_articles::{add_article, remove_article};
pub use packs::{
    bundled_library, load_library, load_own_pack, pack_source, pack_sources, read_folder,
    read_text, with_own_packs,
};
pub use scores::backup::{back_up, copies_in};
pub use scores::keeper::{Keeper, ScorePlaces};
pub use scores::merge::{MergeCopy, carry_out, plan_merge};
pub use scores::watch::Watch;
pub use scores::writer::{News, Writer};
pub use scores::{read_record, read_record_in};
pub use settings_file::{load_settings, save_settings};

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

/// Opens a folder in the desktop's file manager.
pub fn show_folder(fs: &dyn Fs, folder: &std::path::Path) -> Result<(), StorageError> {
    fs.make_folder(folder)
        .map_err(StorageError::io("make the folder", folder))?;
    open::that_detached(folder).map_err(StorageError::io("show the folder", folder))
}

/// Opens a file in the program that the desktop has for its kind.
pub fn show_file(path: &std::path::Path) -> Result<(), StorageError> {
    open::that_detached(path).map_err(StorageError::io("show the file", path))
}

/// Opens a web address in the desktop's browser; anything else than a web address is refused.
pub fn open_link(address: &str) -> Result<(), StorageError> {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    let refused = || {
        Err(io::Error::other(
            "found an address that is not of the web, expected https:// or http://",
        ))
    };
    let opened = if is_web {
        open::that_detached(address)
    } else {
        refused()
    };
    opened.map_err(StorageError::io("open the link", address))
}
