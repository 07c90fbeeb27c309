//! Saving without a thread: what was given is on disk once it is acknowledged, whatever happens to the files.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::record::{Entry, Event, event_sum, read_line, write_line};
use crate::storage::folders::ScorePlaces;
use crate::storage::fs::{Fs, exists};
use crate::storage::scores::known_sums;
use crate::storage::scores::own_file::OwnFile;
use crate::storage::scores::removal::remove_entries;

/// How often a run may move on to a new file after trouble with the current one.
const ROLLOVERS_MAX: usize = 3;

/// In bytes: room for some 1,500 answers.
const BALLAST: usize = 256 << 10;

/// Saves the events of one device, working around trouble with files.
pub struct Keeper {
    fs: Arc<dyn Fs>,
    places: ScorePlaces,
    device: String,
    own: Option<OwnFile>,
    /// Number of the file to try when the next one must be opened.
    next_number: usize,
    rollovers: usize,
    in_rescue: bool,
    /// Every line given since the start, so that none is lost if the file is put back to an older copy.
    given: Vec<String>,
    /// Lines for the next save.
    waiting: Vec<String>,
    unacknowledged: usize,
}

impl Keeper {
    /// Creates a keeper for `device`, without touching any file yet.
    pub fn new(fs: Arc<dyn Fs>, places: ScorePlaces, device: &str) -> Self {
        Self {
            fs,
            places,
            device: device.to_owned(),
            own: None,
            next_number: 1,
            rollovers: 0,
            in_rescue: false,
            given: Vec::new(),
            waiting: Vec::new(),
            unacknowledged: 0,
        }
    }

    /// Opens the score file, repairs a torn tail, and creates the ballast.
    pub fn start(&mut self) -> io::Result<()> {
        self.ready()?;
        let ballast = &self.places.ballast;
        if !exists(self.fs.as_ref(), ballast)? {
            // Where there is no room for it, the next save finds out and goes to the rescue folder.
            let _made = self.fs.replace(ballast, &incompressible(BALLAST));
        }
        Ok(())
    }

    /// Queues events for the next save.
    pub fn give(&mut self, events: &[Event]) {
        // Our own events hold only texts and numbers, which RON can always write.
        let lines: Vec<String> = events
            .iter()
            .filter_map(|event| write_line(event).ok())
            .collect();
        debug_assert_eq!(
            lines.len(),
            events.len(),
            "every event can be written as a line"
        );
        self.unacknowledged += lines.len();
        self.given.extend(lines.iter().cloned());
        self.waiting.extend(lines);
    }

    /// Returns how many of the given events are not acknowledged yet.
    pub fn unacknowledged(&self) -> usize {
        self.unacknowledged
    }

    /// Returns the score file being written, if one is open.
    pub fn own_path(&self) -> Option<&Path> {
        self.own.as_ref().map(OwnFile::path)
    }

    /// Returns the copy of a file from before its torn tail became a comment, once.
    pub fn take_mended(&mut self) -> Option<PathBuf> {
        self.own.as_mut().and_then(OwnFile::take_mended)
    }

    /// Whether answers go to the rescue folder instead of the scores folder.
    pub fn is_in_rescue(&self) -> bool {
        self.in_rescue
    }

    /// Saves everything given so far; returns how many events this acknowledges.
    pub fn save(&mut self) -> io::Result<usize> {
        if self.waiting.is_empty() {
            return Ok(0);
        }
        if self.own.as_mut().is_some_and(|own| !own.is_untouched()) {
            // Another program replaced or edited the file, so it is theirs now. All that it may have lost goes into the
            // next one.
            let missing = self.missing_on_disk()?;
            if self.in_rescue {
                self.own = None;
            } else {
                self.roll_over(io::Error::other(
                    "the score file was changed by another program",
                ))?;
            }
            self.waiting = missing;
        }
        let lines = self.waiting.concat();
        while let Err(error) = self.ready().and_then(|own| own.append(&lines)) {
            if let Err(error) = self.recover_from(error) {
                if self.in_rescue && is_full(&error) {
                    // Room may come back on either disk, so the next save tries both.
                    (self.in_rescue, self.own, self.next_number) = (false, None, 1);
                }
                return Err(error);
            }
        }
        self.waiting.clear();
        Ok(std::mem::take(&mut self.unacknowledged))
    }

