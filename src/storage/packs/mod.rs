//! Packs: the bundled ones from the executable, the learner's own from the data folder.
//!
//! Packs are untrusted: links are not followed, and sizes are limited.

pub(in crate::storage) mod listing;
pub(in crate::storage) mod own_articles;

use std::io;
use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::material::{
    Library, OWN_PACK, Origin, Pack, PackFiles, Picture, Problem, Unreadable, load_pack,
};
use crate::storage::StorageError;
use crate::storage::fs::{Fs, FsKind, RealFs, file_name};
use crate::storage::packs::listing::{
    ARTICLES, FACTS, FILE_BYTES_MAX, IMAGES, Listing, PACK_BYTES_MAX, PackFile, folders_in,
    is_real_folder, links_in, list_pack,
};
use crate::storage::text::{NotUtf8, text_at};

static BUNDLED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/packs");

/// The files of one pack.
#[derive(Clone, Debug)]
pub struct PackSource {
    pub files: PackFiles,
    pub origin: Origin,
}

/// The files of several packs.
#[derive(Clone, Debug, Default)]
pub struct PackSources {
    /// Bundled ones first, then the learner's own, sorted by folder.
    pub packs: Vec<PackSource>,
    /// What is wrong with those that could not be read.
    pub problems: Vec<Problem>,
    /// Names of links where folders of packs would be. They are not followed.
    pub links: Vec<String>,
}

/// A pack as its files are now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoadedPack {
    /// `None` if it cannot be loaded, or if it is the learner's own and has neither article nor fact.
    pub pack: Option<Pack>,
    pub problems: Vec<Problem>,
}

/// Returns the files of all packs that can be loaded, with the packs' ids, bundled ones first.
pub(in crate::storage) fn all_files(fs: &dyn Fs, packs: &Path) -> Vec<(String, PackFiles)> {
    let all = pack_sources(fs, packs).packs.into_iter();
    all.filter_map(|it| Some((load_pack(&it.files, it.origin).ok()?.0.id, it.files)))
        .collect()
}

/// Reads a text file that the learner named, of at most `PACK_BYTES_MAX` bytes.
pub fn read_text(fs: &dyn Fs, file: &Path) -> Result<String, StorageError> {
    let unreadable = || StorageError::io("read the file", file);
    let found = fs.target(file).map_err(unreadable())?;
    if found.kind != FsKind::File || found.len > PACK_BYTES_MAX {
        let wanted = format!("expected a file of at most {PACK_BYTES_MAX} bytes");
        return Err(unreadable()(io::Error::other(wanted)));
    }
    text_at(fs, file).map_err(unreadable())
}

/// Returns the files of all packs.
pub fn pack_sources(fs: &dyn Fs, packs: &Path) -> PackSources {
    let own = own_sources(fs, packs);
    PackSources {
        packs: bundled().into_iter().chain(own.packs).collect(),
        ..own
    }
}

/// Returns the files of the learner's own packs.
fn own_sources(fs: &dyn Fs, packs: &Path) -> PackSources {
    let mut sources = PackSources {
        links: links_in(fs, packs),
        ..PackSources::default()
    };
    for folder in folders_in(fs, packs) {
        match read_folder(fs, &folder) {
            Ok(files) => sources.packs.push(PackSource {
                files,
                origin: Origin::Own,
            }),
            Err(error) => {
                let problem = unreadable(&folder, &error.to_string());
                sources.problems.push(problem);
            }
        }
    }
    sources
}

/// Reads the files of the pack in the folder of that name, as they are now.
pub fn pack_source(fs: &dyn Fs, packs: &Path, folder: &str) -> Result<PackSource, StorageError> {
    let mut bundled = bundled().into_iter();
    if let Some(source) = bundled.find(|it| it.files.folder == folder) {
        return Ok(source);
    }
    Ok(PackSource {
        files: read_folder(fs, &packs.join(folder))?,
        origin: Origin::Own,
    })
}

/// Loads the packs that are compiled into the executable.
pub fn bundled_library() -> Library {
    loaded(PackSources {
        packs: bundled(),
        ..PackSources::default()
    })
}

/// Adds the learner's own packs under `packs`, a folder that need not exist, to the bundled ones.
pub fn with_own_packs(fs: &dyn Fs, bundled: Library, packs: &Path) -> Library {
    let own = own_sources(fs, packs);
    if own.packs.is_empty() && own.problems.is_empty() {
        return bundled;
    }
    let (packs, problems) = bundled.into_parts();
    let (own_packs, own_problems) = loaded(own).into_parts();
    Library::new(
        packs.into_iter().chain(own_packs).collect(),
        problems.into_iter().chain(own_problems).collect(),
    )
}

