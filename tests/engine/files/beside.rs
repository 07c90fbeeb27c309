//! Reading while another process writes: in any interleaving, no problem is reported and no earlier line is missed.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use proptest::prelude::*;
use spotter::record::{CLOSER, Event, event, header, write_line};
use spotter::storage::{Fs, FsEntry, Keeper, Lock, ScorePlaces, Stamp, read_record_in};

use crate::files::memory_fs::MemoryFs;
use crate::support::{now, places_below};

/// One write operation, to be repeated on the reader's disk.
#[derive(Clone, Debug)]
enum Step {
    WriteAt(PathBuf, u64, Vec<u8>),
    Cut(PathBuf, u64),
    /// A new file, under the temporary name it was given.
    Beside(PathBuf, Vec<u8>),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
}

/// Records every write operation.
#[derive(Clone, Default)]
struct Noting {
    inner: MemoryFs,
    steps: Arc<Mutex<Vec<Step>>>,
}

/// Before each of the reader's operations, takes the given number of the writer's steps.
struct Between {
    inner: MemoryFs,
    steps: Mutex<std::vec::IntoIter<Step>>,
    pauses: Mutex<std::vec::IntoIter<usize>>,
}

const NO_PANIC: &str = "no test panics while it holds this";

impl Noting {
    fn note(&self, step: Step) {
        self.steps.lock().expect(NO_PANIC).push(step);
    }
}

impl Between {
    fn go_on(&self) {
        let pause = self.pauses.lock().expect(NO_PANIC).next().unwrap_or(0);
        for _ in 0..pause {
            let step = self.steps.lock().expect(NO_PANIC).next();
            if let Some(step) = step {
                take(&self.inner, &step);
            }
        }
    }
}

fn take(fs: &MemoryFs, step: &Step) {
    let taken = match step {
        Step::WriteAt(path, offset, bytes) => fs.write_at(path, *offset, bytes),
        Step::Cut(path, len) => fs.cut(path, *len),
        Step::Beside(path, bytes) => {
            fs.tamper(path, |it| it.clone_from(bytes));
            Ok(())
        }
        Step::Rename(from, to) => fs.rename(from, to),
        Step::Remove(path) => fs.remove(path),
    };
    taken.expect("it went well the first time");
}

macro_rules! passes_on {
    ($name:ident($($arg:ident: $kind:ty),*) -> $out:ty) => {
        fn $name(&self, $($arg: $kind),*) -> io::Result<$out> {
            self.inner.$name($($arg),*)
        }
    };
}

impl Fs for Noting {
    passes_on!(entries(folder: &Path) -> Vec<FsEntry>);
    passes_on!(entry(path: &Path) -> FsEntry);
    passes_on!(target(path: &Path) -> FsEntry);
    passes_on!(remove_folder(folder: &Path) -> ());
    passes_on!(list(folder: &Path) -> Vec<PathBuf>);
    passes_on!(read(path: &Path) -> Vec<u8>);
    passes_on!(stamp(path: &Path) -> Stamp);
    passes_on!(make_folder(folder: &Path) -> ());
    passes_on!(lock(path: &Path) -> Option<Lock>);
    passes_on!(sync_folder(folder: &Path) -> ());

    fn write_at(&self, path: &Path, offset: u64, bytes: &[u8]) -> io::Result<()> {
        // A reader may see the first half before the second.
        let half = bytes.len() / 2;
        let (first, second) = bytes.split_at(half);
        self.note(Step::WriteAt(path.to_owned(), offset, first.to_vec()));
        let later = offset + half as u64;
        self.note(Step::WriteAt(path.to_owned(), later, second.to_vec()));
        self.inner.write_at(path, offset, bytes)
    }

    fn cut(&self, path: &Path, len: u64) -> io::Result<()> {
        self.note(Step::Cut(path.to_owned(), len));
        self.inner.cut(path, len)
    }

