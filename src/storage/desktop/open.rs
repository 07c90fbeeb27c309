//! Opens folders, files and web addresses in the desktop's default programs. The only module that names `open`.

use std::io;
use std::path::Path;

use crate::material::is_web;
use crate::storage::error::StorageError;
use crate::storage::fs::Fs;

/// Shows a folder in the desktop's file manager, creating it if it is missing.
pub fn show_folder(fs: &dyn Fs, folder: &Path) -> Result<(), StorageError> {
    fs.make_folder(folder)
        .map_err(StorageError::io("make the folder", folder))?;
    open::that_detached(folder).map_err(StorageError::io("show the folder", folder))
}

/// Opens a file in the desktop's default program for its type.
pub fn show_file(path: &Path) -> Result<(), StorageError> {
    open::that_detached(path).map_err(StorageError::io("show the file", path))
}

/// Opens an address in the default browser; anything but `http://` and `https://` is refused.
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
