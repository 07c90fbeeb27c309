//! Which files a pack consists of, before they are read. Links are not followed, and sizes are limited.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use crate::storage::StorageError;
use crate::storage::fs::{Fs, FsEntry, FsKind, file_name};

/// Limit for a single file; larger ones are not read.
pub(in crate::storage) const FILE_BYTES_MAX: u64 = 8 << 20;

pub(in crate::storage) const ARTICLES: &str = "articles";

/// Endings of the texts of a pack.
pub(in crate::storage) const TEXTS: [&str; 2] = ["md", "txt"];

pub(in crate::storage::packs) const FACTS: &str = "facts";

pub(in crate::storage::packs) const IMAGES: &str = "images";

/// Limit for all files of a pack together.
pub(in crate::storage::packs) const PACK_BYTES_MAX: u64 = 64 << 20;

/// Limit for the number of files in a pack.
const FILES_MAX: usize = 2000;

/// A file to be read.
pub(in crate::storage) struct PackFile {
    /// Path inside the pack, separated by `/`.
    pub name: String,
    pub path: PathBuf,
    pub bytes: u64,
}

/// All files of a pack to be read.
#[derive(Default)]
pub(in crate::storage) struct Listing {
    /// In any order.
    pub files: Vec<PackFile>,
    /// Paths inside the pack of what would be read if it were no link.
    pub links: BTreeSet<String>,
    /// Total of what is to be read; files that are too large do not count.
    bytes: u64,
}

impl Listing {
    /// Whether one more file of this size keeps within the limits.
    pub(in crate::storage) fn has_room_for(&self, bytes: u64) -> bool {
        self.files.len() < FILES_MAX && self.bytes + bytes <= PACK_BYTES_MAX
    }
}

/// Lists the files to read in a pack's folder; fails if they exceed the limits.
pub(in crate::storage) fn list_pack(fs: &dyn Fs, folder: &Path) -> Result<Listing, StorageError> {
    let mut listing = Listing::default();
    let folders: [(&str, &[&str]); 4] = [
        ("", &["ron"]),
        (ARTICLES, &TEXTS),
        (FACTS, &["ron"]),
        (IMAGES, &["png", "jpg", "jpeg", "svg"]),
    ];
    for (inside, endings) in folders {
        let here = if inside.is_empty() {
            folder.to_owned()
        } else {
            folder.join(inside)
        };
        if !inside.is_empty() && !is_real_folder(fs, &here) {
            if is_link(fs, &here) {
                listing.links.insert(inside.to_owned());
            }
            continue;
        }
        let entries = fs
            .entries(&here)
            .map_err(StorageError::io("read the pack", here.as_path()))?;
        for FsEntry { path, kind, len } in entries {
            let is_wanted = |ending: &std::ffi::OsStr| endings.iter().any(|it| ending == *it);
            let is_named = path.extension().is_some_and(is_wanted);
            let name = match inside {
                "" => file_name(&path),
                _ => format!("{inside}/{}", file_name(&path)),
            };
            if kind == FsKind::Link && is_named {
                listing.links.insert(name);
                continue;
            }
            if kind != FsKind::File || !is_named {
                continue;
            }
            let bytes = len;
            let to_read = if bytes > FILE_BYTES_MAX { 0 } else { bytes };
            if !listing.has_room_for(to_read) {
                let limits =
                    format!("expected at most {PACK_BYTES_MAX} bytes and {FILES_MAX} files a pack");
                return Err(StorageError::io("read the pack", path)(io::Error::other(
                    limits,
                )));
            }
            listing.bytes += to_read;
            listing.files.push(PackFile { name, path, bytes });
        }
    }
    Ok(listing)
}

/// Returns the folders directly under `packs`, sorted, without links.
pub(in crate::storage::packs) fn folders_in(fs: &dyn Fs, packs: &Path) -> Vec<PathBuf> {
    let entries = fs.entries(packs).unwrap_or_default().into_iter();
    let folders = entries.filter(|it| it.kind == FsKind::Folder);
    let mut folders: Vec<PathBuf> = folders.map(|it| it.path).collect();
    folders.sort();
    folders
}

/// Returns the names of the links directly under `packs`, sorted.
pub(in crate::storage::packs) fn links_in(fs: &dyn Fs, packs: &Path) -> Vec<String> {
    let entries = fs.entries(packs).unwrap_or_default().into_iter();
    let links = entries.filter(|it| it.kind == FsKind::Link);
    let mut links: Vec<String> = links.map(|it| file_name(&it.path)).collect();
    links.sort();
    links
}

pub(in crate::storage) fn is_real_folder(fs: &dyn Fs, path: &Path) -> bool {
    fs.entry(path).is_ok_and(|it| it.kind == FsKind::Folder)
}

fn is_link(fs: &dyn Fs, path: &Path) -> bool {
    fs.entry(path).is_ok_and(|it| it.kind == FsKind::Link)
}
