//! Saving, step by step and without a thread: what is given is on disk when it is acknowledged, whatever happens to files.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use crate::record::{Entry, Event, event_sum, read_line, write_line};
use crate::storage::folders::ScorePlaces;
use crate::storage::fs::Fs;
use crate::storage::scores::known_sums;
use crate::storage::scores::own_file::OwnFile;
use crate::storage::scores::removal::remove_entries;

/// How many new files one run may start after trouble with the one before.
const ROLLOVERS_MAX: usize = 3;

/// The size of the ballast in bytes: room for some 1,500 answers.
const BALLAST: usize = 256 << 10;

/// Keeps the answers of one device.
pub struct Keeper {
    fs: Arc<dyn Fs>,
    places: ScorePlaces,
    device: String,
    own: Option<OwnFile>,
    /// The number of the file to try when one must be opened.
    next_number: usize,
    rollovers: usize,
    in_rescue: bool,
    /// Every line given since the start, so that a file that was put back to an older copy loses none.
    given: Vec<String>,
    /// The lines to write with the next save.
    waiting: Vec<String>,
    /// How many of the given lines were never acknowledged.
    unacknowledged: usize,
}

impl Keeper {
    /// Begins to keep the answers of `device`.
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

    /// Opens the file, repairs a torn tail, and lays ballast by.
    pub fn start(&mut self) -> io::Result<()> {
        self.ready()?;
        if self.fs.stamp(&self.places.ballast).is_err() {
            self.fs
                .replace(&self.places.ballast, &incompressible(BALLAST))?;
        }
        Ok(())
    }

    /// Takes events that must be saved.
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

    /// How many of the given events are not acknowledged.
    pub fn unacknowledged(&self) -> usize {
        self.unacknowledged
    }

    /// The file that is written now, if one is open.
    pub fn own_path(&self) -> Option<&Path> {
        self.own.as_ref().map(OwnFile::path)
    }

    /// Whether answers go to the rescue folder.
    pub fn is_in_rescue(&self) -> bool {
        self.in_rescue
    }

    /// Saves all that was given, and gives how many events are acknowledged with this.
    pub fn save(&mut self) -> io::Result<usize> {
        if self.waiting.is_empty() {
            return Ok(0);
        }
        if self.own.as_mut().is_some_and(|own| !own.is_untouched()) {
            // Somebody replaced or edited the file: it is theirs now. All that it may have lost goes to the next one.
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
            self.find_a_way(error)?;
        }
        self.waiting.clear();
        Ok(std::mem::take(&mut self.unacknowledged))
    }

    /// Takes entries out of all files for good; refused while answers wait to be saved.
    pub fn remove(&mut self, gone: &[Entry]) -> io::Result<()> {
        if self.unacknowledged > 0 {
            return Err(io::Error::other("some answers are not saved yet"));
        }
        // Its lock is let go, so that the file can be written anew like any other.
        (self.own, self.next_number) = (None, 1);
        remove_entries(self.fs.as_ref(), &self.places, gone)?;
        let own = gone.iter().filter(|entry| entry.device == self.device);
        let lines: BTreeSet<String> = own.filter_map(|it| write_line(&it.event).ok()).collect();
        self.given.retain(|line| !lines.contains(line));
        Ok(())
    }

    /// Does what may help against an error. Gives it back when nothing does.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the system may give any error"
    )]
    fn find_a_way(&mut self, error: io::Error) -> io::Result<()> {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => self.make_room(error),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => self.go_to_rescue(error),
            // After a failed write or sync nobody knows what the file holds; it is never tried again on the same one.
            _ => self.roll_over(error),
        }
    }

    /// Opens the file if none is open.
    fn ready(&mut self) -> io::Result<&mut OwnFile> {
        if self.own.is_none() {
            let folder = if self.in_rescue {
                &self.places.rescue
            } else {
                &self.places.scores
            };
            let (own, number) = OwnFile::open(
                &self.fs,
                (folder, &self.places.torn),
                &self.device,
                self.next_number,
            )?;
            self.own = Some(own);
            self.next_number = number + 1;
        }
        self.own
            .as_mut()
            .ok_or_else(|| io::Error::other("no score file is open"))
    }

    /// Leaves the file for the next one; after too many, for the rescue folder. Gives `why` back when there is no way left.
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

    /// Throws the ballast away. Gives `why` back when there is none left.
    fn make_room(&mut self, why: io::Error) -> io::Result<()> {
        if let Some(own) = &mut self.own
            && own.take_off().is_err()
        {
            // The next file begins whole; what is torn here is mended at the next start.
            self.own = None;
        }
        self.fs
            .remove(&self.places.ballast)
            .map_err(|_no_ballast| why)
    }

    /// The lines given since the start that no file has.
    fn missing_on_disk(&self) -> io::Result<Vec<String>> {
        let on_disk = known_sums(self.fs.as_ref(), &self.places).map_err(io::Error::other)?;
        let is_missing = |line: &&String| {
            let event = read_line(line).ok();
            let sum = event.and_then(|(event, _)| event_sum(&self.device, &event));
            sum.is_none_or(|sum| !on_disk.contains(&sum))
        };
        Ok(self.given.iter().filter(is_missing).cloned().collect())
    }
}

/// Bytes that no file system can press together: xorshift, Marsaglia 2003.
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
