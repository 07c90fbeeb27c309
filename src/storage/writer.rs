//! The thread that saves: an event counts as saved only when it is on disk.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use crate::record::{Event, read_segment, write_line};
use crate::storage::StorageError;
use crate::storage::own_file::OwnFile;
use crate::storage::scores::ScoreFiles;

/// How many new files one run may start after trouble with the one before.
const ROLLOVERS_MAX: usize = 3;

/// How long to wait before trying again what could not be saved.
const RETRY: Duration = Duration::from_secs(1);

/// What the writer has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// That many further events are on disk.
    Saved(usize),
    /// Saving does not work at the moment; it is tried again.
    Stuck(String),
}

/// The way to the thread that owns the file.
pub struct Writer {
    to_thread: Option<Sender<Vec<Event>>>,
    news: Receiver<News>,
    thread: Option<JoinHandle<usize>>,
}

impl Writer {
    /// Starts the thread for the score file of `device` in `folder`. `wake` is called after each piece of news.
    pub fn start(
        folder: PathBuf,
        device: &str,
        wake: impl Fn() + Send + 'static,
    ) -> Result<Self, StorageError> {
        let (to_thread, events) = channel();
        let (to_owner, news) = channel();
        let work = Work {
            folder: folder.clone(),
            device: device.to_owned(),
            own: None,
            next_number: 1,
            given: Vec::new(),
            waiting: Vec::new(),
            rollovers: 0,
        };
        let thread = Builder::new()
            .name("score writer".to_owned())
            .spawn(move || work.run(&events, &to_owner, &wake))
            .map_err(StorageError::io(
                "start the thread that saves scores",
                folder,
            ))?;
        Ok(Self {
            to_thread: Some(to_thread),
            news,
            thread: Some(thread),
        })
    }

    /// Hands events over to be saved.
    pub fn save(&self, events: Vec<Event>) {
        if let Some(to_thread) = &self.to_thread
            && !events.is_empty()
            && to_thread.send(events).is_err()
        {
            // The thread is gone, so nothing gets acknowledged and the count of unsaved answers stays on the screen.
        }
    }

    /// What is new since the last call.
    pub fn news(&self) -> Vec<News> {
        self.news.try_iter().collect()
    }

    /// Waits for the next piece of news; `None` when the thread is gone.
    pub fn wait(&self) -> Option<News> {
        self.news.recv().ok()
    }

    /// Lets the thread finish what it can and gives how many events could not be saved.
    pub fn close(mut self) -> usize {
        self.to_thread = None;
        self.thread
            .take()
            .and_then(|thread| thread.join().ok())
            .unwrap_or(0)
    }
}

/// The thread's own state.
struct Work {
    folder: PathBuf,
    device: String,
    own: Option<OwnFile>,
    /// The number of the file to try when one must be opened.
    next_number: usize,
    /// Every line given since the start, so that a file that was put back to an older copy loses none.
    given: Vec<String>,
    /// The lines that are not on disk yet.
    waiting: Vec<String>,
    rollovers: usize,
}

impl Work {
    /// Saves until the sender is gone and nothing is left to try. Gives the number of lines that could not be saved.
    fn run(mut self, events: &Receiver<Vec<Event>>, news: &Sender<News>, wake: &dyn Fn()) -> usize {
        let mut open = true;
        // Repairs a torn tail at once, not only with the first answer.
        let mut trouble = self.ready().err().map(|error| error.to_string());
        while open || (!self.waiting.is_empty() && trouble.is_none()) {
            if let Some(problem) = &trouble {
                report(news, wake, News::Stuck(problem.clone()));
            }
            match self.receive(events) {
                Ok(()) | Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => open = false,
            }
            while let Ok(more) = events.try_recv() {
                self.take(&more);
            }
            let count = self.waiting.len();
            trouble = match self.write_waiting() {
                Ok(()) => None,
                Err(error) => Some(error.to_string()),
            };
            if trouble.is_none() && count > 0 {
                report(news, wake, News::Saved(count));
            }
        }
        self.waiting.len()
    }

    fn receive(&mut self, events: &Receiver<Vec<Event>>) -> Result<(), RecvTimeoutError> {
        let more = if self.waiting.is_empty() {
            events
                .recv()
                .map_err(|_gone| RecvTimeoutError::Disconnected)?
        } else {
            events.recv_timeout(RETRY)?
        };
        self.take(&more);
        Ok(())
    }

    fn take(&mut self, events: &[Event]) {
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
        self.given.extend(lines.iter().cloned());
        self.waiting.extend(lines);
    }

    /// Opens the file if none is open.
    fn ready(&mut self) -> std::io::Result<&mut OwnFile> {
        if self.own.is_none() {
            let (own, number) = OwnFile::open(&self.folder, &self.device, self.next_number)?;
            self.own = Some(own);
            self.next_number = number + 1;
        }
        self.own
            .as_mut()
            .ok_or_else(|| std::io::Error::other("no score file is open"))
    }

    fn write_waiting(&mut self) -> std::io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        if self.own.as_ref().is_some_and(|own| !own.is_untouched()) {
            // Somebody replaced or edited the file: it is theirs now. All that it may have lost goes to the next one.
            self.roll_over()?;
            self.waiting = self.missing_on_disk()?;
        }
        let lines = self.waiting.concat();
        if let Err(error) = self.ready()?.append(&lines) {
            // After a failed write or sync the state of the file is unknown; it is never tried again on the same one.
            self.roll_over()?;
            return Err(error);
        }
        self.waiting.clear();
        Ok(())
    }

    fn roll_over(&mut self) -> std::io::Result<()> {
        if self.rollovers >= ROLLOVERS_MAX {
            return Err(std::io::Error::other(format!(
                "{ROLLOVERS_MAX} score files in a row were changed or failed"
            )));
        }
        self.rollovers += 1;
        self.own = None;
        Ok(())
    }

    /// The lines given since the start that no file in the folder has.
    fn missing_on_disk(&self) -> std::io::Result<Vec<String>> {
        let files = ScoreFiles::read(&self.folder).map_err(std::io::Error::other)?;
        let on_disk: Vec<&Event> = files
            .files
            .iter()
            .flat_map(|(_, segment)| &segment.events)
            .collect();
        let is_missing = |line: &&String| {
            read_segment(line)
                .events
                .iter()
                .any(|event| !on_disk.contains(&event))
        };
        Ok(self.given.iter().filter(is_missing).cloned().collect())
    }
}

fn report(news: &Sender<News>, wake: &dyn Fn(), what: News) {
    // The owner may be gone already; then nobody wants the news.
    if news.send(what).is_ok() {
        wake();
    }
}
