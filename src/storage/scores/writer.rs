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

/// A report from the writer thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// That many more events are on disk.
    Saved(usize),
    /// Saving currently fails, for this reason; it is retried.
    Stuck(String),
    /// The file that is written from now on.
    Writing(PathBuf),
    /// The scores folder cannot be written; answers go to the rescue folder instead.
    Rescued,
    /// Entries that are no longer in any file.
    Removed(Vec<Entry>),
    /// Why nothing, or not everything, was removed.
    NotRemoved(String),
}

impl News {
    /// Explains [`Self::Rescued`] to the learner.
    pub fn rescued_to(folder: &Path) -> String {
        format!(
            "The data folder cannot be written. Your answers are safe in {}, and count as always.",
            folder.display()
        )
    }
}

enum Order {
    Save(Vec<Event>),
    Remove(Vec<Entry>),
}

/// A handle to the thread that owns the score file.
pub struct Writer {
    to_thread: Option<Sender<Order>>,
    news: Receiver<News>,
    thread: Option<JoinHandle<usize>>,
}

impl Writer {
    /// Starts the thread for the score file of `device`; it first finds that file and makes it ready.
    ///
    /// `wake` is called after each piece of news.
    pub fn start(
        fs: Arc<dyn Fs>,
        places: ScorePlaces,
        device: &str,
        wake: impl Fn() + Send + 'static,
    ) -> Result<Self, StorageError> {
        let (to_thread, orders) = channel();
        let (to_owner, news) = channel();
        let folder = places.scores.clone();
        let work = Work {
            keeper: Keeper::new(fs, places, device),
            removals: Vec::new(),
            news: to_owner,
            wake: Box::new(wake),
        };
        let thread = Builder::new()
            .name("score writer".to_owned())
            .spawn(move || work.run(&orders))
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

    /// Hands over events to be saved.
    pub fn save(&self, events: Vec<Event>) {
        if !events.is_empty() {
            self.order(Order::Save(events));
        }
    }

    /// Requests the permanent removal of entries from all files.
    pub fn remove(&self, gone: Vec<Entry>) {
        self.order(Order::Remove(gone));
    }

    fn order(&self, order: Order) {
        if let Some(to_thread) = &self.to_thread
            && to_thread.send(order).is_err()
        {
            // The thread is gone: nothing more is acknowledged, so the count of unsaved answers stays on screen.
        }
    }

    /// Returns the news since the last call, without blocking.
    pub fn news(&self) -> Vec<News> {
        self.news.try_iter().collect()
    }

    /// Blocks until there is news; returns `None` once the thread is gone.
    pub fn wait(&self) -> Option<News> {
        self.news.recv().ok()
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

/// State of the writer thread.
struct Work {
    keeper: Keeper,
    /// To be carried out after the next save.
    removals: Vec<Vec<Entry>>,
    news: Sender<News>,
    wake: Box<dyn Fn() + Send>,
}

impl Work {
    /// Saves until the sender is dropped, trying one last time then. Returns how many events could not be saved.
    fn run(mut self, orders: &Receiver<Order>) -> usize {
        // Repairs a torn tail right away rather than with the first answer.
        if let Err(error) = self.keeper.start() {
            self.report(News::Stuck(error.to_string()));
        }
        let (mut own, mut is_rescue_told) = (None, false);
        loop {
            self.report_file(&mut own);
            let gone = self.receive(orders);
            match self.keeper.save() {
                Ok(0) => {}
                Ok(count) => {
                    // Not before something is safe there.
                    if self.keeper.is_in_rescue() && !is_rescue_told {
                        is_rescue_told = true;
                        self.report(News::Rescued);
                    }
                    self.report(News::Saved(count));
                }
                Err(error) => self.report(News::Stuck(error.to_string())),
            }
            for gone in std::mem::take(&mut self.removals) {
                let news = match self.keeper.remove(&gone) {
                    Ok(()) => News::Removed(gone),
                    Err(error) => News::NotRemoved(error.to_string()),
                };
                self.report(news);
            }
            self.report_file(&mut own);
            if gone {
                return self.keeper.unacknowledged();
            }
        }
    }

    /// Takes in pending orders. Waits for one, but only briefly while something is left to retry. Returns whether the
    /// sender is gone.
    fn receive(&mut self, orders: &Receiver<Order>) -> bool {
        let first = if self.keeper.unacknowledged() == 0 {
            orders
                .recv()
                .map_err(|_gone| RecvTimeoutError::Disconnected)
        } else {
            orders.recv_timeout(RETRY)
        };
        let gone = matches!(first, Err(RecvTimeoutError::Disconnected));
        for order in first.into_iter().chain(orders.try_iter()) {
            match order {
                Order::Save(events) => self.keeper.give(&events),
                Order::Remove(gone) => self.removals.push(gone),
            }
        }
        gone
    }

    /// Reports which file is written, if that has changed.
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
