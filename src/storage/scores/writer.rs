//! The thread that saves: an event counts as saved only once it is on disk.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use crate::record::{Entry, Event};
use crate::storage::StorageError;
use crate::storage::folders::ScorePlaces;
use crate::storage::fs::Fs;
use crate::storage::scores::keeper::Keeper;

/// How long to wait before retrying a failed save.
const RETRY: Duration = Duration::from_secs(1);

/// What the writer thread reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriterEvent {
    /// That many more events are on disk.
    Saved(usize),
    /// Saving currently fails, for this reason; it is retried.
    Stuck(String),
    /// No score file could be opened at the start, for this reason. The first save tries again, and goes to the rescue
    /// folder if it must.
    NotReady(String),
    /// The tail of the score file was torn and is a comment now. The file as it was is kept here.
    Mended(PathBuf),
    /// The file that is written from now on.
    Writing(PathBuf),
    /// The scores folder cannot be written; answers go to the rescue folder instead.
    Rescued,
    /// Entries that are no longer in any file.
    Removed(Vec<Entry>),
    /// Why nothing, or not everything, was removed.
    NotRemoved(String),
}

impl WriterEvent {
    /// Explains [`Self::NotReady`] to the learner.
    pub fn not_ready(why: &str, rescue: &Path) -> String {
        format!(
            "The data folder cannot be written now ({why}). Your answers will be kept in {}, and count as always.",
            rescue.display()
        )
    }

    /// Explains [`Self::Mended`] to the learner.
    pub fn mended(kept: &Path) -> String {
        format!(
            "The end of your score file was damaged and has been mended. No whole line was lost. The file as it was: {}",
            kept.display()
        )
    }

    /// Explains [`Self::Rescued`] to the learner.
    pub fn rescued_to(folder: &Path) -> String {
        format!(
            "The data folder cannot be written. Your answers are safe in {}, and count as always.",
            folder.display()
        )
    }
}

enum Request {
    Save(Vec<Event>),
    Remove(Vec<Entry>),
}

/// A handle to the thread that owns the score file.
pub struct Writer {
    to_thread: Option<Sender<Request>>,
    events: Receiver<WriterEvent>,
    thread: Option<JoinHandle<usize>>,
}

impl Writer {
    /// Starts the thread for the score file of `device`; it first finds that file and makes it ready.
    ///
    /// `wake` is called after each event.
    pub fn start(
        fs: Arc<dyn Fs>,
        places: ScorePlaces,
        device: &str,
        wake: impl Fn() + Send + 'static,
    ) -> Result<Self, StorageError> {
        let (to_thread, requests) = channel();
        let (to_owner, events) = channel();
        let folder = places.scores.clone();
        let work = WriterThread {
            keeper: Keeper::new(fs, places, device),
            removals: Vec::new(),
            events: to_owner,
            wake: Box::new(wake),
        };
        let thread = Builder::new()
            .name("score writer".to_owned())
            .spawn(move || work.run(&requests))
            .map_err(StorageError::io(
                "start the thread that saves scores",
                folder,
            ))?;
        Ok(Self {
            to_thread: Some(to_thread),
            events,
            thread: Some(thread),
        })
    }

    /// Hands over events to be saved.
    pub fn save(&self, events: Vec<Event>) {
        if !events.is_empty() {
            self.request(Request::Save(events));
        }
    }

    /// Requests the permanent removal of entries from all files.
    pub fn remove(&self, gone: Vec<Entry>) {
        self.request(Request::Remove(gone));
    }

    fn request(&self, request: Request) {
        if let Some(to_thread) = &self.to_thread
            && to_thread.send(request).is_err()
        {
            // The thread is gone: nothing more is acknowledged, so the count of unsaved answers stays on screen.
        }
    }

    /// Returns what happened since the last call, without blocking.
    pub fn events(&self) -> Vec<WriterEvent> {
        self.events.try_iter().collect()
    }

    /// Blocks until something happens; returns `None` once the thread is gone.
    pub fn wait(&self) -> Option<WriterEvent> {
        self.events.recv().ok()
    }

    /// Lets the thread finish what it can; returns how many events could not be saved.
    pub fn close(mut self) -> usize {
        self.to_thread = None;
        self.thread
            .take()
            .and_then(|thread| thread.join().ok())
            .unwrap_or(0)
    }
}

/// Whether more requests may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inbox {
    Open,
    /// The handle is gone.
    Closed,
}

/// What the thread of the writer owns.
struct WriterThread {
    keeper: Keeper,
    /// To be carried out after the next save.
    removals: Vec<Vec<Entry>>,
    events: Sender<WriterEvent>,
    wake: Box<dyn Fn() + Send>,
}

impl WriterThread {
    /// Saves until the sender is dropped, trying one last time then. Returns how many events could not be saved.
    fn run(mut self, requests: &Receiver<Request>) -> usize {
        // Repairs a torn tail right away rather than with the first answer.
        if let Err(error) = self.keeper.start() {
            self.report(WriterEvent::NotReady(error.to_string()));
        }
        let (mut own, mut is_rescue_told) = (None, false);
        loop {
            self.report_file(&mut own);
            let inbox = self.receive(requests);
            match self.keeper.save() {
                Ok(0) => {}
                Ok(count) => {
                    // Not before something is safe there.
                    if self.keeper.is_in_rescue() && !is_rescue_told {
                        is_rescue_told = true;
                        self.report(WriterEvent::Rescued);
                    }
                    self.report(WriterEvent::Saved(count));
                }
                Err(error) => self.report(WriterEvent::Stuck(error.to_string())),
            }
            for removed in std::mem::take(&mut self.removals) {
                let event = match self.keeper.remove(&removed) {
                    Ok(()) => WriterEvent::Removed(removed),
                    Err(error) => WriterEvent::NotRemoved(error.to_string()),
                };
                self.report(event);
            }
            self.report_file(&mut own);
            if inbox == Inbox::Closed {
                return self.keeper.unacknowledged();
            }
        }
    }

    /// Takes in pending requests. Waits for one, but only briefly while something is left to retry.
    fn receive(&mut self, requests: &Receiver<Request>) -> Inbox {
        let first = if self.keeper.unacknowledged() == 0 {
            requests
                .recv()
                .map_err(|_closed| RecvTimeoutError::Disconnected)
        } else {
            requests.recv_timeout(RETRY)
        };
        let inbox = match first {
            Err(RecvTimeoutError::Disconnected) => Inbox::Closed,
            Ok(_) | Err(RecvTimeoutError::Timeout) => Inbox::Open,
        };
        for request in first.into_iter().chain(requests.try_iter()) {
            match request {
                Request::Save(events) => self.keeper.give(&events),
                Request::Remove(entries) => self.removals.push(entries),
            }
        }
        inbox
    }

    /// Reports which file is written, if that has changed, and that it was mended.
    fn report_file(&mut self, last: &mut Option<PathBuf>) {
        let now = self.keeper.own_path().map(Path::to_path_buf);
        if let Some(kept) = self.keeper.take_mended() {
            self.report(WriterEvent::Mended(kept));
        }
        if now != *last {
            if let Some(path) = &now {
                self.report(WriterEvent::Writing(path.clone()));
            }
            *last = now;
        }
    }

    fn report(&self, what: WriterEvent) {
        // The owner may be gone already; then nobody wants to know.
        if self.events.send(what).is_ok() {
            (self.wake)();
        }
    }
}
