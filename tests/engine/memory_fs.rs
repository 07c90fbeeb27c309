//! A file system in memory that loses power, fills up and fails, as disks do.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use spotter::storage::{Fs, Lock, Stamp};

/// What goes wrong with the next write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The system says that it failed, and some of it is written.
    Error,
    /// The power goes: of the bytes in flight, the sectors of this pattern reach the disk.
    PowerCut(u64),
}

#[derive(Clone, Debug, Default)]
struct FileState {
    /// What programs see.
    seen: Vec<u8>,
    /// What is on the disk.
    durable: Vec<u8>,
    id: u64,
    changed: u128,
}

#[derive(Debug, Default)]
struct State {
    files: BTreeMap<PathBuf, FileState>,
    ticks: u64,
    /// The most bytes that all files may have together.
    capacity: Option<usize>,
    fault: Option<Fault>,
    /// Nothing works until the restart.
    is_off: bool,
}

/// The file system; clones share it.
#[derive(Clone, Debug, Default)]
pub struct MemoryFs {
    state: Arc<Mutex<State>>,
    locks: Arc<Mutex<BTreeSet<PathBuf>>>,
}

/// Lets go of a lock when dropped, unless a restart has done so before.
struct Held {
    locks: Arc<Mutex<BTreeSet<PathBuf>>>,
    path: PathBuf,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.locks
            .lock()
            .expect("no test panics while it holds this")
            .remove(&self.path);
    }
}

const SECTOR: usize = 512;

impl MemoryFs {
    fn with<T>(&self, act: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
        let mut state = self
            .state
            .lock()
            .expect("no test panics while it holds this");
        if state.is_off {
            Err(io::Error::other("the power is off"))
        } else {
            act(&mut state)
        }
    }

    fn set(&self, act: impl FnOnce(&mut State)) {
        act(&mut self
            .state
            .lock()
            .expect("no test panics while it holds this"));
    }

    /// Lets the next write go wrong.
    pub fn arm(&self, fault: Fault) {
        self.set(|state| state.fault = Some(fault));
    }

    /// Leaves `free` bytes, or as many as wanted.
    pub fn fill(&self, free: Option<usize>) {
        self.set(|state| {
            let used: usize = state.files.values().map(|file| file.seen.len()).sum();
            state.capacity = free.map(|free| used + free);
        });
    }

    /// Starts the machine again: only what was on the disk is there.
    pub fn restart(&self) {
        self.set(|state| {
            (state.is_off, state.fault) = (false, None);
            for file in state.files.values_mut() {
                file.seen.clone_from(&file.durable);
            }
        });
    }

    /// Changes a file behind everybody's back, as an editor or a synchroniser does.
    pub fn tamper(&self, path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
        self.set(|state| {
            state.ticks += 1;
            let (ticks, file) = (state.ticks, state.files.entry(path.to_owned()).or_default());
            change(&mut file.seen);
            file.durable.clone_from(&file.seen);
            (file.id, file.changed) = (1000 + ticks, u128::from(ticks));
        });
    }

    /// The score files.
    pub fn score_files(&self) -> Vec<PathBuf> {
        let is_scores = |path: &&PathBuf| path.extension().is_some_and(|ending| ending == "ron");
        self.state
            .lock()
            .expect("no test panics while it holds this")
            .files
            .keys()
            .filter(is_scores)
            .cloned()
            .collect()
    }
}

fn missing() -> io::Error {
    io::Error::from(ErrorKind::NotFound)
}

/// Puts the sectors of `bytes` that `pattern` has into `to`, from `offset` on.
fn put_sectors(to: &mut Vec<u8>, offset: usize, bytes: &[u8], pattern: u64) {
    for (index, byte) in bytes.iter().enumerate() {
        let at = offset + index;
        if pattern >> (at / SECTOR % 64) & 1 == 1 {
            if to.len() <= at {
                to.resize(at + 1, 0);
            }
            to[at] = *byte;
        }
    }
}

