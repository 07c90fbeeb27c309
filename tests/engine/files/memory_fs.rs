//! A file system in memory that loses power, fills up and fails, as disks do.
//!
//! As on a disk, a file and its name in a folder are separate: each has a state that programs see and one that survives
//! a power cut.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use spotter::storage::{Fs, FsEntry, FsKind, Lock, Stamp, TempName};

/// What goes wrong with one of the next writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The next write returns an error, after half of it was written.
    Error,
    /// The power goes during the next write into a file, or during one of the three steps of replacing one. Of the
    /// bytes in flight, the sectors set in this pattern reach the disk; of a rename in flight, both names, one or none.
    PowerCut(u64),
}

type FileId = u64;

#[derive(Clone, Debug, Default)]
struct FileState {
    /// As programs see it.
    seen: Vec<u8>,
    /// As it is on disk.
    durable: Vec<u8>,
    changed: u128,
}

#[derive(Debug, Default)]
struct State {
    files: BTreeMap<FileId, FileState>,
    /// As programs see them.
    names: BTreeMap<PathBuf, FileId>,
    /// Created folders, including empty ones.
    folders: BTreeSet<PathBuf>,
    /// Each link with its target.
    links: BTreeMap<PathBuf, PathBuf>,
    /// Nothing below these folders can be changed.
    write_protected: BTreeSet<PathBuf>,
    /// Files of another user, say: they can be listed, and not opened.
    unreadable: BTreeSet<PathBuf>,
    /// As they are on disk.
    durable_names: BTreeMap<PathBuf, FileId>,
    ticks: u64,
    /// In bytes, for all files together; `None` is unlimited.
    capacity: Option<usize>,
    /// The folder of a disk of its own, and how many more bytes fit on it.
    full_disk: Option<(PathBuf, usize)>,
    fault: Option<Fault>,
    /// Steps of replacing a file that still succeed before the power goes.
    steps_left: u64,
    /// Every operation fails until the restart.
    is_off: bool,
    /// Power cuts by the step they interrupted.
    cuts: BTreeMap<&'static str, usize>,
    /// The folders whose entries were asked for.
    listed: BTreeSet<PathBuf>,
}

impl State {
    fn tick(&mut self) -> u64 {
        self.ticks += 1;
        self.ticks
    }

    fn used(&self) -> usize {
        self.names
            .values()
            .filter_map(|id| self.files.get(id))
            .map(|file| file.seen.len())
            .sum()
    }

    /// How many more bytes fit where `path` is.
    fn room(&self, path: &Path) -> usize {
        let other = self.full_disk.as_ref();
        if let Some((folder, limit)) = other.filter(|(folder, _)| path.starts_with(folder)) {
            let used = self.used_below(folder);
            return limit.saturating_sub(used);
        }
        let capacity = self.capacity.unwrap_or(usize::MAX);
        capacity.saturating_sub(self.used())
    }

    fn used_below(&self, folder: &Path) -> usize {
        let here = self
            .names
            .iter()
            .filter(|(path, _)| path.starts_with(folder));
        let files = here.filter_map(|(_, id)| self.files.get(id));
        files.map(|file| file.seen.len()).sum()
    }

    fn check_readable(&self, path: &Path) -> io::Result<()> {
        if self.unreadable.contains(path) {
            return Err(io::Error::from(ErrorKind::PermissionDenied));
        }
        Ok(())
    }

    fn file(&mut self, path: &Path) -> io::Result<&mut FileState> {
        let id = self.names.get(path).ok_or_else(missing)?;
        self.files.get_mut(id).ok_or_else(missing)
    }

    fn new_file(&mut self, path: &Path, seen: Vec<u8>, durable: Vec<u8>) {
        let id = self.tick();
        let changed = u128::from(id);
        let file = FileState {
            seen,
            durable,
            changed,
        };
        self.files.insert(id, file);
        self.names.insert(path.to_owned(), id);
    }

    /// Cuts the power if it is due at this step of replacing a file, and returns the pattern.
    fn cut_in_replacing(&mut self, step: &'static str) -> Option<u64> {
        let Some(Fault::PowerCut(pattern)) = self.fault else {
            return None;
        };
        if self.steps_left > 0 {
            self.steps_left -= 1;
            return None;
        }
        self.cut(step);
        Some(pattern)
    }

