//! The start: what is read on a thread before there is a window, and what begins once there is one.

use std::sync::Arc;

use crate::app::{App, Disk, Executor, Packs, Reading, Task, Tasks};
use crate::model::{Model, Notice, Setup};
use crate::record::{Moment, Record};
use crate::storage::{
    Folders, Fs, RealFs, StorageError, Watch, Writer, bundled_library, device_name, host_name,
    load_settings, new_device_name,
};

/// What a start needs from outside.
pub struct Start {
    pub fs: Arc<dyn Fs>,
    pub folders: Folders,
    pub clock: fn() -> Moment,
    /// Determines everything that is random.
    pub seed: u64,
    /// This machine's name, from which the device name is made.
    pub host: String,
    pub executor: Executor,
}

/// A start in progress: packs and record are being read, and there is no window yet.
pub struct Starting {
    model: Model,
    tasks: Tasks,
    clock: fn() -> Moment,
    device: String,
}

impl Start {
    /// A start from the files of this machine, with each task on its own thread.
    pub fn on_this_machine(folders: Folders, clock: fn() -> Moment, seed: u64) -> Self {
        Self {
            fs: Arc::new(RealFs),
            folders,
            clock,
            seed,
            host: host_name(),
            executor: Executor::Threads,
        }
    }

    /// Begins reading packs and record, and meanwhile reads the little that the first frame needs.
    ///
    /// Nothing in the folders can stop it: what cannot be read or stored is reported in the window.
    pub fn begin(self) -> Starting {
        let Self {
            fs,
            folders,
            clock,
            seed,
            host,
            executor,
        } = self;
        let now = clock();
        let named = device_name(fs.as_ref(), &folders.config, &host, seed);
        let (device, unnamed) = match named {
            Ok(device) => (device, None),
            Err(error) => (new_device_name(&host, seed), Some(error)),
        };
        let bundled = Arc::new(bundled_library());
        let (settings, unread) = load_settings(fs.as_ref(), &folders.config);
        let mut tasks = Tasks::new(Disk { fs, folders }, executor);
        tasks.start(Task::Read(Reading {
            packs: Packs::Bundled(Arc::clone(&bundled)),
            device: device.clone(),
            from: now,
            now,
        }));
        let mut model = Model::new(
            bundled,
            Setup {
                record: Record::default(),
                settings,
                device: device.clone(),
                seed,
                now,
                replay_at_once: Setup::REPLAY_AT_ONCE,
            },
        );
        model.begin_loading();
        if let Some(error) = unnamed {
            model.notify(Notice::warning(error.to_string()));
        }
        if let Some(text) = unread {
            model.notify(Notice::error(&text));
        }
        Starting {
            model,
            tasks,
            clock,
            device,
        }
    }
}

impl Starting {
    /// Starts saving and watching the scores folder, and builds the app.
    pub fn open(self) -> Result<App, StorageError> {
        let Self {
            model,
            tasks,
            clock,
            device,
        } = self;
        let disk = tasks.disk();
        let places = disk.folders.scores();
        let scores = places.scores.clone();
        let writer = Writer::start(Arc::clone(&disk.fs), places, &device, tasks.waker())?;
        let made = disk.fs.make_folder(&scores);
        let watch = made
            .map_err(StorageError::io("make the folder", scores.as_path()))
            .and_then(|()| Watch::start(&scores, tasks.waker()));
        let mut app = App::new(model, Some(writer), tasks, clock);
        Ok(match watch {
            Ok(watch) => app.watching(watch),
            Err(error) => {
                // A folder that could not be made is told by the writer already.
                let text = "Your answers are saved, but what other devices bring is taken in only at the next start.";
                app.model
                    .notify(Notice::warning(text).with_details(error.to_string()));
                app
            }
        })
    }
}