    fn write_beside(&self, path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
        let beside = self.inner.write_beside(path, bytes)?;
        let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
        self.note(Step::Beside(beside.clone(), half.to_vec()));
        self.note(Step::Beside(beside.clone(), bytes.to_vec()));
        Ok(beside)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.note(Step::Rename(from.to_owned(), to.to_owned()));
        self.inner.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.note(Step::Remove(path.to_owned()));
        self.inner.remove(path)
    }
}

impl Fs for Between {
    passes_on!(entries(folder: &Path) -> Vec<FsEntry>);
    passes_on!(entry(path: &Path) -> FsEntry);
    passes_on!(target(path: &Path) -> FsEntry);
    passes_on!(remove_folder(folder: &Path) -> ());
    passes_on!(make_folder(folder: &Path) -> ());
    passes_on!(lock(path: &Path) -> Option<Lock>);
    passes_on!(sync_folder(folder: &Path) -> ());
    passes_on!(write_at(path: &Path, offset: u64, bytes: &[u8]) -> ());
    passes_on!(cut(path: &Path, len: u64) -> ());
    passes_on!(write_beside(path: &Path, bytes: &[u8]) -> PathBuf);
    passes_on!(rename(from: &Path, to: &Path) -> ());
    passes_on!(remove(path: &Path) -> ());

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.go_on();
        self.inner.list(folder)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.go_on();
        self.inner.read(path)
    }

    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        self.go_on();
        self.inner.stamp(path)
    }
}

fn places() -> ScorePlaces {
    places_below(Path::new("/"))
}

fn event(n: i64) -> Event {
    Event::Set(event::Set {
        at: now().plus_ms(n),
        key: format!("key-{n}"),
        value: "v".repeat(usize::try_from(n % 700).unwrap_or(0)),
    })
}

/// What is on disk when the program starts.
#[derive(Clone, Copy, Debug)]
enum Before {
    Nothing,
    Whole,
    Torn,
    /// A crash left the only copy under the temporary name of a replacement.
    NewName,
}

fn prepare(fs: &MemoryFs, before: Before) {
    let lines: String = (0..5)
        .map(|n| write_line(&event(n)).expect("a line"))
        .collect();
    let whole = format!("{}{lines}{CLOSER}", header("anna-1111"));
    let scores = places().scores;
    let own = scores.join("scores-anna-1111.ron");
    let (path, text) = match before {
        Before::Nothing => return,
        Before::Whole => (own, whole),
        Before::Torn => (own, format!("{}{lines}Answer(at:\"20", header("anna-1111"))),
        Before::NewName => (scores.join("scores-anna-1111.new-x1.ron"), whole),
    };
    fs.tamper(&path, |it| *it = text.into_bytes());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn a_reader_beside_a_writer_sees_no_problem_and_misses_nothing_old(
        before in prop::sample::select(vec![Before::Nothing, Before::Whole, Before::Torn, Before::NewName]),
        saves in prop::collection::vec(1_i64..40, 0..4),
        pauses in prop::collection::vec(0_usize..4, 0..30),
    ) {
        let noting = Noting::default();
        prepare(&noting.inner, before);
        let mut keeper = Keeper::new(Arc::new(noting.clone()), places(), "anna-1111");
        keeper.start().expect("it starts");
        let mut next = 100;
        for count in saves {
            let events: Vec<Event> = (next..next + count).map(event).collect();
            next += count;
            keeper.give(&events);
            keeper.save().expect("saved");
        }
        let steps = noting.steps.lock().expect(NO_PANIC).clone();
        let between = Between {
            inner: MemoryFs::default(),
            steps: Mutex::new(steps.into_iter()),
            pauses: Mutex::new(pauses.into_iter()),
        };
        prepare(&between.inner, before);
        let record = read_record_in(&between, &places(), &mut |_| ()).expect("it can be read");
        prop_assert_eq!(record.problems(), Vec::<String>::new(), "no problem");
        let old = if matches!(before, Before::Nothing) { 0 } else { 5 };
        let seen: Vec<Event> = record.entries().map(|it| it.event).collect();
        for n in 0..old {
            prop_assert!(seen.contains(&event(n)), "what was there is read: {n}");
        }
    }
}
