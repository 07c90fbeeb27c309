//! Reads packs and record. Large ones let the window open first.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::app::task_progress::Progress;
use crate::material::Library;
use crate::model::{ListBasis, Study};
use crate::record::Moment;
use crate::storage::{Folders, Fs, FsKind, StorageError, read_record_in, with_own_packs};

/// The packs that a record is read for.
pub enum Packs {
    /// The bundled ones; the learner's own are still to be read.
    Bundled(Arc<Library>),
    /// Those that the window already has.
    Known(ListBasis),
}

/// A request to read the record, with the packs it is read for.
pub struct Reading {
    pub packs: Packs,
    pub device: String,
    /// On this device, nothing happened in this run before this moment.
    pub from: Moment,
    /// Events later than this are in the future.
    pub now: Moment,
}

impl Reading {
    /// Reads everything, and derives what follows from the record.
    pub(super) fn run(
        self,
        fs: &dyn Fs,
        folders: &Folders,
        progress: &Progress,
    ) -> Result<Study, StorageError> {
        let Self {
            packs,
            device,
            from,
            now,
        } = self;
        let (library, basis) = match packs {
            Packs::Known(basis) => (None, basis),
            Packs::Bundled(bundled) => {
                if is_large(fs, folders) {
                    progress.wait_for_window(WINDOW_TAKES);
                }
                let bundled = Arc::unwrap_or_clone(bundled);
                let all = Arc::new(with_own_packs(fs, bundled, &folders.packs()));
                (Some(Arc::clone(&all)), ListBasis::all_of(all))
            }
        };
        let record = read_record_in(fs, &folders.scores(), &mut |it| progress.say(it))?;
        let study = Study::new(record, &device, from, now).with_lists(basis, now);
        Ok(match library {
            Some(library) => study.with_library(library),
            None => study,
        })
    }
}

/// Bytes of answers from which reading takes longer than opening the window.
const LARGE: u64 = 16 << 20;

/// How many bytes of answers are read in the time that one byte of a pack takes.
const PACKS_SLOWER: u64 = 5;

/// The longest that reading waits for the window. With few processors, doing both at once would only draw it later.
const WINDOW_TAKES: Duration = Duration::from_millis(300);

/// Whether there is so much to read that the window goes first.
fn is_large(fs: &dyn Fs, folders: &Folders) -> bool {
    let places = folders.scores();
    let scores = places.folders().map(|folder| bytes_in(fs, folder, 0));
    scores.iter().sum::<u64>() + PACKS_SLOWER * bytes_in(fs, &folders.packs(), PACK_DEPTH) >= LARGE
}

/// Depth of a pack's files below the folder of packs: `pack/facts/file`.
const PACK_DEPTH: usize = 2;

/// Total size of the files in a folder and, down to `depth`, in its subfolders. A folder that cannot be read counts as
/// empty here: whoever reads it reports the error.
fn bytes_in(fs: &dyn Fs, folder: &Path, depth: usize) -> u64 {
    let entries = fs.entries(folder).unwrap_or_default();
    let bytes = entries.iter().map(|it| match it.kind {
        FsKind::File => it.len,
        FsKind::Folder if depth > 0 => bytes_in(fs, &it.path, depth - 1),
        FsKind::Folder | FsKind::Link | FsKind::Other => 0,
    });
    bytes.sum()
}

/// Removes what version 0.1 kept elsewhere: the checkpoint of the record in the cache, as it contains texts of answers,
/// and the ballast, which may not be on the disk that fills up. Can be dropped in version 0.4.
pub(super) fn remove_leftovers(fs: &dyn Fs, folders: &Folders) -> Result<(), StorageError> {
    for path in [
        folders.cache.join("scores.checkpoint"),
        folders.state.join("ballast"),
    ] {
        match fs.remove(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                let what = "delete what an earlier version had kept";
                return Err(StorageError::io(what, path)(error));
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{LARGE, PACKS_SLOWER, is_large};
    use crate::storage::{Folders, Fs as _, GivenFolders, RealFs};

    #[test]
    fn answers_and_packs_in_their_folders_are_large_together() {
        let home = tempfile::tempdir().expect("a folder");
        let folders = Folders::find(GivenFolders {
            home: Some(home.path().to_owned()),
            ..GivenFolders::default()
        })
        .expect("folders");
        assert!(!is_large(&RealFs, &folders), "nothing is there yet");
        let half = usize::try_from(LARGE / PACKS_SLOWER / 2 + 1).expect("small");
        for pack in ["one", "two"] {
            let file = folders.packs().join(pack).join("facts/all.ron");
            assert!(!is_large(&RealFs, &folders), "before {pack}");
            RealFs.replace(&file, &vec![b' '; half]).expect("written");
        }
        assert!(is_large(&RealFs, &folders), "two packs");
        std::fs::remove_dir_all(folders.packs()).expect("removed");
        let half = usize::try_from(LARGE / 2).expect("small");
        let places = folders.scores();
        for folder in places.folders() {
            assert!(!is_large(&RealFs, &folders), "before {}", folder.display());
            let file = folder.join("scores-anna-1111.ron");
            RealFs.replace(&file, &vec![b' '; half]).expect("written");
        }
        assert!(is_large(&RealFs, &folders), "answers in both folders");
    }
}