/// Loads the bundled packs and, from this machine's file system, those under `packs`, a folder that need not exist.
pub fn load_library(packs: &Path) -> Library {
    with_own_packs(&RealFs, bundled_library(), packs)
}

fn loaded(sources: PackSources) -> Library {
    let PackSources {
        packs,
        mut problems,
        links: _,
    } = sources;
    let mut found = Vec::new();
    for source in packs {
        let loaded = load(&source);
        found.extend(loaded.pack);
        problems.extend(loaded.problems);
    }
    Library::new(found, problems)
}

/// Loads the learner's own pack alone.
pub fn load_own_pack(fs: &dyn Fs, packs: &Path) -> LoadedPack {
    let folder = packs.join(OWN_PACK);
    if !is_real_folder(fs, &folder) {
        return LoadedPack::default();
    }
    match read_folder(fs, &folder) {
        Ok(files) => {
            let loaded = load(&PackSource {
                files,
                origin: Origin::Own,
            });
            LoadedPack {
                pack: loaded.pack.filter(|it| it.id == OWN_PACK),
                ..loaded
            }
        }
        Err(error) => LoadedPack {
            pack: None,
            problems: vec![unreadable(&folder, &error.to_string())],
        },
    }
}

/// Loads a pack. The learner's own pack may be empty, which is no problem.
fn load(PackSource { files, origin }: &PackSource) -> LoadedPack {
    let is_filled =
        |it: &String| Path::new(it).starts_with(ARTICLES) || Path::new(it).starts_with(FACTS);
    let mut names = files.texts.keys().chain(files.unreadable.keys());
    if files.folder == OWN_PACK && !names.any(is_filled) {
        return LoadedPack::default();
    }
    match load_pack(files, *origin) {
        Ok((pack, problems)) => LoadedPack {
            pack: Some(pack),
            problems,
        },
        Err(refusal) => LoadedPack {
            pack: None,
            problems: refusal.problems,
        },
    }
}

/// Reads the files of a pack's folder. One that cannot be read is listed in the result, and hides no other.
pub fn read_folder(fs: &dyn Fs, folder: &Path) -> Result<PackFiles, StorageError> {
    let mut files = PackFiles {
        folder: file_name(folder),
        ..PackFiles::default()
    };
    let Listing {
        files: listed,
        links,
        ..
    } = list_pack(fs, folder)?;
    files.links = links;
    for file in listed {
        if let Err(why) = read_file(fs, &file, &mut files) {
            files.unreadable.insert(file.name, why);
        }
    }
    Ok(files)
}

/// Reads one file into `files`, or says why it cannot be read.
fn read_file(fs: &dyn Fs, file: &PackFile, files: &mut PackFiles) -> Result<(), Unreadable> {
    let whole = |why: String| Unreadable { line: 0, why };
    let is_image = Path::new(&file.name).starts_with(IMAGES);
    let most = if is_image {
        Picture::BYTES_MAX as u64
    } else {
        FILE_BYTES_MAX
    };
    if file.bytes > most {
        return Err(whole(format!(
            "found {} bytes, expected at most {most}",
            file.bytes
        )));
    }
    let cannot = |error: io::Error| match NotUtf8::of(&error) {
        Some(NotUtf8::Line(line)) => Unreadable {
            line,
            why: "found bytes that are not UTF-8, expected UTF-8: save the file as UTF-8"
                .to_owned(),
        },
        Some(NotUtf8::Utf16) => Unreadable {
            line: 1,
            why: "found UTF-16 text, expected UTF-8: save the file as UTF-8".to_owned(),
        },
        None => whole(format!("cannot be read: {error}")),
    };
    if is_image {
        let bytes = fs.read(&file.path).map_err(cannot)?;
        files.images.insert(file.name.clone(), bytes.into());
    } else {
        let text = text_at(fs, &file.path).map_err(cannot)?;
        files.texts.insert(file.name.clone(), text);
    }
    Ok(())
}

/// Returns the packs that are compiled into the executable.
fn bundled() -> Vec<PackSource> {
    BUNDLED
        .dirs()
        .map(|pack| {
            let mut files = PackFiles {
                folder: file_name(pack.path()),
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
            PackSource {
                files,
                origin: Origin::Bundled,
            }
        })
        .collect()
}

fn unreadable(folder: &Path, message: &str) -> Problem {
    Problem {
        pack: file_name(folder),
        file: "pack.ron".to_owned(),
        line: 0,
        column: 0,
        path: String::new(),
        message: message.replace('\n', ". "),
    }
}