    /// Permanently removes entries from all files; refused while answers wait to be saved.
    pub fn remove(&mut self, gone: &[Entry]) -> io::Result<()> {
        if self.unacknowledged > 0 {
            return Err(io::Error::other("some answers are not saved yet"));
        }
        // Releases the lock, so that this file can be rewritten like any other.
        (self.own, self.next_number) = (None, 1);
        remove_entries(self.fs.as_ref(), &self.places, gone)?;
        let own = gone.iter().filter(|entry| entry.device == self.device);
        let lines: BTreeSet<String> = own.filter_map(|it| write_line(&it.event).ok()).collect();
        self.given.retain(|line| !lines.contains(line));
        Ok(())
    }

    /// Tries what may help against an error; returns the error if nothing does.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the system may give any error"
    )]
    fn recover_from(&mut self, error: io::Error) -> io::Result<()> {
        match error.kind() {
            _ if is_full(&error) => self.drop_ballast(error),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => self.go_to_rescue(error),
            // After a failed write or sync the contents of the file are unknown: never retry on the same file.
            _ => self.roll_over(error),
        }
    }

    /// Returns the open file, opening one first if necessary.
    fn ready(&mut self) -> io::Result<&mut OwnFile> {
        if self.own.is_none() {
            let folder = if self.in_rescue {
                &self.places.rescue
            } else {
                &self.places.scores
            };
            let torn = &self.places.torn;
            let own = OwnFile::open(&self.fs, folder, torn, &self.device, self.next_number)?;
            self.next_number = own.number() + 1;
            self.own = Some(own);
        }
        self.own
            .as_mut()
            .ok_or_else(|| io::Error::other("no score file is open"))
    }

    /// Moves on to the next file or, after too many, to the rescue folder. Returns `why` if there is no way left.
    fn roll_over(&mut self, why: io::Error) -> io::Result<()> {
        if self.rollovers >= ROLLOVERS_MAX {
            return self.go_to_rescue(why);
        }
        self.rollovers += 1;
        self.own = None;
        Ok(())
    }

    fn go_to_rescue(&mut self, why: io::Error) -> io::Result<()> {
        if self.in_rescue {
            return Err(why);
        }
        self.in_rescue = true;
        self.own = None;
        self.next_number = 1;
        Ok(())
    }

    /// Deletes the ballast to free disk space. If there is none left, answers go to the rescue folder, which may be on
    /// another disk. Returns `why` if that is full too.
    fn drop_ballast(&mut self, why: io::Error) -> io::Result<()> {
        if let Some(own) = &mut self.own
            && own.cut_partial_write().is_err()
        {
            // The next file starts out whole; what is torn here is repaired at the next start.
            self.own = None;
        }
        match self.fs.remove(&self.places.ballast) {
            Ok(()) => Ok(()),
            Err(_no_ballast) => self.go_to_rescue(why),
        }
    }

    /// Returns the lines given since the start that are in no file.
    fn missing_on_disk(&self) -> io::Result<Vec<String>> {
        let on_disk = known_sums(self.fs.as_ref(), &self.places).map_err(io::Error::other)?;
        let is_missing = |line: &&String| {
            let event = read_line(line).ok();
            let sum = event.and_then(|it| event_sum(&self.device, &it.event));
            sum.is_none_or(|sum| !on_disk.contains(&sum))
        };
        Ok(self.given.iter().filter(is_missing).cloned().collect())
    }
}

fn is_full(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded
    )
}

/// Returns bytes that no file system can compress: xorshift, Marsaglia 2003.
fn incompressible(len: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut bytes = Vec::with_capacity(len);
    while bytes.len() < len {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend(state.to_le_bytes());
    }
    bytes
}
