//! What the desktop opens: folders, files and web addresses. The only module that names `open`.

use std::io;
use std::path::Path;

use crate::material::is_web;
use crate::storage::error::StorageError;
use crate::storage::fs::Fs;

/// Opens a folder in the desktop's file manager.
pub fn show_folder(fs: &dyn Fs, folder: &Path) -> Result<(), StorageError> {
    fs.make_folder(folder)
        .map_err(StorageError::io("make the folder", folder))?;
    open::that_detached(folder).map_err(StorageError::io("show the folder", folder))
}

/// Opens a file in the program that the desktop has for its kind.
pub fn show_file(path: &Path) -> Result<(), StorageError> {
    open::that_detached(path).map_err(StorageError::io("show the file", path))
}

/// Opens a web address in the desktop's browser; anything else than a web address is refused.
pub fn open_link(address: &str) -> Result<(), StorageError> {
    let refused = || {
        Err(io::Error::other(
            "found an address that is not of the web, expected https:// or http://",
        ))
    };
    let opened = if is_web(address) {
        open::that_detached(address)
    } else {
        refused()
    };
    opened.map_err(StorageError::io("open the link", address))
}
