//! Notices what a sync program or another window writes into the scores folder.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::storage::StorageError;
use crate::storage::scores::is_scores;

/// Watches a folder until dropped.
pub struct Watch {
    _watcher: RecommendedWatcher,
    changed: Arc<AtomicBool>,
    own: Arc<Mutex<PathBuf>>,
}

impl Watch {
    /// Starts watching `folder`, which must exist. `wake` is called when someone else has changed a score file.
    pub fn start(folder: &Path, wake: impl Fn() + Send + 'static) -> Result<Self, StorageError> {
        let (changed, own) = (
            Arc::new(AtomicBool::new(false)),
            Arc::new(Mutex::new(PathBuf::new())),
        );
        let (to_change, not_own) = (Arc::clone(&changed), Arc::clone(&own));
        let on_event = move |event: notify::Result<Event>| {
            // After an error of the watcher itself, looking once too often does no harm.
            let own = not_own.lock().map(|own| own.clone()).unwrap_or_default();
            let is_foreign = |path: &PathBuf| is_scores(path) && *path != own;
            let matters = event.map_or(true, |event| {
                !event.kind.is_access() && event.paths.iter().any(is_foreign)
            });
            if matters {
                to_change.store(true, Ordering::Release);
                wake();
            }
        };
        let watch = |mut watcher: RecommendedWatcher| {
            watcher.watch(folder, RecursiveMode::NonRecursive)?;
            Ok(watcher)
        };
        let watcher = notify::recommended_watcher(on_event).and_then(watch);
        let watcher = watcher
            .map_err(std::io::Error::other)
            .map_err(StorageError::io("watch the folder", folder))?;
        Ok(Self {
            _watcher: watcher,
            changed,
            own,
        })
    }

    /// Whether anything has changed since the last call.
    pub fn take_changed(&self) -> bool {
        self.changed.swap(false, Ordering::Acquire)
    }

    /// Sets the file that this process writes itself; its changes are ignored.
    pub fn ignore(&self, path: PathBuf) {
        if let Ok(mut own) = self.own.lock() {
            *own = path;
        }
    }
}
