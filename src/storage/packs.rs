//! Packs: the bundled ones out of the program itself, the learner's own out of the data folder.
//!
//! Packs are untrusted: links are not followed, and sizes are bounded.

use std::fs;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::material::{Library, Origin, PackFiles, Problem, load_pack};
use crate::storage::StorageError;

static BUNDLED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/packs");

/// The largest file of a pack that is read, in bytes.
const FILE_BYTES_MAX: u64 = 8 << 20;

/// The folder of images in a pack.
const IMAGES: &str = "images";

/// The most bytes of a pack that are read.
const PACK_BYTES_MAX: u64 = 64 << 20;

/// The most files of a pack that are read.
const FILES_MAX: usize = 2000;

/// The files of all packs that could be read, bundled ones first, each with the pack's id.
pub(super) fn all_files(packs: &Path) -> Vec<(String, PackFiles)> {
    let own = folders_in(packs);
    let own = own
        .iter()
        .filter_map(|folder| Some((read_folder(folder).ok()?, Origin::Own)));
    let bundled = bundled().into_iter().map(|files| (files, Origin::Bundled));
    bundled
        .chain(own)
        .filter_map(|(files, origin)| Some((load_pack(&files, origin).ok()?.0.id, files)))
        .collect()
}

/// Reads the bundled packs and those under `packs`, a folder that need not exist.
pub fn load_library(packs: &Path) -> Library {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    let mut sources: Vec<(PackFiles, Origin)> = bundled()
        .into_iter()
        .map(|files| (files, Origin::Bundled))
        .collect();
    for folder in folders_in(packs) {
        match read_folder(&folder) {
            Ok(files) => sources.push((files, Origin::Own)),
            Err(error) => problems.push(unreadable(&folder, &error.to_string())),
        }
    }
    for (files, origin) in sources {
        match load_pack(&files, origin) {
            Ok((pack, pack_problems)) => {
                found.push(pack);
                problems.extend(pack_problems);
            }
            Err(problem) => problems.push(problem),
        }
    }
    Library::new(found, problems)
}

/// Reads the texts of one pack's folder.
pub fn read_folder(folder: &Path) -> Result<PackFiles, StorageError> {
    let mut files = PackFiles {
        folder: name_of(folder),
        ..PackFiles::default()
    };
    let mut bytes_read = 0;
    let folders: [(&str, &[&str]); 4] = [
        ("", &["ron"]),
        ("articles", &["md"]),
        ("facts", &["ron"]),
        (IMAGES, &["png", "jpg", "jpeg"]),
    ];
    for (inside, endings) in folders {
        let here = if inside.is_empty() {
            folder.to_owned()
        } else {
            folder.join(inside)
        };
        if !inside.is_empty() && !is_real_folder(&here) {
            continue;
        }
        let entries =
            fs::read_dir(&here).map_err(StorageError::io("read the pack", here.as_path()))?;
        for entry in entries {
            let entry = entry.map_err(StorageError::io("read the pack", here.as_path()))?;
            let path = entry.path();
            let meta = entry
                .metadata()
                .map_err(StorageError::io("read the pack", path.as_path()))?;
            let is_wanted = |ending: &std::ffi::OsStr| endings.iter().any(|it| ending == *it);
            if !meta.is_file() || !path.extension().is_some_and(is_wanted) {
                continue;
            }
            let read = files.texts.len() + files.images.len();
            bytes_read += meta.len();
            if meta.len() > FILE_BYTES_MAX || read >= FILES_MAX || bytes_read > PACK_BYTES_MAX {
                let limits = format!(
                    "expected at most {FILE_BYTES_MAX} bytes a file, {PACK_BYTES_MAX} bytes and {FILES_MAX} files a pack"
                );
                return Err(StorageError::io("read the pack", path)(
                    std::io::Error::other(limits),
                ));
            }
            let unreadable = StorageError::io("read the pack", path.as_path());
            let name = match inside {
                "" => name_of(&path),
                _ => format!("{inside}/{}", name_of(&path)),
            };
            if inside == IMAGES {
                let bytes = fs::read(&path).map_err(unreadable)?;
                files.images.insert(name, bytes.into());
            } else {
                let text = fs::read_to_string(&path).map_err(unreadable)?;
                files.texts.insert(name, text);
            }
        }
    }
    Ok(files)
}

/// The packs that are compiled in.
fn bundled() -> Vec<PackFiles> {
    BUNDLED
        .dirs()
        .map(|pack| {
            let mut files = PackFiles {
                folder: name_of(pack.path()),
                ..PackFiles::default()
            };
            let inner = pack.dirs().flat_map(Dir::files);
            for file in pack.files().chain(inner) {
                let Ok(path) = file.path().strip_prefix(pack.path()) else {
                    continue;
                };
                let name = path.to_string_lossy().replace('\\', "/");
                if path.starts_with(IMAGES) {
                    files.images.insert(name, file.contents().into());
                } else if let Some(text) = file.contents_utf8() {
                    files.texts.insert(name, text.to_owned());
                }
            }
            files
        })
        .collect()
}

/// The folders directly under `packs`, by name; links are left out.
fn folders_in(packs: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(packs) else {
        return Vec::new();
    };
    let mut folders: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| is_real_folder(path))
        .collect();
    folders.sort();
    folders
}

fn is_real_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_dir())
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn unreadable(folder: &Path, message: &str) -> Problem {
    Problem {
        pack: name_of(folder),
        file: "pack.ron".to_owned(),
        line: 0,
        column: 0,
        path: String::new(),
        message: message.replace('\n', ". "),
    }
}
