//! The thread that saves: an event counts as saved only when it is on disk.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use crate::record::Event;
use crate::storage::StorageError;
use crate::storage::fs::RealFs;
use crate::storage::keeper::{Keeper, ScorePlaces};

/// How long to wait before trying again what could not be saved.
const RETRY: Duration = Duration::from_secs(1);

/// What the writer has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// That many further events are on disk.
    Saved(usize),
    /// Saving does not work at the moment; it is tried again.
    Stuck(String),
    /// From now on this file is written.
    Writing(PathBuf),
    /// The folder of scores cannot be written; answers go to the rescue folder instead.
    Rescued,
}

/// The way to the thread that owns the file.
pub struct Writer {
    to_thread: Option<Sender<Vec<Event>>>,
    news: Receiver<News>,
    thread: Option<JoinHandle<usize>>,
}

impl Writer {
    /// Starts the thread for the score file of `device`. `wake` is called after each piece of news.
    pub fn start(
        places: ScorePlaces,
        device: &str,
        wake: impl Fn() + Send + 'static,
    ) -> Result<Self, StorageError> {
        let (to_thread, events) = channel();
        let (to_owner, news) = channel();
        let folder = places.scores.clone();
        let work = Work {
            keeper: Keeper::new(Arc::new(RealFs), places, device),
            news: to_owner,
            wake: Box::new(wake),
        };
        let thread = Builder::new()
            .name("score writer".to_owned())
            .spawn(move || work.run(&events))
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
    keeper: Keeper,
    news: Sender<News>,
    wake: Box<dyn Fn() + Send>,
}

impl Work {
    /// Saves until the sender is gone and nothing is left to try. Gives the number of events that could not be saved.
    fn run(mut self, events: &Receiver<Vec<Event>>) -> usize {
        // Repairs a torn tail at once, not only with the first answer.
        if let Err(error) = self.keeper.start() {
            self.report(News::Stuck(error.to_string()));
        }
        let mut own = None;
        loop {
            self.report_file(&mut own);
            let gone = self.receive(events);
            let was_in_rescue = self.keeper.is_in_rescue();
            match self.keeper.save() {
                Ok(0) => {}
                Ok(count) => self.report(News::Saved(count)),
                Err(error) => self.report(News::Stuck(error.to_string())),
            }
            if self.keeper.is_in_rescue() && !was_in_rescue {
                self.report(News::Rescued);
            }
            self.report_file(&mut own);
            if gone {
                return self.keeper.unacknowledged();
            }
        }
    }

    /// Takes what was handed over; waits for it, but not long while something is left to try again. Tells whether
    /// nothing more will come.
    fn receive(&mut self, events: &Receiver<Vec<Event>>) -> bool {
        let first = if self.keeper.unacknowledged() == 0 {
            events
                .recv()
                .map_err(|_gone| RecvTimeoutError::Disconnected)
        } else {
            events.recv_timeout(RETRY)
        };
        let gone = matches!(first, Err(RecvTimeoutError::Disconnected));
        for more in first.into_iter().chain(events.try_iter()) {
            self.keeper.give(&more);
        }
        gone
    }

    /// Says which file is written, when that has changed.
    fn report_file(&self, last: &mut Option<PathBuf>) {
        let now = self.keeper.own_path().map(Path::to_path_buf);
        if now != *last {
            if let Some(path) = &now {
                self.report(News::Writing(path.clone()));
            }
            *last = now;
        }
    }

    fn report(&self, what: News) {
        // The owner may be gone already; then nobody wants the news.
        if self.news.send(what).is_ok() {
            (self.wake)();
        }
    }
}