    /// Looks up a path without following links.
    fn entry(&self, path: &Path) -> io::Result<FsEntry> {
        let file = self.names.get(path).and_then(|id| self.files.get(id));
        let is_below = |it: &PathBuf| it.starts_with(path) && it != path;
        let kind = if self.links.contains_key(path) {
            FsKind::Link
        } else if file.is_some() {
            FsKind::File
        } else if self.folders.contains(path) || self.names.keys().any(is_below) {
            FsKind::Folder
        } else {
            return Err(missing());
        };
        Ok(FsEntry {
            path: path.to_owned(),
            kind,
            len: file.map_or(0, |file| file.seen.len() as u64),
        })
    }

    fn check_rights(&self, path: &Path) -> io::Result<()> {
        if self.write_protected.iter().any(|it| path.starts_with(it)) {
            return Err(io::Error::from(ErrorKind::PermissionDenied));
        }
        Ok(())
    }

    fn cut(&mut self, step: &'static str) {
        (self.is_off, self.fault) = (true, None);
        *self.cuts.entry(step).or_default() += 1;
    }
}

/// An in-memory disk; clones share it.
#[derive(Clone, Debug, Default)]
pub struct MemoryFs {
    state: Arc<Mutex<State>>,
    locks: Arc<Mutex<BTreeSet<PathBuf>>>,
}

/// Releases its lock when dropped.
struct Held {
    locks: Arc<Mutex<BTreeSet<PathBuf>>>,
    path: PathBuf,
}

const NO_PANIC: &str = "no test panics while it holds this";

impl Drop for Held {
    fn drop(&mut self) {
        self.locks.lock().expect(NO_PANIC).remove(&self.path);
    }
}

const SECTOR: usize = 512;

impl MemoryFs {
    fn with<T>(&self, act: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
        let mut state = self.state.lock().expect(NO_PANIC);
        if state.is_off {
            Err(no_power())
        } else {
            act(&mut state)
        }
    }

    fn set(&self, act: impl FnOnce(&mut State)) {
        act(&mut self.state.lock().expect(NO_PANIC));
    }

    /// Makes one of the next writes go wrong.
    pub fn arm(&self, fault: Fault) {
        self.set(|state| {
            state.fault = Some(fault);
            if let Fault::PowerCut(pattern) = fault {
                state.steps_left = (pattern >> 8) % 3;
            }
        });
    }

    /// Leaves room for `free` more bytes; `None` lifts the limit.
    pub fn fill(&self, free: Option<usize>) {
        self.set(|state| {
            let used = state.used();
            state.capacity = free.map(|free| used + free);
        });
    }

    /// Makes `folder` a disk of its own with room for `free` more bytes.
    pub fn fill_disk(&self, folder: &Path, free: usize) {
        self.set(|state| {
            let used = state.used_below(folder);
            state.full_disk = Some((folder.to_owned(), used + free));
        });
    }

    /// Forbids reading a file.
    pub fn lock_away(&self, path: &Path) {
        self.set(|state| {
            state.unreadable.insert(path.to_owned());
        });
    }

    /// Restarts the computer: only what was on disk remains.
    pub fn restart(&self) {
        self.set(|state| {
            (state.is_off, state.fault) = (false, None);
            state.names.clone_from(&state.durable_names);
            for file in state.files.values_mut() {
                file.seen.clone_from(&file.durable);
            }
        });
    }

    /// Forbids changes to anything below the folder.
    pub fn write_protect(&self, folder: &Path) {
        self.set(|state| {
            state.write_protected.insert(folder.to_owned());
        });
    }

    /// Creates a link at `path` with the target `to`.
    pub fn link(&self, path: &Path, to: &Path) {
        self.set(|state| {
            state.links.insert(path.to_owned(), to.to_owned());
        });
    }

