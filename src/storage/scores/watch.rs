//! Notices what a sync program or another window writes into the scores folder.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::storage::StorageError;
use crate::storage::fs::{Fs as _, RealFs};
use crate::storage::scores::name::is_scores;

/// What others have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Score files.
    Files,
    /// The folder itself: it was removed, or another one has its name now.
    Folder,
}

/// Watches a folder until dropped, also if it is replaced.
pub struct Watch {
    watcher: RecommendedWatcher,
    folder: PathBuf,
    /// Tells the watched folder from another one of its name; `None` if it is gone.
    id: Option<u64>,
    noticed: Arc<Noticed>,
}

/// What the watcher has reported since it was last asked.
#[derive(Default)]
struct Noticed {
    files: AtomicBool,
    folder: AtomicBool,
    /// The file that this process writes itself, once there is one.
    own: Mutex<Option<PathBuf>>,
}

impl Watch {
    /// Starts watching `folder`, which must exist. `wake` is called when someone else has changed something.
    pub fn start(folder: &Path, wake: impl Fn() + Send + 'static) -> Result<Self, StorageError> {
        let noticed = Arc::new(Noticed::default());
        let (note, folders) = (Arc::clone(&noticed), with_parents(folder));
        let on_event = move |event: notify::Result<Event>| {
            if note.take_in(&event, &folders) {
                wake();
            }
        };
        let unwatched = |error| StorageError::io("watch the folder", folder)(into_io(error));
        let watcher = notify::recommended_watcher(on_event).map_err(unwatched)?;
        let mut watch = Self {
            watcher,
            folder: folder.to_owned(),
            id: id_of(folder),
            noticed,
        };
        watch.watch_all().map_err(unwatched)?;
        Ok(watch)
    }

    /// Watches the folder and, because a removed folder reports nothing any more, those that it is in.
    fn watch_all(&mut self) -> notify::Result<()> {
        for outer in with_parents(&self.folder).iter().skip(1) {
            // Without them, only a replaced folder goes unnoticed.
            let _watched = self.watcher.watch(outer, RecursiveMode::NonRecursive);
        }
        self.watcher
            .watch(&self.folder, RecursiveMode::NonRecursive)
    }

    /// Returns what has changed since the last call. A folder that was replaced is watched from now on.
    pub fn take_change(&mut self) -> Option<Change> {
        let files = self.noticed.files.swap(false, Ordering::Acquire);
        if self.noticed.folder.swap(false, Ordering::Acquire) {
            let id = id_of(&self.folder);
            let is_replaced = id != self.id;
            // Where the system tells no folder from another, watching anew does no harm.
            if is_replaced || cfg!(not(unix)) {
                self.id = id;
                for known in with_parents(&self.folder) {
                    // One that is gone is no longer watched anyway.
                    let _unwatched = self.watcher.unwatch(&known);
                }
                // A folder that is still missing is watched once it is there: the one that it is in reports it.
                let _watched = self.watch_all();
                return Some(if is_replaced {
                    Change::Folder
                } else {
                    Change::Files
                });
            }
        }
        files.then_some(Change::Files)
    }

    /// Looks at the folder anew at the next [`Self::take_change`], whether or not anything was reported.
    pub fn look_again(&self) {
        self.noticed.folder.store(true, Ordering::Release);
    }

    /// Sets the file that this process writes itself; its changes are ignored.
    pub fn ignore(&self, path: PathBuf) {
        if let Ok(mut own) = self.noticed.own.lock() {
            *own = Some(path);
        }
    }
}

impl Noticed {
    /// Takes in an event; returns whether it matters.
    fn take_in(&self, event: &notify::Result<Event>, folders: &[PathBuf]) -> bool {
        let own = self.own.lock().ok().and_then(|own| own.clone());
        let is_foreign = |path: &PathBuf| is_scores(path) && Some(path) != own.as_ref();
        let (files, folder) = match event {
            Ok(event) if event.kind.is_access() => (false, false),
            Ok(event) if !event.need_rescan() => (
                event.paths.iter().any(is_foreign),
                event.paths.iter().any(|path| folders.contains(path)),
            ),
            // After an error of the watcher itself, looking once too often does no harm.
            Ok(_) | Err(_) => (true, true),
        };
        self.files.fetch_or(files, Ordering::Release);
        self.folder.fetch_or(folder, Ordering::Release);
        files || folder
    }
}

/// Returns a folder and the two that it is in: scores, data, and what holds the data.
fn with_parents(folder: &Path) -> Vec<PathBuf> {
    let folders = folder.ancestors().take(3);
    let named = folders.filter(|it| !it.as_os_str().is_empty());
    named.map(Path::to_owned).collect()
}

fn id_of(folder: &Path) -> Option<u64> {
    RealFs.stamp(folder).ok().map(|stamp| stamp.id)
}

fn into_io(error: notify::Error) -> std::io::Error {
    std::io::Error::other(error)
}
