//! How packs and record are read: what is large gives way to the window.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::app::task_progress::Progress;
use crate::material::Library;
use crate::model::{ListBasis, Study};
use crate::record::Moment;
use crate::storage::{Folders, Fs, StorageError, read_record_in, with_own_packs};

/// The packs that a record is read for.
pub enum Packs {
    /// The bundled ones, and the learner's own that are still to be read.
    Bundled(Arc<Library>),
    /// Those that the window has.
    Known(ListBasis),
}

/// Reading the record, and the packs that it is read for.
pub struct Reading {
    /// Of which packs.
    pub packs: Packs,
    /// The name of this device.
    pub device: String,
    /// Before this moment nothing happened on it in this run.
    pub from: Moment,
    /// Tells what is in the future.
    pub now: Moment,
}

impl Reading {
    /// Reads all, and finds what follows from it.
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
        if is_large(fs, folders) {
            progress.wait_for_window(WINDOW_TAKES);
        }
        let (library, basis) = match packs {
            Packs::Known(basis) => (None, basis),
            Packs::Bundled(bundled) => {
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

/// How many bytes of answers cannot be read before the window is there anyway.
const LARGE: u64 = 16 << 20;

/// How many bytes of answers are read while one of a pack is.
const PACKS_SLOWER: u64 = 5;

/// How long a large record gives way to the window at the most. It would only be drawn later: where processors are few, the
/// threads take them from one another.
const WINDOW_TAKES: Duration = Duration::from_millis(300);

/// Whether so much is to be read that the window comes first.
fn is_large(fs: &dyn Fs, folders: &Folders) -> bool {
    // What cannot be looked into is said by the one that reads it.
    let entries = |folder: &Path| fs.entries(folder).unwrap_or_default();
    let len_of = |folder: &Path| entries(folder).iter().map(|it| it.len).sum::<u64>();
    let packs = entries(&folders.packs());
    let packs: u64 = packs.iter().map(|pack| len_of(&pack.path)).sum();
    len_of(&folders.scores().scores) + PACKS_SLOWER * packs >= LARGE
}

/// Removes what version 0.1 kept in the cache of what followed from the record, texts of answers among it. May go with
/// version 0.4.
pub(super) fn remove_old_checkpoint(fs: &dyn Fs, folders: &Folders) -> Result<(), StorageError> {
    let path = folders.cache.join("scores.checkpoint");
    match fs.remove(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(StorageError::io(
            "delete what an earlier version had kept",
            path,
        )(error)),
        _ => Ok(()),
    }
}
