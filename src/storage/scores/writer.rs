//! The thread that saves: an event counts as saved only when it is on disk.

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
    /// These are in no file any more.
    Removed(Vec<Entry>),
    /// Nothing could be removed for good, or not all of it.
    NotRemoved(String),
}

impl News {
    /// What [`Self::Rescued`] means, in words for the learner.
    pub fn rescued_to(folder: &Path) -> String {
        format!(
            "The data folder cannot be written. Your answers are safe in {}, and count as always.",
            folder.display()
        )
    }
}

/// What the thread is to do.
enum Order {
    Save(Vec<Event>),
    Remove(Vec<Entry>),
}

/// The way to the thread that owns the file.
pub struct Writer {
    to_thread: Option<Sender<Order>>,
    news: Receiver<News>,
    thread: Option<JoinHandle<usize>>,
}

impl Writer {
    /// Starts the thread for the score file of `device`. Its first act is to find that file and to make it ready. `wake` is called after each piece of news.
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

    /// Hands events over to be saved.
    pub fn save(&self, events: Vec<Event>) {
        if !events.is_empty() {
            self.order(Order::Save(events));
        }
    }

    /// Has entries taken out of all files for good.
    pub fn remove(&self, gone: Vec<Entry>) {
        self.order(Order::Remove(gone));
    }

    fn order(&self, order: Order) {
        if let Some(to_thread) = &self.to_thread
            && to_thread.send(order).is_err()
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
    /// What is to be removed after the next save.
    removals: Vec<Vec<Entry>>,
    news: Sender<News>,
    wake: Box<dyn Fn() + Send>,
}

impl Work {
    /// Saves until the sender is gone and nothing is left to try. Gives the number of events that could not be saved.
    fn run(mut self, orders: &Receiver<Order>) -> usize {
        // Repairs a torn tail at once, not only with the first answer.
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

    /// Takes what was handed over; waits for it, but not long while something is left to try again. Tells whether
    /// nothing more will come.
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