    /// Power cuts so far, by the step they interrupted.
    pub fn cuts(&self) -> BTreeMap<&'static str, usize> {
        self.state.lock().expect(NO_PANIC).cuts.clone()
    }

    /// Changes a file behind the app's back, as an editor or a sync tool does.
    pub fn tamper(&self, path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
        self.set(|state| {
            let mut bytes = state
                .file(path)
                .map(|file| file.seen.clone())
                .unwrap_or_default();
            change(&mut bytes);
            state.new_file(path, bytes.clone(), bytes);
            state.durable_names.clone_from(&state.names);
        });
    }

    /// All files, in any folder.
    pub fn files(&self) -> Vec<PathBuf> {
        let state = self.state.lock().expect(NO_PANIC);
        state.names.keys().cloned().collect()
    }

    /// All files that end in `.ron`, in any folder.
    pub fn score_files(&self) -> Vec<PathBuf> {
        let is_scores = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "ron");
        self.files().into_iter().filter(is_scores).collect()
    }

    /// Whether the entries of a folder, which need not exist, were ever asked for.
    pub fn was_listed(&self, folder: &Path) -> bool {
        self.state.lock().expect(NO_PANIC).listed.contains(folder)
    }
}

fn missing() -> io::Error {
    io::Error::from(ErrorKind::NotFound)
}

fn no_power() -> io::Error {
    io::Error::other("the power went")
}

