//! Work that takes too long for a frame: threads that do one [`Task`] each, and one place where their results come in.

use std::any::Any;
use std::collections::VecDeque;
use std::mem::{Discriminant, discriminant};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use crate::app::task::{Disk, Done, Task};
use crate::app::task_progress::{Drawn, Progress, Wake};

/// Where tasks are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Executor {
    /// Each on a thread of its own.
    Threads,
    /// At once, on the thread that asks for them.
    InPlace,
}

struct Running {
    number: u64,
    kind: Discriminant<Task>,
    name: &'static str,
    /// Whether it must come to its end before the program does.
    saves: bool,
    progress: Progress,
    /// `None` once it was done in place.
    thread: Option<JoinHandle<()>>,
}

/// The tasks that are under way or wait, one of a kind at a time.
pub struct Tasks {
    disk: Arc<Disk>,
    executor: Executor,
    wake: Wake,
    drawn: Drawn,
    running: Vec<Running>,
    waiting: VecDeque<Task>,
    next: u64,
    results: Receiver<(u64, Done)>,
    to_results: Sender<(u64, Done)>,
}

impl Tasks {
    /// No tasks yet; those to come work on `disk`.
    pub fn new(disk: Disk, executor: Executor) -> Self {
        let (to_results, results) = channel();
        let drawn = Drawn::default();
        if executor == Executor::InPlace {
            // No window is drawn meanwhile.
            drawn.now();
        }
        Self {
            disk: Arc::new(disk),
            executor,
            wake: Wake::default(),
            drawn,
            running: Vec::new(),
            waiting: VecDeque::new(),
            next: 0,
            results,
            to_results,
        }
    }

    /// The files that they work on.
    pub fn disk(&self) -> &Disk {
        &self.disk
    }

    /// Has the window shown anew whenever a task has something to say.
    pub fn wake_with(&self, ctx: &egui::Context) {
        // It stays the window that came first; there is only one.
        let _known = self.wake.0.set(ctx.clone());
    }

    /// The window has been drawn: what has waited for it goes on.
    pub fn window_is_drawn(&self) {
        self.drawn.now();
    }

    /// Shows the window anew from another thread.
    pub fn waker(&self) -> impl Fn() + Send + 'static {
        let wake = self.wake.clone();
        move || wake.call()
    }

    /// Whether a task of that name is under way.
    pub fn is_busy_with(&self, name: &str) -> bool {
        self.running.iter().any(|it| it.name == name)
    }

    /// Begins a task, or has it wait for the one of its kind that is under way. Of what is only looked at the latest wish
    /// alone counts.
    pub fn start(&mut self, task: Task) {
        let kind = discriminant(&task);
        if task.replaces() {
            self.cancel(kind);
        }
        if self.running.iter().any(|it| it.kind == kind) {
            self.waiting.push_back(task);
        } else {
            self.run(task);
        }
    }

    /// Nobody wants the results of that kind any more.
    fn cancel(&mut self, kind: Discriminant<Task>) {
        self.waiting.retain(|task| discriminant(task) != kind);
        self.running.retain(|it| {
            let goes = it.kind == kind;
            it.progress.is_cancelled.fetch_or(goes, Ordering::Relaxed);
            !goes
        });
    }

    fn run(&mut self, task: Task) {
        self.next += 1;
        let number = self.next;
        let progress = Progress {
            wake: self.wake.clone(),
            drawn: self.drawn.clone(),
            ..Progress::default()
        };
        let mut running = Running {
            number,
            kind: discriminant(&task),
            name: task.name(),
            saves: task.saves(),
            progress: progress.clone(),
            thread: None,
        };
        let (disk, to_results) = (Arc::clone(&self.disk), self.to_results.clone());
        let wake = self.wake.clone();
        let work = move || {
            let done = task.run(&disk, &progress);
            // The window may be closed by now; then nobody waits for it.
            let _nobody = to_results.send((number, done));
            wake.call();
        };
        match self.executor {
            Executor::InPlace => work(),
            Executor::Threads => match Builder::new().name(running.name.to_owned()).spawn(work) {
                Ok(thread) => running.thread = Some(thread),
                Err(error) => {
                    let done = Done::Failed(running.name, error.to_string());
                    // The receiver is here.
                    let _sent = self.to_results.send((number, done));
                }
            },
        }
        self.running.push(running);
    }

    /// What came of tasks since the last call. Begins what waited for them.
    pub fn poll(&mut self) -> Vec<Done> {
        let results: Vec<(u64, Done)> = {
            let ended = self.running.iter().filter(|it| it.is_over());
            let ended: Vec<u64> = ended.map(|it| it.number).collect();
            let mut results: Vec<(u64, Done)> = self.results.try_iter().collect();
            // One that has ended and left no result has panicked.
            let has_result = |number: &u64| results.iter().any(|(known, _)| known == number);
            let silent = ended.into_iter().filter(|number| !has_result(number));
            let silent: Vec<u64> = silent.collect();
            for it in self.running.iter().filter(|it| silent.contains(&it.number)) {
                let why = "it ended before it was done".to_owned();
                results.push((it.number, Done::Failed(it.name, why)));
            }
            results
        };
        let mut done = Vec::new();
        for (number, result) in results {
            let place = self.running.iter().position(|it| it.number == number);
            // What was cancelled is not among them any more.
            if let Some(place) = place {
                drop(self.running.swap_remove(place));
                done.push(result);
            } else {
                self.forget(result);
            }
        }
        for task in std::mem::take(&mut self.waiting) {
            self.start(task);
        }
        done
    }

    /// Waits for the next result, but not longer than that; [`Self::poll`] gives it.
    pub fn wait(&self, longest: Duration) {
        if let Ok(result) = self.results.recv_timeout(longest) {
            // Back to where the others are; the receiver is here.
            let _sent = self.to_results.send(result);
        }
    }

    /// How far the reading of the record is, 0 to 1; `None` while nothing is read.
    pub fn share_of_reading(&self) -> Option<f32> {
        let reading = self.running.iter().find(|it| it.name == Task::READ);
        reading.map(|it| it.progress.share())
    }

    /// Lets go of something large on a thread.
    pub fn forget(&self, value: impl Any + Send) {
        if self.executor == Executor::Threads {
            // Where there is no thread it is dropped here.
            let _thread = Builder::new().spawn(move || drop(value));
        }
    }

    /// Has what saves come to its end before the program does; gives what came of it.
    pub fn close(&mut self) -> Vec<Done> {
        for it in &mut self.running {
            it.progress.is_cancelled.store(true, Ordering::Relaxed);
            if let Some(thread) = it.thread.take().filter(|_| it.saves) {
                // One that panicked has said so on standard error.
                let _ended = thread.join();
            }
        }
        // After those that are under way: what is saved last stays.
        let waiting = std::mem::take(&mut self.waiting);
        let mut done = self.poll();
        for task in waiting.into_iter().filter(Task::saves) {
            done.push(task.run(&self.disk, &Progress::default()));
        }
        done
    }
}

impl Running {
    fn is_over(&self) -> bool {
        self.thread.as_ref().is_some_and(JoinHandle::is_finished)
    }
}
