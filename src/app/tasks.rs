//! Work that takes too long for a frame: one thread per [`Task`], and one place where the results come in.

use std::any::Any;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use crate::app::task::{Disk, Done, Task};
use crate::app::task_kind::TaskKind;
use crate::app::task_progress::{Drawn, Progress, Wake};

/// How tasks are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Executor {
    /// Each on its own thread.
    Threads,
    /// Immediately, on the calling thread.
    InPlace,
}

struct Running {
    number: u64,
    kind: TaskKind,
    progress: Progress,
    /// `None` once it was run in place.
    thread: Option<JoinHandle<()>>,
}

/// Running and queued tasks; at most one of each kind runs at a time.
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
    /// Creates an empty set of tasks that will work on `disk`.
    pub fn new(disk: Disk, executor: Executor) -> Self {
        let (to_results, results) = channel();
        let drawn = Drawn::default();
        if executor == Executor::InPlace {
            // There is no window to wait for.
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

    /// Returns the files that tasks work on.
    pub fn disk(&self) -> &Disk {
        &self.disk
    }

    /// Has `ctx` repainted whenever a task has something to report.
    pub fn wake_with(&self, ctx: &egui::Context) {
        // The first window stays; there is only one.
        let _known = self.wake.0.set(ctx.clone());
    }

    /// Notes that the window has been drawn, which releases the tasks waiting for it.
    pub fn window_is_drawn(&self) {
        self.drawn.now();
    }

    /// Returns a function that requests a repaint from any thread.
    pub fn waker(&self) -> impl Fn() + Send + 'static {
        let wake = self.wake.clone();
        move || wake.call()
    }

    /// Whether a task of that kind is running.
    pub fn is_busy_with(&self, kind: TaskKind) -> bool {
        self.running.iter().any(|it| it.kind == kind)
    }

    /// Runs a task, or queues it behind a running one of its kind. If the task replaces earlier ones of its kind, these
    /// are cancelled instead.
    pub fn start(&mut self, task: Task) {
        let kind = task.kind();
        if kind.replaces() {
            self.cancel(kind);
        }
        if self.is_busy_with(kind) {
            self.waiting.push_back(task);
        } else {
            self.run(task);
        }
    }

    /// Drops queued tasks of a kind, and discards the results of running ones.
    fn cancel(&mut self, kind: TaskKind) {
        self.waiting.retain(|task| task.kind() != kind);
        self.running.retain(|it| it.kind != kind);
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
            kind: task.kind(),
            progress: progress.clone(),
            thread: None,
        };
        let (disk, to_results) = (Arc::clone(&self.disk), self.to_results.clone());
        let wake = self.wake.clone();
        let work = move || {
            let done = task.run(&disk, &progress);
            // The window may be closed by now; then nobody wants the result.
            let _nobody = to_results.send((number, done));
            wake.call();
        };
        match self.executor {
            Executor::InPlace => work(),
            Executor::Threads => match Builder::new()
                .name(running.kind.label().to_owned())
                .spawn(work)
            {
                Ok(thread) => running.thread = Some(thread),
                Err(error) => {
                    let (task, why) = (running.kind, error.to_string());
                    let done = Done::Failed { task, why };
                    // Cannot fail: the receiver is in `self`.
                    let _sent = self.to_results.send((number, done));
                }
            },
        }
        self.running.push(running);
    }

    /// Returns the results since the last call, and starts queued tasks.
    pub fn poll(&mut self) -> Vec<Done> {
        let results: Vec<(u64, Done)> = {
            let ended = self.running.iter().filter(|it| it.is_over());
            let ended: Vec<u64> = ended.map(|it| it.number).collect();
            let mut results: Vec<(u64, Done)> = self.results.try_iter().collect();
            // A thread that finished without a result has panicked.
            let has_result = |number: &u64| results.iter().any(|(known, _)| known == number);
            let silent = ended.into_iter().filter(|number| !has_result(number));
            let silent: Vec<u64> = silent.collect();
            for it in self.running.iter().filter(|it| silent.contains(&it.number)) {
                let why = "it ended before it was done".to_owned();
                results.push((it.number, Done::Failed { task: it.kind, why }));
            }
            results
        };
        let mut done = Vec::new();
        for (number, result) in results {
            let place = self.running.iter().position(|it| it.number == number);
            // Cancelled tasks are no longer listed.
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

    /// Waits for the next result, `longest` at most; [`Self::poll`] then returns it.
    pub fn wait(&self, longest: Duration) {
        if let Ok(result) = self.results.recv_timeout(longest) {
            // Back to the others. Cannot fail: the receiver is in `self`.
            let _sent = self.to_results.send(result);
        }
    }

    /// How far reading the record has got, 0 to 1; `None` while it is not being read.
    pub fn share_of_reading(&self) -> Option<f32> {
        let reading = self.running.iter().find(|it| it.kind == TaskKind::Read);
        reading.map(|it| it.progress.share())
    }

    /// Drops something large on another thread.
    pub fn forget(&self, value: impl Any + Send) {
        if self.executor == Executor::Threads {
            // If no thread can be started, it is dropped here.
            let _thread = Builder::new().spawn(move || drop(value));
        }
    }

    /// Waits for running tasks that save, and runs queued ones that do; returns the results.
    pub fn close(&mut self) -> Vec<Done> {
        for it in &mut self.running {
            if let Some(thread) = it.thread.take().filter(|_| it.kind.saves()) {
                // A thread that panicked has said so on standard error.
                let _ended = thread.join();
            }
        }
        // After the running ones, so that the last save wins.
        let waiting = std::mem::take(&mut self.waiting);
        let mut done = self.poll();
        for task in waiting.into_iter().filter(|it| it.kind().saves()) {
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