/// Writes `bytes` at `offset`, but only into the sectors, counted from the start of the file, that `pattern` has.
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
    fn entries(&self, folder: &Path) -> io::Result<Vec<FsEntry>> {
        self.with(|state| {
            state.listed.insert(folder.to_owned());
            if state.entry(folder)?.kind != FsKind::Folder {
                return Err(io::Error::from(ErrorKind::NotADirectory));
            }
            let all = state
                .names
                .keys()
                .chain(&state.folders)
                .chain(state.links.keys());
            let inside = all.filter_map(|path| {
                let next = path.strip_prefix(folder).ok()?.components().next()?;
                Some(folder.join(next))
            });
            let inside: BTreeSet<PathBuf> = inside.collect();
            inside.iter().map(|path| state.entry(path)).collect()
        })
    }

    fn entry(&self, path: &Path) -> io::Result<FsEntry> {
        self.with(|state| state.entry(path))
    }

    fn target(&self, path: &Path) -> io::Result<FsEntry> {
        self.with(|state| {
            let to = state.links.get(path).cloned();
            state.entry(to.as_deref().unwrap_or(path))
        })
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.with(|state| {
            state.check_rights(folder)?;
            state.names.retain(|path, _| !path.starts_with(folder));
            state
                .durable_names
                .retain(|path, _| !path.starts_with(folder));
            state.links.retain(|path, _| !path.starts_with(folder));
            state.folders.retain(|path| !path.starts_with(folder));
            Ok(())
        })
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.with(|state| {
            let names = state.names.keys();
            Ok(names
                .filter(|path| path.parent() == Some(folder))
                .cloned()
                .collect())
        })
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.with(|state| {
            state.check_readable(path)?;
            state.file(path).map(|file| file.seen.clone())
        })
    }

    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        self.with(|state| {
            let id = *state.names.get(path).ok_or_else(missing)?;
            let file = state.file(path)?;
            Ok(Stamp {
                len: file.seen.len() as u64,
                modified: file.changed,
                id,
            })
        })
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.with(|state| {
            if state.names.contains_key(folder) {
                return Err(io::Error::from(ErrorKind::NotADirectory));
            }
            if state.entry(folder).is_err() {
                state.check_rights(folder)?;
            }
            state.folders.insert(folder.to_owned());
            Ok(())
        })
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        let held = || -> Lock {
            Box::new(Held {
                locks: Arc::clone(&self.locks),
                path: path.to_owned(),
            })
        };
        self.with(|_| {
            let is_new = self.locks.lock().expect(NO_PANIC).insert(path.to_owned());
            Ok(is_new.then(held))
        })
    }

    fn write_at(&self, path: &Path, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.with(|state| {
            state.check_rights(path)?;
            let offset = usize::try_from(offset).expect("small files");
            let len = state.file(path)?.seen.len();
            let grows = (offset + bytes.len()).saturating_sub(len);
            let fits = state.room(path).min(grows);
            let fault = state.fault.take();
            if let Some(Fault::PowerCut(_)) = fault {
                state.cut("write");
            }
            let ticks = state.tick();
            let file = state.file(path)?;
            file.changed = u128::from(ticks);
            let (written, result) = match fault {
                Some(Fault::PowerCut(pattern)) => {
                    put_sectors(&mut file.durable, offset, bytes, pattern);
                    return Err(no_power());
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
            state.check_rights(path)?;
            let file = state.file(path)?;
            file.seen
                .truncate(usize::try_from(len).expect("small files"));
            file.durable.clone_from(&file.seen);
            Ok(())
        })
    }

    fn write_beside(&self, path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
        self.with(|state| {
            state.check_rights(path)?;
            if bytes.len() > state.room(path) {
                return Err(io::Error::from(ErrorKind::StorageFull));
            }
            if state.fault == Some(Fault::Error) {
                state.fault = None;
                return Err(io::Error::other("input/output error"));
            }
            let TempName { prefix, suffix } = TempName::for_target(path);
            let beside = path.with_file_name(format!("{prefix}{}{suffix}", state.ticks));
            if let Some(pattern) = state.cut_in_replacing("new file") {
                let mut durable = Vec::new();
                put_sectors(&mut durable, 0, bytes, pattern);
                state.new_file(&beside, bytes.to_vec(), durable);
                if pattern & 2 == 0 {
                    let id = state.names[&beside];
                    state.durable_names.insert(beside, id);
                }
                return Err(no_power());
            }
            state.new_file(&beside, bytes.to_vec(), bytes.to_vec());
            Ok(beside)
        })
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.with(|state| {
            state.check_rights(from)?;
            state.check_rights(to)?;
            let id = *state.names.get(from).ok_or_else(missing)?;
            if let Some(pattern) = state.cut_in_replacing("rename") {
                let names = &mut state.durable_names;
                match pattern % 4 {
                    // Nothing, not even the temporary name.
                    0 => {}
                    // The whole rename.
                    1 => drop(names.insert(to.to_owned(), id)),
                    // Torn: both names, or the old file gone and the new one still under its temporary name.
                    2 => {
                        names.insert(from.to_owned(), id);
                        names.insert(to.to_owned(), id);
                    }
                    _ => {
                        names.insert(from.to_owned(), id);
                        names.remove(to);
                    }
                }
                return Err(no_power());
            }
            state.names.remove(from);
            state.names.insert(to.to_owned(), id);
            Ok(())
        })
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.with(|state| {
            let cut = state.cut_in_replacing("folder");
            // Changes of names need not reach the disk in the order in which they were made.
            if cut.is_none_or(|pattern| pattern % 2 == 0) {
                let is_here = |path: &Path| path.parent() == Some(folder);
                state.durable_names.retain(|path, _| !is_here(path));
                let names = state.names.iter().filter(|(path, _)| is_here(path));
                let names: Vec<_> = names.map(|(path, id)| (path.clone(), *id)).collect();
                state.durable_names.extend(names);
            }
            if cut.is_some() {
                Err(no_power())
            } else {
                Ok(())
            }
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.with(|state| {
            state.check_rights(path)?;
            state.durable_names.remove(path);
            state.names.remove(path).map(|_| ()).ok_or_else(missing)
        })
    }
}

#[test]
fn a_lock_that_fails_for_want_of_power_is_free_after_the_restart() {
    let fs = MemoryFs::default();
    let path = Path::new("/scores.lock");
    fs.arm(Fault::PowerCut(0));
    fs.replace(Path::new("/file"), b"text")
        .expect_err("the power goes");
    assert!(fs.lock(path).is_err(), "no power");
    fs.restart();
    let held = fs.lock(path).expect("power");
    assert!(held.is_some(), "free");
    assert!(fs.lock(path).expect("power").is_none(), "and now held");
}

#[test]
fn nothing_below_a_write_protected_folder_changes() {
    let fs = MemoryFs::default();
    let (folder, file) = (Path::new("/kept"), Path::new("/kept/file"));
    let outside = Path::new("/file");
    for path in [file, outside] {
        fs.replace(path, b"text").expect("written");
    }
    fs.write_protect(folder);
    let changes = [
        fs.write_at(file, 0, b"else"),
        fs.write_beside(file, b"else").map(drop),
        fs.replace(file, b"else"),
        fs.cut(file, 0),
        fs.rename(file, Path::new("/moved")),
        fs.rename(outside, file),
        fs.remove(file),
        fs.remove_folder(folder),
        fs.make_folder(&folder.join("new")),
    ];
    for (at, change) in changes.into_iter().enumerate() {
        let kind = change.expect_err("not allowed").kind();
        assert_eq!(kind, ErrorKind::PermissionDenied, "change {at}");
    }
    assert_eq!(fs.read(file).expect("there"), b"text", "as it was");
}