impl Fs for MemoryFs {
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.with(|state| {
            Ok(state
                .files
                .keys()
                .filter(|path| path.parent() == Some(folder))
                .cloned()
                .collect())
        })
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.with(|state| {
            state
                .files
                .get(path)
                .map(|file| file.seen.clone())
                .ok_or_else(missing)
        })
    }

    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        self.with(|state| {
            let file = state.files.get(path).ok_or_else(missing)?;
            Ok(Stamp {
                len: file.seen.len() as u64,
                modified: file.changed,
                id: file.id,
            })
        })
    }

    fn make_folder(&self, _folder: &Path) -> io::Result<()> {
        self.with(|_| Ok(()))
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        let is_new = self
            .locks
            .lock()
            .expect("no test panics while it holds this")
            .insert(path.to_owned());
        let held = || -> Lock {
            Box::new(Held {
                locks: Arc::clone(&self.locks),
                path: path.to_owned(),
            })
        };
        self.with(|_| Ok(is_new.then(held)))
    }

    fn write_at(&self, path: &Path, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.with(|state| {
            let offset = usize::try_from(offset).expect("small files");
            let used: usize = state.files.values().map(|file| file.seen.len()).sum();
            let len = state.files.get(path).ok_or_else(missing)?.seen.len();
            let grows = (offset + bytes.len()).saturating_sub(len);
            let fits = state
                .capacity
                .map_or(grows, |capacity| capacity.saturating_sub(used).min(grows));
            let fault = state.fault.take();
            state.ticks += 1;
            let ticks = state.ticks;
            let file = state.files.get_mut(path).ok_or_else(missing)?;
            file.changed = u128::from(ticks);
            let (written, result) = match fault {
                Some(Fault::PowerCut(pattern)) => {
                    put_sectors(&mut file.durable, offset, bytes, pattern);
                    state.is_off = true;
                    return Err(io::Error::other("the power went"));
                }
                Some(Fault::Error) => {
                    (bytes.len() / 2, Err(io::Error::other("input/output error")))
                }
                None if fits < grows => (
                    bytes.len() - (grows - fits),
                    Err(io::Error::from(ErrorKind::StorageFull)),
                ),
                None => (bytes.len(), Ok(())),
            };
            file.seen.resize(file.seen.len().max(offset + written), 0);
            file.seen[offset..offset + written].copy_from_slice(&bytes[..written]);
            file.durable.clone_from(&file.seen);
            result
        })
    }

    fn cut(&self, path: &Path, len: u64) -> io::Result<()> {
        self.with(|state| {
            let file = state.files.get_mut(path).ok_or_else(missing)?;
            file.seen
                .truncate(usize::try_from(len).expect("small files"));
            file.durable.clone_from(&file.seen);
            Ok(())
        })
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.with(|state| {
            let used: usize = state.files.values().map(|file| file.seen.len()).sum();
            // The old file and the new one are there together for a moment.
            if state
                .capacity
                .is_some_and(|capacity| used + bytes.len() > capacity)
            {
                return Err(io::Error::from(ErrorKind::StorageFull));
            }
            state.ticks += 1;
            let (seen, durable) = (bytes.to_vec(), bytes.to_vec());
            match state.fault.take() {
                Some(Fault::Error) => return Err(io::Error::other("input/output error")),
                Some(Fault::PowerCut(pattern)) => {
                    state.is_off = true;
                    if pattern % 2 == 0 {
                        return Err(io::Error::other("the power went"));
                    }
                }
                None => {}
            }
            let (id, changed) = (state.ticks, u128::from(state.ticks));
            state.files.insert(
                path.to_owned(),
                FileState {
                    seen,
                    durable,
                    id,
                    changed,
                },
            );
            if state.is_off {
                Err(io::Error::other("the power went"))
            } else {
                Ok(())
            }
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.with(|state| state.files.remove(path).map(|_| ()).ok_or_else(missing))
    }
}
